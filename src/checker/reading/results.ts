/** What a required result promises: things that can be counted or shown, and phrases that promise nothing. */

/** Written papers that somebody can put on a table. */
export const paper = anyOf([
  'văn bản',
  'nghị quyết',
  'quyết định',
  'kế hoạch',
  'chương trình',
  'đề án',
  'phương án',
  'báo cáo',
  'quy chế',
  'quy định',
  'quy trình',
  'hướng dẫn',
  'tờ trình',
  'biên bản',
  'hồ sơ trình',
  'hợp đồng',
  'bản ghi nhớ',
  'thỏa thuận',
  'danh mục',
  'sổ theo dõi',
  'lộ trình',
  'chiến lược',
  'bộ tiêu chí',
  'bộ chỉ số',
  'bộ tài liệu',
  'tài liệu hướng dẫn',
  'giấy chứng nhận',
  'chứng nhận',
  'thông báo',
  'kết luận',
  'phiếu',
  'bản đồ',
])
/** Things that are built or bought. */
export const product = anyOf([
  'hệ thống',
  'phần mềm',
  'nền tảng',
  'cơ sở dữ liệu',
  'CSDL',
  'kho dữ liệu',
  'kho lưu trữ',
  'trung tâm',
  'trang thiết bị',
  'thiết bị',
  'ứng dụng',
  'cổng',
  'khu',
  'mô hình',
  'hạ tầng',
  'phòng họp',
  'máy chủ',
  'máy tính',
  'app',
  'trợ lý ảo',
])
/** What shows that a product is there: it was handed over, opened, approved. */
export const accomplished = anyOf([
  'ban hành',
  'phê duyệt',
  'nghiệm thu',
  'đưa vào (?:sử dụng|vận hành|khai thác|hoạt động)',
  'đi vào (?:hoạt động|vận hành)',
  'thành lập',
  'khởi công',
  'khánh thành',
  'bàn giao',
  'được công nhận',
  'được cấp',
  'thông qua',
  'ký kết',
  'công bố',
  'lựa chọn nhà thầu',
  'lắp đặt',
  'ra mắt',
  'hình thành',
  'thiết lập',
])
const quantity = /\d/u
const startsWithProduct = new RegExp(`^[\\s-]*(?:${product.source})`, 'iu')
/** A result that begins with what is delivered, not with what is done. */
export const startsWithThing = new RegExp(`^[\\s-]*(?:${product.source}|${paper.source})`, 'iu')
/** A share of all is countable without a figure. */
const whole = /(?<!\p{L})(?:tất cả|toàn bộ|mọi|không còn|không để)(?!\p{L})/iu

/** Patterns of phrases, by the list they were made of. */
const patterns = new WeakMap<readonly string[], RegExp>()

/** Signs that mean something in a pattern. A hyphen means nothing outside brackets, and escaped it is no pattern (flag u). */
const syntaxSigns = /[.*+?^${}()|[\]\\/]/gu

/** One pattern of all, for small letters: "đáp ứng … yêu cầu" allows up to three words between; "kịp thời." stands at the end of the cell. */
function patternOf(phrases: readonly string[]): RegExp {
  const known = patterns.get(phrases)
  if (known !== undefined) return known
  const ways = phrases.map((phrase) => {
    const words = phrase.toLowerCase().replace(/\.$/u, '').trim().split(/\s+/u)
    const spelt = words.map((word, at) =>
      word === '…'
        ? '(?:[^\\s.,;:()/-]+\\s+){0,3}?'
        : word.replace(syntaxSigns, '\\$&') + (at < words.length - 1 ? '\\s+' : ''),
    )
    return `${spelt.join('')}${phrase.endsWith('.') ? '(?=\\s*\\.?$)' : ''}`
  })
  // One end of word for all ways: it is the part that takes long to compile.
  const made = phrases.length === 0 ? /(?!)/u : new RegExp(`(?<!\\p{L})(?:${ways.join('|')})(?!\\p{L})`, 'u')
  patterns.set(phrases, made)
  return made
}

/** Whole words, case aside; pieces of a pattern. */
function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu')
}

/** Place of the phrase because of which a result cannot be counted; null when it can be, or nobody can say. */
export function findUncountable(
  result: string,
  phrases: readonly string[],
): readonly [start: number, end: number] | null {
  if (result.trim() === '' || [quantity, whole, paper, accomplished].some((shown) => shown.test(result))) return null
  const found = patternOf(phrases).exec(result.toLowerCase())
  if (found === null) return null
  // A named product that is to have a quality can be shown: "Trung tâm dữ liệu đáp ứng yêu cầu lưu trữ".
  if (startsWithProduct.test(result) && found.index > 0) return null
  return [found.index, found.index + found[0].length]
}
