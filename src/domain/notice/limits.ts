/**
 * How long the texts of a notice may be and how deep its parts may nest. The longest paragraph an office has sent has
 * some 4,000 characters: what is beyond these bounds is a mistake (a whole file pasted into a field), and every reader,
 * rule and writer may count on them.
 */
import { type Place, Refusal, describePlace } from '../errors.ts'

export const noticeLimits = {
  /** Characters of a paragraph: an item, an opening, a closing, with its enumerations. */
  paragraph: 20_000,
  /** Characters of a cell of a table. */
  cell: 10_000,
  /** Characters of a line that was not understood: it may be a whole row, each of its twelve cells as long as may be. */
  unplaced: 125_000,
  /** Characters of any other text: an organ, a title, a recipient, a line of the abstract. */
  field: 5000,
  /** Characters without a blank between them. */
  word: 500,
  /** Items below items. */
  itemDepth: 12,
  /** Enumerations inside enumerations. */
  enumerationDepth: 4,
  /** Values inside values, whatever they are; the stack of what reads them by recursion holds ten times as many. */
  depth: 100,
  /** Items, rows, recipients, cells … of one list or under one key. */
  list: 50_000,
  /** Lines and rows of a text that is read. */
  lines: 50_000,
  /** Characters of all texts together. */
  characters: 10_000_000,
} as const

/** What is too much and where, as a path into the notice. */
export interface Excess {
  readonly path: readonly PropertyKey[]
  /** In Vietnamese: "dài 128.000 ký tự, nhiều nhất 20.000". */
  readonly message: string
}

function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '.')
}

/** Why a text is too long; null when it is not. */
export function findLength(text: string, most: number): string | null {
  if (text.length > most) return `dài ${count(text.length)} ký tự, nhiều nhất ${count(most)}`
  const word = text.length > noticeLimits.word ? longestWord(text) : 0
  return word > noticeLimits.word
    ? `có một từ dài ${count(word)} ký tự không có dấu cách, nhiều nhất ${count(noticeLimits.word)}`
    : null
}

/** Refuses `source.beyondLimits` for a text that is read and is too long for its place. */
export function refuseLength(text: string, most: number, place: Place): void {
  const message = findLength(text, most)
  if (message === null) return
  throw new Refusal('source.beyondLimits', `${describePlace(place)}: ${message}. Hãy tách ra rồi nhập lại.`, {
    place,
    found: text.slice(0, 80),
  })
}

/** Refuses `source.beyondLimits` for a text of more lines than a notice may have. */
export function refuseLines(lines: number): void {
  if (lines > noticeLimits.lines)
    throw new Refusal('source.beyondLimits', `Có ${count(lines)} dòng, nhiều nhất ${count(noticeLimits.lines)}.`)
}

function longestWord(text: string): number {
  let longest = 0
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !/\s/.test(text.charAt(at))) continue
    longest = Math.max(longest, at - start)
    start = at + 1
  }
  return longest
}

/** A value still to be checked: its path, and what contains it. */
interface Pending {
  readonly value: unknown
  readonly key: PropertyKey
  readonly above: Pending | null
  readonly depth: number
  readonly items: number
  readonly enumerations: number
  /** Of the paragraph it is in. */
  readonly paragraph: { length: number } | null
  readonly most: number
}

/**
 * The first excess of a value that may be a notice, before anything reads it by recursion; null when there is none.
 * Nothing of its shape is assumed.
 */
export function findExcess(notice: unknown): Excess | null {
  let characters = 0
  const most = noticeLimits.field
  const stack: Pending[] = [
    { value: notice, key: '', above: null, depth: 0, items: 0, enumerations: 0, paragraph: null, most },
  ]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { value } = at
    const children = typeof value === 'object' && value !== null ? Object.entries(value) : []
    const message =
      at.depth > noticeLimits.depth
        ? `lồng nhau quá ${noticeLimits.depth} tầng`
        : !Array.isArray(value) && at.items > noticeLimits.itemDepth
          ? `mục lồng nhau quá ${noticeLimits.itemDepth} cấp`
          : at.enumerations > noticeLimits.enumerationDepth
            ? `liệt kê lồng nhau quá ${noticeLimits.enumerationDepth} cấp`
            : children.length > noticeLimits.list
              ? `có ${count(children.length)} phần, nhiều nhất ${count(noticeLimits.list)}`
              : typeof value === 'string'
                ? findLongText(value, at)
                : null
    if (message !== null) return { path: pathOf(at), message }
    if (typeof value === 'string') {
      characters += value.length
      if (characters > noticeLimits.characters)
        return { path: [], message: `dài hơn ${count(noticeLimits.characters)} ký tự` }
    }
    // The last first, so that they are checked in order.
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const [key, child] = children[index] ?? ['', null]
      stack.push({ value: child, key: Array.isArray(value) ? Number(key) : key, above: at, ...inside(at, key) })
    }
  }
  return null
}

/** Of all texts under a key; the innermost counts. */
const mostUnder: ReadonlyMap<string, number> = new Map([
  ['content', noticeLimits.paragraph],
  ['sourceForm', noticeLimits.paragraph],
  ['bases', noticeLimits.paragraph],
  ['fromBlock', noticeLimits.paragraph],
  ['rows', noticeLimits.cell],
  ['unplaced', noticeLimits.unplaced],
])

function inside(at: Pending, key: string): Omit<Pending, 'value' | 'key' | 'above'> {
  return {
    depth: at.depth + 1,
    items: at.items + (key === 'items' ? 1 : 0),
    enumerations: at.enumerations + (key === 'entries' ? 1 : 0),
    paragraph: key === 'content' ? (at.paragraph ?? { length: 0 }) : at.paragraph,
    most: mostUnder.get(key) ?? at.most,
  }
}

function findLongText(text: string, { key, paragraph, most }: Pending): string | null {
  if (paragraph === null || (key !== 'text' && key !== 'written')) return findLength(text, most)
  paragraph.length += text.length
  return paragraph.length > most ? `dài hơn ${count(most)} ký tự` : findLength(text, most)
}

function pathOf(pending: Pending): PropertyKey[] {
  const path: PropertyKey[] = []
  for (let at: Pending | null = pending; at !== null && at.above !== null; at = at.above) path.unshift(at.key)
  return path
}
