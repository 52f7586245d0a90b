/** The user of this machine: their store, their name. */
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../domain/office/roles.ts'

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

/** Who works here, by the name of the account; with every role, because nobody else does until users sign in. */
export function findUser(): Actor {
  return { name: userInfo().username, role: 'admin' }
}
