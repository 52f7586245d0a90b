import { papersOf } from '../../../domain/words/papers.ts'
import { anyOf } from '../../../domain/words/word-patterns.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { comparableWords, shareIn, shareOfBoth, wordPairs } from '../../../domain/words/words.ts'
import { row, withRows } from '../../examples.ts'
import { isOfficePhrase, subjectPairs } from '../../reading/words.ts'
import { type NoticeRule, type Reading, type RowReading, inCell } from '../../rule.ts'

export const rowsNotNearDuplicates: NoticeRule = {
  name: 'rows-not-near-duplicates',
  id: 'TAB-11',
  severity: 'warning',
  detection: 'semantic',
  scope: 'notice',
  title: 'Hai nhiệm vụ gần trùng nhau',
  why: 'One task in two rows is reported twice, with two deadlines.',
  check: (reading) =>
    findAlike(reading).map(({ later, earlier, confidence }) => ({
      spot: inCell(later.row, 'name'),
      found: later.row.name,
      expected: '',
      message: `Nhiệm vụ này gần trùng với hàng ${reading.ordinals.get(earlier.row.id) ?? ''} ("${shorten(earlier.row.name)}"). Hãy gộp lại hoặc nêu rõ điểm khác nhau.`,
      confidence,
    })),
  examples: {
    good: [
      withRows(
        row({ name: 'Nâng tỷ lệ bao phủ bảo hiểm y tế', requiredResult: 'Tỷ lệ bao phủ bảo hiểm y tế đạt 95% dân số' }),
        row({
          name: 'Ban hành kế hoạch nâng tỷ lệ bao phủ bảo hiểm y tế đạt 95% dân số',
          requiredResult: 'Kế hoạch của UBND tỉnh',
        }),
      ),
      withRows(row()),
      withRows(
        row({ name: 'Số hóa tài liệu lưu trữ lịch sử của tỉnh' }),
        row({
          name: 'Số hóa hồ sơ, tài liệu các phông lưu trữ của Tỉnh ủy',
          lead: 'Văn phòng Tỉnh ủy',
          requiredResult: 'Tỷ lệ số hóa tài liệu',
        }),
      ),
      withRows(
        row({ name: 'Chương trình phát triển tài sản trí tuệ giai đoạn 2026 - 2030' }),
        row({ name: 'Chương trình hỗ trợ doanh nghiệp nâng cao năng suất giai đoạn 2026 - 2030' }),
      ),
      withRows(
        row({ name: 'Tập huấn kỹ năng số cho cán bộ khối đảng', lead: 'Văn phòng Tỉnh ủy' }),
        row({ name: 'Tập huấn kỹ năng số cho cán bộ khối chính quyền', lead: 'Sở Nội vụ' }),
      ),
      withRows(
        row({ name: 'Xây dựng Trung tâm điều hành thông minh của phường Gia Sàng theo mô hình chính quyền số' }),
        row({ name: 'Xây dựng Trung tâm điều hành thông minh của phường Tích Lương theo mô hình chính quyền số' }),
      ),
      withRows(
        row({ name: 'Báo cáo tiến độ thực hiện các nhiệm vụ được giao trong quý I' }),
        row({ name: 'Báo cáo tiến độ thực hiện các nhiệm vụ được giao trong quý II' }),
      ),
      withRows(row({ name: '' }), row({ name: '' })),
    ],
    bad: [
      {
        notice: withRows(
          row({
            name: 'Đào tạo thuyết minh viên tại các điểm du lịch',
            requiredResult: '150 thuyết minh viên được cấp thẻ',
          }),
          row({
            name: 'Đào tạo, cấp thẻ thuyết minh viên tại các điểm du lịch',
            requiredResult: '150 thuyết minh viên được đào tạo, cấp thẻ',
          }),
        ),
        finds: [{ at: 'row 2 name', found: 'Đào tạo, cấp thẻ thuyết minh viên tại các điểm du lịch' }],
      },
      {
        notice: withRows(row(), row()),
        finds: [{ at: 'row 2 name', found: 'Xây dựng kho dữ liệu dùng chung của tỉnh' }],
      },
      {
        notice: withRows(
          row({ name: 'Xây dựng Trung tâm dữ liệu của tỉnh theo mô hình chính và dự phòng' }),
          row({ name: 'Xây dựng Trung tâm dữ liệu tỉnh theo mô hình chính và dự phòng (DC-DR)' }),
        ),
        finds: [{ at: 'row 2 name', found: 'Xây dựng Trung tâm dữ liệu tỉnh theo mô hình chính và dự phòng (DC-DR)' }],
      },
      {
        notice: withRows(
          row({
            name: 'Triển khai “Trường học số”',
            lead: 'Sở Giáo dục và Đào tạo',
            requiredResult: '100% các trường phổ thông trang bị nền tảng dạy học trực tuyến',
          }),
          row({
            name: 'Triển khai nền tảng dạy học trực tuyến tại các trường phổ thông trong toàn tỉnh',
            lead: 'Sở Giáo dục và Đào tạo',
            requiredResult: 'Nền tảng dùng chung',
          }),
        ),
        finds: [
          {
            at: 'row 2 name',
            found: 'Triển khai nền tảng dạy học trực tuyến tại các trường phổ thông trong toàn tỉnh',
          },
        ],
      },
    ],
  },
}

