/** The head of papers that come from pages of the web: what the page puts above them, and a long abstract behind a blank line. */
import { expect, test } from 'vitest'
import { readText } from '../../../src/files/text-read.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { countIds } from '../../helpers/build.ts'

const abstract =
  'Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về tiến độ xây dựng các hồ chứa nước vùng cao và việc di dời các hộ dân ra khỏi lòng hồ'
const paper = `Trang nhất » Tin chỉ đạo » Xem văn bản

UBND TỈNH HÀ LÂM	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG	Độc lập - Tự do - Hạnh phúc
Số: 77/TB-VP	Hà Lâm, ngày 10 tháng 6 năm 2026

THÔNG BÁO

${abstract}

Ngày 05/6/2026, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp và kết luận như sau:

1. Giao Sở Xây dựng rà soát, báo cáo trước 15/7.

2. Giao Sở Tài chính bố trí vốn.

Nơi nhận:                                KT. CHÁNH VĂN PHÒNG
- Thường trực Tỉnh ủy;                   PHÓ CHÁNH VĂN PHÒNG
- Các sở, ngành;                         (đã ký)
- Lưu: VT.
                                         Lò Văn Thử
`

const { notice } = recognize(readText(paper).blocks, { ids: countIds('id') })

test('a line of the web page above the organs is kept apart, not made the name of an organ', () => {
  expect(notice.header.superiorOrgan).toBe('UBND TỈNH HÀ LÂM')
  expect(notice.header.issuingOrgans.map(({ name }) => name)).toEqual(['VĂN PHÒNG'])
  expect(notice.unplaced.map(({ text }) => text)).toEqual(['Trang nhất » Tin chỉ đạo » Xem văn bản'])
})

test('the first line behind the type is the abstract, however long it is', () => {
  expect(notice.abstract).toEqual([abstract])
})

test('what stands for a signature is no recipient', () => {
  expect(notice.distribution.recipients.map(({ name }) => name)).toEqual(['Thường trực Tỉnh ủy', 'Các sở, ngành'])
  expect(notice.signatures.map(({ signatory }) => signatory)).toEqual(['Lò Văn Thử'])
})
