/** What Electron says of itself in `process`, in each of its processes. */
import { createRequire } from 'node:module'

const { version } = createRequire(import.meta.url)('electron/package.json') as { readonly version: string }

/** Sets it. */
export function sayVersions(type: 'browser' | 'utility'): void {
  Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true })
  Object.defineProperty(process.versions, 'chrome', { value: '156.0.0.0', enumerable: true })
  Object.defineProperty(process, 'type', { value: type, enumerable: true })
}
