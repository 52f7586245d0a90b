import { describe, expect, test } from 'vitest'
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { lastDay } from '../../../src/domain/deadline/deadline.ts'
import type { Appendix, Notice, TableRow, TableSection } from '../../../src/domain/notice/notice.ts'
import { type TaskCells, standardColumns, taskCellsReader } from '../../../src/domain/notice/table.ts'
import { type RowWords, bareRow } from '../../helpers/build.ts'
import { readTask, tasksOf } from '../../../src/domain/tasks/task.ts'

function row(words: RowWords = {}): TaskCells {
  return taskCellsReader(standardColumns)(bareRow({ id: 'row', ...words }))
}

const context = { issuedOn: '2026-04-01' }
const dayOf = (value: ReturnType<typeof readTask>['assigned']) => (value === null ? null : lastDay(value))
const instructionsOf = (assigned: string) =>
  readTask(row({ assigned }), context).instructions.map(({ text, writtenDeadline, deadline }) => [
    text,
    writtenDeadline,
    dayOf(deadline),
  ])

test('a row says who does what, by when, and on what ground', () => {
  const task = readTask(
    row({
      name: 'Xây dựng kho dữ liệu dùng chung',
      directing: 'Tỉnh ủy, UBND tỉnh',
      lead: 'Sở KH&CN; Sở Văn hóa, Thể thao và Du lịch',
      coordinating: 'Các sở, ban, ngành',
      requiredResult: 'Kho dữ liệu vận hành',
      plannedTime: 'Quý III',
      sourceDocument: '08-CTr/BCĐ, 41-KH/TU,',
      assigned: 'Hoàn thành trước ngày 30/5/2026',
    }),
    context,
  )
  expect(task).toEqual({
    id: 'row',
    name: 'Xây dựng kho dữ liệu dùng chung',
    directing: [
      { name: 'Tỉnh ủy', subUnit: '', start: 0, end: 7 },
      { name: 'UBND tỉnh', subUnit: '', start: 9, end: 18 },
    ],
    leads: [
      { name: 'Sở KH&CN', subUnit: '', start: 0, end: 8 },
      { name: 'Sở Văn hóa, Thể thao và Du lịch', subUnit: '', start: 10, end: 41 },
    ],
    coordinating: [{ name: 'Các sở, ban, ngành', subUnit: '', start: 0, end: 18 }],
    requiredResult: 'Kho dữ liệu vận hành',
    planned: { kind: 'quarter', year: 2026, yearWritten: false, quarter: 3, bound: 'on' },
    sourceDocuments: [
      { type: '', number: '08-CTr/BCĐ', date: null, issuer: '', subject: '' },
      { type: '', number: '41-KH/TU', date: null, issuer: '', subject: '' },
    ],
    instructions: [
      {
        text: 'Hoàn thành trước ngày 30/5/2026',
        writtenDeadline: 'Hoàn thành trước ngày 30/5/2026',
        deadline: task.assigned,
      },
    ],
    assigned: { kind: 'date', year: 2026, yearWritten: true, month: 5, day: 30, clock: null, bound: 'before' },
  })
})

test('an empty row says nothing', () => {
  expect(readTask(row(), { issuedOn: null })).toEqual({
    id: 'row',
    name: '',
    directing: [],
    leads: [],
    coordinating: [],
    requiredResult: '',
    planned: null,
    sourceDocuments: [],
    instructions: [],
    assigned: null,
  })
})

describe('the instructions of a cell', () => {
  const deadline = 'Hoàn thành trước ngày 30/5/2026'
  test.each<[string, string, unknown[]]>([
    ['one', `Vận hành kho dữ liệu. ${deadline}.`, [[`Vận hành kho dữ liệu. ${deadline}.`, deadline, '2026-05-29']]],
    ['none', ' \n ', []],
    [
      'one a bullet',
      `- Lập đề án. ${deadline}.\n- Lập tổ\ncông tác`,
      [
        [`Lập đề án. ${deadline}.`, deadline, '2026-05-29'],
        ['Lập tổ công tác', '', null],
      ],
    ],
    [
      'a bullet that lost its line',
      `- Lập đề án. ${deadline}. - Lập tổ công tác`,
      [
        [`Lập đề án. ${deadline}.`, deadline, '2026-05-29'],
        ['Lập tổ công tác', '', null],
      ],
    ],
    [
      'one a line',
      'Lập đề án trước ngày 30/4/2026\nBáo cáo trước ngày 15/5/2026',
      [
        ['Lập đề án trước ngày 30/4/2026', 'trước ngày 30/4/2026', '2026-04-29'],
        ['Báo cáo trước ngày 15/5/2026', 'trước ngày 15/5/2026', '2026-05-14'],
      ],
    ],
    [
      'a line that goes on',
      `Lập đề án\nvề dữ liệu\n${deadline}`,
      [[`Lập đề án về dữ liệu ${deadline}`, deadline, '2026-05-29']],
    ],
    [
      'a dash that is no bullet',
      'Giai đoạn 2026 - 2030: Đề án. - nội dung',
      [['Giai đoạn 2026 - 2030: Đề án. - nội dung', '', null]],
    ],
  ])('%s', (_, cell, expected) => {
    expect(instructionsOf(cell)).toEqual(expected)
  })
})

