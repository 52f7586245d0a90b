import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDeadlines, readDeadline } from '../../../src/domain/deadline/deadline.ts'

const written = (prose: string) => findDeadlines(prose).map((found) => found.written)

describe('a sentence of completion', () => {
  test.each([
    ['Giao Sở Y tế ban hành quy chế. Hoàn thành trước ngày 10/4/2026.', 'Hoàn thành trước ngày 10/4/2026'],
    ['gửi về Văn phòng để tổng hợp, hoàn thành trước ngày 05/4/2026.', 'hoàn thành trước ngày 05/4/2026'],
    ['Khởi công trạm bơm. Hoàn thành trước 30/8/2026', 'Hoàn thành trước 30/8/2026'],
    ['ban hành. Hoàn thành chậm nhất trước ngày 15/11/2025. (2) Rà soát', 'Hoàn thành chậm nhất trước ngày 15/11/2025'],
    ['rà soát xong trước ngày 10/4/2026;', 'xong trước ngày 10/4/2026'],
    ['các xã thực hiện xong trong ngày 10/4/2026', 'thực hiện xong trong ngày 10/4/2026'],
    ['(hoàn thành trước ngày 10 tháng 4 năm 2026)', 'hoàn thành trước ngày 10 tháng 4 năm 2026'],
    ['Hoàn thành trong quý III/2026.', 'Hoàn thành trong quý III/2026'],
    ['Hoàn thành quý III.', 'Hoàn thành quý III'],
    ['hoàn thành ngay trong quý II năm 2026', 'hoàn thành ngay trong quý II năm 2026'],
    ['phải xong trong tháng 6/2026, 100% số xã', 'xong trong tháng 6/2026'],
    ['Hoàn thành trong 6 tháng đầu năm 2026.', 'Hoàn thành trong 6 tháng đầu năm 2026'],
    ['Hoàn thành trước tháng 7/2026', 'Hoàn thành trước tháng 7/2026'],
    ['Hoàn thành trong năm 2026.', 'Hoàn thành trong năm 2026'],
    ['Hoàn thành trước Tết Nguyên đán.', 'Hoàn thành trước Tết Nguyên đán'],
    ['Hoàn thành trong 30 ngày kể từ ngày 10/4/2026.', 'Hoàn thành trong 30 ngày kể từ ngày 10/4/2026'],
    [
      'hoàn thành trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản, gửi Sở Y tế',
      'hoàn thành trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản',
    ],
    [
      'Hoàn thành trước ngày 30/6/2026 và theo tiến độ, yêu cầu của Trung ương. Giao Sở Y tế',
      'Hoàn thành trước ngày 30/6/2026 và theo tiến độ, yêu cầu của Trung ương',
    ],
    ['Thời gian hoàn thành: Quý III/2026.', 'Quý III/2026'],
    ['Thời hạn: 30/6/2026.', '30/6/2026'],
    ['Thời gian: quý III/2026.', 'quý III/2026'],
    ['Thời gian hoàn thành: trong tháng 10/2026.', 'trong tháng 10/2026'],
    ['Trình đề án, hạn chót 12/6/2026.', 'hạn chót 12/6/2026'],
    ['Nộp báo cáo, thời hạn cuối cùng: 17 giờ 00 ngày 30/9/2026.', 'thời hạn cuối cùng: 17 giờ 00 ngày 30/9/2026'],
    ['Tập huấn cho cán bộ, hoàn thành vào cuối tháng 7 năm 2026.', 'hoàn thành vào cuối tháng 7 năm 2026'],
    ['Trong quý IV năm 2026 cần rà soát hồ sơ.', 'Trong quý IV năm 2026'],
    ['Số hóa hồ sơ, đạt 100% vào cuối quý III năm 2026.', 'vào cuối quý III năm 2026'],
    ['Quy định này áp dụng đến hết năm 2026.', 'đến hết năm 2026'],
    ['Thời gian xong: ngày 20/5/2026.', 'ngày 20/5/2026'],
    ['Từ ngày 01/6/2026 đến hết ngày 15/7/2026, Sở Y tế trực.', 'Từ ngày 01/6/2026 đến hết ngày 15/7/2026'],
    ['Từ ngày 01/6/2026 đến hết ngày 15/7/2026, các cơ quan trực.', 'Từ ngày 01/6/2026 đến hết ngày 15/7/2026'],
    ['hoàn thành ngay sau khi kết thúc mùa mưa.', 'hoàn thành ngay sau khi kết thúc mùa mưa'],
  ])('%s', (prose, deadline) => expect(written(prose)).toEqual([deadline]))
})

