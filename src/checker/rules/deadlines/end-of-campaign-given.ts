import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type DeadlineValue, lastDay } from '../../../domain/deadline/deadline.ts'
import { deadline, withRow, withText } from '../../examples.ts'
import { findingAt, limitsOf, simpleValues, textOf } from '../../reading/limits.ts'
import type { NoticeRule } from '../../rule.ts'

const length = /(?<!\d)(\d{1,3}) ngày(?: đêm)?(?!\p{L}|\s*\d)/iu
const hasEnd = /(?:đến|hết|kết thúc)(?: hết)?(?: vào)? (?:ngày \d|\d{1,2}\/\d)/iu

export const endOfCampaignGiven: NoticeRule = {
  name: 'end-of-campaign-given',
  id: 'DL-11',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Chỉ có ngày bắt đầu, chưa có ngày kết thúc',
  why: 'Hundred days from the tenth of April: whoever counts for himself comes to another day.',
  check: (reading) => {
    const limits = limitsOf(reading).filter(({ value }) => simpleValues(value).some(runsFrom))
    if (limits.length === 0) return []
    return limits.flatMap((limit) => {
      const end = simpleValues(limit.value)
        .map((value) => endOf(value, textOf(limit, reading)))
        .find((day) => day !== null)
      if (end === undefined || end === null || hasEnd.test(textOf(limit, reading))) return []
      return [
        findingAt(
          limit,
          `đến hết ngày ${writeShortDate(end)}`,
          `Mới ghi ngày bắt đầu. Tính theo số ngày đã nêu, ngày cuối là ${writeShortDate(end)}. Hãy ghi cả ngày kết thúc.`,
        ),
      ]
    })
  },
  examples: {
    good: [
      withRow({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withText('Chiến dịch 100 ngày đêm, ', deadline('bắt đầu từ ngày 10/4/2026'), ' đến hết ngày 18/7/2026.'),
      withText('Hệ thống vận hành ', deadline('từ ngày 01/7/2026'), '.'),
      withText('Báo cáo ', deadline('trước ngày 10/5/2026'), ' về chiến dịch 100 ngày đêm.'),
    ],
    bad: [
      {
        notice: withText('Mở chiến dịch 100 ngày đêm, ', deadline('bắt đầu từ ngày 10/4/2026'), '.'),
        finds: [{ in: 'item 1', found: 'bắt đầu từ ngày 10/4/2026', expected: 'đến hết ngày 18/7/2026' }],
      },
      {
        notice: withRow({ assigned: 'Phát động chiến dịch 60 ngày đêm, bắt đầu từ ngày 20/4/2026' }),
        finds: [
          { in: 'row 1 assigned', found: '60 ngày đêm, bắt đầu từ ngày 20/4/2026', expected: 'đến hết ngày 18/6/2026' },
        ],
      },
    ],
  },
}

function runsFrom(value: DeadlineValue): boolean {
  return value.kind === 'duration' || (value.kind === 'date' && value.bound === 'from')
}

/** The last day of a duration that begins on a day, or that stands beside a day from which something runs. */
function endOf(value: DeadlineValue, text: string): string | null {
  if (value.kind === 'duration') return value.start?.from === 'date' ? lastDay(value) : null
  if (value.kind !== 'date' || value.bound !== 'from') return null
  const count = Number(length.exec(text)?.[1] ?? 0)
  return count === 0
    ? null
    : lastDay({
        kind: 'duration',
        length: { count, unit: 'dayAndNight' },
        start: { from: 'date', day: value, counts: true },
      })
}
