/** SQLite's WAL corrupts on a network share (hazard H3), so a store there is refused. */
import { readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The name of the network file system a path lies on; null on a disk of this machine. */
export type NetworkProbe = (path: string) => string | null

/** Kinds of file system that Linux reports by number (statfs, f_type). */
const networkKinds: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
])
const fuse = 0x65735546
/** FUSE is used for local disks too, and its number does not show which; /proc/self/mountinfo does. */
const localFuse = new Set([
  'fuseblk',
  'fuse.ntfs-3g',
  'fuse.exfat',
  'fuse.gocryptfs',
  'fuse.cryfs',
  'fuse.fuse-overlayfs',
])

/** Examines the nearest directory that exists, with links and mapped drives resolved. */
export function findNetworkFileSystem(path: string): string | null {
  if (isUncPath(path)) return 'UNC'
  const real = resolveExisting(resolve(path))
  if (isUncPath(real)) return 'UNC'
  if (process.platform !== 'linux') return null
  const kind = statfsSync(real).type >>> 0
  if (kind !== fuse) return networkKinds.get(kind) ?? null
  const mounted = findMountedKind(real, readFileSync('/proc/self/mountinfo', 'utf8'))
  return localFuse.has(mounted) ? null : mounted
}

/** \\server\share and \\?\UNC\server\share, but not \\?\C:\ (a long local path). */
export function isUncPath(path: string): boolean {
  const written = process.platform === 'win32' ? path.replaceAll('/', '\\') : path
  return /^\\\\(?:[?.]\\UNC\\|[^\\?.])/i.test(written)
}

/** The kind of the innermost mount that holds `path`, from the lines of mountinfo: "fuse.sshfs". */
export function findMountedKind(path: string, mountinfo: string): string {
  let kind = 'fuse'
  let innermost = -1
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const point = (before.split(' ')[4] ?? '').replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const holds = point === '/' || path === point || path.startsWith(`${point}/`)
    if (point === '' || !holds || point.length < innermost) continue
    innermost = point.length
    kind = after.split(' ')[0] ?? ''
  }
  return kind
}

function resolveExisting(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    const parent = dirname(path)
    if (parent === path) throw error
    return resolveExisting(parent)
  }
}
