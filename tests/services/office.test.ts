import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import { officeKindNames } from '../../src/domain/office/kinds.ts'
import {
  type OfficeRecord,
  type Values,
  changeFrom,
  endAfter,
  newRecord,
} from '../../src/domain/office/office-record.ts'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { hashOffice } from '../../src/store/office-data.ts'
import { allowTampering, besidesTriggers } from '../helpers/database.ts'
import { appendix, notice, row, section } from '../helpers/build.ts'

async function refusalOf(promise: Promise<unknown>): Promise<CallFailed['error']> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof CallFailed) return error.error
  throw new Error(`no refusal: ${String(error)}`)
}

async function save({ as }: TestApp, ...records: readonly OfficeRecord[]): Promise<number> {
  const deputy = as('deputy')
  const { version: readIn } = await deputy('office.get', {})
  const changes = records.map((record) => ({ key: { kind: record.kind, id: record.id }, record }))
  return (await deputy('office.save', { readIn, changes })).version
}

async function find({ call }: TestApp, kind: OfficeRecord['kind'], id: string): Promise<OfficeRecord> {
  const { records } = await call('office.get', {})
  const found = records.find((record) => record.kind === kind && record.id === id)
  if (found === undefined) throw new Error(`no ${kind} ${id}`)
  return found
}

const withLead = (lead: string, date: string, number: number) =>
  notice({
    id: `notice-${number}`,
    header: { ...notice().header, date, number },
    appendices: [appendix(section('Hạ tầng', row({ lead })))],
  })

const values = (record: OfficeRecord): Values => record.states.at(-1)!.values

describe('a new store', () => {
  test('is filled with the starting set as version 1, readable by all', async () => {
    const { as } = await openTestApp()
    for (const role of ['clerk', 'deputy', 'archivist', 'admin'] as const) {
      const { version, records } = await as(role)('office.get', {})
      expect(version).toBe(1)
      expect(records.filter(({ kind }) => kind === 'body').length).toBeGreaterThan(50)
    }
  })
  test('is filled once, however often it is opened', async () => {
    const folder = temporaryFolder()
    await openTestApp(folder)
    const again = await openTestApp(folder)
    const versions = await again.store.db.selectFrom('office_version').select('version').execute()
    expect(versions).toEqual([{ version: 1 }])
  })
})

describe('a change', () => {
  test('is a new version with an audit row that names it, and every version can be read again', async () => {
    const app = await openTestApp()
    const before = await find(app, 'body', 'so-y-te')
    const renamed = changeFrom(before, '2026-07-01', { ...values(before), name: 'Sở Y tế và Dân số' })
    expect(await save(app, renamed)).toBe(2)
    expect(await find(app, 'body', 'so-y-te')).toEqual(renamed)
    const first = await app.call('office.get', { version: 1 })
    expect(first.records.find(({ id }) => id === 'so-y-te')).toEqual(before)
    const [entry] = await app.as('admin')('audit.list', { limit: 1 })
    expect(entry).toMatchObject({
      call: 'office.save',
      subject: 'office',
      actor: 'deputy',
      details: { version: 2, changes: [{ kind: 'body', id: 'so-y-te', name: 'Sở Y tế và Dân số', change: 'changed' }] },
    })
    const history = await app.call('office.history', { kind: 'body', id: 'so-y-te' })
    expect(history.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [2, 'deputy'],
      [1, ''],
    ])
  })

  test('belongs to the deputy chief and the administrator', async () => {
    const { as } = await openTestApp()
    const changes = [
      { key: { kind: 'person' as const, id: 'an' }, record: newRecord('person', 'an', { name: 'Lê Văn An' }) },
    ]
    for (const role of ['clerk', 'archivist'] as const)
      expect((await refusalOf(as(role)('office.save', { readIn: 1, changes }))).code).toBe('call.forbidden')
  })

  test('of a record that somebody else changed meanwhile is refused, of another one it is not', async () => {
    const app = await openTestApp()
    const [health, finance] = [await find(app, 'body', 'so-y-te'), await find(app, 'body', 'so-tai-chinh')]
    await save(app, endAfter(health, '2026-12-31'))
    const deputy = app.as('deputy')
    const change = (record: OfficeRecord) => ({
      readIn: 1,
      changes: [{ key: { kind: record.kind, id: record.id }, record }],
    })
    expect((await refusalOf(deputy('office.save', change(health)))).code).toBe('office.changedMeanwhile')
    expect(await deputy('office.save', change(endAfter(finance, '2027-12-31')))).toEqual({ version: 3 })
  })

  test('that cannot be used is refused and changes nothing', async () => {
    const app = await openTestApp()
    const double = newRecord('body', 'y-te-hai', { name: 'SỞ Y TẾ', level: 'province' })
    const change = { readIn: 1, changes: [{ key: { kind: 'body' as const, id: 'y-te-hai' }, record: double }] }
    const refusal = await refusalOf(app.as('deputy')('office.save', change))
    expect(refusal.message).toContain('dùng cho cả')
    expect((await app.call('office.get', {})).version).toBe(1)
    expect(await app.as('admin')('audit.list', {})).toEqual([])
  })

  test('removes what nothing points to, and nothing else', async () => {
    const app = await openTestApp()
    const remove = (kind: OfficeRecord['kind'], id: string, readIn: number) =>
      app.as('deputy')('office.save', { readIn, changes: [{ key: { kind, id }, record: null }] })
    await save(app, newRecord('body', 'so-la', { name: 'Sở Lạ', level: 'province' }))
    expect((await refusalOf(remove('body', 'so-y-te', 2))).code).toBe('office.inUse')
    expect(await remove('body', 'so-la', 2)).toEqual({ version: 3 })
    const history = await app.call('office.history', { kind: 'body', id: 'so-la' })
    expect(history.map(({ record }) => record === null)).toEqual([true, false])
  })
})

