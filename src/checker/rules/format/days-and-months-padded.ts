import { writeDay, writeMonth } from '../../../domain/deadline/dates.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { content, deadline, notice, withRow, withText } from '../../examples.ts'
import type { Finding, TextRule } from '../../rule.ts'
import type { TextChange } from '../../../domain/notice/spot.ts'

/** "1/4/2026". No part of a range "1-5/4/2026", of a longer number, nor of the symbol of a document. */
const slashDate =
  /(?<![\p{L}\d/.,-])(?<day>\d{1,2})(?<between>\s?\/\s?)(?<month>\d{1,2})\s?\/\s?\d{4}(?![\d/]|-\p{Lu})/u
/** "ngày 5-6-2026", "ngày 5.6.2026": the zero is asked for whatever stands between; the marks are the office's own. */
const markedDate =
  /(?<!\p{L})ngày\s+(?<day>\d{1,2})(?<between>[-.])(?<month>\d{1,2})\k<between>\d{4}(?![\d/]|[-.]\d|-\p{Lu})/iu
/** "ngày 1/4": without "ngày" two numbers with a slash may be a share ("đạt 1/3"). */
const dayOfMonth = /(?<!\p{L})ngày\s+(?<day>\d{1,2})(?<between>\s?\/\s?)(?<month>\d{1,2})(?![\d/%]|[.,]\d)/iu
/** "ngày 1 tháng 4" */
const longDate =
  /(?<![\p{L}\d])(?<!\d\s)ngày\s+(?<day>\d{1,2})(?<between>\s+tháng\s+)(?<month>\d{1,2})(?![\d%]|[.,]\d|\s+(?:lần|đợt|kỳ|buổi|cuộc|ngày))/iu
/** "tháng 4/2026", "tháng 4 năm 2026": without its year "mỗi tháng 04 buổi" is a number of meetings. */
const monthOfYear = /(?<!\p{L})tháng\s+(?<month>\d{1,2})(?:\s?\/\s?|,?\s+năm\s+)\d{4}(?!\d)/iu
/** "ngày 5 hằng tháng", "ngày 5 của tháng đầu quý", "ngày 5 tháng cuối quý" */
const dayOfEveryMonth =
  /(?<![\p{L}\d])(?<!\d\s)ngày\s+(?<day>\d)(?=\s+(?:hằng|hàng|mỗi|của|tháng\s+(?:đầu|cuối|sau|kế))(?!\p{L}))/iu

/** In this order: the first that matches at a place is the whole date. */
const shapes = [slashDate, markedDate, dayOfMonth, longDate, monthOfYear, dayOfEveryMonth].map(
  (shape) => new RegExp(shape.source, `${shape.flags}gd`),
)
const hint = /\d\s?\/\s?\d|ngày\s+\d|tháng\s+\d/iu
const lastMonth = 12
const lastDay = 31

interface FoundDate {
  readonly span: readonly [start: number, end: number]
  /** The digits that are to change, and what they are to be. */
  readonly changes: readonly { readonly span: readonly [start: number, end: number]; readonly text: string }[]
}

