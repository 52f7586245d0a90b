/** The board of an office with a thousand obligations: `npm run bench follow`. Made, narrowed and grouped as the screen does. */
import { type FollowedObligation, boardRows, selectRows } from '../src/domain/follow-up/board.ts'
import type { RecordedEntry } from '../src/domain/follow-up/follow-up.ts'
import { linesOf } from '../src/renderer/features/follow/follow-lines.ts'
import { median } from './median.ts'
import { withUnits } from './unit.ts'

/** ms: no task of the window longer than this. */
const reach = 50
const obligations = 1000
const leads = 40
const entriesOfEach = 3
const rounds = { before: 5, counted: 31 }
const on = '2026-05-16'

function makeFollowed(at: number): FollowedObligation {
  const name = `Sở ${at % leads}`
  return {
    obligation: {
      id: `o${at}`,
      noticeId: 'one',
      source: 'row',
      ordinal: `${at + 1}`,
      sectionLabel: 'I',
      sectionTitle: 'Hoàn thiện thể chế',
      text: `Xây dựng nền tảng dùng chung số ${at}`,
      bodies: [{ role: 'lead', name, subUnit: '', bodyId: name }],
      limit: { deadline: 'trước ngày 30/6/2026', until: '2026-06-29', recurrence: null },
      originalUntil: at % 3 === 0 ? '2026-03-31' : '2026-06-29',
    },
    number: '13-TB/CQTT',
    issuedOn: '2026-04-01',
  } as unknown as FollowedObligation
}

function makeEntry(at: number, position: number): RecordedEntry {
  return {
    kind: 'told',
    status: 'Đang thực hiện',
    note: '',
    obligationId: `o${at}`,
    occasion: '',
    position,
    day: on,
  } as RecordedEntry
}

export function benchFollow(): void {
  const numbers = Array.from({ length: obligations }, (_, at) => at)
  const followed = numbers.map(makeFollowed)
  const entries = numbers.flatMap((at) =>
    Array.from({ length: entriesOfEach }, (_, position) => makeEntry(at, position)),
  )
  const made: number[] = []
  const narrowed: number[] = []
  for (let round = -rounds.before; round < rounds.counted; round += 1) {
    const start = performance.now()
    const rows = boardRows(followed, entries, { on, isDayOff: () => false })
    const between = performance.now()
    const query = {
      notice: null,
      from: null,
      to: null,
      lead: 'so 1',
      section: 'the che',
      states: [],
      by: 'current',
    } as const
    linesOf(selectRows(rows, query), 'lead')
    if (round < 0) continue
    made.push(between - start)
    narrowed.push(performance.now() - between)
  }
  for (const [what, times] of [
    [`a board of ${obligations}, made`, made],
    ['narrowed and grouped', narrowed],
  ] as const)
    console.log(`${what}: ${withUnits(median(times))} (at most ${reach} ms: ${median(times) <= reach ? 'yes' : 'NO'})`)
}
