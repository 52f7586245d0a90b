/** Drafts that go to another store and back through a folder that both share, without a file dialog. */
import { z } from 'zod'
import { administrators, drafters, noticeId, nothing, read, write } from './call.ts'
import type { PackageView } from './packages.ts'
import type { DraftStanding } from '../domain/office/draft-package.ts'
import type { LetterReceipt } from '../domain/office/letters.ts'
import type { NoticeState } from '../domain/office/workflow.ts'

export interface LetterBoxView {
  readonly folder: string
  readonly desk: string
}

export interface LetterView {
  readonly id: string
  readonly notice: string
  readonly abstract: string
  /** Of who sent it. */
  readonly desk: string
  readonly by: string
  readonly at: string
  readonly state: NoticeState
  readonly note: string
  readonly remarks: readonly string[]
}

export interface SentLetter extends LetterView {
  /** Null while nobody has opened it. */
  readonly receipt: Pick<LetterReceipt, 'desk' | 'by' | 'at' | 'outcome'> | null
}

export interface Letters {
  readonly isSet: boolean
  /** Why the folder cannot be read now, in words. */
  readonly problem: string | null
  readonly waiting: readonly LetterView[]
  /** Those that were taken in or kept out here, the last first: what was said with them can be read again. */
  readonly received: readonly LetterView[]
  /** By this store, the last first. */
  readonly sent: readonly SentLetter[]
  /** Letters that the key of this box does not open, or that are damaged. */
  readonly unreadable: number
}

const letter = z.uuid()
const line = z.string().trim().min(1).max(200)

export const letterCalls = {
  'letters.box': read<LetterBoxView | null>()(nothing, [...new Set([...administrators, ...drafters])]),
  /** Names the folder; makes its box, or opens the one that the other store made. Null: none any more. */
  'letters.setBox': write<LetterBoxView | null>()(
    z
      .object({
        box: z
          .object({ folder: z.string().trim().min(1).max(1000), desk: line, passphrase: z.string().min(12).max(200) })
          .strict()
          .nullable(),
      })
      .strict(),
    administrators,
  ),
  'letters.list': read<Letters>()(nothing, drafters),
  /** Puts a draft into the folder as it was saved last; one that is submitted may go too. */
  'letters.send': write<{ readonly letter: string }>()(
    z.object({ id: noticeId, note: z.string().trim().max(2000).default('') }).strict(),
    drafters,
  ),
  'letters.read': read<PackageView>()(z.object({ letter }).strict(), drafters),
  /** Takes a letter in and lays a receipt beside it. `over`: also where both were changed. */
  'letters.take': write<{ readonly id: string; readonly version: number; readonly standing: DraftStanding }>()(
    z.object({ letter, over: z.boolean().default(false) }).strict(),
    drafters,
  ),
  /** Keeps what is here, also where the letter is damaged; the sender is told. */
  'letters.keepOwn': write<{ readonly letter: string }>()(z.object({ letter }).strict(), drafters),
} as const
