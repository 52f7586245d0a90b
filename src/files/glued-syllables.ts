/** Syllables that lost the blank between them, as a copy out of a PDF glues them: "đềxuất", "ngày27/3/2026". */
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