describe('a body renamed from a day on', () => {
  test('keeps its old name in old notices, is proposed by its new one, and nothing issued is called wrong', async () => {
    const app = await openTestApp()
    const { as, call } = app
    await call('notice.create', { notice: withLead('Sở Y tế', '2026-04-05', 7) })
    for (const { key, severity } of (await call('notice.check', { id: 'notice-7' })).findings)
      if (severity === 'error') await call('notice.waive', { id: 'notice-7', key, reason: 'Đã đối chiếu.' })
    await call('notice.submit', { id: 'notice-7', version: 1 })
    await as('admin')('notice.issue', { id: 'notice-7', version: 1 })
    const before = await find(app, 'body', 'so-y-te')
    await save(app, changeFrom(before, '2026-07-01', { ...values(before), name: 'Sở Sức khỏe nhân dân', aliases: [] }))
    const leadsOf = async () =>
      (await app.store.db.selectFrom('task_body').select('body_id').where('role', '=', 'lead').execute()).map(
        ({ body_id }) => body_id,
      )
    expect(await as('admin')('store.verify', {})).toMatchObject({ sound: true, problems: [] })
    await call('notice.create', { notice: withLead('Sở Sức khỏe nhân dân', '2026-08-01', 9) })
    expect(await leadsOf()).toEqual(['so-y-te', 'so-y-te'])
    expect(await as('admin')('store.verify', {})).toMatchObject({ sound: true, problems: [] })
  })

  test('a body that is removed from the directory leaves the stored notices sound', async () => {
    const app = await openTestApp()
    await save(app, newRecord('body', 'so-la', { name: 'Sở Lạ', level: 'province' }))
    await app.call('notice.create', { notice: withLead('Sở Lạ', '2026-04-05', 7) })
    await app.as('deputy')('office.save', {
      readIn: 2,
      changes: [{ key: { kind: 'body', id: 'so-la' }, record: null }],
    })
    expect(await app.as('admin')('store.verify', {})).toMatchObject({ sound: true, problems: [] })
  })
})

describe('a check names the version of the office it read', () => {
  test('in the report, the stored run and the audit', async () => {
    const app = await openTestApp()
    await app.call('notice.create', { notice: withLead('Sở Y tế', '2026-04-05', 7) })
    await save(app, newRecord('person', 'an', { name: 'Lê Văn An' }))
    expect((await app.call('notice.get', { id: 'notice-7' })).lastRun?.office).toBe(1)
    expect((await app.call('notice.check', { id: 'notice-7' })).office).toBe(2)
    expect((await app.call('notice.get', { id: 'notice-7' })).lastRun?.office).toBe(2)
    const [entry] = await app.as('admin')('audit.list', { limit: 1, subject: 'notice-7' })
    expect(entry?.details).toMatchObject({ office: 2 })
  })

  test('and reads its days off', async () => {
    const app = await openTestApp()
    const dated = withLead('Sở Y tế', '2026-04-05', 7)
    const table = appendix(section('Hạ tầng', row({ lead: 'Sở Y tế', assigned: 'Hoàn thành trước ngày 16/6/2026.' })))
    await app.call('notice.create', { notice: { ...dated, appendices: [table] } })
    const found = async () =>
      (await app.call('notice.check', { id: 'notice-7' })).findings.filter(({ rule }) => rule === 'DL-07').length
    const usual = await found()
    await save(app, newRecord('dayOff', 'hoi', { date: '2026-06-16', type: 'off', note: 'Ngày hội của tỉnh' }))
    expect([usual, await found()]).toEqual([0, 1])
  })
})

