/** The built screen as files, for the hosts that show it: the same headers and the same limits for each. */
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Scripts only from our own files. Styles may be inline: Mantine writes its variables into a style element. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer: no guessed types, no framing, no referrer, no caching. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

export interface ScreenFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** A file of the screen by the path of its address; null for anything that is not one, whatever the path tries. */
export async function readScreenFile(folder: string, pathname: string): Promise<ScreenFile | null> {
  const root = resolve(folder)
  let file: string
  try {
    file = resolve(join(root, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
  } catch {
    return null
  }
  const type = types[extname(file)]
  if (!file.startsWith(root + sep) || file.includes('\0') || type === undefined) return null
  try {
    return { bytes: new Uint8Array(await readFile(file)), headers: { ...guardHeaders, 'content-type': type } }
  } catch {
    return null
  }
}
