import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { deadline, withRow, withText } from '../../examples.ts'
import { lastDaysAssigned } from '../../reading/limits.ts'
import type { NoticeRule } from '../../rule.ts'

export const deadlineAfterIssue: NoticeRule = {
  name: 'deadline-after-issue',
  id: 'DL-15',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Hạn sớm hơn ngày ban hành',
  why: 'A deadline before the notice itself is most often an old date that stayed behind.',
  check: (reading) => {
    const { issuedOn } = reading
    if (issuedOn === null) return []
    return lastDaysAssigned(reading)
      .filter(({ until }) => until < issuedOn)
      .map(({ spot, written, until }) => ({
        spot,
        found: written,
        expected: `từ ${writeShortDate(issuedOn)} trở đi`,
        message: `Hạn ${writeShortDate(until)} sớm hơn ngày ban hành ${writeShortDate(issuedOn)}. Hãy kiểm tra ngày, tháng, năm.`,
      }))
  },
  examples: {
    good: [
      withRow({}),
      withRow({ assigned: 'Thường xuyên' }),
      withText('Giao Sở Tài chính báo cáo ', deadline('trước ngày 30/4/2026'), '.'),
      withText('Các sở gửi báo cáo ', deadline('định kỳ trước ngày 10 hằng tháng'), '.'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Hoàn thành trước ngày 10/4/2025' }),
        finds: [{ at: 'row 1 assigned', found: 'Hoàn thành trước ngày 10/4/2025', expected: 'từ 14/4/2026 trở đi' }],
      },
      {
        notice: withText('Giao Sở Tài chính báo cáo ', deadline('trước ngày 10/4/2025'), '.'),
        finds: [{ in: 'item 1', found: 'trước ngày 10/4/2025', expected: 'từ 14/4/2026 trở đi' }],
      },
    ],
  },
}
