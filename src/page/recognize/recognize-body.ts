/** The body: bases, opening, nested items, closing. */
import type { Closing, Item, Notice, Paragraph } from '../../domain/notice/notice.ts'
import { labelsOf } from '../../domain/notice/numbering.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { ReadGrid, Run } from '../blocks.ts'
import { type FoundMarker, findBracketedItem, findMarker, rankOf } from './markers.ts'
import { type ReadParagraph, isBasis, joinLines } from '../compose/paragraphs.ts'
import { readInline } from './read-inline.ts'
import { type Line, type SourceReading, doubt, keepUnplaced } from './source-reading.ts'
import { readTable } from './recognize-table.ts'

export interface ReadBody {
  readonly bases: Notice['bases']
  readonly intro: readonly Paragraph[]
  readonly grounds: readonly Paragraph[]
  readonly items: readonly Item[]
  readonly closing: readonly Closing[]
}

/** Reads the lines between the abstract and "Nơi nhận". */
export function readBody(
  lines: readonly Line[],
  tables: readonly ReadGrid[],
  reading: SourceReading,
  beginsInside: boolean,
): ReadBody {
  const kept = joinLabels(dropPageNumbers(lines, reading))
  const paragraphs = splitAtTables(kept, tables).flatMap((part) => joinLines(part, reading.width))
  for (const paragraph of paragraphs) {
    for (const line of paragraph.joinedAt) {
      doubt(
        reading,
        'text.linesJoined',
        { spot: wholeOf('document'), line },
        'Đã nối dòng này với đoạn văn ở trên (đoạn bị ngắt do ngắt trang hoặc xuống dòng).',
        paragraph.text.slice(0, 60),
      )
    }
  }
  for (const { line, text } of paragraphs.filter(({ parted }) => parted))
    doubt(
      reading,
      'text.linesParted',
      { spot: wholeOf('document'), line },
      'Đã tách tiêu đề ở dòng trên khỏi đoạn văn này; nếu là một câu thì nối lại.',
      text.slice(0, 60),
    )
  const firstItem = beginsInside ? insideFrom(paragraphs) : firstItemOf(paragraphs)
  const opening = withoutAddressees(firstItem === -1 ? paragraphs : paragraphs.slice(0, firstItem), reading)
  const rest = firstItem === -1 ? [] : paragraphs.slice(firstItem)
  const closingFrom = closingStart(rest)
  return {
    ...readOpening(opening, reading),
    items: readItems(rest.slice(0, closingFrom), tables, reading),
    closing: rest.slice(closingFrom).map((paragraph) => ({
      id: reading.ids(),
      role: closingRole(paragraph.text),
      content: readInline(paragraph.runs, reading),
    })),
  }
}

/** Behind "… như sau:" where that is left of the opening; otherwise all is items. */
function insideFrom(paragraphs: readonly ReadParagraph[]): number {
  const first = paragraphs.findIndex(({ text }) => findMarker(text) !== null)
  const grounds = paragraphs.findIndex(({ text }) => isGrounds(text))
  return grounds !== -1 && (first === -1 || grounds < first) ? grounds + 1 : 0
}

/**
 * The first paragraph with a marker that is no basis: bases are a block, whatever words its lines start with. Below the
 * enacting sentence what comes is an item, marked or not.
 */
function firstItemOf(paragraphs: readonly ReadParagraph[]): number {
  const opened = Math.max(basisCount(paragraphs), addresseesEnd(paragraphs))
  const marked = paragraphs.findIndex(({ text }, at) => at >= opened && findMarker(text) !== null && !isBasis(text))
  const enacting = paragraphs.findIndex(({ text }, at) => at >= opened && enacts.test(text))
  const isBelow = enacting !== -1 && enacting + 1 < (marked === -1 ? paragraphs.length : marked)
  return isBelow ? enacting + 1 : marked
}

/** "… đồng chí Bí thư kết luận như sau:" */
const enacts = /(?:kết luận|chỉ đạo|ý kiến|thống nhất|thông báo|yêu cầu)(?:[^.:;]{0,60}\ssau)?(?: đây)?\s*:$/u

