import { withRow, withText } from '../../examples.ts'
import { oldSetNames, readOldLines } from '../../repair/old-charset.ts'
import type { TextRule } from '../../rule.ts'

export const lettersOfToday: TextRule = {
  name: 'letters-of-today',
  id: 'OCR-04',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Còn đoạn ghi bằng bảng mã cũ (TCVN3, VNI)',
  why: 'Text in the letters of an old font is unreadable on paper and is found by no search.',
  check: ({ spot, text }) => {
    const { text: today, found } = readOldLines(text)
    if (found.length === 0) return []
    const where = { ...spot, span: [0, text.length] as const }
    return [
      {
        spot: where,
        found: text,
        expected: today,
        message: `Đoạn này ghi bằng bảng mã cũ (${oldSetNames[found[0]?.set ?? 'tcvn3']}). Hãy chuyển sang Unicode rồi đọc lại.`,
        fix: { label: 'Chuyển sang Unicode', changes: [{ spot: where, text: today }] },
      },
    ]
  },
  examples: {
    good: [withText('Giao Sở Khoa học và Công nghệ chủ trì; diện tích 12 m², nhiệt độ 30°C.'), withRow({})],
    bad: [
      {
        notice: withText('Giao Së Khoa häc vµ C«ng nghÖ chñ tr× x©y dùng kÕ ho¹ch.'),
        finds: [
          {
            in: 'item 1',
            found: 'Giao Së Khoa häc vµ C«ng nghÖ chñ tr× x©y dùng kÕ ho¹ch.',
            expected: 'Giao Sở Khoa học và Công nghệ chủ trì xây dựng kế hoạch.',
            afterFix: 'Giao Sở Khoa học và Công nghệ chủ trì xây dựng kế hoạch.',
          },
        ],
      },
    ],
  },
}
