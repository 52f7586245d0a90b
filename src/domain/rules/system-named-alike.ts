import { withText } from './examples.ts'
import { findOddSpellings, knowSpellings } from './read-usages.ts'
import type { NoticeRule } from './rule.ts'

export const systemNamedAlike: NoticeRule = {
  name: 'system-named-alike',
  id: 'TERM-04',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Một dự án/hệ thống nhiều cách ghi',
  why: 'Two names of one system read like two systems, and each gets a plan and a budget.',
  check: (reading, context) => findOddSpellings('TERM-04', reading, context, (found, usual) => `“${found}” có lẽ là “${usual}” đã nêu trong văn bản. Hãy ghi thống nhất một tên.`),
  examples: {
    good: [withText('Cổng dịch vụ công quốc gia vận hành ổn định.'), withText('Tích hợp vào trung tâm dữ liệu tỉnh.')],
    bad: [withText('Nâng cấp trung tâm dữ liệu tỉnh; sao lưu trung tâm dữ liệu tỉnh; di chuyển trung tâm tích hợp dữ liệu tỉnh.')],
  },
  exampleContext: { findSpellings: knowSpellings('TERM-04', 'trung tâm dữ liệu tỉnh', 'trung tâm tích hợp dữ liệu tỉnh') },
}
