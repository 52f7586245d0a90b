/** How many copies of a notice go out: the desk, the mark on the page, the printer, the register and the signatory's sheet say the same. */
import { localDirectory } from '../bodies/body-directory.ts'
import type { IsoDate } from '../deadline/dates.ts'
import type { Notice } from '../notice/notice.ts'
import { type CountedDistribution, countDistribution } from './count-units.ts'
import { textOf } from './office-record.ts'
import type { Office } from './office.ts'

type Counted = Pick<Notice, 'header' | 'distribution'>

/** What the lines of recipients ask for on the day of the notice, and on `today` while it has none. */
export function countByLines({ header, distribution }: Counted, office: Office, today: IsoDate): CountedDistribution {
  const on = header.date ?? today
  const saved = office.valid('recipient', on).map(({ values }) => ({
    name: textOf(values['name']),
    copies: typeof values['copies'] === 'number' ? values['copies'] : null,
  }))
  return countDistribution(distribution, localDirectory(office.directoryOn(on), header.place), saved)
}

/** Those the mark of the typist names; without its number those the recipients ask for. */
export function countCopies(notice: Counted, office: Office, today: IsoDate): number {
  return notice.distribution.copies ?? Math.max(1, countByLines(notice, office, today).total)
}
