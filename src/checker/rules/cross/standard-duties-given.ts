import { item, notice } from '../../examples.ts'
import { type ChargedMember, type Duty, membersOf } from '../../reading/members.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** The two duties that close the list of a member; each office has its own wording of them. */
const standards = [
  {
    name: 'phối hợp với các thành viên Ban Chỉ đạo',
    begins: /^(?:chu dong )?phoi hop (?:chat che )?voi cac (?:dong chi )?thanh vien/,
  },
  { name: 'thực hiện các nhiệm vụ khác', begins: /^thuc hien (?:cac )?nhiem vu khac/ },
] as const
/** A duty is standard in a notice when so many of its members have it. */
const usual = 0.6
const fewestMembers = 4

const together = 'Chủ động phối hợp chặt chẽ với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ của Ban Chỉ đạo.'
const others = 'Thực hiện các nhiệm vụ khác được Trưởng Ban Chỉ đạo, các Phó Trưởng Ban Chỉ đạo phân công.'
const member = (post: string, ...duties: readonly string[]) =>
  item(
    'arabic',
    `Đồng chí ${post} - Ủy viên Ban Chỉ đạo`,
    ['Tham mưu, đề xuất Ban Chỉ đạo giải pháp phát triển khoa học, công nghệ.', ...duties].map((duty) =>
      item('dash', duty),
    ),
  )
const assignment = (...last: readonly ReturnType<typeof item>[]) =>
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
      ].map((post) => member(post, together, others)),
      ...last,
    ],
  })

export const standardDutiesGiven: NoticeRule = {
  name: 'standard-duties-given',
  id: 'XREF-06',
  severity: 'info',
  detection: 'structural',
  scope: 'notice',
  title: 'Thiếu/khác câu nhiệm vụ chung',
  why: 'Duties that all members share are copied from one to the next; a member without them, or with other words, is mostly a slip.',
  check: (reading) => {
    const members = membersOf(reading).filter(({ isHead }) => !isHead)
    if (members.length < fewestMembers) return []
    return standards.flatMap((standard): Finding[] => {
      const having = members.map((of) => ({
        of,
        duty: of.duties.find(({ words }) => standard.begins.test(words.slice(0, 14).join(' '))),
      }))
      if (!isUsual(having)) return []
      const all = countWordings(having.flatMap(({ duty }) => duty ?? []))
      const byRank = new Map(
        ranks.map((rank) => [
          rank,
          commonOf(having.flatMap(({ of, duty }) => (duty !== undefined && rankOf(of) === rank ? duty : []))),
        ]),
      )
      const common = commonOf(having.flatMap(({ duty }) => duty ?? []))
      return having.flatMap(({ of, duty }): Finding[] => {
        const wanted = byRank.get(rankOf(of)) ?? null
        // A rank that mostly goes without the duty does so on purpose.
        if (!isUsual(having.filter((peer) => rankOf(peer.of) === rankOf(of)))) return []
        if (duty === undefined) return [missing(of, standard.name, (wanted ?? common)?.text ?? '')]
        return wanted !== null && all.get(keyOf(duty))?.count === 1 ? [different(duty, wanted.text)] : []
      })
    })
  },
  examples: {
    good: [
      notice(),
      assignment(),
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
        notice: assignment(member('Chánh Văn phòng Tỉnh ủy')),
        finds: [
          {
            at: 'item 7',
            expected:
              'Chủ động phối hợp chặt chẽ với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ của Ban Chỉ đạo.',
          },
          {
            at: 'item 7',
            expected: 'Thực hiện các nhiệm vụ khác được Trưởng Ban Chỉ đạo, các Phó Trưởng Ban Chỉ đạo phân công.',
          },
        ],
      },
      {
        notice: assignment(member('Chánh Văn phòng Tỉnh ủy', together)),
        finds: [
          {
            at: 'item 7',
            expected: 'Thực hiện các nhiệm vụ khác được Trưởng Ban Chỉ đạo, các Phó Trưởng Ban Chỉ đạo phân công.',
          },
        ],
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
            mended:
              'Chủ động phối hợp chặt chẽ với các thành viên Ban Chỉ đạo trong thực hiện nhiệm vụ của Ban Chỉ đạo.',
          },
        ],
      },
    ],
  },
}

function isUsual(having: readonly { readonly duty: Duty | undefined }[]): boolean {
  return having.filter(({ duty }) => duty !== undefined).length >= having.length * usual
}

/** Deputies take orders from the head alone: their wording is compared among themselves. */
const ranks = ['deputy', 'member'] as const

function rankOf({ role }: ChargedMember): (typeof ranks)[number] {
  return /^Phó/iu.test(role) ? 'deputy' : 'member'
}

interface Wording {
  count: number
  readonly text: string
}

/** The wording that most of them have; null where none is so common. */
function commonOf(duties: readonly Duty[]): Wording | null {
  const [first] = [...countWordings(duties).values()].toSorted((one, other) => other.count - one.count)
  return first !== undefined && first.count > 1 && first.count > duties.length / 2 ? first : null
}

function countWordings(duties: readonly Duty[]): ReadonlyMap<string, Wording> {
  const wordings = new Map<string, Wording>()
  for (const duty of duties) {
    const key = keyOf(duty)
    const before = wordings.get(key)
    if (before === undefined) wordings.set(key, { count: 1, text: duty.unit.text })
    else before.count += 1
  }
  return wordings
}

function keyOf({ words }: Duty): string {
  return words.join(' ')
}

function missing({ unit, name, posts }: ChargedMember, duty: string, common: string): Finding {
  const [post = ''] = posts
  const who = name !== '' ? `Đồng chí ${name}` : post !== '' ? `Đồng chí ${post}` : 'Thành viên này'
  return {
    spot: { ...unit.spot },
    found: '',
    expected: common,
    message: `${who} chưa có câu nhiệm vụ chung “${duty}” như các thành viên khác. Hãy bổ sung nếu còn thiếu.`,
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
