/**
 * What a notice begun as an earlier one still has of it: every day, ordinal, number and name. They are doubts of the draft
 * (`NewDoubt`), each open until somebody has looked at it or the words are gone.
 */
import type { Notice } from '../notice/notice.ts'
import { type ComparedPart, partsOf } from '../notice/notice-parts.ts'
import type { Spot } from '../notice/spot.ts'
import { readCitation, symbolPattern } from '../words/citation.ts'
import { matchesOf } from '../words/text.ts'
import type { NewDoubt } from './records.ts'

const kinds = {
  'leftover.date': 'ngày, thời gian',
  'leftover.ordinal': 'lần thứ',
  'leftover.number': 'số',
  'leftover.name': 'tên người',
} as const
type LeftoverCode = keyof typeof kinds

export const isLeftover = (code: string): code is LeftoverCode => Object.hasOwn(kinds, code)

const day = String.raw`\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|\d{1,2}\/\d{4}`
const period = String.raw`quý\s+(?:IV|I{1,3}|[1-4])(?:(?:\s*\/\s*|\s+năm\s+)\d{4})?|(?:tháng|năm)\s+\d[\d/]*(?:\s+năm\s+\d{4})?`
const dates = `(?:ngày\\s+)?(?:${day})|ngày\\s+\\d{1,2}\\s+tháng\\s+\\d{1,2}(?:\\s+năm\\s+\\d{4})?|${period}`
const ordinals =
  '(?:lần\\s+)?thứ\\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|\\d+)|lần\\s+\\d+'
const numbers = String.raw`\d+(?:[.,]\d+)*\s?%?`
const pattern = new RegExp(
  `(?<symbol>${symbolPattern})|(?<![\\p{L}\\d])(?:(?<date>${dates})|(?<ordinal>${ordinals})|(?<number>${numbers}))(?![\\p{L}\\d])`,
  'giu',
)
/** A name after what people are called by. Its words are capitals, and no post goes on behind it. */
const named = /(?<=(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Đđ]\/c)\s)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,4}(?=\s*[,.;:)–-]|\s*$)/gu
/** What people are called by as well, in capitals too. */
const post = /^(?:Phó|Trưởng|Thường trực|Thành viên|Ủy viên|Uỷ viên|Chủ tịch|Bí thư|Giám đốc|Chánh)(?!\p{L})/u

/** Parts that are set anew with the notice, or hold nothing that grows old. */
const unasked = new Set(['header', 'organ', 'typeName', 'document', 'meeting', 'recipients', 'unplaced'])

/** In the order of the notice; the same words once a part. */
export function findLeftovers(notice: Notice): NewDoubt[] {
  return partsOf(notice)
    .filter(({ kind }) => !unasked.has(kind))
    .flatMap(leftoversOf)
}

function leftoversOf(part: ComparedPart): NewDoubt[] {
  const found: NewDoubt[] = []
  const add = (field: string, code: LeftoverCode, words: string, start: number) => {
    if (found.some((other) => other.found === words)) return
    const spot: Spot = { part: part.id, field: fieldOf(field), span: [start, start + words.length] }
    found.push({
      code,
      spot,
      found: words,
      settled: false,
      message: `Còn từ thông báo trước: “${words}” (${kinds[code]}).`,
    })
  }
  for (const { field, text } of part.fields) {
    if (part.kind === 'basis') {
      // A basis is looked at as one: its number says which document it is.
      const cited = readCitation(text)?.number ?? ''
      add(field, 'leftover.number', cited === '' ? text : cited, Math.max(0, text.indexOf(cited)))
      continue
    }
    if (field === 'signatory' && text !== '') add(field, 'leftover.name', text, 0)
    for (const { 0: words, index } of matchesOf(text, named))
      if (!post.test(words)) add(field, 'leftover.name', words, index)
    for (const { 0: words, index, groups } of matchesOf(text, pattern))
      add(field, codeOf(groups), words.trimEnd(), index)
  }
  return found
}

function codeOf(groups: Readonly<Record<string, string>> | undefined): LeftoverCode {
  if (groups?.['date'] !== undefined) return 'leftover.date'
  return groups?.['ordinal'] === undefined ? 'leftover.number' : 'leftover.ordinal'
}

/** As the places of the screen and of findings name it. */
function fieldOf(field: string): string {
  return field === 'content' || field === 'abstract' ? 'text' : field
}

interface Kept {
  readonly code: string
  readonly spot: Spot
  readonly found?: string | undefined
}

/** Of the doubts of a notice those that have nothing to say any more: the words they are about are gone. */
export function makeIsGone(notice: Notice): (doubt: Kept) => boolean {
  let words: ReadonlyMap<string, string> | null = null
  return ({ code, spot, found = '' }) => {
    if (!isLeftover(code)) return false
    words ??= new Map(partsOf(notice).map(({ id, fields }) => [id, fields.map(({ text }) => text).join('\n')]))
    return !(words.get(spot.part) ?? '').includes(found)
  }
}

/** What is left over and nobody has looked at. */
export function openLeftovers<Doubt extends Kept & { readonly settledAt: string | null }>(
  notice: Notice,
  doubts: readonly Doubt[],
): readonly Doubt[] {
  const isGone = makeIsGone(notice)
  return doubts.filter((doubt) => doubt.settledAt === null && isLeftover(doubt.code) && !isGone(doubt))
}

/** "“31/3/2026”, “thứ nhất” và 3 chỗ khác". */
export function nameLeftovers(left: readonly Kept[]): string {
  const shown = left.slice(0, 6).map(({ found = '' }) => `“${found}”`)
  const others = left.length - shown.length
  return others > 0 ? `${shown.join(', ')} và ${others} chỗ khác` : shown.join(', ')
}
