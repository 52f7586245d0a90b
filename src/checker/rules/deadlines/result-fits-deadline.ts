import { type IsoDate, addDays, isoDate, partsOf, writeShortDate } from '../../../domain/deadline/dates.ts'
import { edgesOf, lastDay } from '../../../domain/deadline/deadline-value.ts'
import { readDeadline } from '../../../domain/deadline/deadline.ts'
import { allPapers } from '../../../domain/words/papers.ts'
import { anyOf } from '../../../domain/words/word-patterns.ts'
import { withRow } from '../../examples.ts'
import { type Finding, type RowReading, type RowRule, inCell } from '../../rule.ts'

/** A stretch of the calendar with its year: only such a one can be compared. */
const period =
  '(?:ngày\\s+\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|ngày\\s+\\d{1,2}\\s+tháng\\s+\\d{1,2}\\s+năm\\s+\\d{4}|\\d{1,2}/\\d{1,2}/\\d{4}|tháng\\s+\\d{1,2}\\s*(?:/|năm)\\s*\\d{4}|quý\\s+(?:IV|I{1,3}|[1-4])\\s*(?:/|,?\\s*năm)\\s*\\d{4}|năm\\s+\\d{4})'
/** Words that say when something is done; "đến năm 2030", "giai đoạn" and "kế hoạch năm 2027" say how far a paper reaches. */
const doneIn = new RegExp(
  `(?<=(?<!\\p{L})(?:(?:hoàn thành|nghiệm thu|khánh thành|khởi công|bàn giao|vận hành|ban hành|thực hiện|triển khai|xong|phê duyệt)(?:\\s+(?:trong|vào|trước))?|trong|vào|trước)\\s+|(?:^|[.;\\n(])\\s*(?:-\\s+)?)${period}(?!\\s*[-–]\\s*\\d)(?!\\p{L}|\\d)`,
  'giu',
)
/** "đến hết năm 2026": done when the year is over. */
const wholeYear =
  /(?<!\p{L})(?:(?:thực hiện|triển khai|tổ chức)\s+trong(?:\s+cả)?|đến\s+hết|đến\s+cuối)\s+năm\s+(\d{4})(?!\d|\s*[-–]\s*\d)/giu
/** A length that must have passed before the result is there. */
const after =
  /(?<!\p{L})(?:sau(?:\s+(?:khi\s+)?\p{L}+){0,2}|vận hành thử(?:\s+nghiệm)?|thử nghiệm|thí điểm|theo dõi)\s+(?:(?:ít nhất|tối thiểu|trong|đủ|trong vòng)\s+)*(\d{1,3})\s+(tháng|năm|quý)(?!\s+(?:kinh nghiệm|qua|gần|trước|trở lại|học|tuổi|\d)|\p{L})/giu
const ofService =
  /(?<!\p{L})(?:lưu trữ|lưu giữ|bảo hành|hiệu lực|kinh nghiệm|thâm niên|bảo trì|ra trường|tốt nghiệp|so với|sinh)(?!\p{L})/iu
/** "12 báo cáo tháng", "04 kỳ báo cáo quý". */
const series =
  /(?<!\d|\p{L})(\d{1,2})\s+(?:kỳ\s+|số\s+)?(?:báo cáo|bản tin|cuộc giao ban|cuộc họp|phiên họp|giao ban|bản báo cáo)\s+(?:định\s+k[ỳì]\s+)?(?:(?:hằng|hàng)\s+)?(tháng|quý)(?!\p{L}|\s+\d|\s+I)/giu
const cheap = /\d{4}|\d\s+(?:tháng|năm|quý|kỳ|số|báo|bản|cuộc|phiên|giao)/iu
const daysIn: Readonly<Record<string, number>> = { tháng: 30, quý: 91, năm: 365 }
const slackDays = 15