interface Read {
  readonly reading: RowReading
  readonly lead: string
  readonly name: ReadonlySet<string>
  readonly result: ReadonlySet<string>
  /** Pairs of either. */
  readonly all: ReadonlySet<string>
}

interface Alike {
  readonly later: RowReading
  readonly earlier: RowReading
  readonly confidence: number
}

const fewestPairs = 4
/** Of the name, when both are tasks of one lead; and of the result of one in the name of the other. */
const alikeNames = 0.7
/** Of both, when the results are alike as well. */
const alikeNamesOfOneResult = 0.55
const alikeResult = 0.6
const isPlan = new RegExp(
  String.raw`^[\s-]*(?:xây dựng|ban hành|lập|tham mưu|hoàn thiện|trình)(?:[\s\p{L}]{0,20})\s` +
    anyOf(papersOf('plans', 'programmes')),
  'iu',
)
const fewestSharedPairs = 6
/** A pair that more rows of a lead have is what all of them have. */
const commonest = 5

function pairsIn(text: string): ReadonlySet<string> {
  return new Set(wordPairs(comparableWords(text)))
}

function read(reading: RowReading): Read {
  const {
    row: { name, lead, requiredResult },
  } = reading
  const [names, results] = [pairsIn(name), pairsIn(requiredResult)]
  return {
    reading,
    lead: fold(squeeze(lead)),
    name: names,
    result: results,
    all: new Set([...names, ...results]),
  }
}

interface Group {
  readonly rows: readonly Read[]
  /** Pairs of words that the whole notice is full of. */
  readonly subject: ReadonlySet<string>
  readonly found: readonly Alike[]
}

/** Each row with the earlier row of its lead that it is most like. */
function findAlike(notice: Reading): readonly Alike[] {
  const { rows, memory } = notice
  const groups = memory.next(
    groupByLead,
    rows.map((one) => memory.of(read, one)),
    subjectPairs(notice),
  )
  return [...groups.values()].flatMap(({ found }) => found)
}

/** By lead: after an edit only the rows of one lead are compared again. */
function groupByLead(
  last: ReadonlyMap<string, Group> | undefined,
  rows: readonly Read[],
  subject: ReadonlySet<string>,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const [lead, ofLead] of Map.groupBy(rows, (one) => one.lead)) {
    const before = last?.get(lead)
    const isSame =
      before?.subject === subject &&
      before.rows.length === ofLead.length &&
      ofLead.every((one, at) => one === before.rows[at])
    groups.set(lead, isSame ? before : { rows: ofLead, subject, found: findAlikeOf(ofLead, subject) })
  }
  return groups
}

