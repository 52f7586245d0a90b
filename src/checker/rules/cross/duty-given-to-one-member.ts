import type { BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import { foldedWords, shareOfBoth } from '../../../domain/words/words.ts'
import { item, notice } from '../../examples.ts'
import { type Directive, directivesOf } from '../../reading/directives.ts'
import { type AssignedMember, type Duty, membersOf } from '../../reading/members.ts'
import type { Finding, NoticeRule, Reading } from '../../rule.ts'

interface Given {
  readonly member: AssignedMember
  readonly duty: Duty
}

/** "Chỉ đạo công tác chuyển đổi số": shorter duties are alike by chance. */
const fewestWords = 12
/** "… khi được Trưởng Ban ủy quyền": whoever is told, so nobody has it twice. */
const whenTold = /khi được/iu
/** Of the words of both, how many both have. */
const alike = 0.85

const own =
  'Chịu trách nhiệm cân đối, bố trí kinh phí theo thẩm quyền để thực hiện các nhiệm vụ, giải pháp phát triển khoa học, công nghệ.'
const committee =
  'Tham mưu việc bổ sung, thay thế các thành viên của Hội đồng Tư vấn, Tổ Giúp việc Ban Chỉ đạo và việc thành lập các đoàn kiểm tra, giám sát.'
const member = (post: string, ...duties: readonly string[]) =>
  item(
    'arabic',
    `Đồng chí ${post} - Ủy viên Ban Chỉ đạo`,
    duties.map((duty) => item('dash', duty)),
  )
const assignment = (...members: readonly ReturnType<typeof item>[]) => notice({ kind: 'assignment', items: members })

export const dutyGivenToOneMember: NoticeRule = {
  name: 'duty-given-to-one-member',
  id: 'XREF-05',
  severity: 'info',
  detection: 'structural',
  clarity: 'responsibility',
  scope: 'notice',
  title: 'Hai thành viên cùng một nhiệm vụ',
  why: 'When two members have the same duty, each may leave it to the other. A duty of three and more is common to all.',
  check: (reading, { directory }) => [...findSharedDuties(reading), ...findSharedWork(reading, directory)],
  examples: {
    good: [
      notice(),
      withWork('Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính', 'Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế'),
      withWork('Giao Sở Nội vụ chủ trì', 'Giao Sở Tài chính chủ trì', 'Giao Sở Y tế chủ trì'),
      assignment(
        member('Giám đốc Sở Tài chính', own),
        member(
          'Giám đốc Công an tỉnh',
          'Chỉ đạo bảo đảm an toàn, an ninh mạng trong quá trình phát triển khoa học, công nghệ.',
        ),
      ),
      assignment(
        member('Giám đốc Sở Tài chính', own),
        member('Giám đốc Công an tỉnh', own),
        member('Giám đốc Sở Nội vụ', own),
      ),
      assignment(
        member('Giám đốc Sở Tài chính', `${committee.slice(0, -1)} khi được ủy quyền.`),
        member('Giám đốc Công an tỉnh', `${committee.slice(0, -1)} khi được ủy quyền.`),
      ),
      assignment(
        member('Giám đốc Sở Tài chính', 'Trực tiếp chỉ đạo hoạt động của Hội đồng Tư vấn.'),
        member('Giám đốc Công an tỉnh', 'Trực tiếp chỉ đạo hoạt động của Hội đồng Tư vấn.'),
      ),
    ],
    bad: [
      {
        notice: withWork(
          'Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính',
          'Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ',
        ),
        finds: [
          {
            in: 'item 2',
            found:
              'Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ đôn đốc, tổng hợp kết quả thực hiện Kế hoạch sắp xếp trụ sở dôi dư của các xã, phường.',
          },
        ],
      },
      {
        notice: assignment(
          member('Chánh Văn phòng Tỉnh ủy', committee),
          member('Phó Chánh Văn phòng Tỉnh ủy', committee),
        ),
        finds: [
          {
            in: 'item 2.1',
            found:
              'Tham mưu việc bổ sung, thay thế các thành viên của Hội đồng Tư vấn, Tổ Giúp việc Ban Chỉ đạo và việc thành lập các đoàn kiểm tra, giám sát.',
          },
        ],
      },
      {
        notice: assignment(
          member('Chánh Văn phòng Tỉnh ủy', own, committee),
          member('Giám đốc Sở Nội vụ'),
          member('Phó Chánh Văn phòng Tỉnh ủy', committee.replace('Tham mưu việc', 'Tham mưu, đề xuất việc')),
        ),
        finds: [
          {
            in: 'item 3.1',
            found:
              'Tham mưu, đề xuất việc bổ sung, thay thế các thành viên của Hội đồng Tư vấn, Tổ Giúp việc Ban Chỉ đạo và việc thành lập các đoàn kiểm tra, giám sát.',
          },
        ],
      },
    ],
  },
}

/** Each a directive on the same work. */
function withWork(...leads: readonly string[]) {
  return notice({
    items: leads.map((lead) =>
      item('arabic', `${lead} đôn đốc, tổng hợp kết quả thực hiện Kế hoạch sắp xếp trụ sở dôi dư của các xã, phường.`),
    ),
  })
}

function findSharedDuties(reading: Reading): Finding[] {
  return groupAlike(membersOf(reading)).flatMap((group): Finding[] => {
    const [first, second] = group
    if (first === undefined || second === undefined || group.length !== 2) return []
    const { unit } = second.duty
    return [
      {
        spot: { ...unit.spot, span: [0, unit.text.length] },
        found: unit.text,
        expected: '',
        message: `Nhiệm vụ này cũng giao cho ${nameMember(first.member)}. Hãy kiểm tra xem ai chịu trách nhiệm chính.`,
      },
    ]
  })
}

/** Directives of the body are short: their words beside the names of the bodies must nearly all be the same. */
const fewestWorkWords = 7

interface Work {
  readonly directive: Directive
  readonly lead: string
  readonly words: ReadonlySet<string>
}

/** One piece of work that two directives give to two leads. */
function findSharedWork(reading: Reading, directory: BodyDirectory): readonly Finding[] {
  return reading.memory.next(compareDirectives, directivesOf(reading, directory)).found
}

interface Compared {
  readonly of: readonly Directive[]
  readonly found: readonly Finding[]
}

/** While rows are edited the directives stay as they are. */
function compareDirectives(last: Compared | undefined, of: readonly Directive[]): Compared {
  const isSame =
    last?.of.length === of.length &&
    of.every(
      ({ words, charged, part }, at) =>
        words === last.of[at]?.words && charged === last.of[at].charged && part === last.of[at].part,
    )
  return isSame ? last : { of, found: compareWork(of.flatMap((directive) => workOf(directive) ?? [])) }
}

function compareWork(all: readonly Work[]): Finding[] {
  return all.flatMap(({ directive, lead, words }, at): Finding[] => {
    const same = all.filter((other) => shareOfBoth(other.words, words) >= alike)
    const [first] = same
    // Of two the later one is told.
    if (same.length !== 2 || first === undefined || first === all[at] || first.lead === lead) return []
    return [
      {
        spot: { part: directive.part, field: 'text', span: [directive.start, directive.end] },
        found: directive.text,
        expected: '',
        message: `Việc này cũng giao cho ${first.lead} chủ trì. Hãy kiểm tra xem ai chịu trách nhiệm chính.`,
      },
    ]
  })
}

function workOf(directive: Directive): Work | null {
  const lead = leadOf(directive)
  if (lead === null) return null
  const words = wordsOfWork(directive)
  return words.size < fewestWorkWords ? null : { directive, lead, words }
}

/** The one body it is given to; null when there are several, or a group. */
function leadOf({ charged }: Directive): string | null {
  const [first, second] = charged.filter(({ as }) => as === 'lead')
  return first === undefined || second !== undefined || first.body.generic || first.body.kind !== 'body'
    ? null
    : first.body.name
}

/** What is said beside the names of those who are to do it. */
function wordsOfWork({ words: { words }, charged }: Directive): ReadonlySet<string> {
  const named = new Set(['giao', 'chu', 'tri', 'phoi', 'hop', ...charged.flatMap(({ body }) => foldedWords(body.name))])
  return new Set(words.filter((word) => !named.has(word)))
}

/**
 * Duties that say the same, one group for each. Only duties with the same first words or the same last ones are
 * compared, so that the work stays small.
 */
function groupAlike(members: readonly AssignedMember[]): Given[][] {
  const groups: Given[][] = []
  const byEdge = new Map<string, Given[][]>()
  for (const given of members.flatMap((of) => of.duties.map((duty) => ({ member: of, duty })))) {
    const { words } = given.duty
    if (words.length < fewestWords || whenTold.test(given.duty.unit.text)) continue
    const edges = [`^${words.slice(0, 2).join(' ')}`, `${words.slice(-3).join(' ')}$`]
    const near = edges.flatMap((edge) => byEdge.get(edge) ?? [])
    const group = near.find(
      ([first]) =>
        first !== undefined &&
        first.member !== given.member &&
        shareOfBoth(new Set(first.duty.words), new Set(words)) >= alike,
    )
    if (group !== undefined) {
      group.push(given)
      continue
    }
    const begun = [given]
    groups.push(begun)
    for (const edge of edges) byEdge.set(edge, [...(byEdge.get(edge) ?? []), begun])
  }
  return groups
}

function nameMember({ unit, name, posts, role }: AssignedMember): string {
  if (name !== '') return `đồng chí ${name}`
  const [post = role] = posts
  return post === '' ? `“${unit.text}”` : `đồng chí ${post}`
}
