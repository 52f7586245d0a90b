/**
 * Backups as they lie in a folder: each a folder of its own with the database, what opens it and a manifest. A backup has its
 * name only once it is whole, opened and counted; what a killed program leaves begins with a dot.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal, findDiskRefusal } from '../domain/errors.ts'
import { canonicalJson } from '../domain/notice/canonical.ts'
import type { StoreHead } from './audit.ts'
import { keyringName } from './keyring-file.ts'
import { syncDirectory } from './sync-directory.ts'

/** Why a backup was made. */
export type BackupReason = 'daily' | 'asked' | 'beforeUpdate'

/** What was counted in a backup after it was opened again. */
export interface BackupCounts {
  readonly notices: number
  readonly versions: number
  readonly originals: number
  readonly auditRows: number
}

export interface Manifest {
  readonly form: 1
  /** Id of the store. */
  readonly store: string
  readonly at: string
  readonly reason: BackupReason
  readonly program: string
  readonly head: StoreHead
  readonly counts: BackupCounts
  readonly files: Readonly<Record<string, { readonly size: number; readonly sha256: string }>>
}

/** A backup that lies in a folder. */
export interface Backup {
  readonly path: string
  readonly name: string
  /** Null where it is not a backup any more: `fault` says why. */
  readonly manifest: Manifest | null
  readonly fault: string | null
}

export const databaseName = 'ket-luan.db'
export const keyName = 'store.key'
/** What opens a store: the key as it lies open on trial, the keyring of an office's store. */
export const keyNames = [keyName, keyringName] as const
export const manifestName = 'manifest.json'
const backupFolder = 'sao-luu'
const namePattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(?:-\d+)?$/

/** Where the backups of the store in a folder lie. */
export function placeBackups(directory: string): string {
  return join(directory, backupFolder)
}

/** The backups in a folder, the latest first. Sizes are looked at, bytes are not. */
export function listBackups(folder: string): readonly Backup[] {
  return namesIn(folder)
    .filter((name) => namePattern.test(name))
    .toSorted()
    .toReversed()
    .map((name) => readBackup(join(folder, name)))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readBackup(path: string): Backup {
  const name = basename(path)
  try {
    const manifest = readManifest(path)
    for (const [file, { size }] of Object.entries(manifest.files)) {
      const found = statSync(join(path, file)).size
      if (found !== size)
        return { path, name, manifest: null, fault: `tệp "${file}" có ${found} byte, phải là ${size}` }
    }
    return { path, name, manifest, fault: null }
  } catch (error) {
    const fault = error instanceof Refusal ? error.message : 'thiếu tệp hoặc không đọc được'
    return { path, name, manifest: null, fault }
  }
}

/** The manifest of a backup. Refuses `backup.damaged`. */
export function readManifest(path: string): Manifest {
  try {
    const { seal: _, ...manifest } = JSON.parse(readFileSync(join(path, manifestName), 'utf8')) as Manifest & {
      seal: string
    }
    const hasKey = keyNames.some((name) => manifest.files[name] !== undefined)
    if (manifest.form === 1 && manifest.files[databaseName] !== undefined && hasKey) return manifest
  } catch (error) {
    throw damaged(path, `không đọc được "${manifestName}" (${String(error)})`)
  }
  throw damaged(path, `"${manifestName}" không đúng khuôn dạng`)
}

export function damaged(path: string, why: string): Refusal {
  return new Refusal('backup.damaged', `"${path}": ${why}.`, { found: path })
}

/** Writes the manifest of a backup, sealed with the key of its store. */
export function writeManifest(path: string, manifest: Manifest, key: Uint8Array): void {
  const file = join(path, manifestName)
  writeFileSync(file, `${JSON.stringify({ ...manifest, seal: sealOf(manifest, key) }, null, 2)}\n`, { mode: 0o600 })
  syncFile(file)
}

function sealOf(manifest: Manifest, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`ket-luan.backup ${canonicalJson(manifest)}`)
    .digest('hex')
}

