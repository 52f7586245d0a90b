import { isGroup } from '../../../domain/bodies/body.ts'
import type { DeadlineValue } from '../../../domain/deadline/deadline.ts'
import { surePapersOf } from '../../../domain/words/papers.ts'
import { anyOf } from '../../../domain/words/word-patterns.ts'
import { deadline, item, notice, withRow, withText } from '../../examples.ts'
import type { Charged } from '../../../domain/tasks/directives.ts'
import { directivesOf } from '../../reading/directives.ts'
import { findQuantities } from '../../reading/quantities.ts'
import { type Finding, type NoticeRule, inCell } from '../../rule.ts'

/** Syllables that make another word with the verb behind them: "quy trình", "thành lập". */
const beforeVerb = 'quy|quá|công|tiến|chương|tờ|lộ|hành|giáo|thuyết|phương|lịch|thành|độc|thiết|xác|trung|tự|dân|tiền'
const deliver = ['xây dựng', 'ban hành', 'trình', 'tham mưu', 'lập', 'phê duyệt', 'hoàn thiện', 'gửi', 'nộp']
/** In small letters, or where a clause begins: "Sở Xây dựng báo cáo" builds nothing. */
const delivers = String.raw`(?:(?<!(?:^|[^\p{L}])(?:${beforeVerb})\s)(?<!\p{L})${anyOf(deliver)}|(?<=^|[.;:)]\s|-\s)${anyOf(deliver.map(capital))})`
/** A definite thing to deliver; "trình … theo quy định" delivers no rules. Exhortations need no day. */
const product = new RegExp(
  String.raw`${delivers}\s+(?:(?!(?:theo|của|tại|từ|về)\s)\p{L}+\s+){0,4}?` +
    String.raw`${anyOf(surePapersOf('plans', 'regulations', 'messages', 'records').flatMap((paper) => [paper, capital(paper)]))}(?!\p{L})`,
  'u',
)

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const fewestParts = 5
const nearlyAll = 0.75

