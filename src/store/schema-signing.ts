/** Tables of signatures: whose keys they are, and which rows of the audit they stand under. */

/** A public key of a user; kept for good, so that what was signed with it can be checked. */
export interface SigningKeyTable {
  /** Fingerprint of the key, by which people compare it. */
  id: string
  user_id: string
  /** Ed25519, base64. */
  public_key: string
  since: string
}

export interface AuditSignatureTable {
  sequence: number
  key_id: string
  /** base64 */
  signature: string
}

export interface SigningSchema {
  signing_key: SigningKeyTable
  audit_signature: AuditSignatureTable
}
