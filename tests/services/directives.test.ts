/** What a person decides of the directives of a draft: bound to the words, recorded, and never made silently. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { InputOf } from '../../src/contract/contract.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { digestOfWords } from '../../src/domain/tasks/by-hand.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { enumeration, item, row, rowsOf } from '../helpers/build.ts'

const security =
  'Giao Công an tỉnh chủ trì xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà. Hoàn thành trước ngày 30/6/2026.'
const budget = 'Giao Sở Tài chính:'

function draft(head = budget, first = 'Rà soát trụ sở dôi dư của các xã.'): Notice {
  const sound = soundNotice()
  const { appendices } = sound
  const added = row({
    id: 'row-security',
    name: 'Xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà',
    lead: 'Công an tỉnh',
  })
  return {
    ...sound,
    items: [
      { ...item('-', security), id: 'security' },
      { ...item('-', [head, enumeration('digits', first, 'Báo cáo kết quả.')]), id: 'budget' },
    ],
    appendices: appendices.map((one) =>
      one.kind === 'tasks'
        ? { ...one, sections: one.sections.map((section) => ({ ...section, rows: [...section.rows, added] })) }
        : one,
    ),
  }
}

async function opened(): Promise<TestApp & { readonly one: Notice }> {
  const app = await openTestApp()
  app.app.decidesFirst = false
  const one = draft()
  await app.call('notice.create', { notice: one })
  return { ...app, one }
}

const list = ({ call, one }: Awaited<ReturnType<typeof opened>>) => call('directive.list', { id: one.id })

/** What `directive.mark` needs to name the directive of this place. */
async function refOf(app: Awaited<ReturnType<typeof opened>>, at: number, version = 1) {
  const { spot, digest } = (await list(app)).directives[at]!
  return { id: app.one.id, version, part: spot.part, digest }
}

type Ref = Awaited<ReturnType<typeof refOf>>
type Decided = Pick<InputOf<'directive.mark'>['decisions'][number], 'decision' | 'row' | 'words'>

const decide = ({ call }: Pick<TestApp, 'call'>, { id, version, part, digest }: Ref, decided: Decided) =>
  call('directive.mark', {
    id,
    version,
    decisions: [{ part, digest, decision: decided.decision, row: decided.row ?? null, words: decided.words }],
  })

describe('the list', () => {
  test('shows each directive with its words, those charged, its day, and the row that speaks of it', async () => {
    const app = await opened()
    const { directives, open, expired } = await list(app)
    expect({ open, expired }).toEqual({ open: 3, expired: [] })
    expect(directives.map(({ label, opening, text, mark }) => [label, opening, text, mark])).toEqual([
      ['', '', security, null],
      ['(1)', budget, 'Rà soát trụ sở dôi dư của các xã.', null],
      ['(2)', budget, 'Báo cáo kết quả.', null],
    ])
    expect(directives[0]).toMatchObject({
      spot: { part: 'security', field: 'text', span: [0, security.length] },
      place: { component: 'items' },
      bodies: [{ role: 'lead', name: 'Công an tỉnh', bodyId: 'cong-an-tinh' }],
      limit: { until: '2026-06-29' },
      row: { id: 'row-security', sure: true },
    })
    expect(directives[2]?.row).toBeNull()
  })
})

