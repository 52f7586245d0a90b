/**
 * The Vietnamese lunar calendar: astronomical, at the meridian of UTC+7. Months begin on the day of the
 * new moon; the month that holds the winter solstice is the eleventh; in a year of thirteen months the
 * first one in which the sun enters no new sign is the leap month. China counts at UTC+8, so the two
 * calendars differ when a new moon or a sign falls between 23:00 and midnight (Tết of 2007 and 2030).
 *
 * Formulas: Jean Meeus, Astronomical Algorithms, truncated to a precision of a few minutes.
 */
import { type IsoDate, isoDate, partsOf } from './dates.ts'
import { fold } from '../words/text.ts'

export interface LunarDay {
  readonly year: number
  readonly month: number
  readonly day: number
  /** True in the second of two months that bear the same number. */
  readonly leap: boolean
}

const meridian = 7 / 24
/** Mean length of a lunation in days, and the new moon of 1 January 1900 as a Julian day. */
const lunation = 29.530588853
const firstNewMoon = 2415021.076998695
/** Julian day number of 1970-01-01. */
const unixEpoch = 2440588
const millisecondsPerDay = 86_400_000
const degree = Math.PI / 180

function sine(degrees: number): number {
  return Math.sin(degrees * degree)
}

/** Day number (Julian day at noon, local) on which the `index`-th new moon since 1900 falls. */
function newMoonDay(index: number): number {
  const centuries = index / 1236.85
  const squared = centuries * centuries
  const cubed = squared * centuries
  const mean =
    2415020.75933 +
    29.53058868 * index +
    0.0001178 * squared -
    0.000000155 * cubed +
    0.00033 * sine(166.56 + 132.87 * centuries - 0.009173 * squared)
  const sun = 359.2242 + 29.10535608 * index - 0.0000333 * squared - 0.00000347 * cubed
  const moon = 306.0253 + 385.81691806 * index + 0.0107306 * squared + 0.00001236 * cubed
  const latitude = 21.2964 + 390.67050646 * index - 0.0016528 * squared - 0.00000239 * cubed
  const correction =
    (0.1734 - 0.000393 * centuries) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * latitude) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * latitude + sun) -
    0.0004 * sine(2 * latitude - sun) -
    0.0006 * sine(2 * latitude + moon) +
    0.001 * sine(2 * latitude - moon) +
    0.0005 * sine(2 * moon + sun)
  // Earth's clock against uniform time, for the years from 1900 on.
  const clockDrift = -0.000278 + 0.000265 * centuries + 0.000262 * squared
  return Math.floor(mean + correction - clockDrift + 0.5 + meridian)
}

/** Which of the twelve 30-degree signs, from 0 at the March equinox, the sun is in when the local day begins. */
function sunSign(dayNumber: number): number {
  const centuries = (dayNumber - 0.5 - meridian - 2451545) / 36525
  const squared = centuries * centuries
  const anomaly = 357.5291 + 35999.0503 * centuries - 0.0001559 * squared
  const mean = 280.46645 + 36000.76983 * centuries + 0.0003032 * squared
  const equation =
    (1.9146 - 0.004817 * centuries - 0.000014 * squared) * sine(anomaly) +
    (0.019993 - 0.000101 * centuries) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly)
  // Seen from Earth: nutation and aberration.
  const apparent = mean + equation - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * centuries)
  const turned = ((apparent % 360) + 360) % 360
  return Math.floor(turned / 30)
}

/** Index of the new moon that begins the eleventh month, the one with the winter solstice of `year`. */
function eleventhMonth(year: number): number {
  const lastDay = dayNumberOf(year, 12, 31)
  const index = Math.floor((lastDay - firstNewMoon) / lunation)
  // Sign 9 begins at the solstice: if the sun is already in it when the month begins, the solstice was a month earlier.
  return sunSign(newMoonDay(index)) >= 9 ? index - 1 : index
}

/** The lunar months from the eleventh of `year - 1` to the tenth of `year`, with the index of their new moons. */
function monthsFrom(year: number): { index: number; month: number; leap: boolean }[] {
  const first = eleventhMonth(year - 1)
  const count = eleventhMonth(year) - first
  let leapAt = -1
  if (count === 13) {
    leapAt = 1
    while (sunSign(newMoonDay(first + leapAt)) !== sunSign(newMoonDay(first + leapAt + 1))) leapAt += 1
  }
  return Array.from({ length: count }, (_, at) => {
    const ordinal = leapAt !== -1 && at >= leapAt ? at - 1 : at
    return { index: first + at, month: ((ordinal + 10) % 12) + 1, leap: at === leapAt }
  })
}

/** Tết Nguyên đán: the first day of the lunar year that begins in `year`. Throws outside 1900 to 2999. */
export function lunarNewYear(year: number): IsoDate {
  const tet = lunarToSolar({ year, month: 1, day: 1, leap: false })
  if (tet === null) throw new RangeError(`no lunar new year in ${year}`)
  return tet
}

/** The lunar day of a solar day. */
export function solarToLunar(date: IsoDate): LunarDay {
  const { year, month: solarMonth, day } = partsOf(date)
  const dayNumber = dayNumberOf(year, solarMonth, day)
  const months = [...monthsFrom(year), ...monthsFrom(year + 1)]
  const found = months.findLast((month) => newMoonDay(month.index) <= dayNumber)
  if (found === undefined) throw new RangeError(`no lunar day for ${date}`)
  // The eleventh and twelfth months at the head of the list belong to the lunar year before.
  const sameYear = months.indexOf(found) >= months.findIndex((month) => month.month === 1)
  return {
    year: sameYear ? year : year - 1,
    month: found.month,
    day: dayNumber - newMoonDay(found.index) + 1,
    leap: found.leap,
  }
}

/** The solar day of a lunar day; null when there is none, as for the 30th of a short month. */
export function lunarToSolar(lunar: LunarDay): IsoDate | null {
  if (lunar.day < 1) return null
  const months = monthsFrom(lunar.month >= 11 ? lunar.year + 1 : lunar.year)
  const found = months.find((month) => month.month === lunar.month && month.leap === lunar.leap)
  if (found === undefined) return null
  const first = newMoonDay(found.index)
  if (lunar.day > newMoonDay(found.index + 1) - first) return null
  return dateOf(first + lunar.day - 1)
}

const stems = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý']
const branches = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi']
const cycle = 60

/** 2026 -> "Bính Ngọ". */
export function sexagenaryName(lunarYear: number): string {
  const place = (((lunarYear - 4) % cycle) + cycle) % cycle
  return `${stems[place % stems.length] ?? ''} ${branches[place % branches.length] ?? ''}`
}

/**
 * Without accents and with i for y, so that Kỷ and Kỉ, Tỵ and Tị are equal. Tý and Tỵ become equal too, but the two
 * never follow the same stem.
 */
function bareName(name: string): string {
  return fold(name).trim().replace(/\s+/gu, ' ').replaceAll('y', 'i')
}

const placeOfName = new Map(Array.from({ length: cycle }, (_, place) => [bareName(sexagenaryName(place + 4)), place]))

/** The year of that name nearest to `near` (from 30 years before to 29 after); null when no year is called so. */
export function yearOfSexagenaryName(name: string, near: number): number | null {
  const place = placeOfName.get(bareName(name))
  if (place === undefined) return null
  const earliest = near - cycle / 2
  return earliest + ((((place + 4 - earliest) % cycle) + cycle) % cycle)
}

function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / millisecondsPerDay + unixEpoch
}

function dateOf(dayNumber: number): IsoDate | null {
  const date = new Date((dayNumber - unixEpoch) * millisecondsPerDay)
  return isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
