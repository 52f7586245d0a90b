/** The cells of one sheet of a workbook: values as text, merged ranges. See xlsx-cells.ts. */
import { Refusal } from '../domain/errors.ts'
import { countUpTo, fileLimits, readBounded } from './file-limits.ts'
import { writeCellDay } from './xlsx-form.ts'
import { type XmlListener, parseXml } from './xml-read.ts'

/** A row that holds something: its texts by column, from 1. */
export interface RowCells {
  readonly number: number
  readonly texts: ReadonlyMap<number, string>
  /** Number of the last column that holds something. */
  readonly last: number
  readonly isHidden: boolean
}

export interface ReadSheet {
  /** From the top. */
  readonly rows: readonly RowCells[]
  /** Whether a cell runs over the column to its right: the first cell of a merged range. */
  readonly runsRight: (row: number, column: number) => boolean
  /** The last column that a cell runs over: its own where it is not merged. */
  readonly endOf: (row: number, column: number) => number
  /** Merged ranges of several rows. */
  readonly mergedDown: readonly Range[]
  readonly isHiddenColumn: (column: number) => boolean
  /** Formulas that were never computed, so that their cells show nothing: how many, and the first. */
  readonly uncomputed: { readonly count: number; readonly first: string }
}

export type Attributes = Readonly<Record<string, string>>

/** Some programs write a prefix before every name. */
export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Characters that XML cannot hold are written as "_x000D_". */
export function decodeEscapes(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}

/** What a number of a cell is shown as. */
export type NumberKind = 'number' | 'percent' | 'day' | 'month' | 'year' | 'time'

/** What the cells of a sheet refer to. */
export interface Values {
  readonly strings: readonly string[]
  readonly shows: (style: number) => NumberKind
  readonly startsIn1904: boolean
}

/** The cells of a sheet that hold something. */
export function readSheet(part: Uint8Array, values: Values): ReadSheet {
  const reader = new SheetReader(values)
  parseXml(part, reader)
  return reader.read()
}

class SheetReader implements XmlListener {
  private readonly rows = new Map<number, Map<number, string>>()
  private readonly merged = new MergedCells()
  private readonly values: Values
  private readonly countRows = countUpTo(fileLimits.rows, 'hàng có nội dung')
  private readonly countCells = countUpTo(fileLimits.cells, 'ô có nội dung')
  private readonly countCharacters = countUpTo(fileLimits.characters, 'ký tự')
  private readonly countHidden = countUpTo(fileLimits.sheetColumns, 'vùng cột ẩn')
  private readonly hiddenRows = new Set<number>()
  private readonly hiddenColumns: { readonly from: number; readonly to: number }[] = []
  private uncomputed = { count: 0, first: '' }
  private isRowHidden = false
  private hasFormula = false
  private row = 0
  private column = 0
  private type = ''
  private style = 0
  private value = ''
  private inValue = false
  private phonetic = 0

  constructor(values: Values) {
    this.values = values
  }

  open(prefixed: string, _value: string | undefined, attributes: Attributes): void {
    switch (withoutPrefix(prefixed)) {
      case 'row':
        this.row = readBounded(attributes.r, this.row + 1, 1, fileLimits.sheetRows, 'Hàng')
        this.column = 0
        this.isRowHidden = isTrue(attributes.hidden)
        break
      case 'col':
        if (!isTrue(attributes.hidden)) break
        this.countHidden()
        this.hiddenColumns.push({ from: Number(attributes.min), to: Number(attributes.max) })
        break
      case 'c':
        this.openCell(attributes)
        break
      case 'f':
        this.hasFormula = true
        break
      case 'rPh':
        this.phonetic += 1
        break
      case 'v':
      case 't':
        this.inValue = this.phonetic === 0
        break
      case 'mergeCell':
        this.merged.add(attributes.ref ?? '')
        break
      default:
        break
    }
  }

  text(characters: string): void {
    if (this.inValue) this.value += characters
  }

  close(prefixed: string): void {
    const name = withoutPrefix(prefixed)
    if (name === 'v' || name === 't') this.inValue = false
    if (name === 'rPh') this.phonetic -= 1
    if (name !== 'c') return
    if (this.hasFormula && this.value === '' && this.type === 'n') {
      const { count, first } = this.uncomputed
      this.uncomputed = { count: count + 1, first: first || addressOf(this.row, this.column) }
    }
    this.keep(textOf(this.type, this.value, this.style, this.values))
  }

  read(): ReadSheet {
    const { merged, hiddenRows, hiddenColumns, uncomputed } = this
    const inOrder = [...this.rows].toSorted(([one], [other]) => one - other)
    return {
      rows: inOrder.map(([number, cells]) => {
        const texts = new Map(
          [...cells].filter(([at]) => !merged.covers(number, at)).toSorted(([one], [other]) => one - other),
        )
        return { number, texts, last: [...texts.keys()].at(-1) ?? 0, isHidden: hiddenRows.has(number) }
      }),
      runsRight: (row, column) => merged.endOf(row, column) > column,
      endOf: (row, column) => merged.endOf(row, column),
      mergedDown: merged.down,
      isHiddenColumn: (column) => hiddenColumns.some(({ from, to }) => column >= from && column <= to),
      uncomputed,
    }
  }

