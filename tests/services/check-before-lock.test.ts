/** The check of a write is computed before the store's lock is taken, and holds only while what it was computed from is unchanged. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import type * as Check from '../../src/checker/check.ts'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Rule } from '../../src/checker/rule.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { type Notice, taskAppendices } from '../../src/domain/notice/notice.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { row, withWords } from '../helpers/build.ts'
import { decideNone } from '../helpers/decide.ts'
import { withoutTurns } from '../helpers/without-turns.ts'

/** Called whenever a notice has been checked. */
const hooks = vi.hoisted(() => ({ afterCheck: () => {} }))
vi.mock('../../src/checker/check.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Check>()
  const checkNotice: typeof original.checkNotice = (...input) => {
    const checked = original.checkNotice(...input)
    hooks.afterCheck()
    return checked
  }
  return { ...original, checkNotice }
})
afterEach(() => {
  hooks.afterCheck = () => {}
})

/** Counts the checks that were made while a transaction was open; `before` is done when one is about to begin. */
function watchTransactions(
  { store }: TestApp,
  before: () => Promise<unknown> = () => Promise.resolve(),
): { checks: number; underLock: number } {
  const seen = { checks: 0, underLock: 0 }
  let open = 0
  let isBefore = false
  withoutTurns(store)
  const begin = store.db.transaction.bind(store.db)
  vi.spyOn(store.db, 'transaction').mockImplementation(() => {
    const builder = begin()
    const execute = builder.execute.bind(builder)
    builder.execute = async (action) => {
      if (!isBefore) {
        isBefore = true
        await before()
        isBefore = false
      }
      return execute((db) => {
        open += 1
        return action(db).finally(() => (open -= 1))
      })
    }
    return builder
  })
  hooks.afterCheck = () => {
    seen.checks += 1
    if (open > 0) seen.underLock += 1
  }
  return seen
}

/** Another notice, with a number of its own. */
function numbered(notice: Notice, id: string, number: number): Notice {
  return { ...notice, id, header: { ...notice.header, number } }
}

/** Sound as long as no rule asks for more working days than there are. */
function dueSoon(): Notice {
  return withWords(soundNotice(), { assigned: 'Hoàn thành trước ngày 30/5/2026' })
}

describe('a check', () => {
  test('is made before the lock by every call that keeps a run', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const seen = watchTransactions(app)
    const one = soundNotice()
    await call('notice.create', { notice: one })
    await call('notice.save', { id: one.id, version: 1, notice: one })
    await call('notice.check', { id: one.id })
    await call('notice.submit', { id: one.id, version: 2 })
    await as('admin')('notice.issue', { id: one.id, version: 2 })
    expect(seen).toEqual({ checks: 5, underLock: 0 })
    expect((await as('archivist')('audit.list', {})).map((entry) => entry.call)).toHaveLength(6)
  })

  test('is made anew when the rule set changed before the lock was taken: the gate closes', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const one = dueSoon()
    await call('notice.create', { notice: one })
    await decideNone(call, { id: one.id, version: 1 })
    let times = 0
    const seen = watchTransactions(app, async () => {
      times += 1
      if (times > 1) return
      const set = await call('ruleSet.get', {})
      const parameters = { ...set.parameters, shortestWorkingDays: 60 }
      await as('deputy')('ruleSet.save', { ...set, severities: { 'DL-08': 'error' }, parameters })
    })
    await expect(call('notice.submit', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'gate.openErrors' },
    })
    expect(seen).toEqual({ checks: 2, underLock: 0 })
    expect(await call('notice.get', { id: one.id })).toMatchObject({ state: 'draft' })
  })

  test('is made under the lock when something changes every time, so that it ends', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const one = soundNotice()
    await call('notice.create', { notice: one })
    const seen = watchTransactions(app, async () => as('deputy')('ruleSet.save', await call('ruleSet.get', {})))
    const report = await call('notice.check', { id: one.id })
    expect(seen).toEqual({ checks: 3, underLock: 1 })
    expect(report.ruleSet).toBe(4)
    expect((await call('notice.get', { id: one.id })).lastRun?.ruleSet).toBe(4)
  })

  test('of the gate is made anew when another notice changed, that of a save is not', async () => {
    const app = await openTestApp()
    const { call } = app
    const one = soundNotice()
    await call('notice.create', { notice: one })
    await decideNone(call, { id: one.id, version: 1 })
    let others = 0
    const seen = watchTransactions(app, async () => {
      others += 1
      const checks = seen.checks
      if (others < 3) await call('notice.create', { notice: numbered(soundNotice(), `other-${others}`, 90 + others) })
      seen.checks = checks
    })
    await call('notice.save', { id: one.id, version: 1, notice: one })
    expect(seen).toEqual({ checks: 1, underLock: 0 })
    await call('notice.submit', { id: one.id, version: 2 })
    expect(seen).toEqual({ checks: 3, underLock: 0 })
  })
})

describe('a rule that breaks down', () => {
  const broken: Rule = {
    name: 'broken-rule',
    id: 'XX-99',
    severity: 'error',
    detection: 'mechanical',
    scope: 'row',
    title: 'Quy tắc thử bị hỏng',
    why: 'A defect of a rule must not keep anybody from saving.',
    check: () => {
      throw new Error('no such column')
    },
    examples: { good: [], bad: [] },
  }
  const withRow = () => ({
    ...soundNotice(),
    id: 'with-row',
    appendices: taskAppendices(soundNotice()).map((appendix) => ({
      ...appendix,
      sections: appendix.sections.map((section) => ({ ...section, rows: [...section.rows, row()] })),
    })),
  })
  const list = rules as Rule[]
  afterEach(() => {
    if (list.at(-1) === broken) list.pop()
  })

  test('blocks no save: it is logged, told in the run and in the audit, and the others go on', async () => {
    const { call, as, defects } = await openTestApp()
    const before = await call('notice.create', { notice: numbered(withRow(), 'before', 90) })
    const found = (await call('notice.check', { id: before.id })).findings.map(({ rule }) => rule)
    list.push(broken)
    const one = withRow()
    await call('notice.create', { notice: one })
    await call('notice.save', { id: one.id, version: 1, notice: one })
    expect((await call('notice.get', { id: one.id })).lastRun?.failedRules).toEqual(['XX-99'])
    const report = await call('notice.check', { id: one.id })
    expect(report.failed).toEqual([{ rule: 'XX-99', title: broken.title, defect: defects.at(-1)?.id }])
    expect(report.findings.map(({ rule }) => rule)).toEqual(found)
    expect(defects).toHaveLength(3)
    expect(defects.map(({ error }) => String(error))).toEqual(Array(3).fill('Error: no such column'))
    const [checked, saved] = await as('archivist')('audit.list', {})
    expect(checked?.details).toMatchObject({ failedRules: ['XX-99'] })
    expect(saved?.details).toMatchObject({ check: { failedRules: ['XX-99'] } })
  })
})
