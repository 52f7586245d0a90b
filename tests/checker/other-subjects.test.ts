/** Notices on land, roads and health, with planted faults: the rules know no subject, and say the same of any. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkNotice } from '../../src/checker/check.ts'
import { createMemory } from '../../src/checker/memory.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { officeFacts } from '../helpers/rule-context.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds } from '../helpers/build.ts'

/** Rules that compare texts by their words, and those of names. */
const byWords = new Set(
  (
    'XREF-01 XREF-02 XREF-03 XREF-05 XREF-06 XREF-08 TAB-07 TAB-11 TAB-12 TAB-13 TAB-15 TAB-21 TAB-22 DL-06 DL-16 ' +
    'TERM-01 TERM-03 TERM-04 TERM-06 TERM-08 FMT-07 FMT-12 SPL-01 SPL-04 SPL-07 SPL-08 SPL-09 SPL-11'
  ).split(' '),
)

/** "rule place: the first words that were found". */
function saidOf(name: string): string[] {
  const read = readText(readFileSync(`tests/fixtures/subjects/${name}.txt`, 'utf8'))
  const { notice } = recognize(read.blocks, { ids: countIds() })
  const context = makeContext(standardSet, officeFacts(), createMemory())
  return checkNotice(notice, rules, standardSet, context)
    .findings.filter(({ rule }) => byWords.has(rule))
    .map(({ rule, place, found }) => `${rule} ${place.row ?? place.path}: ${found.split(' ').slice(0, 8).join(' ')}`)
}

describe('what is said, and nothing else', () => {
  test('land clearance: “giải phóng mặt bằng”, “hộ dân bị thu hồi đất” are everywhere, and make no two tasks or targets one', () => {
    expect(saidOf('land-clearance')).toEqual([
      'XREF-01 II.1.-2: Giao Sở Tài chính thẩm định giá đất',
      'TERM-03 II.2.-1: Ban Chỉ đạo giải phóng mặt bằng các',
      'XREF-01 II.2.-2: Giao Thanh tra tỉnh kiểm tra việc chi',
      'TAB-15 4: Đẩy nhanh kiểm đếm tài sản, đất đai',
      'XREF-02 5: đạt 85%',
      'DL-16 7: Hoàn thành trước ngày 30/7/2026',
    ])
  })

  test('rural roads: tasks of one kind at two places are two, and the subject of the notice makes none of them one', () => {
    expect(saidOf('rural-roads')).toEqual([
      'XREF-01 2.-3: Giao Sở Khoa học và Công nghệ thí',
      'XREF-01 2.-4: Các xã, phường huy động Nhân dân hiến',
      'TERM-06 2.-4: rõ tuyến, rõ chiều dài, rõ nguồn vốn',
      'XREF-01 2.-5: Giao Sở Tài chính tham mưu cơ chế',
      'XREF-01 2.-6: Giao Công an tỉnh chủ trì tổ chức',
      'TERM-03 2.-6: TTKĐ',
      'TAB-11 5: Sửa chữa cầu treo dân sinh trên suối',
      'TAB-13 6: Kịp thời',
    ])
  })

  test('school health: an office with standard duties in words of its own', () => {
    expect(saidOf('school-health')).toEqual(['XREF-06 5: ', 'XREF-06 6.-3: Cuối mỗi học kỳ gửi Sở Y tế'])
  })
})
