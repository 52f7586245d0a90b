import type { Inline, Item, Notice } from '../../../domain/notice/notice.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { documentTypes, organSymbols } from '../../../domain/words/document-types.ts'
import { content, item, notice, withRow, withText } from '../../examples.ts'
import { allItems } from '../../reading/reading.ts'
import { oncePerText, replaceAt, spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

/** "1)", "a)", "iv)" at the start of a clause: its bracket opens nothing. */
const marker = /(?:^|[\s;:,.])(?:\d{1,2}|[a-zđA-ZĐ]|[ivxIVX]{1,4})$/u
/** "57 NQ/TW", "41KH/TU": the symbols of the Party, with a slash before the organ, join number and type by a hyphen. */
const unhyphened = new RegExp(
  `(?<![\\p{L}\\d/-])(\\d{1,5})\\s?((?:${Object.keys(documentTypes).join('|')})/` +
    `(?!(?:${organSymbols.state.join('|')})(?!\\p{L}))\\p{Lu}{2,8})(?![\\p{L}\\d-])`,
  'gu',
)

/** Where a bracket, a quote or the hyphen of a symbol is missing. */
const missingMarksIn = oncePerText((unit): readonly Finding[] => {
  const { text } = unit
  const found = /[()“”]/.test(text) ? findUnclosed(unit) : []
  if (!/\d\s?\p{Lu}\p{L}*\/\p{Lu}/u.test(text)) return found
  const unjoined = [...text.matchAll(unhyphened)].map(({ 0: symbol, 1: number = '', 2: type = '', index }) =>
    replaceAt(
      unit,
      index,
      index + symbol.length,
      `${number}-${type}`,
      `Ký hiệu “${symbol}” thiếu gạch nối giữa số và tên loại. Hãy ghi “${number}-${type}”.`,
    ),
  )
  return [...found, ...unjoined]
})

export const marksClosed: NoticeRule = {
  name: 'marks-closed',
  id: 'FMT-12',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Thiếu dấu đóng ngoặc / dấu kết thúc / gạch nối',
  why: 'A sentence without its end may have lost its last words.',
  check: ({ texts, notice: read }) => [
    ...missingMarksIn(texts),
    ...findOpenParagraphs(read),
    ...findOpenEnds(read.items, read.numbering, isMostlyEnded(read)),
  ],
  examples: {
    good: [
      withText('Giao các sở: 1) rà soát (kể cả dữ liệu cũ); 2) báo cáo “kịp thời, đầy đủ”; a) khác.'),
      withText('Giao các cơ quan (gồm: 1) Sở Tài chính; 2) Sở Nội vụ) rà soát theo quy định (khoản 1).'),
      notice({
        items: [
          item('roman', 'ĐÁNH GIÁ CHUNG', [item('arabic', 'Ghi nhận kết quả.')]),
          item('roman', 'NHIỆM VỤ', [item('arabic', 'Giao Sở Tài chính.')]),
        ],
      }),
      notice({ items: [item('arabic', 'Đánh giá chung'), item('arabic', 'Nhiệm vụ trọng tâm')] }),
      notice({
        items: [
          item('arabic', 'Giao:', [item('dash', 'Sở Tài chính bố trí kinh phí;'), item('dash', 'Sở Nội vụ rà soát.')]),
        ],
      }),
      notice({
        items: [
          item('arabic', 'Ghi nhận kết quả của các cơ quan.'),
          item('arabic', 'Tổ chức thực hiện'),
          item('arabic', 'Giao Sở Nội vụ rà soát, báo cáo.'),
        ],
      }),
      withRow({ lead: 'Sở KH&CN (Trung tâm Chuyển đổi số)', sourceDocument: '41-KH/TU, 08-CTr/BCĐ' }),
    ],
    bad: [
      { notice: withRow({ lead: 'Sở KH&CN (Trung tâm Chuyển đổi số' }), finds: [{ in: 'row 1 lead', found: '(' }] },
      { notice: withText('Phong trào “Bình dân học vụ số.'), finds: [{ in: 'item 1', found: '“' }] },
      {
        notice: withText('Phong trào “Bình dân học vụ số“ tại các xã, phường.'),
        finds: [
          {
            in: 'item 1',
            found: '“',
            occurrence: 2,
            expected: '”',
            afterFix: 'Phong trào “Bình dân học vụ số” tại các xã, phường.',
          },
        ],
      },
      {
        notice: withText('Tiếp tục thực hiện Nghị quyết số 57 NQ/TW.'),
        finds: [
          {
            in: 'item 1',
            found: '57 NQ/TW',
            expected: '57-NQ/TW',
            afterFix: 'Tiếp tục thực hiện Nghị quyết số 57-NQ/TW.',
          },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Ghi nhận kết quả của các cơ quan.'),
            item('arabic', 'Giao Sở Tài chính bố trí kinh phí'),
            item('arabic', 'Giao Sở Nội vụ rà soát.'),
          ],
        }),
        finds: [{ in: 'item 2', found: 'phí', expected: 'phí.', afterFix: 'Giao Sở Tài chính bố trí kinh phí.' }],
      },
      {
        notice: notice({
          intro: [
            { id: 'unended-intro', content: content('Ngày 10/4/2026, Ban Chỉ đạo tổ chức Phiên họp thứ hai năm 2026') },
          ],
        }),
        finds: [
          {
            in: 'intro 1',
            found: '2026',
            occurrence: 2,
            expected: '2026.',
            afterFix: 'Ngày 10/4/2026, Ban Chỉ đạo tổ chức Phiên họp thứ hai năm 2026.',
          },
        ],
      },
    ],
  },
}

