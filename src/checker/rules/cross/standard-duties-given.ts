import { item, notice } from '../../examples.ts'
import { type CommonDuty, commonDutiesOf, isUsual, keyOf, prevailing } from '../../reading/common-duties.ts'
import { type AssignedMember, type Duty, membersOf } from '../../reading/members.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

const together = 'Chủ động phối hợp chặt chẽ với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ của Ban Chỉ đạo.'
const others = 'Thực hiện các nhiệm vụ khác được Trưởng Ban Chỉ đạo, các Phó Trưởng Ban Chỉ đạo phân công.'
/** Standard duties of an office that words them in its own way. */
const attend = 'Dự đầy đủ các cuộc họp của Ban; vắng mặt phải báo cáo và cử người dự thay.'
const report = 'Mỗi quý một lần báo cáo Trưởng Ban kết quả công việc được giao phụ trách.'
const member = (post: string, ...duties: readonly string[]) =>
  item(
    'arabic',
    `Đồng chí ${post} - Ủy viên Ban Chỉ đạo`,
    [`Chịu trách nhiệm về công việc thuộc phạm vi quản lý của ${post}.`, ...duties].map((duty) => item('dash', duty)),
  )
const assignmentWith = (standard: readonly string[], ...last: readonly ReturnType<typeof item>[]) =>
  notice({
    kind: 'assignment',
    items: [
      item('arabic', 'Đồng chí Hoàng Thị Lan, Bí thư Tỉnh ủy - Trưởng Ban Chỉ đạo', [
        item('dash', 'Lãnh đạo, chỉ đạo toàn diện hoạt động của Ban Chỉ đạo.'),
      ]),
      ...[
        'Giám đốc Sở Nội vụ',
        'Giám đốc Công an tỉnh',
        'Giám đốc Sở Y tế',
        'Giám đốc Sở Tài chính',
        'Chánh Thanh tra tỉnh',
      ].map((post) => member(post, ...standard)),
      ...last,
    ],
  })
const assignment = (...last: readonly ReturnType<typeof item>[]) => assignmentWith([together, others], ...last)

export const standardDutiesGiven: NoticeRule = {
  name: 'standard-duties-given',
  id: 'XREF-06',
  severity: 'info',
  detection: 'structural',
  scope: 'notice',
  title: 'Thiếu/khác câu nhiệm vụ chung',
  why: 'Duties that most members of this notice share are copied from one to the next; a member without them, or with other words, is mostly a mistake.',
  check: (reading) => {
    const members = membersOf(reading).filter(({ isHead }) => !isHead)
    return commonDutiesOf(members).flatMap((common) =>
      ranks.flatMap((rank) =>
        judgeRank(
          common,
          members.filter((of) => rankOf(of) === rank),
        ),
      ),
    )
  },
  examples: {
    good: [
      notice(),
      assignment(),
      assignmentWith([attend, report], member('Giám đốc Sở Xây dựng', attend, report)),
      // Each has a duty of its own in nearly the same words.
      assignment(
        member('Giám đốc Sở Xây dựng', 'Trực tiếp chỉ đạo việc cải cách hành chính tại Sở.', together, others),
      ),
      assignment(member('Chánh Văn phòng Tỉnh ủy', together, others)),
      // Two with a wording of their own mean it.
      assignment(
        member('Giám đốc Sở Xây dựng', together, others.replace(', các Phó Trưởng Ban Chỉ đạo', '')),
        member('Giám đốc Sở Tư pháp', together, others.replace(', các Phó Trưởng Ban Chỉ đạo', '')),
      ),
      notice({
        kind: 'assignment',
        items: [member('Giám đốc Sở Nội vụ', together, others), member('Giám đốc Sở Y tế')],
      }),
    ],
    bad: [
      {
        notice: assignmentWith([attend, report], member('Giám đốc Sở Xây dựng', attend)),
        finds: [{ at: 'item 7', expected: report }],
      },
      {
        notice: assignmentWith(
          [attend, report],
          member('Giám đốc Sở Xây dựng', 'Dự đầy đủ các cuộc họp của Ban; vắng mặt phải báo cáo Trưởng Ban.', report),
        ),
        finds: [
          {
            in: 'item 7.2',
            found: 'Dự đầy đủ các cuộc họp của Ban; vắng mặt phải báo cáo Trưởng Ban.',
            expected: attend,
            afterFix: attend,
          },
        ],
      },
      {
        notice: assignment(member('Chánh Văn phòng Tỉnh ủy')),
        finds: [
          { at: 'item 7', expected: together },
          { at: 'item 7', expected: others },
        ],
      },
      {
        notice: assignment(member('Chánh Văn phòng Tỉnh ủy', together)),
        finds: [{ at: 'item 7', expected: others }],
      },
      {
        notice: assignment(
          member(
            'Chánh Văn phòng Tỉnh ủy',
            'Chủ động phối hợp với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ chung của Ban.',
            others,
          ),
        ),
        finds: [
          {
            in: 'item 7.2',
            found: 'Chủ động phối hợp với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ chung của Ban.',
            expected:
              'Chủ động phối hợp chặt chẽ với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ của Ban Chỉ đạo.',
            afterFix:
              'Chủ động phối hợp chặt chẽ với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ của Ban Chỉ đạo.',
          },
        ],
      },
    ],
  },
}

/** Deputies take orders from the head alone: their wording is compared among themselves. */
const ranks = ['deputy', 'member'] as const

function rankOf({ role }: AssignedMember): (typeof ranks)[number] {
  return /^(?:Phó|Tổ phó)(?!\p{L})/iu.test(role) ? 'deputy' : 'member'
}

function judgeRank(common: CommonDuty, peers: readonly AssignedMember[]): Finding[] {
  const having = peers.filter((of) => common.by.has(of)).length
  // A rank that mostly goes without the duty does so on purpose.
  if (!isUsual(having, peers.length)) return []
  const wanted = prevailing(common, peers)
  return peers.flatMap((of): Finding[] => {
    const duty = common.by.get(of)
    if (duty === undefined) {
      const given = wanted ?? prevailing(common)
      return given === null ? [] : [missing(of, given.text)]
    }
    // Two with a wording of their own mean it.
    return wanted !== null && wanted.text !== duty.unit.text && common.wordings.get(keyOf(duty))?.count === 1
      ? [different(duty, wanted.text)]
      : []
  })
}

const longestQuote = 90

function missing({ unit, name, posts }: AssignedMember, common: string): Finding {
  const [post = ''] = posts
  const who = name !== '' ? `Đồng chí ${name}` : post !== '' ? `Đồng chí ${post}` : 'Thành viên này'
  const duty = common.replace(/[.;]$/u, '')
  const quoted = duty.length <= longestQuote ? duty : `${duty.slice(0, duty.lastIndexOf(' ', longestQuote))} …`
  return {
    spot: { ...unit.spot },
    found: '',
    expected: common,
    message: `${who} chưa có câu nhiệm vụ chung “${quoted}” như phần lớn các thành viên khác. Hãy bổ sung nếu còn thiếu.`,
  }
}

function different({ unit }: Duty, common: string): Finding {
  return {
    spot: { ...unit.spot, span: [0, unit.text.length] },
    found: unit.text,
    expected: common,
    message: 'Câu nhiệm vụ chung này khác cách ghi ở các thành viên khác. Hãy dùng một câu thống nhất.',
    fix: {
      label: 'Thay bằng câu của các thành viên khác',
      changes: [{ spot: { ...unit.spot, span: [0, unit.text.length] }, text: common }],
    },
  }
}
