/**
 * Signatures under the rows of the audit. A row's hash holds what was done and the whole chain before it, so whoever
 * rewrites the chain would have to sign anew for everybody, and has nobody's secret.
 */
import type { ReadableDb, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'
import { isSigned, publicKeysOf, sign } from './sealing.ts'

/** By which a public key is named. */
export function fingerprintOf(publicKey: string): string {
  return sha256(Buffer.from(publicKey, 'base64')).slice(0, 32)
}

/** The part of it that people compare: "3f2a 90c1 77de 05b4". */
export const writeFingerprint = (fingerprint: string): string =>
  fingerprint.slice(0, 16).match(/.{4}/g)?.join(' ') ?? ''

export const signedText = (store: string, hash: string): string => `ket-luan.audit\n${store}\n${hash}`

/** Keeps the public key of a user, unless it is kept already. Before the audit row of what gave it to them. */
export async function keepSigningKey(db: WritableDb, user: string, publicKey: string, since: string): Promise<void> {
  await db
    .insertInto('signing_key')
    .values({ id: fingerprintOf(publicKey), user_id: user, public_key: publicKey, since })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Signs the last row of the audit, which was just added, with the secret of who did it. */
export async function signLastRow(db: WritableDb, secret: Uint8Array): Promise<void> {
  const { store, sequence, hash } = await db
    .selectFrom('audit_head')
    .select(['store', 'sequence', 'hash'])
    .executeTakeFirstOrThrow()
  const { signs } = publicKeysOf(secret)
  await db
    .insertInto('audit_signature')
    .values({ sequence, key_id: fingerprintOf(signs), signature: sign(secret, signedText(store, hash)) })
    .execute()
}

/** Deeds that bind the office: one of these without a signature, by somebody who could sign, is named. */
export const bindingCalls: readonly string[] = [
  'notice.approve',
  'notice.issue',
  'notice.takeUp',
  'notice.withdraw',
  'handover.prepare',
  'handover.receive',
  'destruction.record',
]

/** Signatures that do not fit, and deeds without one, in words. `ringKeys`: public keys by user, as the keyring has them. */
export async function findSignatureFaults(db: ReadableDb, ringKeys: ReadonlyMap<string, string>): Promise<string[]> {
  const { store } = await db.selectFrom('audit_head').select('store').executeTakeFirstOrThrow()
  const keys = new Map((await db.selectFrom('signing_key').selectAll().execute()).map((key) => [key.id, key]))
  const rows = await db
    .selectFrom('audit')
    .leftJoin('audit_signature', 'audit_signature.sequence', 'audit.sequence')
    .select(['audit.sequence', 'audit.at', 'audit.call', 'audit.hash', 'audit.actor_id', 'key_id', 'signature'])
    .where((where) => where.or([where('key_id', 'is not', null), where('audit.call', 'in', bindingCalls)]))
    .orderBy('audit.sequence')
    .execute()
  const problems: string[] = []
  for (const { sequence, at, call, hash, actor_id: actor, key_id: id, signature } of rows) {
    if (id === null || signature === null) {
      const couldSign = [...keys.values()].some((key) => key.user_id === actor && key.since < at)
      if (couldSign) problems.push(`Nhật ký, dòng ${sequence} (${call}): thiếu chữ ký của người đã làm.`)
      continue
    }
    const key = keys.get(id)
    const fits =
      key !== undefined && key.user_id === actor && isSigned(key.public_key, signedText(store, hash), signature)
    if (!fits) problems.push(`Nhật ký, dòng ${sequence} (${call}): chữ ký không đúng của người đã làm.`)
  }
  for (const [user, publicKey] of ringKeys)
    if (!keys.has(fingerprintOf(publicKey)))
      problems.push(`Tệp khóa: khóa ký của người dùng ${user} không phải khóa mà nhật ký đã ghi.`)
  const strays = await db
    .selectFrom('audit_signature')
    .select('sequence')
    .where('sequence', 'not in', (of) => of.selectFrom('audit').select('sequence'))
    .execute()
  return [...problems, ...strays.map(({ sequence }) => `Nhật ký: chữ ký của dòng ${sequence} mà không có dòng ấy.`)]
}
