/** A store with one issued notice, followed from 01/4/2026: invented rows, with what their days come to. */
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { BoardRow } from '../../src/domain/follow-up/board.ts'
import type { FieldValue } from '../../src/domain/office/kinds.ts'
import type { TableRow } from '../../src/domain/notice/notice.ts'
import { type TestApp, openTestApp } from './app.ts'
import { appendix, row, section } from './build.ts'

/** STT as in the table. */
export const followedRows = [
  // 1: due 14/4, overdue on 16/5 on both days.
  row({
    name: 'Ban hành kế hoạch chuyển đổi số của ngành',
    lead: 'Sở Y tế',
    plannedTime: '',
    assigned: 'Hoàn thành trước ngày 15/4/2026',
  }),
  // 2: planned for the first quarter, and moved by the notice itself to 29/6: overdue by the original day alone.
  row({
    name: 'Xây dựng kho dữ liệu dùng chung của tỉnh',
    lead: 'Sở KH&CN',
    plannedTime: 'Quý I',
    assigned: 'Hoàn thành trước ngày 30/6/2026',
  }),
  // 3: the day itself, 16/5.
  row({
    name: 'Nghiệm thu nền tảng học tập số',
    lead: 'Sở Nội vụ',
    plannedTime: '',
    assigned: 'Chậm nhất ngày 16/5/2026',
  }),
  // 4: no day.
  row({ name: 'Tuyên truyền về dịch vụ công trực tuyến', lead: 'Sở Tài chính', plannedTime: '', assigned: '' }),
  // 5: each month.
  row({
    name: 'Báo cáo kết quả thực hiện nhiệm vụ',
    lead: 'Sở Tài chính',
    plannedTime: '',
    assigned: 'Định kỳ trước ngày 20 hằng tháng',
  }),
  // 6: due 14/5; extended in this story.
  row({
    name: 'Rà soát thủ tục hành chính cấp xã',
    lead: 'Sở Nội vụ',
    plannedTime: '',
    assigned: 'Hoàn thành trước ngày 15/5/2026',
  }),
]

export interface Followed extends TestApp {
  readonly one: string
  /** The obligation of an STT as a whole. */
  readonly whole: (ordinal: string) => Promise<{ obligation: string; seen: number }>
  /** What the clock of the store says. */
  readonly clock: { now: string }
  readonly board: (on: string, query?: object) => Promise<readonly BoardRow[]>
  /** The thing of an STT. */
  readonly thing: (
    ordinal: string,
    occasion?: string,
  ) => Promise<{ obligation: string; occasion: string; seen: number }>
}

/** `now`: the moment after the issue from which it is looked at. */
export async function followed(
  now = '2026-05-16T02:00:00.000Z',
  rows: readonly TableRow[] = followedRows,
): Promise<Followed> {
  const clock = { now: '2026-04-01T02:00:00.000Z' }
  const app = await openTestApp(undefined, {}, () => clock.now)
  const notice = { id: 'followed' }
  await issueRows(app, notice.id, rows, '2026-04-01')
  clock.now = now
  const board: Followed['board'] = async (on, query = {}) => (await app.call('follow.board', { on, ...query })).rows
  const thing: Followed['thing'] = async (ordinal, occasion = '') => {
    const found = (await board(clock.now.slice(0, 10), { to: '2026-12-31' })).find(
      (one) => one.ordinal === ordinal && one.occasion === occasion,
    )
    return { obligation: found!.obligationId, occasion, seen: found!.entries }
  }
  return Object.assign(app, {
    clock,
    one: notice.id,
    board,
    thing,
    async whole(ordinal) {
      const { obligation, seen } = await thing(ordinal)
      return { obligation, seen }
    },
  } satisfies Omit<Followed, keyof TestApp>)
}

/** The profile of the office says this too. */
export async function setProfile({ as }: TestApp, said: Readonly<Record<string, FieldValue>>): Promise<void> {
  const { records, version: readIn } = await as('admin')('office.get', {})
  const known = records.find(({ kind }) => kind === 'profile')
  const values = { name: 'Văn phòng Tỉnh ủy', ...known?.states[0]?.values, ...said }
  const record = { kind: 'profile', id: known?.id ?? 'profile', states: [{ from: null, until: null, values }] } as const
  await as('admin')('office.save', { readIn, changes: [{ key: { kind: 'profile', id: record.id }, record }] })
}

/** A sound notice of these rows, issued on a day. */
export async function issueRows(
  { call, as }: TestApp,
  id: string,
  rows: readonly TableRow[],
  date = '2026-05-04',
): Promise<void> {
  const sound = soundNotice()
  const header = { ...sound.header, date, number: (sound.header.number ?? 0) + (date === '2026-04-01' ? 0 : 1) }
  const notice = { ...sound, id, header, appendices: [appendix(section('Nhiệm vụ được giao', ...rows))] }
  await call('notice.create', { notice })
  for (const { key, severity } of (await call('notice.check', { id })).findings)
    if (severity === 'error') await call('notice.waive', { id, key, reason: 'Đã đối chiếu bản gốc.' })
  await call('notice.submit', { id, version: 1 })
  await as('admin')('notice.issue', { id, version: 1 })
}
