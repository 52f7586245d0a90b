/** Several programs on one store, and one that is killed: real processes, so SQLite's files alone. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'

const writer = join(import.meta.dirname, '../helpers/write-notices.ts')

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
})
