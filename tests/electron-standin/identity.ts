/** Who the app is: its name, version and folders. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { missing } from './strict.ts'

function findManifest(from: string): { readonly folder: string; readonly name: string; readonly version: string } {
  const file = join(from, 'package.json')
  if (existsSync(file)) {
    const { name, version, productName } = JSON.parse(readFileSync(file, 'utf8')) as {
      name?: string
      version?: string
      productName?: string
    }
    return { folder: from, name: productName ?? name ?? 'Electron', version: version ?? '0.0.0' }
  }
  const parent = dirname(from)
  return parent === from ? { folder: from, name: 'Electron', version: '0.0.0' } : findManifest(parent)
}

/** The nearest package.json over the main script, as the packaged app has it. */
export const manifest = findManifest(dirname(resolve(process.argv[1] ?? '.')))

/** Where the app keeps its data. */
export let userData = process.env.STANDIN_USER_DATA ?? mkdtempSync(join(tmpdir(), 'standin-'))

/** Another place for the data, as app.setPath gives it. */
export function setUserData(folder: string): void {
  userData = folder
}

/** The folder with this name, made when it is not there. */
export function findPath(name: string): string {
  const folders: Record<string, string> = {
    userData,
    sessionData: userData,
    temp: tmpdir(),
    home: homedir(),
    documents: join(userData, 'Documents'),
    downloads: join(userData, 'Downloads'),
    logs: join(userData, 'logs'),
  }
  const folder = folders[name] ?? missing(`app.getPath('${name}')`)
  mkdirSync(folder, { recursive: true })
  return folder
}