describe('a mark', () => {
  test('is kept with who made it and when, recorded, and can be taken back', async () => {
    const app = await opened()
    const ref = await refOf(app, 0)
    const [mark] = await decide(app, ref, { decision: 'linked', row: 'row-security' })
    expect(mark).toMatchObject({ decision: 'linked', row: 'row-security', words: security, markedBy: 'clerk' })
    const { directives, open } = await list(app)
    expect([open, directives[0]?.mark]).toEqual([2, mark])
    await decide(app, ref, { decision: 'none' })
    expect((await list(app)).directives[0]?.mark).toMatchObject({ decision: 'none', row: null })
    await app.call('directive.unmark', ref)
    expect((await list(app)).open).toBe(3)
    const audit = await app.as('archivist')('audit.list', { subject: app.one.id })
    expect(
      audit.slice(0, 3).map(({ call, details }) => [call, details['decisions'] ?? details['before']]),
    ).toMatchObject([
      ['directive.unmark', 'none'],
      ['directive.mark', [{ decision: 'none', before: { decision: 'linked', row: 'row-security' } }]],
      ['directive.mark', [{ decision: 'linked', row: 'row-security' }]],
    ])
  })

  test.each([
    ['its own words', draft(budget, 'Rà soát trụ sở dôi dư của các xã, phường.')],
    ['the words that give it', draft('Giao Sở Nội vụ:')],
  ])('expires when %s change, holds again with the old ones, and may be taken away', async (_, changed) => {
    const app = await opened()
    const ref = await refOf(app, 1)
    await decide(app, ref, { decision: 'task' })
    await app.call('notice.save', { id: app.one.id, version: 1, notice: { ...changed, id: app.one.id } })
    const { directives, expired } = await list(app)
    expect(directives[1]?.mark).toBeNull()
    expect(expired).toMatchObject([
      { part: 'budget', decision: 'task', words: `${budget} Rà soát trụ sở dôi dư của các xã.` },
    ])
    await app.call('notice.save', { id: app.one.id, version: 2, notice: app.one })
    expect((await list(app)).directives[1]?.mark).toMatchObject({ decision: 'task' })
    await app.call('notice.save', { id: app.one.id, version: 3, notice: { ...changed, id: app.one.id } })
    await app.call('directive.unmark', { ...ref, version: 4 })
    expect((await list(app)).expired).toEqual([])
  })

  test('holds when other words of the paragraph change', async () => {
    const app = await opened()
    await decide(app, await refOf(app, 2), { decision: 'none' })
    const changed = draft(budget, 'Rà soát, sắp xếp trụ sở dôi dư của các xã.')
    await app.call('notice.save', { id: app.one.id, version: 1, notice: { ...changed, id: app.one.id } })
    expect((await list(app)).directives.map(({ mark }) => mark?.decision)).toEqual([undefined, undefined, 'none'])
  })

  test('that links to a row expires with the row', async () => {
    const app = await opened()
    await decide(app, await refOf(app, 0), { decision: 'linked', row: 'row-security' })
    const without = { ...app.one, appendices: soundNotice().appendices }
    await app.call('notice.save', { id: app.one.id, version: 1, notice: without })
    expect(await list(app)).toMatchObject({ open: 3, expired: [{ row: 'row-security' }] })
  })
})

describe('words that the reader missed', () => {
  const words = 'Báo cáo kết quả'

  test('are pointed at, kept with the decision, and expire with the words', async () => {
    const app = await opened()
    const ref = { id: app.one.id, version: 1, part: 'budget', digest: digestOfWords(words) }
    await decide(app, ref, { decision: 'task', words })
    const { directives } = await list(app)
    expect(directives.map(({ text, byHand }) => [text, byHand])).toContainEqual([words, true])
    expect(directives.find(({ byHand }) => byHand)).toMatchObject({
      mark: { decision: 'task', byHand: true, markedBy: 'clerk' },
      bodies: [{ role: 'lead', name: 'Sở Tài chính' }],
    })
    const changed = draft('Giao Sở Nội vụ:', 'Kiểm kê.')
    const items = changed.items.map((one) =>
      one.id === 'budget' ? { ...item('-', 'Giao Sở Nội vụ kiểm kê.'), id: 'budget' } : one,
    )
    await app.call('notice.save', { id: app.one.id, version: 1, notice: { ...changed, id: app.one.id, items } })
    expect(await list(app)).toMatchObject({ expired: [{ words, byHand: true }] })
  })
})

