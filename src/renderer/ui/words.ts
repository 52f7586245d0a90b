/** Moments and states in words. */
import type { NoticeState } from '../../domain/office/workflow.ts'
import type { ClarityTest } from '../../domain/tasks/clarity-tests.ts'
import type { Severity } from '../../checker/rule.ts'

export const stateTones: Readonly<Record<NoticeState, 'draft' | 'moving' | 'done' | 'gone'>> = {
  draft: 'draft',
  submitted: 'moving',
  returned: 'draft',
  approved: 'moving',
  awaitingSignature: 'moving',
  signed: 'moving',
  issued: 'done',
  corrected: 'done',
  replaced: 'gone',
  withdrawn: 'gone',
  archived: 'gone',
}

export const severityNames: Readonly<Record<Severity, string>> = { error: 'Lỗi', warning: 'Cảnh báo', info: 'Lưu ý' }

/** What every assignment is to be: the "rõ" tests. */
export const clarityNames: Readonly<Record<ClarityTest, string>> = {
  person: 'Rõ người',
  work: 'Rõ việc',
  time: 'Rõ thời gian',
  responsibility: 'Rõ trách nhiệm',
  result: 'Rõ kết quả',
  countable: 'Rõ khả năng kiểm đếm',
}

const clock = new Intl.DateTimeFormat('vi', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('vi', { day: '2-digit', month: '2-digit', year: 'numeric' })
const count = new Intl.NumberFormat('vi')

/** "10:21 hôm nay", "10:21 hôm qua", else "10:21 22/11/2026", in the time of this machine. */
export function writeMoment(iso: string, now: Date = new Date()): string {
  const moment = new Date(iso)
  const days = Math.round((startOfDay(now) - startOfDay(moment)) / 86_400_000)
  if (days === 0) return `${clock.format(moment)} hôm nay`
  return days === 1 ? `${clock.format(moment)} hôm qua` : `${clock.format(moment)} ${day.format(moment)}`
}

/** "chờ 3 ngày", by the days of the calendar. */
export function writeWait(since: string, now: Date = new Date()): string {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(since))) / 86_400_000)
  return days <= 0 ? 'từ hôm nay' : `chờ ${days} ngày`
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
}

/** "10.000" */
export function writeCount(value: number): string {
  return count.format(value)
}

/** "84 KB" */
export function writeSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${count.format(Math.max(1, Math.round(bytes / 1000)))} KB`
    : `${count.format(Math.round(bytes / 100_000) / 10)} MB`
}
