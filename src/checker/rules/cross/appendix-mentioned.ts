import { tableAppendices } from '../../../domain/notice/notice.ts'
import { content, item, notice, row, withRows } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

/** The ways in which a notice points to what is sent with it. */
const mention =
  /phụ\s+lục|(?:gửi|có|ban hành|đính|được)?\s*kèm theo\s+(?:thông báo|văn bản|danh mục|biểu|bảng)|(?:danh mục|biểu|bảng|nhiệm vụ|chi tiết)[^.;]{0,60}kèm theo/iu

const table = withRows(row()).appendices
const saying = (text: string) => notice({ items: [item('arabic', text)], appendices: table })

export const appendixMentioned: NoticeRule = {
  name: 'appendix-mentioned',
  id: 'XREF-04',
  severity: 'warning',
  detection: 'structural',
  scope: 'notice',
  title: 'Thân văn bản không dẫn chiếu phụ lục',
  why: 'A table that no sentence points to binds nobody, and is left behind when the notice is passed on.',
  check: ({ notice: of, texts }) => {
    const [appendix] = tableAppendices(of)
    if (appendix === undefined || appendix.sections.every(({ rows }) => rows.length === 0)) return []
    if (texts.some(({ kind, text }) => (kind === 'item' || kind === 'paragraph') && mention.test(text))) return []
    return [
      {
        spot: { part: appendix.id, field: 'title' },
        found: appendix.title,
        expected: '(có Phụ lục kèm theo)',
        message:
          'Thân văn bản không nhắc đến phụ lục này. Hãy dẫn chiếu ở mục giao nhiệm vụ, chẳng hạn “(có Phụ lục kèm theo)”.',
      },
    ]
  },
  examples: {
    good: [
      notice(),
      notice({ appendices: [], items: [item('arabic', 'Các cơ quan thực hiện nghiêm túc.')] }),
      saying('Các cơ quan thực hiện các nhiệm vụ (có danh mục chi tiết kèm theo).'),
      notice({
        items: [item('arabic', 'Các cơ quan thực hiện nghiêm túc.')],
        appendices: table,
        closing: [{ id: 'mentions', role: 'other', content: content('Danh mục nhiệm vụ gửi kèm theo Thông báo này.') }],
      }),
    ],
    bad: [
      {
        notice: saying('Các cơ quan thực hiện nghiêm túc nhiệm vụ được giao.'),
        finds: [{ at: 'appendix 1 title', found: 'DANH MỤC NHIỆM VỤ', expected: '(có Phụ lục kèm theo)' }],
      },
      {
        notice: saying('Báo cáo kết quả kèm số liệu trước ngày 20 hằng tháng.'),
        finds: [{ at: 'appendix 1 title', found: 'DANH MỤC NHIỆM VỤ', expected: '(có Phụ lục kèm theo)' }],
      },
    ],
  },
}
