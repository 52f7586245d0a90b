/** Bodies inside an office stand in no directory: the paper's own list of recipients says where their names end. */
import { expect, test } from 'vitest'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { directivesOf } from '../../../src/domain/tasks/directives.ts'
import { item, notice } from '../../helpers/build.ts'

const directory = readDirectory(bodies, 'Hà Lâm')

/** Who leads and coordinates in a paragraph of a notice that is sent to `recipients`. */
function chargedIn(text: string, ...recipients: readonly string[]) {
  const plain = notice()
  const sent = recipients.map((name, at) => ({ id: `own-${at}`, name, role: '' }))
  const found = directivesOf(
    notice({ items: [item('1.', text)], distribution: { ...plain.distribution, recipients: sent } }),
    directory,
  )
  return found.map(({ charged, unknownBodies, unknownCoordinating }) => ({
    leads: [...charged.flatMap(({ as, name }) => (as === 'lead' ? [name] : [])), ...unknownBodies],
    coordinating: [...charged.flatMap(({ as, name }) => (as === 'coordinating' ? [name] : [])), ...unknownCoordinating],
  }))
}
const led = (...leads: readonly string[]) => [{ leads, coordinating: [] }]

test.each([
  ['whatever the verb', 'Khoa Sản phụ sắc thuốc cho người bệnh.', 'Khoa Sản phụ', 'Khoa Sản phụ'],
  [
    'a part of one',
    'Chi bộ Nhà máy Đường Suối Bạc vệ sinh lò hơi.',
    'Nhà máy Đường Suối Bạc',
    'Chi bộ Nhà máy Đường Suối Bạc',
  ],
  [
    'with a hyphen',
    'Phòng Hóa sinh - Vi sinh nhuộm 40 tiêu bản.',
    'Phòng Hóa sinh - Vi sinh',
    'Phòng Hóa sinh - Vi sinh',
  ],
])('a name that is a recipient ends where it says, %s', (_, text, recipient, lead) => {
  expect(chargedIn(text, recipient)).toEqual(led(lead))
})

test('a longer name of the list goes before a shorter one', () => {
  expect(chargedIn('Giao Khoa Dược liệu chủ trì.', 'Khoa Dược', 'Khoa Dược liệu')).toEqual(led('Khoa Dược liệu'))
})

test.each([
  ['Từ nay đến hết ngày 12/6/2026, Phòng Kiểm định rà soát 03 trạm.', 'Phòng Kiểm định'],
  ['Trong thời hạn 10 ngày kể từ ngày nhận được Thông báo này, Công an tỉnh kiểm kê phương tiện.', 'Công an tỉnh'],
  ['Căn cứ Kế hoạch số 12-KH/TU, Sở Tài chính bố trí kinh phí.', 'Sở Tài chính'],
  ['Chậm nhất thứ Sáu hằng tuần, bản tin phải được Hạt Kiểm lâm gửi tới xã.', 'Hạt Kiểm lâm'],
  ['Ban Quản lý kính đề nghị Sở Tài chính thẩm định dự toán.', 'Sở Tài chính'],
  ['Rất mong Công an tỉnh cử lực lượng tuần tra.', 'Công an tỉnh'],
  ['Về an toàn thông tin, Công an tỉnh rà soát 34 máy tính.', 'Công an tỉnh'],
  ['Thống nhất để Sở Tài chính điều chỉnh dự toán.', 'Sở Tài chính'],
  ['Đồng chí Trưởng phòng Tổ chức - Hành chính trực tiếp chấm công.', 'Đồng chí Trưởng phòng Tổ chức - Hành chính'],
  ['Phó Giám đốc Lê Thị Bích Ngân phụ trách việc số hóa hồ sơ.', 'Phó Giám đốc Lê Thị Bích Ngân'],
  ['Sở Tài chính không được để hồ sơ tồn đọng.', 'Sở Tài chính'],
  ['Phòng Tổ chức - Hành chính là đầu mối theo dõi.', 'Phòng Tổ chức - Hành chính'],
  ['Riêng báo cáo sơ kết giao Sở Nội vụ soạn thảo.', 'Sở Nội vụ'],
  ['Công đoàn Công ty được giao phát động đợt thi đua.', 'Công đoàn Công ty'],
  ['Việc rà soát 42 vị trí do Phòng Tổ chức - Hành chính đảm nhiệm, hạn cuối 08/5/2026.', 'Phòng Tổ chức - Hành chính'],
])('%s', (text, lead) => expect(chargedIn(text, 'Phòng Tổ chức - Hành chính')).toEqual(led(lead)))

test.each([
  'Sau khi nghe báo cáo, Ban Chỉ đạo kết luận.',
  'Trong quý I, Sở Tài chính đã bố trí kinh phí.',
  'Khoa Dược được đánh giá cao.',
  'Việc chậm nộp do Phòng Kế hoạch báo cáo muộn.',
])('no work: %s', (text) => expect(chargedIn(text, 'Khoa Dược')).toEqual([]))
