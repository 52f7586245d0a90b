/**
 * A judge of the page as it is read: LibreOffice's PDF, measured. It knows nothing of how the pages were made, only
 * what an office would be ashamed of: something torn over two lines, a page, a heading or a signature left alone.
 */
import type { Layout, Line, Page } from './readings.ts'

export interface PaperFacts {
  /** Names of bodies that no centred line may tear. */
  readonly names: readonly string[]
  /** Who signs. */
  readonly signatories: readonly string[]
}

const runningHead = 18
const pointsToMillimetres = 25.4 / 72
const leastTableSize = 11

/** Objections to a paper, each with its page; empty when it can be signed. */
export function judgePaper(layout: Layout, facts: PaperFacts): string[] {
  return layout.pages.flatMap((page) => {
    const lines = page.lines.filter((line) => line.y > runningHead)
    return [
      ...tornOver(page, lines),
      ...syllablesAlone(page, lines),
      ...namesTorn(lines, facts.names),
      ...leftAlone(page, lines, facts.signatories),
      ...smallInTables(page, lines),
      ...(page.number === 1 ? tooClose(lines) : []),
    ].map((objection) => `page ${page.number}: ${objection}`)
  })
}

/** The line that goes on with a line: right below it in the same column, at the pitch of one paragraph. */
function nextOf(line: Line, lines: readonly Line[]): Line | undefined {
  const natural = line.size * 1.15 * pointsToMillimetres
  // The body is set on 18 pt, looser than its type; between two paragraphs of a cell there is more than in one.
  const pitch = line.size >= 13.5 ? natural * 1.15 : natural * 1.05
  return lines.find(
    (other) =>
      other.baseline > line.baseline + natural * 0.8 &&
      other.baseline <= line.baseline + pitch &&
      Math.min(other.x + other.width, line.x + line.width) - Math.max(other.x, line.x) > 0,
  )
}

