/** Obligations are written once, when a notice is issued, and nothing that comes later changes them. */
import { sql } from 'kysely'
import { afterEach, describe, expect, test, vi } from 'vitest'
import packageFacts from '../../package.json' with { type: 'json' }
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type * as DeadlineValues from '../../src/domain/deadline/deadline-value.ts'
import { addDays } from '../../src/domain/deadline/dates.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import type { DirectiveDecision } from '../../src/domain/office/records.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds, item, rowsOf } from '../helpers/build.ts'
import { allowTampering, besidesTriggers } from '../helpers/database.ts'
import { withoutTurns } from '../helpers/without-turns.ts'

/** A release that reads every deadline so many days later than this one. */
const release = vi.hoisted(() => ({ daysLater: 0 }))
vi.mock('../../src/domain/deadline/deadline-value.ts', async (importOriginal) => {
  const original = await importOriginal<typeof DeadlineValues>()
  const lastDay: typeof original.lastDay = (...input) => {
    const day = original.lastDay(...input)
    return day === null ? null : addDays(day, release.daysLater)
  }
  return { ...original, lastDay }
})
afterEach(() => {
  release.daysLater = 0
})

const ids = countIds('sound')
const directives = [
  'Giao Sở Tài chính chủ trì, phối hợp với Công an tỉnh rà soát trụ sở dôi dư của các xã. Hoàn thành trước ngày 30/6/2026.',
  'Giao Sở Nội vụ tổng hợp biên chế của các trường học trước ngày 15/7/2026.',
  'Giao Sở Y tế nắm tình hình dịch bệnh.',
]

/** A sound notice whose body gives three things to do. */
function withDirectives(): Notice {
  const sound = soundNotice()
  return {
    ...sound,
    id: ids(),
    items: [...sound.items, ...directives.map((text) => item('-', text))],
  }
}

async function mark(app: TestApp, one: Notice, decisions: readonly (DirectiveDecision | null)[]): Promise<void> {
  const { directives: listed } = await app.call('directive.list', { id: one.id })
  for (const [at, decision] of decisions.entries()) {
    const directive = listed.find(({ text }) => text === directives[at])!
    const row = decision === 'linked' ? rowsOf(one)[0]!.id : null
    const { digest, spot } = directive
    if (decision !== null)
      await app.call('directive.mark', {
        id: one.id,
        version: 1,
        decisions: [{ part: spot.part, digest, decision, row }],
      })
  }
}

async function submit({ call }: TestApp, one: Notice): Promise<void> {
  for (const { key, severity } of (await call('notice.check', { id: one.id })).findings)
    if (severity === 'error') await call('notice.waive', { id: one.id, key, reason: 'Đã đối chiếu với bản gốc.' })
  await call('notice.submit', { id: one.id, version: 1 })
}

/** Issued, with the first directive as a task of its own, the second carried out by a row, the third nobody's. */
async function issued(): Promise<TestApp & { readonly one: Notice }> {
  const app = await openTestApp()
  const one = withDirectives()
  await app.call('notice.create', { notice: one })
  await mark(app, one, ['task', 'linked', 'none'])
  await submit(app, one)
  await app.as('admin')('notice.issue', { id: one.id, version: 1 })
  return { ...app, one }
}

const verify = ({ as }: TestApp) => as('archivist')('store.verify', {})

describe('an issue', () => {
  test('makes obligations of the rows and of the directives that are tasks, with where they come from', async () => {
    const app = await issued()
    const { one, call } = app
    const made = await call('obligation.list', { notice: one.id })
    expect(made.map(({ source, text }) => [source, text])).toEqual([
      ['directive', directives[0]],
      ...rowsOf(one).map(({ cells }) => ['row', Object.values(cells).find((text) => text !== '')]),
    ])
    const { contentHash } = await call('notice.get', { id: one.id })
    for (const [position, obligation] of made.entries())
      expect(obligation).toMatchObject({
        noticeId: one.id,
        version: 1,
        contentHash,
        position,
        release: packageFacts.version,
        office: 1,
      })
    expect(made[0]).toMatchObject({
      part: one.items.at(-3)?.id,
      span: [0, directives[0]?.length],
      limit: { deadline: 'Hoàn thành trước ngày 30/6/2026', until: '2026-06-29', recurrence: null },
      originalUntil: '2026-06-29',
      bodies: [
        { role: 'lead', name: 'Sở Tài chính', subUnit: '', bodyId: 'so-tai-chinh' },
        { role: 'coordinating', name: 'Công an tỉnh', subUnit: '', bodyId: 'cong-an-tinh' },
      ],
    })
    expect(await call('obligation.get', { id: made[0]!.id })).toEqual(made[0])
    const [row] = await app.as('archivist')('audit.list', {})
    expect(row).toMatchObject({
      call: 'notice.issue',
      details: {
        issue: { obligations: { count: made.length, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string } },
      },
    })
    expect((await verify(app)).problems).toEqual([])
  })

  test('makes none before, and none of a directive that nobody decided of', async () => {
    const app = await openTestApp()
    const one = withDirectives()
    await app.call('notice.create', { notice: one })
    await submit(app, one)
    expect(await app.call('obligation.list', {})).toEqual([])
    await app.as('admin')('notice.issue', { id: one.id, version: 1 })
    expect((await app.call('obligation.list', {})).map(({ source }) => source)).toEqual(rowsOf(one).map(() => 'row'))
  })

  test('goes by the decisions of its moment, not by those it was prepared with', async () => {
    const app = await openTestApp()
    const { call, store } = app
    const one = withDirectives()
    await call('notice.create', { notice: one })
    await mark(app, one, ['task'])
    await submit(app, one)
    withoutTurns(store)
    const begin = store.db.transaction.bind(store.db)
    vi.spyOn(store.db, 'transaction').mockImplementationOnce(() => {
      const builder = begin()
      const execute = builder.execute.bind(builder)
      builder.execute = async (action) => {
        await call('notice.takeBack', { id: one.id, version: 1 })
        await mark(app, one, ['none', 'task'])
        await submit(app, one)
        return execute(action)
      }
      return builder
    })
    await app.as('admin')('notice.issue', { id: one.id, version: 1 })
    const made = await call('obligation.list', { notice: one.id })
    expect(made.filter(({ source }) => source === 'directive').map(({ text }) => text)).toEqual([directives[1]])
    expect((await verify(app)).problems).toEqual([])
  })

  test('that is refused makes none', async () => {
    const app = await issued()
    const second = { ...withDirectives(), id: 'second' }
    await app.call('notice.create', { notice: second })
    await mark(app, second, ['task'])
    await submit(app, second)
    await expect(app.as('admin')('notice.issue', { id: second.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'notice.numberTaken' },
    })
    expect(await app.call('obligation.list', { notice: second.id })).toEqual([])
  })
})

