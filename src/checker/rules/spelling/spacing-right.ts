import { isLetter } from '../../../domain/words/letters.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { withRow, withText } from '../../examples.ts'
import { findUnusual, oncePerText, replaceAt, spotAt, type Usage } from '../../reading/usages.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

interface Fault {
  readonly pattern: RegExp
  readonly expected: (found: string) => string
  readonly say: string
}

/** Blanks where none belong, and none where one does. Figures, times, files, addresses and abbreviations keep their marks: of a text with an e-mail or web address, only the address itself is left out. */
const faults: readonly Fault[] = [
  {
    pattern: /(?<=[\p{L}\d)”%]) +(?=[,;:!?)](?:\s|$|[)”]))/gu,
    expected: () => '',
    say: 'Thừa khoảng trắng trước dấu câu. Hãy bỏ đi.',
  },
  {
    pattern: /(?<=[\p{L})”%]) +(?=\.(?:\s|$))/gu,
    expected: () => '',
    say: 'Thừa khoảng trắng trước dấu chấm. Hãy bỏ đi.',
  },
  {
    pattern: /(?<=[\p{L}\d)”%]) +[,;](?=[\p{L}“(])/gu,
    expected: (found) => `${found.trimStart()} `,
    say: 'Khoảng trắng phải đứng sau dấu câu, không đứng trước. Hãy sửa lại.',
  },
  {
    pattern: /(?<=[\p{L}\d)”%])[,;!?](?=\p{L}{2}|[“(])|(?<=\p{L})[,;](?=\d)/gu,
    expected: (found) => `${found} `,
    say: 'Thiếu khoảng trắng sau dấu câu. Hãy thêm vào.',
  },
  {
    pattern: /(?<=\p{Ll}{2}):(?=\p{L})/gu,
    expected: () => ': ',
    say: 'Thiếu khoảng trắng sau dấu hai chấm. Hãy thêm vào.',
  },
  {
    // Beside a Vietnamese letter small ones may follow too: addresses have none ("ha-lam.gov.vn").
    pattern: /(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll}|[a-z]*[à-ỹđ])|(?<=[à-ỹđ]\p{Ll}+|\p{Ll}[à-ỹđ])\.(?=\p{Ll}{2})/gu,
    expected: () => '. ',
    say: 'Thiếu khoảng trắng sau dấu chấm. Hãy thêm vào.',
  },
  { pattern: /(?<=\() +(?=\S)/gu, expected: () => '', say: 'Thừa khoảng trắng sau dấu mở ngoặc. Hãy bỏ đi.' },
  {
    pattern: /(?<=[\p{L}\d]) +(?=\))/gu,
    expected: () => '',
    say: 'Thừa khoảng trắng trước dấu đóng ngoặc. Hãy bỏ đi.',
  },
  {
    pattern: /(?<=\p{L}{2})\((?=\p{L}{2})/gu,
    expected: () => ' (',
    say: 'Thiếu khoảng trắng trước dấu mở ngoặc. Hãy thêm vào.',
  },
  {
    pattern: /(?<=\p{L}{2})\)(?=\p{L}{2})/gu,
    expected: () => ') ',
    say: 'Thiếu khoảng trắng sau dấu đóng ngoặc. Hãy thêm vào.',
  },
  { pattern: /(?<=“) +(?=\S)/gu, expected: () => '', say: 'Thừa khoảng trắng sau dấu mở ngoặc kép. Hãy bỏ đi.' },
  {
    pattern: /(?<=[\p{L}\d.,!?]) +(?=”)/gu,
    expected: () => '',
    say: 'Thừa khoảng trắng trước dấu đóng ngoặc kép. Hãy bỏ đi.',
  },
  {
    pattern: /(?<=\d)(?: +- ?|- +)(?=\p{Lu}[\p{L}]*\/\p{Lu})/gu,
    expected: () => '-',
    say: 'Thừa khoảng trắng trong ký hiệu văn bản. Hãy bỏ đi.',
  },
  {
    pattern:
      /(?<=(?<!\d)\d{1,2})(?: +\/ *|\/ +)(?=\d{1,2}\/20\d\d)|(?<=(?<!\d)\d{1,2}\/\d{1,2})(?: +\/ *|\/ +)(?=20\d\d)/gu,
    expected: () => '/',
    say: 'Thừa khoảng trắng trong ngày tháng. Hãy bỏ đi.',
  },
  {
    pattern: /(?<=(?<![\d.])\d{1,3})(?: +\.|\. +)(?=\d{3}(?![\d/]))/gu,
    expected: () => '.',
    say: 'Thừa khoảng trắng trong số. Hãy bỏ đi.',
  },
  { pattern: /(?<=\S) {2,}(?=\S)/gu, expected: () => ' ', say: 'Có nhiều khoảng trắng liền nhau. Hãy giữ một.' },
]
/** All checked characters except “ have codes up to that of "?". */
const openingQuote = '“'.charCodeAt(0)
const questionMark = '?'.charCodeAt(0)