test('the page keeps the names of the office whole', async () => {
  const app = await openTestApp()
  const organ = 'HỘI ĐỒNG PHÁT TRIỂN BỀN VỮNG VÙNG CAO'
  const one = withLead('Sở Y tế', '2026-04-05', 7)
  const abstract = ['Kết luận phiên họp quý hai của Hội đồng phát triển bền vững vùng cao và các nhóm giúp việc ở xã']
  await app.call('notice.create', { notice: { ...one, abstract } })
  const lines = async () => {
    const block = (await app.call('notice.preview', { id: one.id })).find(({ kind }) => kind === 'abstract')
    return block?.kind === 'abstract' ? block.set.flat() : []
  }
  const isWhole = (all: readonly string[]) => all.some((line) => line.includes('Hội đồng phát triển bền vững vùng cao'))
  const before = isWhole(await lines())
  await save(app, newRecord('body', 'hoi-dong', { name: organ, level: 'province' }))
  expect([before, isWhole(await lines())]).toEqual([false, true])
})

test('numbers are counted anew when the office gives its terms', async () => {
  const app = await openTestApp()
  const series = async () => app.store.db.selectFrom('issued_number').selectAll().orderBy('notice_id').execute()
  for (const [number, date] of [
    [7, '2026-04-05'],
    [9, '2026-09-05'],
  ] as const) {
    await app.call('notice.create', { notice: withLead('Sở Y tế', date, number) })
    await app.store.db
      .insertInto('issued_number')
      .values({ organ: 'x', symbol: 'y', term: '2025', number, repetition: 0, notice_id: `notice-${number}` })
      .execute()
  }
  await save(app, newRecord('term', 'moi', { name: '2026 - 2031' }, '2026-06-01'))
  expect((await series()).map(({ number, term }) => [number, term])).toEqual([
    [7, '2025'],
    [9, '*moi'],
  ])
})

test('a changed byte of a record is found', async () => {
  const app = await openTestApp()
  await save(app, newRecord('person', 'an', { name: 'Lê Văn An' }))
  await allowTampering(app.store, 'office_record')
  await sql`update office_record set content = replace(content, 'Lê Văn An', 'Lê Văn Ân') where id = 'an'`.execute(
    app.store.db,
  )
  const { sound, problems } = await app.as('admin')('store.verify', {})
  expect([sound, besidesTriggers(problems)]).toEqual([
    false,
    ['Dữ liệu cơ quan, phiên bản 2: không còn khớp mã kiểm tra.'],
  ])
})

test('a version whose hash was changed along with its record is found by the audit', async () => {
  const app = await openTestApp()
  await save(app, newRecord('person', 'an', { name: 'Lê Văn An' }))
  const forged = { version: 2, records: (await app.call('office.get', {})).records.filter(({ id }) => id !== 'an') }
  for (const table of ['office_record', 'office_version']) await allowTampering(app.store, table)
  await app.store.db.deleteFrom('office_record').where('id', '=', 'an').execute()
  await app.store.db
    .updateTable('office_version')
    .set({ hash: hashOffice(forged) })
    .where('version', '=', 2)
    .execute()
  expect(besidesTriggers((await app.as('admin')('store.verify', {})).problems)).toEqual([
    'Bảng "các phiên bản dữ liệu cơ quan", dòng 2: đã bị sửa ngoài chương trình sau dòng nhật ký 1.',
    'Dữ liệu cơ quan, phiên bản 2: không còn khớp mã kiểm tra.',
  ])
})

