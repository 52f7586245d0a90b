/** A day as it is typed on the command line. */
import { isIsoDate } from '../../domain/deadline/dates.ts'
import { WrongUse } from './command.ts'

/** "10/4/2026" or "2026-04-10". */
export function readDay(written: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? []
  const iso = day === '' ? written : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isIsoDate(iso)) throw new WrongUse(`"${written}" không phải một ngày có thật`)
  return iso
}