describe('a date with a bound', () => {
  test.each([
    ['Báo cáo cấp có thẩm quyền trước ngày 30/4/2026.', 'trước ngày 30/4/2026'],
    ['khánh thành nhà máy trước ngày 30/8/2026.', 'trước ngày 30/8/2026'],
    ['Trước ngày 20/4, Sở Y tế báo cáo', 'Trước ngày 20/4'],
    ['Trong quý III/2026, ban hành hướng dẫn.', 'Trong quý III/2026'],
    ['gửi chậm nhất là ngày 20/4/2026 để', 'chậm nhất là ngày 20/4/2026'],
    ['gửi chậm nhất trong tháng 6/2026', 'chậm nhất trong tháng 6/2026'],
    ['nộp không quá ngày 20/4/2026', 'không quá ngày 20/4/2026'],
    ['gửi trước 17 giờ ngày 20/4/2026', 'trước 17 giờ ngày 20/4/2026'],
    ['“Chiến dịch 60 ngày đêm làm sạch dữ liệu”; bắt đầu từ ngày 10/4/2026.', 'bắt đầu từ ngày 10/4/2026'],
    ['ra quân 60 ngày đêm, bắt đầu từ ngày 10/4/2026.', '60 ngày đêm, bắt đầu từ ngày 10/4/2026'],
    ['bắt đầu từ ngày 10/4/2026 đến hết ngày 30/6/2026', 'bắt đầu từ ngày 10/4/2026 đến hết ngày 30/6/2026'],
    [
      'Bắt đầu từ ngày 20/4/2026, hoàn thành trong 90 ngày đêm.',
      'Bắt đầu từ ngày 20/4/2026, hoàn thành trong 90 ngày đêm',
    ],
    ['báo cáo tổng kết trong vòng 15 ngày kể từ ngày kết thúc.', 'trong vòng 15 ngày kể từ ngày kết thúc'],
    ['tổ chức phiên họp trước Tết Dương lịch năm 2027.', 'trước Tết Dương lịch năm 2027'],
    ['Thực hiện cao điểm đến ngày 30/4/2026.', 'đến ngày 30/4/2026'],
    ['Từ nay đến hết ngày 30/4/2026, các xã', 'Từ nay đến hết ngày 30/4/2026'],
    ['giải ngân trước Tết Nguyên đán Bính Ngọ để', 'trước Tết Nguyên đán Bính Ngọ'],
    ['gửi TRƯỚC NGÀY 10/4/2026', 'TRƯỚC NGÀY 10/4/2026'],
    ['trình UBND tỉnh trong ngày 05/8/2026.', 'trong ngày 05/8/2026'],
    ['từ nay đến hết quý III/2026, các xã', 'từ nay đến hết quý III/2026'],
    ['trình UBND tỉnh trước tháng 9/2026.', 'trước tháng 9/2026'],
  ])('%s', (prose, deadline) => expect(written(prose)).toEqual([deadline]))
})

describe('an event', () => {
  test.each([
    ['đề xuất khen thưởng sau khi hoàn thành bàn giao mặt bằng.', 'sau khi hoàn thành bàn giao mặt bằng'],
    ['ban hành kết luận sau khi có ý kiến của Thanh tra Chính phủ;', 'sau khi có ý kiến của Thanh tra Chính phủ'],
    [
      'thẩm định trong thời hạn 05 ngày làm việc sau khi nhận đủ hồ sơ.',
      'trong thời hạn 05 ngày làm việc sau khi nhận đủ hồ sơ',
    ],
    ['chuẩn bị đón đoàn công tác (sau khi có lịch chính thức).', 'sau khi có lịch chính thức'],
    ['Giao Sở Nội vụ trình đề án trước kỳ họp thứ Tám.', 'trước kỳ họp thứ Tám'],
  ])('%s', (prose, deadline) => expect(written(prose)).toEqual([deadline]))
})