export const daysAndMonthsPadded: TextRule = {
  name: 'days-and-months-padded',
  id: 'FMT-02',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Ghi số 0 trước ngày/tháng sai quy ước',
  doubt: ['date.form'],
  why: 'F-DATE-3: days below 10 and months 1 and 2 get a zero, so that no digit can be put before them; months 3 to 9 get none.',
  check: ({ text, spot }) => {
    if (!hint.test(text)) return []
    return findDates(text).map(({ span, changes }): Finding => {
      const found = text.slice(...span)
      const expected = writeChanged(text, span, changes)
      return {
        spot: { ...spot, span },
        found,
        expected,
        message: `“${found}” ghi số 0 chưa đúng quy ước. Hãy ghi “${expected}”: ngày dưới 10 và tháng 1, 2 thêm số 0, các tháng khác không thêm.`,
        fix: {
          label: `Thay bằng “${expected}”`,
          changes: changes.map((change): TextChange => ({ spot: { ...spot, span: change.span }, text: change.text })),
        },
      }
    })
  },
  examples: {
    good: [
      notice(),
      withText('Ngày 01 tháng 4 năm 2026 và ngày 05 tháng 02 năm 2026, từ tháng 01/2026 đến tháng 9 năm 2026.'),
      withText(
        'Theo Quyết định số 12-QĐ/TU, ngày 06/01/2026 và Quyết định số 15-QĐ/TU, ngày 20/10/2026 của Ban Thường vụ Tỉnh ủy.',
      ),
      withText('Trực 24/7, giảm 1/3 số cuộc họp, đạt 4/5 chỉ tiêu; phục vụ dịp lễ 30/4 và 1/5.'),
      withText('Mỗi tháng 04 buổi, trong 3 ngày 5 tháng cuối năm; tổng kết 6 tháng đầu năm, tháng 01 năm 2026.'),
      withText('Theo Luật số 05/2025/QH15, Nghị định số 7/2026/NĐ-CP và Nghị quyết số 9/3/2026-NQ.'),
      withText('Gửi báo cáo trước ngày 05 hằng tháng, trước ngày 20/4 và 05/6.'),
      withRow({ plannedTime: 'Quý I/2026', assigned: 'Hoàn thành trước ngày 15/9/2026' }),
    ],
    bad: [
      {
        notice: withText('Hoàn thành trước ngày 1/4/2026.'),
        finds: [
          {
            in: 'item 1',
            found: '1/4/2026',
            expected: '01/4/2026',
            afterFix: 'Hoàn thành trước ngày 01/4/2026.',
          },
        ],
      },
      {
        notice: withText('Theo Quyết định số 12-QĐ/TU, ngày 06/1/2026 của Ban Thường vụ Tỉnh ủy.'),
        finds: [
          {
            in: 'item 1',
            found: '06/1/2026',
            expected: '06/01/2026',
            afterFix: 'Theo Quyết định số 12-QĐ/TU, ngày 06/01/2026 của Ban Thường vụ Tỉnh ủy.',
          },
        ],
      },
      {
        notice: withText('Ngày 5 tháng 04 năm 2026, Ban Chỉ đạo họp.'),
        finds: [
          {
            in: 'item 1',
            found: 'Ngày 5 tháng 04',
            expected: 'Ngày 05 tháng 4',
            afterFix: 'Ngày 05 tháng 4 năm 2026, Ban Chỉ đạo họp.',
          },
        ],
      },
      {
        notice: withText('Báo cáo trong tháng 04/2026, tổng kết tháng 2 năm 2027.'),
        finds: [
          {
            in: 'item 1',
            found: 'tháng 04/2026',
            expected: 'tháng 4/2026',
            afterFix: 'Báo cáo trong tháng 4/2026, tổng kết tháng 2 năm 2027.',
          },
          {
            in: 'item 1',
            found: 'tháng 2 năm 2027',
            expected: 'tháng 02 năm 2027',
            afterFix: 'Báo cáo trong tháng 04/2026, tổng kết tháng 02 năm 2027.',
          },
        ],
      },
      {
        notice: withText('Gửi số liệu trước ngày 5 hằng tháng, kỳ đầu trước ngày 5/6.'),
        finds: [
          {
            in: 'item 1',
            found: 'ngày 5',
            occurrence: 1,
            expected: 'ngày 05',
            afterFix: 'Gửi số liệu trước ngày 05 hằng tháng, kỳ đầu trước ngày 5/6.',
          },
          {
            in: 'item 1',
            found: 'ngày 5/6',
            expected: 'ngày 05/6',
            afterFix: 'Gửi số liệu trước ngày 5 hằng tháng, kỳ đầu trước ngày 05/6.',
          },
        ],
      },
      {
        notice: withText('Hoàn thành ', deadline('trước ngày 30/04/2026'), '.'),
        finds: [
          { in: 'item 1', found: '30/04/2026', expected: '30/4/2026', afterFix: 'Hoàn thành trước ngày 30/4/2026.' },
        ],
      },
      {
        notice: withRow({ assigned: 'Hoàn thành trước 5/06/2026' }),
        finds: [
          { in: 'row 1 assigned', found: '5/06/2026', expected: '05/6/2026', afterFix: 'Hoàn thành trước 05/6/2026' },
        ],
      },
      {
        notice: notice({
          closing: [
            {
              id: 'padded-closing',
              role: 'replaces',
              content: content('Thông báo này thay thế Thông báo số 03-TB/CQTT, ngày 9/01/2026.'),
            },
          ],
        }),
        finds: [
          {
            in: 'closing 1',
            found: '9/01/2026',
            expected: '09/01/2026',
            afterFix: 'Thông báo này thay thế Thông báo số 03-TB/CQTT, ngày 09/01/2026.',
          },
        ],
      },
    ],
  },
}

/** Dates that break the rule, in order. */
function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  const taken: (readonly [number, number])[] = []
  for (const shape of shapes) {
    for (const match of matchesOf(text, shape)) {
      const span = [match.index, match.index + match[0].length] as const
      if (taken.some(([start, end]) => span[0] < end && start < span[1])) continue
      taken.push(span)
      const changes = [
        ...listChanges(match, 'day', lastDay, writeDay),
        ...listChanges(match, 'month', lastMonth, writeMonth),
      ]
      // A day or month that there is not makes it something else than a date.
      if (changes.some((change) => change === null)) continue
      const needed = changes.flatMap((change) =>
        change === null || change.text === text.slice(...change.span) ? [] : [change],
      )
      if (needed.length > 0) found.push({ span, changes: needed })
    }
  }
  return found.toSorted((one, other) => one.span[0] - other.span[0])
}

function listChanges(
  match: RegExpExecArray,
  name: 'day' | 'month',
  last: number,
  write: (value: number) => string,
): (FoundDate['changes'][number] | null)[] {
  const span = match.indices?.groups?.[name]
  const digits = match.groups?.[name]
  if (span === undefined || digits === undefined) return []
  const value = Number(digits)
  return [value < 1 || value > last ? null : { span, text: write(value) }]
}

function writeChanged(text: string, [start, end]: FoundDate['span'], changes: FoundDate['changes']): string {
  let written = ''
  let at = start
  for (const { span, text: digits } of changes) {
    written += text.slice(at, span[0]) + digits
    at = span[1]
  }
  return written + text.slice(at, end)
}
