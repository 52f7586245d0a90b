/** Ways of offices that are met seldom: each test is one kind, in the smallest paper that shows it. */
import { expect, test } from 'vitest'
import { localDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { readText } from '../../../src/files/text-read.ts'
import { type ReadingForm, readingForm } from '../../../src/page/reading-form.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { countIds } from '../../helpers/build.ts'

const parts = {
  head: 'TỈNH ỦY HÀ LÂM\nVĂN PHÒNG\n*\nSố 12-TB/VPTU\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Lâm, ngày 01 tháng 6 năm 2026',
  title: 'THÔNG BÁO\nKết luận của Thường trực Tỉnh ủy\n-----',
  opening: 'Ngày 29/5/2026, Thường trực Tỉnh ủy họp và kết luận như sau:',
  body: '1. Giao Sở Y tế mua thuốc.',
  closing: 'Văn phòng Tỉnh ủy thông báo để các cơ quan biết, thực hiện.',
  ending: 'Nơi nhận:\n- Sở Y tế,\n- Lưu Văn phòng Tỉnh ủy.\n\nCHÁNH VĂN PHÒNG\n\nĐinh Văn An',
}

function read(changes: Partial<typeof parts>): ReadingForm {
  const directory = localDirectory(readDirectory(bodies, 'Hà Lâm'), 'Hà Lâm')
  const text = Object.values({ ...parts, ...changes }).join('\n')
  const { notice, doubts, lines } = recognize(readText(text).blocks, { ids: countIds('id') })
  return readingForm(notice, doubts, { directory, isDayOff: () => false, lines })
}

const pathsOf = ({ items }: ReadingForm) => items.map(({ path }) => path)

test('what a page or a letter has above and beside the organs is kept apart', () => {
  const head = `Trang chủ\nTRANG TIN ĐIỆN TỬ\nTHÔNG BÁO Kết luận của Thường trực Tỉnh ủy\n${parts.head}\nV/v họp tháng 5\nKính gửi: Các sở`
  const { organs, abstract, unplaced } = read({ head })
  expect(organs).toEqual(['TỈNH ỦY HÀ LÂM', 'VĂN PHÒNG'])
  expect(abstract).toBe('Kết luận của Thường trực Tỉnh ủy')
  expect(unplaced.map(({ text }) => text)).toEqual([
    'Trang chủ',
    'TRANG TIN ĐIỆN TỬ',
    'THÔNG BÁO Kết luận của Thường trực Tỉnh ủy',
    'V/v họp tháng 5',
    'Kính gửi: Các sở',
  ])
})

test('addressees below the abstract are no items', () => {
  const { unplaced, items } = read({ opening: `Kính gửi:\n- Sở Y tế;\n- Công an tỉnh.\n${parts.opening}` })
  expect(items.map(({ text }) => text)).toEqual(['Giao Sở Y tế mua thuốc.'])
  expect(unplaced.map(({ text }) => text)).toEqual(['Kính gửi:', '- Sở Y tế;', '- Công an tỉnh.'])
})

test.each([
  ['UBND TỈNH HÀ LÂM - VĂN PHÒNG', ['UBND TỈNH HÀ LÂM', 'VĂN PHÒNG']],
  ['BAN CHỈ ĐẠO 35 TỈNH HÀ LÂM ―――――', ['BAN CHỈ ĐẠO 35 TỈNH HÀ LÂM']],
])('organs of %s', (line, organs) => {
  expect(read({ head: `${line}\nSố: 9/TB-VP\nHà Lâm, ngày 20-6-2026` })).toMatchObject({
    organs,
    number: 9,
    place: 'Hà Lâm',
    date: '2026-06-20',
  })
})

test.each([
  ['Số: 87/TB-HĐND&UBND', 87, 'TB/HĐND&UBND'],
  ['Số: 15/TBKL-UBND', 15, 'TBKL/UBND'],
  ['Số 102 -TB/TU', 102, 'TB/TU'],
])('the number of %s', (line, number, symbol) => {
  expect(read({ head: parts.head.replace('Số 12-TB/VPTU', line) })).toMatchObject({ number, symbol })
})

test('an organ of the State without the lines of the State is one all the same', () => {
  const head = 'UBND XÃ PÁ KHOANG\nSố: 18/TB-UBND\nPá Khoang, ngày 02 tháng 6 năm 2026'
  const { symbol, doubts } = read({ head })
  expect([symbol, doubts.filter(({ code }) => code === 'header.headingMissing')]).toEqual(['TB-UBND', []])
})

test('"A." heads Roman numerals, "1/" and "Thứ nhất," are labels', () => {
  const body =
    'A. NHẬN ĐỊNH\nTỉnh còn thiếu giáo viên.\nB. NHIỆM VỤ\nI. Y tế\n1/ Giao Sở Y tế mua thuốc.\nThứ nhất, mua vắc-xin.'
  expect(pathsOf(read({ body }))).toEqual(['A', 'A.¶1', 'B', 'B.I', 'B.I.1', 'B.I.1.Thứ nhất'])
})

test('what stands below the enacting sentence is an item, marked or not', () => {
  const read1 = read({ body: 'Giao Sở Y tế mua thuốc.\n1. Giao Công an tỉnh tuần tra.' })
  expect(pathsOf(read1)).toEqual(['¶1', '1'])
})

test('a closing that begins a line is none of the last item, however full the line above is', () => {
  const body = [
    '1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh, Sở Tài chính và các cơ',
    'quan, đơn vị có liên quan mua thuốc, vật tư, trang thiết bị cho các trạm y',
    'tế của các xã, phường trên địa bàn tỉnh; báo cáo Thường trực Tỉnh ủy hằng',
    'tháng kết quả thực hiện và những khó khăn, vướng mắc nếu có để kịp thời ra',
    'văn bản chỉ đạo, bảo đảm không để thiếu thuốc, vật tư trong mùa mưa lũ tới',
    'đây, nhất là ở các xã vùng cao, biên giới còn nhiều khó khăn về đường sá đi.',
    'Văn phòng Tỉnh ủy thông báo để các đồng chí, các cơ quan, đơn vị có liên quan',
    'biết, thực hiện.',
  ].join('\n')
  const { closing, items } = read({ body, closing: '' })
  expect(items).toHaveLength(1)
  expect(closing).toEqual([
    'Văn phòng Tỉnh ủy thông báo để các đồng chí, các cơ quan, đơn vị có liên quan biết, thực hiện.',
  ])
})

test('a name that runs over the line with a dash is one item where all others have ended', () => {
  const body = [
    '1. Sở Xây dựng',
    '- Trình Ủy ban nhân dân tỉnh phê duyệt đồ án quy hoạch chi tiết khu trung tâm; báo',
    'cáo kết quả thực hiện với Thường trực Tỉnh ủy trước ngày 20/6/2026 để theo dõi, chỉ',
    'đạo các cơ quan, đơn vị có liên quan khẩn trương hoàn thiện hồ sơ, thủ tục còn lại.',
    '- Thẩm định điều chỉnh quy hoạch phân khu của Khu du lịch sinh thái ven biển Bãi Nồm',
    '- Hòn Én, trình Ủy ban nhân dân tỉnh phê duyệt trước ngày 22/9/2026 theo đúng trình',
    'tự, thủ tục đã được quy định; bảo đảm phù hợp với quy hoạch chung của toàn tỉnh đã',
    'được phê duyệt.',
    '- Giao ban với các chủ đầu tư.',
  ].join('\n')
  const found = read({ body })
  expect(pathsOf(found)).toEqual(['1', '1.-1', '1.-2', '1.-3'])
  expect(found.items[2]?.text).toContain('Bãi Nồm - Hòn Én, trình')
})

test('paragraphs that are short are no wrapped lines', () => {
  const body = [
    '1. Giao Sở Y tế mua thuốc cho các trạm y tế của các xã.',
    ...Array<string>(6).fill('Sở Y tế báo cáo kết quả với Thường trực Tỉnh ủy trước ngày 20/6.'),
  ].join('\n')
  expect(read({ body }).items).toHaveLength(7)
})

test.each([
  ['đồng chí Lê Thị Thu, Bí thư Tỉnh ủy đi kiểm tra và chủ trì buổi làm việc', 'đồng chí Lê Thị Thu, Bí thư Tỉnh ủy'],
  ['Hội nghị do ông Lê Văn Ba, Phó Chủ tịch UBND tỉnh chủ trì', 'ông Lê Văn Ba, Phó Chủ tịch UBND tỉnh'],
  ['Phó Giám đốc Sở Lê Văn Ba đã chủ trì cuộc họp', 'Phó Giám đốc Sở Lê Văn Ba'],
  ['Chủ trì: Đồng chí Lê Thị Thu, Bí thư Tỉnh ủy', 'Đồng chí Lê Thị Thu, Bí thư Tỉnh ủy'],
])('the chair of "%s"', (sentence, chair) => {
  expect(read({ opening: `Ngày 29/5/2026, ${sentence}. Đồng chí Bí thư kết luận:` }).meeting.chair).toBe(chair)
})

test('the name of who signed beside the last recipient, read across', () => {
  const ending = 'Nơi nhận: TL. GIÁM ĐỐC\n- UBND tỉnh (b/c); CHÁNH VĂN PHÒNG\n- Lưu: VT, VP(Ng.05). Phùng Thị Mai Lan'
  expect(read({ ending })).toMatchObject({
    fileCopy: 'Lưu: VT, VP(Ng.05)',
    signatures: [{ authority: 'TL. GIÁM ĐỐC', title: 'CHÁNH VĂN PHÒNG', name: 'Phùng Thị Mai Lan' }],
  })
})

test('each appendix has its own table, though no blank line parts them', () => {
  const table = (name: string, more: string) => `PHỤ LỤC ${name}\nSỐ LIỆU\nTT\tĐơn vị\tSố\t${more}\n1\tXã A\t12\t13`
  const { tables } = read({ ending: `${parts.ending}\n${table('I', 'Tỷ lệ')}\n${table('II', 'Năm\tGhi chú')}\t14` })
  expect(tables.map(({ columns, sections }) => [columns.length, sections[0]?.rows.length])).toEqual([
    [4, 1],
    [5, 1],
  ])
})

test('the own post of who signs stands below the signature', () => {
  const ending =
    'Nơi nhận:\n- Lưu: VT.\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\n(Đã ký)\nPHÓ CHỦ TỊCH UBND TỈNH\nĐặng Hữu Khoa'
  expect(read({ ending }).signatures).toMatchObject([
    { title: 'PHÓ TRƯỞNG BAN THƯỜNG TRỰC', concurrentTitle: 'PHÓ CHỦ TỊCH UBND TỈNH', name: 'Đặng Hữu Khoa' },
  ])
  expect(
    read({ ending })
      .doubts.map(({ message }) => message)
      .join(),
  ).toContain('bản xuất sẽ ghi "kiêm"')
})

test('the day on which a page was written is no day of issue', () => {
  const posted = 'Thứ Ba, 14/07/2026 08:15 | Lượt xem: 326'
  const { date, unplaced } = read({ head: `${posted}\n${parts.head}` })
  expect([date, unplaced.map(({ text }) => text)]).toEqual(['2026-06-01', [posted]])
})

test('who concludes may have "giao" in a name', () => {
  const opening =
    'Ngày 29/5/2026, họp. Sau khi nghe báo cáo, đồng chí Phó Trưởng ban An toàn giao thông tỉnh kết luận như sau:'
  expect(read({ opening }).author).toBe('đồng chí Phó Trưởng ban An toàn giao thông tỉnh')
})

test('a table below the signature has its title, whatever it is called; words of its headings are whole words', () => {
  const ending = `${parts.ending}\nBẢNG PHÂN CÔNG\n(Kèm theo Thông báo số 12-TB/VPTU, ngày 01/6/2026 của Văn phòng Tỉnh ủy)
STT\tCông việc\tCá nhân chủ trì\tHạn hoàn thành\n1\tMua thuốc\tSở Y tế\t30/6/2026`
  const { tables, signatures, unplaced } = read({ ending })
  expect(tables).toMatchObject([
    { title: 'BẢNG PHÂN CÔNG', sections: [{ rows: [{ cells: { lead: 'Sở Y tế', planned: '30/6/2026' } }] }] },
  ])
  expect([signatures.length, unplaced]).toEqual([1, []])
})

test('the ending in other ways: "kiêm" before its title, a wrapped title, a page number, recipients in one line', () => {
  const ending = `Nơi nhận: - Thường trực Tỉnh ủy (b/c); - Sở Y tế; - Lưu VPTU.
TUQ. TRƯỞNG BAN
CHÁNH VĂN PHÒNG
THƯỜNG TRỰC BAN CHỈ HUY
kiêm GIÁM ĐỐC SỞ NỘI VỤ
(Ký tên, đóng dấu)

BSCKII. Giàng A Páo
4`
  const { recipients, fileCopy, signatures, unplaced } = read({ ending })
  expect(recipients.map(({ name }) => name)).toEqual(['Thường trực Tỉnh ủy', 'Sở Y tế'])
  expect([fileCopy, unplaced]).toEqual(['Lưu VPTU', []])
  expect(signatures).toEqual([
    {
      authority: 'TUQ. TRƯỞNG BAN',
      title: 'CHÁNH VĂN PHÒNG THƯỜNG TRỰC BAN CHỈ HUY',
      concurrentTitle: 'GIÁM ĐỐC SỞ NỘI VỤ',
      name: 'Giàng A Páo',
    },
  ])
})

test('labels alone on their lines, as a list of the web is copied, belong to the lines below', () => {
  const { items } = read({
    body: 'I.\nNHIỆM VỤ\n1.\nVề y tế\na)\nGiao Sở Y tế mua thuốc.\n- Giao Công an tỉnh tuần tra.',
  })
  expect(items.map(({ path, text }) => [path, text])).toEqual([
    ['I', 'NHIỆM VỤ'],
    ['I.1', 'Về y tế'],
    ['I.1.a', 'Giao Sở Y tế mua thuốc.'],
    ['I.1.a.-1', 'Giao Công an tỉnh tuần tra.'],
  ])
})

test('what a page of the web has below the signature signs nothing', () => {
  const { signatures, unplaced } = read({
    ending: `${parts.ending}\n\nTệp đính kèm: 12-TB-VPTU.pdf\nCÁC TIN KHÁC\nThông báo số 11-TB/VPTU ngày 20/5/2026`,
  })
  expect(signatures.map(({ name }) => name)).toEqual(['Đinh Văn An'])
  expect(unplaced.map(({ text }) => text)).toContain('CÁC TIN KHÁC')
})

test('a hospital below its department is an organ of its own; a line that a download left twice is kept apart', () => {
  const trace = 'Bản tải từ hệ thống quản lý văn bản: 14/5/2026 07:52'
  const { organs, items, unplaced } = read({
    head: 'SỞ Y TẾ TỈNH HÀ LÂM\nBỆNH VIỆN ĐA KHOA HÀ LÂM\nSố: 9/TB-BV\nHà Lâm, ngày 20-6-2026',
    body: `1. Giao Khoa Dược lập dự trù,\n${trace}\ntrình Giám đốc.`,
    ending: `${parts.ending}\n${trace}`,
  })
  expect(organs).toEqual(['SỞ Y TẾ TỈNH HÀ LÂM', 'BỆNH VIỆN ĐA KHOA HÀ LÂM'])
  expect(items.map(({ text }) => text)).toEqual(['Giao Khoa Dược lập dự trù, trình Giám đốc.'])
  expect(unplaced.map(({ text }) => text)).toEqual([trace, trace])
})