/**
 * Whether the bytes of a backup are those that were counted when it was made: every byte is read. Refuses
 * `backup.damaged` with the file that differs, and a manifest that somebody changed.
 */
export function checkBytes(path: string, key: Uint8Array): Manifest {
  const manifest = readManifest(path)
  for (const [file, { size, sha256 }] of Object.entries(manifest.files)) {
    const found = fingerprint(join(path, file))
    if (found.size === 0) throw damaged(path, `tệp "${file}" rỗng (0 byte)`)
    if (found.size !== size || found.sha256 !== sha256) throw damaged(path, `tệp "${file}" đã bị hỏng hoặc bị sửa`)
  }
  const { seal } = JSON.parse(readFileSync(join(path, manifestName), 'utf8')) as { seal: unknown }
  const [own, here] = [Buffer.from(sealOf(manifest, key)), Buffer.from(String(seal))]
  if (own.length !== here.length || !timingSafeEqual(own, here))
    throw damaged(path, `"${manifestName}" đã bị sửa, hoặc là của kho khác`)
  return manifest
}

/** Size and hash of a file, read in pieces. */
export function fingerprint(file: string): { size: number; sha256: string } {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1 << 20)
  let size = 0
  const descriptor = openSync(file, 'r')
  try {
    for (;;) {
      const read = readSync(descriptor, piece)
      if (read === 0) return { size, sha256: hash.digest('hex') }
      hash.update(piece.subarray(0, read))
      size += read
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Fills a folder that has its name only once it is whole: nothing half-made is ever taken for a backup. */
export function makeWhole(folder: string, at: string, fill: (path: string) => void): string {
  const name = at.replace(/\.\d+/, '').replaceAll(':', '-')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const taken = new Set(namesIn(folder))
    let free = name
    for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`
    const [half, path] = [join(folder, `.${free}.tmp`), join(folder, free)]
    try {
      rmSync(half, { recursive: true, force: true })
      mkdirSync(half, { mode: 0o700 })
      fill(half)
      syncDirectory(half)
      renameSync(half, path)
      syncDirectory(folder)
      return path
    } finally {
      rmSync(half, { recursive: true, force: true })
    }
  } catch (error) {
    throw error instanceof Refusal ? error : (findDiskRefusal(error, folder) ?? error)
  }
}

/** Copies a backup to another folder, byte for byte, and reads it there again. */
export function copyBackup(path: string, folder: string, key: Uint8Array): string {
  const { at, files } = readManifest(path)
  return makeWhole(folder, at, (half) => {
    for (const file of [...namesOf(files), manifestName]) {
      copyFileSync(join(path, file), join(half, file))
      syncFile(join(half, file))
    }
    checkBytes(half, key)
  })
}

/** The files of a backup that this program knows: a manifest that somebody wrote names no others. */
export function namesOf(files: Manifest['files']): string[] {
  return [databaseName, ...keyNames].filter((name) => files[name] !== undefined)
}

export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const mostDays = 14
const mostMonths = 12

/**
 * Removes what is old: the last backup of each of the last days and months stays, and all of the last day. Only whole
 * backups of this store are counted and removed, so that the last proven one is never among them.
 */
export function rotate(folder: string, store: string): void {
  const own = listBackups(folder).filter(({ manifest }) => manifest?.store === store)
  const moments = own.map(({ manifest }) => dayInVietnam(manifest?.at ?? ''))
  const keep = new Set([0])
  for (const [length, most] of [
    [10, mostDays],
    [7, mostMonths],
  ] as const) {
    const spans = [...new Set(moments.map((day) => day.slice(0, length)))].slice(0, most)
    for (const span of spans) keep.add(moments.findIndex((day) => day.startsWith(span)))
  }
  for (const [index, { path }] of own.entries())
    if (!keep.has(index) && moments[index] !== moments[0]) rmSync(path, { recursive: true, force: true })
  for (const name of namesIn(folder))
    if (name.startsWith('.') && name.endsWith('.tmp') && namePattern.test(name.slice(1, -4)))
      rmSync(join(folder, name), { recursive: true, force: true })
  syncDirectory(dirname(join(folder, 'x')))
}
