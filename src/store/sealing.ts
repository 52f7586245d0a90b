/**
 * Wrapping and signing, with what Node has: AES-256-GCM, X25519, Ed25519, HKDF. A secret is 32 bytes that one person has;
 * its two keys are derived from it. What a wrapped text belongs to goes into its tag, so that it opens nowhere else.
 */
import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'

const nonceLength = 12
const tagLength = 16

/** nonce, text, tag in base64. */
export function wrap(key: Uint8Array, plain: Uint8Array, belongsTo: string): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(belongsTo))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** Null: not with this key, not for this, or changed. */
export function unwrap(key: Uint8Array, wrapped: string, belongsTo: string): Buffer | null {
  const bytes = Buffer.from(wrapped, 'base64')
  if (bytes.length < nonceLength + tagLength) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
  decipher.setAAD(Buffer.from(belongsTo))
  decipher.setAuthTag(bytes.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()])
  } catch {
    return null
  }
}

export const newSecret = (): Buffer => randomBytes(32)

/** PKCS #8 in front of the 32 bytes of a private key, SPKI in front of those of a public one. */
const frames = {
  ed25519: { secret: '302e020100300506032b657004220420', open: '302a300506032b6570032100' },
  x25519: { secret: '302e020100300506032b656e04220420', open: '302a300506032b656e032100' },
} as const
type Curve = keyof typeof frames

export function deriveBytes(secret: Uint8Array, purpose: string, length = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `ket-luan.${purpose}`, length))
}

function privateKey(secret: Uint8Array, curve: Curve): KeyObject {
  const bytes = Buffer.concat([Buffer.from(frames[curve].secret, 'hex'), deriveBytes(secret, curve)])
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
}

function publicKey(written: string, curve: Curve): KeyObject {
  const bytes = Buffer.concat([Buffer.from(frames[curve].open, 'hex'), Buffer.from(written, 'base64')])
  return createPublicKey({ key: bytes, format: 'der', type: 'spki' })
}

const writePublic = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')

/** The two public keys of a secret, base64. */
export function publicKeysOf(secret: Uint8Array): { readonly opens: string; readonly signs: string } {
  return {
    opens: writePublic(createPublicKey(privateKey(secret, 'x25519'))),
    signs: writePublic(createPublicKey(privateKey(secret, 'ed25519'))),
  }
}

/** For whoever has the secret of a public key: "key that was made for it alone.wrapped text". */
export function sealTo(opens: string, plain: Uint8Array, belongsTo: string): string {
  const once = generateKeyPairSync('x25519')
  const from = writePublic(once.publicKey)
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicKey(opens, 'x25519') })
  return `${from}.${wrap(sealKey(shared, from, opens), plain, belongsTo)}`
}

/** Null: for somebody else, for something else, or changed. */
export function unseal(secret: Uint8Array, sealed: string, belongsTo: string): Buffer | null {
  const [from = '', wrapped = ''] = sealed.split('.')
  if (Buffer.from(from, 'base64').length !== 32) return null
  const own = privateKey(secret, 'x25519')
  const shared = diffieHellman({ privateKey: own, publicKey: publicKey(from, 'x25519') })
  return unwrap(sealKey(shared, from, writePublic(createPublicKey(own))), wrapped, belongsTo)
}

const sealKey = (shared: Buffer, from: string, to: string): Buffer => deriveBytes(shared, `seal ${from} ${to}`)

/** base64 */
export function sign(secret: Uint8Array, text: string): string {
  return signBytes(null, Buffer.from(text), privateKey(secret, 'ed25519')).toString('base64')
}

export function isSigned(signs: string, text: string, signature: string): boolean {
  try {
    return verifyBytes(null, Buffer.from(text), publicKey(signs, 'ed25519'), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
