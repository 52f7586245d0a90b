/** Stamps the rows of data into the cut sheets, and gathers their texts as shared strings. */
import { type CellsRow, type TableRow, sectionCells } from '../page/blocks.ts'
import type { CellStamp, RowStamp, SheetTemplate, StringsTemplate } from './xlsx-cut.ts'
import { writeContinuation } from './xlsx-form.ts'
import { type SheetPlan, typeOfCell } from './xlsx-plan.ts'
import type { TallPart } from './xlsx-tall.ts'

/** Characters given on at one time. */
const pieceLength = 16 * 1024

/**
 * The texts of the workbook, each once. Shared strings are the one form of text that every program reads
 * back as it was written: exceljs decodes entities twice in others, and openpyxl does not decode "_x005F_".
 */
export class SharedStrings {
  readonly #template: StringsTemplate
  readonly #places = new Map<string, number>()
  #references: number

  constructor(template: StringsTemplate) {
    this.#template = template
    this.#references = template.references
  }

  /** Place of the text in the list. */
  placeOf(text: string): number {
    this.#references += 1
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const place = this.#template.count + this.#places.size
    this.#places.set(text, place)
    return place
  }

  /** The part in pieces. Its head counts the references, so it is written after the sheets. */
  *write(): Generator<string> {
    const { head, count, items, end } = this.#template
    yield `${head} count="${this.#references}" uniqueCount="${count + this.#places.size}">${items}`
    let piece = ''
    for (const text of this.#places.keys()) {
      const open = text.includes('\n') || text !== text.trim() ? '<si><t xml:space="preserve">' : '<si><t>'
      piece += `${open}${escapeText(text)}</t></si>`
      if (piece.length < pieceLength) continue
      yield piece
      piece = ''
    }
    yield piece + end
  }
}

/** XML, and "_x0041_", which every program reads as "A", as "_x005F_x0041_". */
const special = /[&<>]|_(?=x[0-9A-Fa-f]{4}_)/
const specials = new RegExp(special.source, 'g')
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', _: '_x005F_' }

function escapeText(text: string): string {
  return special.test(text) ? text.replace(specials, (found) => escapes[found] ?? found) : text
}

