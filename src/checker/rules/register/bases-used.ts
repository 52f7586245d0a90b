import { wordPairs } from '../../../domain/words/words.ts'
import { notice } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import { isOfficePhrase, readWords } from '../../reading/words.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** What sets up who acts and how is a basis of everything they do. */
const ofOrganisation =
  /(?:thành lập|kiện toàn|quy chế|chức năng|nhiệm vụ|quyền hạn|tổ chức bộ máy|phân công|chương trình công tác|làm việc)/iu
/** Fewer words of a subject tell too little of what it is about. */
const fewestPairs = 3

const onBasis = (text: string) => notice({ bases: [{ id: 'used-1', text }] })

export const basesUsed: NoticeRule = {
  name: 'bases-used',
  id: 'REG-11',
  severity: 'info',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Căn cứ không dùng đến',
  why: 'A document that nothing in the notice is about is a leftover of the notice it was copied from.',
  check: (reading) => {
    const others = reading.texts.filter(({ kind }) => kind !== 'basis')
    const pairs = new Set(others.flatMap((unit) => wordPairs(readWords(unit.text).words)))
    const cited = new Set(others.flatMap((unit) => citationsIn(unit).map(({ number }) => number)))
    return reading.texts
      .filter(({ kind }) => kind === 'basis')
      .flatMap((unit): Finding[] => {
        const { spot, text } = unit
        const [basis] = citationsIn(unit)
        if (basis === undefined || basis.type === '' || cited.has(basis.number)) return []
        if (/^(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Hiến pháp|Điều lệ)/u.test(basis.type)) return []
        if (ofOrganisation.test(basis.subject)) return []
        const own = wordPairs(readWords(basis.subject).words).filter((pair) => !isOfficePhrase(pair))
        if (own.length < fewestPairs || own.some((pair) => pairs.has(pair))) return []
        return [
          {
            spot: { ...spot, span: [basis.start, basis.end] },
            found: text.slice(basis.start, basis.end),
            expected: '',
            message: `Không nội dung nào của thông báo nói về “${basis.subject.replace(/^về\s+/u, '').replace(/[.;,]+$/u, '')}”. Hãy kiểm tra căn cứ này có còn từ thông báo trước không.`,
          },
        ]
      })
  },
  examples: {
    good: [
      notice(),
      onBasis('Căn cứ Quyết định số 505-QĐ/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy về kiện toàn Ban Chỉ đạo'),
      onBasis(
        'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
      ),
      onBasis('Căn cứ Luật Lâm nghiệp số 16/2017/QH14'),
    ],
    bad: [
      {
        notice: onBasis(
          'Căn cứ Kế hoạch số 41-KH/TU, ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về phòng, chống cháy rừng mùa khô 2025 - 2026',
        ),
        finds: [{ in: 'basis 1', found: 'Kế hoạch số 41-KH/TU, ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy' }],
      },
    ],
  },
}
