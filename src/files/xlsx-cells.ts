/**
 * The cells of a workbook made elsewhere, as the text a reader of the sheet sees. Only what is needed is read (values,
 * number formats of days, merged cells), and all of it within bounds: exceljs makes a cell for each place that a merged
 * range, a validation or a defined name covers, so that a file of two kilobytes can ask for billions.
 */
import { Refusal } from '../domain/errors.ts'
import { countUpTo, fileLimits } from './file-limits.ts'
import {
  type Attributes,
  type NumberKind,
  type ReadSheet,
  decodeEscapes,
  isTrue,
  readSheet,
  withoutPrefix,
} from './xlsx-sheet.ts'
import { type XmlListener, parseXml } from './xml-read.ts'
import { readZip, zipLimits } from './zip-read.ts'

export interface SheetCells extends ReadSheet {
  readonly name: string
  readonly isVisible: boolean
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
    const shows = readNumberStyles(parts[stylesPart])
    return sheets.flatMap(({ name, isVisible, link }) => {
      const part = parts[links.get(link) ?? '']
      return part === undefined ? [] : [{ name, isVisible, ...readSheet(part, { strings, shows, startsIn1904 }) }]
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('source.damaged', 'Nội dung bên trong tệp XLSX bị hỏng.', { reason: String(error) })
  }
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

/** The formats that every program knows by their numbers, without a description. */
function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent'
  if (id === 17) return 'month'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time'
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'day' : 'number'
}

/** What a description of a format shows; in one with hours, "m" are minutes. */
function kindOfFormat(code: string): NumberKind {
  const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').toLowerCase()
  if (bare === 'general') return 'number'
  if (bare.includes('d')) return 'day'
  if (bare.includes('y')) return bare.includes('m') ? 'month' : 'year'
  if (/[hs]/.test(bare)) return 'time'
  if (bare.includes('m')) return 'day'
  return bare.includes('%') ? 'percent' : 'number'
}

/** What the numbers of each style of cells are shown as. */
function readNumberStyles(part: Uint8Array | undefined): (style: number) => NumberKind {
  const own = new Map<number, NumberKind>()
  const styles: NumberKind[] = []
  let inCellStyles = false
  if (part !== undefined)
    listen(part, {
      open: (name, attributes) => {
        const id = Number(attributes.numFmtId ?? 0)
        if (name === 'numFmt') own.set(id, kindOfFormat(attributes.formatCode ?? ''))
        if (name === 'cellXfs') inCellStyles = true
        if (name === 'xf' && inCellStyles) styles.push(own.get(id) ?? builtInKind(id))
      },
      close: (name) => {
        if (name === 'cellXfs') inCellStyles = false
      },
    })
  return (style) => styles[style] ?? 'number'
}
