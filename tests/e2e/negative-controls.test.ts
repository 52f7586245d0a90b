/** Each security rule of the built app is broken once: the probe that watches over it must then say so. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findElectron } from '../../scripts/electron-program.ts'
import { launchDesktop } from './app-under-test.ts'
import { type ProbeName, runProbe } from './security-probes.ts'
import { wholeChromium } from '../helpers/chromium.ts'

// The app on the stand-in inherits it.
process.env.CHROMIUM = wholeChromium

interface Break {
  /** The rule that is broken. */
  readonly rule: string
  readonly file: 'main/main.js' | 'preload/preload.cjs'
  readonly from: string | RegExp
  readonly to: string
  readonly probe: ProbeName
  /** What the probe must say. */
  readonly says: RegExp
}

const main = 'main/main.js'
const preload = 'preload/preload.cjs'

const breaks: readonly Break[] = [
  {
    rule: 'the sandbox',
    file: main,
    from: 'sandbox: true',
    to: 'sandbox: false',
    probe: 'findNode',
    says: /sandbox: false/,
  },
  {
    rule: 'a world of its own for the preload',
    file: main,
    from: 'contextIsolation: true',
    to: 'contextIsolation: false',
    probe: 'findNode',
    says: /contextIsolation: false/,
  },
  {
    rule: 'no Node in the page',
    file: main,
    from: 'nodeIntegration: false',
    to: 'nodeIntegration: true',
    probe: 'findNode',
    says: /nodeIntegration: true/,
  },
  {
    rule: 'the address of who calls',
    file: main,
    from: '!isOwnAddress(senderFrame.url, environment)',
    to: 'false',
    probe: 'findOpenChannels',
    says: /https:\/\/example\.com\/ is answered/,
  },
  {
    rule: 'no frame calls',
    file: main,
    from: 'senderFrame.parent !== null',
    to: 'false',
    probe: 'findOpenChannels',
    says: /a frame inside the page is answered/,
  },
  {
    rule: 'the page stays',
    file: main,
    from: /(if \(!isOwnAddress\(event\.url, environment\)\)) event\.preventDefault\(\)/,
    to: '$1 {}',
    probe: 'findWaysOut',
    says: /leads away/,
  },
  {
    rule: 'no windows',
    file: main,
    from: /action: "deny"/,
    to: 'action: "allow"',
    probe: 'findWindows',
    says: /a page opened|allowed to open/,
  },
  {
    rule: 'no permission on request',
    file: main,
    from: 'decide(permission === permitted)',
    to: 'decide(true)',
    probe: 'findPermissions',
    says: /the page reads the clipboard/,
  },
  {
    rule: 'no permission on a check',
    file: main,
    from: '(_contents, permission) => permission === permitted',
    to: '() => true',
    probe: 'findPermissions',
    says: /the page is said to have the camera/,
  },
  {
    rule: 'no network',
    file: main,
    from: /cancel: !isOwnAddress\(url, environment\)/,
    to: 'cancel: false',
    probe: 'findNetwork',
    says: /let out: https:\/\/example\.com\/fetch/,
  },
  {
    rule: 'no inline scripts',
    file: main,
    from: "script-src 'self'",
    to: "script-src 'self' 'unsafe-inline'",
    probe: 'findScripts',
    says: /an inline script ran/,
  },
  {
    rule: 'no text as a script',
    file: main,
    from: "script-src 'self'",
    to: "script-src 'self' 'unsafe-eval'",
    probe: 'findScripts',
    says: /a text ran as a script/,
  },
  {
    rule: 'only files of the screen',
    file: main,
    from: '!file.startsWith(root + sep) ||',
    to: '',
    probe: 'findFiles',
    says: /given: \/\.\.%2fmain%2fmain\.js/,
  },
  {
    rule: 'the scheme before the start',
    file: main,
    from: /^registerScreenScheme\(\);$/m,
    to: 'app.whenReady().then(registerScreenScheme);',
    probe: 'findNode',
    says: /before app is ready|standard and secure/,
  },
  {
    rule: 'a preload without Node',
    file: preload,
    from: /^/,
    to: 'const { readFileSync } = require("node:fs");\n',
    probe: 'findNode',
    says: /module not found: node:fs/,
  },
  {
    rule: 'a preload that a sandbox can load',
    file: preload,
    from: /let electron = require\("electron"\);/,
    to: 'import * as electron from "electron";',
    probe: 'findNode',
    says: /Cannot use import statement outside a module/,
  },
]

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** A copy of the built app with one rule broken; gives its main script. */
function breakRule({ file, from, to }: Break, root: string): string {
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(join('out', part), join(root, 'out', part), { recursive: true })
  cpSync('package.json', join(root, 'package.json'))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  // The shell may be one file beside the main script, or be part of it.
  const folderOf = dirname(join(root, 'out', file))
  const shell = readdirSync(folderOf).filter((name) => /^(?:main|shell-.*|preload)\.c?js$/.test(name))
  const changed = shell.filter((name) => {
    const path = join(folderOf, name)
    const before = readFileSync(path, 'utf8')
    const after = before.replace(from, to)
    if (after !== before) writeFileSync(path, after)
    return after !== before
  })
  // A rule that is written otherwise by now must be broken otherwise.
  if (changed.length === 0) throw new Error(`${String(from)} is not in out/${file}`)
  return join(root, 'out/main/main.js')
}

// What is said here is the stand-in's wording; on Electron itself security.test.ts is enough.
test.skipIf(findElectron() !== null).each(breaks)('without $rule, $probe says so', async (broken) => {
  const root = mkdtempSync(join(folder, 'broken-'))
  const mainFile = breakRule(broken, root)
  const violations = await runProbe(broken.probe, () =>
    launchDesktop({ userData: join(root, 'user'), storeDirectory: join(root, 'store'), mainFile }),
  )
  expect(violations.join('\n')).toMatch(broken.says)
})
