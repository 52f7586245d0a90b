import { squeeze } from '../../../domain/words/text.ts'
import { item, notice } from '../../examples.ts'
import { type AssignedMember, membersOf } from '../../reading/members.ts'
import type { NoticeRule } from '../../rule.ts'

const duties = () => [item('dash', 'Tham mưu, đề xuất Ban Chỉ đạo giải pháp phát triển khoa học, công nghệ.')]
const members = (...headings: readonly string[]) =>
  notice({ kind: 'assignment', items: headings.map((heading) => item('arabic', heading, duties())) })

export const namesakesToldApart: NoticeRule = {
  name: 'namesakes-told-apart',
  id: 'REG-09',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Trùng tên, không tự gộp',
  why: 'The same name may be two people or a duplicate; a person must decide.',
  check: (reading) => {
    const first = new Map<string, AssignedMember>()
    return membersOf(reading).flatMap((member) => {
      const key = squeeze(member.name).toLowerCase()
      const before = key === '' ? undefined : first.get(key)
      if (before === undefined) {
        if (key !== '') first.set(key, member)
        return []
      }
      const start = member.unit.text.indexOf(member.name)
      if (start === -1) return []
      const [post = ''] = member.posts
      const [postBefore = ''] = before.posts
      const posts = post !== '' && postBefore !== '' ? ` (“${postBefore}” và “${post}”)` : ''
      return [
        {
          spot: { ...member.unit.spot, span: [start, start + member.name.length] as const },
          found: member.name,
          expected: '',
          message: `Tên “${member.name}” đứng ở hai chỗ${posts}. Hãy kiểm tra là hai người cùng tên hay một người ghi hai lần.`,
        },
      ]
    })
  },
  examples: {
    good: [
      notice(),
      members(
        'Đồng chí Hoàng Thị Lan, Bí thư Tỉnh ủy - Trưởng Ban Chỉ đạo',
        'Đồng chí Hoàng Văn Lan, Giám đốc Sở Nội vụ - Ủy viên Ban Chỉ đạo',
      ),
      members(
        'Đồng chí Giám đốc Công an tỉnh - Ủy viên Ban Chỉ đạo',
        'Đồng chí Giám đốc Sở Tài chính - Ủy viên Ban Chỉ đạo',
      ),
    ],
    bad: [
      {
        notice: members(
          'Đồng chí Hoàng Thị Lan, Bí thư Tỉnh ủy - Trưởng Ban Chỉ đạo',
          'Đồng chí Hoàng Thị Lan, Giám đốc Sở Nội vụ - Ủy viên Ban Chỉ đạo',
        ),
        finds: [{ in: 'item 2', found: 'Hoàng Thị Lan' }],
      },
    ],
  },
}
