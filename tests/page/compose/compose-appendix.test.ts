/** The appendices on the page. */
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { appendix, notice, row, section } from '../../helpers/build.ts'
import { blocksOf } from '../../helpers/blocks.ts'
import { composed, taskCells } from '../../helpers/samples.ts'

/** Columns 3 to 9 of a row of the builder. */
const otherCells = [
  'UBND tỉnh',
  'Sở KH&CN',
  'Các sở, ban, ngành',
  'Kho dữ liệu đi vào hoạt động',
  'Quý III',
  '21-CTr/BCĐ',
  'Hoàn thành trước ngày 30/6/2026',
]

const sections = [
  section('VỀ THỂ CHẾ', row({ name: 'Một' }), row({ name: 'Hai' })),
  section('VỀ HẠ TẦNG', row({ name: 'Ba' })),
]
const first = { ...appendix(...sections), id: 'first' }
const second = { ...appendix(section('', row({ name: 'Bốn' }))), id: 'second', title: 'DANH MỤC DỰ ÁN' }
const officialLink = '(Kèm theo Thông báo số 07-TB/CQTT, ngày 05/4/2026 của Cơ quan Thường trực Ban Chỉ đạo)'

test('one: heading, title, link line', () => {
  expect(blocksOf('appendixHeading', notice({ appendices: [first] }))).toEqual([
    {
      kind: 'appendixHeading',
      id: 'first',
      label: 'PHỤ LỤC',
      title: 'DANH MỤC NHIỆM VỤ',
      link: officialLink,
      set: { title: [['DANH MỤC NHIỆM VỤ']], link: [[expect.stringMatching(/^\(Kèm theo .*\)$/)]] },
    },
  ])
})

test('several are numbered, and each counts its own rows', () => {
  const value = notice({ appendices: [first, second] })
  expect(blocksOf('appendixHeading', value).map(({ label, title }) => [label, title])).toEqual([
    ['PHỤ LỤC 1', 'DANH MỤC NHIỆM VỤ'],
    ['PHỤ LỤC 2', 'DANH MỤC DỰ ÁN'],
  ])
  expect(taskCells(composed(value)).map(([ordinal, name]) => [ordinal, name])).toEqual([
    ['1', 'Một'],
    ['2', 'Hai'],
    ['3', 'Ba'],
    ['1', 'Bốn'],
  ])
})

test('nine columns, section rows, nine cells', () => {
  const [table] = blocksOf('table', notice({ appendices: [first] }))
  expect(table!.columns.map((column) => column.heading)).toEqual([
    'STT',
    'Tên nhiệm vụ',
    'Cơ quan chỉ đạo',
    'Cơ quan chủ trì',
    'Cơ quan phối hợp',
    'Yêu cầu kết quả',
    'Thời gian giao theo kế hoạch',
    'Văn bản giao nhiệm vụ',
    'Nội dung Ban Chỉ đạo giao',
  ])
  expect(table!.rows.map((line) => (line.kind === 'section' ? [line.label, line.title] : line.cells))).toEqual([
    ['I', 'VỀ THỂ CHẾ'],
    ['1', 'Một', ...otherCells],
    ['2', 'Hai', ...otherCells],
    ['II', 'VỀ HẠ TẦNG'],
    ['3', 'Ba', ...otherCells],
  ])
})

test('rows before any section stand without a section row', () => {
  expect(blocksOf('table', notice({ appendices: [second] }))[0]!.rows.map((line) => line.kind)).toEqual(['cells'])
})

describe('as issued', () => {
  const sentLink = '(Gửi kèm Thông báo số 07-TB/CQTT, ngày 05/4/2026 của Cơ quan Thường trực)'
  const issued = notice({
    numbering: 'frozen',
    appendices: [
      { ...first, columns: first.columns.map((column, at) => (at === 0 ? { ...column, heading: 'TT' } : column)) },
    ],
    sourceForm: {
      headerOrder: [],
      endingOrder: [],
      texts: { 'appendix/first/label': 'PHỤ LỤC I', 'appendix/first/link': sentLink },
    },
  })
  const linkOf = (header: Partial<Notice['header']>) =>
    blocksOf('appendixHeading', { ...issued, header: { ...issued.header, ...header } })[0]!.link

  test('the wording of the heading stays', () => {
    expect(blocksOf('appendixHeading', issued)[0]).toMatchObject({ label: 'PHỤ LỤC I', link: sentLink })
    expect(
      blocksOf('table', issued)[0]!
        .columns.slice(0, 2)
        .map((column) => column.heading),
    ).toEqual(['TT', 'Tên nhiệm vụ'])
  })

  test('a draft made from it is official again', () => {
    const draft: Notice = { ...issued, numbering: 'computed' }
    expect(blocksOf('appendixHeading', draft)[0]).toMatchObject({ label: 'PHỤ LỤC', link: officialLink })
    // Headings are the table's own words, in an issued notice and in a draft.
    expect(blocksOf('table', draft)[0]!.columns[0]!.heading).toBe('TT')
  })

  test('an old date or number does not stay behind', () => {
    expect(linkOf({ date: '2026-04-15' })).toBe(officialLink.replace('05/4', '15/4'))
    expect(linkOf({ number: 8 })).toBe(officialLink.replace('07-', '08-'))
    expect(linkOf({ symbol: 'TB/BCĐ' })).toBe(officialLink.replace('CQTT', 'BCĐ'))
    expect(linkOf({ date: null })).not.toContain('05/4/2026')
    expect(linkOf({ number: null })).not.toContain('07-TB')
  })
})

test('a kept link that names another number is not kept: 107 is not 07', () => {
  const kept = officialLink.replace('07-TB', '107-TB').replace('Kèm', 'Gửi kèm')
  const of: Notice = {
    ...notice({ appendices: [first] }),
    numbering: 'frozen',
    sourceForm: { headerOrder: [], endingOrder: [], texts: { 'appendix/first/link': kept } },
  }
  expect(blocksOf('appendixHeading', of).map(({ link }) => link)).toEqual([officialLink])
})
