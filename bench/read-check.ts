/** Findings held against the faults that the authors planted. What they did not plant counts as wrong; beside it stands what was seen afterwards to be a fault all the same. */
import { fold } from '../src/domain/words/text.ts'
import type { CheckedPaper } from './read-paper.ts'
import type { Share } from './read-compare.ts'

export interface PlantedFault {
  readonly rule: string
  readonly where: string
  readonly found: string
  readonly why: string
}

type Level = 'error' | 'warning' | 'info'

export interface CheckFigures {
  /** By the planted faults alone. */
  readonly precision: Readonly<Record<Level, Share>>
  /** With the real faults that nobody planted and that a reader saw afterwards (`seen-afterwards.json`). */
  readonly withSeen: Readonly<Record<Level, Share>>
  readonly found: Share
}

export function emptyChecks(): CheckFigures {
  const none = () => ({ right: 0, all: 0 })
  const levels = () => ({ error: none(), warning: none(), info: none() })
  return { precision: levels(), withSeen: levels(), found: none() }
}

type Finding = CheckedPaper['findings'][number]

/** Of the same rule about the same words, or about these very words whatever the rule. */
function isAbout(finding: Finding, fault: PlantedFault): boolean {
  const [words, planted] = [fold(finding.found).trim(), fold(fault.found)]
  const told = `${planted} ${fold(fault.why)} ${fold(fault.where)}`
  const isSameRule = finding.rule === fault.rule || fault.why.includes(finding.rule)
  const overlaps = words.length >= 4 && (planted.includes(words) || words.includes(planted))
  if (!isSameRule) return overlaps
  const parts = words.split(/\s+/).filter((word) => word.length > 1)
  const shared = parts.filter((word) => told.includes(word)).length
  // A date that both name: "Trước ngày 30/10/2026" and "30/9 in the text, 30/10/2026 in the table".
  const dates = words.match(/\d{1,2}\/\d{1,2}(?:\/\d{4})?/g) ?? []
  if (dates.some((date) => told.includes(date))) return true
  return overlaps || words === '' || shared * 2 >= parts.length || told.includes(fold(finding.place.path ?? '?'))
}

/** Adds the figures of one paper, which may have been refused. */
export function compareFindings(
  paper: CheckedPaper | null,
  faults: readonly PlantedFault[],
  seenAfterwards: readonly PlantedFault[],
  { precision, withSeen, found }: CheckFigures,
  report: (line: string) => void,
): void {
  const findings = paper?.findings ?? []
  for (const finding of findings) {
    const isRight = faults.some((fault) => isAbout(finding, fault))
    const share = precision[finding.severity]
    share.all += 1
    if (isRight) share.right += 1
    const isSeen = isRight || seenAfterwards.some((fault) => isAbout(finding, fault))
    withSeen[finding.severity].all += 1
    if (isSeen) withSeen[finding.severity].right += 1
    if (!isRight)
      report(
        `${isSeen ? 'seen afterwards' : 'not planted'}: ${finding.severity} ${finding.rule} ${finding.where}: "${finding.found}" ${finding.message}`,
      )
  }
  for (const fault of faults) {
    found.all += 1
    if (findings.some((finding) => isAbout(finding, fault))) found.right += 1
    else report(`not found: ${fault.rule} ${fault.where}: "${fault.found}"`)
  }
}
