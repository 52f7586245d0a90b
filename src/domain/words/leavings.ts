/** What Excel leaves in a cell that it could not show, or shows without its format. */
import { type IsoDate, addDays } from '../deadline/dates.ts'

const leaving = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$|^#{3,}$/
/** A date of Excel without its format: 46183 is 10/6/2026. */
const bareSerial = /^4[3-9]\d{3}$/
/** Day 0 of Excel, which counts a 29/2/1900 that was none. */
const dayZero = '1899-12-30'

/** Whether a cell holds a leaving; a bare number of a day only where a time is written. */
export function isLeaving(cell: string, isTime: boolean): boolean {
  return leaving.test(cell) || (isTime && bareSerial.test(cell))
}

/** The day that a bare number stands for; null for anything else. */
export function dayOfSerial(cell: string): IsoDate | null {
  return bareSerial.test(cell) ? addDays(dayZero, Number(cell)) : null
}
