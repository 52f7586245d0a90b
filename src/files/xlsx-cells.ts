/**
 * The cells of a workbook made elsewhere, as the text a reader of the sheet sees. Only what is needed is read (values,
 * number formats of days, merged cells), and all of it within bounds: exceljs makes a cell for each place that a merged
 * range, a validation or a defined name covers, so that a file of two kilobytes can ask for billions.
 */
import { Refusal } from '../domain/errors.ts'
import { countUpTo, fileLimits, readBounded } from './file-limits.ts'
import { writeCellDay } from './xlsx-form.ts'
import { type XmlListener, parseXml } from './xml-read.ts'
import { readZip, zipLimits } from './zip-read.ts'

/** A row that holds something: its texts by column, from 1. */
export interface RowCells {
  readonly number: number
  readonly texts: ReadonlyMap<number, string>
  /** Number of the last column that holds something. */
  readonly last: number
}

export interface SheetCells {
  readonly name: string
  readonly isVisible: boolean
  /** From the top. */
  readonly rows: readonly RowCells[]
  /** Whether a cell runs over the column to its right: the first cell of a merged range. */
  readonly runsRight: (row: number, column: number) => boolean
}

const workbookPart = 'xl/workbook.xml'
const workbookLinks = 'xl/_rels/workbook.xml.rels'
const stringsPart = 'xl/sharedStrings.xml'
const stylesPart = 'xl/styles.xml'
const isWanted = (name: string) =>
  [workbookPart, workbookLinks, stringsPart, stylesPart].includes(name) || /^xl\/worksheets\/[^/]+\.xml$/.test(name)

/**
 * The sheets of a workbook in its order. Refuses `source.damaged` for what is no workbook, `source.tooLarge`, and
 * `source.beyondLimits`.
 */
export function readCells(bytes: Uint8Array): SheetCells[] {
  const parts = readZip(bytes, zipLimits, isWanted)
  const workbook = parts[workbookPart]
  if (workbook === undefined) throw new Refusal('source.damaged', 'Không phải tệp XLSX.')
  try {
    const { sheets, startsIn1904 } = readWorkbook(workbook)
    const links = readLinks(parts[workbookLinks])
    const strings = readStrings(parts[stringsPart])
    const isDay = readDayStyles(parts[stylesPart])
    return sheets.flatMap(({ name, isVisible, link }) => {
      const part = parts[links.get(link) ?? '']
      return part === undefined ? [] : [{ name, isVisible, ...readSheet(part, { strings, isDay, startsIn1904 }) }]
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('source.damaged', 'Nội dung bên trong tệp XLSX bị hỏng.', { reason: String(error) })
  }
}

type Attributes = Readonly<Record<string, string>>

/** Some programs write a prefix before every name. */
function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function listen(
  part: Uint8Array,
  {
    open = () => {},
    text = () => {},
    close = () => {},
  }: {
    readonly open?: (name: string, attributes: Attributes) => void
    readonly text?: (characters: string) => void
    readonly close?: (name: string) => void
  },
): void {
  const listener: XmlListener = {
    open: (name, _value, attributes) => open(withoutPrefix(name), attributes),
    text,
    close: (name) => close(withoutPrefix(name)),
  }
  parseXml(part, listener)
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function readWorkbook(part: Uint8Array) {
  const sheets: { readonly name: string; readonly isVisible: boolean; readonly link: string }[] = []
  let startsIn1904 = false
  listen(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') startsIn1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const link = Object.entries(attributes).find(([key]) => key.includes(':') && withoutPrefix(key) === 'id')?.[1]
      const isVisible = attributes.state === undefined || attributes.state === 'visible'
      sheets.push({ name: attributes.name ?? '', isVisible, link: link ?? '' })
    },
  })
  return { sheets, startsIn1904 }
}

/** Id of a relation -> name of the part. */
function readLinks(part: Uint8Array | undefined): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  if (part !== undefined)
    listen(part, {
      open: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship') links.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      },
    })
  return links
}

