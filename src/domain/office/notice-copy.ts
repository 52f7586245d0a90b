/**
 * Certified copies of an issued notice (F-COPY-1 to 6): the whole text by the organ that issued it, or onward by one that
 * received it, or a part of it. A copy has a number of its own series, a day, who certifies it and to whom it goes.
 */
import type { IsoDate } from '../deadline/dates.ts'
import type { Item, Notice, Signature, Table } from '../notice/notice.ts'
import { writeShortDate } from '../deadline/dates.ts'
import { fold, squeeze } from '../words/text.ts'
import { describeNumber } from './records.ts'

export const copyKinds = ['whole', 'onward', 'extract'] as const
export type CopyKind = (typeof copyKinds)[number]

export const copyNames: Readonly<Record<CopyKind, string>> = {
  whole: 'Sao y bản chính',
  onward: 'Sao lục',
  extract: 'Trích sao',
}

/** What a copy says of itself below the text. */
export interface CopyTerms {
  readonly kind: CopyKind
  /** Lines as the organ breaks them; the one above it, where it has one. */
  readonly superiorOrgan: string
  readonly organ: string
  readonly number: number
  /** "BS/CQTT" */
  readonly symbol: string
  readonly place: string
  readonly date: IsoDate
  readonly signature: Omit<Signature, 'id'>
  readonly recipients: readonly string[]
  readonly fileCopy: string
  /** Ids of the items, paragraphs, appendices and rows that an extract shows; none for the whole text. */
  readonly parts: readonly string[]
}

/** A copy that was made: its number is given for good. */
export interface NoticeCopy extends CopyTerms {
  readonly id: string
  readonly noticeId: string
  /** The version it shows. */
  readonly version: number
  readonly madeAt: string
  readonly madeBy: string
}

/** "Trích sao từ Thông báo số 13-TB/CQTT, ngày 01/4/2026". */
export function describeCopied(kind: CopyKind, { typeName, header }: Pick<Notice, 'typeName' | 'header'>): string {
  const day = header.date === null ? '' : `, ngày ${writeShortDate(header.date)}`
  const type = `${typeName.charAt(0)}${typeName.slice(1).toLocaleLowerCase('vi')}`
  return `${copyNames[kind]} ${type} số ${describeNumber(header)}${day}`
}

/** Why a copy cannot be made so, in words; '' where it can. */
export function refuseCopy(notice: Notice, { kind, organ, date, parts }: Omit<CopyTerms, 'number'>): string {
  const issuers = notice.header.issuingOrgans.map(({ name }) => fold(squeeze(name)))
  const isIssuer = issuers.includes(fold(squeeze(organ)))
  if (kind === 'whole' && !isIssuer)
    return 'Sao y bản chính là việc của cơ quan đã ban hành văn bản. Cơ quan nhận văn bản thì sao lục.'
  if (kind === 'onward' && isIssuer)
    return 'Sao lục là việc của cơ quan nhận văn bản. Cơ quan đã ban hành thì sao y bản chính.'
  if (notice.header.date !== null && date < notice.header.date)
    return `Ngày sao không thể sớm hơn ngày văn bản (${writeShortDate(notice.header.date)}).`
  if (kind !== 'extract') return ''
  const known = partsThatCanBeCopied(notice)
  if (parts.length === 0) return 'Chưa chọn phần nào để trích.'
  if (parts.some((part) => !known.has(part))) return 'Có phần được chọn không còn trong văn bản.'
  return ''
}

/** Ids of all that an extract can show. */
export function partsThatCanBeCopied(notice: Notice): ReadonlySet<string> {
  const ids = new Set<string>()
  const addTable = ({ sections }: Pick<Table, 'sections'>) => {
    for (const { rows } of sections) for (const { id } of rows) ids.add(id)
  }
  const addItem = ({ id, items, tables = [] }: Item): void => {
    ids.add(id)
    for (const table of tables) addTable(table)
    items.forEach(addItem)
  }
  for (const { id } of [...notice.bases, ...notice.intro, ...notice.grounds, ...notice.closing]) ids.add(id)
  notice.items.forEach(addItem)
  for (const appendix of notice.appendices) {
    ids.add(appendix.id)
    if (appendix.kind !== 'text') addTable(appendix)
    else for (const { id } of appendix.paragraphs) ids.add(id)
  }
  return ids
}

/**
 * What an extract prints of what was chosen: with an item all below it and the items it stands under; with a table or an
 * appendix its rows, with rows their table. By ids of parts.
 */
export function partsShown(notice: Notice, chosen: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(chosen)
  const shown = new Set<string>()
  const showTable = (id: string, { sections }: Pick<Table, 'sections'>, isWhole: boolean): boolean => {
    let any = isWhole
    for (const section of sections)
      for (const row of section.rows)
        if (isWhole || wanted.has(row.id)) {
          shown.add(row.id).add(section.id)
          any = true
        }
    if (any) shown.add(id)
    return any
  }
  const showItem = (item: Item, isWhole: boolean): boolean => {
    const all = isWhole || wanted.has(item.id)
    const below = item.items.map((one) => showItem(one, all))
    const tables = (item.tables ?? []).map((table) => showTable(table.id, table, all))
    const any = all || [...below, ...tables].includes(true)
    if (any) shown.add(item.id)
    return any
  }
  for (const { id } of [...notice.bases, ...notice.intro, ...notice.grounds, ...notice.closing])
    if (wanted.has(id)) shown.add(id)
  for (const item of notice.items) showItem(item, false)
  for (const appendix of notice.appendices) {
    const isWhole = wanted.has(appendix.id)
    if (appendix.kind !== 'text') showTable(appendix.id, appendix, isWhole)
    else for (const { id } of appendix.paragraphs) if (isWhole || wanted.has(id)) shown.add(id).add(appendix.id)
    if (isWhole) shown.add(appendix.id)
  }
  return shown
}
