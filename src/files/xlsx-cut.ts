/**
 * Cuts a workbook of exceljs open at its prototype rows, so that rows of data can be stamped from them.
 * exceljs stays the only author of the markup; what it writes otherwise than expected here stops the
 * export with an error, so that another version of it cannot spoil a file unseen.
 */
import type { FormatSpec } from '../page/format/spec.ts'
import { idHeading } from './xlsx-form.ts'
import type { SheetPlan } from './xlsx-plan.ts'

/**
 * The prototype rows in their order under the column headings, and what their cells hold: a text, nothing, or a number
 * (then there is no id). The months are those of `dayFormats`; what is repeated is not seen; a section may take several
 * rows.
 */
const contents = {
  sectionText: 'text',
  sectionEmpty: 'nothing',
  sectionFirst: 'text',
  sectionFirstEmpty: 'nothing',
  sectionMore: 'text',
  sectionMoreEmpty: 'nothing',
  text: 'text',
  empty: 'nothing',
  paddedMonth: 'number',
  bareMonth: 'number',
  repeatedText: 'text',
  repeatedNumber: 'number',
} as const
export type Prototype = keyof typeof contents
export const prototypes = Object.keys(contents) as Prototype[]
export const contentOf = (prototype: Prototype) => contents[prototype]

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
  /** Up to the first stamped row, and from the last one. */
  readonly head: string
  readonly tail: string
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

/** Column letter: 1 is "A". A table has twelve columns at most, so that all together are fewer than 26. */
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
  const filled = prototypes.filter((prototype) => contentOf(prototype) === 'text').length
  const prototypeReferences = plans.reduce((sum, { width }) => sum + filled * width, 0)
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
  let at = start
  const rows = Object.fromEntries(
    prototypes.map((prototype, index) => {
      const end = xml.indexOf('</row>', at) + '</row>'.length
      const row = cutRow(xml.slice(at, end), first + index, plan.width)
      at = end
      return [prototype, row]
    }),
  ) as Readonly<Record<Prototype, RowStamp>>
  const tail = xml.slice(at)
  if (start === -1 || !tail.startsWith('</sheetData>')) throw changed(part)
  checkRows(rows, plan.width)
  const head = setDimension(xml.slice(0, start), plan)
  return { part, head, tail: plan.kind === 'status' ? permitSorting(tail, plan) : tail, rows }
}

/**
 * Excel sorts locked cells only where a range permits to change them, with or without a password. Who may not select
 * locked cells cannot type into them all the same.
 */
function permitSorting(tail: string, plan: SheetPlan): string {
  const [locked] = /<sheetProtection [^>]*selectLockedCells="1"[^>]*\/>/.exec(tail) ?? []
  if (locked === undefined) throw changed('sheet protection')
  const range = `A${plan.headingRow + 1}:${letterOf(plan.width)}${plan.lastRow}`
  return tail.replace(
    locked,
    `${locked}<protectedRanges><protectedRange sqref="${range}" name="BangNhiemVu"/></protectedRanges>`,
  )
}

function setDimension(head: string, plan: SheetPlan): string {
  const last = letterOf(plan.width)
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
  const custom = ' customHeight="1"'
  if (rewritten !== xml || cells.length !== width || !after.includes(custom)) throw changed(`row ${xml}`)
  // A row with a height of its own does not grow when more is typed into it.
  return { before, middle, after: after.replace(custom, ''), cells, end }
}

function cutCell(xml: string, at: number): CellStamp & { value: string } {
  const letter = letterOf(at + 1)
  const cell = /^(<c r="([A-Z]))\d+("[^>]*\/>|"[^>]*><v>)(?:(\d+)(<\/v><\/c>))?$/.exec(xml)
  const [, before = '', found = '', middle = '', value = '', after = ''] = cell ?? []
  if (found !== letter) throw changed(`cell ${xml}`)
  return { before, middle, value, after }
}

/** Text cells refer to a shared string, empty ones have no value, days and numbers have no type. */
const forms = {
  text: /^" s="\d+" t="s"><v>\|<\/v><\/c>$/,
  nothing: /^" s="\d+"\/>\|$/,
  number: /^" s="\d+"><v>\|<\/v><\/c>$/,
} as const

function checkRows(rows: Readonly<Record<Prototype, RowStamp>>, width: number): void {
  const sound = prototypes.every((prototype) => {
    const content = contentOf(prototype)
    return rows[prototype].cells
      .slice(0, content === 'number' ? width - 1 : width)
      .every((cell) => forms[content].test(`${cell.middle}|${cell.after}`))
  })
  if (!sound) throw changed('cells')
}

function changed(what: string): Error {
  return new Error(`exceljs writes otherwise than expected: ${what}`)
}