const isAddressed = /^Kính gửi\s*:?/u

/** Where "Kính gửi: …" with its list ends; 0 without one. */
function addresseesEnd(paragraphs: readonly ReadParagraph[]): number {
  const start = paragraphs.findIndex(({ text }, at) => at < 3 && isAddressed.test(text))
  if (start === -1) return 0
  const end = paragraphs.findIndex(({ text }, at) => at > start && !/^[-–+•]\s/u.test(text))
  return end === -1 ? start + 1 : end
}

/** A notice names its addressees at its end: what a letter has instead is kept apart. */
function withoutAddressees(paragraphs: readonly ReadParagraph[], reading: SourceReading): readonly ReadParagraph[] {
  const end = addresseesEnd(paragraphs)
  const start = end === 0 ? 0 : paragraphs.findIndex(({ text }) => isAddressed.test(text))
  for (const { line, text } of paragraphs.slice(start, end)) keepUnplaced(reading, line, text)
  return [...paragraphs.slice(0, start), ...paragraphs.slice(end)]
}

/** How many paragraphs the block of bases at the start has: lines with a dash go on with it up to the enacting sentence. */
function basisCount(paragraphs: readonly ReadParagraph[]): number {
  if (!isBasis(paragraphs[0]?.text ?? '')) return 0
  const end = paragraphs.findIndex(({ text }) => !isBasis(text) && !/^[-–]\s+.*[;,]$/u.test(text))
  return end === -1 ? paragraphs.length : end
}

/** A label alone on its line, as lists of the web are copied, belongs to the line below it. */
function joinLabels(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const above = joined.at(-1)
    if (above === undefined || !isLabelAlone(above.text) || findMarker(line.text) !== null) joined.push(line)
    else
      joined.splice(-1, 1, {
        ...line,
        line: above.line,
        gapBefore: above.gapBefore,
        text: `${above.text} ${line.text}`,
        runs: [...above.runs, { text: ' ' }, ...line.runs],
      })
  }
  return joined
}

function isLabelAlone(text: string): boolean {
  const found = findMarker(`${text} `)
  return found !== null && found.marker !== 'dash' && found.marker !== 'plus' && found.label.length === text.length
}

/** A number alone on a line is a page number that slipped into the text (FMT-11). */
function dropPageNumbers(lines: readonly Line[], reading: SourceReading): Line[] {
  return lines.filter((line) => {
    if (!/^\d{1,3}$/.test(line.text)) return true
    doubt(
      reading,
      'text.pageNumberRemoved',
      { spot: wholeOf('document'), line: line.line },
      `Đã bỏ số trang "${line.text}" lẫn trong nội dung.`,
    )
    return false
  })
}

function readOpening(
  paragraphs: readonly ReadParagraph[],
  reading: SourceReading,
): Pick<ReadBody, 'bases' | 'intro' | 'grounds'> {
  const bases: { id: string; text: string }[] = []
  const intro: Paragraph[] = []
  const grounds: Paragraph[] = []
  const inBlock = basisCount(paragraphs)
  for (const [at, paragraph] of paragraphs.entries()) {
    if ((at < inBlock || isBasis(paragraph.text)) && intro.length === 0 && grounds.length === 0) {
      const id = reading.ids()
      const text = squeeze(paragraph.text)
      reading.written.set(`basis/${id}`, text)
      bases.push({ id, text: text.replace(/^[-–]\s+/, '').replace(/[;,.]$/, '') })
      continue
    }
    const read = { id: reading.ids(), content: readInline(paragraph.runs, reading) }
    if (isGrounds(paragraph.text) || grounds.length > 0) grounds.push(read)
    else intro.push(read)
  }
  return { bases, intro, grounds }
}

/** Whether a paragraph before the items says on what the conclusion rests. */
export function isGrounds(text: string): boolean {
  return /^(?:Trên cơ sở|Sau khi nghe|Qua nghe|Sau khi xem xét)\s/u.test(text) || /như sau\s*[:.]?$/u.test(text)
}

