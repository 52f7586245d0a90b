/** Labels, computed from the tree. In a frozen notice a written label that differs takes precedence. */
import type { Enumeration, EnumerationEntry, Item, Marker, Notice, Table } from './notice.ts'

type Numbering = Notice['numbering']

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** 4 -> "IV". From 1. */
export function writeRoman(value: number): string {
  let rest = value
  let written = ''
  for (const [worth, digit] of romanDigits) {
    while (rest >= worth) {
      written += digit
      rest -= worth
    }
  }
  return written
}

/** "IV" or "iv" -> 4; null when it is not written as a Roman numeral is. */
export function readRoman(text: string): number | null {
  const upper = text.toUpperCase()
  if (!/^[IVXLCDM]+$/.test(upper)) return null
  let value = 0
  let at = 0
  for (const [worth, digit] of romanDigits) {
    while (upper.startsWith(digit, at)) {
      value += worth
      at += digit.length
    }
  }
  return at === upper.length && writeRoman(value) === upper ? value : null
}

/** Letters of điểm a), b) … in Vietnamese order (F-BODY-14). */
const pointLetters = 'a b c d đ e g h i k l m n o p q r s t u v x y'.split(' ')

/** 5 -> "đ". Past "y" it goes on with "aa", "ab" … */
export function writeLetter(value: number): string {
  const base = pointLetters.length
  const last = pointLetters[(value - 1) % base] ?? ''
  return value <= base ? last : writeLetter(Math.floor((value - 1) / base)) + last
}

/** Level names of the label: what "I.", "1.", "2.1.", "a)", "-" look like (F-BODY-13 to 15). */
function writeLabel(marker: Marker, ordinal: number, parentLabel: string): string {
  switch (marker) {
    case 'roman':
      return `${writeRoman(ordinal)}.`
    case 'arabic':
      return `${ordinal}.`
    case 'decimal':
      return `${parentLabel.replace(/\.$/, '')}.${ordinal}.`
    case 'letter':
      return `${writeLetter(ordinal)})`
    case 'dash':
      return '-'
    case 'plus':
      return '+'
    case 'none':
      return ''
  }
}

/**
 * Labels of sibling items, in order. Each family counts for itself, so a note without a marker between
 * 1. and 2. does not shift them. `parentLabel` is the label of the item above, for 2.1.
 */
export function labelsOf(items: readonly Item[], parentLabel: string, numbering: Numbering): string[] {
  const counts = new Map<Marker, number>()
  return items.map((item) => {
    const ordinal = (counts.get(item.marker) ?? 0) + 1
    counts.set(item.marker, ordinal)
    const computed = writeLabel(item.marker, ordinal, parentLabel)
    return numbering === 'frozen' ? (item.writtenLabel ?? computed) : computed
  })
}

/** Labels of the entries of a run-in enumeration: "(1)", "(i)", "(a)". Each enumeration starts anew (hazard H8). */
export function entryLabelsOf(enumeration: Enumeration, numbering: Numbering): string[] {
  return enumeration.entries.map((entry: EnumerationEntry, index) => {
    const ordinal = index + 1
    const bare =
      enumeration.family === 'digits'
        ? String(ordinal)
        : enumeration.family === 'roman'
          ? writeRoman(ordinal).toLowerCase()
          : writeLetter(ordinal)
    return numbering === 'frozen' ? (entry.writtenLabel ?? `(${bare})`) : `(${bare})`
  })
}

export interface TableLabels {
  /** Roman label of each section; empty for rows that come before any section. */
  readonly sections: readonly string[]
  /** STT of each row, section by section: it runs on over the sections. */
  readonly rows: readonly (readonly string[])[]
}

export function tableLabelsOf(table: Pick<Table, 'sections'>, numbering: Numbering): TableLabels {
  let section = 0
  let row = 0
  const frozen = numbering === 'frozen'
  return {
    sections: table.sections.map((part) => {
      if (part.title === '' && part.writtenLabel === undefined) return ''
      section += 1
      return frozen ? (part.writtenLabel ?? writeRoman(section)) : writeRoman(section)
    }),
    rows: table.sections.map((part) =>
      part.rows.map((task) => {
        row += 1
        return frozen ? (task.writtenOrdinal ?? String(row)) : String(row)
      }),
    ),
  }
}

/** A visitor's view of one item: its label, its path of labels ("III.1") and its depth from 0. */
export interface LabelledItem {
  readonly item: Item
  readonly label: string
  readonly path: string
  readonly depth: number
}

/** All items in reading order with their labels. */
export function walkItems(notice: Pick<Notice, 'items' | 'numbering'>): LabelledItem[] {
  const walked: LabelledItem[] = []
  const visit = (items: readonly Item[], parentLabel: string, parentPath: string, depth: number) => {
    const labels = labelsOf(items, parentLabel, notice.numbering)
    const seen = new Map<Marker, number>()
    items.forEach((item, index) => {
      const label = labels[index] ?? ''
      const ordinal = (seen.get(item.marker) ?? 0) + 1
      seen.set(item.marker, ordinal)
      const bare = bareLabel(label, item.marker, ordinal)
      const path = joinPath(parentPath, parentLabel, bare, item.marker)
      walked.push({ item, label, path, depth })
      visit(item.items, item.marker === 'none' ? parentLabel : label, path, depth + 1)
    })
  }
  visit(notice.items, '', '', 0)
  return walked
}

/** A decimal names its parent itself: below "I.1" the label "1.2" is at "I.1.2". */
function joinPath(parentPath: string, parentLabel: string, bare: string, marker: Marker): string {
  if (parentPath === '') return bare
  const parentBare = parentLabel.replace(/[.)]+$/, '')
  const repeats = marker === 'decimal' && parentPath.endsWith(parentBare) && bare.startsWith(`${parentBare}.`)
  return repeats ? parentPath.slice(0, parentPath.length - parentBare.length) + bare : `${parentPath}.${bare}`
}

/** "III." -> "III"; the third dash -> "-3"; the second unmarked paragraph -> "¶2". */
function bareLabel(label: string, marker: Marker, ordinal: number): string {
  if (marker === 'dash' || marker === 'plus') return `${label}${ordinal}`
  if (marker === 'none') return `¶${ordinal}`
  return label.startsWith('(') ? label : label.replace(/[.)]+$/, '')
}
