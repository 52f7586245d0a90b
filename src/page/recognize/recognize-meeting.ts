/** The meeting record and the author of the conclusion, from the opening paragraphs and the abstract. */
import { isoDate } from '../../domain/deadline/dates.ts'
import type { Meeting } from '../../domain/notice/notice.ts'
import { squeeze } from '../../domain/words/text.ts'

const meetingKinds =
  '[Pp]hiên họp|[Kk]ỳ họp|[Hh]ội nghị|[Cc]uộc họp|[Bb]uổi (?:làm việc|họp|kiểm tra|khảo sát|giao ban|tiếp|đối thoại)|' +
  '[Cc]huyến (?:công tác|kiểm tra|khảo sát|thăm)|[Hh]ội thảo|[Tt]ọa đàm|[Hh]ội ý'

const dateShape = '(\\d{1,2})(?:\\s*[/.-]\\s*|\\s+tháng\\s+)(\\d{1,2})(?:\\s*[/.-]\\s*|\\s+năm\\s+)(\\d{4})(?!\\d)'
/** The day of a paper that is cited: "số 20-QĐ/TU, ngày 02/02/2026". */
const citedDay = new RegExp(
  `(?:số\\s+[^\\s,;]+|[\\p{L}\\d]+[-/][\\p{L}\\d/.-]+)\\s*,?\\s*\\(?(?:ban hành |ký )?ngày\\s*${dateShape}`,
  'gu',
)
/** Where the day of a meeting stands: at the start of the text, behind the name of the meeting, anywhere else. */
const meetingDays = [
  new RegExp(
    `^(?:(?:Vào|Trong|Sáng|Chiều|Tối)\\s+)?(?:buổi \\p{L}+,?\\s+)?(?:[Cc]ác\\s+)?[Nn]gày\\s*${dateShape}`,
    'u',
  ),
  new RegExp(`(?:${meetingKinds}|họp|làm việc)(?:(?!số\\s)[^.;]){0,80}?ngày\\s*${dateShape}`, 'u'),
  new RegExp(`(?:^|[\\s(])[Nn]gày\\s*${dateShape}`, 'u'),
]

/** The day of the meeting: never that of a paper which the text cites. */
function findMeetingDay(opening: string, abstract: string): RegExpExecArray | null {
  const own = opening.replace(citedDay, ' ')
  for (const pattern of meetingDays) {
    const found = pattern.exec(own)
    if (found !== null) return found
  }
  const titled = abstract.replace(citedDay, ' ')
  return meetingDays[1]?.exec(titled) ?? meetingDays[2]?.exec(titled) ?? null
}

