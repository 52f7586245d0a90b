/** Papers of the past that are brought in many at a time: what became of each. */
import { dayInVietnam, writeShortDate } from '../deadline/dates.ts'

export const paperOutcomes = ['read', 'doubted', 'duplicate', 'refused'] as const
export type PaperOutcome = (typeof paperOutcomes)[number]

export const outcomeNames: Readonly<Record<PaperOutcome, string>> = {
  read: 'Đọc được hết',
  doubted: 'Có điểm cần rà soát',
  duplicate: 'Đã có trong kho',
  refused: 'Không đọc được',
}

/** A file of a batch and what became of it. */
export interface PastPaper {
  /** Its path in the folder that was brought in, or its name. */
  readonly path: string
  readonly size: number
  readonly outcome: PaperOutcome
  /** The notice it became, or is a second copy of. */
  readonly notice: string | null
  readonly doubts: number
  /** Why, in Vietnamese: of what was refused, doubted or there already. */
  readonly note: string
  /** ISO 8601 UTC. */
  readonly at: string
}

export type OutcomeCounts = Readonly<Record<PaperOutcome, number>>

export function countOutcomes(papers: readonly Pick<PastPaper, 'outcome'>[]): OutcomeCounts {
  const counts = { read: 0, doubted: 0, duplicate: 0, refused: 0 }
  for (const { outcome } of papers) counts[outcome] += 1
  return counts
}

/** "12 tệp: 8 đọc được hết, 2 có điểm cần rà soát, 1 đã có trong kho, 1 không đọc được" */
export function describeCounts(counts: OutcomeCounts): string {
  const files = paperOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  const parts = paperOutcomes.map((outcome) => `${counts[outcome]} ${outcomeNames[outcome].toLowerCase()}`)
  return `${files} tệp: ${parts.join(', ')}`
}

/** A refusal is about the file alone, and the next one may be read: not so a full disk or a store that is locked. */
export function isAboutFile(code: string): boolean {
  return /^(?:source|notice)\./.test(code)
}

/** A notice of the store that a paper may be: of the same bytes, or of the same number in the same year. */
export interface Twin {
  readonly kind: 'sameFile' | 'sameNumber'
  readonly id: string
  /** When it came into the store, ISO 8601 UTC. */
  readonly at: string
}

/** "Tệp này đã nhập ngày 02/12/2026" */
export function describeTwin({ kind, at }: Twin): string {
  const day = writeShortDate(dayInVietnam(at))
  return kind === 'sameFile' ? `Tệp này đã nhập ngày ${day}` : `Trùng số, khác nội dung, với văn bản nhập ngày ${day}`
}

/** Bytes of a file that is handed over. */
export const largestPaper = 64_000_000

export function tooLarge(size: number): string {
  return `Tệp quá lớn. Tệp nặng ${Math.round(size / 1e6)} MB, nhiều nhất được ${largestPaper / 1e6} MB.`
}
