/** Where a part of the notice is in the editor: in its head, its text, its end or its appendices; which field. */
import type { Place } from '../../domain/errors.ts'
import { type Notice, type Table, tableAppendices } from '../../domain/notice/notice.ts'
import type { Spot } from '../../domain/notice/spot.ts'
import { tableLabelsOf, walkItems } from '../../domain/notice/numbering.ts'

export type Tab = 'head' | 'body' | 'appendix' | 'ending'

export interface EditorPlace {
  readonly tab: Tab
  /** Id of the part; null shows the tab alone. */
  readonly id: string | null
  /** A field of the part, and the characters to select in it. */
  readonly field?: string
  readonly span?: readonly [number, number] | undefined
}

/** The tab that holds a part of this id; null for an id that is not in the notice. */
export function findTab(notice: Notice, id: string): Tab | null {
  if (['header', 'typeName', 'abstract', 'meeting', 'document'].includes(id)) return 'head'
  if (id === 'bases') return 'body'
  if (
    ['signatureBlock', 'recipients', 'signature'].includes(id) ||
    notice.distribution.recipients.some((part) => part.id === id)
  )
    return 'ending'
  if ([...notice.bases, ...notice.intro, ...notice.grounds, ...notice.closing].some((part) => part.id === id))
    return 'body'
  if (walkItems(notice).some(({ item }) => item.id === id)) return 'body'
  if (notice.header.issuingOrgans.some((part) => part.id === id)) return 'head'
  if (notice.signatures.some((part) => part.id === id)) return 'ending'
  if (notice.unplaced.some((part) => part.id === id)) return 'body'
  if (
    walkItems(notice).some(({ item }) => item.tables?.some((table) => table.id === id || hasLine(table, id)) === true)
  )
    return 'body'
  return findAppendix(notice, id) === null ? null : 'appendix'
}

/** Whether a table has a row or section row of this id. */
function hasLine({ sections }: Pick<Table, 'sections'>, id: string): boolean {
  return sections.some((section) => section.id === id || section.rows.some((row) => row.id === id))
}

/** The appendix that is of this id, or has a part of it. */
export function findAppendix({ appendices }: Pick<Notice, 'appendices'>, id: string): string | null {
  const found = appendices.find(
    (appendix) =>
      appendix.id === id ||
      (appendix.kind === 'text' ? appendix.paragraphs.some((part) => part.id === id) : hasLine(appendix, id)),
  )
  return found?.id ?? null
}

/** Whether the place is a line of the grid, which goes there by itself. */
export function isInGrid(notice: Pick<Notice, 'appendices'>, { tab, id }: EditorPlace): boolean {
  return tab === 'appendix' && id !== null && tableAppendices(notice).some((table) => hasLine(table, id))
}

const tabs: Readonly<Record<Place['component'], Tab>> = {
  header: 'head',
  type: 'head',
  abstract: 'head',
  bases: 'body',
  intro: 'body',
  items: 'body',
  closing: 'body',
  recipients: 'ending',
  signature: 'ending',
  appendix: 'appendix',
  unplaced: 'body',
  document: 'head',
}

/** Where a spot (of a doubt or a finding) is in the editor. */
export function findEditorSpot(notice: Notice, { part, field, span }: Spot): EditorPlace {
  const shown = part === 'signature' || part === 'recipients' ? 'signatureBlock' : part === 'document' ? 'header' : part
  return { tab: findTab(notice, part) ?? 'head', id: shown, field, span }
}

/** Where the `Place` of a refusal is in the editor. */
export function findEditorPlace(notice: Notice, place: Place): EditorPlace {
  const tab = tabs[place.component]
  switch (place.component) {
    case 'items':
      return { tab, id: walkItems(notice).find(({ path }) => path === place.path)?.item.id ?? null }
    case 'appendix':
      return { tab, id: findRow(notice, place.row) ?? notice.appendices[0]?.id ?? null }
    case 'bases':
      return { tab, id: notice.bases[0]?.id ?? null }
    case 'intro':
      return { tab, id: notice.intro[0]?.id ?? null }
    case 'closing':
      return { tab, id: notice.closing[0]?.id ?? null }
    case 'recipients':
      return { tab, id: notice.distribution.recipients[0]?.id ?? null }
    case 'signature':
      return { tab, id: 'signatureBlock' }
    case 'unplaced':
      return { tab, id: notice.unplaced[0]?.id ?? null }
    case 'type':
      return { tab, id: 'typeName' }
    case 'abstract':
      return { tab, id: 'abstract' }
    case 'header':
    case 'document':
      return { tab, id: 'header' }
  }
}

function findRow(notice: Notice, ordinal: number | undefined): string | null {
  for (const appendix of tableAppendices(notice)) {
    const labels = tableLabelsOf(appendix, notice.numbering)
    for (const [at, section] of appendix.sections.entries()) {
      const index = labels.rows[at]?.indexOf(String(ordinal)) ?? -1
      if (index !== -1) return section.rows[index]?.id ?? null
    }
  }
  return null
}
