/** Several programs on one store, and one that is killed: real processes, so SQLite's files alone. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { countRows, openTestApp, temporaryFolder } from '../helpers/app.ts'

const writer = join(import.meta.dirname, '../helpers/write-notices.ts')
const typist = join(import.meta.dirname, '../helpers/keep-typing.ts')
const sampleFile = join(import.meta.dirname, '../../resources/samples/thong-bao-ket-luan.txt')

describe('programs', () => {
  test('two of them take turns: no save is lost, none is half done', async () => {
    const directory = temporaryFolder()
    const writers = [1, 2].map(() =>
      spawn(process.execPath, [writer, directory, '15'], { stdio: ['ignore', 'pipe', 'inherit'] }),
    )
    const exits = await Promise.all(writers.map((child) => new Promise((resolve) => child.on('exit', resolve))))
    expect(exits).toEqual([0, 0])
    const { as } = await openTestApp(directory)
    expect(await as('archivist')('store.verify', {})).toMatchObject({
      sound: true,
      problems: [],
      notices: 30,
      auditRows: 30,
    })
  })

  test('one killed in the middle of its writes leaves a sound store', async () => {
    const directory = temporaryFolder()
    const child = spawn(process.execPath, [writer, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise<void>((resolve) => {
      let seen = 0
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.toString().split('\n').length - 1
        if (seen >= 20) resolve()
      })
    })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('exit', resolve))
    const { as } = await openTestApp(directory)
    const report = await as('archivist')('store.verify', {})
    expect(report).toMatchObject({ sound: true, problems: [] })
    expect(report.notices).toBeGreaterThanOrEqual(20)
    expect(report.auditRows).toBe(report.notices)
  })

  test('a minute of typing writes less than 2 MB, no version and no row of the audit, and outlives a kill', async () => {
    const directory = temporaryFolder()
    const child = spawn(process.execPath, [typist, directory, sampleFile], { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines: string[] = []
    await new Promise<void>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        lines.push(line)
        if (lines.length === 60) resolve()
      })
    })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('exit', resolve))
    const [id = '', second, bytes] = lines.at(-1)?.split(' ') ?? []
    expect([second, Number(bytes) < 2_000_000]).toEqual(['60', true])
    const { door, as, store } = await openTestApp(directory)
    const writing = connect(direct(door, openSession()))
    const copy = await writing('workingCopy.get', { id })
    expect(copy?.notice.abstract).toEqual(['về kết luận, gõ đến giây thứ 60'])
    expect(await countRows(store)).toMatchObject({ notice: 1, notice_version: 1, audit: 1 })
    expect((await as('archivist')('store.verify', {})).problems).toEqual([])
  })

  test('ten of them on one store leave it sound, with everything they were told is done', async () => {
    const directory = temporaryFolder()
    const told: string[] = []
    const exits = await Promise.all(
      Array.from({ length: 10 }, () => {
        const child = spawn(process.execPath, [writer, directory, '4'], { stdio: ['ignore', 'pipe', 'inherit'] })
        createInterface(child.stdout).on('line', (id) => told.push(id))
        return new Promise((resolve) => child.on('exit', resolve))
      }),
    )
    expect(exits).toEqual(Array(10).fill(0))
    const { as, call } = await openTestApp(directory)
    expect(await as('archivist')('store.verify', {})).toMatchObject({
      sound: true,
      problems: [],
      notices: 40,
      auditRows: 40,
    })
    expect((await call('notice.list', { limit: 1000 })).map(({ id }) => id).sort()).toEqual(told.sort())
  }, 120_000)
})
