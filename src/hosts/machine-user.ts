/** The user of this machine: where their own store is. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folder of the user's own store. */
export function userStoreDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.LOCALAPPDATA !== undefined && environment.LOCALAPPDATA !== '')
    return join(environment.LOCALAPPDATA, 'KetLuan')
  const data = environment.XDG_DATA_HOME
  return join(data === undefined || data === '' ? join(homedir(), '.local', 'share') : data, 'ket-luan')
}

/** Folder of what may be lost: this user's alone, as what lies there is run. */
export function userCacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.LOCALAPPDATA !== undefined && environment.LOCALAPPDATA !== '')
    return join(environment.LOCALAPPDATA, 'KetLuan', 'cache')
  const cache = environment.XDG_CACHE_HOME
  return join(cache === undefined || cache === '' ? join(homedir(), '.cache') : cache, 'ket-luan')
}