export const resultFitsDeadline: RowRule = {
  name: 'result-fits-deadline',
  id: 'DL-17',
  severity: 'warning',
  detection: 'semantic',
  scope: 'row',
  title: 'Nội dung kết quả mâu thuẫn với hạn',
  why: 'A result that can only be there after its deadline makes the row late on the day it is issued.',
  check: (reading, { issuedOn }) => {
    const { row, task } = reading
    if (!cheap.test(row.requiredResult)) return []
    const set = task.assigned ?? task.planned
    const until = set === null ? null : lastDay(set)
    // "Thường xuyên duy trì" goes on after the day.
    if (until === null || set?.kind === 'mixed' || set?.kind === 'cadence') return []
    const found = [
      ...findLater(reading, until),
      ...findWholeYear(reading, until),
      ...(issuedOn === null ? [] : findTooLong(reading, until, issuedOn)),
    ]
    const said = new Set<number>()
    return found.filter(({ spot: { span } }) => {
      const at = span?.[0] ?? 0
      if (said.has(at)) return false
      said.add(at)
      return true
    })
  },
  examples: {
    good: [
      withRow({
        requiredResult: 'Kho dữ liệu được nghiệm thu trong tháng 8/2026',
        assigned: 'Hoàn thành trước ngày 30/9/2026',
      }),
      withRow({
        requiredResult: 'Kế hoạch năm 2027 được ban hành; tầm nhìn đến năm 2030; chỉ tiêu giai đoạn 2026 - 2030',
        assigned: 'Quý III',
      }),
      withRow({
        requiredResult: 'Danh mục nhiệm vụ triển khai trong năm 2027; dự toán thực hiện năm 2027',
        assigned: 'Quý III',
      }),
      withRow({ requiredResult: 'Năm 2026, UBND tỉnh trình đề án', assigned: 'Quý III' }),
      withRow({
        requiredResult: 'Báo cáo sau 02 tháng vận hành; bảo hành 24 tháng sau khi nghiệm thu',
        assigned: 'Hoàn thành trước ngày 30/9/2026',
      }),
      withRow({ requiredResult: '12 báo cáo tháng', plannedTime: 'Thường xuyên', assigned: 'Thường xuyên' }),
      withRow({ requiredResult: '08 báo cáo tháng', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withRow({
        requiredResult: 'Trường học thông minh thực hiện trong năm 2026',
        plannedTime: 'Quý IV năm 2026',
        assigned: 'Quý IV năm 2026',
      }),
      withRow({ requiredResult: 'Văn bản thay thế Quyết định số 12/QĐ-UBND ngày 05/12/2026', assigned: 'Quý III' }),
    ],
    bad: [
      {
        notice: withRow({
          requiredResult: 'Nghiệm thu trong quý IV năm 2026',
          assigned: 'Hoàn thành trước ngày 30/9/2026',
        }),
        finds: [{ in: 'row 1 requiredResult', found: 'quý IV năm 2026' }],
      },
      {
        notice: withRow({ requiredResult: 'Hệ thống được bàn giao trước ngày 15/12/2026', assigned: 'Quý III' }),
        finds: [{ in: 'row 1 requiredResult', found: 'ngày 15/12/2026' }],
      },
      {
        notice: withRow({
          requiredResult: 'Mô hình trồng rau sạch 20 ha, thực hiện trong năm 2026',
          assigned: 'Hoàn thành trước ngày 30/5/2026',
        }),
        finds: [{ in: 'row 1 requiredResult', found: 'thực hiện trong năm 2026' }],
      },
      {
        notice: withRow({ requiredResult: 'Báo cáo hiệu quả sau 12 tháng vận hành', assigned: 'Quý III' }),
        finds: [{ in: 'row 1 requiredResult', found: 'sau 12 tháng' }],
      },
      {
        notice: withRow({ requiredResult: '12 báo cáo tháng được gửi', assigned: 'Quý III' }),
        finds: [{ in: 'row 1 requiredResult', found: '12 báo cáo tháng' }],
      },
    ],
  },
}

function hint({ row }: RowReading, match: RegExpMatchArray, message: string, confidence: number): Finding {
  const [found] = match
  const start = match.index ?? 0
  return {
    spot: inCell(row, 'requiredResult', [start, start + found.length]),
    found,
    expected: '',
    message,
    confidence,
  }
}

function findLater(reading: RowReading, until: IsoDate): Finding[] {
  const { requiredResult } = reading.row
  return [...requiredResult.matchAll(doneIn)].flatMap((match): Finding[] => {
    if (isOfPaper(requiredResult.slice(0, match.index))) return []
    const value = readDeadline(match[0], { issuedOn: null })
    if (value === null || !('year' in value) || value.kind === 'lunarNewYear') return []
    const first = edgesOf(value)?.first ?? null
    if (first === null || first <= addDays(until, 1)) return []
    return [
      hint(
        reading,
        match,
        `Kết quả ghi “${match[0]}”, sau hạn giao (đến ${writeShortDate(until)}). Hãy xem lại kết quả hoặc hạn.`,
        0.85,
      ),
    ]
  })
}

/** "Quyết định số 12/QĐ-UBND, ngày …", "dự toán năm …": the time of a paper. "trước ngày" is none's. */
function isOfPaper(before: string): boolean {
  return paperBefore.test(before.slice(-60))
}

const planned = ['chỉ tiêu', 'ngân sách', 'công tác', 'nhiệm vụ', 'dự án', 'giải pháp', 'nội dung', 'kinh phí']
const paperBefore = new RegExp(
  String.raw`(?:số\s+\S+,?|hiệu lực(?:\s+(?:từ|kể từ))?|áp dụng` +
    String.raw`|${anyOf([...allPapers, ...planned])}(?:\s+\p{L}+){0,6}\s+(?:trong|vào|thực hiện|triển khai))\s*$`,
  'iu',
)

function findWholeYear(reading: RowReading, until: IsoDate): Finding[] {
  const { year, month } = partsOf(until)
  // In the last quarter the year is as good as over.
  if (month > 9) return []
  return [...reading.row.requiredResult.matchAll(wholeYear)].flatMap((match): Finding[] =>
    Number(match[1]) === year
      ? [
          hint(
            reading,
            match,
            `Kết quả ghi “${match[0]}”, tức là đến 31/12/${year}, còn hạn giao đến ${writeShortDate(until)}. Hãy xem lại kết quả hoặc hạn.`,
            0.6,
          ),
        ]
      : [],
  )
}

function findTooLong(reading: RowReading, until: IsoDate, issuedOn: IsoDate): Finding[] {
  const { requiredResult } = reading.row
  const newYear = isoDate(partsOf(issuedOn).year, 1, 1) ?? issuedOn
  const fits = (from: IsoDate, count: number, unit: string) =>
    addDays(from, count * (daysIn[unit.toLowerCase()] ?? 0) - slackDays) <= until
  return [
    ...[...requiredResult.matchAll(after)].flatMap((match): Finding[] => {
      const [found, count = '0', unit = ''] = match
      const clause = requiredResult.slice(Math.max(0, match.index - 40), match.index + found.length + 40)
      if (ofService.test(clause) || fits(issuedOn, Number(count), unit)) return []
      return [
        hint(
          reading,
          match,
          `Kết quả cần “${found}”, dài hơn thời gian từ ngày ban hành đến hạn ${writeShortDate(until)}. Hãy xem lại kết quả hoặc hạn.`,
          0.7,
        ),
      ]
    }),
    // Reports may be counted from the beginning of the year.
    ...[...requiredResult.matchAll(series)].flatMap((match): Finding[] => {
      const [found, count = '0', unit = ''] = match
      if (fits(newYear, Number(count), unit)) return []
      return [
        hint(
          reading,
          match,
          `Đến hạn ${writeShortDate(until)} chưa đủ ${Number(count)} ${unit} cho “${found}”. Hãy xem lại số kỳ hoặc hạn.`,
          0.75,
        ),
      ]
    }),
  ]
}
