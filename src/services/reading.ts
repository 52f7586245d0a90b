/** Reading a paper without a store: nothing is kept, and the bodies are those a new office begins with. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { localDirectory } from '../domain/bodies/body-directory.ts'
import { makeOffice } from '../domain/office/office.ts'
import { startingSet } from '../domain/office/starting-set.ts'
import { type ReadingForm, readingForm } from '../page/reading-form.ts'
import { recognize } from '../page/recognize/recognize.ts'
import type { ToDocx } from './context.ts'
import { readBytes } from './imports.ts'

/** The reading form of a file. Refuses what holds no notice and what is damaged or beyond the bounds. */
export async function readPaper(
  bytes: Uint8Array,
  ids: () => string,
  moment: string,
  toDocx?: ToDocx,
): Promise<ReadingForm> {
  const { blocks, doubts: found, secrecy } = await readBytes(bytes, toDocx)
  const { notice, doubts, lines } = recognize(blocks, { ids, secrecy })
  const office = makeOffice({ version: 0, records: startingSet() })
  const directory = localDirectory(office.directoryOn(notice.header.date ?? dayInVietnam(moment)), notice.header.place)
  return readingForm(notice, [...found, ...doubts], {
    directory,
    isDayOff: (day) => office.calendar.isDayOff(day),
    lines,
  })
}
