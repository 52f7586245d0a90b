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
      {
        notice: withRow({ requiredResult: '<p>01 hệ thống</p>' }),
        finds: [
          { in: 'row 1 requiredResult', found: '<p>', afterFix: '01 hệ thống</p>' },
          { in: 'row 1 requiredResult', found: '</p>', afterFix: '<p>01 hệ thống' },
        ],
      },
      {
        notice: withRow({ name: 'Xây dựng <ul style="list-style-type: disc;"><li>nền tảng</li></ul>' }),
        finds: [
          {
            in: 'row 1 name',
            found: '<ul style="list-style-type: disc;">',
            afterFix: 'Xây dựng <li>nền tảng</li></ul>',
          },
          {
            in: 'row 1 name',
            found: '<li>',
            afterFix: 'Xây dựng <ul style="list-style-type: disc;">nền tảng</li></ul>',
          },
          {
            in: 'row 1 name',
            found: '</li>',
            afterFix: 'Xây dựng <ul style="list-style-type: disc;"><li>nền tảng</ul>',
          },
          {
            in: 'row 1 name',
            found: '</ul>',
            afterFix: 'Xây dựng <ul style="list-style-type: disc;"><li>nền tảng</li>',
          },
        ],
      },
      {
        notice: withRow({ lead: 'Sở KH&CN (<i>Trung tâm Chuyển đổi số</i>)' }),
        finds: [
          { in: 'row 1 lead', found: '<i>', afterFix: 'Sở KH&CN (Trung tâm Chuyển đổi số</i>)' },
          { in: 'row 1 lead', found: '</i>', afterFix: 'Sở KH&CN (<i>Trung tâm Chuyển đổi số)' },
        ],
      },
      {
        notice: withRow({ requiredResult: 'Biên bản nghiệm thu<br/>Báo cáo' }),
        finds: [
          { in: 'row 1 requiredResult', found: '<br/>', expected: '\n', afterFix: 'Biên bản nghiệm thu\nBáo cáo' },
        ],
      },
      {
        notice: withRow({ assigned: 'Hoàn&nbsp;thành trước ngày 30/5/2026' }),
        finds: [{ in: 'row 1 assigned', found: '&nbsp;', expected: ' ', afterFix: 'Hoàn thành trước ngày 30/5/2026' }],
      },
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
