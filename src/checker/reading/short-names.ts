/** Short names that a notice gives: "… (sau đây gọi tắt là Ban Chỉ đạo)", "… (viết tắt là TTPVHCC)". */
import { beginsAsBody } from '../../domain/bodies/body.ts'
import { fold, matchesOf } from '../../domain/words/text.ts'
import type { TextUnit } from '../rule.ts'
import { oncePerText } from './usages.ts'

/** A short name where it is defined. */
export interface ShortName {
  readonly unit: TextUnit
  readonly name: string
  readonly start: number
  readonly end: number
  /** What stands in front of the definition, from the last mark on that ends a clause. */
  readonly clause: string
  /** The name in full, where its beginning is certain. */
  readonly full: string | null
}

const definition = /\(?\s*(?:sau đây\s+)?(?:được\s+)?(?:gọi|viết) tắt là:?\s+[“"]?(?<name>[^”")\n,.;]{2,60})/gu
const clauseEnd = /[.;:]\s/u
const initials = /^\p{Lu}{2,8}$/u
const notLetters = /[^\p{L}\d]+/u

/** All definitions of a notice, in reading order. */
export const shortNamesIn = oncePerText((unit): readonly ShortName[] =>
  unit.text.includes('tắt là')
    ? matchesOf(unit.text, definition).flatMap((match): ShortName[] => {
        const name = (match.groups?.['name'] ?? '').trim()
        const clause = unit.text.slice(0, match.index).split(clauseEnd).at(-1)?.trim() ?? ''
        const start = match.index + match[0].lastIndexOf(name)
        return name === '' || clause === ''
          ? []
          : [{ unit, name, start, end: start + name.length, clause, full: fullNameOf(name, clause) }]
      })
    : [],
)

export function isInitials(name: string): boolean {
  return initials.test(name)
}

function wordsOf(text: string): string[] {
  return text.split(notLetters).filter((word) => word !== '')
}

/** What a body is called for its part in the work, and not by its name. */
const role = /^(?:Cơ quan|Đơn vị|Tổ chức|Bên|Nhà|Chủ|Người)(?!\p{L})/iu

/** May the short name be one of what stands in front of it? A role may be anybody's, and so may a foreign abbreviation. */
export function fitsClause(name: string, clause: string): boolean {
  const words = wordsOf(clause)
  const folded = words.map(fold)
  const parts = wordsOf(name)
  // "Ban Chỉ đạo" of a council: an organ keeps its first word.
  const [first = ''] = parts
  if (!initials.test(first) && beginsAsBody(name) && !role.test(name))
    return words.some((word) => word === first || word === first.toUpperCase())
  return parts.every((part) => !initials.test(part) || fitsInitials(fold(part), folded))
}

/**
 * The letters of an abbreviation are first letters of words, in their order. Where no more than half of them are, it is
 * an abbreviation of another language ("IOC"), of which nothing can be said.
 */
function fitsInitials(letters: string, words: readonly string[]): boolean {
  const placed = longestPlaced(letters, words)
  return placed === letters.length || placed * 2 <= letters.length
}

/** How many of the letters can be given to words in order. */
function longestPlaced(letters: string, words: readonly string[]): number {
  let row = Array.from({ length: letters.length + 1 }, () => 0)
  for (const word of words) {
    const next = [0]
    for (let at = 1; at <= letters.length; at += 1) {
      const taken = word.startsWith(letters.charAt(at - 1)) ? (row[at - 1] ?? 0) + 1 : 0
      next.push(Math.max(taken, row[at] ?? 0, next[at - 1] ?? 0))
    }
    row = next
  }
  return row[letters.length] ?? 0
}

/** The clause from the word on with which the name begins: the short name itself, or the word of the first letter. */
function fullNameOf(name: string, clause: string): string | null {
  const at = initials.test(name) ? startOfInitials(fold(name), clause) : clause.lastIndexOf(name)
  if (at === -1 || /\p{L}/u.test(clause.charAt(at - 1))) return null
  const full = clause.slice(at)
  return full.length > name.length && !standsAway(name, clause) ? full : null
}

function startOfInitials(letters: string, clause: string): number {
  const words = matchesOf(clause, /[\p{L}\d]+/gu)
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const rest = words.slice(from).map(([word]) => fold(word))
    const [first = ''] = words[from] ?? []
    if (
      /^\p{Lu}/u.test(first) &&
      fold(first).startsWith(letters.charAt(0)) &&
      longestPlaced(letters, rest) === letters.length
    )
      return words[from]?.index ?? -1
  }
  return -1
}

/** What a conclusion rests on, and what was said before it. */
const otherThing =
  /,\s+(?:và\s+)?(?:các\s+|những\s+)?(?:ý kiến|báo cáo|tờ trình|đề nghị|đề xuất|kết quả|trình bày|phát biểu|thảo luận|tham luận|trên cơ sở|sau khi)(?!\p{L})/u

/** "… của Cơ quan Thường trực Ban Chỉ đạo, ý kiến của các đại biểu (gọi tắt là Cơ quan Thường trực)": the bracket slid behind the next thing. */
export function standsAway(name: string, clause: string): boolean {
  const at = clause.lastIndexOf(name)
  return at !== -1 && otherThing.test(clause.slice(at + name.length))
}
