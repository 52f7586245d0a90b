/** The office's data as services read it: one version of it, made ready once and kept while it is in force. */
import { type BodyDirectory, localDirectory } from '../domain/bodies/body-directory.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { type Office, makeOffice } from '../domain/office/office.ts'
import { textOf } from '../domain/office/office-record.ts'
import { squeeze } from '../domain/words/text.ts'
import { type Phrases, makePhraseReader } from '../page/compose/phrases.ts'
import type { ReadableDb } from '../store/db.ts'
import { officeVersion, readOffice } from '../store/office-data.ts'

export interface Offices {
  /** The version in force. */
  readonly current: (db: ReadableDb) => Promise<Office>
  readonly at: (db: ReadableDb, version: number) => Promise<Office>
  /** What centred lines of a page do not tear. */
  readonly phrases: (directory: BodyDirectory) => Phrases
}

/** So many versions are kept ready: the one in force and those that a verification goes through. */
const mostKept = 8

export function createOffices(): Offices {
  const kept = new Map<number, Office>()
  const at = async (db: ReadableDb, version: number): Promise<Office> => {
    const before = kept.get(version)
    if (before !== undefined) return before
    const office = makeOffice(await readOffice(db, version))
    const [oldest] = kept.keys()
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
    kept.set(version, office)
    return office
  }
  return { at, phrases: makePhraseReader(), current: async (db) => at(db, await officeVersion(db)) }
}

/** The organ of the office as its profile names it today; empty while the office has not said it. */
export async function organOfOffice({
  db,
  offices,
  now,
}: {
  readonly db: ReadableDb
  readonly offices: Offices
  readonly now: string
}): Promise<string> {
  const [profile] = (await offices.current(db)).valid('profile', dayInVietnam(now))
  return squeeze(textOf(profile?.values['issuingOrgan']))
}

/** The bodies with the names they have on the day of a notice; on the day of `moment` while it has none. */
export function directoryFor(office: Office, { header }: Pick<Notice, 'header'>, moment: string): BodyDirectory {
  return office.directoryOn(header.date ?? dayInVietnam(moment))
}

/** The same as the province of the notice uses it: what its cells and sentences are read by. */
export function localDirectoryFor(office: Office, notice: Pick<Notice, 'header'>, moment: string): BodyDirectory {
  return localDirectory(directoryFor(office, notice, moment), notice.header.place)
}
