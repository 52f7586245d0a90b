import type { Item, Notice } from '../../../domain/notice/notice.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { item, notice } from '../../examples.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

type Nature = 'heading' | 'sentence'

const numbered = new Set(['roman', 'arabic', 'decimal', 'letter'])
const endsSentence = /[.;!?][”"’)]?\s*$/u
const endsHeading = /[\p{L}\d)”"’%]\s*$/u
/** Few headings are longer. */
const longestHeading = 220

export const siblingsOfOneNature: NoticeRule = {
  name: 'siblings-of-one-nature',
  id: 'NUM-05',
  severity: 'warning',
  detection: 'structural',
  scope: 'notice',
  title: 'Các mục cùng cấp không cùng dạng',
  why: 'A sentence among headings reads like a heading whose text was lost, or a heading like an order nobody got.',
  check: ({ notice: read }) =>
    [read.items, ...itemsBelow(read.items)].flatMap((siblings) => judgeSiblings(siblings, read.numbering)),
  examples: {
    good: [
      notice(),
      notice({
        items: [
          item('arabic', 'Đánh giá chung', [item('dash', 'Ghi nhận kết quả.')]),
          item('arabic', 'Nhiệm vụ', [item('dash', 'Giao Sở Tài chính bố trí kinh phí.')]),
        ],
      }),
      notice({
        items: [
          item('arabic', 'Ghi nhận kết quả của các cơ quan.'),
          item('arabic', 'Giao Sở Tài chính bố trí kinh phí.'),
        ],
      }),
      // An order with its parts below it is no heading.
      notice({
        items: [
          item('arabic', 'Ghi nhận kết quả của các cơ quan.'),
          item('arabic', 'Giao Sở Tài chính:', [item('dash', 'Bố trí kinh phí;'), item('dash', 'Báo cáo.')]),
        ],
      }),
      notice({
        items: [
          item('arabic', 'Thống nhất nội dung báo cáo.', [item('dash', 'Bổ sung số liệu.')]),
          item('arabic', 'Giao Sở Tài chính bố trí kinh phí.'),
        ],
      }),
      notice({
        items: [
          item('arabic', 'Đánh giá chung: Các cơ quan đã chủ động chuẩn bị; một số việc còn chậm.'),
          item('arabic', 'Nhiệm vụ', [item('dash', 'Giao Sở Tài chính bố trí kinh phí.')]),
        ],
      }),
    ],
    bad: [
      {
        notice: notice({
          items: [
            item('roman', 'Ghi nhận sự chủ động của Cơ quan Thường trực trong thời gian qua.'),
            item('roman', 'Quan điểm chỉ đạo', [item('arabic', 'Tiếp tục đổi mới.')]),
            item('roman', 'Nhiệm vụ trọng tâm', [item('arabic', 'Hoàn thiện thể chế.')]),
          ],
        }),
        finds: [
          {
            at: 'item 1',
            found: 'Ghi nhận sự chủ động của Cơ quan Thường trực trong thời gian qua.',
            expected: 'tiêu đề như các mục cùng cấp',
          },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Ghi nhận kết quả của các cơ quan.'),
            item('arabic', 'Giao Sở Tài chính bố trí kinh phí.'),
            item('arabic', 'Về chuyển đổi số', [item('dash', 'Giao Sở Khoa học và Công nghệ rà soát.')]),
          ],
        }),
        finds: [{ at: 'item 3', found: 'Về chuyển đổi số', expected: 'câu như các mục cùng cấp' }],
      },
    ],
  },
}

function itemsBelow(items: readonly Item[]): (readonly Item[])[] {
  return items.flatMap((part) => (part.items.length === 0 ? [] : [part.items, ...itemsBelow(part.items)]))
}

function judgeSiblings(siblings: readonly Item[], numbering: Notice['numbering']): Finding[] {
  if (siblings.length < 2) return []
  const natures = siblings.flatMap((part) => {
    const nature = natureOf(part, numbering)
    return nature === null ? [] : [{ part, nature }]
  })
  const headings = natures.filter(({ nature }) => nature === 'heading')
  const sentences = natures.filter(({ nature }) => nature === 'sentence')
  if (headings.length === 0 || sentences.length === 0) return []
  const odd = sentences.length <= headings.length ? sentences : headings
  return odd.map(({ part, nature }) => ({
    spot: { part: part.id, field: 'text' as const },
    found: plainText(part.content, numbering),
    expected: nature === 'sentence' ? 'tiêu đề như các mục cùng cấp' : 'câu như các mục cùng cấp',
    message:
      nature === 'sentence'
        ? 'Mục này là một câu, trong khi các mục cùng cấp là tiêu đề có nội dung bên dưới. Hãy đặt tiêu đề cho mục này.'
        : 'Mục này là tiêu đề có nội dung bên dưới, trong khi các mục cùng cấp là câu. Hãy trình bày các mục cùng cấp theo một dạng.',
  }))
}

/** "Đánh giá chung: Các sở đã chủ động …": its heading stands in front of it. */
const runInHeading = /^\p{Lu}[^.;:!?]{3,120}:\s+\p{Lu}/u

/** Null for what is neither: an order that ends with a colon, a text behind its own heading, an unmarked paragraph. */
function natureOf({ marker, content, items }: Item, numbering: Notice['numbering']): Nature | null {
  if (!numbered.has(marker)) return null
  const text = plainText(content, numbering)
  if (items.length === 0) return endsSentence.test(text) && !runInHeading.test(text) ? 'sentence' : null
  if (content.some(({ kind }) => kind !== 'text') || text.length > longestHeading) return null
  return endsHeading.test(text) ? 'heading' : null
}
