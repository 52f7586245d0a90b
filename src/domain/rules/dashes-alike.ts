import { item, notice, withRow, withText } from './examples.ts'
import { findUnusual, oncePerText, replaceAt, spotAt, type Usage } from './read-usages.ts'
import type { NoticeRule } from './rule.ts'

const dash = /[-–—]/
/** "giai đoạn 2026-2030": two years and what stands between them. */
const range = /(?<![\d/.])(20\d\d)( ?[-–—] ?)(20\d\d)(?![\d/])/g
/** A dash between words, with blanks on both sides. */
const between = /(?<=[\p{L}\d)”]) [-–—] (?=[\p{L}“(])/gu

const usagesIn = oncePerText((unit): readonly Usage[] => {
  if (!dash.test(unit.text)) return []
  const ranges = [...unit.text.matchAll(range)].map((match): Usage => {
    const [whole, from = '', way = '', to = ''] = match
    return { thing: 'range', way, spot: spotAt(unit, match.index + from.length, match.index + whole.length - to.length), found: way }
  })
  const words = [...unit.text.matchAll(between)].map((match): Usage => ({ thing: 'words', way: match[0], spot: spotAt(unit, match.index, match.index + match[0].length), found: match[0] }))
  return [...ranges, ...words]
})

export const dashesAlike: NoticeRule = {
  name: 'dashes-alike',
  id: 'FMT-14',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Lẫn gạch nối và gạch ngang',
  why: 'One notice writes its ranges and dashes in one way; a mixture shows where a text was pasted.',
  check: ({ texts }) => {
    const units = new Map(texts.map((unit) => [`${unit.spot.part}/${unit.spot.field}`, unit]))
    return findUnusual(texts.flatMap(usagesIn)).flatMap(({ usage: { thing, spot, found }, usual }) => {
      const unit = units.get(`${spot.part}/${spot.field}`)
      if (unit === undefined || spot.span === undefined) return []
      const what = thing === 'range' ? 'khoảng năm' : 'dấu gạch giữa câu'
      return [replaceAt(unit, ...spot.span, usual, `Cách ghi ${what} ở đây là “${found}”, nơi khác trong văn bản là “${usual}”. Hãy ghi thống nhất.`)]
    })
  },
  examples: {
    good: [
      withText('Giai đoạn 2026-2030; kế hoạch 2021-2025.'),
      withText('Thông báo số 13-TB/CQTT; kinh tế - xã hội; giai đoạn 2026-2030.'),
      withText('Phát triển kinh tế - xã hội; quốc phòng - an ninh.'),
      withRow({ name: 'Đề án 06 giai đoạn 2026 - 2030', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
    ],
    bad: [
      withText('Giai đoạn 2021-2025 và giai đoạn 2026 - 2030.'),
      notice({ items: [item('arabic', 'Phát triển kinh tế - xã hội.'), item('arabic', 'Phát triển kinh tế - xã hội; quốc phòng – an ninh.')] }),
    ],
  },
}
