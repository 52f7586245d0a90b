import type { Item } from '../../../domain/notice/notice.ts'
import { enumeration, item, notice, row, withRows } from '../../examples.ts'
import { type MatchedDirective, isMatched, matchDirectives } from '../../reading/matches.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** Duties over all tasks (to report on them, to hurry them on) are no task of the table. */
const overAllTasks =
  /nhiệm vụ (?:đã )?được giao|các nhiệm vụ trên|(?:nhiệm vụ|nội dung)(?: [^\s.;:]+){0,4} (?:tại|ở|trong|theo) [Pp]hụ lục|việc thực hiện Thông báo này|tình hình, (?:tiến độ, )?kết quả thực hiện/u
/** Below this a sentence says too little to be searched for. */
const fewestWords = 8
const longestQuote = 70
const smallStart = /^\s*\p{Ll}/u

const data = row({
  name: 'Hoàn thiện, đưa vào vận hành kho dữ liệu dùng chung và Trung tâm giám sát, điều hành thông minh của tỉnh',
})
const security = row({
  name: 'Trung tâm an ninh mạng (hoặc thuê dịch vụ giám sát an toàn thông tin)',
  lead: 'Công an tỉnh',
})
const withBody = (...items: readonly Item[]) =>
  notice({
    items: [item('arabic', 'Một số nhiệm vụ trọng tâm', items)],
    appendices: withRows(data, security).appendices,
  })

export const directivesInAppendix: NoticeRule = {
  name: 'directives-in-appendix',
  id: 'XREF-01',
  severity: 'warning',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Nội dung giao ở thông báo không có trong phụ lục',
  why: 'Work is followed up by the table: what the body gives and the table lacks is forgotten.',
  check: (reading, { directory }) => {
    const all = matchDirectives(reading, directory).map((matched) => ({
      matched,
      isFound: isMatched(matched, directory),
    }))
    const found = new Set(all.filter(({ isFound }) => isFound).map(({ matched }) => matched.directive.part))
    return all.flatMap(({ matched, isFound }) => {
      // "(a) danh mục …; (b) phương án …": entries that are no sentences are parts of one task.
      const isPart = smallStart.test(matched.directive.text) && found.has(matched.directive.part)
      return isFound || isPart || !asksForTask(matched) ? [] : [tell(matched)]
    })
  },
  examples: {
    good: [
      notice(),
      notice({
        appendices: [],
        items: [item('dash', 'Giao Sở Tài chính chủ trì tổ chức Cuộc thi sáng tạo trẻ dành cho học sinh phổ thông.')],
      }),
      withBody(
        item(
          'dash',
          'Giao UBND tỉnh hoàn thiện, đưa vào vận hành thực chất kho dữ liệu dùng chung và Trung tâm giám sát, điều hành thông minh của tỉnh.',
        ),
      ),
      withBody(
        item(
          'dash',
          'Giao UBND tỉnh chỉ đạo Công an tỉnh hoàn thành nhiệm vụ đầu tư, xây dựng Trung tâm an ninh mạng của tỉnh trước ngày 30/8/2026.',
        ),
      ),
      withBody(
        item(
          'dash',
          'Yêu cầu UBND tỉnh tổng hợp, thống kê, báo cáo Ban Chỉ đạo về tiến độ thực hiện các nhiệm vụ được giao, định kỳ trước ngày 20 hằng tháng.',
        ),
      ),
      withBody(
        item(
          'dash',
          'Giao Thanh tra tỉnh theo dõi các nhiệm vụ tại Phụ lục kèm theo, báo cáo Chủ tịch UBND tỉnh hằng quý.',
        ),
      ),
      withBody(
        item(
          'dash',
          'Giao các cơ quan, đơn vị, địa phương tổ chức Cuộc thi sáng tạo trẻ dành cho học sinh phổ thông toàn tỉnh.',
        ),
      ),
      withBody(
        item(
          'dash',
          'Giao Công an tỉnh rà soát, thuê dịch vụ phục vụ giám sát an toàn thông tin, hoàn thành trong quý III.',
        ),
      ),
      withBody(
        item('dash', [
          'Giao UBND tỉnh rà soát, gồm:',
          enumeration(
            'letters',
            'kho dữ liệu dùng chung và Trung tâm giám sát, điều hành thông minh của tỉnh;',
            'danh mục nền tảng thay thế phần mềm riêng lẻ của từng sở, ngành.',
          ),
        ]),
      ),
      withBody(
        item(
          'dash',
          'Tiếp tục thực hiện hiệu quả cơ chế liên kết Nhà nước, Nhà trường, Doanh nghiệp; lấy doanh nghiệp làm trung tâm.',
        ),
      ),
    ],
    bad: [
      {
        notice: withBody(
          item(
            'dash',
            'Giao UBND tỉnh kế thừa, tiếp tục phát động Cuộc thi sáng tạo trẻ dành cho học sinh phổ thông bảo đảm thiết thực.',
          ),
        ),
        finds: [
          {
            in: 'item 1.1',
            found:
              'Giao UBND tỉnh kế thừa, tiếp tục phát động Cuộc thi sáng tạo trẻ dành cho học sinh phổ thông bảo đảm thiết thực.',
            expected: 'một nhiệm vụ trong phụ lục',
          },
        ],
      },
      {
        notice: withBody(
          item(
            'dash',
            'Giao Hội đồng nhân dân tỉnh chuẩn bị đầy đủ các điều kiện để tổ chức kỳ họp chuyên đề, thông qua các nghị quyết thuộc thẩm quyền.',
          ),
        ),
        finds: [
          {
            in: 'item 1.1',
            found:
              'Giao Hội đồng nhân dân tỉnh chuẩn bị đầy đủ các điều kiện để tổ chức kỳ họp chuyên đề, thông qua các nghị quyết thuộc thẩm quyền.',
            expected: 'một nhiệm vụ trong phụ lục',
          },
        ],
      },
      {
        notice: withBody(
          item('dash', 'Giao UBND tỉnh:', [
            item('plus', 'Đặt hàng, lựa chọn đơn vị tư vấn các giải pháp tăng trưởng, trong đó có năng suất lao động.'),
          ]),
        ),
        finds: [
          {
            in: 'item 1.1.1',
            found: 'Đặt hàng, lựa chọn đơn vị tư vấn các giải pháp tăng trưởng, trong đó có năng suất lao động.',
            expected: 'một nhiệm vụ trong phụ lục',
          },
        ],
      },
    ],
  },
}

/** A task of its own for somebody in particular. */
function asksForTask({ directive: { charged, text, words } }: MatchedDirective): boolean {
  const isNamed = charged.some(({ as, body }) => as === 'lead' && !body.generic)
  return isNamed && words.words.length >= fewestWords && !overAllTasks.test(text)
}

function tell({ directive: { part, start, end, text } }: MatchedDirective): Finding {
  const words = text.trim().replaceAll(/[“”"]/gu, '')
  const cut =
    words.length <= longestQuote
      ? words.replace(/[.;:]$/u, '')
      : `${words.slice(0, words.lastIndexOf(' ', longestQuote))} …`
  return {
    spot: { part, field: 'text', span: [start, end] },
    found: text,
    expected: 'một nhiệm vụ trong phụ lục',
    message: `Chưa thấy nhiệm vụ nào trong phụ lục ứng với nội dung giao “${cut}”. Hãy bổ sung vào phụ lục hoặc ghi rõ không phát sinh nhiệm vụ.`,
  }
}