/** The meeting that the text reports; null when it reports none. */
export function readMeeting(opening: string, abstract: string): Meeting | null {
  const held = findMeetingDay(opening, abstract)
  const kind = new RegExp(
    `(${meetingKinds})\\s*((?:lần\\s+)?thứ\\s+[\\p{L}\\d]+(?:\\s+(?:mươi|mười|năm \\d{4}))*)?`,
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
  const person = '(?<!\\p{L})(?:[Cc]ác\\s+)?(?:[Đđ]ồng chí|[Đđ]\\/c|[Ôô]ng|[Bb]à)\\s'
  const led = '(?:làm\\s+|được[^.;,]*\\s+|đã\\s+)?(?:chủ trì|chủ tọa|chủ toạ|trưởng đoàn|làm việc|có buổi làm việc)'
  const passive = new RegExp(`(?:^|\\s)do\\s+((?:${person}|${postStart})[^.;]*?),?\\s+${led}`, 'u').exec(opening)
  const active = new RegExp(`(?:^|[\\s,])(${person}(?:(?!${person})[^.;])*?),?\\s+${led}`, 'u').exec(opening)
  const under = new RegExp(`chủ trì của\\s+((?:${person}|${postStart})[^.;]*)`, 'u').exec(opening)
  const named = new RegExp(`[Cc]hủ trì(?:\\s[^.:;]{0,30})?:\\s*((?:${person}|${postStart})[^.;]*)`, 'u').exec(opening)
  const post = new RegExp(`(?:^|[,;]\\s+|,\\s+tại\\s[^,]+,\\s+)(${postStart}[^.;,]*?),?\\s+chủ trì`, 'u').exec(opening)
  return squeeze(((passive ?? under ?? active ?? named ?? post)?.[1] ?? '').replace(otherDeed, ''))
}

/** What the chair did beside: "Chủ tịch UBND tỉnh A kiểm tra thực địa và chủ trì …". */
const otherDeed =
  /,?\s+(?:(?:đã|trực tiếp|đi|đến|tiến hành|thăm|khảo sát|nghe|tổ chức|có buổi)|(?<!(?:Ủy|Uỷ) ban )kiểm tra|(?:về |tham )?dự(?! án))(?:\s.*)?$/u

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Posts, as the title of who leads or concludes begins. */
const postStart =
  '(?:Phó\\s+)?(?:Chủ tịch|Bí thư|Giám đốc|Trưởng [Bb]an|Trưởng [Pp]hòng|Thủ trưởng|Chánh Văn phòng|Cục trưởng|Chi cục trưởng|Chủ nhiệm|Hiệu trưởng|Trưởng Đoàn)'
const concluding =
  /\s+(?:đã\s+|cơ bản\s+)*(?:thống nhất|nhất trí|thảo luận|xem xét|cho ý kiến|phát biểu|kết luận|có ý kiến|chỉ đạo|giao(?=\s+(?:\p{Lu}|các|cho|đồng chí|nhiệm vụ))|thông báo|yêu cầu)(?!\p{L})/u

/**
 * Who said what is concluded: the subject of "… kết luận như sau", never who reported; else from the abstract
 * "của … tại …".
 */
export function readConclusionAuthor(opening: string, abstract: string): string {
  const sentences = opening.split(/(?<=[.;])\s+(?=\p{Lu})/u)
  const said = sentences.findLast(
    (one) => /(?:như sau|kết luận|chỉ đạo)\s*:?\s*$/u.test(one) || (/:\s*$/u.test(one) && concluding.test(one)),
  )
  const author = said === undefined ? '' : subjectOf(said)
  if (author !== '') return author
  const titled = /(?:của|CỦA)\s+((?:đồng chí|ĐỒNG CHÍ|Đ\/c)\s[\s\S]*?)(?:\s+tại\s|\s+Tại\s|$)/u.exec(abstract)
  return squeeze(titled?.[1] ?? '')
}

/** "Sau khi nghe … báo cáo, đồng chí A, Trưởng ban kết luận như sau:" -> "đồng chí A, Trưởng ban". */
function subjectOf(sentence: string): string {
  const parts = sentence.replace(/\s*\([^()]*\)/gu, '').split(/,\s+/)
  const at = parts.findLastIndex((part) => /^(?:\p{Lu}|[Đđ]ồng chí|[Đđ]\/c)/u.test(part) && concluding.test(part))
  const last = parts[at]
  if (last === undefined) return ''
  if (at === 0 && /^(?:Trên cơ sở|Sau khi|Nghe|Qua|Ngày|Tại|Thực hiện|Căn cứ)\s/u.test(last)) return ''
  const subject = last.slice(0, concluding.exec(last)?.index)
  // The posts of a person: "đồng chí Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo".
  const from = parts.slice(0, at).findLastIndex((part) => /^(?:[Đđ]ồng chí|[Đđ]\/c)\s/u.test(part))
  const posts = from === -1 ? [] : parts.slice(from, at)
  const isChain = /^(?:Phó\s|Trưởng|Bí thư|Chủ tịch|Giám đốc|Ủy viên|Uỷ viên|Thành viên|Chánh)/u
  const isHis = posts.length > 0 && posts.slice(1).every((part) => isChain.test(part)) && isChain.test(subject)
  const reports = posts.some((part) => /\sbáo cáo(?:\s|$)|\sý kiến(?:\s|$)/u.test(part))
  return squeeze([...(isHis && !reports ? posts : []), subject].join(', '))
}