const closingPatterns: readonly { readonly role: Closing['role']; readonly pattern: RegExp }[] = [
  { role: 'replaces', pattern: /^(?:Thông báo|Văn bản) này thay thế|^thay thế thông báo/iu },
  { role: 'catchAll', pattern: /^Ngoài (?:các|những) nhiệm vụ|^Các nội dung khác/u },
  {
    role: 'announcement',
    pattern: /thông báo .*(?:biết|thực hiện)[^.]*(?:\.|\.\/\.)?$|^Trên đây là|^Thông báo này (?:có hiệu lực|được)/u,
  },
]

/** What a paragraph after the items says. */
export function closingRole(text: string): Closing['role'] {
  return closingPatterns.find(({ pattern }) => pattern.test(text))?.role ?? 'other'
}

/**
 * Index of the first closing paragraph. Unmarked paragraphs at the end are closing from the first that reads
 * like one; a lone last paragraph under an item that already has its text is closing too.
 */
function closingStart(paragraphs: readonly ReadParagraph[]): number {
  let tail = paragraphs.length
  while (tail > 0 && findMarker(paragraphs[tail - 1]?.text ?? '') === null) tail -= 1
  const owner = paragraphs[tail - 1]?.text
  const ownerIsHeading = owner === undefined || !/[.;:!?…]["”’)]*$/.test(owner)
  for (let index = tail; index < paragraphs.length; index += 1) {
    if (closingRole(paragraphs[index]?.text ?? '') === 'other') continue
    // What names the appendix or this notice closes it, too.
    const isOwn = (text: string) => ownerIsHeading || !/Phụ lục|Thông báo này|quá trình thực hiện/u.test(text)
    let start = index
    while (start > tail && !isOwn(paragraphs[start - 1]?.text ?? '')) start -= 1
    return start
  }
  if (owner === undefined) return paragraphs.length
  return ownerIsHeading ? Math.min(tail + 1, paragraphs.length) : tail
}

interface OpenItem {
  readonly rank: number
  readonly found: FoundMarker | null
  readonly item: { -readonly [Key in keyof Item]: Item[Key] } & { items: Item[] }
  readonly line: number
}

function readItems(paragraphs: readonly ReadParagraph[], tables: readonly ReadGrid[], reading: SourceReading): Item[] {
  const roots: Item[] = []
  const open: OpenItem[] = []
  const all: OpenItem[] = []
  for (const paragraph of paragraphs) {
    const above = open.findLast((one) => one.found !== null)
    const found = findMarker(paragraph.text) ?? findBracketedItem(paragraph.text, above)
    const rank = found === null ? unmarkedRank(open) : rankIn(open, found)
    while ((open.at(-1)?.rank ?? -Infinity) >= rank) open.pop()
    const runs = found === null ? paragraph.runs : dropStart(paragraph.runs, found.length)
    const read: OpenItem = {
      rank,
      found,
      line: paragraph.line,
      item: { id: reading.ids(), marker: found?.marker ?? 'none', content: readInline(runs, reading), items: [] },
    }
    const siblings = open.at(-1)?.item.items ?? roots
    siblings.push(read.item)
    all.push(read)
    if (found !== null) open.push(read)
    else if (/^[A-ZĐ][.)]\s/u.test(paragraph.text)) {
      doubt(
        reading,
        'numbering.unclear',
        { spot: wholeOf(read.item.id), line: paragraph.line },
        'Cách đánh số này chưa rõ thuộc cấp nào; đã giữ chữ như bản gốc.',
        paragraph.text.slice(0, 60),
      )
    }
  }
  for (const table of tables) placeTable(table, all, reading)
  keepWrittenLabels(roots, '', new Map(all.map((entry) => [entry.item, entry])), reading)
  return roots
}

/** No paragraph continues after a table. */
function splitAtTables(lines: readonly Line[], tables: readonly ReadGrid[]): (readonly Line[])[] {
  const starts = tables.map(({ line }) => line)
  return [-Infinity, ...starts].map((from, at) =>
    lines.filter(({ line }) => line > from && line <= (starts[at] ?? Infinity)),
  )
}

