/** Markers at the start of a paragraph: what "III. ", "2.1. ", "a) ", "- " say about the item that follows. */
import type { Item, Marker } from '../../domain/notice/notice.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
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
  { marker: 'arabic', pattern: /^(\d{1,2}(?:\.(?!\d)|\s?-(?=\s)|\)|\/(?=\s)))\s*/ },
  { marker: 'roman', pattern: /^([IVX]{1,6}(?:\.|\s?[-–](?=\s)|\)|\/(?=\s)))\s*/ },
  { marker: 'letter', pattern: /^([a-zđ](?:\)|[./](?=\s)))\s*/ },
  // "A. ĐÁNH GIÁ", above Roman numerals.
  { marker: 'letter', pattern: /^([A-H](?:[.)]|\s?[-–])(?=\s))\s+(?=\p{Lu})/u },
  { marker: 'arabic', pattern: /^((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười(?: một| hai)?) là,?:?)\s+/u },
  { marker: 'arabic', pattern: /^(Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?: là)?[,:])\s+/u },
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

const bracketed = /^(\((\d{1,2})\))\s+(?=\p{Lu})/u

/**
 * "(1) Giao Sở Nội vụ …" where a paragraph begins: as a rule such numbers run on within a paragraph, so only who knows that
 * one begins here may ask. They rank as "1)" does.
 */
export function findBracketed(text: string): FoundMarker | null {
  const [whole = '', label = '', ordinal = ''] = bracketed.exec(text) ?? []
  return label === '' ? null : { marker: 'arabic', label, ordinal: Number(ordinal), length: whole.length }
}

/** "(1) …" counts an item where it is the first below an item that only heads it, or follows the one before. */
export function findBracketedItem(
  text: string,
  above: { readonly found: FoundMarker | null; readonly item: Pick<Item, 'content'> } | undefined,
): FoundMarker | null {
  const found = findBracketed(text)
  if (found === null || above === undefined) return null
  const before = above.found?.label.startsWith('(') === true ? (above.found.ordinal ?? 0) : 0
  if (found.ordinal !== before + 1) return null
  return before !== 0 || !/[.;!?…]["”’)]*$/.test(plainText(above.item.content, 'frozen')) ? found : null
}

/** "Một là," and "Thứ nhất," -> 1 */
function wordOrdinal(label: string): number {
  const word = label
    .replace(/(?: là)?[,:]*$/u, '')
    .replace(/^Thứ /u, '')
    .toLowerCase()
  return wordOrdinals.indexOf({ nhất: 'một', tư: 'bốn' }[word] ?? word) + 1
}

const wordOrdinals = 'một,hai,ba,bốn,năm,sáu,bảy,tám,chín,mười,mười một,mười hai'.split(',')

function ordinalOf(marker: Marker, label: string): number | null {
  const bare = label.replace(/[\s.)/\-–]+$/, '')
  switch (marker) {
    case 'roman':
      return readRoman(bare)
    case 'arabic':
      return /^\d/.test(bare) ? Number(bare) : wordOrdinal(bare)
    case 'decimal':
      return Number(bare.split('.').at(-1))
    case 'letter':
      return (isCapital(bare) ? 'ABCDEFGH' : 'abcdđeghiklmnopqrstuvxy').indexOf(bare) + 1 || null
    default:
      return null
  }
}

/** "A." heads what Roman numerals count, "a)" is below them. */
function isCapital(label: string): boolean {
  return /^[A-Z]/.test(label)
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
      return isCapital(found.label) ? -1 : 7
    case 'dash':
      return 8
    case 'plus':
      return 9
  }
}
