/**
 * Rows that are taller than a page. No row of a sheet may be higher than 409.5 pt, a page cuts a higher one inside a
 * line, and merged cells can be neither sorted nor filtered: such a row goes on in more rows, broken between lines.
 */

/** One row of the sheet. */
export interface TallPart {
  readonly cells: readonly string[]
  /** Columns, from 0, whose text goes on here; in the first part none. */
  readonly continued: readonly number[]
}

/** The parts of a row of which each text fits. Joined in order, the parts of a cell are its text. */
export function splitRow(cells: readonly string[], fits: (text: string, column: number) => boolean): TallPart[] {
  const pieces = cells.map((text, column) => splitText(text, (piece) => fits(piece, column)))
  const count = Math.max(...pieces.map(({ length }) => length))
  return Array.from({ length: count }, (_, part) => ({
    cells: pieces.map((own) => own[part] ?? (own.length > 1 ? '' : (own[0] ?? ''))),
    continued: part === 0 ? [] : pieces.flatMap((own, column) => (own.length > 1 ? [column] : [])),
  }))
}

/** A text in pieces that fit, each as long as can be, cut after a blank or a line end. */
function splitText(text: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = []
  let rest = text
  while (!fitsAlone(rest, fits)) {
    const blanks = [...rest.matchAll(/[ \n]+/g)].map((found) => found.index + found[0].length)
    const cut = lastFitting(blanks, rest, fits) ?? lastFitting(lettersOf(rest), rest, fits) ?? rest.length
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...pieces, rest]
}

/** A line end at the end of a piece takes no line of its own: the next row begins there. */
function fitsAlone(piece: string, fits: (piece: string) => boolean): boolean {
  return fits(piece.replace(/\s+$/, ''))
}

function lettersOf(text: string): number[] {
  return Array.from(text.matchAll(/\P{M}\p{M}*/gu), (found) => found.index + found[0].length)
}

/** The last place up to which the text fits; places are in order, and more text never takes fewer lines. */
function lastFitting(places: readonly number[], text: string, fits: (piece: string) => boolean): number | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fitsAlone(text.slice(0, places[middle]), fits)) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}
