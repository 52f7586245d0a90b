/**
 * Acceptance over small notices from the field, which are not part of the project: ../shared/cases/notices beside it.
 * Each shows one kind of fault; our own tests hold the kinds in other words.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkNotice } from '../../src/checker/check.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { standardSet } from '../../src/checker/standard.ts'
import { removeLines } from '../../src/domain/notice/edit-table.ts'
import { type Notice, isDraft, taskAppendices } from '../../src/domain/notice/notice.ts'
import { placesOf } from '../../src/domain/notice/places.ts'
import { tasksOf } from '../../src/domain/tasks/task.ts'
import { readText } from '../../src/files/text-read.ts'
import { writeText } from '../../src/files/text-write.ts'
import { compose } from '../../src/page/compose/compose.ts'
import { specFor } from '../../src/page/format/formats.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds, rowsOf, changeTables } from '../helpers/build.ts'
import { ruleContext } from '../helpers/rule-context.ts'
import { seeds, shared } from '../helpers/shared.ts'

const folder = join(shared, 'cases/notices')
const isHere = existsSync(folder)

function readFrom(directory: string, prefix: string): ReturnType<typeof recognize> {
  const name = readdirSync(directory).find((file) => file.startsWith(prefix) && file.endsWith('.txt')) ?? ''
  return recognize(readText(readFileSync(join(directory, name), 'utf8')).blocks, { ids: countIds() })
}

const rolesOf = (read: Notice) => taskAppendices(read)[0]?.columns.map(({ role }) => role)
const rulesOf = (read: Notice) => checkNotice(read, rules, standardSet, ruleContext()).findings.map(({ rule }) => rule)
const lastLineOf = (read: Notice) =>
  writeText(read, compose(read, specFor(read)))
    .trimEnd()
    .split('\n')
    .at(-1)

describe.skipIf(!isHere)('notices from the field', () => {
  test('01: five columns stand over their own data', () => {
    const { notice } = readFrom(folder, '01')
    expect(rolesOf(notice)).toEqual(['ordinal', 'name', 'lead', 'coordinating', 'plannedTime'])
    expect(lastLineOf(notice)).toBe('2\tThuê đường truyền\tCông an tỉnh\tSở Tài chính\tQuý III/2026')
  })

  test('02: a column that is absent is no empty cell', () => {
    const { notice } = readFrom(folder, '02')
    expect(rulesOf(notice).filter((rule) => /^TAB-0[456]$/.test(rule))).toEqual([])
  })

  test('03: an unknown column is kept', () => {
    const { notice, doubts } = readFrom(folder, '03')
    expect(rowsOf(notice)).toHaveLength(2)
    expect(Object.values(rowsOf(notice)[1]?.cells ?? {})).toContain('Theo dõi hằng tháng')
    expect(doubts.map(({ code }) => code)).toContain('table.columns')
  })

  test('05: headings are known by their words', () => {
    const { notice, doubts } = readFrom(folder, '05')
    expect(tasksOf(notice).map(({ ordinal, name }) => [ordinal, name])).toEqual([
      ['1', 'Xây dựng kho hồ sơ số'],
      ['2', 'Thuê đường truyền'],
    ])
    expect(doubts.map(({ code }) => code)).toContain('table.columns')
  })

  test('11: a draft is a state', () => {
    const { notice } = readFrom(folder, '11')
    expect(isDraft(notice)).toBe(true)
    expect(notice.header.month).toBe('2026-05')
    expect(notice.numbering).toBe('computed')
    expect(rulesOf(notice).filter((rule) => ['FMT-02', 'FMT-03'].includes(rule))).toEqual([])
  })
})

describe.skipIf(!existsSync(seeds))('doubts of the notice with 55 rows', () => {
  test('point at their own rows after the first row was taken out', () => {
    const { notice, doubts } = readFrom(seeds, '003')
    const before = placesOf(notice)
    const ofRows = doubts.filter(({ spot }) => before.placeOf(spot).row !== undefined)
    expect(ofRows.length).toBeGreaterThanOrEqual(7)
    const later = changeTables(
      { ...notice, numbering: 'computed' },
      removeLines(new Set([rowsOf(notice)[0]?.id ?? ''])),
    )
    const after = placesOf(later)
    for (const { spot } of ofRows.filter((doubt) => doubt.spot.part !== rowsOf(notice)[0]?.id)) {
      const at = rowsOf(later).findIndex(({ id }) => id === spot.part)
      expect(after.placeOf(spot).row).toBe(at + 1)
      expect(rowsOf(later)[at]).toBe(rowsOf(notice)[at + 1])
    }
  })
})