/** Characters that XML cannot hold stand as "_x000D_". */
function decodeEscapes(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}

function readStrings(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = []
  const countCharacters = countUpTo(fileLimits.characters, 'ký tự')
  let written: string | null = null
  let phonetic = 0
  let inText = false
  if (part !== undefined)
    listen(part, {
      open: (name) => {
        if (name === 'si') written = ''
        if (name === 'rPh') phonetic += 1
        if (name === 't') inText = phonetic === 0
      },
      text: (characters) => {
        if (!inText || written === null) return
        countCharacters(characters.length)
        written += characters
      },
      close: (name) => {
        if (name === 'rPh') phonetic -= 1
        if (name === 't') inText = false
        if (name !== 'si') return
        strings.push(decodeEscapes(written ?? ''))
        written = null
      },
    })
  return strings
}

/** Numbers of the formats that show a day and that every program knows without a description. */
function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** Which styles of cells show a number as a day. */
function readDayStyles(part: Uint8Array | undefined): (style: number) => boolean {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellStyles = false
  if (part !== undefined)
    listen(part, {
      open: (name, attributes) => {
        const id = Number(attributes.numFmtId ?? 0)
        if (name === 'numFmt') {
          const bare = (attributes.formatCode ?? '').replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')
          own.set(id, /[ymdhs]/i.test(bare) && !/^general$/i.test(bare))
        }
        if (name === 'cellXfs') inCellStyles = true
        if (name === 'xf' && inCellStyles) styles.push(own.get(id) ?? isBuiltInDay(id))
      },
      close: (name) => {
        if (name === 'cellXfs') inCellStyles = false
      },
    })
  return (style) => styles[style] ?? false
}

interface Values {
  readonly strings: readonly string[]
  readonly isDay: (style: number) => boolean
  readonly startsIn1904: boolean
}

function readSheet(part: Uint8Array, values: Values): Pick<SheetCells, 'rows' | 'runsRight'> {
  const rows = new Map<number, Map<number, string>>()
  const merged = new MergedCells()
  const countRows = countUpTo(fileLimits.rows, 'hàng có nội dung')
  const countCells = countUpTo(fileLimits.cells, 'ô có nội dung')
  const countCharacters = countUpTo(fileLimits.characters, 'ký tự')
  let row = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  let phonetic = 0
  const keep = (text: string) => {
    if (text === '') return
    countCells()
    countCharacters(text.length)
    let cells = rows.get(row)
    if (cells === undefined) {
      countRows()
      cells = new Map()
      rows.set(row, cells)
    }
    cells.set(column, text)
  }
  listen(part, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          row = readBounded(attributes.r, row + 1, 1, fileLimits.sheetRows, 'Hàng')
          column = 0
          break
        case 'c': {
          const place = attributes.r === undefined ? { row, column: column + 1 } : readAddress(attributes.r)
          row = place.row
          column = place.column
          type = attributes.t ?? 'n'
          style = Number(attributes.s ?? 0)
          value = ''
          break
        }
        case 'rPh':
          phonetic += 1
          break
        case 'v':
        case 't':
          inValue = phonetic === 0
          break
        case 'mergeCell':
          merged.add(attributes.ref ?? '')
          break
        default:
          break
      }
    },
    text: (characters) => {
      if (inValue) value += characters
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      if (name === 'rPh') phonetic -= 1
      if (name === 'c') keep(textOf(type, value, style, values))
    },
  })
  const inOrder = [...rows].toSorted(([one], [other]) => one - other)
  return {
    rows: inOrder.map(([number, cells]) => {
      const texts = new Map(
        [...cells].filter(([at]) => !merged.covers(number, at)).toSorted(([one], [other]) => one - other),
      )
      return { number, texts, last: [...texts.keys()].at(-1) ?? 0 }
    }),
    runsRight: (of, at) => merged.runsRight(of, at),
  }
}

/** What a value says: a number as a reader of the sheet sees it, a day in the official writing. */
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
  /** Ranges of many rows are few: they are looked through. */
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
