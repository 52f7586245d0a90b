/**
 * What came back in the status sheets of leads, held against what was sent: row by row what is taken in and what is not,
 * and why. Nothing here decides between two copies that differ: people do.
 */
import { type IsoDate, writeShortDate } from '../deadline/dates.ts'
import { squeeze } from '../words/text.ts'
import type { BoardRow } from './board.ts'
import type { RecordedEntry, StageEntry } from './follow-up.ts'
import type { Told } from './side-entries.ts'

/** The status that says a thing is done. */
export const doneStatus = 'Đã hoàn thành'
export const statusChoices = ['Chưa thực hiện', 'Đang thực hiện', doneStatus, 'Tạm dừng', 'Đề nghị gia hạn'] as const

/** The columns of the plan, which nobody may change. */
export const planHeadings = { number: 'Văn bản giao', ordinal: 'STT, mục', text: 'Nhiệm vụ', until: 'Hạn' } as const
export type Plan = Readonly<Record<keyof typeof planHeadings, string>>

/** What a sheet says of a row before anybody fills it in. */
export function planOf({ number, source, ordinal, text, occasion, currentUntil, deadline }: BoardRow): Plan {
  return {
    number,
    ordinal: source === 'row' ? ordinal : `mục ${ordinal}`,
    text: occasion === '' ? text : `Kỳ ${writeShortDate(occasion)}. ${text}`,
    until: currentUntil === null ? deadline : writeShortDate(currentUntil),
  }
}

export const rowKey = ({ obligationId, occasion }: Pick<BoardRow, 'obligationId' | 'occasion'>) =>
  `${obligationId} ${occasion}`.trim()

/** A filled sheet as it was read. */
export interface ReadSheet {
  readonly file: string
  readonly sha256: string
  readonly lead: string
  /** The day it was made for. */
  readonly on: IsoDate
  /** Keys of the rows it was sent with. */
  readonly sent: readonly string[]
  readonly rows: readonly ReadSheetRow[]
}

export interface ReadSheetRow {
  /** Row of the sheet. */
  readonly at: number
  /** Empty for a row that somebody added. */
  readonly key: string
  readonly plan: Plan
  readonly status: string
  /** As written; `toldOn` null where it is no day. */
  readonly writtenDay: string
  readonly toldOn: IsoDate | null
  readonly result: string
  readonly document: string
  readonly note: string
}

/**
 * new: taken in. same: was taken in before. empty: nobody filled it in. conflict: another copy says otherwise. The rest is
 * refused: plan changed, a row nobody sent, the same row twice, one that is missing, a day or status that cannot be read,
 * a thing that is closed.
 */
export type RowVerdict =
  'new' | 'same' | 'empty' | 'conflict' | 'planChanged' | 'unknown' | 'doubled' | 'missing' | 'unreadable' | 'closed'

export const verdictNames: Readonly<Record<RowVerdict, string>> = {
  new: 'Nhận',
  conflict: 'Hai bản khác nhau',
  planChanged: 'Sửa phần kế hoạch',
  unknown: 'Hàng không do cơ quan gửi',
  doubled: 'Hàng lặp',
  missing: 'Thiếu hàng',
  unreadable: 'Không đọc được',
  closed: 'Đã hoàn thành từ trước',
  same: 'Đã nhận từ trước',
  empty: 'Chưa ghi',
}

export interface JudgedRow {
  readonly verdict: RowVerdict
  readonly file: string
  readonly sha256: string
  readonly lead: string
  /** Row of the sheet; null for one that is missing. */
  readonly at: number | null
  readonly key: string
  readonly obligationId: string | null
  readonly occasion: string
  /** How people name the row. */
  readonly name: string
  /** What is wrong, in words. */
  readonly why: string
  readonly told: Told | null
  /** What another copy says, in a file of this time or as it was taken in. */
  readonly others: readonly Told[]
  /** It says that the thing is done and shows by what: it waits for approval when it is taken in. */
  readonly isResult: boolean
}

export interface SheetBasis {
  /** Of today, up to every time that was sent. */
  readonly rows: readonly BoardRow[]
  readonly entries: readonly RecordedEntry[]
  readonly today: IsoDate
}

export function judgeSheets(sheets: readonly ReadSheet[], basis: SheetBasis): readonly JudgedRow[] {
  const known = new Map(basis.rows.map((row) => [rowKey(row), row]))
  const last = lastTold(basis.entries)
  const judged = sheets.flatMap((sheet) => judgeSheet(sheet, known, last, basis.today))
  const copies = Map.groupBy(
    judged.filter(({ verdict }) => verdict === 'new' || verdict === 'same' || verdict === 'conflict'),
    ({ key }) => key,
  )
  return judged.map((row) => {
    const others = (copies.get(row.key) ?? []).flatMap(({ told }) =>
      told !== null && row.told !== null && !saysTheSame(told, row.told) ? [told] : [],
    )
    return others.length === 0 || row.told === null || row.verdict === 'same'
      ? row
      : { ...row, verdict: 'conflict', others: [...row.others, ...others] }
  })
}

