/** A search of the archive: what is asked, what is found. */
import type { Notice } from '../notice/notice.ts'
import type { Spot } from '../notice/spot.ts'
import type { NoticeState } from '../office/workflow.ts'
import type { SearchPartKind } from './search-parts.ts'
import type { Lit } from './search-words.ts'

/** By what a search is narrowed; null: not. */
export interface SearchFilter {
  readonly year: string | null
  readonly kind: Notice['kind'] | null
  readonly state: NoticeState | null
  /** Whether it is in a case file. */
  readonly filed: boolean | null
  readonly organ: string | null
  readonly signer: string | null
  /** Name or short name of who has a row, as lead, as coordinating body or as either. */
  readonly body: string | null
  readonly bodyRole: 'lead' | 'coordinating' | null
  /** Days: the last day of a row. */
  readonly dueFrom: string | null
  readonly dueTo: string | null
  /** Number and symbol of a document that is cited. */
  readonly cited: string | null
}

export const everything: SearchFilter = {
  year: null,
  kind: null,
  state: null,
  filed: null,
  organ: null,
  signer: null,
  body: null,
  bodyRole: null,
  dueFrom: null,
  dueTo: null,
  cited: null,
}

/** One place of what was found. */
export interface FoundPlace {
  readonly kind: SearchPartKind
  readonly spot: Spot
  readonly place: string
  readonly snippet: string
  /** Characters of the snippet that were asked for. */
  readonly lit: readonly Lit[]
}

export interface FoundNotice {
  readonly id: string
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: string | null
  readonly kind: Notice['kind']
  readonly state: NoticeState
  readonly abstract: string
  /** Whether it is in a case file. */
  readonly isFiled: boolean
  readonly places: readonly FoundPlace[]
  /** How many places there are besides. */
  readonly morePlaces: number
}

/** A value and how many notices have it under what else was asked. */
export interface FacetCount {
  readonly value: string
  readonly count: number
}

export type CountedFacet = 'year' | 'kind' | 'state' | 'filed' | 'organ' | 'signer'
export type FacetCounts = Readonly<Record<CountedFacet, readonly FacetCount[]>>

export interface SearchAnswer {
  /** Notices and rows of tables that were found. */
  readonly documents: number
  readonly rows: number
  readonly hits: readonly FoundNotice[]
}

/** A search that was kept under a name. `dueTo` may be the day on which it is looked at. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly filter: SearchFilter
  readonly isDueByToday: boolean
  readonly savedBy: string
}
