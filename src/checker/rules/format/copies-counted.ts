import { notice } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

const { distribution } = notice()

export const copiesCounted: NoticeRule = {
  name: 'copies-counted',
  id: 'FMT-04',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Thiếu số lượng bản phát hành',
  why: 'The mark under the recipients says who typed the notice and how many copies went out; without the count nobody can tell whether one is lost.',
  check: ({
    notice: {
      distribution: { typist, unit, copies },
    },
  }) => {
    const mark = [typist, unit]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('/')
    if (copies !== null || mark === '') return []
    return [
      {
        spot: { part: 'recipients', field: 'copies' },
        found: '',
        expected: 'số lượng bản',
        message: `Ký hiệu người đánh máy “${mark}” chưa kèm số lượng bản. Hãy ghi số bản phát hành.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      notice({ distribution: { ...distribution, typist: '', unit: '', copies: null } }),
      notice({ distribution: { ...distribution, typist: ' ', unit: '', copies: null } }),
      notice({ distribution: { ...distribution, typist: '', copies: 1 } }),
    ],
    bad: [
      {
        notice: notice({ distribution: { ...distribution, copies: null } }),
        finds: [{ at: 'recipients copies', expected: 'số lượng bản' }],
      },
      {
        notice: notice({ distribution: { ...distribution, typist: '', copies: null } }),
        finds: [{ at: 'recipients copies', expected: 'số lượng bản' }],
      },
      {
        notice: notice({ distribution: { ...distribution, unit: '', copies: null } }),
        finds: [{ at: 'recipients copies', expected: 'số lượng bản' }],
      },
    ],
  },
}
