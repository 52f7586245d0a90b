/**
 * How an office works, as its profile says it: when a screen locks; what is due on a day off, how units are weighed, when
 * spending is slow.
 */
import type { Field } from './kinds.ts'

const points = { type: 'number', least: 0, most: 100, isDetail: true } as const

export const ownWays = {
  idleMinutes: {
    type: 'number',
    least: 1,
    most: 240,
    label: 'Tự khóa màn hình sau (phút)',
    isDetail: true,
    hint: 'Khi không ai dùng máy. Để trống: 15 phút.',
  },
  reportSymbol: {
    type: 'text',
    label: 'Ký hiệu báo cáo',
    isDetail: true,
    hint: 'Ví dụ: BC/CQTT. Để trống: như ký hiệu thông báo, TB thay bằng BC.',
  },
  dueOnDayOff: {
    type: 'choice',
    choices: { keep: 'Giữ nguyên ngày', before: 'Ngày làm việc liền trước', after: 'Ngày làm việc liền sau' },
    label: 'Kỳ báo cáo rơi vào ngày nghỉ',
    isDetail: true,
    hint: 'Hạn của việc định kỳ khi rơi vào ngày nghỉ. Để trống: giữ nguyên ngày.',
  },
  pointsExtended: {
    ...points,
    label: 'Điểm của việc hoàn thành theo hạn đã gia hạn',
    hint: 'Việc đúng hạn gốc được 100 điểm. Để trống: 70.',
  },
  pointsLate: {
    ...points,
    label: 'Điểm của việc hoàn thành trễ',
    hint: 'Trễ cả hạn đã gia hạn. Việc quá hạn chưa xong không có điểm. Để trống: 40.',
  },
  slowPoints: {
    ...points,
    label: 'Ngưỡng điểm chậm giải ngân (điểm phần trăm)',
    hint: 'Tỷ lệ thời gian đã qua trừ tỷ lệ đã giải ngân. Để trống: 20.',
  },
} as const satisfies Readonly<Record<string, Field>>
