/** SQL of scans of signed papers. */
import type { Scan } from '../domain/archive/case-file.ts'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'

export type NewScan = Pick<Scan, 'id' | 'fileName' | 'kind' | 'pages' | 'sha256'> & { readonly content: Uint8Array }

/** Refuses `scan.known` for bytes that the notice has already. */
export async function insertScan(db: WritableDb, noticeId: string, scan: NewScan, { at, by }: Stamp): Promise<void> {
  const { id, fileName, kind, pages, sha256: hash, content } = scan
  if ((await scansOf(db, noticeId)).some((one) => one.sha256 === hash))
    throw new Refusal('scan.known', `"${fileName}".`, { found: hash })
  const facts = { kind, pages, size: content.length, sha256: hash, content: Buffer.from(content) }
  await db
    .insertInto('scan')
    .values({ id, notice_id: noticeId, file_name: fileName, ...facts, attached_at: at, attached_by: by })
    .execute()
}

const facts = [
  'id',
  'file_name as fileName',
  'kind',
  'size',
  'pages',
  'sha256',
  'attached_at as attachedAt',
  'attached_by as attachedBy',
] as const

/** The first first. */
export function scansOf(db: ReadableDb, noticeId: string): Promise<Scan[]> {
  return db
    .selectFrom('scan')
    .select(facts)
    .where('notice_id', '=', noticeId)
    .orderBy('attached_at')
    .orderBy('id')
    .execute()
}

/** A scan with its bytes; refuses `scan.notFound`, and `store.damaged` for bytes that changed. */
export async function getScan(
  db: ReadableDb,
  id: string,
): Promise<Scan & { readonly noticeId: string; readonly content: Uint8Array }> {
  const row = await db
    .selectFrom('scan')
    .select([...facts, 'notice_id as noticeId', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('scan.notFound', '', { found: id })
  if (sha256(row.content) !== row.sha256)
    throw new Refusal('store.damaged', `Bản quét "${row.fileName}" không còn khớp mã kiểm tra.`, { found: id })
  return row
}
