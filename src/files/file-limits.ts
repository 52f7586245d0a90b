/**
 * How much of a file made elsewhere is read. A real notice is far below each bound; a file beyond one is damaged
 * or made to hang the program, and is refused before time or memory is spent on it.
 */
import { Refusal } from '../domain/errors.ts'

export const fileLimits = {
  /** Milliseconds a file may take to be read: then its worker is killed. */
  time: 4000,
  /** The same for a PDF: each page is carried out like a program. */
  pdfTime: 20_000,
  /** The same for each page of a scan. */
  scanPageTime: 90_000,
  /** Elements nested in each other. */
  xmlDepth: 200,
  /** Elements of all parts together: the appendix of 5,000 rows has under one million. */
  xmlElements: 3_000_000,
  /** Characters of all texts that are taken from the file. */
  characters: 20_000_000,
  /** Rows of all tables of a DOCX, or of a sheet that hold something. */
  rows: 20_000,
  /** Cells of all tables or sheets that hold something. */
  cells: 400_000,
  /** What Word's own list of columns ends at. */
  spannedColumns: 63,
  /** Word's lists have nine levels and count to 32,767. */
  listLevels: 9,
  listNumber: 32_767,
  /** Characters of the number in front of a list paragraph. */
  listLabel: 120,
  /** What Excel's sheets end at. */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  mergedRanges: 50_000,
} as const

/** The refusal of a file beyond a bound; `what` names it in Vietnamese. */
export function beyondLimits(what: string): Refusal {
  return new Refusal('source.beyondLimits', `${what}.`)
}

/** A whole number of an attribute, refused beyond its bounds; `usual` where there is none. */
export function readBounded(written: string | undefined, usual: number, least: number, most: number, what: string) {
  const value = written === undefined ? usual : Number(written)
  if (!Number.isInteger(value) || value < least || value > most)
    throw beyondLimits(`${what} "${String(written).slice(0, 20)}" không nằm trong khoảng ${least}–${most}`)
  return value
}

/** Counts what is taken from a file, and refuses beyond a bound. */
export function countUpTo(most: number, what: string): (more?: number) => void {
  let count = 0
  return (more = 1) => {
    count += more
    if (count > most) throw beyondLimits(`Có hơn ${most.toLocaleString('vi')} ${what}`)
  }
}
