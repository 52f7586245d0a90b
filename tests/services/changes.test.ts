/** Changes are told by subject: a write touches every reading whose answer it changed, and leaves the others alone. */
import { item, withWords } from '../helpers/build.ts'
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { type Made, isTouched } from '../../src/contract/changes.ts'
import type { CallName, InputOf, OutputOf } from '../../src/contract/contract.ts'
import { openTestApp } from '../helpers/app.ts'

const [sound, other] = [soundNotice(), { ...soundNotice(), id: 'other' }]
/** With an error in every row. */
const one = {
  ...withWords(sound, { requiredResult: '' }),
  items: [...sound.items, item('-', 'Giao Sở Y tế nắm tình hình dịch bệnh.')],
}
const readings = [one, other].flatMap(({ id }): Made[] =>
  ['notice.get', 'notice.tasks', 'notice.preview', 'notice.known', 'workingCopy.get', 'directive.list'].map((name) => ({
    name,
    input: { id },
  })),
)
readings.push(
  ...[
    'notice.list',
    'notice.count',
    'workingCopy.list',
    'obligation.list',
    'lexicon.learned',
    'rule.list',
    'ruleSet.get',
    'audit.list',
    'user.get',
    'register.list',
    'sending.list',
  ].map((name) => ({ name, input: {} })),
  {
    name: 'register.next',
    input: { organ: sound.header.issuingOrgans[0]!.name, symbol: sound.header.symbol, date: '2026-04-10' },
  },
)

test('no reading goes stale: whatever a write changed is touched by it', async () => {
  const { app, call, as } = await openTestApp()
  const admin = { name: 'clerk', role: 'chief' } as const
  const answers = () =>
    Promise.all(readings.map(async ({ name, input }) => JSON.stringify(await app.call(name, input, admin))))
  const changedBy = new Map<string, number>()
  async function doing<Name extends CallName>(
    name: Name,
    input: InputOf<Name>,
    carryOut: (name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>> = call,
  ): Promise<OutputOf<Name>> {
    const before = await answers()
    const value = await carryOut(name, input)
    const after = await answers()
    const stale = readings.filter((reading, at) => before[at] !== after[at] && !isTouched(reading, { name, input }))
    expect(stale, name).toEqual([])
    changedBy.set(name, before.filter((answer, at) => answer !== after[at]).length)
    return value
  }

  const withDoubt = { code: 'table.rowJoined', spot: { part: 'document', field: 'whole' }, message: 'Hàng 1.' } as const
  await doing('notice.create', { notice: other })
  await doing('notice.create', { notice: one, doubts: [withDoubt] })
  await doing('workingCopy.keep', { version: 1, notice: { ...one, abstract: ['đang gõ'] } })
  await doing('workingCopy.drop', { id: one.id })
  await doing('workingCopy.keep', { version: 1, notice: { ...one, abstract: ['đang gõ'] } })
  await doing('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['về kết luận'] } })
  await doing('notice.settleDoubt', { id: one.id, position: 0, settled: true })
  await doing('notice.check', { id: one.id })
  const set = await call('ruleSet.get', {})
  await doing('ruleSet.save', { ...set, severities: { 'TAB-05': 'error' } }, as('deputy'))
  const { findings } = await doing('notice.check', { id: one.id })
  const waivers = []
  for (const { key } of findings)
    waivers.push(await doing('notice.waive', { id: one.id, key, reason: 'Đã đối chiếu.' }))
  expect(waivers.length).toBeGreaterThan(0)
  await doing('notice.withdrawWaiver', { id: one.id, waiver: waivers[0]!.id })
  await call('notice.waive', { id: one.id, key: waivers[0]!.key, reason: 'Đã đối chiếu.' })
  const [directive] = (await call('directive.list', { id: one.id })).directives
  const ref = { id: one.id, version: 2, part: directive!.spot.part, digest: directive!.digest }
  await doing('directive.mark', {
    id: ref.id,
    version: ref.version,
    decisions: [{ part: ref.part, digest: ref.digest, decision: 'none' }],
  })
  await doing('directive.unmark', ref)
  const given = (await call('notice.get', { id: one.id })).waivers.map(({ id }) => id)
  await doing('notice.submit', { id: one.id, version: 2 })
  await doing('notice.takeBack', { id: one.id, version: 2 })
  const seen = { id: one.id, version: 2 }
  const remarks = [{ text: 'Ghi rõ cơ quan chủ trì.' }]
  await doing('notice.submit', seen)
  await doing('notice.return', { ...seen, remarks }, as('deputy'))
  await doing('notice.submit', seen)
  await doing('notice.approve', { ...seen, waivers: given }, as('deputy'))
  await doing('notice.sendToSignatory', seen)
  await doing('notice.changeByPen', { ...seen, remarks })
  await doing('notice.submit', seen)
  await doing('notice.approve', { ...seen, waivers: given }, as('deputy'))
  await doing('notice.sendToSignatory', seen)
  await doing('notice.markSigned', seen)
  await doing('notice.issue', seen, as('registrar'))
  const recipients = one.distribution.recipients.map(({ id }) => id)
  await doing('sending.mark', { id: one.id, recipients, channel: 'paper', sentOn: '2026-05-30' }, as('registrar'))
  const series = { organ: one.header.issuingOrgans[0]!.name, symbol: one.header.symbol, date: '2026-04-10' }
  const reason = 'Để dành cho thông báo thay thế.'
  await doing('register.note', { ...series, number: 70, kind: 'reserved', reason }, as('registrar'))
  await doing('register.setNext', { ...series, next: 90, reason }, as('registrar'))
  await doing('notice.withdraw', { ...seen, reason: 'Ban hành nhầm bản chưa thống nhất.' }, as('chief'))
  await doing('notice.deleteDraft', { id: other.id, version: 1 })
  await doing('notice.restoreDraft', { id: other.id, version: 1 })
  await doing('notice.exportText', { id: one.id })
  // Every one of them was seen to change something, or the comparison would prove nothing.
  for (const [name, count] of changedBy) expect([name, count > 0]).toEqual([name, true])
})

describe('what a write leaves alone', () => {
  test.each([
    [
      'a save',
      { name: 'notice.save', input: { id: 'a' } },
      ['notice.get b', 'notice.preview b', 'ruleSet.get', 'lexicon.learned'],
    ],
    [
      'a copy that is kept',
      { name: 'workingCopy.keep', input: { notice: { id: 'a' } } },
      ['notice.get a', 'notice.list', 'audit.list', 'workingCopy.get b'],
    ],
    ['an export', { name: 'notice.exportDocx', input: { id: 'a' } }, ['notice.get a', 'notice.list']],
    ['a rule set', { name: 'ruleSet.save', input: {} }, ['notice.get a', 'notice.list', 'notice.known a']],
  ])('%s', (_, write, untouched) => {
    for (const reading of untouched) {
      const [name = '', id] = reading.split(' ')
      expect([reading, isTouched({ name, input: id === undefined ? {} : { id } }, write)]).toEqual([reading, false])
    }
  })
})