describe('submission', () => {
  async function withoutErrors(app: Awaited<ReturnType<typeof opened>>): Promise<void> {
    for (const { key, severity } of (await app.call('notice.check', { id: app.one.id })).findings)
      if (severity === 'error') await app.call('notice.waive', { id: app.one.id, key, reason: 'Đã đối chiếu.' })
  }

  test('waits until each directive was decided of, and says where the first one is', async () => {
    const app = await opened()
    await withoutErrors(app)
    await decide(app, await refOf(app, 0), { decision: 'linked', row: 'row-security' })
    await decide(app, await refOf(app, 1), { decision: 'none' })
    await expect(app.call('notice.submit', { id: app.one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'gate.openDirectives', details: { found: '1', place: { component: 'items' } } },
    })
    expect((await app.call('notice.get', { id: app.one.id })).state).toBe('draft')
    await decide(app, await refOf(app, 2), { decision: 'task' })
    await app.call('notice.submit', { id: app.one.id, version: 1 })
    expect((await app.call('notice.get', { id: app.one.id })).state).toBe('submitted')
  })

  test('does not wait where the office does without', async () => {
    const app = await opened()
    await withoutErrors(app)
    const { version } = await app.call('office.get', {})
    const profile = newRecord('profile', 'office', { name: 'Văn phòng Tỉnh ủy', directives: 'optional' })
    const changes = [{ key: { kind: 'profile', id: 'office' } as const, record: profile }]
    await app.as('chief')('office.save', { readIn: version, changes })
    await app.call('notice.submit', { id: app.one.id, version: 1 })
    expect((await list(app)).open).toBe(3)
  })
})

describe('a decision is refused', () => {
  test.each([
    ['of words that are not there', { digest: '0123456789abcdef' }, 'directive.notFound'],
    ['of another place', { part: 'budget' }, 'directive.notFound'],
    ['of another version', { version: 2 }, 'notice.changedMeanwhile'],
    ['that links to no row', { decision: 'linked' }, 'directive.noRow'],
    ['that links to a row of another notice', { decision: 'linked', row: 'row-elsewhere' }, 'directive.noRow'],
    ['that names a row and does not link', { decision: 'task', row: 'row-security' }, 'input.invalid'],
    ['that is none of the three', { decision: 'maybe' }, 'input.invalid'],
  ])('%s', async (_, change, code) => {
    const app = await opened()
    const ref = { ...(await refOf(app, 0)), ...change }
    await expect(decide(app, ref, { decision: 'none', ...change } as Decided)).rejects.toMatchObject({
      error: { code },
    })
    expect((await list(app)).open).toBe(3)
  })

  test('of a notice that was submitted, and by who does not draft', async () => {
    const app = await opened()
    const ref = await refOf(app, 0)
    await expect(decide({ call: app.as('archivist') }, ref, { decision: 'none' })).rejects.toMatchObject({
      error: { code: 'call.forbidden' },
    })
    await decide(app, ref, { decision: 'none' })
    for (const { key, severity } of (await app.call('notice.check', { id: app.one.id })).findings)
      if (severity === 'error') await app.call('notice.waive', { id: app.one.id, key, reason: 'Đã đối chiếu.' })
    for (const at of [1, 2]) await decide(app, await refOf(app, at), { decision: 'none' })
    await app.call('notice.submit', { id: app.one.id, version: 1 })
    for (const attempt of [decide(app, ref, { decision: 'task' }), app.call('directive.unmark', ref)])
      await expect(attempt).rejects.toMatchObject({ error: { code: 'notice.otherStep' } })
    expect(rowsOf(app.one)).not.toHaveLength(0)
  })

  test.each([
    ['words that the item does not have', { words: 'Báo cáo Chính phủ.' }, 'directive.notFound'],
    ['a digest of other words', { words: 'Báo cáo kết quả', digest: '0123456789abcdef' }, 'directive.notFound'],
  ])('of %s, pointed at by hand', async (_, { words, digest }: { words: string; digest?: string }, code) => {
    const app = await opened()
    const ref = { id: app.one.id, version: 1, part: 'budget', digest: digest ?? digestOfWords(words) }
    await expect(decide(app, ref, { decision: 'task', words })).rejects.toMatchObject({ error: { code } })
  })

  test('to take back what nobody decided', async () => {
    const app = await opened()
    await expect(app.call('directive.unmark', await refOf(app, 0))).rejects.toMatchObject({
      error: { code: 'directive.notMarked' },
    })
  })
})
