import { type BodyDirectory, resolveBody } from '../../../domain/bodies/body-directory.ts'
import { isGroup, parseBodies } from '../../../domain/bodies/body.ts'
import { newRecipient } from '../../../domain/notice/spot.ts'
import { content, deadline, item, notice, withText } from '../../examples.ts'
import { chargedIn } from '../../reading/directives.ts'
import { isReached, isUnknownReached, type Reached, readReached } from '../../reading/recipients.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

/** "… thông báo để UBND tỉnh, các sở, ban, ngành biết, thực hiện." */
const announces = /thông báo\s(?:[^.;]{1,200}?\s)?để\s+(?=\p{Lu}|các\s)/u
const announced =
  /[,\s]*(?:để\s+)?(?<!\p{L})(?:được\s+)?(?:biết|nghiêm túc|triển khai|tổ chức thực hiện|thực hiện|chỉ đạo)(?!\p{L})/u
const recipientsOf = (...names: readonly string[]) => ({
  ...withText('').distribution,
  recipients: names.map((name, at) => ({ id: `addressed-${at}`, name, role: '' })),
})
const asksFinance = item('arabic', [
  'Giao Sở Tài chính chủ trì, phối hợp với Công an tỉnh bố trí kinh phí. ',
  deadline('Hoàn thành trước ngày 30/5/2026'),
  '.',
])

export const addressedBodiesAmongRecipients: NoticeRule = {
  name: 'addressed-bodies-among-recipients',
  id: 'DIST-02',
  severity: 'error',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Cơ quan nêu trong văn bản không có trong nơi nhận',
  why: 'The body of the notice speaks to somebody who will not get it.',
  check: (reading, { directory }) => {
    const { distribution, closing } = reading.notice
    if (distribution.recipients.length === 0) return []
    const reached = readReached(reading, directory)
    const announcements = new Set(closing.filter(({ role }) => role === 'announcement').map(({ id }) => id))
    const told = new Set<string>()
    return reading.texts.flatMap((unit): Finding[] =>
      missedIn(unit, announcements, reached, directory).flatMap(({ name, start, end }) => {
        if (told.has(name)) return []
        told.add(name)
        const found = unit.text.slice(start, end)
        return [
          {
            spot: { ...unit.spot, span: [start, end] },
            found,
            expected: name,
            fix: { label: 'Thêm vào nơi nhận', changes: [{ spot: newRecipient, text: capital(name) }] },
            message: `“${found}” được nêu tên để thực hiện nhưng không có trong nơi nhận. Hãy thêm vào nơi nhận.`,
          },
        ]
      }),
    )
  },
  examples: {
    good: [
      withText('Giao UBND tỉnh chỉ đạo Công an tỉnh xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withText('Yêu cầu các cơ quan, đơn vị, địa phương rà soát nhiệm vụ được giao.'),
      withText('Giao đồng chí Giám đốc Sở Nội vụ - Thành viên Ban Chỉ đạo tham mưu kế hoạch tuyển dụng.'),
      withText('Tiếp tục thực hiện Nghị quyết của Bộ Chính trị; tham mưu đề nghị Bộ Xây dựng hỗ trợ tỉnh.'),
      notice({ items: [asksFinance], distribution: recipientsOf('Sở Tài chính', 'Công an tỉnh') }),
    ],
    bad: [
      {
        notice: withText('Giao Hội đồng nhân dân tỉnh chuẩn bị kỳ họp chuyên đề.'),
        finds: [
          {
            in: 'item 1',
            found: 'Hội đồng nhân dân tỉnh',
            expected: 'Hội đồng nhân dân tỉnh',
            afterFix: { 'recipient 4 name': 'Hội đồng nhân dân tỉnh', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withText('Đề nghị Bộ Xây dựng xem xét, hướng dẫn.'),
        finds: [
          {
            in: 'item 1',
            found: 'Bộ Xây dựng',
            expected: 'Bộ Xây dựng',
            afterFix: { 'recipient 4 name': 'Bộ Xây dựng', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withText('Giao UBND tỉnh chủ trì, phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền.'),
        finds: [
          {
            in: 'item 1',
            found: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
            expected: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
            afterFix: { 'recipient 4 name': 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: notice({ items: [asksFinance], distribution: recipientsOf('UBND tỉnh') }),
        finds: [
          {
            in: 'item 1',
            found: 'Sở Tài chính',
            expected: 'Sở Tài chính',
            afterFix: { 'recipient 2 name': 'Sở Tài chính', 'recipient 2 role': '' },
          },
          {
            in: 'item 1',
            found: 'Công an tỉnh',
            expected: 'Công an tỉnh',
            afterFix: { 'recipient 2 name': 'Công an tỉnh', 'recipient 2 role': '' },
          },
        ],
      },
      {
        notice: notice({
          closing: [
            {
              id: 'addressed-unknown',
              role: 'announcement',
              content: content(
                'Cơ quan Thường trực thông báo ý kiến kết luận để các đồng chí thành viên Ban Chỉ đạo, Trường Đại học Sông Lam, các cơ quan, đơn vị liên quan biết, thực hiện.',
              ),
            },
          ],
        }),
        finds: [
          {
            in: 'closing 1',
            found: 'các đồng chí thành viên Ban Chỉ đạo',
            expected: 'Các thành viên Ban Chỉ đạo',
            afterFix: { 'recipient 4 name': 'Các thành viên Ban Chỉ đạo', 'recipient 4 role': '' },
          },
          {
            in: 'closing 1',
            found: 'Trường Đại học Sông Lam',
            expected: 'Trường Đại học Sông Lam',
            afterFix: { 'recipient 4 name': 'Trường Đại học Sông Lam', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: notice({
          closing: [
            {
              id: 'addressed',
              role: 'announcement',
              content: content('Cơ quan Thường trực thông báo để UBND tỉnh, HĐND tỉnh biết, thực hiện.'),
            },
          ],
        }),
        finds: [
          {
            in: 'closing 1',
            found: 'HĐND tỉnh',
            expected: 'Hội đồng nhân dân tỉnh',
            afterFix: { 'recipient 4 name': 'Hội đồng nhân dân tỉnh', 'recipient 4 role': '' },
          },
        ],
      },
    ],
  },
}

const capital = (name: string) => name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)

interface Missed {
  readonly name: string
  readonly start: number
  readonly end: number
}

function missedIn(
  unit: TextUnit,
  announcements: ReadonlySet<string>,
  reached: Reached,
  directory: BodyDirectory,
): readonly Missed[] {
  if (unit.kind === 'item') {
    // A person gets the notice as a member of the committee, whatever becomes of the office.
    return chargedIn(unit, directory).flatMap(({ body, start, end, asPerson }) =>
      asPerson || isReached(body, reached, directory) ? [] : [{ name: body.name, start, end }],
    )
  }
  return announcements.has(unit.spot.part) ? missedInAnnouncement(unit.text, reached, directory) : []
}

function missedInAnnouncement(text: string, reached: Reached, directory: BodyDirectory): Missed[] {
  const opens = announces.exec(text)
  if (opens === null) return []
  const from = opens.index + opens[0].length
  const length = text.slice(from).search(announced)
  const list = length === -1 ? text.slice(from) : text.slice(from, from + length)
  return parseBodies(list, directory).flatMap(({ name, start, end }) => {
    const body = resolveBody(name, directory)
    const isMissed =
      body === null ? !isGroup(name) && !isUnknownReached(name, reached) : !isReached(body, reached, directory)
    return isMissed ? [{ name: body?.name ?? name, start: from + start, end: from + end }] : []
  })
}
