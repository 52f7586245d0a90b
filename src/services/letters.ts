/**
 * Letters to another store through a folder that both share: a sealed package of one draft under a cover, and receipts.
 * What lies in the folder is all there is to know; the store keeps where it is, and in the audit what was sent and taken.
 */
import type { LetterView, Letters, SentLetter } from '../contract/letters.ts'
import { Refusal } from '../domain/errors.ts'
import {
  type LetterCover,
  type LyingLetter,
  letterCover,
  letterReceipt,
  maySend,
  waitsFor,
} from '../domain/office/letters.ts'
import { lastRemarks } from '../domain/office/remarks.ts'
import { returnedState } from '../domain/office/workflow.ts'
import { squeeze } from '../domain/words/text.ts'
import { storeHead } from '../store/audit.ts'
import { type LetterBox, letterBoxOf, setLetterBox } from '../store/letter-box.ts'
import { type LetterFolder, letterFolder, openBox } from '../store/letter-folder.ts'
import { getNotice } from '../store/notices.ts'
import { stepsTaken } from '../store/steps-taken.ts'
import { versionHashes } from '../store/version-hashes.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { makePackage, readPackage, takeOf, viewPackage } from './packages.ts'

type Names =
  | 'letters.box'
  | 'letters.setBox'
  | 'letters.list'
  | 'letters.send'
  | 'letters.read'
  | 'letters.take'
  | 'letters.keepOwn'

export const letterHandlers: Handlers<Names> = {
  'letters.box': async ({ db }) => {
    const box = await letterBoxOf(db)
    return box === null ? null : { folder: box.folder, desk: box.desk }
  },

  'letters.setBox': {
    prepare: async ({ passphrases }, { box }) => {
      const key = box === null ? null : await openBox(box.folder, box.passphrase, passphrases)
      return async ({ db, now, actor }) => {
        const set = box === null || key === null ? null : { folder: box.folder, desk: box.desk, key }
        await setLetterBox(db, set, { at: now, by: actor.name })
        const value = set === null ? null : { folder: set.folder, desk: set.desk }
        return { value, subject: 'store', details: { box: value } }
      }
    },
  },

  'letters.list': async ({ db }) => {
    const box = await letterBoxOf(db)
    if (box === null) return { isSet: false, problem: null, waiting: [], received: [], sent: [], unreadable: 0 }
    try {
      return await listLetters(db, letterFolder(box.folder, box.key))
    } catch (error) {
      // A share that is not there stops nobody's work: it is said.
      if (!(error instanceof Refusal)) throw error
      return { isSet: true, problem: error.message, waiting: [], received: [], sent: [], unreadable: 0 }
    }
  },

  'letters.send': {
    prepare: async (context, { id, note }) => {
      const { box, folder } = await requireBox(context)
      const { state } = await getNotice(context.db, id)
      if (!maySend(state)) throw new Refusal('letters.notSendable', '', { found: state })
      const packed = await makePackage(context, [id], maySend)
      const letter = folder.newId()
      // No letter yet: that is the cover alone.
      folder.writeContents(letter, packed)
      await tidy(context, folder)
      const cover = await coverOf(context, box, { id, note })
      return (writing) => {
        folder.writeCover(letter, JSON.stringify({ ...cover, at: writing.now }))
        return Promise.resolve({ value: { letter }, subject: id, details: { letter, state, content: cover.content } })
      }
    },
  },

  'letters.read': async (context, { letter }) => viewPackage(context, (await openLetter(context, letter)).opened),

  'letters.take': {
    prepare: async (context, { letter, over }) => {
      const { cover, opened, acknowledge } = await openLetter(context, letter)
      const write = await takeOf(context, opened, { id: cover.notice, over }, saidBy(letter, cover))
      return async (writing) => {
        const done = await write(writing)
        acknowledge('taken', writing.now)
        return done
      }
    },
  },

  'letters.keepOwn': {
    prepare: async (context, { letter }) => {
      const { cover, acknowledge } = await findLetter(context, letter)
      return (writing) => {
        acknowledge('kept', writing.now)
        return Promise.resolve({ value: { letter }, subject: cover.notice, details: saidBy(letter, cover) })
      }
    },
  },
}

