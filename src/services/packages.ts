/** Sealed packages of drafts: made here, read and taken in there. Twice the same changes nothing; conflicts are shown. */
import { randomUUID } from 'node:crypto'
import { contract } from '../contract/contract.ts'
import type { PackageView, ReceivedDraft } from '../contract/packages.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { canonicalText } from '../domain/notice/canonical.ts'
import { compareNotices } from '../domain/notice/compare-notices.ts'
import { type DraftPackage, type DraftStanding, packageForm, standingOfDraft } from '../domain/office/draft-package.ts'
import { type NoticeState, isEditable } from '../domain/office/workflow.ts'
import { squeeze } from '../domain/words/text.ts'
import { storeHead } from '../store/audit.ts'
import { doubtsOf } from '../store/doubts.ts'
import { sha256 } from '../store/hash.ts'
import { getNotice } from '../store/notices.ts'
import { originalBytes, originalsOf } from '../store/originals.ts'
import { isSigned, publicKeysOf, sign } from '../store/sealing.ts'
import { sealFile, unsealFile } from '../store/sealed-file.ts'
import { fingerprintOf, writeFingerprint } from '../store/signatures.ts'
import { versionHashes } from '../store/version-hashes.ts'
import type { Context } from './context.ts'
import type { ExportedFile, Handlers } from './handlers.ts'
import { prepareCreation, prepareSave } from './notices.ts'

/** What is sealed: the package as text, and who signed it. */
interface Signed {
  readonly text: string
  readonly signed: { readonly key: string; readonly signature: string } | null
}

const signedPackage = (text: string) => `ket-luan.drafts\n${sha256(text)}`

export const packageHandlers: Handlers<'package.export' | 'package.read' | 'package.take'> = {
  'package.export': async (context, { ids, passphrase }): Promise<ExportedFile> => {
    const bytes = await sealFile(await makePackage(context, ids, isEditable), passphrase, context.passphrases)
    const [first = ''] = ids
    return {
      fileName: `goi-du-thao-${dayInVietnam(context.now)}-${randomUUID().slice(0, 4)}.klgoi`,
      bytes,
      subject: ids.length === 1 ? first : 'store',
      sha256: sha256(bytes),
    }
  },

  'package.read': async (context, input) => viewPackage(context, await openPackage(context, input)),

  'package.take': {
    prepare: async (context, { id, over, ...file }) => takeOf(context, await openPackage(context, file), { id, over }),
  },
}

/** The drafts of a store as they were saved last, signed by the caller where they can sign. `maySend`: by their state. */
export async function makePackage(
  context: Context,
  ids: readonly string[],
  maySend: (state: NoticeState) => boolean,
): Promise<Buffer> {
  const { db, now, actor, session } = context
  const drafts = []
  for (const id of new Set(ids)) drafts.push(await sendDraft(context, id, maySend))
  const { store } = await storeHead(db)
  const made: DraftPackage = { form: 'ket-luan.drafts.1', store, at: now, by: actor.name, drafts }
  const text = JSON.stringify(made)
  const { secret } = session
  const signed =
    secret === null ? null : { key: publicKeysOf(secret).signs, signature: sign(secret, signedPackage(text)) }
  return Buffer.from(JSON.stringify({ text, signed } satisfies Signed))
}

interface OpenedPackage {
  readonly content: DraftPackage
  /** That it is signed with. */
  readonly key: string | null
}

/** Refuses `package.forged`, `package.unreadable`. */
export function readPackage(bytes: Buffer): OpenedPackage {
  const { text, signed } = readJson(bytes.toString('utf8')) as Signed
  if (signed !== null && !isSigned(signed.key, signedPackage(text), signed.signature))
    throw new Refusal('package.forged')
  const parsed = packageForm.safeParse(readJson(text))
  if (!parsed.success) throw new Refusal('package.unreadable')
  return { content: parsed.data, key: signed?.key ?? null }
}

const openPackage = async (
  { passphrases }: Context,
  { base64, passphrase }: { readonly base64: string; readonly passphrase: string },
) => readPackage(await unsealFile(Buffer.from(base64, 'base64'), passphrase, passphrases))