/** Brackets and quotes without a partner. */
function findUnclosed(unit: TextUnit): Finding[] {
  const { text } = unit
  const open: { readonly mark: string; readonly at: number }[] = []
  const found: Finding[] = []
  // "(gồm: 1) …; 2) …)": the bracket of a marker was taken for the one that closes, which then comes later.
  let closedByMarker = 0
  for (const { 0: mark, index } of text.matchAll(/[()“”]/gu)) {
    const last = open.at(-1)
    if (mark === '“' && last?.mark === '“' && /[^\s(]/u.test(text.charAt(index - 1))) {
      found.push(
        replaceAt(
          unit,
          index,
          index + 1,
          '”',
          'Dấu “ ở đây đóng ngoặc kép nhưng viết như dấu mở. Hãy thay bằng dấu ”.',
          'Thay bằng dấu ”',
        ),
      )
      open.pop()
    } else if (mark === '(' || mark === '“') open.push({ mark, at: index })
    else if (last?.mark === (mark === ')' ? '(' : '“')) {
      open.pop()
      if (mark === ')' && marker.test(text.slice(last.at + 1, index)) && /\s/u.test(text.slice(last.at, index)))
        closedByMarker += 1
    } else if (mark === ')' && (marker.test(text.slice(0, index)) || closedByMarker > 0)) {
      if (!marker.test(text.slice(0, index))) closedByMarker -= 1
    } else found.push(reportMark(unit, index))
  }
  return [...found, ...open.map(({ at }) => reportMark(unit, at))]
}

function reportMark(unit: TextUnit, at: number): Finding {
  const found = unit.text.charAt(at)
  const isOpening = found === '(' || found === '“'
  return {
    spot: spotAt(unit, at, at + 1),
    found,
    expected: '',
    message: isOpening
      ? `Dấu “${found}” mở ra mà không đóng lại. Hãy thêm dấu đóng.`
      : `Dấu “${found}” đóng lại mà không có dấu mở. Hãy thêm dấu mở hoặc bỏ đi.`,
  }
}

const ended = /[.;:!?…,/][”"’)]?$/u
const lastWord = /\S+$/u
const bare = /[\p{L}\d%)”]$/u
/** Shorter ones are headings: "Tổ chức thực hiện". */
const shortestSentence = 6

interface Ending {
  readonly id: string
  readonly text: string
}

function readEnding(
  { id, content: nodes }: { readonly id: string; readonly content: readonly Inline[] },
  numbering: Notice['numbering'],
): Ending {
  return { id, text: plainText(nodes, numbering).trimEnd() }
}

function isOpenSentence({ text }: Ending): boolean {
  return bare.test(text) && text.split(/\s+/u).length >= shortestSentence
}

/** What stands before and after the items is whole sentences, each with its end. */
function findOpenParagraphs({ intro, grounds, closing, numbering }: Notice): Finding[] {
  const endings = [...intro, ...grounds, ...closing].map((part) => readEnding(part, numbering))
  const open = endings.filter(isOpenSentence)
  return open.length * 2 < endings.length
    ? open.map((ending) => reportEnd(ending, '.', 'Đoạn này thiếu dấu kết thúc câu. Hãy thêm dấu.'))
    : []
}

const fewestSentences = 5
const nearlyAll = 0.8

/** Nearly all items without items below them end with a mark: then one of two may be the exception. */
function isMostlyEnded({ items, numbering }: Notice): boolean {
  const texts = allItems(items).flatMap((part) => (part.items.length > 0 ? [] : [readEnding(part, numbering)]))
  const sentences = texts.filter((ending) => isOpenSentence(ending) || ended.test(ending.text))
  return (
    sentences.length >= fewestSentences &&
    sentences.filter(({ text }) => ended.test(text)).length >= sentences.length * nearlyAll
  )
}

/** Items without an end mark among siblings that have one; headings, which have items below them, are none of these. */
function findOpenEnds(siblings: readonly Item[], numbering: Notice['numbering'], mostlyEnded: boolean): Finding[] {
  const below = siblings.flatMap(({ items }) => findOpenEnds(items, numbering, mostlyEnded))
  if (siblings.length < 2 || siblings.some(({ items }) => items.length > 0)) return below
  const endings = siblings.map((sibling) => readEnding(sibling, numbering))
  const open = endings.filter(isOpenSentence)
  if (
    open.length === 0 ||
    (open.length * 2 >= endings.length && !(mostlyEnded && open.length < endings.length)) ||
    !endings.some(({ text }) => ended.test(text))
  )
    return below
  const inList = endings.some(({ text }) => text.endsWith(';'))
  return [
    ...open.map((ending) =>
      reportEnd(
        ending,
        inList && ending !== endings.at(-1) ? ';' : '.',
        'Mục này thiếu dấu kết thúc câu, các mục cùng cấp đều có. Hãy thêm dấu.',
      ),
    ),
    ...below,
  ]
}

function reportEnd({ id, text }: Ending, mark: string, message: string): Finding {
  const end = text.length
  const found = lastWord.exec(text)?.[0] ?? ''
  const spot = { part: id, field: 'text' as const, span: [end - found.length, end] as const }
  return {
    spot,
    found,
    expected: found + mark,
    message,
    fix: { label: `Thêm dấu “${mark}”`, changes: [{ spot: { ...spot, span: [end, end] }, text: mark }] },
  }
}