describe('the list', () => {
  test('goes page by page over all notices', async () => {
    const { call, one } = await issued()
    const all = await call('obligation.list', {})
    const pages = [
      ...(await call('obligation.list', { limit: 1 })),
      ...(await call('obligation.list', { limit: 1000, offset: 1 })),
    ]
    expect(pages).toEqual(all)
    expect(all.length).toBe(rowsOf(one).length + 1)
    await expect(call('obligation.list', { limit: 1001 })).rejects.toMatchObject({ error: { code: 'input.invalid' } })
  })

  test('refuses an id that is none', async () => {
    const { call } = await openTestApp()
    await expect(call('obligation.get', { id: 'nobody' })).rejects.toMatchObject({
      error: { code: 'obligation.notFound' },
    })
  })
})

describe('a later release that reads otherwise', () => {
  test('changes no obligation, and the store is as sound as before', async () => {
    const app = await issued()
    const before = await app.call('obligation.list', {})
    release.daysLater = 30
    // What is read anew differs, or this test would prove nothing.
    const [directive] = (await app.call('directive.list', { id: app.one.id })).directives
    expect(directive?.limit.until).not.toBe(before[0]?.limit.until)
    expect(await app.call('obligation.list', {})).toEqual(before)
    expect((await verify(app)).problems).toEqual([])
  })

  test('raises no alarm about a draft, whose task table is made anew when it is issued', async () => {
    const app = await openTestApp()
    const one = withDirectives()
    await app.call('notice.create', { notice: one })
    await submit(app, one)
    release.daysLater = 30
    expect((await verify(app)).problems).toEqual([])
    await app.as('admin')('notice.issue', { id: one.id, version: 1 })
    expect((await verify(app)).problems).toEqual([])
    release.daysLater = 0
    expect((await verify(app)).problems).toEqual([])
  })
})

describe('what was written', () => {
  test('cannot be changed or removed', async () => {
    const { store } = await issued()
    for (const statement of [
      `update obligation set due_on = '2030-01-01'`,
      'delete from obligation',
      `update obligation_body set name = 'Sở Y tế'`,
      'delete from obligation_body',
    ])
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow('append-only')
  })

  test.each([
    ['a day', `update obligation set due_on = '2026-06-30' where position = 0`, /ở gạch đầu dòng thứ 1 .* bị thay đổi/],
    [
      'one letter',
      `update obligation set words = words || '.' where position = 0`,
      /ở gạch đầu dòng thứ 1 .* bị thay đổi/,
    ],
    ['a date among several', `update obligation set parts = '[]' where position = 1`, /STT 1 .* bị thay đổi/],
    ['a body', `update obligation_body set body_id = 'so-y-te' where body_id = 'cong-an-tinh'`, /bị thay đổi/],
    ['a body that is gone', `delete from obligation_body where role = 'lead'`, /bị thay đổi/],
    ['its own hash', `update obligation set hash = 'x' where position = 0`, /bị thay đổi/],
    ['a planned day in the task table', `update task set planned_until = '2030-01-01'`, /bảng nhiệm vụ/],
  ])('is named by verify-store when somebody changes %s all the same', async (_, statement, problem) => {
    const app = await issued()
    for (const table of ['obligation', 'obligation_body', 'task']) await allowTampering(app.store, table)
    await sql.raw(statement).execute(app.store.db)
    const { sound, problems } = await verify(app)
    expect(sound).toBe(false)
    expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]))
    expect(besidesTriggers(problems).every((text) => text.includes(app.one.id))).toBe(true)
  })

  test('is missed by verify-store when it is gone, or never was issued', async () => {
    const app = await issued()
    await allowTampering(app.store, 'obligation')
    await allowTampering(app.store, 'obligation_body')
    await sql.raw('delete from obligation_body').execute(app.store.db)
    await sql.raw('delete from obligation where position > 0').execute(app.store.db)
    expect(besidesTriggers((await verify(app)).problems)).toEqual([expect.stringMatching(/còn 1, khi ban hành là/)])
    const draft = withDirectives()
    await app.call('notice.create', { notice: draft })
    await sql.raw(`update obligation set notice_id = '${draft.id}'`).execute(app.store.db)
    expect((await verify(app)).problems).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`${draft.id}.*nhật ký không ghi lần ban hành`))]),
    )
  })
})