export const directiveWithDeadline: NoticeRule = {
  name: 'directive-with-deadline',
  id: 'DL-06',
  severity: 'warning',
  detection: 'mechanical',
  clarity: 'time',
  scope: 'notice',
  title: 'Giao việc nhưng không có thời hạn',
  why: 'Work without a day is followed up by nobody.',
  check: (reading, { directory }) => {
    const rows = reading.rows.flatMap(({ row, task }): Finding[] => {
      if (
        row.assigned.trim() === '' ||
        [task.assigned, task.planned, ...task.instructions.map(({ deadline: value }) => value)].some(isLimit)
      )
        return []
      return [
        {
          spot: inCell(row, 'assigned'),
          found: row.assigned,
          expected: 'thời hạn',
          message: 'Nhiệm vụ này không có thời hạn ở cả kế hoạch và nội dung giao. Hãy ghi thời hạn.',
        },
      ]
    })
    const directives = directivesOf(reading, directory)
    // A deadline at the end of an item may hold for all of its clauses; what comes behind the last one has none.
    const dated = new Map(
      directives.flatMap(({ part, start, deadline: value }) => (value === null ? [] : [[part, start]])),
    )
    // Where nearly all work has a day, what is counted must have one too.
    const parts = new Set(directives.map(({ part }) => part)).size
    const mostlyDated = parts >= fewestParts && dated.size >= parts * nearlyAll
    // Where all other work has its day, the one without is a slip, whatever it is to bring.
    const isOnlyOne = parts > fewestParts && dated.size === parts - 1
    const told = new Set<string>()
    const body = directives.flatMap(
      ({ part, start, end, text, charged, unknownBodies, deadline: value }): Finding[] => {
        if (
          value !== null ||
          start <= (dated.get(part) ?? -1) ||
          told.has(part) ||
          (unknownBodies.length === 0 && !charged.some(({ as }) => as === 'lead')) ||
          /thường xuyên|định kỳ/iu.test(text)
        )
          return []
        const isCounted = mostlyDated && !dated.has(part) && findQuantities(text).length > 0
        const isSlip = isOnlyOne && !dated.has(part) && !isLasting.test(text) && namesOne(charged, unknownBodies)
        if (!product.test(text) && !isCounted && !isSlip) return []
        // One finding an item: its clauses are dated together.
        told.add(part)
        return [
          {
            spot: { part, field: 'text', span: [start, end - (text.length - text.trimEnd().length)] },
            found: text.trimEnd(),
            expected: 'thời hạn',
            message: 'Giao một sản phẩm cụ thể nhưng không có thời hạn. Hãy ghi thời hạn.',
          },
        ]
      },
    )
    return [...body, ...rows]
  },
  examples: {
    good: [
      notice(),
      withRow({ plannedTime: 'Thường xuyên', assigned: 'Duy trì hoạt động của hệ thống' }),
      withText(
        'Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí, ',
        deadline('hoàn thành trước ngày 30/5/2026'),
        '.',
      ),
      withText('Giao Sở Nội vụ phối hợp triển khai quy trình bổ nhiệm theo đúng quy định.'),
      withText('Giao Sở Xây dựng báo cáo khi có vướng mắc.'),
      withText(
        'Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí; Sở Nội vụ lập danh mục biên chế, ',
        deadline('hoàn thành trước ngày 30/5/2026'),
        '.',
      ),
      withText('Giao các sở, ban, ngành tiếp tục quán triệt, nâng cao nhận thức về chuyển đổi số.'),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: '', assigned: 'Xây dựng kho dữ liệu' }),
        finds: [{ at: 'row 1 assigned', found: 'Xây dựng kho dữ liệu', expected: 'thời hạn' }],
      },
      {
        notice: withRow({ plannedTime: '', assigned: 'Khẩn trương' }),
        finds: [{ at: 'row 1 assigned', found: 'Khẩn trương', expected: 'thời hạn' }],
      },
      // The only one without a day.
      {
        notice: notice({
          items: [
            ...['Y tế', 'Nội vụ', 'Tư pháp', 'Xây dựng', 'Công Thương'].map((name) =>
              item('arabic', [`Giao Sở ${name} rà soát hồ sơ, `, deadline('hoàn thành trước ngày 30/5/2026'), '.']),
            ),
            item('arabic', 'Giao Sở Tài chính tuyên truyền tiết kiệm điện.'),
          ],
        }),
        finds: [{ in: 'item 6', found: 'Giao Sở Tài chính tuyên truyền tiết kiệm điện.', expected: 'thời hạn' }],
      },
      // What comes behind the last deadline of an item has none.
      {
        notice: withText(
          'Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí, ',
          deadline('hoàn thành trước ngày 30/5/2026'),
          '. Giao Sở Nội vụ xây dựng đề án tinh gọn đầu mối. Giao Sở Y tế lập danh mục trang thiết bị.',
        ),
        finds: [{ in: 'item 1', found: 'Giao Sở Nội vụ xây dựng đề án tinh gọn đầu mối.', expected: 'thời hạn' }],
      },
      {
        notice: notice({
          items: [item('arabic', 'Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí cho chuyển đổi số.')],
        }),
        finds: [
          {
            in: 'item 1',
            found: 'Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí cho chuyển đổi số.',
            expected: 'thời hạn',
          },
        ],
      },
    ],
  },
}

/** What goes on for as long as the notice holds. */
const isLasting = /theo dõi|đôn đốc|Thông báo này|kết luận này|chịu trách nhiệm|khi (?:có|phát sinh)|tiếp tục|duy trì/iu

/** Somebody who can be asked for it, no group of all. */
function namesOne(charged: readonly Charged[], unknown: readonly string[]): boolean {
  const leads = charged.filter(({ as }) => as === 'lead')
  return (
    leads.length + unknown.length > 0 &&
    leads.every(({ body }) => body.kind === 'body') &&
    !unknown.some((name) => isGroup(name))
  )
}

/** "Khẩn trương" hurries, and names no day. */
function isLimit(value: DeadlineValue | null): boolean {
  return value !== null && value.kind !== 'urgent'
}
