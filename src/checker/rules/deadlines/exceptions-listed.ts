import { item, notice, row, withRow, withText, taskTable } from '../../examples.ts'
import { oncePerText, spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

const thing =
  '(?:nhiệm vụ|nội dung|trường hợp|công việc|dự án|đề án|chỉ tiêu|hạng mục|công trình|văn bản|đơn vị|cơ quan|địa phương)'
/** "đặc biệt khó khăn", "đặc biệt quan trọng" are classes that are laid down elsewhere. */
const special = '(?:đặc thù|cá biệt|ngoại lệ|đặc biệt(?!\\s+(?:khó khăn|quan trọng|nghiêm trọng|xuất sắc|lớn)))'
/** "trừ các nhiệm vụ đặc thù", "trừ trường hợp đặc biệt"; not "khấu trừ", "phòng trừ". */
const exception = new RegExp(
  `(?<!\\p{L})(?:(?<!(?:loại|khấu|miễn|phòng|diệt|giảm|cấn|bù)\\s)(?:ngoại )?trừ|không áp dụng (?:đối )?với)\\s+(?:(?:các|những|một số|một vài)\\s+)?${thing}\\s+(?:(?:có tính chất|mang tính chất|mang tính|có tính|có yếu tố|thật sự|thực sự|được coi là|là)\\s+)?${special}(?!\\p{L})`,
  'giu',
)
/** Goes on with the list, or with the place where it stands, or with who decides. */
const listed =
  /^[^.;]{0,80}?(?:[(:]|(?<!\p{L})(?:gồm|sau đây|dưới đây|cụ thể là|phụ lục|danh mục|tại (?:khoản|điểm|mục|Điều|văn bản)|theo (?:Điều|khoản)|nêu (?:tại|trên|ở)|đã (?:nêu|được ghi|liệt kê)|(?:do|được) (?:(?:đồng chí )?Chủ tịch|Giám đốc|Thủ tướng|UBND|người|Ban|Thường trực|Bí thư|Trưởng|cấp|Cơ quan))(?!\p{L}))/iu
/** The list stands elsewhere under its own title. */
const listElsewhere =
  /(?:danh mục|danh sách|phụ lục)[^.;:]{0,40}(?:đặc thù|đặc biệt|ngoại lệ)|(?:nhiệm vụ|trường hợp|nội dung|dự án)\s+(?:(?:có|mang)\s+tính(?:\s+chất)?\s+)?(?:đặc thù|đặc biệt|ngoại lệ)\s*(?:gồm|là|sau đây|:)/iu
/** A row says that it is one; "sản phẩm đặc thù của tỉnh" says nothing of the kind. */
const marked =
  /(?:nhiệm vụ|nội dung|dự án|trường hợp|tính chất|tính)\s+(?:(?:có|mang)\s+tính(?:\s+chất)?\s+)?(?:đặc thù|đặc biệt)|^\s*\(?(?:đặc thù|ngoại lệ)|ngoại lệ/iu
const mayList = /đặc|ngoại lệ/iu

const exceptionsIn = oncePerText((unit) =>
  unit.text.includes('trừ') || unit.text.includes('không áp dụng')
    ? [...unit.text.matchAll(exception)].map(({ index, 0: found }) => ({ unit, index, found }))
    : [],
)
function namesParticular({ kind, role, text }: TextUnit): boolean {
  return (
    mayList.test(text) &&
    (listElsewhere.test(text) || (kind === 'cell' && role !== 'requiredResult' && marked.test(text)))
  )
}

export const exceptionsListed: NoticeRule = {
  name: 'exceptions-listed',
  id: 'DL-21',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Có ngoại lệ nhưng không liệt kê',
  why: 'Everybody counts his own task among the exceptions that nobody has named.',
  check: ({ texts }) => {
    const found = exceptionsIn(texts)
    if (found.length === 0 || texts.some(namesParticular)) return []
    return found.flatMap(({ unit, index, found: words }): Finding[] => {
      if (listed.test(unit.text.slice(index + words.length, index + words.length + 120))) return []
      return [
        {
          spot: spotAt(unit, index, index + words.length),
          found: words,
          expected: '',
          message: `“${words}” là ngoại lệ, nhưng thông báo không nêu nhiệm vụ nào thuộc ngoại lệ. Hãy liệt kê, hoặc ghi “đặc thù” ở từng nhiệm vụ.`,
        },
      ]
    })
  },
  examples: {
    good: [
      withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý, trừ các nhiệm vụ đặc thù (danh mục kèm theo).'),
      withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý.'),
      withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý, trừ các nhiệm vụ đặc thù gồm nhiệm vụ số 3 và số 7.'),
      withText(
        'Áp dụng cho toàn tỉnh, trừ các địa phương đặc biệt khó khăn; khấu trừ các nội dung đặc thù theo chế độ.',
      ),
      withText('Dừng mua sắm máy chủ, trừ trường hợp đặc biệt do Chủ tịch UBND tỉnh quyết định.'),
      withText('Chi trả chế độ, trừ trường hợp pháp luật có quy định khác.'),
      withRow({ assigned: 'Nhiệm vụ đặc thù, hoàn thành trong quý IV năm 2026' }),
      notice({
        items: [item('arabic', 'Hoàn thành sớm 01 quý, trừ các nhiệm vụ đặc thù.')],
        appendices: [
          taskTable({
            id: 'section',
            title: '',
            rows: [row({ assigned: 'Nhiệm vụ đặc thù, xong trong quý IV năm 2026' })],
          }),
        ],
      }),
    ],
    bad: [
      {
        notice: withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý, trừ các nhiệm vụ có tính chất đặc thù.'),
        finds: [{ in: 'item 1', found: 'trừ các nhiệm vụ có tính chất đặc thù' }],
      },
      {
        notice: withText('Không lùi hạn, trừ trường hợp đặc biệt.'),
        finds: [{ in: 'item 1', found: 'trừ trường hợp đặc biệt' }],
      },
      {
        notice: notice({
          ...withRow({ name: 'Phát triển sản phẩm đặc thù của tỉnh' }),
          items: [item('arabic', 'Hoàn thành sớm 01 quý, ngoại trừ những nhiệm vụ đặc thù.')],
        }),
        finds: [{ in: 'item 1', found: 'ngoại trừ những nhiệm vụ đặc thù' }],
      },
    ],
  },
}
