import { content, notice } from '../../examples.ts'
import { spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

const kinds = ['Phiên họp', 'Hội nghị', 'Cuộc họp'] as const
/** "tại Phiên họp", "kết luận Hội nghị": this meeting. "Hội nghị Trung ương 8", "Hội nghị sơ kết" is another one. */
const another =
  '(?! (?:Trung ương|toàn quốc|toàn tỉnh|lần thứ|sơ kết|tổng kết|trực tuyến|triển khai|quán triệt|tập huấn))'
const thisMeeting = new RegExp(
  `(?<=(?:tại|kết luận|dự|của|tổ chức|chủ trì|kết thúc) )(?:Phiên họp|Hội nghị|Cuộc họp)${another}` +
    '|(?<=(?:^|[.;]\\s)(?:Sau khi |Tại )?)(?:Phiên họp|Hội nghị|Cuộc họp)(?= (?:do đồng chí|có sự tham|đã nghe|đã thống nhất|nghe|thống nhất|đánh giá|kết luận))',
  'giu',
)

export const meetingNamedAlike: NoticeRule = {
  name: 'meeting-named-alike',
  id: 'TERM-05',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Lẫn "Hội nghị" và "Phiên họp"',
  why: 'A committee sits in a session or holds a conference; the notice says which, once and for all.',
  check: ({ texts, notice: { meeting } }) => {
    const named = texts
      .filter(({ kind }) => kind === 'abstract' || kind === 'paragraph')
      .flatMap((unit) =>
        [...unit.text.matchAll(thisMeeting)].map((match) => ({ unit, start: match.index, found: match[0] })),
      )
    const usual =
      kinds.find((kind) => same(kind, meeting?.kind ?? '')) ?? kinds.find((kind) => same(kind, named[0]?.found ?? ''))
    if (usual === undefined) return []
    return named
      .filter(({ found }) => !same(found, usual))
      .map(({ unit, start, found }): Finding => {
        const spot = spotAt(unit, start, start + found.length)
        return {
          spot,
          found,
          expected: usual,
          message: `Cuộc họp này được gọi là “${usual}”, ở đây ghi “${found}”. Hãy gọi thống nhất.`,
          fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
        }
      })
  },
  examples: {
    good: [
      notice(),
      notice({
        grounds: [
          {
            id: 'grounds',
            content: content(
              'Trên cơ sở ý kiến của các đại biểu dự Phiên họp, đồng chí Bí thư Tỉnh ủy kết luận như sau:',
            ),
          },
        ],
      }),
      notice({
        grounds: [
          {
            id: 'grounds',
            content: content(
              'Trên cơ sở kết quả của Hội nghị Trung ương 8 và Hội nghị sơ kết 6 tháng, đồng chí Bí thư Tỉnh ủy kết luận như sau:',
            ),
          },
        ],
      }),
      notice({
        meeting: { kind: 'Hội nghị', ordinal: '', date: null, month: null, chair: '', attendees: '' },
        abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy tại Hội nghị giao ban'],
        intro: [],
      }),
    ],
    bad: [
      {
        notice: notice({
          grounds: [{ id: 'grounds', content: content('Hội nghị do đồng chí Bí thư Tỉnh ủy chủ trì.') }],
        }),
        finds: [
          {
            in: 'grounds 1',
            found: 'Hội nghị',
            expected: 'Phiên họp',
            afterFix: 'Phiên họp do đồng chí Bí thư Tỉnh ủy chủ trì.',
          },
        ],
      },
      {
        notice: notice({
          grounds: [
            {
              id: 'grounds',
              content: content('Trên cơ sở ý kiến phát biểu tại Hội nghị, đồng chí Bí thư Tỉnh ủy kết luận như sau:'),
            },
          ],
        }),
        finds: [
          {
            in: 'grounds 1',
            found: 'Hội nghị',
            expected: 'Phiên họp',
            afterFix: 'Trên cơ sở ý kiến phát biểu tại Phiên họp, đồng chí Bí thư Tỉnh ủy kết luận như sau:',
          },
        ],
      },
    ],
  },
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
