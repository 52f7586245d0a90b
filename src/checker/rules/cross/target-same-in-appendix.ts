import type { BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import type { Item, Notice } from '../../../domain/notice/notice.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { item, notice, row, withRows } from '../../examples.ts'
import { amountsThatDiffer } from '../../reading/differences.ts'
import { matchDirectives, sureMatch } from '../../reading/matches.ts'
import { type Percentage, findPercentages } from '../../reading/quantities.ts'
import { isMeasuring, readWords } from '../../reading/words.ts'
import { type Finding, type NoticeRule, type Reading, type RowReading, type TextUnit, inCell } from '../../rule.ts'

/** A share that is to be reached: "Phủ sóng 5G trên 95% dân số". */
interface Target {
  /** Words of the clause in front of the number, without those of measuring. */
  readonly words: readonly string[]
  /** All words of the clause. */
  readonly around: ReadonlySet<string>
  readonly bound: Percentage['bound']
  readonly value: number
  readonly years: ReadonlySet<string>
  /** "trên 95%". */
  readonly written: string
  readonly start: number
  readonly end: number
}

interface CellTarget extends Target {
  readonly field: 'name' | 'requiredResult' | 'assigned'
}

const clauseStart = /[.,;:()\n](?!\d)/gu
const year = /(?<!\d)20\d\d(?!\d)/gu
/** Fewer words name no indicator of their own. */
const fewestWords = 3

const network = (requiredResult: string) => row({ name: 'Phát triển hạ tầng viễn thông', requiredResult })
const given = (text: string, requiredResult: string) =>
  notice({ items: [item('dash', text)], appendices: withRows(row(), network(requiredResult)).appendices })

export const targetSameInAppendix: NoticeRule = {
  name: 'target-same-in-appendix',
  id: 'XREF-02',
  severity: 'error',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Chỉ tiêu ở thân văn bản và phụ lục khác nhau',
  why: 'Of two targets the lower one is met and the higher one reported.',
  check: (reading, { directory }) => [...differentShares(reading), ...differentAmounts(reading, directory)],
  examples: {
    good: [
      notice(),
      given('Giao UBND tỉnh phủ sóng 5G trên 95% dân số.', 'Tỷ lệ phủ sóng 5G trên 95%'),
      given('Giao UBND tỉnh phủ sóng 5G đạt 95% dân số.', 'Tỷ lệ phủ sóng 5G đạt tối thiểu 95%'),
      given('Giao UBND tỉnh phủ sóng 5G đạt 95% dân số trong năm 2026.', 'Tỷ lệ phủ sóng 5G năm 2027 đạt 99%'),
      given('Giao UBND tỉnh bảo đảm hạ tầng cáp quang đến 100% thôn, xóm.', 'Tỷ lệ phủ sóng 5G đạt 95%'),
      given('Giao UBND tỉnh nâng tỷ lệ hồ sơ trực tuyến đạt 80%.', 'Tỷ lệ hồ sơ trực tuyến cấp xã đạt 70%'),
      given('Tăng trưởng kinh tế trung bình đạt trên 10,5%.', 'Tăng trưởng kinh tế số đạt 20%'),
    ],
    bad: [
      {
        notice: notice({
          items: [
            item(
              'dash',
              'Giao Sở Nội vụ kiểm tra công vụ đột xuất đối với các cơ quan hành chính tối thiểu 12 cơ quan, đơn vị.',
            ),
          ],
          appendices: withRows(
            row(),
            row({
              name: 'Kiểm tra công vụ đột xuất đối với các cơ quan hành chính',
              lead: 'Sở Nội vụ',
              requiredResult: 'Báo cáo kết quả kiểm tra tối thiểu 10 cơ quan, đơn vị',
            }),
          ).appendices,
        }),
        finds: [{ in: 'row 2 requiredResult', found: '10 cơ quan', expected: '12 cơ quan' }],
      },
      {
        notice: given(
          'Giao UBND tỉnh: phủ sóng 5G trên 95% dân số; bảo đảm hạ tầng cáp quang.',
          'Tỷ lệ phủ sóng 5G đạt 95%',
        ),
        finds: [{ in: 'row 2 requiredResult', found: 'đạt 95%', expected: 'trên 95%' }],
      },
      {
        notice: given(
          'Giao UBND tỉnh: phủ sóng 5G trên 95% dân số.',
          'Lộ trình, giải pháp đạt mục tiêu phủ sóng 5G trên dân số đạt 95%',
        ),
        finds: [{ in: 'row 2 requiredResult', found: 'đạt 95%', expected: 'trên 95%' }],
      },
      {
        notice: given(
          'Giao UBND tỉnh nâng tỷ lệ hồ sơ trực tuyến toàn trình đạt 80%.',
          'Tỷ lệ hồ sơ trực tuyến toàn trình đạt 70%',
        ),
        finds: [{ in: 'row 2 requiredResult', found: 'đạt 70%', expected: 'đạt 80%' }],
      },
    ],
  },
}

function differentShares({ notice: { items, numbering }, texts, rows, memory }: Reading): Finding[] {
  const told = reported(items, numbering)
  const inBody = texts.flatMap((unit) =>
    unit.kind === 'item' && !told.has(unit.spot.part) ? memory.of(targetsOfText, unit) : [],
  )
  if (inBody.length === 0) return []
  return rows.flatMap((reading) =>
    memory.of(targetsOfRow, reading).flatMap((target): Finding[] => {
      const same = inBody.filter((other) => isSameIndicator(target, other))
      const [other] = same
      return other === undefined || same.some((one) => agree(one, target)) ? [] : [tell(reading, target, other)]
    }),
  )
}

const report = /(?<!\p{L})(?:đánh giá|kết quả|tình hình|hạn chế|tồn tại|kiểm điểm)(?!\p{L})/iu

/** What stands under "Đánh giá chung" tells what has been reached, and asks for nothing. */
function reported(items: readonly Item[], numbering: Notice['numbering'], below = false): ReadonlySet<string> {
  return new Set(
    items.flatMap((part) => {
      const tells = below || (part.items.length > 0 && report.test(plainText(part.content, numbering)))
      return [...(tells ? [part.id] : []), ...reported(part.items, numbering, tells)]
    }),
  )
}

/** "kiểm tra 12 cơ quan, đơn vị" in the body, "10 cơ quan, đơn vị" in the row that carries it out. */
function differentAmounts(reading: Reading, directory: BodyDirectory): Finding[] {
  return matchDirectives(reading, directory).flatMap((matched): Finding[] => {
    const { text } = matched.directive
    if (!/\d/.test(text)) return []
    const match = sureMatch(matched)
    if (match === null) return []
    return amountsThatDiffer(text, match.reading).map(({ field, inRow, inBody }) =>
      tell(match.reading, { ...inRow, field }, inBody),
    )
  })
}

function tell(
  { row: of }: RowReading,
  { field, start, end, written }: Pick<CellTarget, 'field' | 'start' | 'end' | 'written'>,
  other: { readonly written: string },
): Finding {
  return {
    spot: inCell(of, field, [start, end]),
    found: written,
    expected: other.written,
    message: `Thân văn bản ghi chỉ tiêu này là “${other.written}”, phụ lục ghi “${written}”. Hãy thống nhất chỉ tiêu.`,
  }
}

function targetsOfText(unit: TextUnit): readonly Target[] {
  return findTargets(unit.text)
}

function targetsOfRow(reading: RowReading): readonly CellTarget[] {
  const fields = ['name', 'requiredResult', 'assigned'] as const
  return fields.flatMap((field) => findTargets(reading.row[field]).map((target) => ({ ...target, field })))
}

function findTargets(text: string): Target[] {
  const percentages = findPercentages(text)
  if (percentages.length === 0) return []
  const marks = [...text.matchAll(clauseStart)].map(({ index }) => index)
  return percentages.flatMap(({ boundStart: start, end, bound, value }): Target[] => {
    const from = (marks.findLast((mark) => mark < start) ?? -1) + 1
    const to = marks.find((mark) => mark >= end) ?? text.length
    const words = measured(text.slice(from, start))
    if (words.length < fewestWords) return []
    const clause = text.slice(from, to)
    return [
      {
        words,
        around: new Set(measured(clause)),
        bound,
        value,
        years: new Set(clause.match(year)),
        written: text.slice(start, end),
        start,
        end,
      },
    ]
  })
}

function measured(text: string): string[] {
  return readWords(text).words.filter((word) => !isMeasuring(word))
}

/**
 * The shorter of the two names stands whole in the other, and what stands behind it there is said of both: "phủ sóng
 * 5G (trên dân số)". "Hồ sơ trực tuyến cấp xã" is not "hồ sơ trực tuyến".
 */
function isSameIndicator(one: Target, other: Target): boolean {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one]
  const at = placeOf(short.words, long.words)
  if (at === -1) return false
  const behind = long.words.slice(at + short.words.length)
  return (
    behind.every((word) => short.around.has(word)) &&
    ![...one.years].some((named) => other.years.size > 0 && !other.years.has(named))
  )
}

function placeOf(words: readonly string[], all: readonly string[]): number {
  return all.findLastIndex(
    (_, at) => at + words.length <= all.length && words.every((word, next) => all[at + next] === word),
  )
}

/** "đạt" and "tối thiểu" set the same target; "trên" asks for more. */
function agree(one: Target, other: Target): boolean {
  return one.value === other.value && (one.bound === other.bound || one.bound === 'about' || other.bound === 'about')
}
