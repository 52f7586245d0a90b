import { readDeadline } from '../../../domain/deadline/deadline.ts'
import type { DeadlineNode } from '../../../domain/notice/notice.ts'
import { content, deadline, enumeration, item, notice, withText } from '../../examples.ts'
import { type PlacedDeadline, placeDeadlines } from '../../reading/deadline-nodes.ts'
import type { Finding, NoticeRule, Reading } from '../../rule.ts'
import type { Fix } from '../../../domain/notice/spot.ts'

/** How a deadline stood in the source: as the format sets it, or in another way. */
type Look = 'official' | NonNullable<DeadlineNode['sourceEmphasis']>

interface SetDeadline extends PlacedDeadline {
  readonly look: Look
}

const lookNames: Readonly<Record<Look, string>> = {
  official: 'in đậm, nghiêng',
  bold: 'chỉ in đậm',
  italic: 'chỉ in nghiêng',
  none: 'không in đậm, nghiêng',
}
/** "trong năm 2026", "trong quý III năm 2026" inside a sentence may name a plan's year, and not a deadline to set off. */
const period = /^(?:ngay\s)?(?:trong|vào|đến|đến hết|hết)\s+(?:năm|quý|tháng)\s/iu

export const deadlinesTypesetAlike: NoticeRule = {
  name: 'deadlines-typeset-alike',
  id: 'FMT-01',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Kiểu chữ của thời hạn không thống nhất',
  why: 'Who looks a notice over for its deadlines passes over the one that is set like the words around it.',
  check: (reading) => {
    const found = collectDeadlines(reading)
    const cadences = collectCadences(reading)
    const counts = new Map<Look, number>([['official', 0]])
    for (const { look } of found) counts.set(look, (counts.get(look) ?? 0) + 1)
    const isUniform = counts.get(found[0]?.look ?? 'official') === found.length
    if (isUniform) return cadences.filter((one) => isLeftPlain(one, found)).map(reportPlain)
    // The official form stands first, and wins where two are equally common.
    const [common] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one))
    const others = found.filter(({ look }) => look !== 'official')
    return found
      .filter(({ look }) => look !== common)
      .map((one) => ({
        spot: { part: one.part, field: 'text', span: one.span },
        found: one.node.written,
        expected: '',
        message: `Thời hạn “${one.node.written}” ${lookNames[one.look]}, không cùng kiểu với các thời hạn khác (${lookNames[common]}). Hãy trình bày các thời hạn cùng một kiểu chữ.`,
        fix: setOfficially(common === 'official' ? [one] : others, common === 'official'),
      }))
  },
  examples: {
    good: [
      notice(),
      withText(
        'Báo cáo kết quả. ',
        deadline('Hoàn thành trước ngày 30/6/2026', 'bold'),
        '. Gửi dự toán ',
        deadline('trước ngày 15/5/2026', 'bold'),
        '.',
      ),
      withText(
        'Báo cáo kết quả ',
        deadline('trước ngày 30/6/2026'),
        '. Gửi dự toán ',
        deadline('trước ngày 15/5/2026'),
        '.',
      ),
      // One other deadline is no rule of the page.
      withText(
        'Báo cáo kết quả ',
        deadline('trước ngày 30/6/2026'),
        '. ',
        deadline('Định kỳ trước ngày 20 hằng tháng', 'none'),
        ' gửi số liệu.',
      ),
      withText(
        'Báo cáo kết quả ',
        deadline('trước ngày 30/6/2026'),
        '. Gửi dự toán ',
        deadline('trước ngày 15/5/2026'),
        '. Rà soát ',
        deadline('định kỳ hằng tháng', 'none'),
        '.',
      ),
      withText(
        'Báo cáo kết quả ',
        deadline('trước ngày 30/6/2026'),
        ' về các nhiệm vụ được giao ',
        deadline('trong năm 2026', 'none'),
        '.',
      ),
      withText(
        'Báo cáo kết quả ',
        deadline('trước ngày 30/6/2026'),
        '. Mở đợt ra quân ',
        deadline('bắt đầu từ ngày 20/4/2026', 'bold'),
        '.',
      ),
    ],
    bad: [
      {
        notice: withText(
          'Báo cáo kết quả ',
          deadline('trước ngày 30/6/2026'),
          '. Gửi dự toán ',
          deadline('trước ngày 15/5/2026'),
          '. ',
          deadline('Định kỳ trước ngày 20 hằng tháng', 'none'),
          ' gửi số liệu.',
        ),
        finds: [
          {
            in: 'item 1',
            found: 'Định kỳ trước ngày 20 hằng tháng',
            afterFix: { 'item 1 deadline 3 emphasis': 'official' },
          },
        ],
      },
      {
        notice: withText(
          'Báo cáo kết quả ',
          deadline('trước ngày 30/6/2026'),
          '. Gửi dự toán ',
          deadline('trước ngày 15/5/2026', 'bold'),
          '.',
        ),
        finds: [
          { in: 'item 1', found: 'trước ngày 15/5/2026', afterFix: { 'item 1 deadline 2 emphasis': 'official' } },
        ],
      },
      {
        notice: withText(
          'Các sở: ',
          enumeration('digits', 'Rà soát quy trình.', 'Gửi dự toán.'),
          ' Báo cáo ',
          deadline('trước ngày 05/6/2026', 'none'),
          ', họp ',
          deadline('trước ngày 30/6/2026'),
          '.',
        ),
        finds: [
          { in: 'item 1', found: 'trước ngày 05/6/2026', afterFix: { 'item 1 deadline 1 emphasis': 'official' } },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', [deadline('Hoàn thành trước ngày 30/6/2026', 'bold')]),
            item(
              'arabic',
              [deadline('Hoàn thành trước ngày 31/7/2026', 'bold')],
              [item('dash', ['Gửi báo cáo ', deadline('trước ngày 15/8/2026', 'italic')])],
            ),
          ],
        }),
        finds: [
          {
            in: 'item 2.1',
            found: 'trước ngày 15/8/2026',
            afterFix: {
              'item 1 deadline 1 emphasis': 'official',
              'item 2 deadline 1 emphasis': 'official',
              'item 2.1 deadline 1 emphasis': 'official',
            },
          },
        ],
      },
      {
        notice: notice({
          items: [item('arabic', ['Gửi báo cáo ', deadline('trước ngày 15/8/2026', 'none')])],
          closing: [
            {
              id: 'typeset-closing',
              role: 'other',
              content: content('Các cơ quan gửi văn bản ', deadline('trước ngày 31/8/2026'), '.'),
            },
          ],
        }),
        finds: [
          { in: 'item 1', found: 'trước ngày 15/8/2026', afterFix: { 'item 1 deadline 1 emphasis': 'official' } },
        ],
      },
    ],
  },
}