describe('a cadence', () => {
  test.each([
    ['Định kỳ trước ngày 20 hằng tháng, tổng hợp tình hình', 'Định kỳ trước ngày 20 hằng tháng'],
    ['Sở Y tế báo cáo định kỳ hằng tháng kết quả thực hiện', 'định kỳ hằng tháng'],
    ['gửi báo cáo trước ngày 20 hàng tháng về Văn phòng', 'trước ngày 20 hàng tháng'],
    ['gửi trước ngày 25 tháng cuối quý, gồm', 'trước ngày 25 tháng cuối quý'],
    ['báo cáo định kỳ hằng quý, trước ngày 25 tháng cuối quý.', 'định kỳ hằng quý, trước ngày 25 tháng cuối quý'],
    ['báo cáo định kỳ tháng, quý, năm về Văn phòng', 'định kỳ tháng, quý, năm'],
    ['Trước ngày 15/12 hằng năm, tổng hợp', 'Trước ngày 15/12 hằng năm'],
    ['gửi trước thứ Sáu hằng tuần', 'trước thứ Sáu hằng tuần'],
    ['công khai kết quả vào ngày 05 hằng tháng;', 'vào ngày 05 hằng tháng'],
    ['báo cáo Ban Chỉ đạo vào thứ Hai hằng tuần', 'vào thứ Hai hằng tuần'],
    ['gặp doanh nghiệp vào tuần đầu hằng tháng;', 'vào tuần đầu hằng tháng'],
    ['theo dõi, đôn đốc; hằng tuần báo cáo Trưởng Ban', 'hằng tuần'],
    ['giao ban mỗi tháng 02 lần', 'mỗi tháng 02 lần'],
    ['sơ kết 6 tháng một lần', '6 tháng một lần'],
    ['báo cáo Thường trực Ban Chỉ đạo hằng tháng.', 'hằng tháng'],
    ['Định kỳ 18 giờ hằng ngày báo cáo về Văn phòng', 'Định kỳ 18 giờ hằng ngày'],
    ['báo cáo hàng tuần vào chiều thứ Sáu.', 'hàng tuần vào chiều thứ Sáu'],
  ])('%s', (prose, cadence) => expect(written(prose)).toEqual([cadence]))
})

describe('no deadline', () => {
  test.each([
    'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị',
    'Ngày 31/3/2026, Ban Chỉ đạo tỉnh Hà Lâm đã tổ chức phiên họp',
    'Hà Lâm, ngày 01 tháng 4 năm 2026',
    'Đến ngày 31/3/2026, toàn tỉnh đã phủ sóng 95% dân số',
    'kết quả tính đến ngày 31/3/2026.',
    'thu ngân sách từ ngày 01/01/2026 đến ngày 31/3/2026.',
    'Từ ngày 01/4/2026 đến hết ngày 30/4/2026, các xã đã trồng 12 ha.',
    'chương trình đến năm 2030, tầm nhìn đến năm 2045',
    'kế hoạch giai đoạn 2026 - 2030',
    'báo cáo quý I năm 2026; nhiệm vụ cuối năm 2026; 9 tháng đầu năm',
    'III. Các nhiệm vụ cần thực hiện quý II',
    'nhiệm vụ theo kế hoạch hoàn thành trong quý III, quý IV năm 2026 phải hoàn thành sớm ít nhất 01 quý',
    'nhiệm vụ theo kế hoạch hoàn thành trong quý III',
    'hoàn thành trong quý III, quý IV năm 2026',
    'hoàn thành trong năm 2026 và các năm tiếp theo',
    'dự kiến hoàn thành trong quý III/2026',
    'tập trung hoàn thành các nội dung trọng tâm ngay trong quý II năm 2026',
    'chỉ tiêu hoàn thành năm 2026',
    'đã hoàn thành trước ngày 31/3/2026',
    'nhiệm vụ chưa hoàn thành trong quý I năm 2026',
    'hồ sơ phát sinh trước ngày 01/01/2026',
    'quy định có hiệu lực bắt đầu từ ngày 01/7/2026',
    'giải quyết hồ sơ trong vòng 05 ngày làm việc',
    'thường xuyên rà soát, định kỳ kiểm tra 12 xã',
    'đánh giá định kỳ năm 2026',
    'kế hoạch hằng năm của 12 xã',
    'thanh tra không quá 01 lần/năm đối với mỗi doanh nghiệp',
    'tăng 1,5 lần/năm; tăng 2 lần/năm',
    'trước 1/2 số hộ',
    'chăm lo người nghèo trước Tết Nguyên đán, 12 xã',
    'trước ngày 31/4/2026',
    'khẩn trương thực hiện ngay 12 nhiệm vụ',
    'Quý III',
    'Trong quý III năm 2025, các phòng đã khắc phục thiệt hại.',
    'rà soát 134 trạm y tế sau khi sắp xếp, phê duyệt phương án',
    'Sau khi có hướng dẫn của Trung ương, Sở Nội vụ tham mưu',
    'Dự án đã khởi công sau khi được phê duyệt.',
    'kiểm tra an toàn trước khi đưa vào sử dụng.',
    'rà soát chỉ tiêu sử dụng đất hằng năm.',
  ])('%s', (prose) => expect(written(prose)).toEqual([]))
})

