import { notice, withRow } from '../../examples.ts'
import type { Finding, TextRule } from '../../rule.ts'

const tags = 'p|ul|ol|li|i|b|u|s|em|strong|br|hr|span|div|table|tbody|thead|tr|td|th|font|a|img|sup|sub|h[1-6]|o:p'
/** Tags, whole or cut off at the end, and named characters. "tỷ lệ < 5%" is none. */
const residue = new RegExp(
  `</?(?:${tags})(?:\\s+[a-z:-]{1,20} *=[^<>]{0,300}|\\s*)/?>|<(?:ul|ol|li|p|span|div|table|td|font)\\s+(?:style|class|align|width)=[^<>\\n]{0,200}|&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|#\\d{2,5}|#x[0-9a-f]{2,5});`,
  'giu',
)

export const cellWithoutMarkup: TextRule = {
  name: 'cell-without-markup',
  id: 'TAB-03',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Còn thẻ HTML trong ô',
  doubt: ['table.markupRemoved'],
  why: 'Residues of a conversion would be printed in an official document.',
  check: ({ spot, text, kind }) => {
    if (kind !== 'cell' && kind !== 'sectionTitle' && kind !== 'appendixTitle') return []
    if (!/[<&]/.test(text)) return []
    return [...text.matchAll(residue)].map((match): Finding => {
      const span = [match.index, match.index + match[0].length] as const
      const meant = meantBy(match[0])
      return {
        spot: { ...spot, span },
        found: match[0],
        expected: meant,
        message: `Còn "${match[0]}" của trang mạng trong ô. Hãy xóa đi.`,
        fix: {
          label: meant === '' ? 'Xóa thẻ' : `Thay bằng "${meant}"`,
          changes: [{ spot: { ...spot, span }, text: meant }],
        },
      }
    })
  },
  examples: {
    good: [
      withRow({}),
      withRow({ requiredResult: 'Tỷ lệ lỗi < 5%, thời gian phản hồi <2 giây, dung lượng > 10 GB' }),
      withRow({ lead: 'Sở KH&CN; Sở VHTT&DL' }),
      withRow({ name: 'Nâng cấp <phần mềm> quản lý' }),
      notice(),
    ],
    bad: [
      withRow({ requiredResult: '<p>01 hệ thống</p>' }),
      withRow({ name: 'Xây dựng <ul style="list-style-type: disc;"><li>nền tảng</li></ul>' }),
      withRow({ lead: 'Sở KH&CN (<i>Trung tâm Chuyển đổi số</i>)' }),
      withRow({ requiredResult: 'Biên bản nghiệm thu<br/>Báo cáo' }),
      withRow({ assigned: 'Hoàn&nbsp;thành trước ngày 30/5/2026' }),
    ],
  },
}

const characters: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&ndash;': '–',
  '&mdash;': '—',
}

/** What a residue stood for; a break of lines stays one. */
function meantBy(found: string): string {
  return characters[found.toLowerCase()] ?? (/^<br/i.test(found) ? '\n' : '')
}
