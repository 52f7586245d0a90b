/** Letters between two stores that share a folder: what their covers and receipts say. */
import { z } from 'zod'
import { type NoticeState, approvalState, isEditable, noticeStates } from './workflow.ts'

const words = z.string().max(10_000)

/** What is read without opening the letter. */
export const letterCover = z
  .object({
    form: z.literal('ket-luan.letter.1'),
    /** Id of the store it comes from, and how its desk is called. */
    store: words,
    desk: words,
    by: words,
    at: words,
    /** Id of the draft, its abstract and the hash of its content. */
    notice: words,
    abstract: words,
    content: words,
    /** Where the draft stood when it was sent. */
    state: z.enum(noticeStates),
    note: words,
    /** With which it was returned there. */
    remarks: z.array(words).max(1000),
  })
  .strict()
export type LetterCover = z.output<typeof letterCover>

/** taken: it is in the store now. kept: whoever opened it kept what the store had. */
export const letterOutcomes = ['taken', 'kept'] as const

export const letterReceipt = z
  .object({
    form: z.literal('ket-luan.receipt.1'),
    letter: words,
    store: words,
    desk: words,
    by: words,
    at: words,
    outcome: z.enum(letterOutcomes),
  })
  .strict()
export type LetterReceipt = z.output<typeof letterReceipt>

/** A letter that lies in the folder, with the receipts for it. */
export interface LyingLetter {
  readonly id: string
  readonly cover: LetterCover
  readonly receipts: readonly LetterReceipt[]
}

/**
 * Whether a letter of another store waits for the store `own`; `hasContent`: its content is or was there. A receipt for something that is
 * not there any more was given by a store that has since been restored: the letter waits again.
 */
export function waitsFor({ receipts }: LyingLetter, own: string, hasContent: boolean): boolean {
  const ours = receipts.filter(({ store }) => store === own)
  return !ours.some(({ outcome }) => outcome === 'kept' || hasContent)
}

/** A draft may be sent, and what waits to be approved: whoever approves may sit at the other desk. */
export const maySend = (state: NoticeState): boolean => isEditable(state) || state === approvalState
