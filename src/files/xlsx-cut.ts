/**
 * Cuts a workbook of exceljs open at its prototype rows, so that rows of data can be stamped from them.
 * exceljs stays the only author of the markup; what it writes otherwise than expected here stops the
 * export with an error, so that another version of it cannot spoil a file unseen.
 */
import type { FormatSpec } from '../page/format/spec.ts'
import { idHeading } from './xlsx-form.ts'
import type { SheetPlan } from './xlsx-plan.ts'

/** The prototype rows in their order under the column headings. The months are those of `dayFormats`. */
export const prototypes = ['sectionText', 'sectionEmpty', 'text', 'empty', 'paddedMonth', 'bareMonth'] as const
export type Prototype = (typeof prototypes)[number]

/** Number and height of the prototype rows' cells and rows, as exceljs was given them. */
export const prototypeNumber = 46_037
export const prototypeHeight = 99.75

/** A cell is `before`, the number of its row, `middle`, its value if it has one, `after`. */
export interface CellStamp {
  readonly before: string
  readonly middle: string
  readonly after: string
}

/** A row is `before`, its number, `middle`, its height, `after`, its cells and `end`. */
export interface RowStamp extends CellStamp {
  /** By column, the id column last. */
  readonly cells: readonly CellStamp[]
  readonly end: string
}

export interface SheetTemplate {
  readonly part: string
  /** Up to the first stamped row. */
  readonly head: string
  /** From the last stamped row up to the merged cells; those above the table; what follows them. */
  readonly tail: string
  readonly merges: readonly string[]
  readonly end: string
  readonly rows: Readonly<Record<Prototype, RowStamp>>
}

export interface StringsTemplate {
  readonly part: string
  readonly head: string
  /** The strings of the template, how many they are, and how often the sheets refer to them. */
  readonly items: string
  readonly count: number
  readonly references: number
  readonly end: string
}

export interface WorkbookTemplate {
  readonly sheets: readonly SheetTemplate[]
  readonly strings: StringsTemplate
  /** Every other part, as it stays. */
  readonly others: ReadonlyMap<string, Uint8Array | string>
}

/** Column letter: 1 is "A". The table has nine columns, and the ids have one. */
export function letterOf(column: number): string {
  return String.fromCharCode(64 + column)
}

