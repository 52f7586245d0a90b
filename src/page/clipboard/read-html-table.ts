/**
 * The first table of the HTML that Excel, Word and browsers put on the clipboard, as rows of texts. The markup is no
 * XML (unclosed tags, bare attributes), so it is read tag by tag, and what is not understood is passed over.
 */
import { cleanText } from '../../domain/words/text.ts'

interface Cell {
  readonly text: string
  readonly across: number
  readonly down: number
}

const piece = /<!--[\s\S]*?-->|<![^>]*>|<(\/?)([a-z][a-z0-9:]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/gi
const lineTags = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** What is inside is no text. */
const silent = /<(style|script|head|title|xml)\b[^>]*>[\s\S]*?<\/\1\s*>/gi
/** A cell or row wider than any table of a notice is a mistake of the markup. */
const mostSpan = 1000

/** The rows, cells that were merged over rows filled with their text; null where there is no table. */
export function readHtmlTable(html: string): string[][] | null {
  const rows = readRows(html.replace(silent, ''))
  if (rows === null) return null
  return layOut(rows)
}

function readRows(html: string): Cell[][] | null {
  const state = new TableState()
  for (const [, closing, name, attributes, text] of html.matchAll(piece)) {
    if (text !== undefined) state.text(text)
    else if (name !== undefined) {
      if (closing === '/') state.close(name.toLowerCase())
      else state.open(name.toLowerCase(), attributes ?? '')
    }
    if (state.isDone) break
  }
  state.endTable()
  return state.rows
}

/** Reads the outermost table that comes first; a table inside one of its cells is words of that cell. */
class TableState {
  rows: Cell[][] | null = null
  isDone = false
  #depth = 0
  #row: Cell[] | null = null
  #isRowHidden = false
  #cell: { text: string; across: number; down: number; isHidden: boolean } | null = null

  open(name: string, attributes: string): void {
    if (name === 'table') {
      this.#depth += 1
      if (this.#depth === 1) this.rows = []
      else this.#breakLine()
      return
    }
    if (this.#depth > 1) {
      if (name === 'tr') this.#breakLine()
      if (name === 'td' || name === 'th') this.text(' ')
    }
    if (this.#depth === 1 && name === 'tr') {
      this.#endRow()
      this.#row = []
      this.#isRowHidden = isHidden(attributes)
    }
    if (this.#depth === 1 && (name === 'td' || name === 'th')) {
      this.#endCell()
      this.#row ??= []
      this.#cell = { text: '', ...spansOf(attributes), isHidden: /display\s*:\s*none/i.test(attributes) }
    }
    if (name === 'br') this.#append('\n')
    if (lineTags.has(name)) this.#breakLine()
  }

  close(name: string): void {
    if (name === 'table') {
      this.#depth -= 1
      if (this.#depth === 0) this.endTable()
    }
    if (this.#depth !== 1) return
    if (name === 'td' || name === 'th') this.#endCell()
    if (name === 'tr') this.#endRow()
    if (lineTags.has(name)) this.#breakLine()
  }

  /** Line ends of the markup are blanks; a blank after a blank or a line break is nothing. */
  text(written: string): void {
    if (this.#cell === null) return
    const words = decode(written.replace(/[ \t\r\n\f]+/g, ' '))
    this.#append(/(?:^|[ \n])$/.test(this.#cell.text) ? words.replace(/^ /, '') : words)
  }

  endTable(): void {
    this.#endRow()
    if (this.rows !== null) this.isDone = true
  }

  #append(text: string): void {
    if (this.#cell !== null) this.#cell.text += text
  }

  /** A new line, unless one has just begun. */
  #breakLine(): void {
    if (this.#cell !== null && this.#cell.text !== '' && !this.#cell.text.endsWith('\n')) this.#cell.text += '\n'
  }

  #endCell(): void {
    if (this.#cell === null) return
    const { across, down } = this.#cell
    if (!this.#cell.isHidden) this.#row?.push({ text: tidy(this.#cell.text), across, down })
    this.#cell = null
  }

  #endRow(): void {
    this.#endCell()
    if (this.#row !== null && !this.#isRowHidden) this.rows?.push(this.#row)
    this.#row = null
  }
}

/** Rows that a filter hides, or that have no height. */
function isHidden(attributes: string): boolean {
  return /display\s*:\s*none|(?<![\w-])height\s*[:=]\s*["']?0(?:pt|px)?\b(?![.\d])/i.test(attributes)
}

/** `mso-ignore:colspan` is a span of the drawing alone: a long text over the empty cells beside it. */
function spansOf(attributes: string): { across: number; down: number } {
  const of = (name: string) => {
    const found = Number(new RegExp(`(?<![\\w-])${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1)
    return Math.max(1, Math.min(mostSpan, found))
  }
  return { across: of('colspan'), down: of('rowspan') }
}

/** Each line without blanks at its ends; no empty lines at the ends. */
function tidy(text: string): string {
  return cleanText(text)
    .text.split('\n')
    .map((line) => line.replace(/[ \u00A0]+$/u, '').replace(/^[ \u00A0]+/u, ''))
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}

const named: Readonly<Record<string, string>> = { nbsp: '\u00A0', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Word writes every letter that Latin 1 has as a named sign: the browser's own names are few in what a clipboard holds. */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]*));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? latinName(name) ?? whole
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const marks: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
}
const signs: Readonly<Record<string, string>> = {
  ndash: '–',
  mdash: '—',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bull: '•',
  middot: '·',
  sect: '§',
  deg: '°',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  laquo: '«',
  raquo: '»',
  shy: '',
  ETH: 'Đ',
  eth: 'đ',
}

/** "&Ocirc;" -> "Ô". */
function latinName(name: string): string | undefined {
  const mark = marks[name.slice(1)]
  return mark === undefined ? signs[name] : `${name.slice(0, 1)}${mark}`.normalize('NFC')
}

/** Puts merged cells where they are: a cell over several rows holds for each of them, one over several columns for the first. */
function layOut(rows: readonly (readonly Cell[])[]): string[][] {
  const laid: string[][] = rows.map(() => [])
  rows.forEach((cells, at) => {
    const line = laid[at] ?? []
    let column = 0
    for (const { text, across, down } of cells) {
      while (line[column] !== undefined) column += 1
      for (let below = 0; below < Math.min(down, rows.length - at); below += 1)
        for (let beside = 0; beside < across; beside += 1) {
          const row = laid[at + below]
          if (row !== undefined) row[column + beside] = beside === 0 ? text : ''
        }
      column += across
    }
  })
  return laid.map((row) => Array.from(row, (text: string | undefined) => text ?? ''))
}
