/** The meeting record and the author of the conclusion, from the opening paragraphs and the abstract. */
import { isoDate } from '../../domain/deadline/dates.ts'
import type { Meeting } from '../../domain/notice/notice.ts'
import { squeeze } from '../../domain/words/text.ts'

const meetingKinds = 'Phiên họp|Hội nghị|Cuộc họp|Buổi làm việc|Hội thảo|cuộc họp|buổi làm việc|phiên họp|hội nghị'

/** The meeting that the text reports; null when it reports none. */
export function readMeeting(opening: string, abstract: string): Meeting | null {
  const held = /(?:^|[\s(])[Nn]gày\s+(\d{1,2})(?:\/|\s+tháng\s+)(\d{1,2})(?:\/|\s+năm\s+)(\d{4})/u.exec(opening)
  const kind = new RegExp(
    `(${meetingKinds})\\s*((?:lần\\s+)?thứ\\s+[\\p{Ll}\\d]+(?:\\s+(?:mươi|mười|năm \\d{4}))*)?`,
    'u',
  )
  const named =
    kind.exec(
      abstract
        .split(/\btại\b/iu)
        .slice(1)
        .join(' '),
    ) ?? kind.exec(opening)
  if (held === null && named === null) return null
  return {
    kind: capitalize(named?.[1] ?? ''),
    ordinal: squeeze(/[Pp]hiên(?: họp)?\s+(thứ\s+\p{Ll}+(?:\s+năm\s+\d{4})?)/u.exec(opening)?.[1] ?? named?.[2] ?? ''),
    date: held === null ? null : isoDate(Number(held[3]), Number(held[2]), Number(held[1])),
    month: held === null ? readMonth(opening) : null,
    chair: readChair(opening),
    attendees: squeeze(
      /(?:[Tt]ham dự(?:\s+\p{L}+){0,3}\s+có|với sự tham (?:gia|dự) của|[Tt]ham dự có|[Cc]ùng dự có)\s+([^.]*)/u.exec(
        opening,
      )?.[1] ?? '',
    ),
  }
}

/** "Trong tháng 5/2026, Ban Chỉ đạo họp": the month where the text opens with it and names no day. */
function readMonth(opening: string): string | null {
  const found = /^(?:Trong\s+|Vào\s+)?[Tt]háng\s+(\d{1,2})(?:\/|\s+năm\s+)(\d{4})(?!\d)/u.exec(opening)
  const day = found === null ? null : isoDate(Number(found[2]), Number(found[1]), 1)
  return day === null ? null : day.slice(0, 7)
}

/** "… do đồng chí X chủ trì", "dưới sự chủ trì của đồng chí X, …", or "đồng chí X, Bí thư Tỉnh ủy, … chủ trì cuộc họp". */
function readChair(opening: string): string {
  const person = '(?:[Cc]ác\\s+)?(?:[Đđ]ồng chí|[Đđ]\\/c)\\s'
  const led = '(?:làm\\s+|được[^.;,]*\\s+|đã\\s+)?(?:chủ trì|chủ tọa|chủ toạ|trưởng đoàn|làm việc|có buổi làm việc)'
  const passive = new RegExp(`(?:^|\\s)do\\s+(${person}[^.;]*?),?\\s+${led}`, 'u').exec(opening)
  const active = new RegExp(`(?:^|[\\s,])(${person}(?:(?!${person})[^.;])*?),?\\s+${led}`, 'u').exec(opening)
  const under = new RegExp(`chủ trì của\\s+(${person}[^.;]*)`, 'u').exec(opening)
  return squeeze((passive ?? under ?? active)?.[1] ?? '')
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Who said what is concluded: from "…, đồng chí … kết luận như sau", else from the abstract "của đồng chí … tại …". */
export function readConclusionAuthor(opening: string, abstract: string): string {
  const said =
    /((?:đồng chí|Đ\/c|đ\/c)\s(?:(?!đồng chí|Đ\/c|đ\/c|\.\s)[\s\S])*?),?\s+(?:đã\s+|cơ bản\s+|thống nhất|phát biểu|kết luận|có ý kiến)[^.]*(?:như sau|:$)/u.exec(
      opening,
    )
  if (said?.[1] !== undefined) return squeeze(said[1])
  const titled = /(?:của|CỦA)\s+((?:đồng chí|ĐỒNG CHÍ|Đ\/c)\s[\s\S]*?)(?:\s+tại\s|\s+Tại\s|$)/u.exec(abstract)
  return squeeze(titled?.[1] ?? '')
}
