/** The office's looks: its versions, and the format that a notice is set in by them. */
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { StoredNotice } from '../domain/office/records.ts'
import { regimeOf, specs } from '../page/format/formats.ts'
import { type OfficeLook, applyLook, emptyLook, lookSchema, readLookFile, writeLookFile } from '../page/format/look.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import type { ReadableDb } from '../store/db.ts'
import { sha256 } from '../store/hash.ts'
import { firstLook, hashLook, lookVersion, readLookText, saveLook, storedLooks } from '../store/office-looks.ts'
import type { Handlers } from './handlers.ts'
import type { SavedLook } from '../contract/looks.ts'

/** What of a stored notice decides about its look. */
type Dressed = Pick<StoredNotice, 'look'> & { readonly notice: Pick<Notice, 'regime' | 'header' | 'meeting'> }

export interface Looks {
  /** The version a notice is set in: the one it keeps, or the one in force. */
  readonly versionFor: (db: ReadableDb, stored: Pick<StoredNotice, 'look'>) => Promise<number>
  readonly at: (db: ReadableDb, version: number) => Promise<OfficeLook>
  /** The format a notice is set in: the same object for the same look, because writers keep what they make of it. */
  readonly specFor: (db: ReadableDb, stored: Dressed) => Promise<FormatSpec>
}

/** So many are kept ready: those of the notices people are at. */
const mostKept = 8

export function createLooks(): Looks {
  const looks = new Map<number, OfficeLook>()
  const made = new Map<string, FormatSpec>()
  const at = async (db: ReadableDb, version: number): Promise<OfficeLook> => {
    if (version === firstLook) return emptyLook
    const look = looks.get(version) ?? parseLook((await readLookText(db, version)).content)
    keep(looks, version, look)
    return look
  }
  const specFor = async (db: ReadableDb, stored: Dressed): Promise<FormatSpec> => {
    const regime = regimeOf(stored.notice)
    const version = await versionFor(db, stored)
    const key = `${regime} ${version}`
    const spec = made.get(key) ?? applyLook(specs[regime], await at(db, version))
    keep(made, key, spec)
    return spec
  }
  return { at, versionFor, specFor }
}

async function versionFor(db: ReadableDb, { look }: Pick<StoredNotice, 'look'>): Promise<number> {
  return look ?? lookVersion(db)
}

function keep<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value): void {
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined && !kept.has(key)) kept.delete(oldest)
  kept.set(key, value)
}

const parseLook = (text: string): OfficeLook => lookSchema.parse(JSON.parse(text))

/** The regime's own, as a version of the office. */
const ownLook: SavedLook = { version: firstLook, name: 'Theo quy định', savedAt: '', savedBy: '', look: emptyLook }

export const lookHandlers: Handlers<'look.get' | 'look.list' | 'look.save' | 'look.exportFile' | 'look.readFile'> = {
  'look.get': async ({ db }, { version }) => {
    const asked = version ?? (await lookVersion(db))
    if (asked === firstLook) return ownLook
    const { content, ...stored } = await readLookText(db, asked)
    return { ...stored, look: parseLook(content) }
  },

  'look.list': async ({ db }) => [
    ...(await storedLooks(db)).map(({ content, ...stored }) => ({ ...stored, look: parseLook(content) })),
    ownLook,
  ],

  'look.save': async ({ db, now, actor }, { from, name, look }) => {
    const stored = { name, content: JSON.stringify(look) }
    const version = await saveLook(db, stored, from, { at: now, by: actor.name })
    return { value: { version }, subject: 'look', details: { version, name, content: hashLook(stored), look } }
  },

  'look.exportFile': async (_, named) => {
    const bytes = new TextEncoder().encode(writeLookFile(named))
    return { fileName: 'mau-trinh-bay.json', bytes, subject: 'look', sha256: sha256(bytes) }
  },

  'look.readFile': async (_, { fileName, base64 }) => {
    try {
      return readLookFile(Buffer.from(base64, 'base64').toString('utf8'))
    } catch (error) {
      throw new Refusal('look.notRead', explain(fileName, error), { found: fileName })
    }
  },
}

/** The first thing that is wrong with a file, in words. */
function explain(fileName: string, error: unknown): string {
  const issues: unknown = typeof error === 'object' && error !== null && 'issues' in error ? error.issues : null
  const [first] = Array.isArray(issues) ? (issues as { code: string; message: string }[]) : []
  return first?.code === 'custom' ? `Tệp ${fileName}: ${first.message}` : `Tệp ${fileName}.`
}
