/**
 * The words of the deadline grammar. Patterns are matched against text folded by `foldInPlace`, so they are written
 * without accents, and "hoàn"/"hòan", "hằng"/"hàng", "quý"/"qúy" need no variants of their own.
 * In a pattern " " stands for one or more blanks and " ?" for any number of them: see `compile`.
 */
import type { Bound, Duration, Unit } from './deadline-value.ts'
import { sexagenaryName } from './lunar.ts'
import { fold } from '../words/text.ts'

/**
 * Lower case, no accents, every blank a space, every dash a hyphen; and, unlike `fold`, each character stays at its
 * index, so what is found in the result can be cut out of the text. For NFC text.
 */
export function foldInPlace(text: string): string {
  return text.replace(/[\t-\rA-Z\u0080-\uFFFF]/g, (unit) => foldedUnits[unit.charCodeAt(0)] ?? foldUnit(unit))
}

function foldUnit(unit: string): string {
  if (/\s/.test(unit)) return ' '
  if (/\p{Pd}|−/u.test(unit)) return '-'
  const plain = fold(unit)
  return plain.length === 1 ? plain : unit
}

/** By code: what Vietnamese is written with. */
const foldedUnits = Array.from({ length: 0x2070 }, (_, code) => foldUnit(String.fromCharCode(code)))

/** A pattern as a regular expression over folded text. */
export function compile(pattern: string, flags = ''): RegExp {
  return new RegExp(
    pattern.replace(/ (\??)/g, (_, optional: string) => (optional === '' ? ' +' : ' *')),
    flags,
  )
}

/** A pattern that must cover the whole text. */
export function compileWhole(pattern: string): RegExp {
  return compile(`^(?:${pattern})$`)
}

