import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import { countRows, openTestApp } from '../helpers/app.ts'
import { allowTampering, besidesTriggers, breakInserts } from '../helpers/database.ts'
import { rememberBlock } from '../../src/domain/notice/from-block.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { appendix, item, notice, row, section } from '../helpers/build.ts'

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof CallFailed ? error.error.code : `no refusal: ${String(error)}`
}

const withTasks = () =>
  notice({
    appendices: [
      appendix(
        section(
          'Thể chế',
          row({ lead: 'Sở KH&CN; Sở Tài chính', plannedTime: 'Quý III' }),
          row({ lead: 'Sở Y tế', plannedTime: '15/9/2026', assigned: '' }),
        ),
        section('Hạ tầng', row({ lead: 'Công an tỉnh' })),
      ),
    ],
  })

test('a draft is listed with the places of text blocks that the office has changed since', async () => {
  const { call, as } = await openTestApp()
  const old = 'Phối hợp với các thành viên.'
  const put = async (text: string) => {
    const { version: readIn } = await call('office.get', {})
    const record = newRecord('textBlock', 'chung', { name: 'Nhiệm vụ chung', use: 'duty', text })
    await as('chief')('office.save', { readIn, changes: [{ key: { kind: 'textBlock', id: 'chung' }, record }] })
  }
  await put(old)
  const [origin] = rememberBlock('chung', old)
  const withBlock = notice({ items: [{ ...item('1.', old), fromBlock: origin ?? undefined }] })
  const issued = { ...withBlock, id: 'khac', items: [item('1.', old)] }
  await call('notice.create', { notice: withBlock })
  await call('notice.create', { notice: issued })
  expect(await call('notice.changedBlocks', {})).toEqual([])
  await put('Phối hợp với các thành viên Ban Chỉ đạo.')
  expect(await call('notice.changedBlocks', {})).toEqual([{ id: withBlock.id, places: 1 }])
  await call('notice.deleteDraft', { id: withBlock.id, version: 1 })
  expect(await call('notice.changedBlocks', {})).toEqual([])
})

describe('a draft', () => {
  test('is created, listed, read, saved and read again', async () => {
    const { call } = await openTestApp()
    const first = withTasks()
    expect(await call('notice.create', { notice: first })).toEqual({ id: first.id, version: 1 })
    const second = { ...first, items: [item('1.', 'Nội dung đã sửa.')] }
    expect(await call('notice.save', { id: first.id, version: 1, notice: second })).toEqual({
      id: first.id,
      version: 2,
    })
    const view = await call('notice.get', { id: first.id })
    expect(view).toMatchObject({ version: 2, state: 'draft', deleted: false, originals: [], notice: second })
    expect(await call('notice.list', {})).toMatchObject([
      { id: first.id, number: 7, symbol: 'TB/CQTT', issuedOn: '2026-04-05', version: 2, taskCount: 3 },
    ])
  })

  test('is found without accents and by its number', async () => {
    const { call } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    for (const query of ['phien hop thu hai', 'Phiên họp', '07-tb', 'BI THU TINH UY', '7-TB/CQTT']) {
      expect((await call('notice.list', { query })).map(({ id }) => id)).toEqual([one.id])
    }
    expect(await call('notice.list', { query: 'hội nghị' })).toEqual([])
  })

  test('saved over by someone else is not overwritten', async () => {
    const { call, store } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    await call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['của người khác'] } })
    const before = await countRows(store)
    expect(
      await codeOf(call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['của tôi'] } })),
    ).toBe('notice.changedMeanwhile')
    expect((await call('notice.get', { id: one.id })).notice.abstract).toEqual(['của người khác'])
    expect(await countRows(store)).toEqual(before)
  })

  test('keeps every version', async () => {
    const { call, store } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    await call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['bản hai'] } })
    const versions = await store.db
      .selectFrom('notice_version')
      .select(['version', 'content'])
      .orderBy('version')
      .execute()
    expect(versions.map(({ version, content }) => [version, (JSON.parse(content) as typeof one).abstract])).toEqual([
      [1, one.abstract],
      [2, ['bản hai']],
    ])
  })

  test('deleted leaves the list and can be brought back', async () => {
    const { call } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    await call('notice.deleteDraft', { id: one.id, version: 1 })
    expect(await call('notice.list', {})).toEqual([])
    expect(await codeOf(call('notice.save', { id: one.id, version: 1, notice: one }))).toBe('notice.deleted')
    expect(await codeOf(call('notice.exportText', { id: one.id }))).toBe('notice.deleted')
    await call('notice.restoreDraft', { id: one.id, version: 1 })
    expect(await call('notice.list', {})).toHaveLength(1)
  })

  test('is not created twice', async () => {
    const { call, store } = await openTestApp()
    const one = withTasks()
    await call('notice.create', { notice: one })
    const before = await countRows(store)
    expect(await codeOf(call('notice.create', { notice: one }))).toBe('notice.exists')
    expect(await countRows(store)).toEqual(before)
  })

  test('that is issued cannot be saved or deleted', async () => {
    const { call, store } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    await store.db.updateTable('notice').set({ state: 'issued' }).execute()
    expect(await codeOf(call('notice.deleteDraft', { id: one.id, version: 1 }))).toBe('notice.otherStep')
    expect(await codeOf(call('notice.save', { id: one.id, version: 1, notice: one }))).toBe('notice.otherStep')
  })
})

