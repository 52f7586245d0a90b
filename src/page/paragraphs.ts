/**
 * Paragraphs from lines. Text taken from a PDF or an e-mail is hard-wrapped, loses blank lines between
 * paragraphs and gains them inside (at page breaks): a blank line alone decides nothing. What decides is
 * whether the first word of the next line would still have fitted on this one.
 */
import { squeeze } from '../domain/text.ts'
import type { ReadLine, Run } from './blocks.ts'
import { findMarker } from './markers.ts'

export interface ReadParagraph {
  readonly line: number
  readonly runs: readonly Run[]
  readonly text: string
  /** Other lines of the source that were joined into it over a blank line: unsure places. */
  readonly joinedAt: readonly number[]
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Longest line at which the text still counts as hard-wrapped. */
const longestWrapped = 115
/** A line counts as full when the next word would have passed this share of the widest lines. */
const fullShare = 0.87

/** Width in characters at which the lines were wrapped, or null when each line is a paragraph. */
export function wrapWidthOf(lines: readonly ReadLine[]): number | null {
  const lengths = lines
    .filter((line) => !line.whole)
    .map((line) => textOf(line.runs).length)
    .sort((a, b) => a - b)
  const long = lengths.filter((length) => length >= 50)
  if (long.length < 6) return null
  const widest = lengths[Math.floor(lengths.length * 0.97)] ?? 0
  return widest <= longestWrapped ? widest : null
}

/** Joins lines into paragraphs. `width` is the wrap width of the whole document (wrapWidthOf). */
export function joinLines(lines: readonly ReadLine[], width: number | null): ReadParagraph[] {
  const paragraphs: { line: number; runs: Run[]; joinedAt: number[] }[] = []
  let previous: ReadLine | null = null
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open === undefined || previous === null || !continues(previous, line, textOf(open.runs), width)) {
      paragraphs.push({ line: line.line, runs: [...line.runs], joinedAt: [] })
    } else {
      if (line.gapBefore) open.joinedAt.push(line.line)
      appendRuns(open.runs, line.runs)
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
    if (last !== undefined && last.emphasis === run.emphasis) runs[runs.length - 1] = { ...last, text: last.text + run.text }
    else runs.push(run)
  }
}

/** Whether a line break stands inside a token: a hyphen or slash of a symbol at the end of the line. */
export function isBrokenToken(left: string, right: string): boolean {
  return /[\p{L}\d][-–/]$/u.test(left) && /^[\p{L}\d]/u.test(right)
}

function continues(previous: ReadLine, line: ReadLine, open: string, width: number | null): boolean {
  if (previous.whole) return false
  const left = textOf(previous.runs)
  const right = textOf(line.runs)
  if (isBrokenToken(left, right)) return true
  const full = width !== null && isFull(left, right, width)
  const marker = findMarker(right)
  if (marker !== null) return marker.marker === 'dash' && full && isRoleOfMember(open, right)
  if (continuesEnumeration(open, right)) return true
  const ended = /[.:;!?]["”’)]*$/.test(left)
  const lowerCase = /^[\p{Ll}(“"]/u.test(right) && !/^["“(]\p{Lu}/u.test(right)
  if (/,$/.test(left)) return true
  if (width === null) return lowerCase && !/[.:!?]["”’)]*$/.test(left)
  if (line.gapBefore) return full ? !ended || lowerCase : lowerCase && !ended
  return full || (lowerCase && !/[.:!?]["”’)]*$/.test(left))
}

function isFull(left: string, right: string, width: number): boolean {
  const word = /^\S+/.exec(right)?.[0] ?? ''
  return left.length + 1 + word.length > width * fullShare
}

/** "(2) …" on a line of its own goes on in the paragraph that holds "(1)". */
function continuesEnumeration(open: string, right: string): boolean {
  const found = /^\((\d{1,2})\)\s/.exec(right)
  return found !== null && Number(found[1]) > 1 && open.includes(`(${Number(found[1]) - 1}) `)
}

/** "1. Đồng chí …, Chủ tịch …" broken before "- Phó Trưởng Ban": the dash belongs to the heading of the member. */
function isRoleOfMember(open: string, right: string): boolean {
  return (
    /^\d+\.\s+Đồng chí\b/u.test(open) &&
    !/[.;:]$/.test(squeeze(open)) &&
    /^[-–]\s+(?:Phó\s|Trưởng|Ủy viên|Uỷ viên|Thành viên|Bí thư|Chủ tịch)/u.test(right)
  )
}