export async function viewPackage(context: Context, { content, key }: OpenedPackage): Promise<PackageView> {
  const drafts: ReceivedDraft[] = []
  for (const draft of content.drafts) {
    const { creation, standing, here } = await judgeDraft(context, draft)
    drafts.push({
      id: creation.notice.id,
      abstract: squeeze(creation.notice.abstract.join(' ')),
      standing,
      version: here?.version ?? null,
      changes: here !== null && standing === 'conflict' ? compareNotices(here.notice, creation.notice) : [],
    })
  }
  const { store } = await storeHead(context.db)
  const { by, at } = content
  return {
    by,
    at,
    isOfThisStore: content.store === store,
    signedWith: key === null ? null : writeFingerprint(fingerprintOf(key)),
    drafts,
  }
}

/** Takes one draft of a package in. `more`: what the audit keeps besides. */
export async function takeOf(
  context: Context,
  { content, key }: OpenedPackage,
  { id, over }: { readonly id: string; readonly over: boolean },
  more: Readonly<Record<string, unknown>> = {},
) {
  const from = { package: content.at, by: content.by, key: key === null ? null : fingerprintOf(key), ...more }
  for (const draft of content.drafts) {
    const judged = await judgeDraft(context, draft)
    if (judged.creation.notice.id === id) return takeDraft(context, judged, over, { received: from })
  }
  throw new Refusal('package.notIn', '', { found: id })
}

async function sendDraft(
  { db }: Context,
  id: string,
  maySend: (state: NoticeState) => boolean,
): Promise<DraftPackage['drafts'][number]> {
  const { notice, state, deleted } = await getNotice(db, id)
  if (deleted || !maySend(state))
    throw new Refusal('package.notDraft', `“${squeeze(notice.abstract.join(' '))}”.`, { found: id })
  const [original] = await originalsOf(db, id)
  const doubts = (await doubtsOf(db, id)).map(({ code, spot, line, message, found, settledAt }) => ({
    code,
    spot,
    ...(line === null ? {} : { line }),
    message,
    found,
    settled: settledAt !== null,
  }))
  const file =
    original === undefined
      ? {}
      : {
          original: {
            fileName: original.fileName,
            base64: Buffer.from(await originalBytes(db, original.id)).toString('base64'),
          },
        }
  return { creation: { notice, doubts, ...file }, history: await versionHashes(db, id) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('package.unreadable')
  }
}

type Judged = Awaited<ReturnType<typeof judgeDraft>>

/** A draft of a package, held against what is here. It comes in through the same gate as every other. */
async function judgeDraft({ db }: Context, { creation: given, history }: DraftPackage['drafts'][number]) {
  const parsed = contract['notice.create'].input.safeParse(given)
  if (!parsed.success || sha256(canonicalText(parsed.data.notice)) !== history.at(-1))
    throw new Refusal('package.unreadable')
  const creation = parsed.data
  const here = await findHere(db, creation.notice.id)
  const known =
    here === null
      ? null
      : { history: await versionHashes(db, here.notice.id), isEditable: isEditable(here.state) && !here.deleted }
  return { creation, here, standing: standingOfDraft(history, known) }
}

async function findHere(db: Context['db'], id: string) {
  try {
    return await getNotice(db, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notice.notFound') return null
    throw error
  }
}

async function takeDraft(
  context: Context,
  { creation, here, standing }: Judged,
  over: boolean,
  more: Readonly<Record<string, unknown>>,
) {
  const { id } = creation.notice
  if (standing === 'closed') throw new Refusal('package.closed', '', { found: id })
  if (standing === 'conflict' && !over) throw new Refusal('package.conflict', '', { found: id })
  if (here !== null && (standing === 'same' || standing === 'older'))
    return unchanged({ id, version: here.version, standing }, more)
  const write =
    here === null
      ? await prepareCreation(context, creation, more)
      : await prepareSave(context, { id, version: here.version, notice: creation.notice }, more)
  return async (writing: Parameters<typeof write>[0]) => {
    const done = await write(writing)
    return { ...done, value: { ...done.value, standing } }
  }
}

const unchanged = (
  value: { readonly id: string; readonly version: number; readonly standing: DraftStanding },
  more: Readonly<Record<string, unknown>>,
) => {
  const result = { value, subject: value.id, details: { ...more, changed: false } }
  return () => Promise.resolve(result)
}
