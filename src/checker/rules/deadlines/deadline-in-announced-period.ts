import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type DeadlineValue, lastDay, readDeadline } from '../../../domain/deadline/deadline.ts'
import { edgesOf } from '../../../domain/deadline/deadline-value.ts'
import { type Item, tableAppendices } from '../../../domain/notice/notice.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { deadline, item, notice, row, withRows } from '../../examples.ts'
import { findingAt, type Limit, limitsOf } from '../../reading/limits.ts'
import type { NoticeRule, Reading } from '../../rule.ts'

const mentionsWork = /nhiệm vụ|giải pháp|công việc|nội dung/iu
/** "Sắp xếp bộ máy trong quý III năm 2026" announces the period without a word of work. */
const precededByTrong = /(?<!\p{L})trong\s+$/iu
/** A heading that looks back, or over years, announces no period for what is given below it. */
const retrospectiveHeading =
  /kết quả|đánh giá|tình hình|giai đoạn|đến năm|những năm|kế hoạch năm|tồn tại|hạn chế|khắc phục|tổng kết|sơ kết/iu
/** "quý II", "quý II và quý III năm 2026", "quý II, III/2026": the last quarter is the end. */
const period =
  /(?<!\p{L})(?:quý (?:IV|I{1,3}|[1-4])(?!\p{L})(?:(?:,| và| -| –| đến(?: hết)?|-|–) ?(?:quý )?(?:IV|I{1,3}|[1-4])(?![\p{L}\d]))*(?:(?:[/ ]| năm )\d{4})?|6 tháng (?:đầu|cuối) năm(?: \d{4})?|tháng \d{1,2}(?:\/| năm )\d{4})(?!\d)/giu
const severalQuarters = /^quý .*(?:,|và|-|–|đến(?: hết)?) ?(?:quý )?(?=[IV\d]+(?:[/ ]|$))/iu

export const deadlineInAnnouncedPeriod: NoticeRule = {
  name: 'deadline-in-announced-period',
  id: 'DL-10',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Hạn nằm ngoài kỳ nêu ở tiêu đề mục',
  why: 'A task of the next quarter under the heading of this one is missing from the quarterly report.',
  check: (reading) => {
    const announced = periodsByPart(reading)
    if (announced.size === 0) return []
    return limitsOf(reading).flatMap((limit) => {
      const above = limit.where === 'plan' ? undefined : announced.get(limit.spot.part)
      const day = lastDay(limit.value)
      if (above === undefined || day === null || day <= above.last) return []
      return [
        findingAt(
          limit,
          `không sau ngày ${writeShortDate(above.last)}`,
          `Hạn đến ${writeShortDate(day)} nằm ngoài kỳ “${above.words}” nêu ở tiêu đề. Hãy xem lại hạn hoặc chuyển sang mục khác.`,
        ),
      ]
    })
  },
  examples: {
    good: [
      underHeading('Nhiệm vụ trọng tâm quý II năm 2026', 'hoàn thành trước ngày 30/6/2026'),
      underHeading('Nhiệm vụ trọng tâm quý II năm 2026', 'hoàn thành trước ngày 01/7/2026'),
      underHeading('Nhiệm vụ trọng tâm quý II và quý III năm 2026', 'hoàn thành trước ngày 30/9/2026'),
      underHeading('Nhiệm vụ quý I, quý II, quý III năm 2026', 'hoàn thành trước ngày 30/9/2026'),
      underHeading('Nhiệm vụ quý II - III/2026', 'hoàn thành trước ngày 30/9/2026'),
      underHeading('Nhiệm vụ quý II và 6 tháng cuối năm 2026', 'hoàn thành trước ngày 30/12/2026'),
      underHeading('Kết quả quý I năm 2026', 'hoàn thành trước ngày 30/9/2026'),
      underHeading('Nhiệm vụ giai đoạn 2026-2030', 'hoàn thành trước ngày 30/9/2026'),
      withRows(row()),
    ],
    bad: [
      {
        notice: underHeading('Sắp xếp tổ chức bộ máy trong quý II năm 2026', 'hoàn thành trước ngày 30/9/2026'),
        finds: [{ in: 'item 1.1', found: 'hoàn thành trước ngày 30/9/2026', expected: 'không sau ngày 30/6/2026' }],
      },
      {
        notice: underHeading('Nhiệm vụ trọng tâm quý II năm 2026', 'hoàn thành trước ngày 30/9/2026'),
        finds: [{ in: 'item 1.1', found: 'hoàn thành trước ngày 30/9/2026', expected: 'không sau ngày 30/6/2026' }],
      },
      {
        notice: underHeading('Nhiệm vụ 6 tháng đầu năm 2026', 'xong trong quý III năm 2026'),
        finds: [{ in: 'item 1.1', found: 'xong trong quý III năm 2026', expected: 'không sau ngày 30/6/2026' }],
      },
      {
        notice: underHeading('Nhiệm vụ quý II và quý III năm 2026', 'hoàn thành trước ngày 30/11/2026'),
        finds: [{ in: 'item 1.1', found: 'hoàn thành trước ngày 30/11/2026', expected: 'không sau ngày 30/9/2026' }],
      },
    ],
  },
}

function underHeading(heading: string, written: string) {
  return notice({
    items: [item('roman', heading, [item('arabic', ['Giao Sở Tài chính bố trí kinh phí, ', deadline(written), '.'])])],
  })
}

interface Announced {
  readonly words: string
  readonly last: string
}

/** The period announced above each item and row; where no heading names one, none. */
function periodsByPart({
  notice: { items, appendices, numbering },
  issuedOn,
}: Reading): ReadonlyMap<Limit['spot']['part'], Announced> {
  const announced = new Map<string, Announced>()
  const read = (heading: string): Announced | null => {
    if (retrospectiveHeading.test(heading)) return null
    const said = matchesOf(heading, period).at(-1)
    const words = said?.[0]
    if (
      said === undefined ||
      words === undefined ||
      (!mentionsWork.test(heading) && !precededByTrong.test(heading.slice(0, said.index)))
    )
      return null
    const value: DeadlineValue | null = readDeadline(words.replace(severalQuarters, 'quý '), { issuedOn })
    const isPeriod = value?.kind === 'quarter' || value?.kind === 'month' || value?.kind === 'partOfYear'
    const edges = isPeriod ? edgesOf(value) : null
    return edges === null ? null : { words, last: edges.last }
  }
  const visit = (siblings: readonly Item[], above: Announced | null) => {
    for (const one of siblings) {
      if (above !== null) announced.set(one.id, above)
      visit(one.items, one.items.length === 0 ? above : (read(plainText(one.content, numbering)) ?? above))
    }
  }
  visit(items, null)
  for (const { sections } of tableAppendices({ appendices })) {
    for (const { title, rows } of sections) {
      const above = read(title)
      if (above !== null) for (const { id } of rows) announced.set(id, above)
    }
  }
  return announced
}
