import { expect, test } from 'vitest'
import { columnRoles, usualHeadings } from '../../../src/domain/notice/table.ts'
import { findRoles, isOrdinalHeading } from '../../../src/page/recognize/recognize-columns.ts'

test('the usual headings are known, in capitals and without marks too', () => {
  const usual = columnRoles.map((role) => usualHeadings[role])
  expect(usual).toHaveLength(9)
  expect(findRoles(usual)).toEqual(columnRoles)
  expect(findRoles(usual.map((heading) => heading.toUpperCase()))).toEqual(columnRoles)
})

test('headings as other offices write them, in their own order', () => {
  expect(
    findRoles([
      'Số TT',
      'Nhiệm vụ, giải pháp',
      'Đơn vị chủ trì thực hiện',
      'Sản phẩm đầu ra',
      'Tiến độ',
      'Nội dung giao bổ sung',
      'Lãnh đạo chỉ đạo',
    ]),
  ).toEqual(['ordinal', 'name', 'lead', 'requiredResult', 'plannedTime', 'assigned', 'directing'])
})

test('a heading of no column, and one that stands twice', () => {
  expect(findRoles(['STT', 'Ghi chú', 'Chủ trì', 'Đồng chủ trì'])).toEqual(['ordinal', null, 'lead', null])
  expect(findRoles(['Ý kiến của Ban Chỉ đạo'])).toEqual([null])
})

test('where a table begins', () => {
  expect(['STT', ' tt ', 'Số thứ tự', 'STT 1', 'Tên nhiệm vụ'].map(isOrdinalHeading)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
