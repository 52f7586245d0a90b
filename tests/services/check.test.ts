/** The checker through the door: a stored notice, a file, the catalogue. */
import { describe, expect, test } from 'vitest'
import type { CallFunction } from '../../src/contract/client.ts'
import { blankNotice } from '../../src/domain/notice/blank-notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import type { PlacedFinding } from '../../src/checker/check.ts'
import type { RuleSetData } from '../../src/checker/rule-set.ts'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { appendix, countIds, notice, row, section, withWords } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'

const ids = countIds('sound')

/** A notice with nothing wrong but a row without a result. */
function withOneError(from: Notice = { ...soundNotice(), id: ids() }): Notice {
  return withWords(from, { requiredResult: '' })
}

function fixed(from: Notice): Notice {
  return withWords(from, { requiredResult: '01 kho dữ liệu được nghiệm thu và đưa vào vận hành' })
}

async function errorsOf(call: CallFunction, id: string): Promise<readonly PlacedFinding[]> {
  return (await call('notice.check', { id })).findings.filter(({ severity }) => severity === 'error')
}

describe('a notice without a required part', () => {
  test.each<[string, Notice]>([
    ['an empty one', blankNotice('empty', 'conclusion')],
    ['an empty assignment', blankNotice('empty', 'assignment')],
    ['one with head and signature alone', { ...soundNotice(), items: [], appendices: [] }],
    ['one that goes to nobody', { ...soundNotice(), distribution: { ...soundNotice().distribution, recipients: [] } }],
  ])('%s has errors and is not submitted', async (_name, one) => {
    const { call } = await openTestApp()
    await call('notice.create', { notice: one })
    expect(await errorsOf(call, one.id)).not.toEqual([])
    await expect(call('notice.submit', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'gate.openErrors' },
    })
  })
})

test('brackets typed around a role are not printed twice, nor kept', async () => {
  const { call } = await openTestApp()
  const one = soundNotice()
  const recipients = [{ id: 'r', name: '- Thường trực Tỉnh ủy;', role: '(báo cáo)' }]
  await call('notice.create', { notice: { ...one, distribution: { ...one.distribution, recipients } } })
  const blocks = await call('notice.preview', { id: one.id })
  const written = blocks.flatMap((block) => (block.kind === 'signatureBlock' ? block.recipients : []))
  expect(written[0]).toMatchObject({ before: '- Thường trực Tỉnh ủy', role: 'báo cáo' })
  expect((await call('notice.get', { id: one.id })).notice.distribution.recipients[0]?.role).toBe('báo cáo')
})

describe('a check', () => {
  test('of a stored notice finds what is missing, with its place, and changes nothing in it', async () => {
    const { call, as } = await openTestApp()
    const one = notice({ appendices: [appendix(section('Thể chế', row(), row({ requiredResult: '' })))] })
    await call('notice.create', { notice: one })
    const { findings, ruleSet } = await call('notice.check', { id: one.id })
    expect(ruleSet).toBe(1)
    expect(findings.filter(({ rule }) => rule === 'TAB-04')).toMatchObject([
      { severity: 'error', place: { component: 'appendix', row: 2, column: 'Yêu cầu kết quả' }, found: '' },
    ])
    expect((await as('archivist')('audit.list', {})).map((entry) => entry.call)).toEqual([
      'notice.check',
      'notice.create',
    ])
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
    expect(await call('notice.known', { id: one.id })).toMatchObject([
      {
        id: other.id,
        number: 7,
        symbol: 'TB/CQTT',
        tasks: [{ ordinal: '1', name: 'Kho dữ liệu', assignedUntil: '2026-06-29' }],
      },
    ])
  })
})

