/** What of a notice is searched, part by part, and by what a search is narrowed. */
import { writeShortDate } from '../deadline/dates.ts'
import { describePlace } from '../errors.ts'
import type { Notice } from '../notice/notice.ts'
import { partsOf } from '../notice/notice-parts.ts'
import { placesOf } from '../notice/places.ts'
import { describeNumber } from '../office/records.ts'
import { findCitations } from '../words/citation.ts'
import { squeeze } from '../words/text.ts'

/**
 * row: of a table; source: text of the file a notice was read from; scan: text of a scan; remark: what was said on its way;
 * text: everything else of the notice.
 */
export type SearchPartKind = 'text' | 'row' | 'source' | 'scan' | 'remark'

export interface SearchPart {
  readonly kind: SearchPartKind
  /** Of its spot: id of a part of the notice, of a file, or empty. */
  readonly part: string
  readonly field: string
  /** For people: "Phụ lục, hàng 22". */
  readonly place: string
  readonly text: string
}

/** What the search can be narrowed by, besides what the list of notices has. `part`: where it stands; empty for the whole. */
export interface SearchFacet {
  readonly facet: 'organ' | 'signer' | 'citation'
  readonly part: string
  readonly value: string
}

export function searchPartsOf(notice: Notice): SearchPart[] {
  const places = placesOf(notice)
  return partsOf(notice).flatMap(({ id, kind, fields, words }): SearchPart[] => {
    const text = kind === 'header' ? headWords(notice) : squeezeLines(words)
    if (text === '' || kind === 'document') return []
    const [only] = fields
    const spot = { part: id, field: fields.length === 1 && only !== undefined ? only.field : 'whole' }
    const place = describePlace(places.placeOf(spot))
    return [{ kind: kind === 'row' ? 'row' : 'text', part: id, field: spot.field, place, text }]
  })
}

function squeezeLines(text: string): string {
  return text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
    .join(' · ')
}

function headWords({ header, typeName }: Notice): string {
  const number = header.number === null ? header.symbol : describeNumber(header)
  const day = header.date === null ? '' : `ngày ${writeShortDate(header.date)}`
  return [typeName, number, day, header.place, squeeze(header.superiorOrgan)].filter((one) => one !== '').join(', ')
}

export function searchFacetsOf(notice: Notice, parts: readonly SearchPart[]): SearchFacet[] {
  const facets = new Map<string, SearchFacet>()
  const add = (facet: SearchFacet['facet'], part: string, written: string) => {
    const value = squeeze(written)
    if (value !== '') facets.set(JSON.stringify([facet, part, value]), { facet, part, value })
  }
  for (const { name } of notice.header.issuingOrgans) add('organ', '', name)
  for (const { signatory } of notice.signatures) add('signer', '', signatory)
  for (const { part, text } of parts) for (const { number } of findCitations(text)) add('citation', part, number)
  return [...facets.values()]
}