const unit = '(?:ngày|tháng|năm|giờ|đồng|tỷ|triệu|nghìn|ha|km|m2|%|Gbps|Mbps|tấn|hộ)'
/** What must not stand at the end of one line and the start of the next, with what it is. */
const tears: readonly (readonly [what: string, end: RegExp, start: RegExp])[] = [
  ['date', /(?:^|[\s(])(?:ngày|tháng|năm)$/iu, /^\d/u],
  ['number', /(?:^|[\s(])(?:số|điều|khoản|mục|lần|thứ)$/iu, /^\d/u],
  ['quarter', /(?:^|[\s(])quý$/iu, /^(?:\d|[IVX]+(?!\p{L}))/u],
  ['quarter', /(?:^|[\s(])quý (?:\d|[IVX]+)$/iu, /^năm \d/u],
  ['number', /(?:^|[\s(])[\d.,]+$/u, new RegExp(`^${unit}(?!\\p{L})`, 'u')],
  ['range', /\d [-–]$/u, /^\d/u],
  ['range', /\d$/u, /^[-–] ?\d/u],
  ['symbol', /[\p{L}\d]*(?:\d|\p{Lu}{2,})[-/]$/u, /^[\p{Lu}\d]/u],
]
const wholeTokens: readonly (readonly [what: string, RegExp])[] = [
  ['date', /^[("]?(?:\d{1,2}\/){1,2}\d{4}/u],
  ['number', /^[("]?\d{1,3}(?:\.\d{3})+/u],
  ['symbol', /^[("]?\d+(?:\/\d{4})?[-/]\p{Lu}[\p{L}]*(?:[-/]\p{Lu}\p{L}*)*/u],
]

function tornOver(page: Page, lines: readonly Line[]): string[] {
  return lines.flatMap((line) => {
    const next = nextOf(line, lines)
    if (next === undefined) return []
    const shown = `"${line.text} | ${next.text}"`
    const isFull = isJustified(page, line)
    if (isFull && line.blank > blankOf(line) * holeShare && isTied(next.text)) return [`a line full of holes: ${shown}`]
    const [what] = tears.find(([, end, start]) => end.test(line.text) && start.test(next.text)) ?? []
    if (what !== undefined && !(isFull && keepsFromHoles(line))) return [`a ${what} torn: ${shown}`]
    const inside = tokenTorn(line.text, next.text)
    if (inside !== undefined) return [`a ${inside} torn: ${shown}`]
    const isItem = /[.;:,…)]$/u.test(line.text) || /^[-–+] /u.test(line.text) || next.x > line.x + 8
    if (/^[-–] /u.test(next.text) && !isItem) return [`a line begins with a dash: ${shown}`]
    return []
  })
}

/** Right margin of the body, mm. */
const rightMargin = 15
/** Blanks of a line that are so much wider than they are set are holes; a little less may be one to this measure. */
const holeShare = 2.6
const nearlyHole = 2

function isJustified(page: Page, line: Line): boolean {
  return page.orientation === 'portrait' && Math.abs(page.width - rightMargin - line.x - line.width) < 0.5
}

/** Width of a blank as it is set. */
function blankOf(line: Line): number {
  return line.size * 0.25 * pointsToMillimetres
}

/** "số 57-NQ/TW": a first word could have stayed on the line above. */
function isTied(text: string): boolean {
  return /^(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|lần) [\dIVX]/iu.test(text)
}

/** Whether a line would be full of holes without its last word, so that this may be torn from its number. */
function keepsFromHoles(line: Line): boolean {
  const words = line.text.split(' ')
  const last = words.at(-1) ?? ''
  const gained = line.blank + (last.length * line.width) / line.text.length
  return line.blank + gained / Math.max(1, words.length - 2) > blankOf(line) * nearlyHole
}

/** A syllable alone on the last line of a centred cell, where the word before it had room beside it. */
function syllablesAlone(page: Page, lines: readonly Line[]): string[] {
  const upright = page.rules.filter((rule) => rule.direction === 'vertical')
  const isInTable = (line: Line) => upright.some(({ y0, y1 }) => line.y > y0 - 1 && line.y < y1)
  return lines.flatMap((line) => {
    const next = nextOf(line, lines)
    if (next === undefined || !isInTable(line) || nextOf(next, lines) !== undefined) return []
    const words = line.text.split(' ')
    const off = Math.abs(line.x + line.width / 2 - next.x - next.width / 2)
    const widthOfLast = ((words.at(-1)?.length ?? 0) * line.width) / line.text.length
    const isPoor = /^\p{Ll}+$/u.test(next.text) && words.length > 2 && off < 0.8 && Math.abs(line.x - next.x) > 0.8
    if (!isPoor || widthOfLast + next.width + 2 > line.width || /[;,]$/u.test(line.text)) return []
    return [`a syllable alone: "${line.text} | ${next.text}"`]
  })
}

/** What the last token of a line and the first of the next are together, where neither is it alone. */
function tokenTorn(line: string, next: string): string | undefined {
  const last = /\S+$/u.exec(line)?.[0] ?? ''
  const first = /^\S+/u.exec(next)?.[0] ?? ''
  const joined = wholeTokens.find(([, whole]) => {
    const found = whole.exec(last + first)?.[0] ?? ''
    return found.length > last.length && whole.exec(last)?.[0] !== last && /[\d/.-]$/u.test(last)
  })
  return joined?.[0]
}

/** Names of bodies torn over two lines that are both centred on one axis. */
function namesTorn(lines: readonly Line[], names: readonly string[]): string[] {
  const folded = names.filter((name) => name.includes(' ')).map((name) => name.toLowerCase())
  return lines.flatMap((line) => {
    const next = nextOf(line, lines)
    if (next === undefined || !isCentred(line, next)) return []
    const end = line.text.toLowerCase()
    const joined = `${end} ${next.text.toLowerCase()}`
    const torn = folded.find((name) => {
      for (let at = joined.indexOf(name); at !== -1; at = joined.indexOf(name, at + 1))
        if (at < end.length && at + name.length > end.length + 1 && isWhole(joined, at, name.length))
          return !postBefore.test(joined.slice(0, at))
      return false
    })
    return torn === undefined ? [] : [`"${torn}" torn: "${line.text} | ${next.text}"`]
  })
}

/** "Ủy viên Thường trực | Ban Chỉ đạo" is a post and a body, not a member of the "Thường trực Ban Chỉ đạo". */
const postBefore = /(?:ủy viên|phó bí thư|phó chủ tịch|phó trưởng ban) $/u

function isWhole(text: string, at: number, length: number): boolean {
  return !/\p{L}$/u.test(text.slice(0, at)) && !/^\p{L}/u.test(text.slice(at + length))
}

/** Lines of 14 pt and more on one axis, which are not as long as each other: those of a justified text are. */
function isCentred(line: Line, next: Line): boolean {
  const off = Math.abs(line.x + line.width / 2 - next.x - next.width / 2)
  return line.size >= 13.5 && off < 0.8 && Math.abs(line.x - next.x) > 0.8
}

/** Between a name and the titles of who signs below it, in its size. */
const leastBelowName = 1.8

function leftAlone(page: Page, lines: readonly Line[], signatories: readonly string[]): string[] {
  const found: string[] = []
  if (lines.length < 2) found.push(`only ${lines.length} lines`)
  const lowest = Math.max(...lines.map((line) => line.baseline))
  const lastRow = lines.filter((line) => Math.abs(line.baseline - lowest) < 1)
  const onTable = page.rules.some((rule) => rule.direction === 'vertical')
  if (onTable && lastRow.every((line) => line.bold) && lastRow.some((line) => /^[IVXLC]+\.?$/u.test(line.text)))
    found.push(`a section row at the foot: "${lastRow.map((line) => line.text).join(' ')}"`)
  const signing = lines.find((line) => line.bold && signatories.includes(line.text))
  const isBody = (line: Line) => /[.,;:]$/u.test(line.text) && line.size >= 13.5 && line.x < 45
  const label = lines.find((line) => line.text.startsWith('Nơi nhận'))
  if (signing !== undefined && !lines.some((line) => isBody(line) && line !== label && line.y < signing.y))
    found.push('a signature without a line of the text')
  for (const name of lines.filter(({ bold, text }) => bold && signatories.includes(text))) {
    const title = lines.find(
      (line) =>
        line.text === line.text.toUpperCase() &&
        line.baseline > name.baseline &&
        line.baseline < name.baseline + name.size * leastBelowName * pointsToMillimetres &&
        line.x < name.x + name.width &&
        name.x < line.x + line.width,
    )
    if (title !== undefined) found.push(`a title right below a name: "${name.text} | ${title.text}"`)
  }
  return found
}

/** Type inside drawn tables. */
function smallInTables(page: Page, lines: readonly Line[]): string[] {
  const upright = page.rules.filter((rule) => rule.direction === 'vertical' && rule.y1 - rule.y0 > 3)
  if (upright.length < 2) return []
  const [top, bottom] = [Math.min(...upright.map((rule) => rule.y0)), Math.max(...upright.map((rule) => rule.y1))]
  return lines
    .filter((line) => line.y > top && line.y < bottom && line.size < leastTableSize)
    .map((line) => `${line.size} pt in a table: "${line.text}"`)
}

/** The two columns of the head, above the type of the document: so much stays free between their lines, mm. */
const leastGap = 3
/** Two lines that nearly touch are one to poppler, without a blank where the capitals of the organ end: "LÂMHà Lâm". */
const runTogether = /\p{Lu}{2}\p{Ll}.*\sngày\s/u

function tooClose(lines: readonly Line[]): string[] {
  const type = lines.find((line) => line.text.startsWith('THÔNG BÁO'))
  const head = type === undefined ? [] : lines.filter((line) => line.baseline < type.baseline - 1)
  return head.flatMap((line) => {
    if (runTogether.test(line.text)) return [`the head too close: "${line.text}"`]
    return head
      .filter((other) => other.x > line.x + line.width - 1 && Math.abs(other.baseline - line.baseline) < 4)
      .filter((other) => other.x - line.x - line.width < leastGap - 0.1)
      .map((other) => `the head too close: "${line.text} | ${other.text}"`)
  })
}
