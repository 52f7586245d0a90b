/**
 * Ordinals as they are printed, sequence by sequence: sibling items of one family, entries of a run-in enumeration,
 * sections of an appendix and STT. Only a frozen notice can print another ordinal than the counted one.
 */
import {
  type Enumeration,
  type Inline,
  type Item,
  type Marker,
  type Notice,
  tableAppendices,
} from '../../domain/notice/notice.ts'
import { labelsOf, tableLabelsOf, readRoman, writeLetter, writeRoman } from '../../domain/notice/numbering.ts'
import { placeInline } from '../../domain/notice/plain-text.ts'
import type { Reading } from '../rule.ts'
import type { Spot } from '../../domain/notice/spot.ts'

type Family = 'roman' | 'arabic' | 'letter'

/** One ordinal of a sequence. */
export interface PrintedOrdinal {
  readonly spot: Spot
  /** The label: "II", "2.", "(3)", "2.1." */
  readonly label: string
  /** Null where the label cannot be read; empty labels too. */
  readonly value: number | null
  readonly expected: number
  /** The label with the expected ordinal in it. */
  readonly expectedLabel: string
}

export type OrdinalSequence = readonly PrintedOrdinal[]

/** A decimal whose front is not the number of the item above it. */
export interface StrayDecimal {
  readonly spot: Spot
  readonly label: string
  readonly expectedLabel: string
}

/** What is found of ordinals out of place. */
export interface OrdinalFaults {
  /**
   * Ordinals that stand a second time; of each pair the one that is out of place, then those that count on from it and
   * must move with it: in "I, II, II, III" the second II and III.
   */
  readonly repeated: readonly OrdinalSequence[]
  /** Ordinals out of place for the same reason, one after the other. */
  readonly shifted: readonly OrdinalSequence[]
  /** Rows without STT. */
  readonly missing: readonly PrintedOrdinal[]
  /** Siblings below one item, all with the number of another item in front. */
  readonly strays: readonly (readonly StrayDecimal[])[]
}

const families: Partial<Record<Marker, Family>> = {
  roman: 'roman',
  arabic: 'arabic',
  decimal: 'arabic',
  letter: 'letter',
}
const enumerationFamilies: Record<Enumeration['family'], Family> = {
  digits: 'arabic',
  roman: 'roman',
  letters: 'letter',
}
/** The ordinal in a label: the last number of "2.1.", the letters of "(iv)" and "a)". */
const ordinalInLabel = /(\d+|\p{L}+)[^\d\p{L}]*$/u

const vietnameseLetters = new Map(Array.from({ length: 23 }, (_, index) => [writeLetter(index + 1), index + 1]))
const latinLetters = 'abcdefghijklmnopqrstuvwxyz'

/** All faults of the ordinals of a notice. Kept with the reading, as two rules ask for the same. */
export function findOrdinalFaults(reading: Reading): OrdinalFaults {
  return reading.notice.numbering === 'frozen' ? reading.memory.of(judge, reading) : none
}

const none: OrdinalFaults = { repeated: [], shifted: [], missing: [], strays: [] }

function judge({ notice, ordinals }: Reading): OrdinalFaults {
  const { sequences, strays } = readItems(notice)
  for (const appendix of tableAppendices(notice)) {
    const labels = tableLabelsOf(appendix, 'frozen')
    if (appendix.sections.some(({ writtenLabel }) => writtenLabel !== undefined)) {
      const titled = appendix.sections.map(({ id }, at) => ({ spot: spotOf(id), label: labels.sections[at] ?? '' }))
      sequences.push(
        makeSequence(
          titled.filter(({ label }) => label !== ''),
          'roman',
        ),
      )
    }
    let open: Labelled[] = []
    const close = () => {
      if (open.some(({ written }) => written === true)) sequences.push(makeSequence(open, 'arabic'))
      open = []
    }
    for (const section of appendix.sections) {
      // An office may count each section from 1.
      if (section.rows[0] !== undefined && readOrdinal(ordinals.get(section.rows[0].id) ?? '', 'arabic') === 1) close()
      for (const row of section.rows)
        open.push({
          spot: spotOf(row.id),
          label: ordinals.get(row.id) ?? '',
          written: row.writtenOrdinal !== undefined,
        })
    }
    close()
  }
  const faults = sequences.map(judgeSequence)
  return {
    repeated: faults.flatMap(({ repeated }) => repeated),
    shifted: faults.flatMap(({ shifted }) => shifted),
    missing: sequences.flatMap((sequence) => sequence.filter(({ label }) => label.trim() === '')),
    strays: strays.filter((run) => run.length > 0),
  }
}

