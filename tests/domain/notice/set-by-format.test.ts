import { expect, test } from 'vitest'
import { bareEntry, bareKeeper, bareRole } from '../../../src/domain/notice/set-by-format.ts'

test.each([
  ['báo cáo', 'báo cáo'],
  ['(báo cáo)', 'báo cáo'],
  [' ( (báo cáo) ) ', 'báo cáo'],
  ['(báo cáo', 'báo cáo'],
  ['báo cáo)', 'báo cáo'],
  ['thực hiện (mục 2)', 'thực hiện (mục 2)'],
  ['(thực hiện) và (biết)', '(thực hiện) và (biết)'],
  ['(để biết (bản điện tử))', 'để biết (bản điện tử)'],
  ['()', ''],
  ['', ''],
])('the role %j is %j', (written, bare) => {
  expect(bareRole(written)).toBe(bare)
})

test.each([
  ['- Thường trực Tỉnh ủy;', 'Thường trực Tỉnh ủy'],
  ['Sở Y tế', 'Sở Y tế'],
  ['Văn phòng - Thống kê', 'Văn phòng - Thống kê'],
])('the entry %j is %j', (written, bare) => {
  expect(bareEntry(written)).toBe(bare)
})

test.each([
  ['Lưu Văn phòng Tỉnh ủy.', 'Văn phòng Tỉnh ủy'],
  ['- Lưu: VT, P.TH.', 'VT, P.TH'],
  ['Lưu trữ lịch sử tỉnh', 'Lưu trữ lịch sử tỉnh'],
])('the keeper %j is %j', (written, bare) => {
  expect(bareKeeper(written)).toBe(bare)
})
