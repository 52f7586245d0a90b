import { notice } from '../../examples.ts'
import { isInPartyForm } from '../../reading/official-form.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** Words that an abstract begins with, and that are no names. */
const mayBegin =
  /^(?:Kết luận|Về|Phân công|Ý kiến|Ban hành|Triển khai|Kết quả|Điều chỉnh|Thông qua|Giao|Tổ chức|Nội dung|Tình hình)(?!\p{L})/u
/** "THÔNG BÁO KẾT LUẬN" */
const typeWithMore = /^(THÔNG BÁO)\s+(KẾT LUẬN|PHÂN CÔNG|Ý KIẾN)$/u

export const officialFormKept: NoticeRule = {
  name: 'official-form-kept',
  id: 'FORM-01',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Cách ghi khác thể thức',
  doubt: ['number.form', 'recipients.form', 'signature.form'],
  why: 'F-TYPE-1, F-TYPE-3, F-TYPE-7, F-TYPE-8, F-NUM, F-DIST: what a clerk of another office sees first is the form.',
  check: ({ notice: read }, { conclusionInType = false }) =>
    isInPartyForm(read)
      ? [
          ...(conclusionInType && read.typeName.trim().endsWith('KẾT LUẬN') ? [] : checkType(read.typeName)),
          ...checkAbstract(read.abstract),
        ]
      : [],
  examples: {
    good: [
      notice(),
      notice({ typeName: 'THÔNG BÁO', abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy', 'tại Phiên họp thứ hai'] }),
      notice({ abstract: ['phân công nhiệm vụ các thành viên Ban Chỉ đạo'] }),
      notice({ abstract: ['Ban Chỉ đạo tỉnh họp phiên thứ hai'] }),
    ],
    bad: [
      {
        notice: notice({
          typeName: 'THÔNG BÁO KẾT LUẬN',
          abstract: ['CỦA ĐỒNG CHÍ BÍ THƯ TỈNH ỦY', 'Tại Phiên họp thứ hai'],
        }),
        finds: [{ at: 'typeName', found: 'THÔNG BÁO KẾT LUẬN', expected: 'THÔNG BÁO' }],
      },
      {
        notice: notice({ abstract: ['Kết luận của đồng chí Bí thư Tỉnh ủy', 'tại Phiên họp thứ hai'] }),
        finds: [
          {
            in: 'abstract',
            found: 'Kết luận',
            expected: 'kết luận',
            afterFix: 'kết luận của đồng chí Bí thư Tỉnh ủy\ntại Phiên họp thứ hai',
          },
        ],
      },
      {
        notice: notice({ abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy', 'tại Phiên họp thứ hai.'] }),
        finds: [
          { in: 'abstract', found: '.', afterFix: 'kết luận của đồng chí Bí thư Tỉnh ủy\ntại Phiên họp thứ hai' },
        ],
      },
    ],
  },
}

function checkType(typeName: string): Finding[] {
  const [, type = '', subject = ''] = typeWithMore.exec(typeName.trim()) ?? []
  if (type === '') return []
  return [
    {
      spot: { part: 'typeName', field: 'text' },
      found: typeName,
      expected: type,
      message: `Theo thể thức, tên loại chỉ ghi “${type}”; trích yếu ở dòng dưới, chữ thường: “${subject.toLowerCase()} của …”. Hãy xem lại nếu cơ quan không quy định khác.`,
    },
  ]
}

function checkAbstract(abstract: readonly string[]): Finding[] {
  const text = abstract.join('\n')
  const found: Finding[] = []
  const first = mayBegin.exec(text)?.[0]
  if (first !== undefined) {
    const expected = first.charAt(0).toLowerCase() + first.slice(1)
    const spot = { part: 'abstract', field: 'text', span: [0, first.length] as const } as const
    found.push({
      spot,
      found: first,
      expected,
      message: `Trích yếu bắt đầu bằng chữ thường. Hãy ghi “${expected}…”.`,
      fix: { label: 'Bắt đầu trích yếu bằng chữ thường', changes: [{ spot, text: expected }] },
    })
  }
  if (/[^.]\.$/u.test(text)) {
    const spot = { part: 'abstract', field: 'text', span: [text.length - 1, text.length] as const } as const
    found.push({
      spot,
      found: '.',
      expected: '',
      message: 'Cuối trích yếu không có dấu chấm. Hãy bỏ dấu chấm.',
      fix: { label: 'Bỏ dấu chấm cuối trích yếu', changes: [{ spot, text: '' }] },
    })
  }
  return found
}
