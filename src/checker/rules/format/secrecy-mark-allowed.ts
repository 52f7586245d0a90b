import { notice } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

const names = { mat: 'Mật', toiMat: 'Tối mật', tuyetMat: 'Tuyệt mật' } as const
const { marks } = notice()

export const secrecyMarkAllowed: NoticeRule = {
  name: 'secrecy-mark-allowed',
  id: 'SEC-01',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Dấu chỉ mức độ mật trái với quy định của cơ quan',
  why: 'What is secret may not be kept in a store that the office has not released for it.',
  check: ({ notice: read }, { parameters }) => {
    const { secrecy } = read.marks
    if (secrecy === null || parameters.classifiedAllowed) return []
    return [
      {
        spot: { part: 'header', field: 'secrecy' },
        found: names[secrecy],
        expected: '',
        message: `Thông báo mang dấu “${names[secrecy]}” trong khi cơ quan không cho phép. Hãy bỏ dấu nếu ghi nhầm, hoặc soạn thông báo này theo quy trình riêng cho văn bản mật.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      notice({ marks: { ...marks, urgency: 'khan' } }),
      notice({ marks: { ...marks, circulation: 'LƯU HÀNH NỘI BỘ' } }),
      notice({ marks: { ...marks, draft: 1 } }),
    ],
    bad: [
      { notice: notice({ marks: { ...marks, secrecy: 'mat' } }), finds: [{ at: 'header secrecy', found: 'Mật' }] },
      {
        notice: notice({ marks: { ...marks, secrecy: 'toiMat' } }),
        finds: [{ at: 'header secrecy', found: 'Tối mật' }],
      },
      {
        notice: notice({ marks: { ...marks, secrecy: 'tuyetMat' } }),
        finds: [{ at: 'header secrecy', found: 'Tuyệt mật' }],
      },
    ],
  },
}
