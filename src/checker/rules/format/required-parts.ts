import { plainText } from '../../../domain/notice/plain-text.ts'
import type { Item, Notice } from '../../../domain/notice/notice.ts'
import { item, notice } from '../../examples.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

export const requiredParts: NoticeRule = {
  name: 'required-parts',
  id: 'FMT-18',
  severity: 'error',
  detection: 'structural',
  scope: 'notice',
  title: 'Thiếu nội dung hoặc nơi nhận',
  why: 'F-GOV-13: content and recipients are required parts: a notice that says nothing, or goes to nobody, must not be issued.',
  check: ({ notice: read }) => {
    const faults: Finding[] = []
    const report = (part: string, expected: string, message: string) =>
      faults.push({ spot: { part, field: 'whole' }, found: '', expected, message })
    if (!hasContent(read))
      report(
        'document',
        'nội dung kết luận hoặc nhiệm vụ',
        'Thông báo chưa có nội dung. Hãy ghi nội dung kết luận hoặc nhiệm vụ.',
      )
    for (const empty of emptyItems(read.items))
      report(empty.id, 'nội dung của mục', 'Mục này còn trống. Hãy ghi nội dung, hoặc bỏ mục.')
    for (const appendix of read.appendices)
      if (appendix.sections.every(({ rows }) => rows.length === 0))
        report(appendix.id, 'nhiệm vụ của phụ lục', 'Phụ lục chưa có nhiệm vụ nào. Hãy ghi nhiệm vụ, hoặc bỏ phụ lục.')
    if (read.distribution.recipients.length === 0)
      report('recipients', 'nơi nhận', 'Thông báo chưa có nơi nhận. Hãy ghi bổ sung.')
    return faults
  },
  examples: {
    good: [
      notice(),
      notice({ items: [] }),
      notice({ appendices: [] }),
      notice({ items: [item('roman', 'Đánh giá', [item('arabic', 'Các cơ quan đã hoàn thành.')])] }),
    ],
    bad: [
      notice({ items: [], appendices: [], intro: [], grounds: [], closing: [] }),
      notice({ items: [], appendices: [] }),
      notice({ items: [item('arabic', ' ')] }),
      notice({ items: [item('roman', 'Đánh giá', [item('arabic', '')])] }),
      notice({ appendices: [{ id: 'empty', title: 'DANH MỤC', issuedBy: '', sections: [] }] }),
      notice({ distribution: { ...notice().distribution, recipients: [] } }),
    ],
  },
}

/** What is concluded stands in the items or in the tasks of an appendix; opening and closing only lead to it. */
function hasContent({ items, appendices }: Notice): boolean {
  return items.length > 0 || appendices.some(({ sections }) => sections.some(({ rows }) => rows.length > 0))
}

function emptyItems(items: readonly Item[]): Item[] {
  return items.flatMap((one) => [
    ...(plainText(one.content).trim() === '' && one.items.length === 0 ? [one] : []),
    ...emptyItems(one.items),
  ])
}
