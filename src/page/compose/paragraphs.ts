/**
 * Paragraphs from lines. Text taken from a PDF or an e-mail is hard-wrapped, loses blank lines between
 * paragraphs and gains them inside (at page breaks): a blank line alone decides nothing. What decides is
 * whether the first word of the next line would still have fitted on this one.
 */
import { noticeLimits, refuseLength } from '../../domain/notice/limits.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { ReadLine, Run } from '../blocks.ts'
import { type FoundMarker, findBracketed, findMarker } from '../recognize/markers.ts'
import { measureText } from './text-measure.ts'

export interface ReadParagraph {
  readonly line: number
  readonly runs: readonly Run[]
  readonly text: string
  /** Other lines of the source that were joined into it over a blank line: unsure places. */
  readonly joinedAt: readonly number[]
  /** It was put apart from the line above, a heading that nearly fills its line: it may go on with it. */
  readonly parted: boolean
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Widths are measured at 14 pt, in mm: characters of a proportional face cannot be counted. */
const size = 14
/** A wider line means that lines were not wrapped for a portrait page. */
const widestWrapped = 260
/** A line counts as full when the next word would have passed this share of the widest lines. */
const fullShare = 0.87
/** Within a block of lines a break is more often wrapping than the end of a paragraph; bold lines hold less. */
const fullShareInBlock = 0.76

/** Width (mm at 14 pt) at which the lines were wrapped, or null when each line is a paragraph. */
export function wrapWidthOf(lines: readonly ReadLine[]): number | null {
  const texts = lines.filter((line) => !line.whole).map((line) => textOf(line.runs))
  const widths = texts.map(measure).sort((a, b) => a - b)
  if (texts.filter((text) => text.length >= 50).length < 6) return null
  // A wrapped line goes on with a small letter more often than not; lines that are paragraphs begin with capitals or labels.
  const goingOn = texts.filter((text) => /^\p{Ll}/u.test(text) && findMarker(text) === null).length
  if (goingOn * 8 < texts.filter((text) => text.length >= 50).length) return null
  const widest = widths[Math.floor(widths.length * 0.97)] ?? 0
  return widest <= widestWrapped ? widest : null
}

function measure(text: string): number {
  return measureText(text, size)
}

/** Joins lines into paragraphs. `width` is the wrap width of the whole document (wrapWidthOf). */
export function joinLines(lines: readonly ReadLine[], width: number | null): ReadParagraph[] {
  const paragraphs: { line: number; runs: Run[]; joinedAt: number[]; parted: boolean }[] = []
  const counted: Counted = { ordinals: new Map(), endedDashes: 0, openDashes: 0 }
  let previous: ReadLine | null = null
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open === undefined || previous === null || !continues(previous, line, textOf(open.runs), width, counted)) {
      countEnd(counted, open === undefined ? '' : textOf(open.runs))
      count(counted.ordinals, textOf(line.runs))
      const parted = open !== undefined && previous !== null && mayGoOn(previous, line, textOf(open.runs), width)
      paragraphs.push({ line: line.line, runs: [...line.runs], joinedAt: [], parted })
    } else {
      const isDash = findMarker(textOf(line.runs))?.marker === 'dash'
      if ((line.gapBefore && !goesOnClearly(textOf(line.runs))) || isDash) open.joinedAt.push(line.line)
      appendRuns(open.runs, line.runs)
      refuseLength(textOf(open.runs), noticeLimits.paragraph, { component: 'items', line: open.line })
    }
    previous = line
  }
  return paragraphs.map((paragraph) => ({ ...paragraph, text: textOf(paragraph.runs) }))
}

/** "57-" + "NQ/TW" and "08-CTr/" + "BCĐ" are one token; anything else is joined by a blank. */
export function appendRuns(runs: Run[], more: readonly Run[]): void {
  const left = textOf(runs)
  const right = textOf(more)
  if (!isBrokenToken(left, right)) {
    const last = runs.at(-1)
    if (last !== undefined) runs[runs.length - 1] = { ...last, text: `${last.text} ` }
  }
  for (const run of more) {
    const last = runs.at(-1)
    if (last !== undefined && last.emphasis === run.emphasis)
      runs[runs.length - 1] = { ...last, text: last.text + run.text }
    else runs.push(run)
  }
}

