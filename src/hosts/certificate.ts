/**
 * The certificate of an office's server: made by itself, for the names and addresses it is reached by, and known by its
 * fingerprint, because no authority vouches for a machine inside an office. Node signs and reads certificates but does not
 * write them: a certificate of X.509 version 3 (RFC 5280) in DER, with the few kinds of values it needs.
 */
import { type KeyObject, X509Certificate, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP, isIPv4 } from 'node:net'
import { join } from 'node:path'
import { Refusal } from '../domain/errors.ts'

export interface ServerIdentity {
  /** PEM. */
  readonly key: string
  readonly certificate: string
  /** SHA-256 of the certificate, "AB:CD:…": what people compare and clients pin. */
  readonly fingerprint: string
}

const validYears = 10

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const octets = (content: Uint8Array) => der(0x04, content)
/** The first octet says how many bits of the last are not used. */
const bits = (content: Uint8Array, unused = 0) => der(0x03, Buffer.from([unused]), content)
const boolean = (value: boolean) => der(0x01, Buffer.from([value ? 0xff : 0]))

/** Seven bits an octet, the first octets marked. */
function octetsOf(value: number): number[] {
  const low = [value & 0x7f]
  for (let left = value >> 7; left > 0; left >>= 7) low.unshift((left & 0x7f) | 0x80)
  return low
}

function objectId(written: string): Buffer {
  const [first = 0, second = 0, ...rest] = written.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(octetsOf)]))
}

/** RFC 5280, 4.1.2.5: two digits of the year until 2049. */
function time(moment: Date): Buffer {
  const written = `${moment.toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`
  return moment.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(written.slice(2))) : der(0x18, Buffer.from(written))
}

const commonName = (name: string) => sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from(name)))))

const groups = (part: string) => (part === '' ? [] : part.split(':'))

function addressOctets(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail] = address.split('::')
  const [before, after] = [groups(head), groups(tail ?? '')]
  const between = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return Buffer.from([...before, ...between, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex')
}

const alternativeName = (name: string) =>
  isIP(name) === 0 ? der(0x82, Buffer.from(name, 'ascii')) : der(0x87, addressOctets(name))

const extension = (id: string, isCritical: boolean, value: Buffer) =>
  sequence(objectId(id), ...(isCritical ? [boolean(true)] : []), octets(value))

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

function writeCertificate(names: readonly string[], publicKey: KeyObject, privateKey: KeyObject, now: Date): Buffer {
  const name = commonName(names[0] ?? 'ket-luan')
  const until = new Date(now)
  until.setUTCFullYear(now.getUTCFullYear() + validYears)
  // A clock that is a little behind must not find it invalid.
  const from = new Date(now.getTime() - 86_400_000)
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)])
  const extensions = sequence(
    extension('2.5.29.19', true, sequence()),
    // digitalSignature
    extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)),
    // serverAuth
    extension('2.5.29.37', false, sequence(objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', false, sequence(...names.map(alternativeName))),
  )
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  )
  return sequence(signed, ecdsaWithSha256, bits(sign('sha256', signed, privateKey)))
}

function pem(kind: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${kind}-----\n${lines.join('\n')}\n-----END ${kind}-----\n`
}

/** A new key and its certificate. `names`: host names and addresses, the first the main one. */
export function makeIdentity(names: readonly string[], now: Date): ServerIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = pem('CERTIFICATE', writeCertificate(names, publicKey, privateKey, now))
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, certificate, fingerprint: new X509Certificate(certificate).fingerprint256 }
}

const files = { key: 'may-chu.key', certificate: 'may-chu.crt' } as const

/**
 * The identity that lies in a folder; made there at the first start. Refuses `server.otherName` for a certificate that was
 * made for other names, and `server.badCertificate` for one that has ended or does not fit its key.
 */
export function identityIn(folder: string, names: readonly string[], now: Date): ServerIdentity {
  const paths = { key: join(folder, files.key), certificate: join(folder, files.certificate) }
  if (!existsSync(paths.key) || !existsSync(paths.certificate)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const made = makeIdentity(names, now)
    writeFileSync(paths.key, made.key, { mode: 0o600 })
    writeFileSync(paths.certificate, made.certificate)
    return made
  }
  chmodSync(paths.key, 0o600)
  const [key, certificate] = [readFileSync(paths.key, 'utf8'), readFileSync(paths.certificate, 'utf8')]
  const read = readCertificate(certificate, paths.certificate)
  if (!read.checkPrivateKey(createPrivateKey(key)) || read.validToDate.getTime() < now.getTime())
    throw new Refusal('server.badCertificate', `"${paths.certificate}".`, { found: paths.certificate })
  const missing = names.find((name) => (isIP(name) === 0 ? read.checkHost(name) : read.checkIP(name)) === undefined)
  if (missing !== undefined) throw new Refusal('server.otherName', `"${missing}".`, { found: missing })
  return { key, certificate, fingerprint: read.fingerprint256 }
}

function readCertificate(written: string, path: string): X509Certificate {
  try {
    return new X509Certificate(written)
  } catch {
    throw new Refusal('server.badCertificate', `"${path}".`, { found: path })
  }
}