function judgeSheet(
  sheet: ReadSheet,
  known: ReadonlyMap<string, BoardRow>,
  last: ReadonlyMap<string, Told>,
  today: IsoDate,
): JudgedRow[] {
  const seen = new Map<string, number>()
  for (const { key } of sheet.rows) seen.set(key, (seen.get(key) ?? 0) + 1)
  const judged = sheet.rows.map((row): JudgedRow => {
    const thing = known.get(row.key)
    const common = describeRow(sheet, row, thing)
    const refuse = (verdict: RowVerdict, why: string): JudgedRow => ({ ...common, verdict, why })
    if (thing === undefined || !sheet.sent.includes(row.key))
      return refuse('unknown', 'Mã hàng không có trong phiếu đã gửi.')
    if ((seen.get(row.key) ?? 0) > 1) return refuse('doubled', 'Phiếu có nhiều hàng cùng một mã.')
    const changed = changedCells(row.plan, thing)
    if (changed.length > 0) return refuse('planChanged', `Cột bị sửa: ${changed.join(', ')}.`)
    const { status, writtenDay, toldOn } = row
    const isEmpty = [status, writtenDay, row.result, row.document, row.note].every((text) => text === '')
    if (isEmpty) return refuse('empty', '')
    if (status === '') return refuse('unreadable', 'Chưa chọn tình trạng.')
    if (!statusChoices.some((one) => one === status))
      return refuse('unreadable', `Tình trạng "${status}" không có trong danh sách.`)
    if (writtenDay !== '' && toldOn === null) return refuse('unreadable', `Ngày "${writtenDay}" không đọc được.`)
    if (toldOn !== null && toldOn > today) return refuse('unreadable', `Ngày ${writeShortDate(toldOn)} sau hôm nay.`)
    if (toldOn !== null && toldOn < thing.issuedOn)
      return refuse('unreadable', `Ngày ${writeShortDate(toldOn)} trước ngày ban hành.`)
    const told: Told = {
      status,
      toldOn,
      result: row.result,
      document: row.document,
      note: row.note,
      sentBy: sheet.lead,
      sheetOn: sheet.on,
      file: sheet.file,
      sha256: sheet.sha256,
    }
    const before = last.get(row.key)
    if (before !== undefined && saysTheSame(before, told)) return { ...common, verdict: 'same', told }
    if (thing.current === 'done' || thing.current === 'doneLate')
      return refuse('closed', 'Mở lại nhiệm vụ rồi mới ghi tiếp.')
    const isResult = status === doneStatus && row.document !== '' && toldOn !== null && thing.current !== 'waiting'
    const why =
      status === doneStatus && !isResult && thing.current !== 'waiting'
        ? 'Báo hoàn thành nhưng thiếu ngày hoặc văn bản kết quả.'
        : ''
    // Another copy of the sheet of the same day was taken in: neither is later than the other.
    return before !== undefined && before.sheetOn === sheet.on
      ? { ...common, verdict: 'conflict', told, others: [before], isResult, why }
      : { ...common, verdict: 'new', told, isResult, why }
  })
  const missing = sheet.sent
    .filter((key) => !seen.has(key))
    .map((key): JudgedRow => ({
      ...describeRow(sheet, { at: null, key }, known.get(key)),
      verdict: 'missing',
      why: 'Phiếu gửi đi có hàng này, phiếu gửi về không có.',
    }))
  return [...judged, ...missing]
}

function describeRow(
  { file, sha256, lead }: ReadSheet,
  { at, key, plan }: { readonly at: number | null; readonly key: string; readonly plan?: Plan },
  thing: BoardRow | undefined,
) {
  const shown = thing === undefined ? plan : planOf(thing)
  const name =
    shown === undefined
      ? key
      : `${shown.number}, ${/^\d/.test(shown.ordinal) ? `STT ${shown.ordinal}` : shown.ordinal}: ${squeeze(shown.text)}`
  const { obligationId = null, occasion = '' } = thing ?? {}
  return { file, sha256, lead, at, key, obligationId, occasion, name, why: '', told: null, others: [], isResult: false }
}

/** By their headings. The day may have moved since the sheet was made, so nothing is said of one that was extended. */
function changedCells(plan: Plan, thing: BoardRow): readonly string[] {
  const expected = planOf(thing)
  return (Object.keys(planHeadings) as (keyof Plan)[])
    .filter((column) => squeeze(plan[column]) !== squeeze(expected[column]))
    .filter((column) => column !== 'until' || thing.extensions === 0)
    .map((column) => planHeadings[column])
}

function saysTheSame(one: Told, other: Told): boolean {
  return (['status', 'toldOn', 'result', 'document', 'note'] as const).every((field) => one[field] === other[field])
}

/** What was taken in last of each thing, with the results that came by a sheet. */
function lastTold(entries: readonly RecordedEntry[]): ReadonlyMap<string, Told> {
  const last = new Map<string, Told>()
  for (const entry of entries) {
    if (entry.kind === 'told') last.set(rowKey(entry), entry)
    if (entry.kind === 'result' && entry.told !== undefined) last.set(rowKey(entry), entry.told)
  }
  return last
}

/** The entry that takes a row in. */
export function entryOfTold(
  told: Told,
  isResult: boolean,
): Extract<StageEntry, { kind: 'result' }> | ({ readonly kind: 'told' } & Told) {
  const { document, toldOn, result, note } = told
  const words = [result, note].filter((text) => text !== '').join('. ')
  return isResult && toldOn !== null
    ? { kind: 'result', document, doneOn: toldOn, note: words, told }
    : { kind: 'told', ...told }
}
