import type { Recipient } from '../../../domain/notice/notice.ts'
import { notice } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

/** "Văn phòng Tỉnh ủy: LĐ, P.CĐS-CY": the office's own copies carry no role. */
const ownCopies = /:\s*\S/u
const mostNames = 3

const to = (...recipients: readonly (readonly [name: string, role: string])[]) => {
  const base = notice()
  return notice({
    distribution: {
      ...base.distribution,
      recipients: recipients.map(([name, role], at) => ({ id: `role-${at}`, name, role })),
    },
  })
}

export const recipientRolesEven: NoticeRule = {
  name: 'recipient-roles-even',
  id: 'DIST-03',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Ghi vai trò nơi nhận không đều',
  why: 'Where some recipients are told to carry out, those without a role cannot know what the notice is for them.',
  check: ({ notice: { distribution } }) => {
    const listed = distribution.recipients.filter(({ name }) => !ownCopies.test(name))
    const without = listed.filter(({ role }) => role.trim() === '')
    const isUneven = without.length > 0 && without.length < listed.length
    const [first] = without
    if (!isUneven || first === undefined) return []
    return [
      {
        spot: { part: first.id, field: 'role' },
        found: '',
        expected: 'vai trò trong ngoặc đơn',
        message: `Có nơi nhận ghi vai trò, có nơi nhận không ghi: ${writeNames(without)}. Hãy ghi cho đều.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      to(['Thường trực Tỉnh ủy', ''], ['UBND tỉnh', '']),
      to(['UBND tỉnh', 'thực hiện'], ['Văn phòng Tỉnh ủy: LĐ, P.CĐS-CY', '']),
    ],
    bad: [
      {
        notice: to(['Thường trực Tỉnh ủy', 'báo cáo'], ['UBND tỉnh', ''], ['Các sở, ban, ngành', '']),
        finds: [{ at: 'recipient 2 role', expected: 'vai trò trong ngoặc đơn' }],
      },
      {
        notice: to(
          ['Thường trực Tỉnh ủy', 'báo cáo'],
          ['Các thành viên Ban Chỉ đạo', 'thực hiện'],
          ['Các sở, ban, ngành', ''],
        ),
        finds: [{ at: 'recipient 3 role', expected: 'vai trò trong ngoặc đơn' }],
      },
      {
        notice: to(['UBND tỉnh', ''], ['HĐND tỉnh', 'phối hợp']),
        finds: [{ at: 'recipient 1 role', expected: 'vai trò trong ngoặc đơn' }],
      },
    ],
  },
}

function writeNames(recipients: readonly Recipient[]): string {
  const names = recipients
    .slice(0, mostNames)
    .map(({ name }) => `“${name}”`)
    .join(', ')
  return recipients.length > mostNames ? `${names} và ${recipients.length - mostNames} nơi nhận khác` : names
}
