import { type DeadlineValue, lastDay } from '../../../domain/deadline/deadline.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { covers, type Body, type BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import { papersOf } from '../../../domain/words/papers.ts'
import { wholeWords } from '../../../domain/words/word-patterns.ts'
import { content, deadline, item, notice, row, withRows } from '../../examples.ts'
import { deadlineInRow, deadlinesDiffer } from '../../reading/differences.ts'
import type { Directive } from '../../reading/directives.ts'
import { type Match, bodiesOf, matchDirectives, sureMatch, namesUnknownBody } from '../../reading/matches.ts'
import { type Finding, type NoticeRule, type RuleContext, inCell } from '../../rule.ts'

/** A plan for a thing is due before the thing. */
const prepares = wholeWords([...papersOf('plans'), 'dự toán', 'khảo sát', 'nghiên cứu', 'báo cáo'])

const security = (assigned: string, name = 'Trung tâm an ninh mạng (hoặc thuê dịch vụ giám sát an toàn thông tin)') =>
  row({ name, lead: 'Công an tỉnh', assigned })
const given = (
  assigned: string,
  text = 'Giao UBND tỉnh chỉ đạo Công an tỉnh hoàn thành nhiệm vụ đầu tư, xây dựng Trung tâm an ninh mạng của tỉnh ',
  written = 'trước ngày 30/8/2026',
) =>
  notice({
    items: [{ ...item('dash', ''), content: content(text, deadline(written), '.') }],
    appendices: withRows(row(), security(assigned)).appendices,
  })

export const deadlineSameInAppendix: NoticeRule = {
  name: 'deadline-same-in-appendix',
  id: 'XREF-08',
  severity: 'error',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Thời hạn ở thân văn bản và phụ lục khác nhau',
  why: 'Of two deadlines for one task everybody takes the later one.',
  check: (reading, { directory, isDayOff }) =>
    matchDirectives(reading, directory).flatMap((matched): Finding[] => {
      const { directive } = matched
      const match = directive.deadline === null ? null : sureMatch(matched)
      if (
        directive.deadline === null ||
        match === null ||
        !agree(directive, match, directory) ||
        isPreparation(directive, match)
      )
        return []
      const inTable = deadlineInRow(directive, match.reading, match.field)
      if (inTable === null || !deadlinesDiffer(directive.deadline, inTable.value, isDayOff)) return []
      const { row: cells } = match.reading
      const { column } = inTable
      const start = cells[column].indexOf(inTable.written)
      return [
        {
          spot: inCell(cells, column, start === -1 ? undefined : [start, start + inTable.written.length]),
          found: start === -1 ? cells[column] : inTable.written,
          expected: directive.writtenDeadline,
          message: `Thân văn bản ghi ${quote(directive.writtenDeadline, directive.deadline, isDayOff)}, phụ lục ghi ${quote(inTable.written, inTable.value, isDayOff)}. Hãy thống nhất thời hạn.`,
        },
      ]
    }),
  examples: {
    good: [
      notice(),
      given('Hoàn thành trước 30/8/2026'),
      given('Hoàn thành chậm nhất ngày 29/8/2026'),
      given('Thường xuyên'),
      given(
        'Báo cáo định kỳ trước ngày 20 hằng tháng',
        'Giao Công an tỉnh theo dõi vận hành Trung tâm an ninh mạng của tỉnh, báo cáo ',
        'định kỳ chậm nhất ngày 19 hằng tháng',
      ),
      given(
        'Báo cáo định kỳ trước ngày 20 hằng quý',
        'Giao Công an tỉnh theo dõi vận hành Trung tâm an ninh mạng của tỉnh, báo cáo ',
        'định kỳ trước ngày 25 hằng tháng',
      ),
      given('Rà soát hạ tầng hiện có. Báo cáo định kỳ hằng tháng'),
      given(
        'Hoàn thành trước ngày 30/11/2026',
        'Giao UBND tỉnh chỉ đạo Công an tỉnh trình phê duyệt kế hoạch xây dựng Trung tâm an ninh mạng của tỉnh ',
      ),
      given('Hoàn thành trước ngày 30/11/2026', 'Giao Sở Tài chính bố trí kinh phí cho các nhiệm vụ về an ninh mạng '),
      given('Hoàn thành trước ngày 30/11/2026', 'Giao Sở Xây dựng chủ trì xây dựng Trung tâm an ninh mạng của tỉnh '),
    ],
    bad: [
      {
        notice: given('Hoàn thành trước ngày 30/9/2026'),
        finds: [{ in: 'row 2 assigned', found: 'Hoàn thành trước ngày 30/9/2026', expected: 'trước ngày 30/8/2026' }],
      },
      {
        notice: given('Quý III'),
        finds: [{ in: 'row 2 assigned', found: 'Quý III', expected: 'trước ngày 30/8/2026' }],
      },
      {
        notice: given(
          'Báo cáo định kỳ trước ngày 20 hằng tháng',
          'Giao Công an tỉnh theo dõi vận hành Trung tâm an ninh mạng của tỉnh, báo cáo ',
          'định kỳ trước ngày 25 hằng tháng',
        ),
        finds: [
          {
            in: 'row 2 assigned',
            found: 'định kỳ trước ngày 20 hằng tháng',
            expected: 'định kỳ trước ngày 25 hằng tháng',
          },
        ],
      },
      {
        notice: given(
          'Hoàn thành trước 30/8/2026',
          'Giao Công an tỉnh đưa vào vận hành Trung tâm an ninh mạng của tỉnh ',
          'chậm nhất ngày 30/8/2026',
        ),
        finds: [{ in: 'row 2 assigned', found: 'Hoàn thành trước 30/8/2026', expected: 'chậm nhất ngày 30/8/2026' }],
      },
    ],
  },
}

function quote(written: string, value: DeadlineValue, isDayOff: RuleContext['isDayOff']): string {
  const day = lastDay(value, isDayOff)
  return day === null ? `“${written}”` : `“${written}” (ngày cuối ${writeShortDate(day)})`
}

/** The body and the row must speak to the same bodies: two bodies may each have their part of one thing. */
function agree({ charged, unknownBodies }: Directive, { reading: { task } }: Match, directory: BodyDirectory): boolean {
  if (namesUnknownBody(unknownBodies, task.leads)) return true
  const told = charged.filter(({ as }) => as !== 'coordinating').map(({ body }) => body)
  const named = [...bodiesOf(task.leads, directory), ...bodiesOf(task.directing, directory)]
  const same = (one: Body, other: Body) => covers(one, other, directory) || covers(other, one, directory)
  return told.some((body) => named.some((other) => same(body, other)))
}

/** The clause of the directive that names the thing speaks of a plan for it, and the row does not. */
function isPreparation({ text }: Directive, { at, field, reading: { row: cells } }: Match): boolean {
  const before = text.slice(0, at)
  const start = Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1
  return prepares.test(before.slice(start)) && !prepares.test(cells[field])
}