const assigned = (cell: string) => readTask(row({ assigned: cell }), context).assigned

describe('the new deadline of a row', () => {
  test('is the latest of its instructions', () => {
    expect(dayOf(assigned('- Lập đề án trước ngày 30/6/2026.\n- Lập tổ trước ngày 15/4/2026.'))).toBe('2026-06-29')
    expect(dayOf(assigned('Báo cáo định kỳ hằng tháng.\nHoàn thành trong quý II năm 2026'))).toBe('2026-06-30')
  })
  test('is a cadence where no instruction has a last day', () => {
    expect(assigned('Văn phòng báo cáo định kỳ hằng tháng')?.kind).toBe('cadence')
  })
  test('is not the date of a document', () => {
    expect(assigned('Cụ thể hóa Kế hoạch số 54/KH-UBND, ngày 13/02/2026')).toBe(null)
  })
})

const section = (id: string, title: string, ...rows: TableRow[]): TableSection => ({ id, title, rows })
const appendix = (id: string, ...sections: TableSection[]): Appendix => ({
  kind: 'tasks',
  id,
  title: '',
  issuedBy: '',
  columns: standardColumns,
  sections,
})
const places = (notice: Notice) =>
  tasksOf(notice).map((task) => [task.id, task.appendixId, task.sectionLabel, task.sectionTitle, task.ordinal])

describe('the tasks of a notice', () => {
  const notice: Notice = {
    ...blankNotice('notice', 'conclusion'),
    header: { ...blankNotice('notice', 'conclusion').header, date: '2026-04-01' },
    appendices: [
      appendix(
        'first',
        section('s0', '', bareRow({ id: 'a', plannedTime: 'Quý I' })),
        section('s1', 'Thể chế', bareRow({ id: 'b' }), bareRow({ id: 'c', writtenOrdinal: '5' })),
        section('s2', 'Hạ tầng', bareRow({ id: 'd' })),
      ),
      appendix('second', section('t1', 'Dữ liệu', bareRow({ id: 'e' }))),
    ],
  }

  test('stand under their section with their STT', () => {
    expect(places(notice)).toEqual([
      ['a', 'first', '', '', '1'],
      ['b', 'first', 'I', 'Thể chế', '2'],
      ['c', 'first', 'I', 'Thể chế', '3'],
      ['d', 'first', 'II', 'Hạ tầng', '4'],
      ['e', 'second', 'I', 'Dữ liệu', '1'],
    ])
    expect(places({ ...notice, numbering: 'frozen' })[2]).toEqual(['c', 'first', 'I', 'Thể chế', '5'])
  })

  test('take the year of a quarter from the date of issue', () => {
    expect(dayOf(tasksOf(notice)[0]?.planned ?? null)).toBe('2026-03-31')
    expect(tasksOf(notice)[0]).toEqual(
      expect.objectContaining(readTask(row({ id: 'a', plannedTime: 'Quý I' }), context)),
    )
  })

  test('of five thousand rows are read at once', () => {
    const leads = ['Sở KH&CN; Sở Tài chính', 'Các sở, ban, ngành, địa phương liên quan', 'Công an tỉnh']
    const rows = Array.from({ length: 5_000 }, (_, at) =>
      bareRow({
        id: `r${at}`,
        lead: leads[at % 3] ?? '',
        plannedTime: `Quý ${['I', 'II', 'III', 'IV'][at % 4]}`,
        sourceDocument: `${(at % 90) + 1}-KH/TU`,
        assigned: `Hoàn thành trước ngày ${(at % 28) + 1}/5/2026`,
      }),
    )
    const long = { ...notice, appendices: [appendix('long', section('s', '', ...rows))] }
    const begun = performance.now()
    expect(tasksOf(long)).toHaveLength(5_000)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })
})
