import { type Body, type BodyDirectory, covers, resolveBody } from '../../../domain/bodies/body-directory.ts'
import { isGroup } from '../../../domain/bodies/body.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { item, notice, row, withRows } from '../../examples.ts'
import { type Match, bodiesOf, countsOtherThings, matchDirectives, sureMatch } from '../../reading/matches.ts'
import type { Directive } from '../../reading/directives.ts'
import { type Finding, type NoticeRule, inCell } from '../../rule.ts'

/** They direct all others: the row names who carries the work out below them. */
const superiors = new Set([
  'tinh-uy',
  'ban-thuong-vu-tinh-uy',
  'thuong-truc-tinh-uy',
  'uy-ban-nhan-dan-tinh',
  'dang-uy-uy-ban-nhan-dan-tinh',
  'hoi-dong-nhan-dan-tinh',
  'thanh-vien-ban-chi-dao',
  'ban-chi-dao',
  'so-ban-nganh',
])

const security = row({
  name: 'Trung tâm an ninh mạng (hoặc thuê dịch vụ giám sát an toàn thông tin)',
  lead: 'Công an tỉnh',
  coordinating: 'Sở Tài chính',
})
const withBody = (text: string) =>
  notice({ items: [item('dash', text)], appendices: withRows(row(), security).appendices })

export const leadSameInAppendix: NoticeRule = {
  name: 'lead-same-in-appendix',
  id: 'XREF-03',
  severity: 'warning',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Chủ trì ở thân văn bản và phụ lục khác nhau',
  why: 'Two bodies each told that the other leads: nobody does.',
  check: (reading, { directory }) =>
    matchDirectives(reading, directory).flatMap((matched): Finding[] => {
      const match = sureMatch(matched)
      const charged =
        match === null || countsOtherThings(matched.directive, match)
          ? null
          : differentLead(matched.directive, match, directory)
      if (match === null || charged === null) return []
      const { row: cells } = match.reading
      return [
        {
          spot: inCell(cells, 'lead', [0, cells.lead.length]),
          found: cells.lead,
          expected: charged,
          message: `Thân văn bản giao việc này cho ${charged}, còn phụ lục ghi chủ trì là “${cells.lead.trim()}”. Hãy thống nhất cơ quan chủ trì.`,
        },
      ]
    }),
  examples: {
    good: [
      notice(),
      withBody('Giao UBND tỉnh chỉ đạo Công an tỉnh hoàn thành đầu tư, xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withBody('Giao UBND tỉnh hoàn thành đầu tư, xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withBody('Giao đồng chí Giám đốc Công an tỉnh triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withBody('Giao các cơ quan, đơn vị liên quan triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
      notice({
        items: [item('dash', 'Giao Sở Y tế dự trữ 12 cơ số thuốc phục vụ vùng dễ bị chia cắt.')],
        appendices: withRows(
          row(),
          row({ name: 'Dự trữ 32 tấn gạo tại các kho vùng dễ bị chia cắt', lead: 'Sở Công Thương' }),
        ).appendices,
      }),
      withBody('Giao Sở Tài chính tham mưu bố trí kinh phí cho các nhiệm vụ an ninh mạng.'),
    ],
    bad: [
      {
        notice: notice({
          items: [
            item('dash', 'Văn phòng Điều phối nông thôn mới lập hồ sơ công nhận xã đạt chuẩn nông thôn mới kiểu mẫu.'),
          ],
          appendices: withRows(
            row(),
            row({
              name: 'Lập hồ sơ công nhận xã đạt chuẩn nông thôn mới kiểu mẫu',
              directing: '',
              lead: 'Phòng Kế hoạch - Tài chính',
            }),
          ).appendices,
        }),
        finds: [
          { in: 'row 2 lead', found: 'Phòng Kế hoạch - Tài chính', expected: 'Văn phòng Điều phối nông thôn mới' },
        ],
      },
      {
        notice: withBody('Giao Sở Khoa học và Công nghệ chủ trì triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
        finds: [{ in: 'row 2 lead', found: 'Công an tỉnh', expected: 'Sở Khoa học và Công nghệ' }],
      },
      {
        notice: withBody('Giao UBND tỉnh chỉ đạo Sở Tài chính triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
        finds: [{ in: 'row 2 lead', found: 'Công an tỉnh', expected: 'Sở Tài chính' }],
      },
    ],
  },
}

/** Who leads by the body while the row names others; null when the two agree or cannot be compared. */
function differentLead(directive: Directive, match: Match, directory: BodyDirectory): string | null {
  return differentKnown(directive, match, directory)?.name ?? differentUnknown(directive, match, directory)
}

/** Short forms: whether they mean the same nobody can say of names that the directory does not know. */
const initials = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u

/** A name of several words, the first with a capital. */
const properName = /^\p{Lu}\p{Ll}+ \S/u

/** Both name one body that the directory does not know, in full, and the names have little in common. */
function differentUnknown(
  { charged, unknownBodies }: Directive,
  { reading: { task } }: Match,
  directory: BodyDirectory,
): string | null {
  const [told] = unknownBodies
  const [lead] = task.leads
  if (told === undefined || lead === undefined || charged.some(({ as }) => as !== 'coordinating')) return null
  if (unknownBodies.length + task.leads.length > 2 || task.directing.length > 0) return null
  if (isGroup(told) || isGroup(lead.name) || !properName.test(lead.name) || resolveBody(lead.name, directory) !== null)
    return null
  if (initials.test(told) || initials.test(lead.name)) return null
  const [one, other] = [fold(squeeze(told)), fold(squeeze(lead.name))]
  return one.includes(other) || other.includes(one) ? null : told
}

function differentKnown({ charged }: Directive, { reading: { task } }: Match, directory: BodyDirectory): Body | null {
  const told = charged
    .filter(({ as, body }) => as !== 'coordinating' && !body.generic && !superiors.has(body.id))
    .map(({ body }) => body)
  const leads = bodiesOf(task.leads, directory)
  const [first] = told
  if (
    first === undefined ||
    leads.length === 0 ||
    leads.length < task.leads.length ||
    leads.some(({ generic }) => generic)
  )
    return null
  const named = [...leads, ...bodiesOf(task.directing, directory)]
  const agree = told.some((body) =>
    named.some((other) => covers(other, body, directory) || covers(body, other, directory)),
  )
  return agree ? null : first
}
