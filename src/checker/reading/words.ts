/** The words of a text that say something, so that two texts about one thing can be known as such. */
import { isLetterOrNumber, skip } from '../../domain/words/letters.ts'
import { spellOut } from '../../domain/words/abbreviations.ts'
import { officePhrases, officeWords } from '../../domain/words/office-phrases.ts'
import { fold } from '../../domain/words/text.ts'
import { wordPairs } from '../../domain/words/words.ts'
import type { Reading, RowReading, TextUnit } from '../rule.ts'

/** Words without marks, short forms spelled out, and the place where each begins. */
export interface ReadWords {
  readonly words: readonly string[]
  readonly starts: readonly number[]
}

/** The cells of a row by their words. */
export type RowWords = Readonly<Record<'name' | 'requiredResult' | 'assigned', ReadWords>>

/** Words that join others or date them. Told with their marks: "đề" (án) is no "để". */
const joining = new Set(
  (
    'và các những của cho trong tại theo với để được là đến từ về trên bảo đảm đảm phải có một số việc này đó khi do bằng cùng như hoặc nhất ' +
    'ngày tháng năm quý trước sau chậm định kỳ hằng hàng'
  ).split(' '),
)
const number = /^\d+$/
/** What so many texts of a notice have is common in it: fewer may speak of one task. */
const fewestTexts = 5
const shareOfTexts = 0.15

/** Reads the words of a text. */
export function readWords(text: string): ReadWords {
  const lower = text.toLowerCase()
  const words: string[] = []
  const starts: number[] = []
  for (let at = 0; at < lower.length; at += 1) {
    if (!isLetterOrNumber(lower, at)) continue
    const start = at
    at = skip(lower, at, isLetterOrNumber)
    // "KH&CN" is one word.
    while (lower.charAt(at) === '&' && isLetterOrNumber(lower, at + 1)) at = skip(lower, at + 1, isLetterOrNumber)
    for (const one of wordsOf(lower.slice(start, at))) {
      words.push(one)
      starts.push(start)
    }
  }
  return { words, starts }
}

/** Nothing for numbers and words that only join. */
function wordsOf(written: string): readonly string[] {
  const all = spellOut(written)
    ?.toLowerCase()
    .match(/\p{L}+/gu) ?? [written]
  return all.filter((word) => !number.test(word) && !joining.has(word)).map(fold)
}

/** Words of the cells of a row that speak of its work, read once for all rules. */
export function readRowWords(reading: RowReading): RowWords {
  return reading.memory.of(readCells, reading)
}

function readCells({ row }: RowReading): RowWords {
  return {
    name: readWords(row.name),
    requiredResult: readWords(row.requiredResult),
    assigned: readWords(row.assigned),
  }
}

const phrases = new Set(officePhrases.flatMap((phrase) => wordPairs(readWords(phrase).words)))

/** Any notice of an office has this pair, whatever it is about: that two texts have it proves nothing. */
export function isOfficePhrase(pair: string): boolean {
  return phrases.has(pair)
}

/** Words that name no object: "thực hiện", "cơ quan", "tỉnh". Of one syllable or two. */
const plain = new Set(officeWords.map((word) => readWords(word).words.join(' ')))
/** Words of measuring are no part of what is measured. */
const measuring = new Set('dat ty le ti chi tieu muc phan dau toi thieu hon duoi khoang nang len it'.split(' '))

/** Does the word tell how much, and not of what? */
export function isMeasuring(word: string): boolean {
  return measuring.has(word)
}

/** The words that name what a text is about: none of office language, none of measuring. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const pair = `${word} ${words[at + 1] ?? ''}`
    if (phrases.has(pair) || plain.has(pair)) at += 1
    else if (!plain.has(word) && !measuring.has(word)) telling.push(word)
  }
  return telling
}

/** Of some words those that many rows and directives have: such a word tells none of them from the others. */
export function commonAmong(words: ReadonlySet<string>, texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const word of new Set(text)) if (words.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const many = Math.max(fewestTexts, texts.length * shareOfTexts)
  return new Set([...counts].flatMap(([word, count]) => (count >= many ? [word] : [])))
}

/**
 * The pairs of words that this notice is full of: those of its head and its title, which name what all of it is about,
 * and those that many paragraphs of the body have. That two of its texts share them proves nothing either. How many rows
 * have a pair is counted where rows are compared.
 */
export function subjectPairs(reading: Reading): ReadonlySet<string> {
  return reading.memory.of(readSubject, reading)
}

const headKinds = new Set<TextUnit['kind']>(['organ', 'abstract'])
const bodyKinds = new Set<TextUnit['kind']>(['basis', 'paragraph', 'item'])
function readSubject({ texts, memory }: Reading): ReadonlySet<string> {
  const subject = new Set<string>()
  const counts = new Map<string, number>()
  let body = 0
  for (const unit of texts) {
    const isHead = headKinds.has(unit.kind)
    if (!isHead && !bodyKinds.has(unit.kind)) continue
    if (!isHead) body += 1
    for (const pair of memory.of(pairsOfText, unit)) {
      if (isHead) subject.add(pair)
      else counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  }
  const many = Math.max(fewestTexts, body * shareOfTexts)
  for (const [pair, count] of counts) if (count >= many) subject.add(pair)
  return memory.next(keepEqual, subject)
}

function pairsOfText({ text }: TextUnit): readonly string[] {
  return [...new Set(wordPairs(readWords(text).words))]
}

/** The set of the last reading where it is the same: what was found with it need not be found again. */
function keepEqual(before: ReadonlySet<string> | undefined, now: ReadonlySet<string>): ReadonlySet<string> {
  return before?.size === now.size && [...now].every((pair) => before.has(pair)) ? before : now
}
