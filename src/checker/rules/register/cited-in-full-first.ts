import type { FoundCitation } from '../../../domain/words/citation.ts'
import { content, notice, withRow, withText } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

const citingKinds = new Set<TextUnit['kind']>(['basis', 'paragraph', 'item'])
/** "Quy chế làm việc", "Chương trình hành động": the type says what it is about. */
const titledType = /\s(?:làm việc|phối hợp|hành động|công tác)$/iu
/** A letter is cited by number and date: "tại Tờ trình số 03-TTr/CQTT, ngày 25/3/2026". */
const letter = /^(?:Tờ trình|Công văn|Công điện)$/u
/** A law is cited by its name; the year stands in its number. */
const law = /^\d+\/\d{4}\/(?:QH|UBTVQH)/u
/** What the citation goes on with may say what the document is about, in other words than a title's. */
const saysSubject = /^\s*,?\s*(?:\(|đối với|với nội dung|trong đó|và|tại cuộc họp|tại Phiên họp|tại Hội nghị)/u
const issuerStart = /,?\s+của\s/u
const dated = 'Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị'
const full = `${dated} về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia`

export const citedInFullFirst: NoticeRule = {
  name: 'cited-in-full-first',
  id: 'REG-08',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Viện dẫn thiếu ngày/trích yếu',
  why: 'A document is named in full where it is cited first, so that nobody takes another one of the same number for it.',
  check: ({ texts, notice: { closing } }) => {
    const replacing = new Set(closing.filter(({ role }) => role === 'replaces').map(({ id }) => id))
    const cited = new Set<string>()
    return texts.flatMap((unit): Finding[] => {
      if (!citingKinds.has(unit.kind)) return []
      return citationsIn(unit).flatMap((citation): Finding[] => {
        if (cited.has(citation.number)) return []
        cited.add(citation.number)
        // The notice that is replaced has the title of this one.
        const missing = findMissing(citation, unit.text, replacing.has(unit.spot.part))
        if (missing === '') return []
        const { start } = citation
        const issuer = unit.text.slice(start, citation.end).search(issuerStart)
        const end = issuer === -1 ? citation.end : start + issuer
        return [
          {
            spot: { ...unit.spot, span: [start, end] },
            found: unit.text.slice(start, end),
            expected: '',
            message: `Viện dẫn lần đầu “${citation.number}” còn thiếu ${missing}. Hãy ghi đủ tên loại, số, ngày, cơ quan ban hành và trích yếu.`,
          },
        ]
      })
    })
  },
  examples: {
    good: [
      notice(),
      withText(`Thực hiện ${full}.`),
      withText(`Thực hiện ${full}. Bố trí kinh phí theo Nghị quyết số 57-NQ/TW.`),
      notice({
        bases: [{ id: 'cited-basis', text: `Căn cứ ${full}` }],
        grounds: [
          { id: 'cited-grounds', content: content('Thực hiện Nghị quyết số 57-NQ/TW, các đồng chí kết luận như sau:') },
        ],
      }),
      withText(
        'Theo Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15 và Quy chế làm việc số 06-QC/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo.',
      ),
      withText('Xem xét đề nghị tại Tờ trình số 88-TTr/ĐU, ngày 02/3/2026.'),
      withText(
        'Thực hiện Quyết định số 34-QĐ/BCĐ, ngày 07/9/2026 của Ban Chỉ đạo về kiện toàn Tổ Giúp việc Ban Chỉ đạo.',
      ),
      withRow({ sourceDocument: '08-CTr/BCĐ, 41-KH/TU', assigned: 'Cụ thể hóa Kế hoạch số 54/KH-UBND' }),
      notice({
        closing: [
          {
            id: 'cited-replaces',
            role: 'replaces',
            content: content('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo.'),
          },
        ],
      }),
    ],
    bad: [
      {
        notice: withText('Tiếp tục cụ thể hóa Nghị quyết số 57-NQ/TW, các chỉ đạo của Trung ương.'),
        finds: [{ in: 'item 1', found: 'Nghị quyết số 57-NQ/TW' }],
      },
      {
        notice: withText(`Ban Chỉ đạo đánh giá việc thực hiện ${dated} trong 9 tháng đầu năm.`),
        finds: [{ in: 'item 1', found: 'Nghị quyết số 57-NQ/TW, ngày 22/12/2024' }],
      },
      {
        notice: withText(
          'Thực hiện Thông tư số 36/TT-BKHCN của Bộ Khoa học và Công nghệ về trình tự, thủ tục xây dựng chương trình.',
        ),
        finds: [{ in: 'item 1', found: 'Thông tư số 36/TT-BKHCN' }],
      },
      {
        notice: notice({
          closing: [
            {
              id: 'cited-undated',
              role: 'replaces',
              content: content('Thông báo này thay thế Thông báo số 07-TB/BCĐ của Ban Chỉ đạo.'),
            },
          ],
        }),
        finds: [{ in: 'closing 1', found: 'Thông báo số 07-TB/BCĐ' }],
      },
    ],
  },
}

/** "ngày", "trích yếu" or both; empty when the citation is full. */
function findMissing(
  { number, type, date, subject, issuer, end, start }: FoundCitation,
  text: string,
  titleKnown: boolean,
): string {
  const needsDate = date === null && !law.test(number)
  const inBracket = text.lastIndexOf('(', start) > text.lastIndexOf(')', start)
  // An issuer with "về" in its name may have taken the title with it: "Ban Chỉ đạo về kiện toàn …".
  const hasTitle =
    subject !== '' ||
    issuer.includes(' về ') ||
    titleKnown ||
    inBracket ||
    law.test(number) ||
    titledType.test(type) ||
    letter.test(type) ||
    saysSubject.test(text.slice(end, end + 40))
  if (needsDate) return hasTitle ? 'ngày ban hành' : 'ngày và trích yếu'
  return hasTitle ? '' : 'trích yếu'
}
