import type { BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import { knownNames, shortKey } from '../../../domain/words/abbreviations.ts'
import { documentTypes } from '../../../domain/words/document-types.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { oncePerText, spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

const sentences = new Set<TextUnit['kind']>(['paragraph', 'item'])
/** Cells of sentences; names of bodies and documents are read elsewhere. */
const cells = new Set(['name', 'requiredResult', 'assigned'])
/** Three capitals or more; not in a document symbol, an address or a word in capitals with tones. */
const abbreviation = /(?<![\p{L}\d/&.-])[A-ZĐ]{3,8}(?![\p{L}\d/&-])/gu
const roman = /^[IVXLC]+$/

/** A heading in capitals has no abbreviations to be seen. */
const abbreviationsIn = oncePerText((unit) =>
  (sentences.has(unit.kind) || (unit.kind === 'cell' && cells.has(unit.role ?? ''))) &&
  unit.text !== unit.text.toUpperCase()
    ? matchesOf(unit.text, abbreviation).map(({ index, 0: found }) => ({ unit, index, found }))
    : [],
)

export const abbreviationsExplained: NoticeRule = {
  name: 'abbreviations-explained',
  id: 'TERM-02',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Viết tắt chưa giải thích',
  why: 'The communes get this notice too; an abbreviation of one project is no word there.',
  check: ({ texts }, { directory }) => {
    const told = new Set<string>()
    const all = abbreviationsIn(texts)
    if (all.length === 0) return []
    return all.flatMap(({ unit, index, found }): Finding[] => {
      if (told.has(found) || roman.test(found) || isKnown(found, directory)) return []
      told.add(found)
      if (all.some((other) => other.found === found && isExplained(other.unit.text, other.index, found.length)))
        return []
      return [
        {
          spot: spotAt(unit, index, index + found.length),
          found,
          expected: '',
          message: `“${found}” chưa được viết đầy đủ ở chỗ nào trong văn bản. Hãy ghi đầy đủ ở lần đầu, kèm chữ viết tắt trong ngoặc.`,
        },
      ]
    })
  },
  examples: {
    good: [
      withRow({ lead: 'Chi cục QLRR tỉnh', sourceDocument: '41-KH/BQLDA' }),
      withText('Xây dựng Trung tâm điều hành thông minh (IOC); kết nối IOC với các sở.'),
      withText('UBND tỉnh chỉ đạo đơn giản hóa TTHC, phát triển CNTT.'),
      withText('Nâng chỉ số PAPI (chỉ số hiệu quả quản trị và hành chính công).'),
      withText('Thực hiện Thông báo số 13-TB/CQTT, Chương III.'),
      withText('Khu vực TP. HCM; mạng 5G; chuẩn ISO.'),
    ],
    bad: [
      { notice: withRow({ name: 'Giám sát công tác GPMB' }), finds: [{ in: 'row 1 name', found: 'GPMB' }] },
      { notice: withText('Kết nối IOC với các sở.'), finds: [{ in: 'item 1', found: 'IOC' }] },
      {
        notice: notice({ items: [item('arabic', 'Nâng hạng chỉ số PAR của tỉnh.')] }),
        finds: [{ in: 'item 1', found: 'PAR' }],
      },
    ],
  },
}

/** Read by everybody in a provincial office. */
function isKnown(found: string, { abbreviations }: BodyDirectory): boolean {
  return abbreviations.has(shortKey(found)) || knownNames.has(found) || Object.hasOwn(documentTypes, found)
}

/** "(IOC)", "IOC (…)", "viết tắt là IOC". */
function isExplained(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  const after = text.slice(at + length, at + length + 3)
  return /[(“"]\s*$|tắt là:?\s*[“"]?$|hay\s+$/u.test(before) || /^\s*\(/.test(after)
}
