/** What a reader found in a file as lines with their places, for comparing two files. */
import type { PlacedLine } from '../../domain/words/line-differences.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { ReadBlock } from '../blocks.ts'
import { findMarker } from './markers.ts'

const longestHeading = 60

/** Paragraphs by the item they are in, rows by table, STT and columns; blank lines left out. */
export function placeLines(blocks: readonly ReadBlock[]): PlacedLine[] {
  const lines: PlacedLine[] = []
  let item = 'Phần đầu văn bản'
  let tables = 0
  for (const block of blocks) {
    if (block.kind === 'line') {
      const text = squeeze(block.runs.map((run) => run.text).join(''))
      if (text === '') continue
      const marker = findMarker(text)
      if (marker !== null && marker.marker !== 'dash' && marker.marker !== 'plus') item = `Từ “${shorten(text)}”`
      lines.push({ place: item, cells: [text] })
    } else {
      tables += 1
      lines.push(...placeRows(block.rows, tables))
    }
  }
  return lines
}

function placeRows(rows: readonly { readonly cells: readonly string[] }[], table: number): PlacedLine[] {
  const headings = rows[0]?.cells.map(squeeze)
  return rows.map((row, at) => {
    const cells = row.cells.map(squeeze)
    const ordinal = cells[0] ?? ''
    const named = at > 0 && /^\d+$/.test(ordinal) ? `STT ${ordinal}` : `hàng ${at + 1}`
    return { place: `Bảng ${table}, ${named}`, cells, headings }
  })
}

function shorten(text: string): string {
  return text.length <= longestHeading ? text : `${text.slice(0, longestHeading).replace(/\s\S*$/, '')} …`
}
