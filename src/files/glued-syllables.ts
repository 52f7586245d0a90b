/**
 * Blanks of a copy out of a PDF: lost between syllables ("đềxuất", "ngày27/3/2026"), or set between letters
 * ("T h ô n g  b á o").
 */
import { isPossible, readSyllable } from '../checker/lexicon/syllable.ts'

export interface Parted {
  readonly text: string
  /** What was parted, as it stood, each once. */
  readonly found: readonly string[]
}

/** A word with a Vietnamese mark: words of other languages and abbreviations are left alone. */
const markedWord = /(?<![\p{L}\d'’./-])(?=\p{L}*[À-ỹĐđ])\p{L}{3,14}(?![\p{L}'’-])/gu
const beforeNumber = /(?<!\p{L})(ngày|tháng|năm|quý|khoản|điểm|Điều|số)(?=\d)/giu
/** Syllables that begin with a vowel: a wrong mark looks like one ("giaỉ"), so only these are told apart. */
const vowelFirst = /^(?:ý|ủy|uỷ|ủng|ứng|ưu|ổn|án|ấn|ảnh|áp|ít|ông|âm|anh|em|an)$/iu

/** A text with a blank in each such place: no letter is changed or taken away. */
export function partGlued(text: string): Parted {
  const found = new Set<string>()
  const known = new Map<string, string>()
  const parted = text
    .replace(beforeNumber, (word) => {
      found.add(word)
      return `${word} `
    })
    .replace(markedWord, (word) => {
      const before = known.get(word)
      if (before !== undefined) return before
      const made = partWord(word)
      known.set(word, made)
      if (made !== word) found.add(word)
      return made
    })
  return { text: parted, found: [...found] }
}

function partWord(word: string): string {
  if (word === word.toUpperCase() || isSyllable(word)) return word
  const cuts: number[] = []
  for (let at = 2; at <= word.length - 1; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    const isPlain = right === right.toLowerCase()
    if (isPlain && isSyllable(left) && isSyllable(right) && (startsWithConsonant(right) || vowelFirst.test(right)))
      cuts.push(at)
  }
  // The glue comes behind a letter with a mark that the file drew by itself.
  const at = cuts.find((cut) => /[À-ỹ]/u.test(word.charAt(cut - 1))) ?? cuts[0]
  return at === undefined ? word : `${word.slice(0, at)} ${word.slice(at)}`
}

function isSyllable(word: string): boolean {
  return /[aeiouyăâêôơưà-ỹ]/iu.test(word) && isPossible(readSyllable(word))
}

function startsWithConsonant(word: string): boolean {
  return /^[bcdđghklmnpqrstvx]/iu.test(word) && word.length > 1
}

/** Letters alone, one blank apart; wider gaps part the words. Gaps of columns are wider still. */
const spacedRun = /(?<![\p{L}\d])\p{L}(?: {1,3}\p{L}){4,}(?![\p{L}\d])/gu
const hasMark = /[À-ỹĐđ]/u

/** The text with such letters joined to words, where each word is one of Vietnamese: lists like "A B C D E" stay. */
export function joinSpaced(text: string): Parted {
  const found = new Set<string>()
  const joined = text.replace(spacedRun, (run) => {
    const words = run.split(/ {2,}/).map((letters) => letters.replaceAll(' ', ''))
    const parted = words.flatMap((word) => (isJoined(word) ? [word] : (partLetters(word) ?? [''])))
    if (!hasMark.test(run) || parted.includes('')) return run
    found.add(run)
    return parted.join(' ')
  })
  return { text: joined, found: [...found] }
}

function isJoined(word: string): boolean {
  return isSyllable(word.toLowerCase())
}

/** Syllables have at most seven letters. */
const longestSyllable = 7

/** Letters without any wider gap, as the fewest syllables that they can be; null where they are none. */
function partLetters(letters: string): string[] | null {
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null
    for (let start = Math.max(0, end - longestSyllable); start < end; start += 1) {
      const before = best[start]
      const word = letters.slice(start, end)
      if (!before || !isJoined(word) || before.length + 1 >= (best[end]?.length ?? Infinity)) continue
      best[end] = [...before, word]
    }
  }
  return best[letters.length] ?? null
}