/** Rows of one lead are compared only where they share uncommon pairs of words. */
function findAlikeOf(rows: readonly Read[], subject: ReadonlySet<string>): Alike[] {
  const found: Alike[] = []
  const holders = new Map<string, Read[]>()
  for (const now of rows) {
    if (now.name.size < fewestPairs) continue
    const candidates = new Map<Read, number>()
    let best: Alike | null = null
    for (const pair of now.all) {
      const others = holders.get(pair)
      if (others === undefined) {
        holders.set(pair, [now])
        continue
      }
      for (const other of others) candidates.set(other, (candidates.get(other) ?? 0) + 1)
      if (others.length < commonest) others.push(now)
    }
    for (const [other] of mostShared(candidates)) {
      const confidence = likeness(now, other, subject)
      if (confidence > (best?.confidence ?? 0)) best = { later: now.reading, earlier: other.reading, confidence }
    }
    if (best !== null) found.push(best)
  }
  return found
}

/** The few rows that share most; of those that share next to nothing, none. */
function mostShared(candidates: ReadonlyMap<Read, number>): (readonly [Read, number])[] {
  return [...candidates]
    .filter(([, shared]) => shared >= fewestPairs)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 3)
}

/** Confidence that two rows are one task; 0 when they are surely two. */
function likeness(one: Read, other: Read, subject: ReadonlySet<string>): number {
  const sameName = shareOfBoth(one.name, other.name)
  const sameResult = Math.min(shareIn(one.result, other.result), shareIn(other.result, one.result))
  const isAlike = sameName >= alikeNames || (sameName >= alikeNamesOfOneResult && sameResult >= alikeNamesOfOneResult)
  if (isAlike) return namesDifferentThings(one, other) ? 0 : Math.min(0.95, sameName)
  // A plan and what it is for are two tasks.
  if (isPlan.test(one.reading.row.name) !== isPlan.test(other.reading.row.name)) return 0
  const promised = Math.max(promises(one, other, subject), promises(other, one, subject))
  return promised >= alikeResult ? 0.6 : 0
}

/** Where they part, both have a number or a proper name: "phường Gia Sàng" and "phường Tích Lương", "quý I" and "quý II". */
function namesDifferentThings({ reading: first }: Read, { reading: second }: Read): boolean {
  const [one, other] = [wordsOf(first.row.name), wordsOf(second.row.name)]
  const at = one.folded.findIndex((word, index) => word !== other.folded[index])
  if (at > 0 && nameOrNumber.test(one.words[at] ?? '') && nameOrNumber.test(other.words[at] ?? '')) return true
  return hasOwnName(one, other) && hasOwnName(other, one)
}

const nameOrNumber = /^(?:\p{Lu}|.*\d)/u

interface Words {
  readonly words: readonly string[]
  readonly folded: readonly string[]
}

/** As written, and folded. */
function wordsOf(name: string): Words {
  const words = name.match(/[\p{L}\d]+/gu) ?? []
  return { words, folded: words.map(fold) }
}

function hasOwnName({ words, folded }: Words, other: Words): boolean {
  return words.some(
    (word, index) => index > 0 && nameOrNumber.test(word) && !other.folded.includes(folded[index] ?? ''),
  )
}

/** How much of the result of one row is the name of the other. */
function promises(one: Read, other: Read, subject: ReadonlySet<string>): number {
  const shared = [...one.result].filter((pair) => other.name.has(pair))
  // "triển khai thực hiện nhiệm vụ, giải pháp" is said of many works.
  const telling = shared.filter((pair) => !isOfficePhrase(pair) && !subject.has(pair))
  return telling.length >= fewestSharedPairs ? shared.length / one.result.size : 0
}

function shorten(name: string): string {
  const whole = squeeze(name)
  return whole.length <= 80 ? whole : `${whole.slice(0, 77)}…`
}
