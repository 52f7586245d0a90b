/**
 * The limit: the XML put together by hand from ready data, deflated on one thread, zipped. Nothing is
 * measured, checked or styled here; what does not depend on the rows is taken over from a finished file.
 */
import { crc32, deflateRawSync } from 'node:zlib'
import type { TableRow, TableBlock } from '../src/page/blocks.ts'
import { readZip } from '../src/files/zip-read.ts'

type Parts = Readonly<Record<string, Uint8Array | string>>

function zip(parts: Parts): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const [part, content] of Object.entries(parts)) {
    const name = Buffer.from(part)
    const plain = Buffer.from(content as string)
    const packed = deflateRawSync(plain, { level: 6 })
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt32LE(0x08000014, 4)
    header.writeUInt16LE(8, 8)
    header.writeUInt16LE(0x21, 12)
    header.writeUInt32LE(crc32(plain), 14)
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(plain.length, 22)
    header.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    header.copy(entry, 6, 4, 28)
    entry.writeUInt32LE(place, 42)
    pieces.push(header, name, packed)
    directory.push(entry, name)
    place += header.length + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...pieces, ...directory, end])
}

const special = /[&<>]/
const specials = /[&<>]/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escape(text: string): string {
  return special.test(text) ? text.replace(specials, (found) => entities[found] ?? '') : text
}

function textOf(parts: Parts, name: string): string {
  return Buffer.from(parts[name] as Uint8Array).toString()
}

/** The style numbers of a finished sheet's cells, and its days as they are written in the columns of dates. */
function readStyles(cells: string) {
  const styleOf = (pattern: RegExp) => pattern.exec(cells)?.[1] ?? ''
  const left = styleOf(/<c r="B\d+" s="(\d+)" t="s"><v>\d+<\/v><\/c><c r="C\d+" s="\d+" t="s"/)
  const centre = styleOf(/<c r="A\d+" s="(\d+)"><v>/)
  const written = [...cells.matchAll(/<c r="([GI])\d+" (s="\d+"><v>(\d{5}))<\/v>/g)]
  const days = new Map(written.map((found) => [`${found[1]}${found[3]}`, found[2]]))
  return {
    label: styleOf(/<c r="A5" s="(\d+)"/),
    title: styleOf(/<c r="B5" s="(\d+)"/),
    beside: styleOf(/<c r="C5" s="(\d+)"/),
    last: styleOf(/<c r="I5" s="(\d+)"/),
    section: styleOf(/<c r="J\d+" s="(\d+)"/),
    lastDay: styleOf(/<c r="K\d+" s="(\d+)"/),
    order: styleOf(/<c r="L\d+" s="(\d+)"/),
    ids: styleOf(/<c r="M\d+" s="(\d+)"/),
    centre,
    styles: ['', left, centre, centre, centre, left, centre, centre, left],
    dayOf: (letter: string | undefined, text: string): string | undefined => {
      const found = /^(\d\d)\/(\d\d?)\/(\d{4})$/.exec(text)
      if (found === null) return undefined
      const day = Date.UTC(Number(found[3]), Number(found[2]) - 1, Number(found[1])) / 86_400_000
      return days.get(`${letter}${day + 25_569}`)
    },
  }
}

type SheetStyles = ReturnType<typeof readStyles>
type PlaceOf = (text: string) => number

function writeSection(
  { label, title }: Extract<TableRow, { kind: 'section' }>,
  number: number,
  style: SheetStyles,
  placeOf: PlaceOf,
): string {
  let xml =
    `<c r="A${number}" s="${style.label}" t="s"><v>${placeOf(label)}</v></c>` +
    `<c r="B${number}" s="${style.title}" t="s"><v>${placeOf(title)}</v></c>`
  for (const letter of ['C', 'D', 'E', 'F', 'G', 'H']) xml += `<c r="${letter}${number}" s="${style.beside}"/>`
  return `${xml}<c r="I${number}" s="${style.last}"/>`
}

/** The cells beside the table. */
function writeEnd(
  [section, day, order, id]: readonly [string, string | undefined, number, string],
  number: number,
  style: SheetStyles,
  placeOf: PlaceOf,
): string {
  const lastDay = `<c r="K${number}" s="${style.lastDay}"${day === undefined ? '/>' : `><v>${day}</v></c>`}`
  return (
    `<c r="J${number}" s="${style.section}" t="s"><v>${placeOf(section)}</v></c>${lastDay}` +
    `<c r="L${number}" s="${style.order}"><v>${order}</v></c>` +
    `<c r="M${number}" s="${style.ids}" t="s"><v>${placeOf(id)}</v></c></row>`
  )
}

/**
 * The XLSX with the same bytes in its sheet and its shared strings as the finished one. Row heights, last days and
 * style numbers are read from it beforehand; texts are gathered, escaped and placed here.
 */
