/**
 * What a text of a notice refers to by its label: "mục 2.1", "các mục II và III", "điểm a mục 3", "điểm (2) mục 2.2". What may
 * be a part of another document ("mục 2 Kế hoạch số …", "khoản 1 Điều 5") is none: nobody's words are changed on a guess.
 */
import { documentTypeNames } from '../words/document-types.ts'
import { findCitations } from '../words/citation.ts'

/** A label as it is written, without the mark after it. */
export interface WrittenLabel {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The labels of one reference, the innermost first: "điểm a mục 2" is "a", then "2". Several labels of one level stand beside each other. */
export type Reference = readonly (readonly WrittenLabel[])[]

/** "khoản 20 tỷ đồng" is an amount. */
const units = String.raw`(?:tỷ|tỉ|triệu|nghìn|đồng|ngày|tháng|năm|giờ)(?!\p{L})`
const ordinal = String.raw`(?:[IVX]{1,6}(?:\.\d{1,2}){0,3}|\d{1,2}(?:\.\d{1,2}){0,3})(?![\p{L}\d])(?!\.\d)(?!/)(?!\s?(?:%|${units}))`
const letter = String.raw`[a-zđ](?![\p{L}\d])`
const bracketed = String.raw`\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)`
const label = `(?:${bracketed}|${ordinal}|${letter})`
const between = String.raw`(?:\s*[,;]\s*|\s+(?:và|đến|hoặc)\s+|\s*,\s*và\s+|\s*[-–]\s*)`
/** After "các" several labels follow; after one noun alone only one does: "mục 2, 3 cơ quan". */
const pattern = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<many>(?:các|những)\s+))?(?:tiểu mục|mục|khoản|điểm|tiết|phần)\s+(?<labels>${label}(?:\s?${bracketed})?(?:${between}${label}(?![\p{L}\d]))*)`,
  'giu',
)
const labelIn = new RegExp(label, 'gu')
/** Between an inner label and the outer one. */
const joint = /^\)?\s*,?\s+(?:(?:của|thuộc|tại|ở|trong)\s+)?$/u

export function findReferences(text: string): readonly Reference[] {
  if (!/(?:mục|khoản|điểm|tiết|phần)\s/iu.test(text)) return []
  const found: { levels: WrittenLabel[][]; start: number; end: number }[] = []
  for (const match of text.matchAll(pattern)) {
    const levels = readLevels(match)
    const end = match.index + match[0].length
    const last = found.at(-1)
    if (last !== undefined && joint.test(text.slice(last.end, match.index))) {
      last.levels.push(...levels)
      last.end = lastEnd(levels) ?? end
    } else found.push({ levels, start: match.index, end: lastEnd(levels) ?? end })
  }
  return found.filter(({ start, end }) => isOwn(text, start, end)).map(({ levels }) => levels)
}

function lastEnd(levels: readonly (readonly WrittenLabel[])[]): number | undefined {
  return Math.max(...levels.flat().map(({ end }) => end))
}

function readLevels(match: RegExpMatchArray): WrittenLabel[][] {
  const written = match.groups?.['labels'] ?? ''
  const from = (match.index ?? 0) + match[0].length - written.length
  const labels = [...written.matchAll(labelIn)].map(({ 0: text, index }) => ({
    text,
    start: from + index,
    end: from + index + text.length,
  }))
  const [first, second] = labels
  if (first === undefined) return []
  // "mục 2.2 (3)": the entry of an item.
  const isEntry =
    second?.text.startsWith('(') === true && /^\s?$/u.test(written.slice(first.end - from, second.start - from))
  if (isEntry) return [[second], [first]]
  return [match.groups?.['many'] === undefined ? [first] : labels]
}

const types = documentTypeNames.join('|')
const own =
  /^\)?\s*,?\s*(?:(?:của|tại|trong|ở)\s+)?(?:(?:thông báo|văn bản|kết luận)\s+này|(?:(?:đã\s+)?nêu\s+)?(?:(?:ở\s+)?trên(?!\p{L})(?!\s+(?:địa bàn|cơ sở|toàn|các))|dưới đây)|này(?!\p{L}))/iu
const other = new RegExp(
  String.raw`^\)?\s*,?\s*(?:(?:của|thuộc|tại|trong|ở)\s+)?(?:${types}|Điều|Chương|Phụ lục|Đề án|Danh mục|Bảng|Biểu|Mẫu)(?!\p{L})`,
  'iu',
)
const appendixBefore = /(?:phụ lục|bảng|biểu|mẫu)(?:\s+(?:số\s+)?[IVX\d]+)?\s*[,:(]?\s*$/iu

/** Whether what stands around a reference lets it be one within the notice. */
function isOwn(text: string, start: number, end: number): boolean {
  const after = text.slice(end)
  if (own.test(after)) return true
  if (other.test(after) || appendixBefore.test(text.slice(0, start))) return false
  // What a document was named for in one sentence, the next may speak of: "Trong đó, mục 3 chưa hoàn thành."
  return findCitations(text).length === 0 && !/(?<!\p{L})(?:Điều|Chương)\s+[\dIVX]/u.test(text)
}
