import { countDistribution } from '../../../domain/office/count-units.ts'
import { notice } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

const { distribution } = notice()
/** More copies than this for each body named is more than one office and its file can want. */
const mostForEach = 10
const to = (copies: number | null, ...names: readonly string[]) =>
  notice({
    distribution: {
      ...distribution,
      copies,
      recipients: names.map((name, at) => ({ id: `copies-${at}`, name, role: '' })),
    },
  })

export const copiesFitRecipients: NoticeRule = {
  name: 'copies-fit-recipients',
  id: 'REG-07',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Số bản không tương ứng nơi nhận',
  why: 'Too few copies leave somebody out; far too many mean a number kept from another notice.',
  check: ({ notice: read }, { directory }) => {
    const { copies, recipients } = read.distribution
    if (copies === null || recipients.length === 0) return []
    const { total, uncounted } = countDistribution(read.distribution, directory)
    const isFew = copies < total
    if (!isFew && (uncounted.length > 0 || copies <= total * mostForEach)) return []
    return [
      {
        spot: { part: 'recipients', field: 'copies' },
        found: String(copies),
        expected: '',
        message: isFew
          ? `Số bản phát hành (${copies}) ít hơn số bản theo nơi nhận (${uncounted.length > 0 ? 'ít nhất ' : ''}${total}). Hãy kiểm tra lại số bản.`
          : `Số bản phát hành (${copies}) quá nhiều so với số bản theo nơi nhận (${total}). Hãy kiểm tra lại số bản hoặc nơi nhận.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      to(null, 'UBND tỉnh'),
      to(165, 'Thường trực Tỉnh ủy', 'Các sở, ban, ngành', 'Đảng ủy, UBND các xã, phường'),
      to(10, 'Thường trực Tỉnh ủy', 'UBND tỉnh', 'Sở Tài chính'),
      to(4, 'Thường trực Tỉnh ủy', 'UBND tỉnh', 'Sở Tài chính'),
    ],
    bad: [
      {
        notice: to(2, 'Thường trực Tỉnh ủy', 'Các sở, ban, ngành', 'Đảng ủy, UBND các xã, phường'),
        finds: [{ at: 'recipients copies', found: '2' }],
      },
      { notice: to(120, 'Thường trực Tỉnh ủy', 'UBND tỉnh'), finds: [{ at: 'recipients copies', found: '120' }] },
    ],
  },
}