describe('tasks', () => {
  test('are derived with each save, bodies and days in them', async () => {
    const { call, store } = await openTestApp()
    const one = withTasks()
    await call('notice.create', { notice: one })
    const leads = await store.db
      .selectFrom('task_body')
      .select(['name', 'body_id'])
      .where('role', '=', 'lead')
      .orderBy('name')
      .execute()
    expect(leads.map(({ name }) => name)).toEqual(['Công an tỉnh', 'Sở KH&CN', 'Sở Tài chính', 'Sở Y tế'])
    expect(leads.every(({ body_id: body }) => body !== null)).toBe(true)
    const tasks = await store.db
      .selectFrom('task')
      .select(['ordinal', 'section_label', 'planned_until', 'assigned_until'])
      .orderBy('position')
      .execute()
    expect(tasks).toEqual([
      { ordinal: '1', section_label: 'I', planned_until: '2026-09-30', assigned_until: '2026-06-29' },
      { ordinal: '2', section_label: 'I', planned_until: '2026-09-15', assigned_until: null },
      { ordinal: '3', section_label: 'II', planned_until: '2026-09-30', assigned_until: '2026-06-29' },
    ])
    await call('notice.save', { id: one.id, version: 1, notice: { ...one, appendices: [] } })
    expect(await countRows(store)).toMatchObject({ task: 0, task_body: 0 })
  })
})

describe('the door refuses', () => {
  test.each([
    ['an unknown call', 'notice.explode', {}, 'call.unknown'],
    ['a name every object has', 'toString', {}, 'call.unknown'],
    ['a wrong input', 'notice.get', { id: 5 }, 'input.invalid'],
    ['an unknown notice', 'notice.get', { id: 'nowhere' }, 'notice.notFound'],
    ['a role that may not', 'store.verify', {}, 'call.forbidden'],
  ])('%s', async (_, name, input, code) => {
    const { app, store } = await openTestApp()
    const before = await countRows(store)
    expect(await app.call(name, input, { name: 'lan', role: 'clerk' })).toMatchObject({ ok: false, error: { code } })
    expect(await countRows(store)).toEqual(before)
  })

  test('a notice with characters no file can hold, and stores nothing', async () => {
    const { app, store } = await openTestApp()
    const bad = notice({ abstract: ['kết luận \uFFFE'] })
    const reply = await app.call('notice.create', { notice: bad }, { name: 'lan', role: 'clerk' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'notice.invalid' } })
    expect(Object.values(await countRows(store)).every((count) => count === 0)).toBe(true)
  })

  test('a notice that uses an id twice, in the words of the user', async () => {
    const { app } = await openTestApp()
    const twice = { id: 'căn-cứ', text: 'Căn cứ Quy định số 1-QĐ/TW' }
    const reply = await app.call(
      'notice.create',
      { notice: notice({ bases: [twice, twice] }) },
      { name: 'lan', role: 'clerk' },
    )
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'notice.invalid', message: expect.stringContaining('dùng hai lần') as string },
    })
  })

  test('a defect is told with an id, logged, and leaves nothing half-stored', async () => {
    const { app, store, defects } = await openTestApp()
    await breakInserts(store, 'task')
    const reply = await app.call('notice.create', { notice: withTasks() }, { name: 'lan', role: 'clerk' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'defect' } })
    expect(defects).toHaveLength(1)
    expect(Object.values(await countRows(store)).every((count) => count === 0)).toBe(true)
  })
})

