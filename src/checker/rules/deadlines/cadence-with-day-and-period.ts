import { enumeration, withRow, withText } from '../../examples.ts'
import type { Finding, TextRule, TextUnit } from '../../rule.ts'

const checkedKinds = new Set<TextUnit['kind']>(['item', 'paragraph'])
/** What was planned and how a task is called are given; the directive and its result are the office's own. */
const checkedFields = new Set(['assigned', 'requiredResult'])
const recurring = /(?<!\p{L})(?:định\s+k[ỳì]|(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm))(?!\p{L})/iu
const cadence =
  /(?<!\p{L})(?:định\s+k[ỳì](?:,?\s+(?:(?:hằng|hàng|mỗi)\s+)?(?:tuần|tháng|quý|năm)(?!\p{L}|\s+\d))?|(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm))(?!\p{L})/giu
/** A period named somewhere in the sentence. */
const period =
  /(?<!\p{L})(?:(?:hằng|hàng|mỗi|từng|một|các)\s+(?:ngày|tuần|tháng|quý|năm)|lần|định\s+k[ỳì],?\s+(?:ngày|tuần|tháng|quý|năm|giữa|cuối|đầu|trước|vào|\d)|(?:báo cáo|theo|sơ kết|tổng kết)\s+(?:tuần|tháng|quý|năm))(?!\p{L})|\d\s*(?:ngày|tuần|tháng|năm)(?!\p{L}|\s*\d)/iu
/** A day in each period. */
const day =
  /(?<!\p{L})(?:ngày\s+(?:làm việc\s+)?(?:\d|cuối|đầu|thứ)|(?:chậm nhất|trước|sau)\s+\d|thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|(?:tuần|tháng)\s+(?:đầu|cuối|thứ|tiếp|kế)|(?:đầu|cuối|giữa)\s+(?:tuần|tháng|quý|năm|kỳ)|chậm nhất)(?!\p{L})/iu
/** The period is laid down elsewhere, or the word only names a kind: "báo cáo định kỳ, đột xuất", "chế độ báo cáo định kỳ". */
const laidDown =
  /theo\s+(?:\p{L}+\s+){0,3}?(?:quy định|yêu cầu|chế độ|hướng dẫn|kế hoạch|quy chế|chỉ đạo|Quyết định|Thông tư|Nghị định)|đột xuất|chế độ\s+(?:thông tin,?\s+)?báo cáo|(?:khám|kiểm tra)\s+sức khỏe|bảo dưỡng|bảo trì|kiểm định|thường xuyên|khi có/iu
const reporting = /(?<!\p{L})(?:báo cáo|tổng hợp|thống kê|gửi)(?!\p{L})/iu
const reportsBehind =
  /^(?:\s+(?:gửi|tổng hợp|thống kê),?)?,?\s*(?:(?:tổng hợp|thống kê|gửi|tham mưu|rà soát|đánh giá),?\s+){0,2}(?:báo cáo|gửi|tổng hợp)(?!\p{L})/iu
const reportsBefore = /(?<!\p{L})(?:báo cáo|tổng hợp|gửi)(?:\s+\p{L}+){0,12},?\s*$/iu
const ofSomebody = /^\s+(?:của|trình|,|và|được|do)(?!\p{L})/u
/** "trong báo cáo hằng quý": the report as a thing. */
const asThing = /(?<!\p{L})(?:trong|các|những|bản|dự thảo|theo|vào)\s+báo cáo\s*$/iu
const addressee =
  /(?<!\p{L})(?:báo cáo|gửi|về)\s+(?:(?:cho|về|lên|với|kết quả về)\s+)?(?:các\s+)?(?:đồng chí|lãnh đạo|Chủ tịch|Phó|Giám đốc|Ban|UBND|Ủy ban|Uỷ ban|Thường trực|Tỉnh|Sở|Cơ quan|Văn phòng|HĐND|Hội đồng|Trưởng|Bí thư|Tổ|Đảng|cấp)|(?:thông qua|qua)\s+(?:Cơ quan|Văn phòng|Sở|Tổ)/u
const sentence = /[^.;\n]+(?:[.;](?!\s|$)[^.;\n]*)*/gu