async function requireBox({ db }: Pick<Context, 'db'>): Promise<{ box: LetterBox; folder: LetterFolder }> {
  const box = await letterBoxOf(db)
  if (box === null) throw new Refusal('letters.noBox')
  return { box, folder: letterFolder(box.folder, box.key) }
}

/** For so long a letter lies there after it was received; the audit of both stores keeps that it was. */
const daysKept = 30

/** Removes the letters of this store that were received long ago. */
async function tidy({ db, now }: Context, folder: LetterFolder): Promise<void> {
  const before = new Date(Date.parse(now) - daysKept * 86_400_000).toISOString()
  const { sent } = await listLetters(db, folder)
  for (const { id, receipt } of sent) if (receipt !== null && receipt.at < before) folder.remove(id)
}

async function coverOf(
  { db, actor, now }: Context,
  { desk }: LetterBox,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<LetterCover> {
  const { notice, state } = await getNotice(db, id)
  const { store } = await storeHead(db)
  const remarks = state === returnedState ? (lastRemarks(await stepsTaken(db, id))?.remarks ?? []) : []
  return {
    form: 'ket-luan.letter.1',
    store,
    desk,
    by: actor.name,
    at: now,
    notice: id,
    abstract: squeeze(notice.abstract.join(' ')),
    content: (await versionHashes(db, id)).at(-1) ?? '',
    state,
    note,
    remarks: remarks.map(({ text }) => text),
  }
}

async function listLetters(db: Context['db'], folder: LetterFolder): Promise<Letters> {
  const { store } = await storeHead(db)
  const [waiting, received, sent]: [LetterView[], LetterView[], SentLetter[]] = [[], [], []]
  let unreadable = 0
  for (const { id, cover: text, receipts } of folder.list()) {
    const cover = text === null ? null : readForm(letterCover, text)
    if (cover === null) {
      unreadable += 1
      continue
    }
    const letter: LyingLetter = { id, cover, receipts: receipts.flatMap((one) => readForm(letterReceipt, one) ?? []) }
    if (cover.store === store) sent.push({ ...viewLetter(letter), receipt: receiptFrom(letter, store) })
    else if (waitsFor(letter, store, await hasContent(db, cover))) waiting.push(viewLetter(letter))
    else received.push(viewLetter(letter))
  }
  return {
    isSet: true,
    problem: null,
    waiting,
    received: received.toReversed(),
    sent: sent.toReversed(),
    unreadable,
  }
}

/** What the audit keeps of a letter that was opened. */
const saidBy = (letter: string, { desk, state, note, remarks }: LetterCover) => ({ letter, desk, state, note, remarks })

const hasContent = async (db: Context['db'], { notice, content }: LetterCover): Promise<boolean> =>
  (await versionHashes(db, notice)).includes(content)

function viewLetter({ id, cover }: LyingLetter): LetterView {
  const { notice, abstract, desk, by, at, state, note, remarks } = cover
  return { id, notice, abstract, desk, by, at, state, note, remarks }
}

function receiptFrom({ id, receipts }: LyingLetter, own: string): SentLetter['receipt'] {
  const first = receipts.find(({ letter, store }) => letter === id && store !== own)
  if (first === undefined) return null
  const { desk, by, at, outcome } = first
  return { desk, by, at, outcome }
}

function readForm<Value>(
  form: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: Value } },
  text: string,
): Value | null {
  try {
    return form.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The cover of a letter of another store, and how it is acknowledged; its contents are not asked for. */
async function findLetter(context: Context, letter: string) {
  const { box, folder } = await requireBox(context)
  const { store } = await storeHead(context.db)
  const text = folder.readCover(letter)
  const cover = text === null ? null : readForm(letterCover, text)
  if (cover === null) throw new Refusal('letters.unreadable', '', { found: letter })
  if (cover.store === store) throw new Refusal('letters.ownLetter', '', { found: letter })
  const by = context.actor.name
  return {
    folder,
    cover,
    acknowledge: (outcome: 'taken' | 'kept', at: string) =>
      folder.writeReceipt(
        letter,
        store,
        JSON.stringify({ form: 'ket-luan.receipt.1', letter, store, desk: box.desk, by, at, outcome }),
      ),
  }
}

/** Refuses what is not there, is damaged, or is sealed by others. */
async function openLetter(context: Context, letter: string) {
  const { folder, ...found } = await findLetter(context, letter)
  return { ...found, opened: readPackage(folder.readContents(letter)) }
}
