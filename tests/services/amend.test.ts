/** Papers about an issued notice: a correction and a replacement are begun from it, and change it when they are issued. */
import { describe, expect, test } from 'vitest'
import type { CallName } from '../../src/contract/contract.ts'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { plainText } from '../../src/domain/notice/plain-text.ts'
import { findWords } from '../../src/domain/office/amend.ts'
import { countIds } from '../helpers/build.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'

const ids = countIds('amended')

async function issuedNotice(
  app: TestApp,
): Promise<{ readonly one: Notice; readonly seen: { id: string; version: number } }> {
  const sound = soundNotice()
  const one = { ...sound, id: ids(), header: { ...sound.header, number: 24 } }
  await app.call('notice.create', { notice: one })
  return { one, seen: await takeToIssue(app, { id: one.id, version: 1 }, {}) }
}

/** Drafted by a clerk; gives the version that was issued. */
async function takeToIssue(app: TestApp, seen: { id: string; version: number }, given: object) {
  await app.call('notice.submit', seen)
  await app.as('deputy')('notice.approve', seen)
  await app.call('notice.sendToSignatory', seen)
  await app.call('notice.markSigned', seen)
  const { id, version } = await app.as('registrar')('notice.issue', { ...seen, ...given })
  return { id, version }
}

const cited = 'Thông báo số 24-TB/CQTT, ngày 14/4/2026 của Cơ quan Thường trực Ban Chỉ đạo'
const next = { number: 25, date: '2026-04-20' }

function placeOf(one: Notice, words: string) {
  const [place] = findWords(one, words)
  if (place === undefined) throw new Error(`“${words}” is not there.`)
  return place
}

/** A refused call, as what the caller is told. */
async function refusal(app: TestApp, name: CallName, input: object, role: 'clerk' | 'registrar' | 'chief' = 'clerk') {
  const reply = await app.app.call(name, input, { name: role, role })
  return reply.ok ? null : reply.error
}

