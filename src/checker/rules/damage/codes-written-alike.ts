import { matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

/** A code: pieces joined by "-" or "/", with a figure in it ("41-KH/TU"), or of Latin letters with a capital inside ("C-HaLam"). */
const code = /(?<![\p{L}\d/-])[\p{L}\d]+(?:[-/][\p{L}\d]+)+(?![\p{L}\d/-])/gu
const latinName = /^[A-Z]+-[A-Z]?[a-z]+[A-Za-z]*$/
const withFigure = /^(?=.*\p{L}{2})[\dlIO]+[-/]/u

/** A quick check first: most texts have no code. */
const joint = /(?<=[\p{L}\d])[-/][\p{L}\d]/u

const usagesIn = oncePerText((unit): readonly Usage[] =>
  !joint.test(unit.text)
    ? []
    : matchesOf(unit.text, code).flatMap(({ index, 0: found }): Usage[] => {
        // "Quý IlI/2026" is a quarter (OCR-02).
        if (
          (!latinName.test(found) && !withFigure.test(found)) ||
          /quý $/iu.test(unit.text.slice(Math.max(0, index - 4), index))
        )
          return []
        return [{ thing: likeness(found), way: found, spot: spotAt(unit, index, index + found.length), found }]
      }),
)

export const codesWrittenAlike: NoticeRule = {
  name: 'codes-written-alike',
  id: 'OCR-03',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Ký hiệu bị nhận dạng nhiều kiểu',
  why: 'A code read in two ways cites a document that does not exist.',
  check: ({ texts }) =>
    findUnusual(usagesIn(texts)).map(({ usage: { spot, found }, usual }) => ({
      spot,
      found,
      expected: usual,
      message: `“${found}” nơi khác trong văn bản ghi “${usual}”. Hãy ghi thống nhất theo bản gốc.`,
      fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
    })),
  examples: {
    good: [
      withText('Kế hoạch số 41-KH/TU và Kế hoạch số 54/KH-UBND; Kế hoạch số 41-KH/BCĐ.'),
      withText('Nền tảng C-HaLam; ứng dụng C-HaLam.'),
      withRow({ sourceDocument: '08-CTr/BCĐ, 41-KH/TU' }),
      withText('Kinh tế-xã hội; KINH TẾ-XÃ HỘI; 24/7; ngày 10/4/2026.'),
    ],
    bad: [
      {
        notice: withText('Kế hoạch số 41-KH/TU; Kế hoạch số 41-KH/TU; Kế hoạch số 4l-KH/TU.'),
        finds: [
          {
            in: 'item 1',
            found: '4l-KH/TU',
            expected: '41-KH/TU',
            afterFix: 'Kế hoạch số 41-KH/TU; Kế hoạch số 41-KH/TU; Kế hoạch số 41-KH/TU.',
          },
        ],
      },
      {
        notice: notice({
          items: [item('arabic', 'Nền tảng C-HaLam.'), item('arabic', 'Ứng dụng C-Halam trên nền tảng C-HaLam.')],
        }),
        finds: [
          { in: 'item 2', found: 'C-Halam', expected: 'C-HaLam', afterFix: 'Ứng dụng C-HaLam trên nền tảng C-HaLam.' },
        ],
      },
    ],
  },
}

/** Codes that a scan mistakes for each other have the same likeness. */
function likeness(written: string): string {
  return written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[LI|]/g, '1')
    .replaceAll('O', '0')
    .replaceAll('Đ', 'D')
}