describe('the audit', () => {
  test('has one row for each write, chained, and cannot be changed', async () => {
    const { call, as, store } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    await call('notice.save', { id: one.id, version: 1, notice: one })
    await call('notice.exportText', { id: one.id })
    const rows = await as('archivist')('audit.list', {})
    expect(rows.map((entry) => [entry.sequence, entry.call, entry.actor, entry.subject])).toEqual([
      [3, 'notice.exportText', 'clerk', one.id],
      [2, 'notice.save', 'clerk', one.id],
      [1, 'notice.create', 'clerk', one.id],
    ])
    for (const table of ['audit', 'notice_version'] as const) {
      await expect(store.db.deleteFrom(table).execute()).rejects.toThrow('append-only')
      const column = table === 'audit' ? 'at' : 'saved_at'
      await expect(sql.raw(`update ${table} set ${column} = ''`).execute(store.db)).rejects.toThrow('append-only')
    }
  })

  test('tells when a row was changed behind its back', async () => {
    const { call, as, store } = await openTestApp()
    await call('notice.create', { notice: notice() })
    await call('notice.create', { notice: notice() })
    expect(await as('archivist')('store.verify', {})).toMatchObject({
      sound: true,
      notices: 2,
      auditRows: 2,
      problems: [],
      remarks: [],
    })
    await allowTampering(store, 'audit')
    await sql`update audit set actor = 'someone else' where sequence = 1`.execute(store.db)
    const report = await as('archivist')('store.verify', {})
    expect(report.sound).toBe(false)
    expect(besidesTriggers(report.problems)).toEqual(['Nhật ký bị thay đổi từ dòng 1.'])
  })

  test.each([
    ['the text of a notice', `update notice set content = replace(content, 'Hà Lâm', 'Hà Nội')`],
    ['an old version', `update notice_version set content = replace(content, 'Hà Lâm', 'Hà Nội') where version = 1`],
    ['all versions', `delete from notice_version`],
    ['the last audit row', `delete from audit where sequence = 2`],
    ['an original', `update original set sha256 = ''`],
    ['a derived task', `update task set name = 'khác'`],
  ])('and so does a change of %s', async (_, statement) => {
    const { call, as, store } = await openTestApp()
    const one = withTasks()
    await call('notice.create', { notice: one, original: { fileName: 'a.txt', base64: 'YQ==' } })
    await call('notice.save', { id: one.id, version: 1, notice: one })
    expect((await as('archivist')('store.verify', {})).sound).toBe(true)
    for (const table of ['audit', 'notice_version', 'original']) await allowTampering(store, table)
    await sql.raw(statement).execute(store.db)
    expect((await as('archivist')('store.verify', {})).problems).not.toEqual([])
  })
})

describe('two writers', () => {
  test('of the same version in one program: exactly one of ten wins', async () => {
    const { call } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    const saves = Array.from({ length: 10 }, (_, index) =>
      call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: [`lần ${index}`] } }),
    )
    const codes = await Promise.all(saves.map(codeOf))
    expect(codes.filter((code) => code.startsWith('no refusal'))).toHaveLength(1)
    expect(codes.filter((code) => code === 'notice.changedMeanwhile')).toHaveLength(9)
  })
})
