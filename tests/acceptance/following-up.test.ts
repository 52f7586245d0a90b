/**
 * The notice of 55 rows, followed from its issue on 01/4/2026: what is overdue on 16/5/2026 was worked out by hand from
 * its words. It is not part of the project (../shared/seeds); where it is missing nothing runs, and the runner says so.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { localDirectory, readDirectory } from '../../src/domain/bodies/body-directory.ts'
import { type FollowedObligation, boardRows, nameThing } from '../../src/domain/follow-up/board.ts'
import { findDifferences, findTargets } from '../../src/domain/follow-up/indicators.ts'
import { proposeEarlier } from '../../src/domain/follow-up/lineage.ts'
import { readObligations } from '../../src/domain/tasks/obligation.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds } from '../helpers/build.ts'
import { seeds } from '../helpers/shared.ts'

const isHere = existsSync(seeds)
const issuedOn = '2026-04-01'
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** With every directive of the body taken as a task. */
function followed(seed = '003', issued = issuedOn): readonly FollowedObligation[] {
  const name = readdirSync(seeds).find((one) => one.startsWith(seed)) ?? ''
  const { notice } = recognize(readText(readFileSync(join(seeds, name), 'utf8')).blocks, { ids: countIds() })
  const directory = localDirectory(readDirectory(bodies), notice.header.place)
  const read = readObligations(notice, { directory, isDayOff: isWeekend, isConfirmed: () => true })
  const origin = { noticeId: notice.id, version: 1, contentHash: '', release: '', office: 1 }
  return read.map((one, position) => ({
    obligation: { ...one, ...origin, id: `${position}`, position },
    number: '13-TB/CQTT',
    issuedOn: issued,
  }))
}

const boardOn = (on: string, until = on) => boardRows(followed(), [], { on, until, isDayOff: isWeekend })

/**
 * Rows by STT, worked out by hand. "Trước ngày 30/4" was due on 29/4, "Quý I" on 31/3. Row 1 has the day of its plan alone;
 * 51, 54 and 55 report each month, and April's was due on 30/4. Rows 4, 5 and 17 were planned for the first quarter, and the
 * notice itself moved them to 29/11, 29/5 and 29/5. Row 53 is to report "trước ngày 30/4/2026".
 */
const overdueRows = {
  current: ['1', '2', '3', '7', '33', '36', '51', '53', '54', '55'],
  original: ['1', '2', '3', '4', '5', '7', '17', '33', '36', '51', '53', '54', '55'],
} as const

/** Items of the body: "trước ngày 05/4", "10/4", "15/4", "30/4"; III.7 and III.8 report each month before the 20th. */
const overdueItems = [
  'III.1.-1',
  'III.1.-2',
  'III.1.-3(2)',
  'III.2.-2',
  'III.5.-1(1)',
  'III.5.-2',
  'III.7.¶1',
  'III.8.-1(2)',
  'III.8.-2',
]

describe.skipIf(!isHere)('the notice of 55 rows, issued on 01/4/2026', () => {
  test.each(['current', 'original'] as const)('has the overdue set of 16/5/2026 by the %s day', (by) => {
    const overdue = boardOn('2026-05-16').filter((row) => row[by] === 'overdue')
    const of = (source: string) => overdue.filter((row) => row.source === source).map(({ ordinal }) => ordinal)
    expect(of('row').toSorted((one, other) => Number(one) - Number(other))).toEqual(overdueRows[by])
    expect(of('directive').toSorted()).toEqual(overdueItems)
  })

  test('four rows were extended by the notice itself, and the board has 58 rows and months of rows', () => {
    const rows = boardOn('2026-05-16').filter(({ source }) => source === 'row')
    const extended = rows.filter(({ extensions }) => extensions > 0).map(({ ordinal }) => ordinal)
    // Row 2 was planned for the first quarter, and is to be done by 09/4.
    expect(extended.toSorted((one, other) => Number(one) - Number(other))).toEqual(['2', '4', '5', '17'])
    // 55 rows; three of them report each month, of which April's and May's are there by then.
    expect(rows.length).toBe(52 + 3 * 2)
  })

  test('asks from April to December for nine reports on tasks and nine on spending, due on the 19th', () => {
    const board = boardOn('2026-04-01', '2026-12-19')
    const days = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}-19`)
    for (const ordinal of ['III.7.¶1', 'III.8.-1(2)'])
      expect(board.filter((row) => row.ordinal === ordinal).map(({ currentUntil }) => currentUntil)).toEqual(days)
    // Sundays and Saturdays among them: 19/4, 19/7, 19/9 and 19/12.
    const off = board.filter((row) => row.ordinal === 'III.7.¶1' && row.fallsOnDayOff)
    expect(off.map(({ currentUntil }) => currentUntil)).toEqual([
      '2026-04-19',
      '2026-07-19',
      '2026-09-19',
      '2026-12-19',
    ])
  })

  test('goes on with what the third session of 2025 ordered: proposed are the centre of operations and that of security', () => {
    const before = followed('001', '2025-11-03')
    const proposed = followed().flatMap(({ obligation }) =>
      proposeEarlier(obligation, issuedOn, before).map(({ earlier }) => [
        obligation.ordinal,
        earlier.obligation.ordinal,
      ]),
    )
    for (const pair of [
      ['5', '2.3(3)'],
      ['17', '2.3(3)'],
      ['19', '2.4'],
    ])
      expect(proposed).toContainEqual(pair)
    // Few of 76 tasks continue one of fifteen, and few are proposed.
    expect(proposed.length).toBeLessThanOrEqual(8)
  })

  test('names 95% for 5G twice, and means two things', () => {
    const targets = followed().flatMap(({ obligation, number }) =>
      [obligation.text, obligation.requiredResult]
        .flatMap(findTargets)
        .map((one) => ({ ...one, obligationId: obligation.id, name: nameThing(obligation, number) })),
    )
    expect(
      findDifferences(targets).map(({ one, other }) => [one.name, one.words, other.name, other.words]),
    ).toContainEqual(['mục III.3, gạch đầu dòng thứ 1, ý (1), 13-TB/CQTT', 'trên 95%', 'STT 10, 13-TB/CQTT', 'đạt 95%'])
  })
})