describe('a run', () => {
  test('is made with every save, bound to the content and the rule set, and counted in the list', async () => {
    const { call } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const { lastRun, contentHash } = await call('notice.get', { id: one.id })
    expect(lastRun).toMatchObject({ contentHash, ruleSet: 1, errors: 1, waived: 0 })
    expect((await call('notice.list', {}))[0]?.check).toMatchObject({ errors: 1 })
    await call('notice.save', { id: one.id, version: 1, notice: fixed(one) })
    expect((await call('notice.get', { id: one.id })).lastRun).toMatchObject({ errors: 0 })
    expect((await call('notice.list', {}))[0]?.check).toMatchObject({ errors: 0 })
  })

  test('keeps the fixes that were carried out in the history', async () => {
    const { call, as } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const fixes = [{ rule: 'SPL-01', place: 'Nội dung, mục 1', found: 'chuyên đổi', label: 'Thay bằng “chuyển đổi”' }]
    await call('notice.save', { id: one.id, version: 1, notice: fixed(one), fixes })
    expect((await as('archivist')('audit.list', { subject: one.id }))[0]?.details).toMatchObject({ fixes })
  })
})

describe('a waiver', () => {
  test('lets a finding stand with its reason, and expires when the place changes', async () => {
    const { call, as } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const [error] = await errorsOf(call, one.id)
    const waiver = await call('notice.waive', {
      id: one.id,
      key: error?.key ?? '',
      reason: 'Kết quả ghi ở nghị quyết riêng.',
    })
    expect(waiver).toMatchObject({
      rule: 'TAB-04',
      severity: 'error',
      waivedBy: 'clerk',
      reason: 'Kết quả ghi ở nghị quyết riêng.',
      spot: { field: 'requiredResult' },
    })
    const after = await call('notice.check', { id: one.id })
    expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(after.waived.map(({ finding, waiver: by }) => [finding.rule, by.id])).toEqual([['TAB-04', waiver.id]])
    expect((await call('notice.list', {}))[0]?.check).toMatchObject({ errors: 0, waived: 1 })
    expect(
      (await as('archivist')('audit.list', { subject: one.id })).find((entry) => entry.call === 'notice.waive')
        ?.details,
    ).toMatchObject({ rule: 'TAB-04', reason: 'Kết quả ghi ở nghị quyết riêng.' })

    // Another cell of the same row is another place; the cell itself is not.
    const elsewhere = withWords(one, { name: 'Xây dựng kho dữ liệu dùng chung của tỉnh, giai đoạn hai' })
    await call('notice.save', { id: one.id, version: 1, notice: elsewhere })
    expect((await call('notice.check', { id: one.id })).waived).toHaveLength(1)
    await call('notice.save', { id: one.id, version: 2, notice: withWords(elsewhere, { requiredResult: ' ' }) })
    const late = await call('notice.check', { id: one.id })
    expect(late.waived).toEqual([])
    expect(late.expired.map(({ id }) => id)).toEqual([waiver.id])
    expect(late.count.errors).toBe(1)
  })

  test('may be taken back once, by anyone who drafts', async () => {
    const { call } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const [error] = await errorsOf(call, one.id)
    const { id } = await call('notice.waive', { id: one.id, key: error?.key ?? '', reason: 'Có lý do riêng.' })
    await call('notice.withdrawWaiver', { id: one.id, waiver: id })
    expect((await call('notice.get', { id: one.id })).lastRun).toMatchObject({ errors: 1, waived: 0 })
    await expect(call('notice.withdrawWaiver', { id: one.id, waiver: id })).rejects.toMatchObject({
      error: { code: 'waiver.notFound' },
    })
  })

  test('needs a reason and a finding that is there', async () => {
    const { call } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const [error] = await errorsOf(call, one.id)
    await expect(call('notice.waive', { id: one.id, key: error?.key ?? '', reason: '   ' })).rejects.toMatchObject({
      error: { code: 'input.invalid' },
    })
    await expect(call('notice.waive', { id: one.id, key: 'DL-02-0', reason: 'Có lý do riêng.' })).rejects.toMatchObject(
      { error: { code: 'waiver.noFinding' } },
    )
    expect((await call('notice.get', { id: one.id })).waivers).toEqual([])
  })
})

