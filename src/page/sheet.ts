/**
 * Sheets that go with notices: that of an approval, the one for the signatory, the register. Titles, facts and tables on A4,
 * written as Word (files/sheet-docx.ts) and drawn for paper (renderer/sheet-view).
 */
import { measureText } from './compose/text-measure.ts'

export type SheetPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table'
      /** `share` of the width. */
      readonly columns: readonly { readonly heading: string; readonly share: number; readonly isCentred?: boolean }[]
      readonly rows: readonly (readonly string[])[]
    }
  /** Dotted lines for writing on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** A line in the middle of its own, of this size in pt, so far below the one before, mm. */
  | {
      readonly kind: 'centred'
      readonly text: string
      readonly size: number
      readonly isBold: boolean
      readonly before: number
    }
  | { readonly kind: 'signatures'; readonly columns: readonly { readonly title: string; readonly name: string }[] }

export interface Sheet {
  readonly organ: string
  readonly title: string
  readonly subtitle: string
  readonly orientation: 'portrait' | 'landscape'
  /** ISO: the day of the file. */
  readonly day: string
  /** Made in a trial store: the file says so in its properties. */
  readonly isTrial: boolean
  /** A cover: framed, without the usual head. */
  readonly isCover?: true
  readonly parts: readonly SheetPart[]
}

/** A sheet is set in these: sizes in pt, lengths in mm. */
export const sheetLook = {
  font: 'Times New Roman',
  sizes: { text: 13, title: 15, table: 11 },
  paper: { long: 297, short: 210, top: 20, bottom: 20, left: 30, right: 15 },
} as const

type SheetTable = Extract<SheetPart, { kind: 'table' }>

/** Left and right of the words in a cell, mm. */
const cellPadding = 1.4
/** A single word takes no more of a table than this. */
const mostForWord = 0.25

/** The columns by their shares, but none narrower than its longest word: dates and numbers are not torn. mm. */
export function columnWidths({ columns, rows }: SheetTable, width: number): number[] {
  const least = columns.map(({ heading }, at) => {
    const cells = rows.map((row) => longestWord(row[at] ?? '', false))
    return Math.min(width * mostForWord, Math.max(longestWord(heading, true), ...cells) + 2 * cellPadding + 0.5)
  })
  const given = (free: readonly boolean[]) => {
    const taken = least.reduce((sum, own, at) => (free[at] === true ? sum : sum + own), 0)
    const shares = columns.reduce((sum, { share }, at) => (free[at] === true ? sum + share : sum), 0)
    return columns.map(({ share }, at) => (free[at] === true ? ((width - taken) * share) / shares : (least[at] ?? 0)))
  }
  let free: readonly boolean[] = columns.map(() => true)
  for (;;) {
    const widths = given(free)
    const next = free.map((one, at) => one && (widths[at] ?? 0) >= (least[at] ?? 0))
    if (next.every((one, at) => one === free[at]) || !next.includes(true)) return widths
    free = next
  }
}

function longestWord(text: string, bold: boolean): number {
  return Math.max(0, ...text.split(/\s+/u).map((word) => measureText(word, sheetLook.sizes.table, { bold })))
}
