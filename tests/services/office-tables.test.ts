/** Workbooks of the office's records: out and in again changes nothing, whatever kind; and what the screen does with records. */
import { describe, expect, test } from 'vitest'
import { type OfficeKind, officeKindNames } from '../../src/domain/office/kinds.ts'
import {
  type OfficeRecord,
  type Values,
  changeFrom,
  endAfter,
  newRecord,
} from '../../src/domain/office/office-record.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'

const record = (kind: OfficeKind, id: string, values: Values) => newRecord(kind, id, values)
const body = record('body', 'so-x', {
  name: 'Sở X',
  aliases: ['SX', 'X tỉnh'],
  type: 'state',
  level: 'province',
  note: 'Một dòng\nhai dòng',
})
const twin = endAfter(record('body', 'so-x-cu', { name: 'Sở Trùng tên', level: 'province' }), '2025-12-31')
const namesake = newRecord('body', 'so-x-moi', { name: 'Sở Trùng tên', level: 'province' }, '2026-01-01')
const post = record('post', 'giam-doc', { title: 'Giám đốc', body: 'so-x-moi', holder: 'an', authority: 'KT' })

/** At least one of every kind, each with something in every field that is hard to write down. */
const filled: readonly OfficeRecord[] = [
  changeFrom(body, '2026-07-01', {
    ...body.states[0]!.values,
    name: 'Sở X và Y',
    parent: 'so-x-moi',
    successor: 'so-x-cu',
  }),
  twin,
  namesake,
  record('group', 'nhom', {
    name: 'Nhóm X',
    level: 'commune',
    members: ['so-x', 'so-x-cu'],
    count: 12,
    generic: true,
  }),
  record('person', 'an', { name: 'Trần Văn An', rank: 'Đại tá' }),
  post,
  record('membership', 'tv', { role: 'Ủy viên', order: 3, person: 'an', post: 'giam-doc', committee: 'so-x' }),
  newRecord('term', 'nk', { name: '2025 - 2030', organ: 'Ban Chỉ đạo' }, '2025-10-15'),
  record('meeting', 'hop', {
    kind: 'Phiên họp',
    ordinal: 'thứ ba năm 2026',
    date: '2026-04-01',
    endDate: '2026-04-02',
    reporters: ['Sở X', 'Sở Y'],
  }),
  record('documentType', 'dieu-le', { name: 'Điều lệ X', abbreviation: 'ĐL', issuer: 'party' }),
  record('series', 'day', { name: 'Chung', organ: 'Ban Chỉ đạo', symbols: ['TB/BCĐ', 'BC/BCĐ'], first: 1 }),
  record('dayOff', 'nghi', { date: '2027-02-08', type: 'off', note: 'Tết' }),
  record('recipient', 'nn', { list: 'Danh sách X', order: 1, name: 'Nơi; có chấm phẩy', role: 'báo cáo', copies: 0 }),
  record('textBlock', 'doan', { name: 'Đoạn', use: 'closing', text: 'Trên đây …\nXuống dòng.' }),
  record('document', 'vb', { number: '57-NQ/TW', type: 'Nghị quyết', date: '2024-12-22', title: 'Về đột phá' }),
  record('profile', 'office', { name: 'Công an tỉnh', signers: ['giam-doc'], symbol: 'TB/CQTT' }),
]

async function openFilled(): Promise<TestApp> {
  const app = await openTestApp()
  const changes = filled.map((one) => ({ key: { kind: one.kind, id: one.id }, record: one }))
  await app.as('admin')('office.save', { readIn: 1, changes })
  return app
}

test('out and in again changes nothing, for every kind', async () => {
  const { as, saved } = await openFilled()
  const call = as('admin')
  for (const kind of officeKindNames) {
    expect(
      filled.some((one) => one.kind === kind),
      kind,
    ).toBe(true)
    await call('office.exportTable', { kind })
    const { fileName, bytes } = saved.at(-1)!
    const preview = await call('office.readTable', { fileName, base64: Buffer.from(bytes).toString('base64') })
    expect({ kind: preview.kind, changes: preview.changes, faults: preview.faults, absent: preview.absent }).toEqual({
      kind,
      changes: [],
      faults: [],
      absent: [],
    })
    expect(preview.unchanged, kind).toBeGreaterThan(0)
  }
})

describe('what the screen does with a record', () => {
  const key = { kind: 'body', id: 'so-x' } as const
  test('a save, its undo, and an earlier version put back are versions, all told by the history', async () => {
    const { as } = await openFilled()
    const call = as('deputy')
    const { version: readIn, records } = await call('office.get', {})
    const before = records.find(({ kind, id }) => kind === 'body' && id === 'so-x')!
    const ended = endAfter(before, '2026-12-31')
    const { version } = await call('office.save', { readIn, changes: [{ key, record: ended }] })
    await call('office.save', { readIn: version, changes: [{ key, record: before }] })
    const history = await call('office.history', key)
    expect(history.map(({ record: one }) => one)).toEqual([before, ended, before])
    expect(history[0]).toMatchObject({ version: version + 1, savedBy: 'deputy' })
  })
  test('a record changed meanwhile is refused, and one that others point to is not removed', async () => {
    const { as } = await openFilled()
    const call = as('admin')
    const { version: readIn, records } = await call('office.get', {})
    const before = records.find(({ kind, id }) => kind === 'body' && id === 'so-x')!
    await call('office.save', { readIn, changes: [{ key, record: endAfter(before, '2026-12-31') }] })
    await expect(call('office.save', { readIn, changes: [{ key, record: before }] })).rejects.toMatchObject({
      error: { code: 'office.changedMeanwhile', details: { kind: 'body', id: 'so-x' } },
    })
    await expect(call('office.save', { readIn: readIn + 1, changes: [{ key, record: null }] })).rejects.toMatchObject({
      error: { code: 'office.inUse' },
    })
  })
  test('a name that another has is refused at the name', async () => {
    const { as } = await openFilled()
    const same = newRecord('body', 'khac', { name: 'SỞ  TRÙNG TÊN', level: 'province' })
    await expect(
      as('admin')('office.save', { readIn: 2, changes: [{ key: { kind: 'body', id: 'khac' }, record: same }] }),
    ).rejects.toMatchObject({
      error: {
        code: 'office.invalid',
        details: { field: 'name' },
        message: expect.stringContaining('dùng cho cả') as string,
      },
    })
  })
  test('is told who asks, so that it offers only what they may do', async () => {
    const { as } = await openTestApp()
    expect(await as('archivist')('user.get', {})).toEqual({ name: 'archivist', role: 'archivist' })
    await expect(as('clerk')('office.save', { readIn: 1, changes: [{ key, record: null }] })).rejects.toMatchObject({
      error: { code: 'call.forbidden' },
    })
  })
})
