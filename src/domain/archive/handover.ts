/** Case files that go to the archive together, as one bag; its receipt closes them. */
import { type IsoDate, isoDate } from '../deadline/dates.ts'
import { Refusal } from '../errors.ts'
import type { CaseFile, Piece } from './case-file.ts'

/** prepared: the files wait for the receipt. */
export type HandoverState = 'prepared' | 'received' | 'cancelled'

export const handoverStates: Readonly<Record<HandoverState, string>> = {
  prepared: 'Chờ biên nhận',
  received: 'Đã giao nộp',
  cancelled: 'Đã hủy',
}

/** A file of bytes that a handed over paper has. */
export interface HandedFile {
  readonly kind: 'export' | 'scan' | 'original'
  /** Hash of an export, id of the others. */
  readonly id: string
  readonly fileName: string
}

export interface HandedPiece extends Piece {
  readonly version: number
  readonly files: readonly HandedFile[]
}

/** What the case files held when they were put together. */
export type HandoverContent = readonly { readonly file: CaseFile; readonly pieces: readonly HandedPiece[] }[]

export interface Receipt {
  /** SHA-256 of the bag that was received; empty where it was not said. */
  readonly bag: string
  readonly number: string
  readonly day: IsoDate
  readonly receivedBy: string
}

export interface Handover {
  readonly id: string
  readonly number: number
  readonly state: HandoverState
  /** ISO 8601 UTC. */
  readonly madeAt: string
  readonly madeBy: string
  readonly files: readonly Pick<CaseFile, 'id' | 'fonds' | 'year' | 'number' | 'heading' | 'title' | 'pieces'>[]
  /** SHA-256 of the bag; null while it was not exported. */
  readonly bag: string | null
  readonly receipt: Receipt | null
}

/** Labels of a receipt that is written as lines, folded. */
const labels = {
  number: /^(?:số|số biên (?:nhận|bản)|number)$/iu,
  day: /^(?:ngày|ngày nhận|date)$/iu,
  receivedBy: /^(?:người nhận|bên nhận|received by)$/iu,
} as const

/**
 * The receipt as the archive wrote it: JSON with bag, number, date and receivedBy, or lines "Mã băm: …", "Số: …",
 * "Ngày: …", "Người nhận: …". Refuses `handover.badReceipt` with what is missing.
 */
export function readReceipt(text: string): Receipt {
  const said = readJson(text) ?? readLines(text)
  const day = readDay(said.day)
  const missing = [
    ...(/^[0-9a-f]{64}$/.test(said.bag) ? [] : ['mã băm của gói']),
    ...(said.number === '' ? ['số'] : []),
    ...(day === null ? ['ngày'] : []),
    ...(said.receivedBy === '' ? ['người nhận'] : []),
  ]
  if (day === null || missing.length > 0) throw new Refusal('handover.badReceipt', `Chưa có: ${missing.join(', ')}.`)
  return { ...said, day }
}

type Said = Readonly<Record<'bag' | 'number' | 'day' | 'receivedBy', string>>

function readJson(text: string): Said | null {
  try {
    const said = JSON.parse(text) as Readonly<Record<string, unknown>> | null
    if (typeof said !== 'object' || said === null) return null
    const word = (name: string) => {
      const value = said[name]
      return typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : ''
    }
    return { bag: word('bag').toLowerCase(), number: word('number'), day: word('date'), receivedBy: word('receivedBy') }
  } catch {
    return null
  }
}

function readLines(text: string): Said {
  const pairs = text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line))
    .flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]))
  const valueOf = (label: RegExp) => pairs.find(([name]) => label.test(name))?.[1] ?? ''
  return {
    bag: (/\b[0-9a-f]{64}\b/i.exec(text)?.[0] ?? '').toLowerCase(),
    number: valueOf(labels.number),
    day: valueOf(labels.day),
    receivedBy: valueOf(labels.receivedBy),
  }
}

/** "2026-04-05" or "05/4/2026". */
function readDay(written: string): IsoDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)
  if (iso !== null) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written)
  return day === null ? null : isoDate(Number(day[3]), Number(day[2]), Number(day[1]))
}
