/** Bags for the archive (BagIt 1.0, RFC 8493): payload, tag files and manifests, as one ZIP. No clock goes in. */
import { createHash } from 'node:crypto'
import { type ZipPart, writeZip } from './zip-write.ts'

export interface BagFile {
  /** Below data/, with "/" between folders. */
  readonly path: string
  readonly content: Uint8Array
}

export interface Bag {
  /** The folder that the ZIP holds. */
  readonly name: string
  readonly files: readonly BagFile[]
  /** Labels and values of bag-info.txt, in their order; a label may stand more than once. */
  readonly info: readonly (readonly [label: string, value: string])[]
}

const algorithms = ['sha256', 'sha512'] as const
const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

export function writeBag({ name, files, info }: Bag): Promise<Uint8Array> {
  const payload = files
    .map(({ path, content }) => ({ path: `data/${path}`, content }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const size = payload.reduce((sum, { content }) => sum + content.length, 0)
  const tagFiles = [
    tagFile('bagit.txt', declaration),
    tagFile('bag-info.txt', writeInfo([...info, ['Payload-Oxum', `${size}.${payload.length}`]])),
    ...algorithms.map((algorithm) => tagFile(`manifest-${algorithm}.txt`, manifest(payload, algorithm))),
  ]
  const tagManifests = algorithms.map((algorithm) =>
    tagFile(`tagmanifest-${algorithm}.txt`, manifest(tagFiles, algorithm)),
  )
  const parts: ZipPart[] = [...tagFiles, ...tagManifests, ...payload].map(({ path, content }) => ({
    name: `${name}/${path}`,
    content,
  }))
  return writeZip(parts)
}

function tagFile(path: string, text: string): BagFile {
  return { path, content: new TextEncoder().encode(text.normalize('NFC')) }
}

/** Two blanks between: what `sha256sum -c` reads. */
function manifest(files: readonly BagFile[], algorithm: (typeof algorithms)[number]): string {
  return files
    .map(({ path, content }) => `${createHash(algorithm).update(content).digest('hex')}  ${encodePath(path)}\n`)
    .join('')
}

/** CR, LF and % alone are encoded (RFC 8493, 2.1.3). */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A line break in a value would begin another element. */
function writeInfo(info: Bag['info']): string {
  return info
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => `${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`)
    .join('')
}

/** Most letters of a name in a bag: paths stay within what Windows takes. */
const longestName = 80
/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name of a file as every file system takes it; an ending stays. */
export function safeName(written: string): string {
  const clean = written
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*%]+/gu, '-')
    .replace(/^[\s.~-]+|[\s.]+$/gu, '')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ''
  const stem = clean
    .slice(0, clean.length - ending.length)
    .slice(0, longestName - ending.length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
  return `${device.test(stem) || stem === '' ? `tep-${stem}` : stem}${ending}`
}

/** The name, or with a number where it is taken; names that differ in case alone are the same on Windows. */
export function freeName(wanted: string, taken: Set<string>): string {
  const dot = wanted.lastIndexOf('.')
  const [stem, ending] = dot < 1 ? [wanted, ''] : [wanted.slice(0, dot), wanted.slice(dot)]
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${stem}-${count}${ending}`
    const key = name.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return name
  }
}