/** Whether a line break stands inside a token: a hyphen or slash of a symbol at the end of the line. */
export function isBrokenToken(left: string, right: string): boolean {
  return /[\p{L}\d][-–/]$/u.test(left) && /^[\p{L}\d]/u.test(right)
}

/** What the paragraphs so far say of those to come. */
interface Counted {
  readonly ordinals: Map<string, number>
  /** Paragraphs with a dash that end with a mark, and those that do not. */
  endedDashes: number
  openDashes: number
}

function countEnd(counted: Counted, text: string): void {
  if (findMarker(text)?.marker !== 'dash') return
  if (/[.:;!?…,]["”’)]*$/.test(text)) counted.endedDashes += 1
  else counted.openDashes += 1
}

/** Remembers the number a paragraph starts with, by the shape of its label. */
function count(counted: Map<string, number>, text: string): void {
  const found = findMarker(text)
  if (found !== null && found.ordinal !== null) counted.set(shapeOf(found), found.ordinal)
}

function shapeOf({ marker, label }: FoundMarker): string {
  return `${marker}${label.replace(/^[\p{L}\d.]*[\p{L}\d]/u, '')}`
}

/** A number at the start of a wrapped line is a marker only where the numbers so far lead to it: "… Quốc lộ" / "18. Báo cáo". */
function fitsSequence(found: FoundMarker, counted: ReadonlyMap<string, number>): boolean {
  if (found.ordinal === null || found.ordinal === 1 || found.marker === 'decimal') return true
  const last = counted.get(shapeOf(found))
  return last !== undefined && found.ordinal >= last && found.ordinal <= last + 3
}

function continues(
  previous: ReadLine,
  line: ReadLine,
  open: string,
  width: number | null,
  counted: Readonly<Counted>,
): boolean {
  if (previous.whole || line.starts === true) return false
  const left = textOf(previous.runs)
  const right = textOf(line.runs)
  if (isBrokenToken(left, right)) return true
  const full = width !== null && isFull(left, right, width * (line.gapBefore ? fullShare : fullShareInBlock))
  const marker = findMarker(right)
  if (marker?.marker === 'dash')
    return (
      (full || width === null || isYearRange(open, right)) &&
      (isDashInside(open, right) || (full && isNameOver(open, right, counted)))
    )
  const isOpen = !/[.:;!?…]["”’)]*$/.test(left)
  if (marker !== null)
    return (full || isUnfinished(left)) && isOpen && !line.gapBefore && !fitsSequence(marker, counted.ordinals)
  if (isUnfinished(left) && !line.gapBefore && /^\d/.test(right)) return true
  if (isHeadingAlone(left, right, open, width)) return false
  if (!full && beginsBracketed(open, right)) return false
  if (continuesEnumeration(open, right)) return true
  const ended = /[.:;!?]["”’)]*$/.test(left)
  if (ended && (/^(?:Trên cơ sở|Sau khi nghe)\s/u.test(right) || beginsClosing.test(right))) return false
  const lowerCase = /^[\p{Ll}(“"]/u.test(right) && !/^["“(]\p{Lu}/u.test(right)
  if (isBasis(right) && /[;,.]$/.test(left)) return false
  // The last basis ends with a comma, too (F-BODY-19): what follows it is the enacting sentence.
  if (left.endsWith(',') && isBasis(open) && !lowerCase && (line.gapBefore || !full)) return false
  if (/(?:,|\s[-–])$/.test(left)) return true
  if (width === null) return lowerCase && !/[.:!?]["”’)]*$/.test(left)
  if (line.gapBefore) return full ? !ended || lowerCase : lowerCase && !ended
  return full || (lowerCase && !/[.:!?]["”’)]*$/.test(left))
}

/** How a notice closes: "Văn phòng Tỉnh ủy thông báo để các cơ quan biết", "Trên đây là …". */
const beginsClosing =
  /^(?:Trên đây là|Thông báo này\s|(?:\p{Lu}[^.;:]{2,90}\s)(?:trân trọng |xin )?thông báo\s(?:để\s|đến\s|tới\s|(?:nội dung |ý kiến )?(?:kết luận|chỉ đạo)))/u

/** Longer ones are sentences whose list runs on. */
const longestHeading = 160

/** "(1) …" right below a heading, and "(2) …" behind such a paragraph, are paragraphs of their own. */
function beginsBracketed(open: string, right: string): boolean {
  const found = findBracketed(right)
  if (found === null) return false
  if (found.ordinal !== 1) return findBracketed(open)?.ordinal === (found.ordinal ?? 0) - 1 && /[.;]["”’)]*$/.test(open)
  return findMarker(open) !== null && open.length <= longestHeading && !/[.,:;!?…]["”’)]*$/.test(open)
}

/** Whether a paragraph is a legal basis: "- Căn cứ …", "Theo đề nghị của …" (F-BODY-17, F-BODY-21). */
export function isBasis(text: string): boolean {
  return /^(?:[-–]\s+)?(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)\s/u.test(text)
}

/** "giai đoạn 2026" / "- 2031". */
function isYearRange(left: string, right: string): boolean {
  return /\d{4}$/.test(left) && /^[-–]\s+\d{4}(?!\d)/u.test(right)
}

/** Nothing ends with such a word: a number or a name follows. */
function isUnfinished(left: string): boolean {
  return /(?:^|\s)(?:năm|tháng|ngày|quý|số|Quốc lộ|Tỉnh lộ|khoản|điểm|điều|mục|giai đoạn|nhiệm kỳ|các|và|của|tại|từ|đến|hơn|trên|dưới|khoảng|đạt|là|với|cho|thứ)$/iu.test(
    left,
  )
}

/** "… biển Bãi Nồm" / "- Hòn Én, trình …": where all paragraphs with a dash end with a mark, this one has not ended. */
function isNameOver(open: string, right: string, { endedDashes, openDashes }: Readonly<Counted>): boolean {
  const isOpen = findMarker(open)?.marker === 'dash' && /\p{Lu}\p{L}*$/u.test(open)
  return (
    isOpen && endedDashes > 0 && openDashes === 0 && /^[-–]\s+\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,4}[,;.\s]/u.test(right)
  )
}

/** The topic of an item on a line of its own, on which the next word would still have fitted. */
function isHeadingAlone(left: string, right: string, open: string, width: number | null): boolean {
  const found = findMarker(left)
  if (width === null || found === null || left !== open || !/^\p{Lu}/u.test(right)) return false
  const isTopic = /^(?:Về|Đối với|Công tác|Tình hình|Kết quả|Nhiệm vụ|Tổ chức thực hiện|Đánh giá)\s/u.test(
    left.slice(found.length),
  )
  return isTopic && /[\p{L}\d]$/u.test(left) && !isFull(left, right, width * headingShare)
}

/** A heading told apart by its words alone: its line is as full as one that goes on. */
function mayGoOn(previous: ReadLine, line: ReadLine, open: string, width: number | null): boolean {
  if (previous.whole || line.starts === true || line.gapBefore || width === null) return false
  const [left, right] = [textOf(previous.runs), textOf(line.runs)]
  return (
    findMarker(right) === null &&
    isHeadingAlone(left, right, open, width) &&
    isFull(left, right, width * fullShareInBlock)
  )
}

/** Nearer to the edge than this, a topic may go on on the next line. */
const headingShare = 0.96

function isFull(left: string, right: string, width: number): boolean {
  const word = /^\S+/.exec(right)?.[0] ?? ''
  return measure(`${left} ${word}`) > width
}

/** What starts small or with "(2)" cannot start a paragraph: joining it over a blank line is no doubt. */
function goesOnClearly(right: string): boolean {
  return /^(?:\p{Ll}|\(\d)/u.test(right)
}

/** "(2) …" on a line of its own goes on in the paragraph that holds "(1)". */
function continuesEnumeration(open: string, right: string): boolean {
  const found = /^\((\d{1,2})\)\s/.exec(right)
  return found !== null && Number(found[1]) > 1 && open.includes(`(${Number(found[1]) - 1}) `)
}

/**
 * A dash at the start of a line that goes on with the sentence: "… kinh tế" / "- xã hội", and in the heading of
 * a member "Đồng chí …, Chủ tịch …" / "- Phó Trưởng Ban".
 */
function isDashInside(open: string, right: string): boolean {
  if (/[.:;!?…]["”’)]*$/.test(squeeze(open))) return false
  if (/^[-–]\s+\p{Ll}/u.test(right) || isYearRange(open, right)) return true
  return (
    /^\d+\.\s+Đồng chí\s/u.test(open) &&
    /^[-–]\s+(?:Phó\s|Trưởng|Ủy viên|Uỷ viên|Thành viên|Bí thư|Chủ tịch)/u.test(right)
  )
}
