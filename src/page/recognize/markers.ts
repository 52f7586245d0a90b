/** Markers at the start of a paragraph: what "III. ", "2.1. ", "a) ", "- " say about the item that follows. */
import type { Marker } from '../../domain/notice/notice.ts'
import { readRoman } from '../../domain/notice/numbering.ts'

export interface FoundMarker {
  readonly marker: Exclude<Marker, 'none'>
  /** As written: "III.", "2.1", "a)", "–". */
  readonly label: string
  /** Position among its siblings according to the label; null for dashes. */
  readonly ordinal: number | null
  /** How many characters the label and the blanks after it take. */
  readonly length: number
}

const patterns: readonly { readonly marker: FoundMarker['marker']; readonly pattern: RegExp }[] = [
  { marker: 'decimal', pattern: /^(\d{1,2}(?:\.\d{1,2})+(?:[.)](?!\d)|(?=\s+\p{L}|\s*$)))\s*/u },
  { marker: 'arabic', pattern: /^(\d{1,2}(?:\.(?!\d)|\s?-(?=\s)|\)))\s*/ },
  { marker: 'roman', pattern: /^([IVX]{1,6}(?:\.|\s?[-–](?=\s)|\)))\s*/ },
  { marker: 'letter', pattern: /^([a-zđ](?:\)|\.(?=\s)))\s*/ },
  { marker: 'arabic', pattern: /^((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười(?: một| hai)?) là,?:?)\s+/u },
  { marker: 'dash', pattern: /^([-–—•▪*])\s+/ },
  { marker: 'plus', pattern: /^(\+)\s+/ },
]

/** The marker a paragraph starts with, or null. */
export function findMarker(text: string): FoundMarker | null {
  for (const { marker, pattern } of patterns) {
    const found = pattern.exec(text)
    const label = found?.[1]
    if (found === null || label === undefined) continue
    const ordinal = ordinalOf(marker, label)
    if (ordinal === null && marker !== 'dash' && marker !== 'plus' && marker !== 'letter') continue
    return { marker, label, ordinal, length: found[0].length }
  }
  return null
}

const wordOrdinals = 'một,hai,ba,bốn,năm,sáu,bảy,tám,chín,mười,mười một,mười hai'.split(',')

function ordinalOf(marker: Marker, label: string): number | null {
  const bare = label.replace(/[\s.)\-–]+$/, '')
  switch (marker) {
    case 'roman':
      return readRoman(bare)
    case 'arabic':
      return /^\d/.test(bare) ? Number(bare) : wordOrdinals.indexOf(bare.replace(/ là[,:]*$/u, '').toLowerCase()) + 1
    case 'decimal':
      return Number(bare.split('.').at(-1))
    case 'letter':
      return 'abcdđeghiklmnopqrstuvxy'.indexOf(bare) + 1 || null
    default:
      return null
  }
}

/**
 * Depth order of the families: a marker closes all open items of the same or a deeper rank.
 * Decimals rank by their number of parts (F-BODY-15).
 */
export function rankOf(found: Pick<FoundMarker, 'marker' | 'label'>): number {
  switch (found.marker) {
    case 'roman':
      return 0
    case 'arabic':
      // "Một là, …" counts below any heading.
      if (/^\p{L}/u.test(found.label)) return 6.5
      // "1)" is below "a)", where an office uses both.
      return found.label.endsWith(')') ? 7.5 : 1
    case 'decimal':
      return found.label.replace(/[.)]+$/, '').split('.').length
    case 'letter':
      return 7
    case 'dash':
      return 8
    case 'plus':
      return 9
  }
}
