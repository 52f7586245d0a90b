import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folder of the user's own store. */
export function userStoreDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.LOCALAPPDATA !== undefined && environment.LOCALAPPDATA !== '') return join(environment.LOCALAPPDATA, 'KetLuan')
  const data = environment.XDG_DATA_HOME
  return join(data === undefined || data === '' ? join(homedir(), '.local', 'share') : data, 'ket-luan')
}
