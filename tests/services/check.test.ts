/** The checker through the door: a stored notice, a file, the catalogue. */
import { describe, expect, test } from 'vitest'
import { openTestApp } from '../helpers/app.ts'
import { appendix, notice, row, section } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'

describe('a check', () => {
  test('of a stored notice finds what is missing, with its place, and changes nothing', async () => {
    const { call, as } = await openTestApp()
    const one = notice({ appendices: [appendix(section('Thể chế', row(), row({ requiredResult: '' })))] })
    await call('notice.create', { notice: one })
    const { findings, ruleSet } = await call('notice.check', { id: one.id })
    expect(ruleSet).toBe(1)
    expect(findings.filter(({ rule }) => rule === 'TAB-04')).toMatchObject([
      { severity: 'error', place: { component: 'appendix', row: 2, column: 'Yêu cầu kết quả' }, found: '' },
    ])
    expect((await as('archivist')('audit.list', {})).map((entry) => entry.call)).toEqual(['notice.create'])
    expect((await call('notice.get', { id: one.id })).version).toBe(1)
  })

  test('of a file stores nothing, and of no file is null', async () => {
    const app = await openTestApp()
    app.toOpen = { fileName: 'a.txt', bytes: Buffer.from(sampleText('ket-luan')) }
    const report = await app.call('notice.checkFile', {})
    expect(Array.isArray(report?.findings)).toBe(true)
    expect(await app.call('notice.count', {})).toBe(0)
    app.toOpen = null
    expect(await app.call('notice.checkFile', {})).toBeNull()
  })

  test('knows the other notices, with their tasks', async () => {
    const { call } = await openTestApp()
    const one = notice()
    const other = notice({ appendices: [appendix(section('Thể chế', row({ name: 'Kho dữ liệu' })))] })
    await call('notice.create', { notice: one })
    await call('notice.create', { notice: other })
    expect(await call('notice.known', { id: one.id })).toMatchObject([{ id: other.id, number: 7, symbol: 'TB/CQTT', tasks: [{ ordinal: '1', name: 'Kho dữ liệu', assignedUntil: '2026-06-29' }] }])
  })
})

test('the catalogue lists every rule once, with its words', async () => {
  const { call } = await openTestApp()
  const entries = await call('rule.list', {})
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  for (const { title, why } of entries) expect(`${title}${why}`.length).toBeGreaterThan(20)
  expect(entries.filter(({ detection, severity }) => detection === 'semantic' && severity === 'error')).toEqual([])
})
