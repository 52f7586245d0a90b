/** Residue of Markdown and HTML in text that was copied from elsewhere: emphasis is kept as runs, tags go. */
import type { Emphasis } from '../domain/notice/notice.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Run } from '../page/blocks.ts'

/** Only tags that editors and converters leave behind: "<95%" and "x < y" are text. */
const tag =
  /<\/?(?:p|div|span|ul|ol|li|br|i|em|b|strong|u|font|a|sup|sub|h[1-6]|table|tbody|thead|tr|td|th)(?:\s[^<>]*)?\/?>/gi

const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function decodeEntities(text: string): string {
  return text.replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
}

/** A line's text as runs of one look each, blanks squeezed, and the HTML tags that were removed. */
export function readMarkup(line: string): { runs: Run[]; removed: string[] } {
  const removed: string[] = []
  const opened = line
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/^\s*>\s+/, '')
    .replace(tag, (found) => {
      removed.push(found)
      return emphasisMark(found)
    })
  const text = decodeEntities(opened)
  if (isOnlyMarks(text)) return { runs: lineOfMarks(text), removed }
  return { runs: readEmphasis(text), removed }
}

/** HTML emphasis as the Markdown mark of the same weight; any other tag as a blank. */
function emphasisMark(found: string): string {
  const name = /[a-z][a-z0-9]*/i.exec(found)?.[0].toLowerCase() ?? ''
  if (name === 'b' || name === 'strong') return '**'
  if (name === 'i' || name === 'em') return '*'
  return ' '
}

/** "*" under the organ, "-----" under the abstract: marks that are content, not emphasis. */
function isOnlyMarks(text: string): boolean {
  return /^[\s*_\-–—=~.]+$/.test(text)
}

function lineOfMarks(text: string): Run[] {
  const marks = text.replace(/\s+/g, '')
  if (marks === '' || /^\*{2,}$/.test(marks)) return []
  return [{ text: marks === '*' ? marks : marks.replaceAll('*', '') }]
}

/** A star that is content: a footnote "(*)", a product "5 * 3". Hidden while emphasis is read. */
const hiddenStar = '\uE0F0'

function hideStars(text: string): string {
  return text.replace(/\(\*+\)|(?<=\S\s)\*(?=\s\S)/g, (found) => found.replaceAll('*', hiddenStar))
}

function showStars(text: string): string {
  return text.replaceAll(hiddenStar, '*')
}

const looks: readonly (Emphasis | undefined)[] = [undefined, 'italic', 'bold', 'boldItalic']

function readEmphasis(text: string): Run[] {
  const runs: Run[] = []
  let bold = false
  let italic = false
  const push = (piece: string) => {
    if (piece === '') return
    const emphasis = looks[(bold ? 2 : 0) + (italic ? 1 : 0)]
    const shown = showStars(piece)
    runs.push(emphasis === undefined ? { text: shown } : { text: shown, emphasis })
  }
  let rest = hideStars(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1')
  // A bullet written as "* " is a marker, not emphasis.
  if (/^\* \S/.test(rest) && (rest.match(/\*/g)?.length ?? 0) % 2 === 1) rest = `${hiddenStar}${rest.slice(1)}`
  if ((rest.match(/\*/g)?.length ?? 0) < 2) return rest === '' ? [] : [{ text: showStars(rest) }]
  for (const piece of rest.split(/(\*{1,3})/)) {
    if (!/^\*{1,3}$/.test(piece)) {
      push(piece)
      continue
    }
    if (piece.length !== 2) italic = !italic
    if (piece.length !== 1) bold = !bold
  }
  return trimRuns(runs)
}

function trimRuns(runs: readonly Run[]): Run[] {
  return runs
    .map((run, index) => {
      const start = index === 0 ? run.text.trimStart() : run.text
      return { ...run, text: index === runs.length - 1 ? start.trimEnd() : start }
    })
    .filter((run) => run.text !== '')
}

/**
 * Text of a table cell: tags become line breaks or go, emphasis marks go, blanks are squeezed.
 * A cell that opens with "- " is a list: each entry gets a line of its own.
 */
export function cleanCell(cell: string): { text: string; removed: string[] } {
  const removed: string[] = []
  const trimmed = cell
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
  const opened = trimmed.replace(tag, (found) => {
    removed.push(found)
    if (/^<li\b/i.test(found)) return '\n- '
    return /^<\/?(?:br|p|div|ul|ol|li)\b/i.test(found) ? '\n' : ''
  })
  const lines = hideStars(decodeEntities(opened))
    .replace(/\*{1,3}(?=\S)([^*\n]+)\*{1,3}/g, '$1')
    .split('\n')
    .map((line) => showStars(squeeze(line)).replace(/^- - /, '- '))
    .filter((line) => line !== '' && line !== '-')
  return { text: lines.flatMap(splitList).join('\n'), removed }
}

function splitList(line: string): string[] {
  return line.startsWith('- ') ? line.split(/(?<=[.;:])\s+(?=- \p{Lu})/u) : [line]
}