export function limitOfXlsx(table: TableBlock, finished: Uint8Array): () => Uint8Array {
  const parts = readZip(finished)
  const sheet = textOf(parts, 'xl/worksheets/sheet1.xml')
  const strings = textOf(parts, 'xl/sharedStrings.xml')
  const start = sheet.indexOf('<row r="5" ')
  const end = sheet.indexOf('</sheetData>')
  const heights = [...sheet.slice(start, end).matchAll(/<row r="\d+" ht="([\d.]+)"/g)].map((found) => found[1] ?? '')
  if (heights.length !== table.rows.length) throw new Error('the limit knows no rows that take several sheet rows')
  const style = readStyles(sheet.slice(start, end))
  const lastDays = [...sheet.slice(start, end).matchAll(/<c r="K\d+" s="\d+"(?:\/>|><v>(\d+)<)/g)].map(([, day]) => day)
  const known = [...strings.matchAll(/<si>.*?<\/si>/gs)].map((found) => found[0])
  // The rows begin with the first section.
  const templateCount = known.indexOf('<si><t>I</t></si>')
  const head = strings.slice(0, strings.indexOf('<si>'))
  const tail = strings.slice(strings.lastIndexOf('</si>') + 5)
  return () => {
    const places = new Map<string, number>()
    const placeOf = (text: string): number => {
      const found = places.get(text)
      if (found !== undefined) return found
      const place = templateCount + places.size
      places.set(text, place)
      return place
    }
    let xml = sheet.slice(0, start)
    let section = ''
    for (let index = 0; index < table.rows.length; index += 1) {
      const row = table.rows[index]
      if (row === undefined) continue
      const number = index + 5
      xml += `<row r="${number}" ht="${heights[index]}" spans="1:13" x14ac:dyDescent="0.25">`
      if (row.kind === 'section') {
        section = `${row.label}. ${row.title}`
        xml += writeSection(row, number, style, placeOf)
      } else {
        const ordinal = row.cells[0] ?? ''
        xml +=
          ordinal.length < 5
            ? `<c r="A${number}" s="${style.centre}"><v>${ordinal}</v></c>`
            : `<c r="A${number}" s="${style.centre}" t="s"><v>${placeOf(ordinal)}</v></c>`
        for (let at = 1; at < 9; at += 1) {
          const text = row.cells[at] ?? ''
          const letter = 'ABCDEFGHI'[at]
          const day = at === 6 || at === 8 ? style.dayOf(letter, text) : undefined
          if (text === '') xml += `<c r="${letter}${number}" s="${style.styles[at]}"/>`
          else if (day !== undefined) xml += `<c r="${letter}${number}" ${day}</v></c>`
          else xml += `<c r="${letter}${number}" s="${style.styles[at]}" t="s"><v>${placeOf(text)}</v></c>`
        }
      }
      xml += writeEnd([section, lastDays[index], index + 1, row.id], number, style, placeOf)
    }
    xml += sheet.slice(end)
    let list = head + known.slice(0, templateCount).join('')
    for (const text of places.keys()) list += `<si><t>${escape(text)}</t></si>`
    list += tail
    return zip({ ...parts, 'xl/worksheets/sheet1.xml': xml, 'xl/sharedStrings.xml': list })
  }
}

/** The DOCX from the same rows and the same markup; no-break spaces and hyphens are left out. */
export function limitOfDocx(table: TableBlock, finished: Uint8Array): () => Uint8Array {
  const parts = readZip(finished)
  const document = textOf(parts, 'word/document.xml')
  const close = '</w:tr>'
  const start = document.indexOf(close, document.lastIndexOf('<w:tblHeader')) + close.length
  const end = document.indexOf('</w:tbl>', start)
  const written = document.slice(start, end).split(close)
  const cut = (row: string | undefined) => `${row}${close}`.split(/(?<=<w:t xml:space="preserve">)[^<]*(?=<\/w:t>)/)
  const section = cut(written[0])
  const isPlain = (row: TableRow, at: number) =>
    row.kind === 'cells' && row.cells.every((text) => text !== '') && !(written[at] ?? '').includes('noBreakHyphen')
  const task = cut(written[table.rows.findIndex(isPlain)])
  const sectionTexts = 3
  if (section.length !== sectionTexts || task.length !== table.columns.length + 1) throw new Error('unknown rows')
  return () => {
    let xml = document.slice(0, start)
    for (const row of table.rows) {
      if (row.kind === 'section') xml += section[0] + escape(row.label) + section[1] + escape(row.title) + section[2]
      else {
        xml += task[0]
        for (let at = 0; at < row.cells.length; at += 1) xml += escape(row.cells[at] ?? '') + task[at + 1]
      }
    }
    return zip({ ...parts, 'word/document.xml': xml + document.slice(end) })
  }
}
