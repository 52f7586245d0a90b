/** SQL of the originals: what notices were read from, byte for byte. */
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'

export interface NewOriginal {
  readonly id: string
  readonly noticeId: string
  readonly fileName: string
  readonly content: Uint8Array
}

/** Keeps an original; gives its hash. */
export async function insertOriginal(db: WritableDb, original: NewOriginal, { at, by }: Stamp): Promise<string> {
  const hash = sha256(original.content)
  await db
    .insertInto('original')
    .values({
      id: original.id,
      notice_id: original.noticeId,
      file_name: original.fileName,
      content: Buffer.from(original.content),
      sha256: hash,
      received_at: at,
      received_by: by,
    })
    .execute()
  return hash
}

/** Names and hashes of the originals of a notice. */
export async function originalsOf(
  db: ReadableDb,
  noticeId: string,
): Promise<{ id: string; fileName: string; sha256: string }[]> {
  const rows = await db
    .selectFrom('original')
    .select(['id', 'file_name', 'sha256'])
    .where('notice_id', '=', noticeId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, fileName: row.file_name, sha256: row.sha256 }))
}

/** The bytes of an original as they came. */
export async function originalBytes(db: ReadableDb, id: string): Promise<Uint8Array> {
  const { content } = await db.selectFrom('original').select('content').where('id', '=', id).executeTakeFirstOrThrow()
  return content
}

/** Ids of originals whose bytes no longer have their hash, read one at a time. */
export async function changedOriginals(
  db: ReadableDb,
  step: (done: number, total: number) => Promise<void>,
): Promise<{ checked: number; changed: string[] }> {
  const ids = await db.selectFrom('original').select('id').orderBy('id').execute()
  const changed: string[] = []
  for (const [at, { id }] of ids.entries()) {
    await step(at, ids.length)
    const row = await db
      .selectFrom('original')
      .select(['content', 'sha256'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (sha256(row.content) !== row.sha256) changed.push(id)
  }
  return { checked: ids.length, changed }
}

/** The notice that was read from exactly these bytes; null where none was. */
export async function findReadFrom(db: ReadableDb, hash: string): Promise<string | null> {
  const row = await db
    .selectFrom('original')
    .select('notice_id')
    .where('sha256', '=', hash)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.notice_id ?? null
}
