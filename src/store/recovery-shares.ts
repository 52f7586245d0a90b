/**
 * Two shares on paper that together open a store whose passphrases are lost. Each alone says nothing: the secret is both,
 * bit by bit. They are read from paper, so they know which of the two and of which pair they are, and find a slip.
 */
import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../domain/errors.ts'
import { deriveBytes } from './sealing.ts'

/** Crockford's letters: none that is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretLength = 18
const checkLength = 4
/** 25 bytes: ten groups of four letters. */
const length = 1 + 2 + secretLength + checkLength

export interface RecoveryPair {
  /** Of the pair; stands on both, and in the keyring. */
  readonly id: string
  readonly shares: readonly [string, string]
  readonly secret: Buffer
}

export function makeRecoveryPair(): RecoveryPair {
  const id = randomBytes(2)
  const halves = [randomBytes(secretLength), randomBytes(secretLength)] as const
  const shares = [writeShare(1, id, halves[0]), writeShare(2, id, halves[1])] as const
  return { id: id.toString('hex'), shares, secret: join(...halves) }
}

/** The secret of two shares as they were typed, in either order. Refuses `recovery.badShare` with what is wrong. */
export function joinShares(one: string, other: string): { readonly id: string; readonly secret: Buffer } {
  const [first, second] = [readShare(one, 'first'), readShare(other, 'second')]
  if (first.number === second.number)
    throw badShare('second', `Cả hai ô đều là phần ${first.number}. Cần một phần 1 và một phần 2.`)
  if (first.id !== second.id) throw badShare('second', 'Hai phần này không cùng một bộ. Hãy lấy hai phần in cùng ngày.')
  return { id: first.id, secret: join(first.half, second.half) }
}

const join = (one: Uint8Array, other: Uint8Array): Buffer =>
  deriveBytes(Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0))), 'recovery')

function writeShare(number: 1 | 2, id: Uint8Array, half: Uint8Array): string {
  const body = Buffer.concat([Buffer.from([number]), id, half])
  const bytes = Buffer.concat([body, checkOf(body)])
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let written = ''
  for (let at = (length * 8) / 5 - 1; at >= 0; at -= 1)
    written += letters.charAt(Number((bits >> BigInt(at * 5)) & 31n))
  return written.match(/.{4}/g)?.join('-') ?? ''
}

const checkOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest().subarray(0, checkLength)

const badShare = (field: string, why: string) => new Refusal('recovery.badShare', why, { field })

function readShare(typed: string, field: string) {
  const written = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const most = (length * 8) / 5
  if (written.length !== most)
    throw badShare(field, `Cần ${most} chữ và số (10 nhóm 4 ký tự); mới đọc được ${written.length}.`)
  let bits = 0n
  for (const letter of written) {
    const value = letters.indexOf(letter)
    if (value < 0) throw badShare(field, `Ký tự “${letter}” không có trong mã khôi phục.`)
    bits = (bits << 5n) | BigInt(value)
  }
  const bytes = Buffer.from(bits.toString(16).padStart(length * 2, '0'), 'hex')
  const body = bytes.subarray(0, -checkLength)
  const number = body[0] ?? 0
  if (!checkOf(body).equals(bytes.subarray(-checkLength)) || (number !== 1 && number !== 2))
    throw badShare(field, 'Có ký tự gõ nhầm. Hãy so lại từng nhóm với tờ giấy.')
  return { number, id: body.subarray(1, 3).toString('hex'), half: body.subarray(3) }
}
