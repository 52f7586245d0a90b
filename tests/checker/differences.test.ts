/** What body and row say differently, and that either can be made to say what the other does. */
import { describe, expect, test } from 'vitest'
import { type Difference, type ListedDirective, listDirectives } from '../../src/checker/directive-list.ts'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { taskCellsReader } from '../../src/domain/notice/table.ts'
import { plainText } from '../../src/domain/notice/plain-text.ts'
import { applyFix } from '../../src/page/apply-fix.ts'
import { type RowWords, countIds, item, row } from '../helpers/build.ts'
import { ruleContext } from '../helpers/rule-context.ts'

const { directory, isDayOff } = ruleContext()

function made(text: string, words: RowWords): Notice {
  const sound = soundNotice()
  const [table] = sound.appendices
  if (table?.kind !== 'tasks') throw new Error('the sound notice has a table')
  const sections = [{ id: 'only', title: '', rows: [row({ id: 'row', ...words })] }]
  return { ...sound, items: [{ ...item('1.', text), id: 'item' }], appendices: [{ ...table, sections }] }
}

const listed = (notice: Notice): ListedDirective => {
  const [only] = listDirectives(notice, [], { directory, isDayOff }).directives
  if (only === undefined) throw new Error('no directive')
  return only
}
const bodyOf = ({ items, numbering }: Notice) => plainText(items[0]?.content ?? [], numbering)
const rowOf = ({ appendices: [table] }: Notice) => {
  const [found] = table?.kind === 'tasks' ? (table.sections[0]?.rows ?? []) : []
  if (table?.kind !== 'tasks' || found === undefined) throw new Error('no row')
  return taskCellsReader(table.columns)(found)
}
const fixed = (notice: Notice, changes: Parameters<typeof applyFix>[1]['changes']) =>
  applyFix(notice, { label: '', changes }, countIds('fix'))
const inRow = (notice: Notice, all: readonly Difference[]) =>
  fixed(
    notice,
    all.map(({ column, span, text }) => ({ spot: { part: 'row', field: column, span }, text })),
  )
const inBody = (notice: Notice, all: readonly Difference[]) =>
  fixed(
    notice,
    all.flatMap(({ inItem }) =>
      inItem === null ? [] : [{ spot: { part: 'item', field: 'text', span: inItem.span }, text: inItem.text }],
    ),
  )

const told =
  'Giao Công an tỉnh chủ trì, phối hợp với Sở Tài chính xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà, kiểm tra 12 cơ quan nhà nước. Hoàn thành trước ngày 30/6/2026.'
const security = {
  name: 'Xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà, kiểm tra 12 cơ quan nhà nước',
  lead: 'Công an tỉnh',
  coordinating: 'Sở Tài chính',
  requiredResult: 'Trung tâm được nghiệm thu',
  plannedTime: '',
  assigned: 'Hoàn thành trước ngày 30/6/2026',
}

describe('body and row', () => {
  test('that say the same have no difference', () => {
    expect(listed(made(told, security))).toMatchObject({ row: { sure: true }, differences: [] })
  })

  test.each([
    ['deadline', { assigned: 'Hoàn thành trước ngày 30/9/2026' }, 'Hoàn thành trước ngày 30/9/2026.'],
    ['deadline', { assigned: 'Trước ngày 30/9/2026' }, 'Hoàn thành trước ngày 30/9/2026.'],
    ['lead', { lead: 'Sở Xây dựng' }, 'Giao Sở Xây dựng chủ trì,'],
    [
      'target',
      { name: 'Xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà, kiểm tra 10 cơ quan nhà nước' },
      'kiểm tra 10 cơ quan nhà nước.',
    ],
  ])('are made equal in both directions: %s %j', (of, words, body) => {
    const notice = made(told, { ...security, ...words })
    const { differences } = listed(notice)
    expect(differences.map((one) => one.of)).toEqual([of])

    const byBody = inRow(notice, differences)
    expect(bodyOf(byBody)).toBe(told)
    expect(listed(byBody).differences).toEqual([])
    const byRow = inBody(notice, differences)
    expect(bodyOf(byRow)).toContain(body)
    expect(rowOf(byRow)).toEqual(rowOf(notice))
    expect(listed(byRow).differences).toEqual([])
  })

  test('a deadline takes the words of the day alone, with the capital of its place', () => {
    const notice = made(told, { ...security, assigned: 'Trước ngày 30/9/2026' })
    expect(rowOf(inRow(notice, listed(notice).differences)).assigned).toBe('Trước ngày 30/6/2026')
  })

  test('of several leads nobody says whose place the lead of the row takes', () => {
    const two = told.replace('Giao Công an tỉnh', 'Giao Công an tỉnh, Sở Nội vụ')
    const notice = made(two, { ...security, lead: 'Sở Xây dựng' })
    expect(listed(notice).differences).toMatchObject([{ of: 'lead', inItem: null }])
  })
})
