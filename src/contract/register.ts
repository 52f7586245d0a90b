/** The register of outgoing papers: numbers, and how issued notices went out. */
import { z } from 'zod'
import { exports, issuers, noticeId, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import type { NextNumber, RegisterRow } from '../domain/office/register.ts'
import { type SendingLine, sendingChannels } from '../domain/office/sending.ts'

const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const number = z.number().int().min(1).max(99_999)
/** A series as the office names it; without an organ that of the office itself. */
const series = { organ: z.string().max(500).default(''), symbol: z.string().trim().min(1).max(100), date: day }
const query = {
  /** Year of issue; null for all. */
  year: z.number().int().min(1945).max(9999).nullable().default(null),
  /** As derived for the series (`RegisterRow.term`); empty for all. */
  term: z.string().max(100).default(''),
  symbol: z.string().max(100).default(''),
}

const sendings = { notice: noticeId.nullable().default(null) }

export interface NotedNumber {
  readonly number: number
}

export const registerCalls = {
  'register.next': read<NextNumber>()(z.object(series).strict()),
  /** By series and number; empty `symbol`: all of them. */
  'register.list': read<readonly RegisterRow[]>()(z.object(query).strict()),
  /** Reserves a number, makes it void, or notes a paper of the past by hand. */
  'register.note': write<NotedNumber>()(
    z
      .object({
        ...series,
        number,
        kind: z.enum(['reserved', 'void', 'past']),
        abstract: z.string().trim().max(2000).default(''),
        reason: z.string().trim().min(3).max(2000),
      })
      .strict(),
    issuers,
  ),
  /** From which number a series goes on: above all that were used. */
  'register.setNext': write<NotedNumber>()(
    z.object({ ...series, next: number, reason: z.string().trim().min(3).max(2000) }).strict(),
    issuers,
  ),
  'register.exportXlsx': exports<Exported>()(z.object(query).strict()),
  /** The same book for reading and binding: as Word, or as a PDF. */
  'register.exportSheet': exports<Exported>()(z.object({ ...query, as: sheetForm }).strict()),

  /** The recipients of an issued notice, or of all; `unsent`: only those that nothing went to. */
  'sending.list': read<readonly SendingLine[]>()(
    z.object({ notice: noticeId.nullable().default(null), unsent: z.boolean().default(false) }).strict(),
  ),
  /** How copies went to recipients of a notice, and who signed for them; marked again, it is as it was marked last. */
  'sending.mark': write<{ readonly id: string; readonly recipients: readonly string[] }>()(
    z
      .object({
        id: noticeId,
        recipients: z.array(z.string().min(1).max(64)).min(1).max(500),
        channel: z.enum(sendingChannels),
        copies: z.number().int().min(1).max(10_000).default(1),
        sentOn: day,
        sentBy: z.string().trim().max(200).default(''),
        receivedOn: day.nullable().default(null),
        receipt: z.string().trim().max(500).default(''),
      })
      .strict(),
    issuers,
  ),
  /** Sổ giao, of one notice or of all. */
  'sending.exportXlsx': exports<Exported>()(z.object(sendings).strict()),
  'sending.exportSheet': exports<Exported>()(z.object({ ...sendings, as: sheetForm }).strict()),
} as const