/** A shape without the names of its groups, for a pattern in which it occurs more than once. */
export function nameless(shape: string): string {
  return shape.replace(/\(\?<\w+>/g, '(?:')
}

const numberWords = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
/** "30", "05", "hai"; "05 (năm)" repeats it in words. */
export const numberShape = `(?:\\d{1,3}|${numberWords.join('|')})\\b(?: ?\\([^()\\d]{2,30}\\))?`

/** "05 (năm)" -> 5. Null for 0. */
export function readNumber(written: string): number | null {
  const bare = written.replace(/ *\(.*$/, '')
  const value = /^\d+$/.test(bare) ? Number(bare) : numberWords.indexOf(bare) + 1
  return value === 0 ? null : value
}

const units: readonly (readonly [string, Duration['unit'], string])[] = [
  ['ngay dem', 'dayAndNight', 'ngày đêm'],
  ['ngay lam viec', 'workingDay', 'ngày làm việc'],
  ['ngay', 'day', 'ngày'],
  ['tuan', 'week', 'tuần'],
  ['thang', 'month', 'tháng'],
  ['qu[yi]', 'quarter', 'quý'],
  ['nam', 'year', 'năm'],
]

/** Units of a duration, the longest wording first; units of a cadence are those of one word. */
export const durationUnitShape = `(?:${units.map(([shape]) => shape).join('|')})\\b`
export const unitShape = `(?:${units
  .slice(2)
  .map(([shape]) => shape)
  .join('|')})\\b`

export function readDurationUnit(written: string): Duration['unit'] | null {
  return units.find(([shape]) => compileWhole(shape).test(written))?.[1] ?? null
}

export function readUnit(written: string): Unit | null {
  const unit = readDurationUnit(written)
  return unit === 'dayAndNight' || unit === 'workingDay' ? null : unit
}

export function writeUnit(unit: Duration['unit']): string {
  return units.find(([, name]) => name === unit)?.[2] ?? ''
}

/** The years that isoDate knows. */
export const yearShape = '(?<year>(?:19|2\\d)\\d\\d)\\b'
const clockShape = '(?:(?<hour>[01]?\\d|2[0-4]) ?(?:gio|h|:) ?(?<minute>[0-5]\\d)?(?: ?phut)?,? )?'
const dayShape = '(?<day>\\d{1,2})'

/** "tuần thứ 2 của", in front of its month. */
export const weekOfMonthShape = 'tuan (?:thu )?(?<week>nhat|dau(?: tien)?|hai|ba|tu|nam|[1-5]|cuoi(?: cung)?)(?: cua)?'

/** Periods as they are written. Dates may lack the word "ngày" and the year. */
export const periodShapes = {
  slashDate: `${clockShape}(?:ngay )?${dayShape} ?/ ?(?<month>\\d{1,2})(?: ?/ ?${yearShape}|(?![\\d/]))`,
  /** "thứ Sáu (15/5)" */
  weekdayDate: `${clockShape}(?:ngay )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? ?\\((?:ngay )?${dayShape} ?[/.] ?(?<month>\\d{1,2})(?: ?[/.] ?${yearShape})?\\)`,
  dottedDate: `${clockShape}(?:ngay )?${dayShape}[.-](?<month>\\d{1,2})[.-]${yearShape}`,
  longDate: `${clockShape}(?:ngay )?${dayShape} thang (?<month>\\d{1,2})\\b(?:(?:,? nam | ?/ ?)${yearShape})?`,
  month: `thang (?<month>\\d{1,2})\\b(?:(?:,? nam | ?[/-] ?)${yearShape})?`,
  weekOfMonth: `${weekOfMonthShape} thang (?<month>\\d{1,2})\\b(?:(?:,? nam | ?[/-] ?)${yearShape})?`,
  quarter: `qu[yi] (?<quarter>i{1,3}|iv|0?[1-4])\\b(?:(?:,? nam | ?[/-] ?| )${yearShape})?`,
  partOfYear: `(?<count>\\d{1,2}) thang (?<part>dau|cuoi) nam\\b(?: ${yearShape})?`,
  year: `nam ${yearShape}`,
  solarNewYear: `tet duong lich\\b(?: (?:nam )?${yearShape})?`,
} as const

/** "chậm nhất", "chậm nhất là", "không quá", "hạn cuối", "thời hạn cuối cùng:". */
export const latestShape =
  '(?:(?:cham|muon) nhat(?: la)?|khong (?:qua|muon hon|cham hon)|(?:thoi )?han (?:cuoi(?: cung)?|chot)(?: la| ?:)?)'

/** Bound words before a period, the longer wording before the one it begins with. */
export const boundShapes: readonly (readonly [Bound, string])[] = [
  ['latestBefore', `${latestShape},? truoc`],
  ['by', `${latestShape}(?: (?:den het|den|trong|vao|het|cuoi))?`],
  ['by', 'truoc va trong'],
  ['by', '(?:tu nay )?den(?: het| cuoi)?'],
  ['by', 'het|(?:vao )?cuoi'],
  ['before', 'truoc'],
  ['from', '(?:bat dau|ke|tinh)(?: (?:thuc hien|trien khai))? tu|bat dau|tu'],
  ['on', '(?:ngay )?trong|vao'],
]

/** Words before a deadline that belong to it: "Hoàn thành trước ngày …". */
export const completionShape = '(?:hoan (?:thanh|tat)(?: xong)?|(?:(?:thuc hien|trien khai) )?xong)'

/** "tháng cuối quý" and the like after the day of a cadence. */
const dueMonthShape =
  '(?:(?: cua)? thang (?<edge>dau|cuoi)(?: cua)?(?: moi| hang)? qu[yi]' +
  '|(?: cua)? thang (?<next>sau|ke tiep|tiep theo|lien ke)' +
  '| ?/ ?(?<month>\\d{1,2})| thang (?<monthAfter>\\d{1,2}))?'
export const weekdayNames = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const weekdayShape = '(?<weekday>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)'
const weekShape = 'tuan (?<week>dau|cuoi)'
/** The day in each interval, without its bound. */
export const dueShape = `${clockShape}(?:ngay ${dayShape}${dueMonthShape}(?![\\d/])|(?:ngay |(?:sang|chieu|toi) )?${weekdayShape}\\b|${weekShape}\\b)`

/** "hằng tháng", "mỗi năm 02 lần", "02 lần/năm", "6 tháng một lần": they say by themselves that they recur. */
export const intervalShapes = {
  each: `(?:hang|moi) (?<unit>${unitShape})(?: (?<times>${numberShape}) lan\\b)?`,
  perUnit:
    `(?<times>${numberShape}) lan(?: ?/ ?|(?: trong)? (?:mot |moi ))` +
    `(?:(?<count>${numberShape}) )?(?<unit>${unitShape})`,
  onceIn: `(?:(?<count>${numberShape}) )?(?<unit>${unitShape})(?: ?/ ?(?:0?1 )?| (?:mot|0?1) )lan\\b`,
} as const
/** The same without the introducing word: only after "định kỳ" or after one of the others. */
export const bareIntervalShape = `(?:(?<count>${numberShape}) )?(?<unit>${unitShape})`

const lunarYearNames = Array.from({ length: 60 }, (_, year) => fold(sexagenaryName(year)).replaceAll('y', '[yi]'))
/** "Tết Nguyên đán Bính Ngọ", "Tết Nguyên đán Bính Ngọ năm 2026", "Tết Nguyên đán 2027", "Tết". */
export const lunarNewYearShape =
  `tet(?: (?:nguyen dan|co truyen))?\\b(?: (?:nam )?(?<name>${lunarYearNames.join('|')})\\b)?` +
  `(?:,? (?:nam )?\\(?${yearShape}\\)?)?`
