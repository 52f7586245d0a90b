/** One paper read and checked as a new office would: its bodies, its days off, the shipped lexicon. */
import { localDirectory } from '../src/domain/bodies/body-directory.ts'
import { Refusal, describePlace } from '../src/domain/errors.ts'
import { makeOffice } from '../src/domain/office/office.ts'
import { startingSet } from '../src/domain/office/starting-set.ts'
import { type PlacedFinding, checkNotice } from '../src/checker/check.ts'
import { createMemory } from '../src/checker/memory.ts'
import { rules } from '../src/checker/rules/index.ts'
import { makeContext, standardSet } from '../src/checker/standard.ts'
import { decodeText, readText } from '../src/files/text-read.ts'
import { type ReadingForm, readingForm } from '../src/page/reading-form.ts'
import { recognize } from '../src/page/recognize/recognize.ts'
import { uuidV7 } from '../src/services/ids.ts'

export interface CheckedPaper {
  readonly form: ReadingForm
  readonly findings: readonly (PlacedFinding & { readonly where: string })[]
}

const memory = createMemory()
const office = makeOffice({ version: 0, records: startingSet() })

/** The paper, or why it was refused. */
export function readAndCheck(bytes: Uint8Array): CheckedPaper | string {
  try {
    const { blocks, doubts: found } = readText(decodeText(bytes))
    const { notice, doubts, lines } = recognize(blocks, { ids: () => uuidV7() })
    const all = [...found, ...doubts]
    const directory = localDirectory(office.directoryOn(notice.header.date ?? '2026-06-01'), notice.header.place)
    const facts = { directory, calendar: office.calendar }
    const around = { doubts: all.map(({ found: words = '', ...one }) => ({ ...one, found: words })) }
    const { findings } = checkNotice(notice, rules, standardSet, makeContext(standardSet, facts, memory, around))
    return {
      form: readingForm(notice, all, { directory, isDayOff: (day) => office.calendar.isDayOff(day), lines }),
      findings: findings.map((one) => ({ ...one, where: describePlace(one.place) })),
    }
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
