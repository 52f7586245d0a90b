/** How long case files are kept, through the door: by the office's own schedule, and nothing goes without a signed list. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'

const ids = countIds('retained')
const original = { fileName: 'thong-bao.txt', base64: Buffer.from('a').toString('base64') }

/** A case file of 2015 with one paper. */
async function filed(app: TestApp): Promise<string> {
  const one = { ...soundNotice(), id: ids() }
  await app.call('notice.create', {
    notice: { ...one, header: { ...one.header, number: 7, date: '2015-03-05' } },
    original,
  })
  const archivist = app.as('archivist')
  await archivist('notice.takeUp', { id: one.id, version: 1 })
  const named = { fonds: 'Phông Ban Chỉ đạo', year: 2015, heading: 'TB', title: 'Phiên họp thứ hai' }
  const { file } = await archivist('caseFile.open', named)
  await archivist('caseFile.put', { file, notices: [one.id] })
  return file
}

async function schedule(app: TestApp): Promise<void> {
  const entries = [
    newRecord('retention', 'ten', {
      title: 'Phiên họp',
      years: 10,
      permanent: false,
      basis: 'Bảng thời hạn của cơ quan',
    }),
    newRecord('retention', 'ever', { title: 'Nghị quyết', years: null, permanent: true, basis: '' }),
    newRecord('retention', 'none', { title: 'Chưa rõ', years: null, permanent: false, basis: '' }),
  ]
  const { version: readIn } = await app.call('office.get', {})
  const changes = entries.map((record) => ({ key: { kind: record.kind, id: record.id }, record }))
  await app.as('admin')('office.save', { readIn, changes })
}

const decided = { decision: '15-QĐ/VPTU', day: '2026-04-01', names: ['Nguyễn Văn An', 'Trần Thị Bình'] }

describe('a case file', () => {
  test('without a period is shown so and destroyed by nobody', async () => {
    const app = await openTestApp()
    const file = await filed(app)
    await schedule(app)
    const archivist = app.as('archivist')
    const stateOf = async (year: number) => (await app.call('retention.list', { year }))[0]?.retention
    for (const [entry, state] of [
      [null, 'unset'],
      ['none', 'unset'],
      ['ever', 'permanent'],
    ] as const) {
      await archivist('retention.set', { file, entry })
      expect(await stateOf(2999)).toMatchObject({ state, lastYear: null })
      await expect(archivist('destruction.record', { files: [file], ...decided })).rejects.toMatchObject({
        error: { code: 'destruction.notDue' },
      })
    }
    await expect(archivist('retention.set', { file, entry: 'no such' })).rejects.toMatchObject({
      error: { code: 'retention.noEntry' },
    })
  })

  test('is due in January after its period, unless it is held; its record stays when it is destroyed', async () => {
    const app = await openTestApp()
    const file = await filed(app)
    await schedule(app)
    const archivist = app.as('archivist')
    await archivist('retention.set', { file, entry: 'ten' })
    const stateOf = async (year: number) => (await app.call('retention.list', { year }))[0]?.retention.state
    expect([await stateOf(2025), await stateOf(2026)]).toEqual(['kept', 'due'])
    expect((await app.call('caseFile.get', { file })).file.retention).toBe('10 năm')

    const { hold } = await archivist('hold.set', { file, reason: 'đang giải quyết khiếu nại' })
    expect(await stateOf(2026)).toBe('held')
    const destroying = () => archivist('destruction.record', { files: [file], ...decided })
    await expect(destroying()).rejects.toMatchObject({ error: { code: 'destruction.notDue' } })
    await archivist('hold.lift', { hold, reason: 'đã giải quyết xong' })
    await expect(archivist('hold.lift', { hold, reason: 'lần nữa' })).rejects.toMatchObject({
      error: { code: 'hold.notFound' },
    })

    await archivist('destruction.exportList', { files: [file] })
    await destroying()
    expect(await stateOf(2026)).toBe('destroyed')
    const { file: kept, pieces } = await app.call('caseFile.get', { file })
    expect([kept.title, pieces.length]).toEqual(['Phiên họp thứ hai', 1])
    await expect(archivist('caseFile.takeOut', { file, notice: pieces[0]?.noticeId ?? '' })).rejects.toMatchObject({
      error: { code: 'caseFile.locked' },
    })
  })
})
