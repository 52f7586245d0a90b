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
}

export interface ReadSheet {
  /** From the top. */
  readonly rows: readonly RowCells[]
  /** Whether a cell runs over the column to its right: the first cell of a merged range. */
  readonly runsRight: (row: number, column: number) => boolean
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

/** What the cells of a sheet refer to. */
export interface Values {
  readonly strings: readonly string[]
  readonly isDay: (style: number) => boolean
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
        break
      case 'c':
        this.openCell(attributes)
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
    if (name === 'c') this.keep(textOf(this.type, this.value, this.style, this.values))
  }

  read(): ReadSheet {
    const { merged } = this
    const inOrder = [...this.rows].toSorted(([one], [other]) => one - other)
    return {
      rows: inOrder.map(([number, cells]) => {
        const texts = new Map(
          [...cells].filter(([at]) => !merged.covers(number, at)).toSorted(([one], [other]) => one - other),
        )
        return { number, texts, last: [...texts.keys()].at(-1) ?? 0 }
      }),
      runsRight: (row, column) => merged.runsRight(row, column),
    }
  }

  private openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const { row, column } = r === undefined ? { row: this.row, column: this.column + 1 } : readAddress(r)
    this.row = row
    this.column = column
    this.type = t
    this.style = Number(s)
    this.value = ''
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
    }
    cells.set(this.column, text)
  }
}

/** A value as text: a number as a reader of the sheet sees it, a day in the official writing. */
function textOf(type: string, value: string, style: number, { strings, isDay, startsIn1904 }: Values): string {
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
      if (isDay(style)) {
        const day = dayOf(number, startsIn1904)
        if (day !== null) return day
      }
      // Without the digits that binary fractions add.
      return String(Number(number.toPrecision(15)))
    }
  }
}

const millisecondsOfDay = 86_400_000
/** 1970-01-01, in days since 1899-12-30; and the days between the two beginnings that Excel has. */
const firstOf1970 = 25_569
const until1904 = 1462

function dayOf(serial: number, startsIn1904: boolean): string | null {
  const days = serial - firstOf1970 + (startsIn1904 ? until1904 : 0)
  const date = new Date(Math.round(days * millisecondsOfDay))
  return Number.isNaN(date.getTime()) ? null : writeCellDay(date)
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

interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Merged ranges, found by the row of a cell. */
class MergedCells {
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

  runsRight(row: number, column: number): boolean {
    const range = this.rangeAt(row, column)
    return range !== undefined && range.top === row && range.left === column && range.right > column
  }
}
