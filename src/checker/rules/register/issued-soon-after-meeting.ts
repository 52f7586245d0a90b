import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { notice } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

const { header, meeting } = notice()
const meetingOn = (date: string | null) => (meeting === null ? null : { ...meeting, date })
const oneDay = 86_400_000

export const issuedSoonAfterMeeting: NoticeRule = {
  name: 'issued-soon-after-meeting',
  id: 'REG-02',
  severity: 'error',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Ngày văn bản lệch ngày họp',
  why: 'A date long after the meeting, or before it, was usually left over from the notice this one was copied from, and a notice issued with it is wrong for good: an error, which a reason can waive.',
  check: ({ notice: read }, { parameters }) => {
    const held = read.meeting?.date ?? null
    const issued = read.header.date
    if (held === null || issued === null) return []
    const days = (Date.parse(issued) - Date.parse(held)) / oneDay
    if (days >= 0 && days <= parameters.longestDaysAfterMeeting) return []
    const deviation =
      days < 0 ? `trước ngày họp ${writeShortDate(held)}` : `sau ngày họp ${writeShortDate(held)} tới ${days} ngày`
    return [
      {
        spot: { part: 'header', field: 'date' },
        found: writeShortDate(issued),
        expected: '',
        message: `Ngày văn bản ${writeShortDate(issued)} ${deviation}. Hãy kiểm tra lại ngày văn bản và ngày họp.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      notice({ meeting: null }),
      notice({ meeting: meetingOn(null) }),
      notice({ meeting: meetingOn('2026-04-14') }),
      notice({ meeting: meetingOn('2026-03-15') }),
      notice({ header: { ...header, date: null } }),
    ],
    bad: [
      { notice: notice({ meeting: meetingOn('2026-04-15') }), finds: [{ at: 'header date', found: '14/4/2026' }] },
      { notice: notice({ meeting: meetingOn('2025-04-10') }), finds: [{ at: 'header date', found: '14/4/2026' }] },
      { notice: notice({ meeting: meetingOn('2026-03-14') }), finds: [{ at: 'header date', found: '14/4/2026' }] },
    ],
  },
}
