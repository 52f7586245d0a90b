/** What is done outside the store, on the machine of the user, and is told to the audit afterwards. */
import packageFacts from '../../package.json' with { type: 'json' }
import type { Exported } from '../contract/exports.ts'
import { Refusal } from '../domain/errors.ts'
import type { Actor, Role } from '../domain/office/roles.ts'
import { holdAudit, momentAfter } from '../store/audit.ts'
import type { WritableDb } from '../store/db.ts'
import { keepExport, packFile } from '../store/exports.ts'
import { changeStore } from '../store/record.ts'
import type { Ports } from './context.ts'
import type { ExportedFile, HostResult } from './handlers.ts'

export type AddAudit = (
  db: WritableDb,
  subject: string,
  details: Readonly<Record<string, unknown>>,
  role?: Role | '',
) => Promise<void>

export async function finishHost(ports: Ports, { done, subject }: HostResult, audit: AddAudit): Promise<boolean> {
  if (!done || subject === null) return done
  const unrecorded = await record(ports, (db) => audit(db, subject, {}))
  if (unrecorded !== null) throw new Refusal('audit.notRecorded', unrecorded.message, unrecorded.details)
  return done
}

/** The bytes are kept in the transaction that adds the audit row: what is recorded can be given again. */
export async function saveExport(
  ports: Ports,
  { fileName, bytes, subject, sha256, of }: ExportedFile,
  audit: AddAudit,
  { name: by }: Actor,
): Promise<Exported | null> {
  const saved = await ports.files.save({ fileName, bytes })
  if (saved === null) return null
  const exported = { fileName: saved.fileName, size: bytes.length, sha256 }
  const packed = packFile(bytes)
  const at = ports.clock()
  const unrecorded = await record(ports, async (db) => {
    await holdAudit(db)
    const stamp = { at: await momentAfter(db, at), by }
    await keepExport(db, { subject, fileName, sha256, of, program: packageFacts.version }, packed, stamp)
    await audit(db, subject, of === undefined ? exported : { ...exported, version: of.version, format: of.format })
  })
  return { ...exported, canShow: saved.canShow, unrecorded: unrecorded?.message ?? null }
}

/** Adds to the audit what was done already: a store that cannot be written to does not undo it, and says why. */
async function record({ store }: Ports, audit: (db: WritableDb) => Promise<void>): Promise<Refusal | null> {
  try {
    await changeStore(store, audit)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
