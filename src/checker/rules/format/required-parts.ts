import type { Appendix, Item, Notice, PlainTable, Table } from '../../../domain/notice/notice.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { wholeOf } from '../../../domain/notice/spot.ts'
import { content, item, notice, taskTable } from '../../examples.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

const lacksContent = 'nội dung kết luận hoặc nhiệm vụ'

export const requiredParts: NoticeRule = {
  name: 'required-parts',
  id: 'FMT-18',
  severity: 'error',
  detection: 'structural',
  scope: 'notice',
  title: 'Thiếu nội dung hoặc nơi nhận',
  // Number and day are no matter of this rule: a draft gets both when it is issued (`isDraft`, FMT-03).
  why: 'F-GOV-13: content and recipients are required parts: a notice that says nothing, or goes to nobody, must not be issued.',
  check: ({ notice: read }) => {
    const faults: Finding[] = []
    const report = (part: string, expected: string, message: string) =>
      faults.push({ spot: wholeOf(part), found: '', expected, message })
    // What is concluded stands in the items or in an appendix; opening and closing only lead to it.
    if (read.items.length === 0 && read.appendices.every(isEmpty))
      report('document', lacksContent, 'Thông báo chưa có nội dung. Hãy ghi nội dung kết luận hoặc nhiệm vụ.')
    for (const { id } of emptyItems(read.items))
      report(id, 'nội dung của mục', 'Mục này còn trống. Hãy ghi nội dung, hoặc bỏ mục.')
    for (const { id, kind } of read.appendices.filter(isEmpty)) {
      if (kind === 'tasks')
        report(id, 'nhiệm vụ của phụ lục', 'Phụ lục chưa có nhiệm vụ nào. Hãy ghi nhiệm vụ, hoặc bỏ phụ lục.')
      else report(id, 'nội dung của phụ lục', 'Phụ lục còn trống. Hãy ghi nội dung, hoặc bỏ phụ lục.')
    }
    if (read.distribution.recipients.length === 0)
      report('recipients', 'nơi nhận', 'Thông báo chưa có nơi nhận. Hãy ghi bổ sung.')
    return faults
  },
  examples: {
    good: [
      notice(),
      draft(notice()),
      notice({ items: [] }),
      notice({ appendices: [] }),
      notice({ items: [], appendices: [textAppendix('Quy chế làm việc của Ban Chỉ đạo.')] }),
      notice({ items: [], appendices: [plainAppendix('Sở Y tế')] }),
      notice({ items: [item('roman', 'Đánh giá', [item('arabic', 'Các cơ quan đã hoàn thành.')])] }),
      notice({ items: [{ ...item('none', ''), tables: [plainTable('Sở Y tế')] }] }),
    ],
    bad: [
      {
        notice: notice({ items: [], appendices: [], intro: [], grounds: [], closing: [] }),
        finds: [{ at: 'document whole', expected: lacksContent }],
      },
      {
        notice: draft(notice({ items: [], appendices: [] })),
        finds: [{ at: 'document whole', expected: lacksContent }],
      },
      {
        notice: notice({ items: [item('arabic', ' ')] }),
        finds: [{ at: 'item 1 whole', expected: 'nội dung của mục' }],
      },
      {
        notice: notice({ items: [item('roman', 'Đánh giá', [item('arabic', '')])] }),
        finds: [{ at: 'item 1.1 whole', expected: 'nội dung của mục' }],
      },
      {
        notice: notice({ items: [{ ...item('none', ''), tables: [plainTable()] }] }),
        finds: [{ at: 'item 1 whole', expected: 'nội dung của mục' }],
      },
      {
        notice: notice({ appendices: [taskTable()] }),
        finds: [{ at: 'appendix 1 whole', expected: 'nhiệm vụ của phụ lục' }],
      },
      {
        notice: notice({ items: [], appendices: [plainAppendix(), textAppendix(' ')] }),
        finds: [
          { at: 'document whole', expected: lacksContent },
          { at: 'appendix 1 whole', expected: 'nội dung của phụ lục' },
          { at: 'appendix 2 whole', expected: 'nội dung của phụ lục' },
        ],
      },
      {
        notice: notice({ distribution: { ...notice().distribution, recipients: [] } }),
        finds: [{ at: 'recipients whole', expected: 'nơi nhận' }],
      },
    ],
  },
}

function draft(of: Notice): Notice {
  return { ...of, header: { ...of.header, number: null, date: null } }
}

/** A table of one column with these cells. */
function plainTable(...cells: readonly string[]): PlainTable {
  const rows = cells.map((words, index) => ({ id: `plain-row-${index}`, cells: { organ: words } }))
  return {
    id: 'plain',
    columns: [{ id: 'organ', role: null, heading: 'Cơ quan' }],
    sections: [{ id: 'plain-section', title: '', rows }],
  }
}

function plainAppendix(...cells: readonly string[]): Appendix {
  return { kind: 'plain', title: 'DANH SÁCH', issuedBy: '', ...plainTable(...cells) }
}

function textAppendix(words: string): Appendix {
  const paragraphs = [{ id: 'text-paragraph', content: content(words) }]
  return { kind: 'text', id: 'text', title: 'QUY CHẾ', issuedBy: '', paragraphs }
}

function isEmpty(appendix: Appendix): boolean {
  return appendix.kind === 'text'
    ? appendix.paragraphs.every((part) => plainText(part.content).trim() === '')
    : hasNoRows(appendix)
}

function hasNoRows({ sections }: Table): boolean {
  return sections.every(({ rows }) => rows.length === 0)
}

/** Items without words, without a table that says something, and without items of their own. */
function emptyItems(items: readonly Item[]): Item[] {
  return items.flatMap((one) => [
    ...(plainText(one.content).trim() === '' && one.items.length === 0 && (one.tables ?? []).every(hasNoRows)
      ? [one]
      : []),
    ...emptyItems(one.items),
  ])
}