interface Labelled {
  readonly spot: Spot
  readonly label: string
  readonly written?: boolean
}

function spotOf(part: string): Spot {
  return { part, field: 'label' }
}

function readItems(notice: Notice): { sequences: OrdinalSequence[]; strays: StrayDecimal[][] } {
  const sequences: OrdinalSequence[] = []
  const strays: StrayDecimal[][] = []
  /** Last value of each family at each depth: an office may count on over its headings. */
  const lastValues = new Map<string, number>()
  const visit = (
    items: readonly Item[],
    parent: { readonly label: string; readonly marker: Marker } | null,
    depth: number,
  ) => {
    const labels = labelsOf(items, parent?.label ?? '', 'frozen')
    const groups = new Map<Marker, Labelled[]>()
    items.forEach((item, index) => {
      const group = groups.get(item.marker) ?? []
      groups.set(item.marker, group)
      group.push({ spot: spotOf(item.id), label: labels[index] ?? '', written: item.writtenLabel !== undefined })
    })
    for (const [marker, group] of groups) {
      const family = families[marker]
      if (family === undefined) continue
      if (marker === 'decimal') strays.push(findStrays(group, parent))
      const key = `${depth}/${marker}`
      const first = readOrdinal(group[0]?.label ?? '', family)
      const before = first !== null && first > 1 && first === (lastValues.get(key) ?? 0) + 1 ? first - 1 : 0
      if (group.some(({ written }) => written === true))
        sequences.push(...splitAtRestart(group, family).map((part) => makeSequence(part, family, before)))
      lastValues.set(key, readOrdinal(group.at(-1)?.label ?? '', family) ?? 0)
    }
    items.forEach((item, index) => {
      for (const { enumeration, labels: entries } of placeEnumerations(item.content, notice.numbering)) {
        if (!enumeration.entries.some(({ writtenLabel }) => writtenLabel !== undefined)) continue
        const placed = entries.map(({ label, start, end }): Labelled => ({
          spot: { part: item.id, field: 'text', span: [start, end] },
          label,
        }))
        sequences.push(makeSequence(placed, enumerationFamilies[enumeration.family]))
      }
      visit(
        item.items,
        item.marker === 'none' ? parent : { label: labels[index] ?? '', marker: item.marker },
        depth + 1,
      )
    })
  }
  visit(notice.items, null, 0)
  return { sequences, strays }
}

/** Siblings that begin again with 1, 2 belong to a heading that was not recognised: they repeat nothing. */
function splitAtRestart(group: readonly Labelled[], family: Family): Labelled[][] {
  const values = group.map(({ label }) => readOrdinal(label, family))
  const parts: Labelled[][] = [[]]
  group.forEach((labelled, index) => {
    if (values[index] === 1 && values[index + 1] === 2 && (values[index - 1] ?? 0) > 1) parts.push([])
    parts.at(-1)?.push(labelled)
  })
  return parts
}

const decimalFront = /\d+(?=\.\d+[^\d]*$)/

/** Judged by the first: the others are fixed with it where they have the same front. */
function findStrays(
  group: readonly Labelled[],
  parent: { readonly label: string; readonly marker: Marker } | null,
): StrayDecimal[] {
  if (parent?.marker !== 'arabic' && parent?.marker !== 'decimal') return []
  const front = readFront(group[0])
  const above = /(\d+)[^\d]*$/.exec(parent.label)?.[1]
  if (front === null || above === undefined || front === Number(above)) return []
  return group
    .filter((labelled) => readFront(labelled) === front)
    .map(({ spot, label }) => ({ spot, label, expectedLabel: label.replace(decimalFront, above) }))
}

