/** SQL of the files that are kept for good, and of the checks of them: rows of the audit. */
import { inflateRawSync } from 'node:zlib'
import type { ReadableDb } from './db.ts'
import { explainError } from './db.ts'
import { sha256 } from './hash.ts'

type Kind = 'original' | 'scan' | 'export'

interface KeptFile {
  readonly kind: Kind
  readonly id: string
  readonly fileName: string
  readonly since: string
  readonly hash: string
}

type FoundFile = Omit<KeptFile, 'hash'>

/** How many files there are, and which no longer have their hash; read one at a time. */
export async function findFiles(
  db: ReadableDb,
  step: (done: number, total: number) => Promise<void>,
): Promise<{ readonly checked: number; readonly changed: readonly FoundFile[] }> {
  const files = await listFiles(db)
  const changed: FoundFile[] = []
  for (const [at, { hash, ...file }] of files.entries()) {
    await step(at, files.length)
    if (!(await isWhole(db, file, hash))) changed.push(file)
  }
  return { checked: files.length, changed }
}

async function listFiles(db: ReadableDb): Promise<KeptFile[]> {
  const originals = await db
    .selectFrom('original')
    .select(['id', 'file_name as fileName', 'received_at as since', 'sha256 as hash'])
    .orderBy('id')
    .execute()
  const scans = await db
    .selectFrom('scan')
    .select(['id', 'file_name as fileName', 'attached_at as since', 'sha256 as hash'])
    .orderBy('id')
    .execute()
  const exported = await db
    .selectFrom('export')
    .select((of) => ['sha256 as hash', of.fn.min('file_name').as('fileName'), of.fn.min('exported_at').as('since')])
    .groupBy('sha256')
    .orderBy('sha256')
    .execute()
  return [
    ...originals.map((row) => ({ kind: 'original' as const, ...row })),
    ...scans.map((row) => ({ kind: 'scan' as const, ...row })),
    ...exported.map((row) => ({ kind: 'export' as const, id: row.hash, ...row })),
  ]
}

/** A page of the database that cannot be read makes its file damaged, not the check fail. */
async function isWhole(db: ReadableDb, { kind, id }: FoundFile, hash: string): Promise<boolean> {
  try {
    if (kind === 'export') {
      const { content } = await db
        .selectFrom('kept_file')
        .select('content')
        .where('sha256', '=', id)
        .executeTakeFirstOrThrow()
      return sha256(new Uint8Array(inflateRawSync(content))) === hash
    }
    const { content } = await db.selectFrom(kind).select('content').where('id', '=', id).executeTakeFirstOrThrow()
    return sha256(content) === hash
  } catch (error) {
    const reason = explainError(error)
    if (isBroken(reason)) return false
    throw reason
  }
}

/** Damage of the database, or bytes that no longer inflate. */
function isBroken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'store.damaged' || code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE'
}

interface Run {
  readonly at: string
  readonly checked: number
  readonly changed: readonly (FoundFile & { readonly wholeAt: string })[]
}

/** The checks, the last first. */
export async function listRuns(db: ReadableDb): Promise<Run[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'details'])
    .where('subject', '=', 'archive')
    .where('call', '=', 'fixity.check')
    .orderBy('sequence', 'desc')
    .execute()
  return rows.map(({ at, details }) => ({ ...(JSON.parse(details) as Omit<Run, 'at'>), at }))
}

/** The last check that found a file whole; the day it came where none did. */
export async function lastWhole(db: ReadableDb, { kind, id, since }: FoundFile): Promise<string> {
  const run = (await listRuns(db)).find(
    ({ at, changed }) => at >= since && !changed.some((one) => one.kind === kind && one.id === id),
  )
  return run?.at ?? since
}