describe('the gate', () => {
  test('is closed by an open error, opened by a waiver, and never closed by a warning', async () => {
    const { call } = await openTestApp()
    const one = withWords(withOneError(), { lead: 'Các sở, ban, ngành' })
    await call('notice.create', { notice: one })
    await expect(call('notice.submit', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'gate.openErrors', details: { place: { row: 1 } } },
    })
    expect(await call('notice.get', { id: one.id })).toMatchObject({ state: 'draft' })
    const [error] = await errorsOf(call, one.id)
    await call('notice.waive', { id: one.id, key: error?.key ?? '', reason: 'Kết quả ghi ở nghị quyết riêng.' })
    await call('notice.submit', { id: one.id, version: 1 })
    const submitted = await call('notice.get', { id: one.id })
    expect(submitted).toMatchObject({ state: 'submitted', lastRun: { contentHash: submitted.contentHash } })
    expect(submitted.lastRun?.warnings).toBeGreaterThan(0)
  })

  test('closes again with one letter changed, and with a stricter rule set', async () => {
    const { call, as } = await openTestApp()
    const one = withWords(fixed(withOneError()), { assigned: 'Hoàn thành trước ngày 30/5/2026' })
    await call('notice.create', { notice: one })
    await call('notice.submit', { id: one.id, version: 1 })
    await expect(call('notice.save', { id: one.id, version: 1, notice: withOneError(one) })).rejects.toMatchObject({
      error: { code: 'notice.otherStep' },
    })
    await call('notice.takeBack', { id: one.id, version: 1 })
    await call('notice.save', { id: one.id, version: 1, notice: withOneError(one) })
    await expect(call('notice.submit', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'notice.changedMeanwhile' },
    })
    await expect(call('notice.submit', { id: one.id, version: 2 })).rejects.toMatchObject({
      error: { code: 'gate.openErrors' },
    })
    await call('notice.save', { id: one.id, version: 2, notice: one })
    await call('notice.submit', { id: one.id, version: 3 })

    const set = await call('ruleSet.get', {})
    await as('deputy')('ruleSet.save', {
      ...set,
      severities: { 'DL-08': 'error' },
      parameters: { ...set.parameters, shortestWorkingDays: 60 },
    })
    await expect(as('admin')('notice.issue', { id: one.id, version: 3 })).rejects.toMatchObject({
      error: { code: 'gate.openErrors' },
    })
    expect(await call('notice.get', { id: one.id })).toMatchObject({ state: 'submitted' })
  })

  test('lets a clean notice be issued, by the one user of a store, and then nothing changes it', async () => {
    const { call, as } = await openTestApp()
    const one = fixed(withOneError())
    await call('notice.create', { notice: one })
    await expect(as('admin')('notice.issue', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'notice.otherStep' },
    })
    await call('notice.submit', { id: one.id, version: 1 })
    await expect(call('notice.issue', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'call.forbidden' },
    })
    await as('admin')('notice.issue', { id: one.id, version: 1 })
    expect(await call('notice.get', { id: one.id })).toMatchObject({ state: 'issued' })
    await expect(call('notice.takeBack', { id: one.id, version: 1 })).rejects.toMatchObject({
      error: { code: 'notice.otherStep' },
    })
    await expect(call('notice.save', { id: one.id, version: 1, notice: withOneError(one) })).rejects.toMatchObject({
      error: { code: 'notice.otherStep' },
    })
  })
})

