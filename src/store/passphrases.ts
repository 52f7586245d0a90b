/**
 * Passphrases as they are kept: by scrypt, each with the parameters it was made by, so that a later release can ask for more.
 * The same derivation wraps what opens the store (keyring.ts).
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { normalizePassphrase } from '../domain/office/user.ts'
import { Refusal } from '../domain/errors.ts'

/** What scrypt is asked to spend. */
export interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** 128 MiB a try. Nothing that is cheaper is accepted, whatever stands beside a hash. */
export const standardCost: Cost = { N: 2 ** 17, r: 8, p: 1 }
const keyLength = 32
/** Of N * r: 1 GiB. */
const mostMemory = 2 ** 23
const saltLength = 16

interface KeptPassphrase extends Cost {
  readonly algorithm: 'scrypt'
  /** base64 */
  readonly salt: string
  readonly hash: string
}

/** Makes and compares passphrases; one try at a time, because each takes the memory. */
export interface Passphrases {
  /** The text to keep. */
  readonly make: (passphrase: string) => Promise<string>
  /** Whether this is the kept one; with null, of a user who is not there, takes as long and says no. */
  readonly isSame: (passphrase: string, kept: string | null) => Promise<boolean>
  /** What new keys are wrapped by. */
  readonly cost: Cost
  /** The key that a passphrase gives, for wrapping others. Refuses parameters below the floor: `user.weakHash`. */
  readonly deriveKey: (passphrase: string, salt: Uint8Array, by: Cost) => Promise<Buffer>
}

/** `cost`: both what new ones are made by and the floor. Only tests ask for less than the standard. */
export function createPassphrases(cost: Cost = standardCost): Passphrases {
  let last: Promise<unknown> = Promise.resolve()
  const derive = (passphrase: string, salt: Uint8Array, by: Cost): Promise<Buffer> => {
    const next = last.then(() => spend(passphrase, salt, by))
    last = next.catch(() => {})
    return next
  }
  const refuseWeak = ({ N, r, p }: Cost) => {
    if (N < cost.N || r < cost.r || p < cost.p) throw new Refusal('user.weakHash')
    // More memory than any release asks for: a changed file must not take the machine's.
    if (N * r > mostMemory || p > 16) throw new Refusal('user.weakHash')
  }
  return {
    cost,
    async deriveKey(passphrase, salt, by) {
      refuseWeak(by)
      return derive(passphrase, salt, by)
    },
    async make(passphrase) {
      const salt = randomBytes(saltLength)
      const hash = await derive(passphrase, salt, cost)
      const kept: KeptPassphrase = {
        algorithm: 'scrypt',
        ...cost,
        salt: salt.toString('base64'),
        hash: hash.toString('base64'),
      }
      return JSON.stringify(kept)
    },
    async isSame(passphrase, kept) {
      if (kept === null) {
        await derive(passphrase, Buffer.alloc(saltLength), cost)
        return false
      }
      const { salt, hash, N, r, p } = JSON.parse(kept) as KeptPassphrase
      refuseWeak({ N, r, p })
      const expected = Buffer.from(hash, 'base64')
      const found = await derive(passphrase, Buffer.from(salt, 'base64'), { N, r, p })
      return expected.length === found.length && timingSafeEqual(found, expected)
    },
  }
}

function spend(passphrase: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    // Node refuses more than 32 MiB unless it is told; scrypt needs 128 * N * r and a little.
    scrypt(normalizePassphrase(passphrase), salt, keyLength, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  )
}
