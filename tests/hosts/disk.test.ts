/** What the program leaves on the disk: rights, halves of exports, the log. */
import { execFileSync, fork } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appendToLog } from '../../src/hosts/bounded-log.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openSession } from '../../src/services/sessions.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { noteUnderWay, sweepUnderWay } from '../../src/hosts/under-way.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('store, key and exports are this user’s alone, also where they were made with other rights', async () => {
  const folder = temporaryFolder()
  const store = join(folder, 'kho')
  const target = join(folder, 'a.docx')
  const files = diskFiles({ saveTo: () => Promise.resolve(target) }, store)
  const open = () =>
    openLocalApp(store, files, ({ error }) => {
      throw error
    })
  const clerk = openSession()
  const first = await open()
  const read = await first.call('notice.readText', { text: sampleText('ket-luan') }, clerk)
  const { notice } = (read as unknown as { value: { notice: { id: string } } }).value
  await first.call('notice.create', { notice }, clerk)
  expect(await first.call('notice.exportDocx', { id: notice.id }, clerk)).toMatchObject({ ok: true })
  expect(modeOf(target)).toBe('600')
  expect(
    readdirSync(store)
      .map((name) => `${name} ${modeOf(join(store, name))}`)
      .filter((line) => line.includes('.')),
  ).toEqual(['ket-luan.anchor 600', 'ket-luan.db 600', 'ket-luan.db-shm 600', 'ket-luan.db-wal 600', 'store.key 600'])
  expect(readdirSync(join(store, 'under-way'))).toEqual([])
  await first.close()
  for (const name of ['ket-luan.anchor', 'ket-luan.db', 'store.key']) chmodSync(join(store, name), 0o644)
  writeFileSync(join(store, 'ghi-chu.txt'), 'của người dùng', { mode: 0o644 })
  const again = await open()
  expect(['ket-luan.db', 'store.key', 'ghi-chu.txt'].map((name) => modeOf(join(store, name)))).toEqual([
    '600',
    '600',
    '644',
  ])
  await again.close()
})

/** The command line where no file may grow beyond 8 kB: what a full disk is to SQLite. */
function runWithoutRoom(...words: string[]): { readonly code: number; readonly said: string } {
  const limited = ['-c', 'ulimit -f 16; exec "$0" "$@" 2>&1', process.execPath, 'src/hosts/cli.ts', ...words]
  try {
    return { code: 0, said: execFileSync('sh', limited, { encoding: 'utf8' }) }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { code: status, said: stdout }
  }
}

test.skipIf(process.platform === 'win32')(
  'a full disk: everything is read, what is written is refused in words',
  () => {
    const store = join(temporaryFolder(), 'kho')
    const source = join(temporaryFolder(), 'thong-bao.txt')
    writeFileSync(source, sampleText('ket-luan'))
    execFileSync(process.execPath, ['src/hosts/cli.ts', '--store', store, 'import', source])
    expect(runWithoutRoom('--store', store, 'list')).toMatchObject({
      code: 0,
      said: expect.stringContaining('nhiệm vụ'),
    })
    const refused = runWithoutRoom('--store', store, 'import', source)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('Không ghi được') })
    expect(refused.said).not.toContain('SQLITE')
  },
)

describe('the half of an export', () => {
  /** A process that notes an export, writes half of it and is killed. */
  async function leaveHalf(store: string, temporary: string): Promise<void> {
    const script = join(temporaryFolder(), 'half.mjs')
    writeFileSync(
      script,
      `import { noteUnderWay } from ${JSON.stringify(join(process.cwd(), 'src/hosts/under-way.ts'))}
       import { writeFileSync } from 'node:fs'
       const [store, temporary] = process.argv.slice(2)
       noteUnderWay(store, temporary)
       writeFileSync(temporary, 'half')
       process.send('written')
       setInterval(() => {}, 1000)`,
    )
    const child = fork(script, [store, temporary])
    await new Promise((written) => child.once('message', written))
    sweepUnderWay(store)
    // Its process is alive: it may still finish.
    expect(existsSync(temporary)).toBe(true)
    const ended = new Promise((exited) => child.once('exit', exited))
    child.kill('SIGKILL')
    await ended
  }

  test('is swept at the next start, wherever it lies', async () => {
    const folder = temporaryFolder()
    const store = join(folder, 'kho')
    const temporary = join(folder, '.bao-cao.docx.0123456789ab.tmp')
    await leaveHalf(store, temporary)
    const app = await openLocalApp(store, diskFiles({}, store), () => {})
    expect(existsSync(temporary)).toBe(false)
    expect(readdirSync(join(store, 'under-way'))).toEqual([])
    await app.close()
  })

  test('is the only thing that is ever swept', () => {
    const folder = temporaryFolder()
    const store = join(folder, 'kho')
    const own = join(folder, 'bao-cao.docx')
    writeFileSync(own, 'của người dùng')
    mkdirSync(join(store, 'under-way'), { recursive: true })
    writeFileSync(join(store, 'under-way', '999999999-0123456789ab'), own)
    sweepUnderWay(store)
    expect(readFileSync(own, 'utf8')).toBe('của người dùng')
  })

  test('is not noted where nothing can be written, and the export goes on', () => {
    const file = join(temporaryFolder(), 'a-file')
    writeFileSync(file, '')
    expect(() => noteUnderWay(file, '/tmp/.a.docx.0123456789ab.tmp')()).not.toThrow()
  })
})

test('the log stays within its bound, keeps the last entries, and is this user’s alone', async () => {
  const file = join(temporaryFolder(), 'defects.log')
  for (let entry = 0; entry < 100; entry += 1) await appendToLog(file, `lỗi ${entry}\n${'x'.repeat(200)}\n`, 5000)
  expect(statSync(file).size).toBeLessThanOrEqual(5000)
  expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(5000)
  expect(readFileSync(file, 'utf8')).toContain('lỗi 99\n')
  expect(modeOf(file)).toBe('600')
  await appendToLog(file, 'y'.repeat(5_000_000))
  expect(statSync(file).size).toBeLessThan(30_000)
})
