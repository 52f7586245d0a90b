/** SQL of exported files: the bytes of each, once, and every export with the version it shows. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'

export interface NewExport {
  readonly subject: string
  readonly fileName: string
  readonly sha256: string
  /** Version of the program. */
  readonly program: string
  readonly of:
    | {
        readonly noticeId: string
        readonly version: number
        readonly contentHash: string
        readonly format: string
      }
    | undefined
}

/** Bytes as they are kept. */
export interface PackedFile {
  readonly size: number
  readonly content: Uint8Array
}

/** Before the transaction, because a large file takes a while. */
export function packFile(bytes: Uint8Array): PackedFile {
  return { size: bytes.length, content: deflateRawSync(bytes) }
}

/** The bytes alone, once by their hash. */
export async function keepFile(db: WritableDb, hash: string, packed: PackedFile): Promise<void> {
  await db
    .insertInto('kept_file')
    .values({ sha256: hash, ...packed })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

export async function keepExport(
  db: WritableDb,
  { subject, fileName, sha256: hash, program, of }: NewExport,
  packed: PackedFile,
  { at, by }: Stamp,
): Promise<void> {
  await keepFile(db, hash, packed)
  await db
    .insertInto('export')
    .values({
      subject,
      notice_id: of?.noticeId ?? null,
      version: of?.version ?? null,
      content_hash: of?.contentHash ?? '',
      format: of?.format ?? '',
      program,
      file_name: fileName,
      sha256: hash,
      exported_at: at,
      exported_by: by,
    })
    .execute()
}

/** An export that was recorded. */
export interface KeptExport {
  readonly subject: string
  readonly noticeId: string | null
  readonly version: number | null
  readonly contentHash: string
  readonly format: string
  readonly program: string
  readonly fileName: string
  readonly sha256: string
  readonly exportedAt: string
  readonly exportedBy: string
}

function selectExports(db: ReadableDb) {
  return db
    .selectFrom('export')
    .select([
      'subject',
      'notice_id as noticeId',
      'version',
      'content_hash as contentHash',
      'format',
      'program',
      'file_name as fileName',
      'sha256',
      'exported_at as exportedAt',
      'exported_by as exportedBy',
    ])
    .orderBy('id')
}

/** The bytes a version was exported as before; null when it never was. Refuses `store.damaged` for bytes that changed. */
export async function findKeptBytes(
  db: ReadableDb,
  { noticeId, version, format }: { readonly noticeId: string; readonly version: number; readonly format: string },
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null> {
  const first = await selectExports(db)
    .where('notice_id', '=', noticeId)
    .where('version', '=', version)
    .where('format', '=', format)
    .limit(1)
    .executeTakeFirst()
  return first === undefined ? null : { bytes: await keptBytes(db, first.sha256), sha256: first.sha256 }
}

/** A kept file as it was exported; refuses `store.damaged` for bytes that changed. */
export async function keptBytes(db: ReadableDb, hash: string): Promise<Uint8Array> {
  const bytes = await readKept(db, hash)
  if (bytes === null)
    throw new Refusal('store.damaged', `Tệp đã xuất ${hash} không còn khớp mã kiểm tra.`, { found: hash })
  return bytes
}

/** Null for bytes that no longer have their hash. */
async function readKept(db: ReadableDb, hash: string): Promise<Uint8Array | null> {
  const { content } = await db
    .selectFrom('kept_file')
    .select('content')
    .where('sha256', '=', hash)
    .executeTakeFirstOrThrow()
  try {
    const bytes = new Uint8Array(inflateRawSync(content))
    return sha256(bytes) === hash ? bytes : null
  } catch {
    return null
  }
}

/** The exports that gave a file, the first first. */
export function exportsOfFile(db: ReadableDb, hash: string): Promise<KeptExport[]> {
  return selectExports(db).where('sha256', '=', hash).execute()
}

/** The exports that were made for one thing, the first first. */
export function exportsOfSubject(db: ReadableDb, subject: string): Promise<KeptExport[]> {
  return selectExports(db).where('subject', '=', subject).execute()
}

/** The exports of a version of a notice, or of all whose content has a hash that begins so. */
export function exportsOfVersion(db: ReadableDb, noticeId: string, version: number): Promise<KeptExport[]> {
  return selectExports(db).where('notice_id', '=', noticeId).where('version', '=', version).execute()
}

export function exportsOfContent(db: ReadableDb, hashBegins: string): Promise<KeptExport[]> {
  return selectExports(db).where('notice_id', 'is not', null).where('content_hash', 'like', `${hashBegins}%`).execute()
}

/** Hashes of kept files whose bytes no longer have them, read one at a time. */
export async function changedFiles(
  db: ReadableDb,
  step: (done: number, total: number) => Promise<void>,
): Promise<{ readonly checked: number; readonly changed: readonly string[] }> {
  const rows = await db.selectFrom('kept_file').select('sha256').orderBy('sha256').execute()
  const changed: string[] = []
  for (const [at, { sha256: hash }] of rows.entries()) {
    await step(at, rows.length)
    if ((await readKept(db, hash)) === null) changed.push(hash)
  }
  return { checked: rows.length, changed }
}