/** A fast filter before all patterns: most texts hold nothing that any of them finds. It must know every pattern's first character. */
function mayHaveFault(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > questionMark && code !== openingQuote) continue
    const next = text.charAt(at + 1)
    switch (text.charAt(at)) {
      case ' ':
        if (',;:!?.) ”'.includes(next) || (isFigure(text, at - 1) && '-/'.includes(next))) return next !== ''
        break
      case '(':
        if (next === ' ' || (isLetter(text, at - 1) && isLetter(text, at + 1))) return true
        break
      case '“':
        if (next === ' ') return true
        break
      case ',':
      case ';':
        if (
          isLetter(text, at + 1) ||
          next === '“' ||
          next === '(' ||
          (isFigure(text, at + 1) && isLetter(text, at - 1))
        )
          return true
        break
      case ':':
      case '!':
      case '?':
      case ')':
        if (isLetter(text, at + 1) || next === '“' || next === '(') return true
        break
      case '.':
        if (isLetter(text, at - 1) && isLetter(text, at + 1) && isLetter(text, at - 2)) return true
        if (next === ' ' && isFigure(text, at - 1) && isFigure(text, at + 2)) return true
        break
      case '-':
      case '/':
        if (next === ' ' && isFigure(text, at - 1)) return true
        break
      default:
    }
  }
  return false
}

