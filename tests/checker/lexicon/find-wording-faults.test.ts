import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSpellings } from '../../../src/checker/lexicon/find-spellings.ts'
import { findWordingFaults } from '../../../src/checker/lexicon/find-wording-faults.ts'
import { readLexicon } from '../../../src/checker/lexicon/read-lexicon.ts'
import { measureWording, fix, readClean, readDamaged, readShippedLexicon } from './measure.ts'

const json = JSON.parse(readFileSync('resources/lexicon/lexicon.json', 'utf8')) as {
  phrases: Record<string, string[]>
  pairs: string[]
  collocations: string[]
  names: string[]
}
const phrases = Object.values(json.phrases).flat()
const lexicon = readShippedLexicon()
const fixesOf = (text: string) =>
  findWordingFaults(text, lexicon).map(({ kind, found, expected }) => [kind, found, expected])

describe('what must be found', () => {
  test.each([
    [
      'realWord',
      'phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyên đổi số tỉnh Hà Lâm',
      'chuyên đổi số',
      'chuyển đổi số',
    ],
    ['realWord', 'ĐỔI MỚI SÁNG TẠO\nVÀ CHUYÊN ĐỔI SỐ TỈNH HÀ LÂM', 'CHUYÊN ĐỔI SỐ', 'CHUYỂN ĐỔI SỐ'],
    ['realWord', 'trong đó phân đầu khởi công 01 dự án', 'phân đầu', 'phấn đấu'],
    ['realWord', 'Phân đầu hoàn thành trong quý III.', 'Phân đầu', 'Phấn đấu'],
    ['realWord', 'Trung tâm Logistics đồng bộ, hiện tại với diện tích 10ha', 'đồng bộ, hiện tại', 'đồng bộ, hiện đại'],
    ['realWord', 'hạ tầng số hiện tại, đồng bộ', 'hiện tại, đồng bộ', 'hiện đại, đồng bộ'],
    ['realWord', 'hồ sơ, tài liệu các phong Lưu trữ của các cơ quan', 'phong Lưu trữ', 'phông Lưu trữ'],
    ['realWord', 'ứng dụng chuyên nghành', 'chuyên nghành', 'chuyên ngành'],
    ['realWord', 'bảo đảm hiệu qủa', 'qủa', 'quả'],
    ['realWord', 'hồ sơ đươc gửi về', 'đươc', 'được'],
    ['realWord', 'theo phân công của Trưởng Ban Chỉ đảo.', 'Trưởng Ban Chỉ đảo', 'Trưởng Ban Chỉ đạo'],
    ['realWord', 'Giao Văn phòng Tỉnh uy tổng hợp', 'Văn phòng Tỉnh uy', 'Văn phòng Tỉnh ủy'],
    ['realWord', 'kỳ họp Hội đồng nhân dân tình', 'Hội đồng nhân dân tình', 'Hội đồng nhân dân tỉnh'],
    ['realWord', 'quy hoạch tính Thái Nguyên', 'tính Thái', 'tỉnh Thái'],
    ['realWord', 'các nhiệm vụ cua Ban Chỉ đạo', 'cua Ban', 'của Ban'],
    ['realWord', 'yêu cầu cắc đơn vị báo cáo', 'cắc', 'các'],
    ['realWord', 'hồ sơ dược phê duyệt', 'dược phê duyệt', 'được phê duyệt'],
    ['realWord', 'số hóa 214 bộ, dược cập nhật', 'dược', 'được'],
    ['realWord', 'Nghị quyết sỗ 57-NQ/TW', 'Nghị quyết sỗ', 'Nghị quyết số'],
    ['realWord', 'hoàn thành trước ngay 15/5/2026', 'hoàn thành trước ngay', 'hoàn thành trước ngày'],
    ['realWord', 'ban hành ngáy 15/5/2026', 'ngáy', 'ngày'],
    ['realWord', 'kế hoạch nằm 2026', 'nằm', 'năm'],
    ['realWord', 'trên phạm vi của tình', 'của tình', 'của tỉnh'],
    ['realWord', 'nâng cao nhân thức của người dân', 'nâng cao nhân thức', 'nâng cao nhận thức'],
    ['fixedName', 'Giao Ủy ban nhân tỉnh chỉ đạo', 'Ủy ban nhân tỉnh', 'Ủy ban nhân dân tỉnh'],
    ['fixedName', 'Ủy ban Mặt trận Tổ quốc Nam', 'Ủy ban Mặt trận Tổ quốc Nam', 'Ủy ban Mặt trận Tổ quốc Việt Nam'],
    ['fixedName', 'ĐẢNG CỘNG VIỆT NAM', 'ĐẢNG CỘNG VIỆT NAM', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
    ['fixedName', 'Sở Khoa học Công nghệ chủ trì', 'Sở Khoa học Công nghệ', 'Sở Khoa học và Công nghệ'],
    ['fixedName', 'Văn phòng Tỉnh ủy tỉnh báo cáo', 'Văn phòng Tỉnh ủy tỉnh', 'Văn phòng Tỉnh ủy'],
    ['capital', 'Giao sở Tài chính bố trí', 'sở Tài chính', 'Sở Tài chính'],
    ['capital', 'thành viên Ban chỉ đạo', 'Ban chỉ đạo', 'Ban Chỉ đạo'],
    ['capital', 'Nghị quyết của Bộ chính trị', 'Bộ chính trị', 'Bộ Chính trị'],
    ['capital', 'Ủy ban kiểm tra Tỉnh ủy', 'Ủy ban kiểm tra Tỉnh ủy', 'Ủy ban Kiểm tra Tỉnh ủy'],
    ['capital', 'học tập tỉnh Thái nguyên', 'Thái nguyên', 'Thái Nguyên'],
    ['capital', 'kỳ họp Hội đồng Nhân dân tỉnh', 'Hội đồng Nhân dân tỉnh', 'Hội đồng nhân dân tỉnh'],
    ['comma', 'Sở Văn hóa Thể thao và Du lịch', 'Sở Văn hóa Thể thao và Du lịch', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['comma', 'Yêu cầu các cơ quan đơn vị khẩn trương', 'các cơ quan đơn vị', 'các cơ quan, đơn vị'],
    [
      'comma',
      'tăng cường công tác, kiểm tra, giám sát',
      'tăng cường công tác, kiểm tra',
      'tăng cường công tác kiểm tra',
    ],
    ['fixedName', 'Giao Sở Y tế và Nông nghiệp tổ chức tiêm phòng', 'Sở Y tế và Nông nghiệp', 'Sở Y tế'],
    ['order', 'Rà soát các dự án (cả kể dự án đầu tư công)', 'cả kể', 'kể cả'],
    [
      'coordination',
      'phát triển khoa học, công nghệ và đổi mới sáng tạo và chuyển đổi số trên địa bàn',
      'công nghệ và đổi mới sáng tạo và chuyển đổi số',
      'công nghệ, đổi mới sáng tạo và chuyển đổi số',
    ],
  ])('%s: %s', (kind, text, found, expected) => {
    expect(fixesOf(text)).toEqual([[kind, found, expected]])
  })
})

describe('what must stay silent', () => {
  test.each([
    'Đồng chí Phó Trưởng Ban Thường trực chỉ đạo chung.',
    'thực hiện nhiệm vụ chuyên trách về công nghệ thông tin',
    'Cơ sở dữ liệu chuyên ngành lĩnh vực xây dựng',
    'sinh hoạt chuyên đề; phong trào “Bình dân học vụ số”; phong tục, tập quán',
    'Hiện tại, tỉnh đã hoàn thành; hạ tầng số hiện tại chưa đáp ứng yêu cầu.',
    'phân công, phân cấp, đầu tư, đấu thầu; phân đầu việc cho từng người',
    'giao Ủy ban nhân dân tỉnh; giao ủy ban nhân dân các xã; ỦY BAN NHÂN DÂN TỈNH; Uỷ ban nhân dân các xã',
    'các sở Tài chính, Nội vụ; bí thư Tỉnh ủy; chủ tịch Ủy ban nhân dân tỉnh; thành lập ban chỉ đạo cấp xã',
    'số hoá tài liệu, kĩ năng số, thuỷ lợi, định kì',
    'Đồng chí Nguyễn Văn Chuyên và đồng chí Đỗ Quang Đại, Trần Thị Phong',
    'Sở Giáo dục và Đào tạo và Sở Y tế',
    'Sở Y tế và Nhân dân trong tỉnh; Sở Nội vụ và Công an tỉnh; Sở Tài chính và Kho bạc khu vực; Sở Y tế và Giám đốc bệnh viện',
    'xóa đói, giảm nghèo và quốc phòng và an ninh',
    'vào cuộc của hệ thống chính trị; thành phố hợp nhất ba phường',
    'giảng viên, chuyên viên; bài trừ hủ tục; tiên lượng bệnh nhân; hoạt động phong phú; kết hợp hài hòa',
    'Chánh Văn phòng Ủy ban nhân dân tỉnh; tất cả kể từ ngày ký; Giám đốc đôn đốc',
    'của tính mạng; tại tình huống này; các xa lộ; nuôi cua biển; thương hiệu cua Cà Mau; đưa đón học sinh bằng đò; tàu, xuồng tại các cù lao; dễ tra cứu; ngành dược; y, dược cổ truyền; khai khống, lập khống hồ sơ; nhu yếu phẩm; trông giữ xe; các Sở Tài chính và Xây dựng; Giám đốc Sở Công Thương và Thủ trưởng các đơn vị; ngay 02 dự án; nằm ở tầng 5; sổ 12 trang; quỹ 500 triệu đồng',
    'Nghị quyết số 57-NQ/TW, P.CĐS-CY/200, web app Logistics, digital twin',
    '',
  ])('%s', (text) => {
    expect(fixesOf(text)).toEqual([])
  })
})

test('offsets are those of the text, the rest of the text is kept', () => {
  const text = '– Giao sở Tài chính  bố trí\u00A0kinh phi;\nđẩy mạnh chuyên\nđổi số.'
  const faults = findWordingFaults(text, lexicon)
  for (const { start, end, found } of faults) expect(text.slice(start, end)).toBe(found)
  expect(fix(text, faults)).toBe('– Giao Sở Tài chính  bố trí\u00A0kinh phí;\nđẩy mạnh chuyển\nđổi số.')
})

test('no phrase crosses a sentence, a cell or an empty line', () => {
  expect(fixesOf('hoàn thiện công tác chuyên. Đổi số')).toEqual([])
  expect(fixesOf('công tác chuyên\tđổi số')).toEqual([])
  expect(fixesOf('công tác chuyên\n\nđổi số')).toEqual([])
})

test('a proper name one typo away from a learned one is another one', () => {
  const learned = readLexicon(JSON.parse(readFileSync('resources/lexicon/lexicon.json', 'utf8')), [], [], {
    phrases: [],
    names: ['Nguyễn Thị Thu Hà', 'Ủy ban nhân dân xã Khe Mun'],
  })
  expect(findWordingFaults('đồng chí Nguyễn Thị Thu Hạ; Ủy ban nhân dân xã Khe Mùn', learned)).toEqual([])
  expect(findWordingFaults('Giao Ủy ban nhân dân xả Khe Mun', learned).map(({ expected }) => expected)).toEqual([
    'Ủy ban nhân dân xã',
  ])
})

describe("the office's own words", () => {
  const text = 'Chương trình Chuyên đổi số quê em do xã Tân Lộc phát động.'
  test('silence', () => {
    expect(findWordingFaults('mô hình chuyên đổi số quê em', lexicon)).toHaveLength(1)
    const own = readShippedLexicon(['chuyên đổi số quê em'])
    expect(findWordingFaults('mô hình chuyên đổi số quê em', own)).toEqual([])
    expect(findWordingFaults(text, own)).toEqual([])
    expect(findWordingFaults('công tác chuyên đổi số', own)).toHaveLength(1)
  })
  test('may be blank or a single word', () => {
    const own = readShippedLexicon(['', '  ', 'qủa'])
    expect(findWordingFaults('bảo đảm hiệu qủa', own)).toEqual([])
  })
  test('are found when damaged', () => {
    const own = readShippedLexicon(['sổ tay xanh Hà Lâm', 'kẻng báo giờ học'])
    expect(findWordingFaults('mô hình kẻng bão giờ học', lexicon)).toEqual([])
    expect(findWordingFaults('mô hình kẻng bão giờ học', own).map(({ expected }) => expected)).toEqual([
      'kẻng báo giờ học',
    ])
  })
})

describe('spellings of one thing', () => {
  const found = (text: string) =>
    findSpellings(text, lexicon).map(({ rule, way, start, end }) => `${rule} ${way} ${start}-${end}`)
  test('with their places', () => {
    expect(found('Đảm bảo tiến độ; bảo đảm chất lượng.')).toEqual(['SPL-05 đảm bảo 0-7', 'SPL-05 bảo đảm 17-24'])
    expect(found('Không đảm bảođảm.')).toEqual([])
  })
  test('a name inside a longer one is part of it', () => {
    const ways = (text: string) =>
      findSpellings(text, lexicon)
        .filter(({ rule }) => rule === 'TERM-04')
        .map(({ way }) => way)
    expect(ways('Trung tâm giám sát, điều hành thông minh của tỉnh')).toEqual([
      'Trung tâm giám sát, điều hành thông minh',
    ])
    expect(ways('xây dựng trung tâm điều hành thông minh (IOC)')).toEqual(['Trung tâm điều hành thông minh'])
  })
})

test('what is no lexicon is refused', () => {
  expect(() => readLexicon({ phrases: [] })).toThrow(expect.objectContaining({ code: 'input.invalid' }))
})

describe('the list itself', () => {
  test('is large enough and says nothing twice', () => {
    expect(phrases.length).toBeGreaterThan(1500)
    expect(new Set(phrases).size).toBe(phrases.length)
    expect(phrases.filter((phrase) => phrase !== phrase.normalize('NFC').trim())).toEqual([])
  })

  test('has no fault in any phrase or name', () => {
    const faulty = [...phrases, ...json.pairs, ...json.collocations, ...json.names].filter(
      (phrase) => fixesOf(phrase).length > 0,
    )
    expect(faulty).toEqual([])
  })

  test('has no fault in pairs of phrases with a word between', () => {
    const phrase = fc.constantFrom(...phrases)
    const joint = fc.constantFrom(
      ' và ',
      ', ',
      ' của ',
      ' để ',
      ' cho ',
      ' theo ',
      ' về ',
      ' với ',
      ' các ',
      '; ',
      ' là ',
      ' được ',
    )
    fc.assert(
      fc.property(phrase, joint, phrase, (one, between, other) => fixesOf(one + between + other).length === 0),
      { numRuns: 5000, seed: 57 },
    )
  })

  test('any text is read without an error, and faults lie in it in order', () => {
    const piece = fc.oneof(
      fc.constantFrom(...phrases, ...json.names),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(' ', ', ', '\n', ' - '),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('').normalize('NFC')
        let done = 0
        for (const { start, end, found, expected } of findWordingFaults(text, lexicon)) {
          expect(start).toBeGreaterThanOrEqual(done)
          expect(text.slice(start, end)).toBe(found)
          expect(expected).not.toBe(found)
          done = end
        }
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['own', 250, 0.9],
  ['others', 250, 0.85],
] as const)('precision and recall on the %s sentences', (corpus, fewest, leastRecall) => {
  const measure = measureWording(corpus, lexicon)
  expect(measure.falseAlarms).toEqual([])
  expect(measure.precision).toBeGreaterThanOrEqual(0.97)
  expect(
    measure.recall,
    measure.misses.map(({ wrong, right }) => `${wrong} -> ${right}`).join('\n'),
  ).toBeGreaterThanOrEqual(leastRecall)
  expect(readClean(corpus).length).toBeGreaterThanOrEqual(fewest)
  expect(readDamaged(corpus).length).toBeGreaterThanOrEqual(fewest)
})
