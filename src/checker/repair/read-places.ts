/** A damaged text cut into what may be mended and what must not be touched. */
import { roman } from './language-model.ts'

export interface Place {
  /** Counted from 0. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly written: string
  /** `edge` ends a sentence; `number` is a number, a date or a code; `kept` is a word that is never changed. */
  readonly kind: 'word' | 'kept' | 'number' | 'edge'
  /** In small letters' surroundings and not at the beginning of a sentence: a capital here means a name. */
  readonly isInside: boolean
  /** In a heading of capitals. */
  readonly inCapitals: boolean
  /** Stands end to end with the word before: the blank between them was lost. */
  readonly lostBlank?: boolean
  /** As it is to be read where the text is damaged: "lV" is the number IV. */
  readonly meant?: string
  /** The hyphen behind it stands at the line's end, and the next line goes on in small letters. */
  readonly isCut?: boolean
}

type Found = Omit<Place, 'isInside'>

const chunk = /\S+/gu
/** What a scan makes of letters may stand in a word: digits, a bar. */
const piece =
  /[\p{L}\p{M}|€\u25A0\u25A1\u25AF\u2610\u2B1C\u2B1A\uFFFD\uE000-\uF8FF](?:[\p{L}\p{M}0156|!€@\u25A0\u25A1\u25AF\u2610\u2B1C\u2B1A\uFFFD\uE000-\uF8FF]|(?<=[aâăeêôiouy\p{M}])['’`´])*|[0156][\p{L}\p{M}][\p{L}\p{M}0156]*|\p{N}[\p{N}.,/-]*|[^\p{L}\p{M}\p{N}\s]/gu
/** "57-NQ/TW", "36/TT-BKHCN", "TB/BCĐ": capitals and figures joined by a dash or a stroke, or a name of a computer. */
const code = /^[\p{Lu}\p{M}\p{N}]{0,9}(?:[-/&.][\p{Lu}\p{M}\p{N}]{1,9})+$|@\S+\.|:\/\/|^www\./u
const outerMarks = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu
const sentenceEnd = /^[.;:!?()“”"…[\]–-]$/
/** "Đ/c", "b/c", "T/L": letters in the place of words. */
const shortened = /^\p{L}{1,2}\/\p{L}{1,2}$/u
/** "a)": the label of a point. */
const label = /^\(?[\p{L}]{1,2}\)/u
/** A figure before letters, a unit or a grade: "5G", "A4", "km2". */
const hasFirmFigure = /[234789]/

/** The places of each run of lines: a sentence cut by the right margin goes on in the next line. */
export function readRuns(lines: readonly string[]): Place[][] {
  return findRuns(lines).map((run) =>
    run.map((place, at) => ({
      ...place,
      isInside: !place.inCapitals && at > 0 && run[at - 1]?.kind !== 'edge' && run[at - 1]?.kind !== 'number',
    })),
  )
}

function findRuns(lines: readonly string[]): Found[][] {
  const runs: Found[][] = []
  let run: Found[] = []
  for (const [at, line] of lines.entries()) {
    const places = readPlaces(line, at, lines[at + 1] ?? '')
    const before = lines[at - 1] ?? ''
    if (run.length > 0 && !goesOn(before, line)) {
      runs.push(run)
      run = []
    }
    run.push(...places)
  }
  if (run.length > 0) runs.push(run)
  return runs.flatMap(cutRun)
}

function cutRun(run: readonly Found[]): Found[][] {
  const pieces: Found[][] = []
  for (let from = 0; from < run.length; from += longestRun) pieces.push(run.slice(from, from + longestRun))
  return pieces
}

const longLine = 45
/** Two syllables end to end; what is longer is no word. */
const longestWord = 16
/** A run is read at one go: no sentence has so many words, and whoever waits wants to see it go on. */
const longestRun = 300

function goesOn(before: string, line: string): boolean {
  if (line.trim() === '' || before.trim() === '' || /[.;:]\s*$/.test(before)) return false
  return /^\s*\p{Ll}/u.test(line) || (before.length > longLine && /^\s*\p{L}/u.test(line))
}

function readPlaces(line: string, at: number, next: string): Found[] {
  const headings = headingsOf(line)
  const hasQuotes = /(?<![\p{L}\p{M}])['‘]/u.test(line)
  const cutWord = /\p{L}+(?=-$)/u.exec(line)?.index ?? -1
  return [...line.matchAll(chunk)].flatMap(({ 0: word, index }): Found[] => {
    const inner = word.replace(outerMarks, '')
    const inCapitals = headings.some(({ start, end }) => index >= start && index < end)
    const isCode = code.test(inner) && (/\p{N}/u.test(inner) || !inCapitals)
    if (isCode || shortened.test(inner) || isLabel(word, line.slice(0, index)))
      return [{ line: at, start: index, end: index + word.length, written: word, kind: 'number', inCapitals }]
    return [...word.matchAll(piece)].flatMap(({ 0: found, index: from }): Found[] => {
      const written = found.replace(hasQuotes ? /[!'’`´]+$/ : /!+$/, '')
      const start = index + from
      const isCut = start === cutWord
      if (isCutMark(line, start, cutWord) || isColonBeforeFigure(line, start)) return []
      const isWhole = isCut && !/^\s*\p{Ll}/u.test(next)
      const meant = meantRoman(written, line.slice(0, start), line.charAt(start + written.length))
      const end = start + written.length
      if (meant !== null) return [{ line: at, start, end, written, kind: 'number', inCapitals, meant }]
      const kind = isWhole ? 'kept' : kindOf(written, inner, inCapitals)
      if (kind === null) return []
      return [{ line: at, start, end, written, kind, inCapitals, isCut: isCut && !isWhole }]
    })
  })
}

/** "a)", but not the end of what stands in brackets. */
const isLabel = (word: string, before: string) =>
  label.test(word) && (word.startsWith('(') || before.lastIndexOf('(') <= before.lastIndexOf(')'))

/** "lV", "Il": a Roman number with an l for its I; "l." is one at the beginning of a line alone. */
function meantRoman(written: string, before: string, behind: string): string | null {
  if (!/^[IVXl]{1,6}$/.test(written) || !written.includes('l') || /[\p{N}/-]/u.test(behind)) return null
  const isHeading = before.trim() === '' && behind === '.'
  return isHeading || /[IVX]/.test(written) ? written.replaceAll('l', 'I') : null
}

/** The hyphen at a line's end belongs to the word that it cuts. */
const isCutMark = (line: string, start: number, cutWord: number) => cutWord >= 0 && start === line.length - 1

/** "Số: 12", "gồm: 3": what is said goes on. */
const isColonBeforeFigure = (line: string, start: number) => /^:\s\d/.test(line.slice(start, start + 3))

function kindOf(written: string, inner: string, inCapitals: boolean): Place['kind'] | null {
  if (!/[\p{L}\p{M}]/u.test(written)) {
    if (/\p{N}/u.test(written)) return 'number'
    return sentenceEnd.test(written) ? 'edge' : null
  }
  if (roman.test(written)) return 'number'
  if (isShortWithoutVowel(written, inCapitals)) return 'kept'
  if (written.length > longestWord) return 'kept'
  if (/\p{N}/u.test(inner) && !isDamagedWord(written, inner, inCapitals)) return 'number'
  const isShort = /^[\p{Lu}\p{M}]{2,}$/u.test(written)
  return isShort && !inCapitals ? 'kept' : 'word'
}

/** "S6", "D6NG", "CH0": in a heading. "A4", "T6" and "QD15" are none. */
const damagedCapitals = /^(?:\p{Lu}{2,3}[06]|[\p{Lu}\p{M}]{1,3}[0156][\p{Lu}\p{M}]{1,3})$/u

/** "s6", "c0ng", "6ng", "1à": a figure in the place of a letter; "10h", "F1", "6m", "l0/4" are no words. */
function isDamagedWord(written: string, inner: string, inCapitals: boolean): boolean {
  if (hasFirmFigure.test(inner) || /[/]/.test(inner)) return false
  // Alone, a code of one letter is none; "S6" is the word in front of every number.
  if (written === 'S6') return true
  if (!/\p{Ll}/u.test(written)) return inCapitals && damagedCapitals.test(written.normalize('NFC'))
  if (/^\p{N}/u.test(written)) return /^(?:6(?:ng|[cinp])|[015](?:\p{L}{2,}|[^a-z]))$/u.test(written.normalize('NFC'))
  return !/^[lIO][0156]+$/.test(written)
}

/** "TL", "TT", "KT" in a heading: letters in the place of words; one that lost its vowel has a sign or a figure in its place. */
const isShortWithoutVowel = (written: string, inCapitals: boolean) =>
  inCapitals && /^[B-DF-HJ-NP-TVWXZĐ]{2,5}$/u.test(written)

/** Parts of a line that stand apart, most of their letters capitals, codes aside: headings. */
function headingsOf(line: string): { readonly start: number; readonly end: number }[] {
  const parts = [...line.matchAll(/\S+(?:\s\S+)*/gu)]
  return parts.flatMap(({ 0: part, index }) => {
    const words = part.split(/\s/).filter((word) => !code.test(word.replace(outerMarks, '')) || !/\p{N}/u.test(word))
    const letters = words.join('').match(/\p{L}/gu) ?? []
    const large = letters.filter((letter) => /\p{Lu}/u.test(letter)).length
    const fewest = parts.length > 1 ? fewestBeside : fewestAlone
    return large * 10 > letters.length * 6 && letters.length > fewest
      ? [{ start: index, end: index + part.length }]
      : []
  })
}

const fewestAlone = 3
/** A cell of a table may hold a short form alone. */
const fewestBeside = 5