describe('a correction', () => {
  test('names the notice, the place and both words; its issue shows on both papers', async () => {
    const app = await openTestApp()
    const { one, seen } = await issuedNotice(app)
    const place = placeOf(one, 'Các cơ quan thực hiện')
    expect(place).toMatchObject({ place: 'mục 1 phần nội dung', count: 1 })
    const begun = await app.call('notice.beginCorrection', {
      ...seen,
      places: [{ spot: place.spot, old: 'Các cơ quan thực hiện', new: 'Các cơ quan, đơn vị [mới] thực hiện' }],
    })
    const draft = await app.call('notice.get', { id: begun.id })
    const words = [...draft.notice.intro, ...draft.notice.items, ...draft.notice.closing].map(({ content }) =>
      plainText(content),
    )
    expect(draft.notice.abstract).toEqual([`đính chính ${cited}`])
    expect(words[1]).toBe(
      'Tại mục 1 phần nội dung: cụm từ “Các cơ quan thực hiện” được đính chính thành “Các cơ quan, đơn vị [mới] thực hiện”.',
    )
    expect(words.at(-1)).toBe(`Các nội dung khác của ${cited} giữ nguyên.`)
    expect(draft.notice.distribution.recipients).toEqual(one.distribution.recipients)
    expect(draft.amends).toMatchObject({ as: 'correct', id: one.id, number: 24 })
    // While it is a draft the notice holds as it is.
    expect(await app.call('notice.get', { id: one.id })).toMatchObject({
      state: 'issued',
      amendedBy: [{ id: begun.id, as: 'correct', state: 'draft' }],
    })

    const counted = { ...draft.notice, distribution: { ...draft.notice.distribution, copies: 120 } }
    const saved = await app.call('notice.save', { ...begun, notice: counted })
    await takeToIssue(app, saved, { number: 25, date: '2026-06-01' })
    expect(await app.call('notice.get', { id: one.id })).toMatchObject({
      state: 'corrected',
      amendedBy: [{ id: begun.id, number: 25, symbol: 'TB/CQTT', state: 'issued' }],
    })
    const { steps } = await app.call('notice.progress', { id: one.id })
    expect(steps[0]).toMatchObject({ event: 'correct', by: 'registrar', reason: '25-TB/CQTT' })
    const [row] = await app.as('archivist')('audit.list', { subject: begun.id })
    expect(row).toMatchObject({ call: 'notice.issue', details: { amends: { as: 'correct', notice: one.id } } })
    expect(await app.as('admin')('store.verify', {})).toMatchObject({ sound: true })
  })

  test('is refused for words that do not stand there, by whoever does not draft, and of a notice that holds no longer', async () => {
    const app = await openTestApp()
    const { one, seen } = await issuedNotice(app)
    const { spot } = placeOf(one, 'thực hiện')
    const places = (old: string) => [{ spot, old, new: 'khác' }]
    expect(await refusal(app, 'notice.beginCorrection', { ...seen, places: places('không có chữ này') })).toMatchObject(
      {
        code: 'notice.wordsNotThere',
      },
    )
    expect(
      await refusal(app, 'notice.beginCorrection', { ...seen, places: places('thực hiện') }, 'registrar'),
    ).toMatchObject({ code: 'call.forbidden' })
    await app.as('chief')('notice.withdraw', { ...seen, reason: 'Ban hành nhầm bản.' })
    expect(await refusal(app, 'notice.beginCorrection', { ...seen, places: places('thực hiện') })).toMatchObject({
      code: 'notice.otherStep',
    })
  })

  test('is lifted when it is withdrawn, unless another one holds', async () => {
    const app = await openTestApp()
    const { one, seen } = await issuedNotice(app)
    const { spot } = placeOf(one, 'thực hiện')
    const correct = async (number: number) => {
      const places = [{ spot, old: 'thực hiện', new: `khác ${number}` }]
      const begun = await app.call('notice.beginCorrection', { ...seen, places })
      const { notice } = await app.call('notice.get', { id: begun.id })
      const counted = { ...notice, distribution: { ...notice.distribution, copies: 120 } }
      const saved = await app.call('notice.save', { ...begun, notice: counted })
      return takeToIssue(app, saved, { number, date: '2026-06-01' })
    }
    const stateOf = async () => (await app.call('notice.get', { id: one.id })).state
    const [first, second] = [await correct(25), await correct(26)]
    await app.as('chief')('notice.withdraw', { ...first, reason: 'Đính chính nhầm chỗ.' })
    expect(await stateOf()).toBe('corrected')
    await app.as('chief')('notice.withdraw', { ...second, reason: 'Đính chính nhầm chỗ.' })
    expect(await stateOf()).toBe('issued')
    const { steps } = await app.call('notice.progress', { id: one.id })
    expect(steps.slice(0, 3)).toMatchObject([
      { event: 'liftCorrection', by: 'chief', reason: '26-TB/CQTT' },
      { event: 'correct', reason: '26-TB/CQTT' },
      { event: 'correct', reason: '25-TB/CQTT' },
    ])
    expect(await app.as('admin')('store.verify', {})).toMatchObject({ sound: true })
  })

  test('is not issued when the notice was withdrawn meanwhile, and nobody can turn it to another notice', async () => {
    const app = await openTestApp()
    const { one, seen } = await issuedNotice(app)
    const begun = await app.call('notice.beginReplacement', seen)
    const { notice } = await app.call('notice.get', { id: begun.id })
    const turned = { ...notice, amends: { as: 'correct', notice: one.id } }
    expect(await refusal(app, 'notice.save', { ...begun, notice: turned })).toMatchObject({ code: 'input.invalid' })
    expect(await refusal(app, 'notice.create', { notice: { ...turned, id: 'made-up' } })).toMatchObject({
      code: 'input.invalid',
    })
    const counted = { ...notice, distribution: { ...notice.distribution, copies: 120 } }
    const saved = await app.call('notice.save', { ...begun, notice: counted })
    await app.as('chief')('notice.withdraw', { ...seen, reason: 'Ban hành nhầm bản.' })
    await expect(takeToIssue(app, saved, next)).rejects.toMatchObject({ error: { code: 'notice.amendsLost' } })
    expect((await app.call('notice.get', { id: begun.id })).state).toBe('signed')
  })
})

test('a replacement is the notice with the clause that names it; its issue ends the notice', async () => {
  const app = await openTestApp()
  const { one, seen } = await issuedNotice(app)
  const begun = await app.call('notice.beginReplacement', seen)
  const { notice } = await app.call('notice.get', { id: begun.id })
  expect(notice.items).toEqual(one.items)
  expect(notice.header).toMatchObject({ number: null, date: null, symbol: 'TB/CQTT' })
  expect(notice.closing.map(({ role, content }) => `${role}: ${plainText(content)}`)).toEqual([
    `replaces: Thông báo này thay thế ${cited}.`,
    'announcement: Cơ quan Thường trực thông báo để các cơ quan biết, thực hiện.',
  ])
  const counted = { ...notice, distribution: { ...notice.distribution, copies: 120 } }
  const saved = await app.call('notice.save', { ...begun, notice: counted })
  await takeToIssue(app, saved, next)
  const after = await app.call('notice.get', { id: one.id })
  expect(after).toMatchObject({ state: 'replaced', amendedBy: [{ id: begun.id, as: 'replace', number: 25 }] })
  expect(await refusal(app, 'notice.beginReplacement', seen)).toMatchObject({ code: 'notice.otherStep' })
  expect(await app.as('archivist')('store.verify', {})).toMatchObject({ sound: true })
})
