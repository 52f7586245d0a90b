import { type Body, type BodyDirectory } from '../body-directory.ts'
import { content, deadline, item, notice, withText } from './examples.ts'
import { type Addressee, readAddressees } from './read-addressees.ts'
import { chargedIn } from './read-directives.ts'
import { isReached, readReached } from './read-recipients.ts'
import type { Finding, NoticeRule, TextUnit } from './rule.ts'

/** "… thông báo để UBND tỉnh, các sở, ban, ngành biết, thực hiện." */
const announces = /thông báo\s(?:[^.;]{1,200}?\s)?để\s+(?=\p{Lu}|các\s)/u
const recipientsOf = (...names: readonly string[]) => ({ ...withText('').distribution, recipients: names.map((name, at) => ({ id: `addressed-${at}`, name, role: '' })) })
const asksFinance = item('arabic', ['Giao Sở Tài chính chủ trì, phối hợp với Công an tỉnh bố trí kinh phí. ', deadline('Hoàn thành trước ngày 30/5/2026'), '.'])

export const addressedBodiesAmongRecipients: NoticeRule = {
  name: 'addressed-bodies-among-recipients',
  id: 'DIST-02',
  severity: 'error',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Cơ quan nêu trong văn bản không có trong nơi nhận',
  why: 'The body of the notice speaks to somebody who will not get it.',
  check: ({ notice: { distribution, closing }, texts, notice: whole }, { directory }) => {
    if (distribution.recipients.length === 0) return []
    const reached = readReached(whole, directory)
    const announcements = new Set(closing.filter(({ role }) => role === 'announcement').map(({ id }) => id))
    const told = new Set<Body>()
    return texts.flatMap((unit): Finding[] =>
      addressedIn(unit, announcements, directory).flatMap(({ body, start, end, asPerson }) => {
        // A person gets the notice as a member of the committee, whatever becomes of the office.
        if (asPerson || told.has(body) || isReached(body, reached, directory)) return []
        told.add(body)
        const found = unit.text.slice(start, end)
        return [
          {
            spot: { ...unit.spot, span: [start, end] },
            found,
            expected: body.name,
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
      withText('Giao Hội đồng nhân dân tỉnh chuẩn bị kỳ họp chuyên đề.'),
      withText('Đề nghị Bộ Xây dựng xem xét, hướng dẫn.'),
      withText('Giao UBND tỉnh chủ trì, phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền.'),
      notice({ items: [asksFinance], distribution: recipientsOf('UBND tỉnh') }),
      notice({ closing: [{ id: 'addressed', role: 'announcement', content: content('Cơ quan Thường trực thông báo để UBND tỉnh, HĐND tỉnh biết, thực hiện.') }] }),
    ],
  },
}

function addressedIn(unit: TextUnit, announcements: ReadonlySet<string>, directory: BodyDirectory): readonly Addressee[] {
  if (unit.kind === 'item') return chargedIn(unit, directory)
  if (!announcements.has(unit.spot.part)) return []
  const start = announces.exec(unit.text)
  return start === null ? [] : readAddressees(unit.text, start.index + start[0].length, directory).addressees
}
