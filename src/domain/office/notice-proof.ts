/** The verification file of a notice: its signed deeds as they stand in the audit, and the public keys. */
import { z } from 'zod'

const words = z.string().max(10_000_000)
const signedRow = z
  .object({
    sequence: z.number().int(),
    at: words,
    actor: words,
    actor_id: words,
    role: words,
    call: words,
    subject: words,
    details: words,
    changes: words,
    previous_hash: words,
    hash: words,
    /** Fingerprint of the key, and what it signed; null in a row of somebody who could not sign. */
    key: words.nullable(),
    signature: words.nullable(),
  })
  .strict()
export type SignedRow = z.output<typeof signedRow>

export const proofForm = z
  .object({
    form: z.literal('ket-luan.proof.1'),
    /** Id of the store. */
    store: words,
    notice: z
      .object({ id: words, number: z.number().nullable(), symbol: words, issuedOn: words.nullable(), abstract: words })
      .strict(),
    rows: z.array(signedRow).max(10_000),
    /** Public keys by their fingerprints. */
    keys: z.record(words, z.object({ user: words, name: words, public: words }).strict()),
  })
  .strict()
export type Proof = z.output<typeof proofForm>
