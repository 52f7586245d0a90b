/** What the administrator is reminded of about backups. */
import { dayInVietnam, writeShortDate } from '../deadline/dates.ts'

export interface BackupFacts {
  /** When the last whole backup was made; null where there is none. */
  readonly lastAt: string | null
  readonly secondPlace: {
    readonly folder: string
    readonly copiedAt: string | null
    readonly failure: string | null
  } | null
  /** Why today's backup could not be made; null where it was. */
  readonly failure: string | null
}

/** Days without a copy in the second place after which one is told. */
const longest = 7
const oneDay = 86_400_000

/** Each in words; none where all is as it should be. */
export function remindOfBackups({ lastAt, secondPlace, failure }: BackupFacts, now: string): string[] {
  const reminders: string[] = []
  if (failure !== null) reminders.push(`Bản sao lưu hôm nay chưa làm được. ${failure}`)
  if (lastAt === null) reminders.push('Chưa có bản sao lưu nào.')
  if (secondPlace === null) {
    reminders.push(
      'Chưa chọn nơi sao lưu thứ hai. Các bản sao lưu nằm cùng ổ đĩa với kho: ổ hỏng là mất cả hai. Hãy chọn một USB hoặc ổ chung.',
    )
    return reminders
  }
  const { folder, copiedAt, failure: why } = secondPlace
  const days = copiedAt === null ? null : Math.floor((Date.parse(now) - Date.parse(copiedAt)) / oneDay)
  if (days !== null && days < longest) return reminders
  const since =
    copiedAt === null
      ? `Chưa có bản nào ở nơi sao lưu thứ hai (“${folder}”).`
      : `Bản mới nhất ở nơi sao lưu thứ hai (“${folder}”) là từ ngày ${writeShortDate(dayInVietnam(copiedAt))}.`
  reminders.push(
    `${since} Hãy cắm USB hoặc nối ổ chung rồi bấm “Sao lưu ngay”.${why === null ? '' : ` Lần thử cuối: ${why}`}`,
  )
  return reminders
}