/** A sheet in pieces, its rows stamped. */
export function* writeSheet(plan: SheetPlan, template: SheetTemplate, strings: SharedStrings): Generator<string> {
  const stamper = new RowStamper(plan, template, strings)
  let piece = template.head
  for (let index = 0; index < plan.rows.length; index += 1) {
    piece += stamper.stamp(index)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (stamper.number - 1 !== plan.lastRow)
    throw new Error(`row ${stamper.number - 1} stamped last, not ${plan.lastRow}`)
  yield piece + template.tail
}

function openRow(stamp: RowStamp, number: number, height: number): string {
  return `${stamp.before}${number}${stamp.middle}${height}${stamp.after}`
}

function fill(cell: CellStamp | undefined, number: number, value: number | ''): string {
  return cell === undefined ? '' : cell.before + number + cell.middle + value + cell.after
}

/** The loop of all loops: strings are joined, nothing else is made. */
class RowStamper {
  /** Of the next row of the sheet. */
  number: number
  readonly #plan: SheetPlan
  readonly #rows: SheetTemplate['rows']
  readonly #strings: SharedStrings
  readonly #firstHelper: number

  constructor(plan: SheetPlan, template: SheetTemplate, strings: SharedStrings) {
    this.#plan = plan
    this.#rows = template.rows
    this.#strings = strings
    this.#firstHelper = plan.columns.length + plan.statusColumns.length
    this.number = plan.headingRow + 1
  }

  /** The row, or the rows that one taller than a page takes. */
  stamp(index: number): string {
    const { rows, lines, tall, heightOf } = this.#plan
    const row = rows[index]
    if (row === undefined) return ''
    const parts = tall.get(index)
    if (parts !== undefined)
      return parts.map((part, at) => this.#stampPart(row, part, at, parts.length, index)).join('')
    const height = heightOf(row, lines[index] ?? 1)
    if (row.kind === 'cells') return this.#stampCells(row, row.id, index, height, null)
    const { sectionText, sectionEmpty } = this.#rows
    return this.#stampSection(sectionCells(row, this.#plan.columns), row.id, index, height, sectionText, sectionEmpty)
  }

  #stampPart(row: TableRow, { cells, continued }: TallPart, at: number, count: number, index: number): string {
    const { heightOf, linesOf } = this.#plan
    const id =
      at === 0 ? row.id : writeContinuation({ id: row.id, part: at + 1, columns: continued.map((own) => own + 1) })
    if (row.kind === 'section') {
      const { sectionFirst, sectionFirstEmpty, sectionMore, sectionMoreEmpty } = this.#rows
      const height = heightOf(row, 1)
      return at === 0 && count > 1
        ? this.#stampSection(cells, id, index, height, sectionFirst, sectionFirstEmpty)
        : this.#stampSection(cells, id, index, height, sectionMore, sectionMoreEmpty)
    }
    const seen = cells.map((text, column) => (at === 0 || continued.includes(column) ? text.trimEnd() : ''))
    return this.#stampCells({ ...row, cells }, id, index, heightOf(row, linesOf(seen)), at === 0 ? null : continued)
  }

  #stampSection(
    texts: readonly string[],
    id: string,
    index: number,
    height: number,
    stamp: RowStamp,
    empty: RowStamp,
  ): string {
    const { length } = this.#plan.columns
    let stamped = openRow(stamp, this.number, height)
    for (let at = 0; at < length; at += 1) stamped += this.#text(texts[at] ?? '', at, stamp, empty)
    return stamped + this.#end(id, index, stamp, empty)
  }

  /** `continued` in a row that goes on from the one above: its other cells are there, but not seen. */
  #stampCells(row: CellsRow, id: string, index: number, height: number, continued: readonly number[] | null): string {
    const { text, empty, repeatedText, repeatedNumber, paddedMonth, bareMonth } = this.#rows
    const { columns } = this.#plan
    let stamped = openRow(text, this.number, height)
    for (let at = 0; at < columns.length; at += 1) {
      const content = row.cells[at] ?? ''
      const repeats = continued !== null && !continued.includes(at)
      const type = content === '' || continued?.includes(at) === true ? 'text' : typeOfCell(this.#plan, at, content)
      if (type === 'text') stamped += this.#text(content, at, repeats ? repeatedText : text, empty)
      else if (type === 'number') stamped += this.#value(Number(content), at, repeats ? repeatedNumber : bareMonth)
      else {
        const seen = type.format === 'paddedMonth' ? paddedMonth : bareMonth
        stamped += this.#value(type.serial, at, repeats ? repeatedNumber : seen)
      }
    }
    return stamped + this.#end(id, index, text, empty)
  }

  /** The cells to fill in, the helpers, the id. */
  #end(id: string, index: number, text: RowStamp, empty: RowStamp): string {
    const { helpers, facts } = this.#plan
    let at = this.#plan.columns.length
    let stamped = ''
    for (; at < this.#firstHelper; at += 1) stamped += fill(empty.cells[at], this.number, '')
    for (const helper of helpers) {
      const day = helper === 'lastDay' ? (facts.lastDays[index] ?? 0) : 0
      if (helper === 'section') stamped += this.#text(facts.sections[index] ?? '', at, text, empty)
      else if (helper === 'order') stamped += this.#value(index + 1, at, this.#rows.bareMonth)
      else stamped += day === 0 ? fill(empty.cells[at], this.number, '') : this.#value(day, at, this.#rows.bareMonth)
      at += 1
    }
    stamped += this.#text(id, at, text, empty) + text.end
    this.number += 1
    return stamped
  }

  #text(content: string, at: number, filled: RowStamp, empty: RowStamp): string {
    return content === ''
      ? fill(empty.cells[at], this.number, '')
      : fill(filled.cells[at], this.number, this.#strings.placeOf(content))
  }

  #value(value: number, at: number, stamp: RowStamp): string {
    return fill(stamp.cells[at], this.number, value)
  }
}
