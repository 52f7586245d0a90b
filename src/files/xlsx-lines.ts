/** The rows of a workbook with their places, for comparing two of them. */
import type { PlacedLine } from '../domain/words/line-differences.ts'
import { squeeze } from '../domain/words/text.ts'
import { readCells } from './xlsx-cells.ts'

/** Visible sheets alone: what a reader sees. Refuses as `readCells` does. */
export function readSheetLines(bytes: Uint8Array): PlacedLine[] {
  return readCells(bytes)
    .filter(({ isVisible }) => isVisible)
    .flatMap(({ name, rows }) =>
      rows.map(({ number, texts, last }) => ({
        place: `Trang tính “${name}”, hàng ${number}`,
        cells: Array.from({ length: last }, (_, at) => squeeze(texts.get(at + 1) ?? '')),
      })),
    )
}