describe('the rule set of the office', () => {
  test('changes severities and numbers without a release; each run says by which version it was made', async () => {
    const { call, as } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const set = await call('ruleSet.get', {})
    expect(set).toMatchObject({ version: 1, severities: {} })
    expect(
      await as('deputy')('ruleSet.save', { ...set, severities: { 'TAB-04': 'warning', 'TAB-05': 'off' } }),
    ).toEqual({
      version: 2,
    })
    const report = await call('notice.check', { id: one.id })
    expect(report).toMatchObject({ ruleSet: 2, count: { errors: 0 } })
    expect(report.findings.filter(({ rule }) => rule === 'TAB-04').map(({ severity }) => severity)).toEqual(['warning'])
    expect((await call('rule.list', {})).find(({ id }) => id === 'TAB-05')).toMatchObject({
      severity: 'off',
      usual: 'info',
    })
    expect((await as('archivist')('audit.list', { subject: 'ruleSet' }))[0]?.details).toMatchObject({
      version: 2,
      severities: { 'TAB-04': 'warning' },
    })
  })

  test('refuses changes from an old version and rules that are none', async () => {
    const { call, as } = await openTestApp()
    const set = await call('ruleSet.get', {})
    await as('deputy')('ruleSet.save', set)
    await expect(as('deputy')('ruleSet.save', set)).rejects.toMatchObject({
      error: { code: 'ruleSet.changedMeanwhile' },
    })
    await expect(
      as('deputy')('ruleSet.save', { ...set, version: 2, severities: { 'XX-01': 'error' } }),
    ).rejects.toMatchObject({
      error: { code: 'input.invalid' },
    })
    expect((await call('ruleSet.get', {})).version).toBe(2)
  })

  test.each([
    'kết nối - chia sẻ',
    'a-b',
    '(',
    '[',
    '\\\\',
    '$&',
    'x{1,',
    'C++',
    '…',
    '… …',
    '“đạt”',
    'a/b',
    '.',
    '^',
    'đ|e',
  ])('takes the phrase %s in every list, and checks and saves go on', async (phrase) => {
    const { call, as, defects } = await openTestApp()
    const one = withOneError()
    await call('notice.create', { notice: one })
    const set = await call('ruleSet.get', {})
    const lists = { officeWords: [phrase], genericLeads: [phrase], vagueResults: [phrase, `${phrase}.`] }
    const saved = await as('deputy')('ruleSet.save', { ...set, parameters: { ...set.parameters, ...lists } }).catch(
      (error: unknown) => error,
    )
    if (saved instanceof Error) expect(saved).toMatchObject({ error: { code: 'input.invalid' } })
    expect((await call('notice.check', { id: one.id })).findings.length).toBeGreaterThan(0)
    await call('notice.save', { id: one.id, version: 1, notice: { ...one, typeName: 'THÔNG BÁO KẾT LUẬN' } })
    expect(defects).toEqual([])
  })

  test('finds a vague result with a hyphen in it', async () => {
    const { call, as } = await openTestApp()
    const one = withWords(fixed(withOneError()), { requiredResult: 'Duy trì kết nối - chia sẻ thông suốt' })
    await call('notice.create', { notice: one })
    const set = await call('ruleSet.get', {})
    const vagueResults = ['kết nối - chia sẻ']
    await as('deputy')('ruleSet.save', { ...set, parameters: { ...set.parameters, vagueResults } })
    const { findings } = await call('notice.check', { id: one.id })
    expect(findings.filter(({ rule }) => rule === 'TAB-13').map(({ found }) => found)).toEqual(vagueResults)
  })

  test.each<[string, (parameters: RuleSetData['parameters']) => unknown]>([
    ['one word of 50 MB', (parameters) => ({ ...parameters, officeWords: ['a'.repeat(50_000_000)] })],
    [
      'a million words',
      (parameters) => ({ ...parameters, officeWords: Array.from({ length: 1_000_000 }, () => 'từ') }),
    ],
    ['a phrase of blanks', (parameters) => ({ ...parameters, genericLeads: ['  '] })],
    ['a phrase on two lines', (parameters) => ({ ...parameters, vagueResults: ['đạt\nyêu cầu'] })],
    ['a phrase with what no notice may hold', (parameters) => ({ ...parameters, officeWords: ['a\uE000b'] })],
    ['a phrase of many gaps', (parameters) => ({ ...parameters, vagueResults: [`đạt ${'… '.repeat(60)}hơn`] })],
    ['more tests than there are', (parameters) => ({ ...parameters, clarity: Array(100).fill('work') })],
  ])('refuses %s', async (_name, change) => {
    const { call, as, defects } = await openTestApp()
    const set = await call('ruleSet.get', {})
    await expect(
      as('deputy')('ruleSet.save', { ...set, parameters: change(set.parameters) as RuleSetData['parameters'] }),
    ).rejects.toMatchObject({ error: { code: 'input.invalid' } })
    expect((await call('ruleSet.get', {})).version).toBe(set.version)
    expect(defects).toEqual([])
  })

  test('silences the words the office adds', async () => {
    const { call, as } = await openTestApp()
    const one = withWords(fixed(withOneError()), { name: 'Xây dựng hệ thống chuyên đổi số của tỉnh' })
    await call('notice.create', { notice: one })
    const spelling = async () =>
      (await call('notice.check', { id: one.id })).findings.filter(({ rule }) => rule === 'SPL-01').length
    expect(await spelling()).toBe(1)
    const set = await call('ruleSet.get', {})
    await as('deputy')('ruleSet.save', { ...set, parameters: { ...set.parameters, officeWords: ['chuyên đổi số'] } })
    expect(await spelling()).toBe(0)
  })
})