  private openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const { row, column } = r === undefined ? { row: this.row, column: this.column + 1 } : readAddress(r)
    this.row = row
    this.column = column
    this.type = t
    this.style = Number(s)
    this.value = ''
    this.hasFormula = false
  }

  private keep(text: string): void {
    if (text === '') return
    this.countCells()
    this.countCharacters(text.length)
    let cells = this.rows.get(this.row)
    if (cells === undefined) {
      this.countRows()
      cells = new Map()
      this.rows.set(this.row, cells)
      if (this.isRowHidden) this.hiddenRows.add(this.row)
    }
    cells.set(this.column, text)
  }
}

/** A value as text: a number as a reader of the sheet sees it, a day in the official writing. */
function textOf(type: string, value: string, style: number, { strings, shows, startsIn1904 }: Values): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'inlineStr':
    case 'str':
      return decodeEscapes(value)
    case 'b':
      return value === '' ? '' : isTrue(value) ? 'TRUE' : 'FALSE'
    case 'd': {
      const day = new Date(value)
      return Number.isNaN(day.getTime()) ? value : writeCellDay(day)
    }
    case 'e':
      return value
    default: {
      const number = Number(value)
      if (value.trim() === '' || Number.isNaN(number)) return value
      const kind = shows(style)
      if (kind === 'number') return inDigits(number)
      return kind === 'percent' ? `${inDigits(number * 100)}%` : (dayOf(number, kind, startsIn1904) ?? inDigits(number))
    }
  }
}

const millisecondsOfDay = 86_400_000
/** 1970-01-01, in days since 1899-12-30; and the days between the two beginnings that Excel has. */
const firstOf1970 = 25_569
const until1904 = 1462

/** Without the digits that binary fractions add. */
function inDigits(number: number): string {
  return String(Number(number.toPrecision(15)))
}

/** As the sheet shows it: what shows no day must not be read as the first of its month. */
function dayOf(serial: number, kind: NumberKind, startsIn1904: boolean): string | null {
  const days = serial - firstOf1970 + (startsIn1904 ? until1904 : 0)
  const date = new Date(Math.round(days * millisecondsOfDay))
  if (Number.isNaN(date.getTime())) return null
  if (kind === 'time') return date.toISOString().slice(11, 16)
  if (kind === 'year') return String(date.getUTCFullYear())
  const day = writeCellDay(date)
  return kind === 'month' ? day.replace(/^\d+\//, '') : day
}

function addressOf(row: number, column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return `${letters}${row}`
}

/** "AB12" */
function readAddress(written: string): { readonly row: number; readonly column: number } {
  const match = /^\$?([A-Z]{1,7})\$?(\d{1,10})$/.exec(written)
  if (match === null) throw new Refusal('source.damaged', `Ô "${written.slice(0, 20)}" không có thật.`)
  const [, letters = '', digits = ''] = match
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return {
    row: readBounded(digits, 1, 1, fileLimits.sheetRows, 'Hàng'),
    column: readBounded(String(column), 1, 1, fileLimits.sheetColumns, 'Cột'),
  }
}

export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Merged ranges, found by the row of a cell. */
class MergedCells {
  readonly down: Range[] = []
  private readonly byRow = new Map<number, Range[]>()
  /** Ranges of many rows are few: a linear search is enough. */
  private readonly tall: Range[] = []
  private readonly count = countUpTo(fileLimits.mergedRanges, 'vùng ô gộp')
  private readonly countTall = countUpTo(1000, 'vùng ô gộp qua nhiều hàng')

  add(written: string): void {
    this.count()
    const [from = '', to = from] = written.split(':')
    const [one, other] = [readAddress(from), readAddress(to)]
    const range = { top: one.row, left: one.column, bottom: other.row, right: other.column }
    if (range.bottom > range.top) this.down.push(range)
    if (range.bottom - range.top >= 64) {
      this.countTall()
      this.tall.push(range)
      return
    }
    for (let row = range.top; row <= range.bottom; row += 1) {
      const known = this.byRow.get(row)
      if (known === undefined) this.byRow.set(row, [range])
      else known.push(range)
    }
  }

  private rangeAt(row: number, column: number): Range | undefined {
    const isIn = (range: Range) =>
      row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
    return this.byRow.get(row)?.find(isIn) ?? this.tall.find(isIn)
  }

  /** Whether a cell is hidden under the first cell of its range. */
  covers(row: number, column: number): boolean {
    const range = this.rangeAt(row, column)
    return range !== undefined && (range.top !== row || range.left !== column)
  }

  endOf(row: number, column: number): number {
    const range = this.rangeAt(row, column)
    return range !== undefined && range.top === row && range.left === column ? range.right : column
  }
}