export const cadenceWithDayAndPeriod: TextRule = {
  name: 'cadence-with-day-and-period',
  id: 'DL-19',
  severity: 'info',
  detection: 'lexicon',
  scope: 'text',
  title: 'Chế độ định kỳ chưa rõ ngày/kỳ/đầu mối',
  why: 'A report that is due "regularly" is never late, and so is never sent.',
  check: ({ spot, text, kind, role }) => {
    if (!recurring.test(text) || !(checkedKinds.has(kind) || (kind === 'cell' && checkedFields.has(role ?? ''))))
      return []
    return [...text.matchAll(sentence)].flatMap(({ 0: said, index: at }): Finding[] => {
      if (!recurring.test(said) || laidDown.test(said)) return []
      for (const { 0: words, index } of said.matchAll(cadence)) {
        const missing = findMissing(said, words, index)
        // "01 báo cáo mỗi tháng" tells how many; the day stands in what is assigned.
        if (missing === '' || (role === 'requiredResult' && period.test(said))) continue
        const start = at + index
        const message = `“${words}” chưa rõ ${missing}. Hãy ghi đủ, ví dụ “Định kỳ trước ngày 20 hằng tháng, báo cáo … thông qua …”.`
        // One finding a sentence: whoever fixes it reads all of it.
        return [{ spot: { ...spot, span: [start, start + words.length] }, found: words, expected: '', message }]
      }
      return []
    })
  },
  examples: {
    good: [
      withText('Định kỳ trước ngày 25 hằng tháng, tổng hợp, báo cáo Ban Chỉ đạo thông qua Cơ quan Thường trực.'),
      withText('Sở Nội vụ báo cáo hằng quý vào tuần cuối của quý.'),
      withText('Thực hiện chế độ báo cáo định kỳ theo quy định; kiểm tra định kỳ, đột xuất việc chấp hành.'),
      withText('Giao Sở Tài chính rà soát định kỳ 6 tháng một lần việc sử dụng kinh phí.'),
      withRow({ requiredResult: '100% cán bộ được bồi dưỡng kỹ năng số hằng năm' }),
      withText('Dự thảo thông báo, báo cáo hằng tháng của Ban Chỉ đạo.'),
      withText('Số liệu của Sở Y tế được nêu trong báo cáo hằng quý.'),
      withText('Sở Xây dựng hằng tuần báo cáo đồng chí Chủ tịch UBND tỉnh.'),
      withRow({ requiredResult: '01 báo cáo tiến độ mỗi tháng' }),
      withRow({ plannedTime: 'Định kỳ', name: 'Rà soát định kỳ các tài khoản' }),
      withText('Định kỳ hằng quý rà soát, cập nhật danh mục dữ liệu mở.'),
      withText('Giao Sở Y tế xây dựng kế hoạch hằng năm trình UBND tỉnh phê duyệt.'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Báo cáo Ban Chỉ đạo thông qua Cơ quan Thường trực định kỳ hằng tháng' }),
        finds: [{ in: 'row 1 assigned', found: 'định kỳ hằng tháng' }],
      },
      {
        notice: withText('Giao Sở Nội vụ định kỳ báo cáo tiến độ thực hiện.'),
        finds: [{ in: 'item 1', found: 'định kỳ' }],
      },
      {
        notice: withRow({ assigned: 'Sở Nội vụ báo cáo định kỳ hằng quý tình hình sử dụng' }),
        finds: [{ in: 'row 1 assigned', found: 'định kỳ hằng quý' }],
      },
      {
        notice: withText(
          'Giao Sở Tài chính: ',
          enumeration('digits', 'Bố trí kinh phí;', 'Hằng tháng báo cáo kết quả giải ngân.'),
        ),
        finds: [{ in: 'item 1', found: 'Hằng tháng' }],
      },
      {
        notice: withRow({ requiredResult: 'Bộ quy chế được ban hành; báo cáo rà soát định kỳ' }),
        finds: [{ in: 'row 1 requiredResult', found: 'định kỳ' }],
      },
    ],
  },
}

/** What nobody can know of the cadence at this place; empty when enough is said. */
function findMissing(said: string, words: string, index: number): string {
  const to = addressee.test(said) ? '' : ', đầu mối nhận'
  if (!period.test(said)) return day.test(said) ? '' : `kỳ và ngày${reporting.test(said) ? to : ''}`
  if (day.test(said)) return ''
  // Any day of the week is near enough for whoever waits for it.
  if (to === '' && /tuần$/iu.test(words)) return ''
  // A period alone is enough for any other work, and for a report as a thing: "báo cáo hằng tháng của Ban Chỉ đạo".
  const [before, behind] = [said.slice(0, index), said.slice(index + words.length)]
  const reports =
    reportsBehind.test(behind) || (reportsBefore.test(before) && !asThing.test(before) && !ofSomebody.test(behind))
  return reports ? `ngày báo cáo trong kỳ${to}` : ''
}
