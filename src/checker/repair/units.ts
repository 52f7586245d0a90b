/** The characters of words that stand side by side, each with its marks: what the words are sought in. */
import type { Place } from './read-places.ts'
import { takeApart } from './spelling.ts'

export interface Unit {
  /** `lost` is a sign that stands where a font had no letter; `cut` the hyphen of a word cut at a line's end. */
  readonly kind: 'letter' | 'lost' | 'blank' | 'cut'
  /** Small, without marks. */
  readonly base: string
  readonly mark: string
  readonly tone: string
  readonly isUpper: boolean
  /** Where it stands: a line counted from 0 and offsets in it. */
  readonly line: number
  readonly start: number
  readonly end: number
  /** The place it belongs to; of a blank, the one before. */
  readonly place: number
}

/** What a conversion puts where a font had no letter: boxes, the replacement character, characters of private use. */
export const lostSign = /[\u25A0\u25A1\u25AF\u2610\u2B1C\u2B1A\uFFFD\uE000-\uF8FF]/

const horn = '\u031B'
const acute = '\u0301'
const grave = '\u0300'
/** A letter with its marks, and a horn or a tone that stands beside it. */
const character = /[^'’´`]\p{M}*['’´`]?|['’´`]/gsu

/** The units of the places from `from` to before `to`, with the blanks and line ends between them. */
export function readUnits(places: readonly Place[], from: number, to: number, lines: readonly string[]): Unit[] {
  const units: Unit[] = []
  for (let at = from; at < to; at += 1) {
    const place = places[at]
    if (place === undefined) continue
    units.push(...lettersOf(place, at))
    const next = places[at + 1]
    if (next === undefined) continue
    const blank = { base: '', mark: '', tone: '', isUpper: false, line: place.line, place: at }
    const line = lines[place.line] ?? ''
    if (at + 1 < to && next.line !== place.line)
      units.push({ ...blank, kind: 'cut', start: place.end, end: line.length })
    else {
      const end = next.line === place.line ? next.start : line.length
      for (let start = place.end; start < end && line.charAt(start) === ' '; start += 1)
        if (at + 1 < to || start + 1 < end) units.push({ ...blank, kind: 'blank', start, end: start + 1 })
    }
  }
  return units
}

function lettersOf({ written, line, start }: Place, place: number): Unit[] {
  return [...written.matchAll(character)].flatMap(({ 0: found, index }): Unit[] => {
    const letter = found.replace(/(?<=.)['’´`]$/su, '')
    const where = { line, start: start + index, end: start + index + found.length, place }
    if (lostSign.test(letter)) return [{ ...where, kind: 'lost', base: '', mark: '', tone: '', isUpper: false }]
    const { bare, marks, tone } = takeApart(letter)
    const beside = found.length > letter.length ? readBeside(found.slice(letter.length), bare) : null
    return [
      {
        ...where,
        kind: 'letter',
        base: bare,
        mark: beside === horn ? horn : (marks[0] ?? ''),
        tone: beside !== null && beside !== horn ? beside : tone,
        isUpper: letter !== letter.toLowerCase(),
      },
    ]
  })
}

/** "u'" is a horn that stands beside its letter, "a'" a tone. */
function readBeside(sign: string, bare: string): string | null {
  if (sign === '`') return grave
  if (/^[uo]$/.test(bare)) return horn
  return /^[aeiy]$/.test(bare) ? acute : null
}
