import { writeShortDate } from '../dates.ts'
import { fold } from '../text.ts'
import { row, withRow, withRows } from './examples.ts'
import { readRowDates } from './read-row-dates.ts'
import { type Finding, type NoticeRule, type RowReading, inCell } from './rule.ts'

/** "Xây dựng kế hoạch phủ sóng 5G …": the plan, and what it is a plan for. */
const plan = /^(?:tham muu |trinh )?(?:xay dung|ban hanh|lap|phe duyet)(?: va ban hanh)? (?:ke hoach|de an|phuong an|lo trinh)(?: (?:ve|thuc hien|trien khai|to chuc))?\s+(.+)$/u
const small = new Set('va cac cua tren dia ban tinh cho den nam trong voi theo la thuc hien trien khai cong tac'.split(' '))
/** Fewer words of the subject tell too little. */
const fewestWords = 4

export const planBeforeItsTarget: NoticeRule = {
  name: 'plan-before-its-target',
  id: 'DL-16',
  severity: 'error',
  detection: 'crossRow',
  scope: 'notice',
  title: 'Kế hoạch có hạn sau chính mục tiêu của nó',
  why: 'A plan that comes after what it plans for is no plan.',
  check: ({ rows }) => {
    const plans = rows.flatMap((reading) => {
      const subject = subjectOf(reading)
      return subject === null ? [] : [{ reading, subject }]
    })
    if (plans.length === 0) return []
    const others = rows.filter((reading) => !plan.test(nameOf(reading))).map((reading) => ({ reading, words: new Set(nameOf(reading).split(' ')) }))
    return plans.flatMap(({ reading, subject }): Finding[] => {
      const due = readRowDates(reading).assignedUntil
      const target = due === null ? undefined : others.find(({ reading: other, words }) => {
        const until = subject.every((word) => words.has(word)) ? readRowDates(other).assignedUntil : null
        return until !== null && until < due
      })
      const until = target === undefined ? null : readRowDates(target.reading).assignedUntil
      if (due === null || target === undefined || until === null) return []
      return [
        {
          spot: inCell(reading.row, 'assigned'),
          found: reading.row.assigned,
          expected: `trước ngày ${writeShortDate(until)}`,
          message: `Kế hoạch có hạn đến ${writeShortDate(due)}, sau hạn ${writeShortDate(until)} của nhiệm vụ “${target.reading.row.name}”. Hãy giao hạn lập kế hoạch sớm hơn.`,
        },
      ]
    })
  },
  examples: {
    good: [
      withRows(row({ name: 'Xây dựng kế hoạch phủ sóng di động 5G khu công nghiệp', assigned: 'Hoàn thành trước ngày 30/4/2026' }), row({ name: 'Phủ sóng di động 5G toàn bộ khu công nghiệp', assigned: 'Hoàn thành trước ngày 30/6/2026' })),
      withRows(row({ name: 'Xây dựng kế hoạch phát triển dữ liệu', assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ name: 'Phát triển dữ liệu dùng chung', assigned: 'Hoàn thành trước ngày 30/6/2026' })),
      withRows(row({ name: 'Xây dựng kế hoạch phủ sóng di động 5G khu công nghiệp', assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ name: 'Phủ sóng di động 5G khu du lịch', assigned: 'Hoàn thành trước ngày 30/6/2026' })),
      withRow({}),
    ],
    bad: [
      withRows(row({ name: 'Xây dựng kế hoạch phủ sóng di động 5G khu công nghiệp', assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ name: 'Phủ sóng di động 5G toàn bộ khu công nghiệp', assigned: 'Hoàn thành trước ngày 30/6/2026' })),
    ],
  },
}

const names = new WeakMap<RowReading, string>()

function nameOf(reading: RowReading): string {
  const before = names.get(reading)
  if (before !== undefined) return before
  const name = fold(reading.row.name).replace(/[^\p{L}\d]+/gu, ' ').trim()
  names.set(reading, name)
  return name
}

/** The words that say what a plan is for; null for what is no plan, or says too little. */
function subjectOf(reading: RowReading): readonly string[] | null {
  const subject = plan.exec(nameOf(reading))?.[1]
  const words = [...new Set((subject ?? '').split(' ').filter((word) => word !== '' && !small.has(word)))]
  return words.length < fewestWords ? null : words
}
