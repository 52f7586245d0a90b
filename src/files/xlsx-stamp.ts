/** Stamps the rows of data into the cut sheets, and gathers their texts as shared strings. */
import { type CellsRow, type SectionRow, sectionCells } from '../page/blocks.ts'
import { type CellStamp, type RowStamp, type SheetTemplate, type StringsTemplate, letterOf } from './xlsx-cut.ts'
import { type SheetPlan, typeOfCell } from './xlsx-plan.ts'

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
  const { rows: stamps } = template
  const merges: string[] = []
  const merge = (range: string) => merges.push(`<mergeCell ref="${range}"/>`)
  let number = plan.headingRow + 1
  let piece = template.head
  for (const [index, row] of plan.rows.entries()) {
    const heights = plan.heightsOf(row, plan.lines[index] ?? 1)
    const last = number + heights.length - 1
    const empty = row.kind === 'section' ? stamps.sectionEmpty : stamps.empty
    piece +=
      row.kind === 'section'
        ? stampSection(row, number, heights[0] ?? 0, plan, template, strings)
        : stampCells(row, number, heights[0] ?? 0, plan, template, strings)
    for (let more = 1; more < heights.length; more += 1) piece += stampEmpty(empty, number + more, heights[more] ?? 0)
    if (row.kind === 'section') {
      const hasLabelCell = sectionCells(row, plan.columns).length === 2
      if (hasLabelCell && last > number) merge(`A${number}:A${last}`)
      const range = `${hasLabelCell ? 'B' : 'A'}${number}:${letterOf(plan.columns.length)}${last}`
      // A single cell is no range to merge.
      if (plan.columns.length > 1 || last > number) merge(range)
    } else if (last > number) {
      plan.columns.forEach((_, at) => merge(`${letterOf(at + 1)}${number}:${letterOf(at + 1)}${last}`))
    }
    number = last + 1
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (number - 1 !== plan.lastRow) throw new Error(`row ${number - 1} stamped last, not ${plan.lastRow}`)
  const all = [...template.merges, ...merges]
  yield `${piece}${template.tail}<mergeCells count="${all.length}">${all.join('')}</mergeCells>${template.end}`
}

function openRow(stamp: RowStamp, number: number, height: number): string {
  return `${stamp.before}${number}${stamp.middle}${height}${stamp.after}`
}

function fill(cell: CellStamp | undefined, number: number, value: number | ''): string {
  return cell === undefined ? '' : cell.before + number + cell.middle + value + cell.after
}

function stampEmpty(stamp: RowStamp, number: number, height: number): string {
  return openRow(stamp, number, height) + stamp.cells.map((cell) => fill(cell, number, '')).join('') + stamp.end
}

function stampSection(
  row: SectionRow,
  number: number,
  height: number,
  plan: SheetPlan,
  template: SheetTemplate,
  strings: SharedStrings,
): string {
  const { sectionText, sectionEmpty } = template.rows
  const texts = sectionEmpty.cells.map(() => '')
  sectionCells(row, plan.columns).forEach((text, at) => (texts[at] = text))
  texts[texts.length - 1] = row.id
  const cells = texts.map((text, at) =>
    text === '' ? fill(sectionEmpty.cells[at], number, '') : fill(sectionText.cells[at], number, strings.placeOf(text)),
  )
  return openRow(sectionText, number, height) + cells.join('') + sectionText.end
}

/** The loop of all loops: strings are joined, nothing else is made. */
function stampCells(
  row: CellsRow,
  number: number,
  height: number,
  plan: SheetPlan,
  template: SheetTemplate,
  strings: SharedStrings,
): string {
  const { text, empty, paddedMonth, bareMonth } = template.rows
  let stamped = openRow(text, number, height)
  for (let at = 0; at < plan.columns.length; at += 1) {
    const content = row.cells[at] ?? ''
    const type = typeOfCell(plan, at, content)
    if (content === '') stamped += fill(empty.cells[at], number, '')
    else if (type === 'text') stamped += fill(text.cells[at], number, strings.placeOf(content))
    else if (type === 'number') stamped += fill(bareMonth.cells[at], number, Number(content))
    else stamped += fill((type.format === 'paddedMonth' ? paddedMonth : bareMonth).cells[at], number, type.serial)
  }
  return stamped + fill(text.cells[plan.columns.length], number, strings.placeOf(row.id)) + text.end
}