test('several in one paragraph, each where it stands', () => {
  const prose =
    'Giao: (1) Rà soát, xong trước ngày 10/4/2026; (2) định kỳ hằng quý báo cáo. Hoàn thành trước ngày 30/5/2026.'
  expect(findDeadlines(prose)).toEqual([
    { start: 19, end: 44, written: 'xong trước ngày 10/4/2026' },
    { start: 50, end: 66, written: 'định kỳ hằng quý' },
    { start: 76, end: 107, written: 'Hoàn thành trước ngày 30/5/2026' },
  ])
})

test('blanks of any kind and number do not hide one, and stay in it', () => {
  expect(written('gửi chậm\u00A0nhất  trước ngày\n15/11/2025.')).toEqual(['chậm\u00A0nhất  trước ngày\n15/11/2025'])
})

const vocabulary =
  'hoàn thành trước ngày chậm nhất là đến hết trong tháng quý năm định kỳ hằng lần một tuần thứ Sáu bắt đầu từ kể ' +
  'Tết Nguyên đán Bính Ngọ 10/4/2026 20 6 III 2026 , . ; : ( ) và theo tiến độ của thời hạn xong giờ 17 cuối ' +
  'đầu sau khi - / 5G'
const wildProse = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...vocabulary.split(' ')) },
      fc.string(),
      fc.constant(' '.repeat(30)),
    ),
  )
  .map((words) => words.join(' ').normalize('NFC'))

describe('in any text', () => {
  test('what is found is cut out of the text, in order, and can be read', () => {
    fc.assert(
      fc.property(wildProse, (prose) => {
        let at = 0
        for (const found of findDeadlines(prose)) {
          expect(found.start).toBeGreaterThanOrEqual(at)
          expect(found.written).toBe(prose.slice(found.start, found.end))
          expect(readDeadline(found.written, { issuedOn: null })).not.toBeNull()
          at = found.end
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['words of the grammar', `${vocabulary} `.repeat(75)],
    ['deadlines', 'Hoàn thành trước ngày 10/4/2026. '.repeat(600)],
    ['beginnings of deadlines', 'định kỳ hằng tháng, quý, hoàn thành chậm nhất trước ngày '.repeat(350)],
    ['blanks', `thời hạn: 1${' '.repeat(20_000)}2`],
    ['digits', '1/'.repeat(10_000)],
  ])('20,000 characters of %s end soon', (_, prose) => {
    const time = () => {
      const start = performance.now()
      findDeadlines(prose)
      return performance.now() - start
    }
    // The best of three: the machine may be busy, a pattern that backtracks is always slow.
    expect(Math.min(time(), time(), time())).toBeLessThan(2_000)
  })
})
