import type { Item } from '../notice.ts'
import { plainText } from '../plain-text.ts'
import { item, notice, withRow, withText } from './examples.ts'
import { oncePerText, spotAt } from './read-usages.ts'
import type { Finding, NoticeRule, TextUnit } from './rule.ts'

/** "1)", "a)", "iv)" at the start of a clause: its bracket opens nothing. */
const marker = /(?:^|[\s;:,.])(?:\d{1,2}|[a-zđ]|[ivx]{1,4})$/u

/** Where a bracket or quote has no partner. */
const unclosedIn = oncePerText((unit): readonly Finding[] => {
  const { text } = unit
  if (!/[()“”]/.test(text)) return []
  const open: { readonly mark: string; readonly at: number }[] = []
  const lonely: number[] = []
  for (const { 0: mark, index } of text.matchAll(/[()“”]/gu)) {
    if (mark === '(' || mark === '“') open.push({ mark, at: index })
    else if (open.at(-1)?.mark === (mark === ')' ? '(' : '“')) open.pop()
    else if (mark === '”' || !marker.test(text.slice(0, index))) lonely.push(index)
  }
  return [...lonely, ...open.map(({ at }) => at)].map((at) => reportMark(unit, at))
})

function reportMark(unit: TextUnit, at: number): Finding {
  const found = unit.text.charAt(at)
  const isOpening = found === '(' || found === '“'
  return {
    spot: spotAt(unit, at, at + 1),
    found,
    expected: '',
    message: isOpening ? `Dấu “${found}” mở ra mà không đóng lại. Hãy thêm dấu đóng.` : `Dấu “${found}” đóng lại mà không có dấu mở. Hãy thêm dấu mở hoặc bỏ đi.`,
  }
}

const ended = /[.;:!?…,][”"’)]?\s*$/u
const bare = /[\p{L}\d%)”]\s*$/u

export const marksClosed: NoticeRule = {
  name: 'marks-closed',
  id: 'FMT-12',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Thiếu dấu đóng ngoặc / dấu kết thúc / gạch nối',
  why: 'A sentence without its end may have lost its last words.',
  check: ({ texts, notice: { items, numbering } }) => [...texts.flatMap(unclosedIn), ...findOpenEnds(items, numbering)],
  examples: {
    good: [
      withText('Giao các sở: 1) rà soát (kể cả dữ liệu cũ); 2) báo cáo “kịp thời, đầy đủ”; a) khác.'),
      notice({ items: [item('roman', 'ĐÁNH GIÁ CHUNG', [item('arabic', 'Ghi nhận kết quả.')]), item('roman', 'NHIỆM VỤ', [item('arabic', 'Giao Sở Tài chính.')])] }),
      notice({ items: [item('arabic', 'Đánh giá chung'), item('arabic', 'Nhiệm vụ trọng tâm')] }),
      notice({ items: [item('arabic', 'Giao:', [item('dash', 'Sở Tài chính bố trí kinh phí;'), item('dash', 'Sở Nội vụ rà soát.')])] }),
      withRow({ lead: 'Sở KH&CN (Trung tâm Chuyển đổi số)' }),
    ],
    bad: [
      withRow({ lead: 'Sở KH&CN (Trung tâm Chuyển đổi số' }),
      withText('Phong trào “Bình dân học vụ số.'),
      notice({ items: [item('arabic', 'Ghi nhận kết quả của các cơ quan.'), item('arabic', 'Giao Sở Tài chính bố trí kinh phí'), item('arabic', 'Giao Sở Nội vụ rà soát.')] }),
    ],
  },
}

/** Items without an end mark among siblings that have one; headings, which have items below them, are none of these. */
function findOpenEnds(siblings: readonly Item[], numbering: 'computed' | 'frozen'): Finding[] {
  const leaves = siblings.filter(({ items }) => items.length === 0)
  const below = siblings.flatMap(({ items }) => findOpenEnds(items, numbering))
  if (leaves.length < 2 || leaves.length !== siblings.length) return below
  const read = leaves.map((leaf) => ({ leaf, text: plainText(leaf.content, numbering).trimEnd() }))
  const open = read.filter(({ text }) => bare.test(text))
  if (open.length === 0 || open.length * 2 >= leaves.length || !read.some(({ text }) => ended.test(text))) return below
  const found = open.map(({ leaf, text }): Finding => {
    const last = leaf === leaves.at(-1)
    const mark = !last && read.some((other) => other.text.endsWith(';')) ? ';' : '.'
    const spot = { part: leaf.id, field: 'text' as const, span: [text.length, text.length] as const }
    return { spot: { ...spot, span: [Math.max(0, text.length - 1), text.length] }, found: text.slice(-1), expected: text.slice(-1) + mark, message: 'Mục này thiếu dấu kết thúc câu, các mục cùng cấp đều có. Hãy thêm dấu.', fix: { label: `Thêm dấu “${mark}”`, changes: [{ spot, text: mark }] } }
  })
  return [...found, ...below]
}