function readFront(labelled: Labelled | undefined): number | null {
  const front = decimalFront.exec(labelled?.label ?? '')?.[0]
  return front === undefined ? null : Number(front)
}

function readOrdinal(label: string, family: Family): number | null {
  const bare = ordinalInLabel.exec(label)?.[1]
  if (bare === undefined) return null
  if (family === 'arabic') return /^\d+$/.test(bare) ? Number(bare) : null
  if (family === 'roman') return readRoman(bare)
  return vietnameseLetters.get(bare.toLowerCase()) ?? null
}

function writeOrdinal(value: number, family: Family, like: string): string {
  if (family === 'arabic') return String(value)
  const written = family === 'roman' ? writeRoman(value) : writeLetter(value)
  return like !== '' && like === like.toUpperCase() ? written.toUpperCase() : written.toLowerCase()
}

function makeSequence(group: readonly Labelled[], family: Family, before = 0): OrdinalSequence {
  // "a, b, c, d, e, f" is an order of its own: the one with "đ" is not asked for.
  const isLatin =
    family === 'letter' &&
    group.every(({ label }, index) => ordinalInLabel.exec(label)?.[1]?.toLowerCase() === latinLetters[index])
  return group.map(({ spot, label }, index) => {
    const expected = before + index + 1
    const bare = ordinalInLabel.exec(label)?.[1] ?? ''
    const written = writeOrdinal(expected, family, bare)
    const expectedLabel =
      bare === '' ? written : label.replace(ordinalInLabel, (tail) => written + tail.slice(bare.length))
    return { spot, label, value: isLatin ? expected : readOrdinal(label, family), expected, expectedLabel }
  })
}

function judgeSequence(sequence: OrdinalSequence): Pick<OrdinalFaults, 'repeated' | 'shifted'> {
  const byValue = new Map<number, PrintedOrdinal[]>()
  for (const ordinal of sequence) {
    if (ordinal.value === null) continue
    const same = byValue.get(ordinal.value) ?? []
    byValue.set(ordinal.value, same)
    same.push(ordinal)
  }
  const repeated = new Set<PrintedOrdinal>()
  for (const same of byValue.values()) {
    const kept = same.find(({ value, expected }) => value === expected) ?? same[0]
    for (const ordinal of same) if (ordinal !== kept) repeated.add(ordinal)
  }
  const shifted: PrintedOrdinal[][] = []
  let offset = 0
  for (const ordinal of sequence) {
    if (ordinal.value === null || repeated.has(ordinal)) continue
    const now = ordinal.expected - ordinal.value
    if (now !== 0 && now === offset) shifted.at(-1)?.push(ordinal)
    else if (now !== 0) shifted.push([ordinal])
    offset = now
  }
  return { repeated: [...repeated].map((ordinal) => withPushed(ordinal, shifted.flat())), shifted }
}

/** A repeated ordinal, and each that its right number would be a repetition of. */
function withPushed(ordinal: PrintedOrdinal, shifted: readonly PrintedOrdinal[]): OrdinalSequence {
  const run = [ordinal]
  for (const next of shifted) if (next.value === run.at(-1)?.expected) run.push(next)
  return run
}

/** A run-in enumeration with the places of its labels in the plain text of the paragraph. */
export interface PlacedEnumeration {
  readonly enumeration: Enumeration
  /** 0 in the paragraph itself, 1 in an entry of another enumeration. */
  readonly depth: number
  readonly labels: readonly { readonly label: string; readonly start: number; readonly end: number }[]
}

/** The run-in enumerations of a paragraph; places are those of `plainText`. */
export function placeEnumerations(content: readonly Inline[], numbering: Notice['numbering']): PlacedEnumeration[] {
  if (!content.some(({ kind }) => kind === 'enumeration')) return []
  const labels = placeInline(content, numbering).filter((placed) => placed.kind === 'label')
  return [...Map.groupBy(labels, ({ node }) => node)].map(([enumeration, ofOne]) => ({
    enumeration,
    depth: ofOne[0]?.depth ?? 0,
    labels: ofOne,
  }))
}