/** Cuts the parts of the template workbook. Throws when they do not look as expected. */
export function cutWorkbook(
  parts: Readonly<Record<string, Uint8Array>>,
  plans: readonly SheetPlan[],
  spec: FormatSpec,
): WorkbookTemplate {
  const others = new Map<string, Uint8Array | string>(Object.entries(parts))
  const take = (name: string): string => {
    const part = parts[name]
    if (part === undefined) throw changed(`no ${name}`)
    others.delete(name)
    return new TextDecoder().decode(part)
  }
  const sheets = plans.map((plan, index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`
    return cutSheet(part, take(part), plan)
  })
  const prototypeReferences = plans.reduce((sum, plan) => sum + 2 * (plan.columns.length + 1), 0)
  const strings = cutStrings('xl/sharedStrings.xml', take('xl/sharedStrings.xml'), prototypeReferences)
  others.set('xl/styles.xml', setDefaultFont(take('xl/styles.xml'), spec.typeface))
  return { sheets, strings, others }
}

/** The default face is 12 pt: its digit is 8 pixels wide, so that column widths come out exact. */
const defaultSize = 12
export const digitMillimetres = (8 / 96) * 25.4

/** The face of empty cells and of column widths: exceljs has no option for it (and an order that validators refuse). */
const calibri =
  '<font><color theme="1"/><family val="2"/><scheme val="minor"/><sz val="11"/><name val="Calibri"/></font>'

function setDefaultFont(styles: string, typeface: string): string {
  const opening = /<fonts [^>]*>/.exec(styles)
  if (opening === null || styles.indexOf(calibri) !== opening.index + opening[0].length) throw changed('default font')
  return styles.replace(calibri, `<font><sz val="${defaultSize}"/><name val="${typeface}"/><family val="1"/></font>`)
}

function cutStrings(part: string, xml: string, prototypeReferences: number): StringsTemplate {
  const cut = /^(.*<sst [^>]*?) count="(\d+)" uniqueCount="(\d+)">((?:<si>.*?<\/si>)+)(<\/sst>)$/s.exec(xml)
  const [, head = '', references = '', count = '', items = '', end = ''] = cut ?? []
  const found = items.split('</si>').length - 1
  if (cut === null || found !== Number(count)) throw changed('shared strings')
  // The form of a plain string, from which the stamped ones are made.
  if (!items.includes(`<si><t>${idHeading}</t></si>`)) throw changed('shared string')
  return { part, head, items, count: found, references: Number(references) - prototypeReferences, end }
}

function cutSheet(part: string, xml: string, plan: SheetPlan): SheetTemplate {
  const first = plan.headingRow + 1
  const start = xml.indexOf(`<row r="${first}" `)
  const rows: Partial<Record<Prototype, RowStamp>> = {}
  let at = start
  prototypes.forEach((prototype, index) => {
    const end = xml.indexOf('</row>', at) + '</row>'.length
    rows[prototype] = cutRow(xml.slice(at, end), first + index, plan.columns.length + 1)
    at = end
  })
  const form = /^(<\/sheetData>.*?)<mergeCells count="(\d+)">((?:<mergeCell ref="[A-Z\d:]+"\/>)+)<\/mergeCells>(.*)$/s
  const cut = form.exec(xml.slice(at))
  const [, tail = '', count = '', merged = '', end = ''] = cut ?? []
  const merges = merged.split(/(?=<)/)
  if (start === -1 || cut === null || merges.length !== Number(count)) throw changed(part)
  const head = setDimension(xml.slice(0, start), plan)
  return { part, head, tail, merges, end, rows: checkRows(rows, plan.columns.length) }
}

function setDimension(head: string, plan: SheetPlan): string {
  const last = letterOf(plan.columns.length + 1)
  const written = `<dimension ref="A1:${last}${plan.headingRow + prototypes.length}"/>`
  if (!head.includes(written)) throw changed('dimension')
  return head.replace(written, `<dimension ref="A1:${last}${plan.lastRow}"/>`)
}

function cutRow(xml: string, number: number, width: number): RowStamp {
  const row = /^(<row r=")(\d+)(" ht=")([\d.]+)(" [^>]*>)(.*)(<\/row>)$/s.exec(xml)
  const [, before = '', , middle = '', , after = '', content = '', end = ''] = row ?? []
  const cells = content.split(/(?=<c )/).map(cutCell)
  const rewritten =
    `${before}${number}${middle}${prototypeHeight}${after}` +
    cells.map((cell) => `${cell.before}${number}${cell.middle}${cell.value}${cell.after}`).join('') +
    end
  if (rewritten !== xml || cells.length !== width) throw changed(`row ${xml}`)
  return { before, middle, after, cells, end }
}

function cutCell(xml: string, at: number): CellStamp & { value: string } {
  const letter = letterOf(at + 1)
  const cell = /^(<c r="([A-Z]))\d+("[^>]*\/>|"[^>]*><v>)(?:(\d+)(<\/v><\/c>))?$/.exec(xml)
  const [, before = '', found = '', middle = '', value = '', after = ''] = cell ?? []
  if (found !== letter) throw changed(`cell ${xml}`)
  return { before, middle, value, after }
}

/** Text cells refer to a shared string, empty ones have no value, days and numbers have no type. */
function checkRows(rows: Partial<Record<Prototype, RowStamp>>, columns: number): Readonly<Record<Prototype, RowStamp>> {
  const { sectionText, sectionEmpty, text, empty, paddedMonth, bareMonth } = rows
  if (!sectionText || !sectionEmpty || !text || !empty || !paddedMonth || !bareMonth) throw changed('rows')
  const all = (row: RowStamp, form: RegExp, count: number) =>
    row.cells.slice(0, count).every((cell) => form.test(`${cell.middle}|${cell.after}`))
  const sound =
    [sectionText, text].every((row) => all(row, /^" s="\d+" t="s"><v>\|<\/v><\/c>$/, columns + 1)) &&
    [sectionEmpty, empty].every((row) => all(row, /^" s="\d+"\/>\|$/, columns + 1)) &&
    [paddedMonth, bareMonth].every((row) => all(row, /^" s="\d+"><v>\|<\/v><\/c>$/, columns))
  if (!sound) throw changed('cells')
  return { sectionText, sectionEmpty, text, empty, paddedMonth, bareMonth }
}

function changed(what: string): Error {
  return new Error(`exceljs writes otherwise than expected: ${what}`)
}
