/** How tasks hang together over notices: what continues what, what a draft may continue, and indicators. */
import { expect, test } from 'vitest'
import { blankNotice } from '../../src/domain/notice/blank-notice.ts'
import { appendix, row, section } from '../helpers/build.ts'
import { followed, issueRows } from '../helpers/followed.ts'

const words = (name: string, assigned: string, requiredResult = '') =>
  row({ name, lead: 'Sở KH&CN', plannedTime: '', assigned, requiredResult })
const first = [
  words('Xây dựng kho dữ liệu dùng chung của tỉnh', 'Hoàn thành trước ngày 30/4/2026', 'Phủ sóng 5G trên 95% dân số'),
  words('Tuyên truyền về dịch vụ công trực tuyến', 'Hoàn thành trước ngày 30/4/2026'),
]
const second = [
  words('Hoàn thiện kho dữ liệu dùng chung của tỉnh', 'Hoàn thành trước ngày 30/6/2026', 'Tỷ lệ phủ sóng 5G đạt 95%'),
]

async function twoNotices() {
  const app = await followed('2026-05-16T02:00:00.000Z', first)
  await issueRows(app, 'second', second)
  const board = await app.call('follow.board', {})
  const idOf = (noticeId: string, ordinal: string) =>
    board.rows.find((one) => one.noticeId === noticeId && one.ordinal === ordinal)!.obligationId
  return { ...app, earlier: idOf(app.one, '1'), later: idOf('second', '1'), other: idOf(app.one, '2') }
}

test('an issued task is proposed with the one it continues; joined, all its days stand on one line', async () => {
  const { call, earlier, later, other } = await twoNotices()
  expect(await call('follow.lineage', { obligation: later })).toMatchObject({
    steps: [{ obligationId: later }],
    proposed: [
      { step: { obligationId: earlier, name: 'STT 1, 18-TB/CQTT', until: '2026-04-29' }, standing: 'overdue' },
    ],
  })
  expect((await call('follow.lineage', { obligation: earlier })).proposed).toEqual([])
  await call('follow.continue', { obligation: later, seen: 0, earlier })
  for (const obligation of [earlier, later]) {
    const { steps, proposed } = await call('follow.lineage', { obligation })
    expect(steps.map(({ obligationId, until }) => [obligationId, until])).toEqual([
      [earlier, '2026-04-29'],
      [later, '2026-06-29'],
    ])
    expect(proposed).toEqual([])
  }
  await expect(call('follow.continue', { obligation: other, seen: 0, earlier: later })).rejects.toMatchObject({
    error: { code: 'follow.notEarlier' },
  })
})

test('a draft is told which open task each of its rows may continue, and none that is done', async () => {
  const { call, as, thing, earlier } = await twoNotices()
  const draft = { ...blankNotice('draft', 'conclusion'), appendices: [appendix(section('Nhiệm vụ', ...second))] }
  await call('notice.create', { notice: draft })
  const proposedTo = async () =>
    (await call('follow.predecessors', { id: 'draft' })).flatMap(({ ordinal, proposed }) =>
      proposed.map(({ step }) => [ordinal, step.obligationId]),
    )
  expect(await proposedTo()).toContainEqual(['1', earlier])
  const { seen } = await thing('1')
  await call('follow.enterResult', { obligation: earlier, seen, document: '9/BC', doneOn: '2026-05-10' })
  await as('deputy')('follow.approve', { obligation: earlier, seen: seen + 1 })
  expect((await proposedTo()).map(([, id]) => id)).not.toContain(earlier)
})

test('values of an indicator are a series, and two notices that mean different sides of its target are told', async () => {
  const { call, earlier } = await twoNotices()
  const measure = { obligation: earlier, indicator: 'Phủ sóng 5G (%)' }
  await call('follow.measure', { ...measure, seen: 0, value: 93.5, on: '2026-04-15' })
  await call('follow.measure', { ...measure, seen: 1, value: 95, on: '2026-05-15', source: 'Sở KH&CN' })
  const { series, differences } = await call('follow.indicators', { obligation: earlier })
  expect(series).toMatchObject([
    { values: [{ value: 93.5 }, { value: 95, source: 'Sở KH&CN' }], target: { words: 'trên 95%' }, isMet: false },
  ])
  expect(differences.map(({ one, other }) => [one.words, other.words].toSorted())).toEqual([['trên 95%', 'đạt 95%']])
})