function setOfficially(deadlines: readonly SetDeadline[], isOne: boolean): Fix {
  return {
    label: isOne ? 'In đậm, nghiêng thời hạn này' : 'In đậm, nghiêng mọi thời hạn',
    changes: deadlines.map(({ node }) => ({ spot: { part: node.id, field: 'emphasis' }, text: '' })),
  }
}

/** Deadlines of the body in reading order. What recurs, begins or names a period is no deadline to set off. */
function collectDeadlines({ notice: read, memory }: Reading): SetDeadline[] {
  return placeDeadlines(read)
    .filter(({ node }) => memory.of(isSetOff, node))
    .map((placed) => ({ ...placed, look: placed.node.sourceEmphasis ?? 'official' }))
}

/** Cadences with their day, which bind like a date. */
function collectCadences({ notice: read, memory }: Reading): SetDeadline[] {
  return placeDeadlines(read)
    .filter(({ node }) => memory.of(hasDay, node))
    .map((placed) => ({ ...placed, look: placed.node.sourceEmphasis ?? 'official' }))
}

function hasDay(node: DeadlineNode): boolean {
  const value = readDeadline(node.written, { issuedOn: null })
  return value?.kind === 'cadence' && value.due !== null
}

/** All dates, and more than one of them, are set off, and the cadence is not. */
function isLeftPlain({ look }: SetDeadline, dates: readonly SetDeadline[]): boolean {
  return look === 'none' && dates.length > 1 && dates[0]?.look !== 'none'
}

function reportPlain(one: SetDeadline): Finding {
  return {
    spot: { part: one.part, field: 'text', span: one.span },
    found: one.node.written,
    expected: '',
    message: `Chế độ định kỳ “${one.node.written}” không in đậm, nghiêng như các thời hạn khác. Hãy trình bày cùng một kiểu chữ.`,
    fix: setOfficially([one], true),
  }
}

function isSetOff(node: DeadlineNode): boolean {
  const value = period.test(node.written) ? null : readDeadline(node.written, { issuedOn: null })
  return (
    value !== null &&
    value.kind !== 'cadence' &&
    value.kind !== 'continuous' &&
    value.kind !== 'urgent' &&
    !('bound' in value && value.bound === 'from')
  )
}