describe('a table of every kind', () => {
  test('comes back from its workbook without a change', async () => {
    const app = await openTestApp()
    const person = newRecord('person', 'an', { name: 'Lê Văn An', rank: 'Đại tá' })
    const post = newRecord(
      'post',
      'gd',
      { title: 'Giám đốc', body: 'so-y-te', holder: 'an', authority: 'KT' },
      '2026-01-01',
    )
    await save(
      app,
      person,
      changeFrom(post, '2026-07-01', { ...values(post), holder: '' }),
      newRecord(
        'delegation',
        'guq',
        { name: 'Giấy ủy quyền số 3', giver: 'gd', receiver: 'gd', authority: 'TL' },
        '2026-01-01',
      ),
      newRecord('absence', 'nghi', { reason: 'Nghỉ phép', person: 'an' }, '2026-07-01'),
      newRecord('membership', 'mot', { role: 'Trưởng Ban', order: 1, person: 'an', post: 'gd' }),
      newRecord('term', 'khoa', { name: '2025 - 2030' }, '2025-10-01'),
      newRecord('meeting', 'ba', {
        kind: 'Phiên họp',
        ordinal: 'thứ ba',
        date: '2026-03-05',
        reporters: ['Sở A', 'Sở B'],
      }),
      newRecord('series', 'chung', { name: 'Chung', organ: 'Ban Chỉ đạo', symbols: ['TB/BCĐ'], first: 3 }),
      newRecord('profile', 'office', { name: 'Văn phòng Tỉnh ủy', signers: ['gd'] }),
      newRecord('retention', 'hop', { title: 'Phiên họp', years: 20, permanent: false, basis: 'Bảng của cơ quan' }),
      newRecord('document', 'nq', { number: '57-NQ/TW', date: '2024-12-22', title: 'về đột phá' }),
    )
    for (const kind of officeKindNames) {
      await app.as('deputy')('office.exportTable', { kind })
      const file = app.saved.at(-1)!
      const preview = await app.as('deputy')('office.readTable', {
        fileName: file.fileName,
        base64: Buffer.from(file.bytes).toString('base64'),
      })
      expect({ kind, changes: preview.changes, faults: preview.faults, absent: preview.absent }).toEqual({
        kind,
        changes: [],
        faults: [],
        absent: [],
      })
      expect(preview.unchanged).toBeGreaterThan(0)
    }
  })
})

describe('the record of a meeting', () => {
  test('is kept by those who draft, and nothing else of the office is', async () => {
    const { as, call } = await openTestApp()
    const { version: readIn } = await call('office.get', {})
    const record = newRecord('meeting', 'phien-ba', { kind: 'Phiên họp', ordinal: 'thứ ba', date: '2026-05-04' })
    await as('clerk')('office.saveMeeting', { readIn, record })
    expect((await call('office.get', {})).records).toContainEqual(record)
    const other = newRecord('person', 'an', { name: 'Trần Văn An' })
    expect((await refusalOf(as('clerk')('office.saveMeeting', { readIn, record: other }))).code).toBe('input.invalid')
    expect((await refusalOf(as('registrar')('office.saveMeeting', { readIn, record }))).code).toBe('call.forbidden')
  })
})

test('which drafts hold a text block is told, not those that were issued or deleted', async () => {
  const app = await openTestApp()
  const from = (block: string) => ({ fromBlock: { block, line: 0, text: 'Thông báo để biết.' } })
  const ending = (block: string, id: string) => ({
    id,
    role: 'announcement' as const,
    content: [{ kind: 'text' as const, text: 'Thông báo để biết.' }],
    ...from(block),
  })
  const draft = (id: string, ...blocks: string[]) => ({
    ...notice({ id }),
    closing: blocks.map((block, at) => ending(block, `${id}-${at}`)),
  })
  for (const each of [draft('twice', 'ket', 'ket'), draft('other', 'ket-khac'), draft('gone', 'ket')])
    await app.call('notice.create', { notice: each })
  await app.call('notice.deleteDraft', { id: 'gone', version: 1 })
  expect((await app.call('office.blockUses', { id: 'ket' })).map(({ id, places }) => [id, places])).toEqual([
    ['twice', 2],
  ])
  await app.store.db.updateTable('notice').set({ state: 'submitted' }).where('id', '=', 'twice').execute()
  expect(await app.call('office.blockUses', { id: 'ket' })).toEqual([])
})

describe('a list of recipients', () => {
  test('is saved and replaced by those who draft, in the audit as a change of the office', async () => {
    const { as, call } = await openTestApp()
    const lines = [
      { name: 'Thường trực Tỉnh ủy', role: 'báo cáo' },
      { name: 'Các sở, ban, ngành', role: '' },
    ]
    const { version: readIn } = await call('office.get', {})
    const { version } = await as('clerk')('office.saveRecipients', { readIn, list: 'Họp tháng', lines })
    const listed = async () =>
      (await call('office.get', {})).records
        .filter(({ kind, states }) => kind === 'recipient' && states[0]?.values['list'] === 'Họp tháng')
        .map(({ states }) => [states[0]?.values['order'], states[0]?.values['name']])
    expect(await listed()).toEqual([
      [1, 'Thường trực Tỉnh ủy'],
      [2, 'Các sở, ban, ngành'],
    ])
    await as('clerk')('office.saveRecipients', { readIn: version, list: 'họp tháng', lines: lines.slice(0, 1) })
    expect(await listed()).toEqual([[1, 'Thường trực Tỉnh ủy']])
    const again = { readIn: version, list: 'họp tháng', lines }
    expect((await refusalOf(as('clerk')('office.saveRecipients', again))).code).toBe('office.changedMeanwhile')
    expect((await refusalOf(as('archivist')('office.saveRecipients', again))).code).toBe('call.forbidden')
  })
})