describe('the wording of issued notices', () => {
  /** Drafts under a number of its own, waives what is an error, and issues. */
  async function issue({ call, as }: TestApp, one: Notice): Promise<void> {
    const number = 18 + (await call('notice.count', {}))
    await call('notice.create', { notice: { ...one, header: { ...one.header, number } } })
    for (const { key } of await errorsOf(call, one.id))
      await call('notice.waive', { id: one.id, key, reason: 'Tên riêng của đề án, đã đối chiếu.' })
    await call('notice.submit', { id: one.id, version: 1 })
    await as('admin')('notice.issue', { id: one.id, version: 1 })
  }

  async function draftAndCheck({ call }: TestApp, one: Notice): Promise<readonly string[]> {
    await call('notice.create', { notice: one })
    return (await call('notice.check', { id: one.id })).findings
      .filter(({ rule }) => ['SPL-01', 'SPL-07'].includes(rule))
      .map(({ rule, found }) => `${rule} ${found}`)
  }

  const withName = (name: string) => withWords(fixed(withOneError()), { name })
  const withRecipient = (name: string) => {
    const one = fixed(withOneError())
    return {
      ...one,
      distribution: {
        ...one.distribution,
        recipients: [...one.distribution.recipients, { id: 'station', name, role: '' }],
      },
    }
  }

  test('what two of them say and a person let stand is known; what one says is not', async () => {
    const app = await openTestApp()
    const said = 'Xây dựng nền tảng chuyên đổi số của tỉnh'
    await issue(app, withName(said))
    expect(await draftAndCheck(app, withName(said))).toEqual(['SPL-01 chuyên đổi số'])
    await issue(app, withName(said))
    expect((await app.call('lexicon.learned', {})).phrases).toContain('chuyên đổi')
    expect(await draftAndCheck(app, withName(said))).toEqual([])
  })

  test('a typo that only was not grave enough to stop the issue is not learned', async () => {
    const app = await openTestApp()
    const set = await app.call('ruleSet.get', {})
    await app.as('deputy')('ruleSet.save', { ...set, severities: { 'SPL-01': 'warning' } })
    const said = 'Xây dựng nền tảng chuyên đổi số của tỉnh'
    for (const one of [withName(said), withName(said)]) await issue(app, one)
    expect(await draftAndCheck(app, withName(said))).toEqual(['SPL-01 chuyên đổi số'])
  })

  test('names of recipients are learned, and a word lost in one is found', async () => {
    const app = await openTestApp()
    const name = 'Ban Quản lý Khu bảo tồn rùa biển Hòn Sậy'
    const short = 'Bàn giao mặt bằng cho Ban Quản lý Khu bảo rùa biển Hòn Sậy'
    expect(await draftAndCheck(app, withName(short))).toEqual([])
    for (const one of [withRecipient(name), withRecipient(name)]) await issue(app, one)
    expect((await app.call('lexicon.learned', {})).names).toContain(name)
    expect(await draftAndCheck(app, withName(short))).toMatchObject([expect.stringContaining('SPL-07')])
  })
})

test('the catalogue lists every rule once, with its words', async () => {
  const { call } = await openTestApp()
  const entries = await call('rule.list', {})
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  for (const { title, why } of entries) expect(`${title}${why}`.length).toBeGreaterThan(20)
  expect(entries.filter(({ detection, severity }) => detection === 'semantic' && severity === 'error')).toEqual([])
})
