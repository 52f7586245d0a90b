/** Where a store may lie: on a disk of this machine. Over a network SQLite's WAL loses data (hazard H3). */
import { realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../domain/errors.ts'

/** What the system knows of a folder; replaced in tests. */
export interface LocationProbe {
  /** The real path, links and mapped drives resolved. */
  realPath(folder: string): string
  /** Type number of the file system (statfs), 0 where the system gives none. */
  fileSystemType(folder: string): number
}

export const systemProbe: LocationProbe = {
  realPath: (folder) => realpathSync.native(folder),
  fileSystemType: (folder) => statfsSync(folder).type,
}

/** Linux's numbers of file systems that live on another machine. */
const networkFileSystems = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'CODA'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'CEPH'],
])

/** Refuses `store.networkPath` for a folder on another machine. The folder must exist. */
export function refuseNetworkPath(folder: string, probe: LocationProbe = systemProbe): void {
  const refuse = (what: string) => new Refusal('store.networkPath', `"${folder}" (${what}).`, { found: folder })
  if (/^(?:\\\\|\/\/)[^\\/]/.test(folder)) throw refuse('đường dẫn mạng')
  const real = probe.realPath(folder)
  // A drive letter mapped to a share resolves to \\server\share.
  if (/^\\\\(?!\?\\[A-Za-z]:)/.test(real)) throw refuse('ổ mạng')
  const type = probe.fileSystemType(real) >>> 0
  const name = networkFileSystems.get(type)
  if (name !== undefined) throw refuse(`hệ tệp ${name}`)
}

/** The nearest folder above that exists: for judging a folder before it is made. */
export function nearestExisting(folder: string, exists: (path: string) => boolean): string {
  let nearest = folder
  while (!exists(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  return nearest
}