/** A table of the body belongs to the item above it; above all items it is kept apart. */
function placeTable(grid: ReadGrid, items: readonly OpenItem[], reading: SourceReading): void {
  const owner = items.findLast(({ line }) => line < grid.line)
  const keepApart = () => {
    for (const { line, cells } of grid.rows)
      keepUnplaced(reading, line, cells.map((cell) => squeeze(cell)).join(' | '), 'table.unread')
  }
  if (owner === undefined) return keepApart()
  const id = reading.ids()
  const table = readTable(grid.rows, owner.item.id, reading)
  if (table === null) return
  const columns = table.columns.map((column) => (column.role === 'ordinal' ? column : { ...column, role: null }))
  owner.item.tables = [...(owner.item.tables ?? []), { id, columns, sections: table.sections }]
}

/** Dashes of another shape ("–" and below it "•") are a level of their own, in the order in which they appear. */
function rankIn(open: readonly OpenItem[], found: FoundMarker): number {
  if (found.marker !== 'dash') return rankOf(found)
  // A star heads the dashes below it, unless it stands below one that announces it.
  if (found.label === '*' && !open.some((entry) => entry.found?.label === '-' && endsWithColon(entry.item.content)))
    return rankOf(found) - 0.1
  const dashes = open.filter((entry) => entry.found?.marker === 'dash')
  const same = dashes.find((entry) => entry.found?.label === found.label)
  return same?.rank ?? (dashes.at(-1)?.rank ?? rankOf(found) - 0.1) + 0.1
}

function endsWithColon(content: Item['content']): boolean {
  return /:\s*$/.test(plainText(content))
}

/** A paragraph without a marker belongs to the nearest numbered item: it closes dashes and pluses. */
function unmarkedRank(open: readonly OpenItem[]): number {
  const numbered = open.findLast((entry) => entry.found?.marker !== 'dash' && entry.found?.marker !== 'plus')
  return (numbered?.rank ?? -1) + 0.5
}

function dropStart(runs: readonly Run[], length: number): Run[] {
  const kept: Run[] = []
  let skip = length
  for (const run of runs) {
    const text = run.text.slice(skip)
    skip = Math.max(0, skip - run.text.length)
    if (text !== '') kept.push({ ...run, text: kept.length === 0 ? text.trimStart() : text })
  }
  return kept
}

/** Labels as written stay where they differ from the computed ones; repeats and gaps are doubts. */
function keepWrittenLabels(
  items: readonly Item[],
  parentLabel: string,
  entries: ReadonlyMap<Item, OpenItem>,
  reading: SourceReading,
): void {
  const computed = labelsOf(items, parentLabel, 'computed')
  const seen = new Map<string, number>()
  items.forEach((item, index) => {
    const entry = entries.get(item)
    const found = entry?.found
    const label = found?.label ?? ''
    if (entry !== undefined && found !== undefined && found !== null && squeeze(label) !== computed[index])
      entry.item.writtenLabel = squeeze(label)
    if (entry !== undefined && found !== undefined && found !== null && found.ordinal !== null) {
      const expected = (seen.get(found.marker) ?? 0) + 1
      // A text whose first page is missing begins anywhere, with the rest of a paragraph or not.
      const beginsAnywhere = seen.size === 0 && parentLabel === '' && reading.beginsInside
      if (found.ordinal !== expected) {
        const repeated = found.ordinal < expected ? 'numbering.repeated' : 'numbering.gap'
        const code = beginsAnywhere ? 'numbering.unclear' : repeated
        const spot = { part: item.id, field: 'label' } as const
        doubt(reading, code, { spot, line: entry.line }, ordinalFaults[code](label), label)
      }
      seen.set(found.marker, found.ordinal)
    }
    keepWrittenLabels(item.items, item.marker === 'none' ? parentLabel : label, entries, reading)
  })
}

const ordinalFaults = {
  'numbering.unclear': (label: string) => `Bản gốc thiếu trang đầu nên số thứ tự bắt đầu từ "${label}"; đã giữ nguyên.`,
  'numbering.repeated': (label: string) => `Số thứ tự "${label}" bị lặp trong cùng một cấp; đã giữ nguyên như bản gốc.`,
  'numbering.gap': (label: string) => `Số thứ tự nhảy cách đến "${label}"; đã giữ nguyên như bản gốc.`,
} as const