function isFigure(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** Addresses keep their own marks. */
const address = /\S*(?:@|https?:|www\.)\S*/gu
/** "95%" or "95 %": either way is right, both in one notice are not. A unit of letters stands apart: "30 ha". */
const measure = /(?<![\p{L}\d])\d+(?:[.,]\d+)*( ?)(%|ha|km|kg|tấn|Gbps|Mbps|MW)(?![\p{L}\d])/gu

const faultsIn = oncePerText((unit): readonly Finding[] => {
  if (!mayHaveFault(unit.text)) return []
  const addresses = matchesOf(unit.text, address).map(({ index, 0: all }) => [index, index + all.length] as const)
  const seen = new Set<number>()
  return faults.flatMap(({ pattern, expected, say }) =>
    matchesOf(unit.text, pattern).flatMap(({ index, 0: found }): Finding[] => {
      if (addresses.some(([start, end]) => index >= start && index < end)) return []
      // A blank that two patterns see is one fault.
      if (seen.has(index)) return []
      seen.add(index)
      return [replaceAt(unit, index, index + found.length, expected(found), say, 'Sửa khoảng trắng')]
    }),
  )
})

const measuresIn = oncePerText((unit): readonly Usage[] =>
  matchesOf(unit.text, measure).map(({ index, 0: found, 1: way = '', 2: thing = '' }): Usage => ({
    thing,
    way,
    spot: spotAt(unit, index, index + found.length),
    found,
  })),
)

export const spacingRight: NoticeRule = {
  name: 'spacing-right',
  id: 'SPL-10',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Sai khoảng trắng',
  why: 'A blank before a comma goes to the next line alone; a missing one makes two words of one.',
  check: ({ texts }) => [
    ...faultsIn(texts),
    ...findMixed(measuresIn(texts)).map(({ usage: { thing, spot, found }, usual }) => {
      const expected = found.replace(/ ?[^\d., ]+$/u, `${usual}${thing}`)
      const message = `“${found}” ghi đơn vị ${usual === '' ? 'cách' : 'liền'} số, nơi khác trong văn bản thì ${usual === '' ? 'liền' : 'cách'}. Hãy ghi “${expected}”.`
      return {
        spot,
        found,
        expected,
        message,
        fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] },
      }
    }),
  ],
  examples: {
    good: [
      withText('Đạt 62,5% (năm 2025), trước 17:00 ngày 10/4/2026; gồm: (1) rà soát, (2) báo cáo.'),
      withText('TP.HCM, P.CĐS-CY, tệp bao-cao.docx, trang halam.gov.vn, 1.000.000 đồng.'),
      withText('Trung tâm (gọi tắt là IOC) và “Bình dân học vụ số”.'),
      withRow({ lead: 'Sở KH&CN; Sở Tài chính' }),
      withText('Phủ sóng 95% dân số, 100% thôn; 30 ha chè, 45 ha lúa; mạng 5G.'),
      withText('Đạt 95 % dân số và 62,5 % số xã.'),
      withText('Các nền tảng số ... và nhiều việc khác; tỷ lệ 1,5; lúc 8:30; Đảng ủy/UBND (nếu có).'),
      withText('Gửi về địa chỉ vanphong@halam.vn,trước ngày 20/4/2026.'),
    ],
    bad: [
      {
        notice: withText('Gửi về vanphong@halam.vn trước ngày 20/4/2026 , báo cáo Sở Nội vụ.'),
        finds: [
          {
            in: 'item 1',
            found: ' ',
            occurrence: 6,
            afterFix: 'Gửi về vanphong@halam.vn trước ngày 20/4/2026, báo cáo Sở Nội vụ.',
          },
        ],
      },
      {
        notice: withText('Giao Sở Tài chính , Sở Nội vụ.'),
        finds: [{ in: 'item 1', found: ' ', occurrence: 4, afterFix: 'Giao Sở Tài chính, Sở Nội vụ.' }],
      },
      {
        notice: withText('Các cơ quan báo cáo đúng hạn.này là việc thường xuyên.'),
        finds: [
          {
            in: 'item 1',
            found: '.',
            occurrence: 1,
            expected: '. ',
            afterFix: 'Các cơ quan báo cáo đúng hạn. này là việc thường xuyên.',
          },
        ],
      },
      {
        notice: withText('Giao Sở Tài chính ,Sở Nội vụ.'),
        finds: [{ in: 'item 1', found: ' ,', expected: ', ', afterFix: 'Giao Sở Tài chính, Sở Nội vụ.' }],
      },
      {
        notice: withText('Giao Sở Tài chính,Sở Nội vụ.'),
        finds: [{ in: 'item 1', found: ',', expected: ', ', afterFix: 'Giao Sở Tài chính, Sở Nội vụ.' }],
      },
      {
        notice: withText('Bảo đảm “rõ người” ,“rõ việc”.'),
        finds: [{ in: 'item 1', found: ' ,', expected: ', ', afterFix: 'Bảo đảm “rõ người”, “rõ việc”.' }],
      },
      {
        notice: withText('Báo cáo trước ngày 20/4/2026,giao Sở Nội vụ tổng hợp.'),
        finds: [
          {
            in: 'item 1',
            found: ',',
            expected: ', ',
            afterFix: 'Báo cáo trước ngày 20/4/2026, giao Sở Nội vụ tổng hợp.',
          },
        ],
      },
      {
        notice: withRow({ sourceDocument: '08-CTr/BCĐ,41-KH/TU' }),
        finds: [{ in: 'row 1 sourceDocument', found: ',', expected: ', ', afterFix: '08-CTr/BCĐ, 41-KH/TU' }],
      },
      {
        notice: withRow({ name: 'Xây dựng kho dữ liệu ( giai đoạn 1)' }),
        finds: [{ in: 'row 1 name', found: ' ', occurrence: 6, afterFix: 'Xây dựng kho dữ liệu (giai đoạn 1)' }],
      },
      {
        notice: withText('Hoàn thiện hạ tầng.Triển khai nền tảng số.'),
        finds: [
          {
            in: 'item 1',
            found: '.',
            occurrence: 1,
            expected: '. ',
            afterFix: 'Hoàn thiện hạ tầng. Triển khai nền tảng số.',
          },
        ],
      },
      {
        notice: withText('Phủ sóng 95% dân số, 100 % thôn, 98% tổ dân phố.'),
        finds: [
          {
            in: 'item 1',
            found: '100 %',
            expected: '100%',
            afterFix: 'Phủ sóng 95% dân số, 100% thôn, 98% tổ dân phố.',
          },
        ],
      },
      {
        notice: withRow({ requiredResult: '30 ha chè hữu cơ, 45ha lúa' }),
        finds: [
          { in: 'row 1 requiredResult', found: '45ha', expected: '45 ha', afterFix: '30 ha chè hữu cơ, 45 ha lúa' },
        ],
      },
    ],
  },
}

/** What is written otherwise than the rest. "30ha" is never the right one of the two, however often it stands there. */
function findMixed(usages: readonly Usage[]): ReturnType<typeof findUnusual> {
  const mixed = findUnusual(usages)
  const letters = new Set(mixed.flatMap(({ usage: { thing } }) => (thing === '%' ? [] : [thing])))
  return [
    ...mixed.filter(({ usage: { thing } }) => thing === '%'),
    ...usages.filter(({ thing, way }) => letters.has(thing) && way === '').map((usage) => ({ usage, usual: ' ' })),
  ]
}
