/** Whom a paragraph charges with work: its clauses, each with those it names. */
import type { Addressee } from '../bodies/addressees.ts'
import type { BodyDirectory } from '../bodies/body-directory.ts'
import { squeeze } from '../words/text.ts'
import { type NamedBody, actsBehind, isDuty, isWholeName, ordersByItself, readNamed } from './named-bodies.ts'
import { withoutShort } from './short-inside.ts'

/** A body in a directive, and as what. */
export interface Charged extends Addressee {
  /** As written: "đồng chí Giám đốc Sở Tài chính". */
  readonly name: string
  /** lead: "Giao X"; directed: "chỉ đạo X"; coordinating: "phối hợp với X". */
  readonly as: 'lead' | 'directed' | 'coordinating'
}

/** Whom a paragraph charges with work, whatever stands above it. */
export interface Charge {
  readonly charged: readonly Charged[]
  readonly unknownBodies: readonly string[]
  readonly unknownCoordinating: readonly string[]
  /** The heads give the work: "Giao …"; a paragraph without a head may hang on the one above. */
  readonly gives: boolean
  /** Its clauses that charge somebody, in order. */
  readonly segments: readonly Segment[]
  /** It is a heading that names bodies and says nothing of them: "3. Sở Xây dựng:". What stands below is theirs. */
  readonly isHeading: boolean
  /** The same of a heading without a colon, or of one that gives: of items that have others below them. */
  readonly bareHeading: Segment | null
}

/** A clause that charges somebody with work. */
export interface Segment {
  readonly start: number
  /** It names who leads, and does not only go on with what stands above. */
  readonly gives: boolean
  readonly charged: readonly Charged[]
  readonly unknownBodies: readonly string[]
  readonly unknownCoordinating: readonly string[]
}

const giving = new RegExp(
  // "Ban Quản lý kính đề nghị Sở Tài chính …", "Rất mong …": such words are said to others alone.
  '^(?:Thống nhất|Đồng ý|Nhất trí|Cho phép|Chấp thuận)(?:\\s+chủ trương)?\\s+(?:để|cho)\\s+(?=\\p{Lu}|các\\s)|' +
    '^(?:[^.;:,]{0,60}?\\s)?(?:[Kk]ính|[Tt]rân trọng|[Rr]ất)\\s+(?:đề nghị|mong(?:\\s+muốn)?|nhờ)\\s+|' +
    '^(?:(?:Thống nhất|Đồng ý|Nhất trí|Tiếp tục|Trước mắt|Đồng thời),?\\s+' +
    '|(?:Ban (?:Chỉ đạo|Thường vụ|Chấp hành)|Thường trực|Chủ tịch|Ủy ban nhân dân|UBND|[Đđ]ồng chí)\\s[^.;:,]{0,50}?\\s' +
    '|(?:Ban Chỉ đạo|Ban Thường vụ)\\s)?' +
    // "UBND xã bàn giao mặt bằng" hands over land.
    '(?<!(?:bàn|chuyển|ký|đấu|trao|tiếp)\\s)(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công|phân công|Ủy quyền|Uỷ quyền|Mong|Nhờ)\\s+(?:cho\\s+)?',
  'u',
)
/** Where a clause may begin: at the start, behind a full stop, a semicolon, a colon or the label of an entry. */
const clauseStart = /(?:^|[.;:]\s+|[.;:,]?\s*\(\w{1,4}\)\s+|\s\((?=\p{Lu}|giao\s)|,\s+(?=giao\s))(?=\S)/gu
/** Words in front of a body that are no part of its name. */
const beforeName = /^(?:Riêng|Đối với|Trước mắt,?|Trong đó,?|\d{1,3}\s?%)\s+/u
/** Words that open a clause in front of who acts: "Từ nay đến hết ngày 12/6/2026, Ủy ban Kiểm tra …". */
const circumstance = new RegExp(
  '^(?!Sau khi (?:nghe|xem xét|thảo luận|có ý kiến))(?:(?:Ngay|Định kỳ|Chậm nhất|Muộn nhất|Hạn cuối|Hạn chót),?\\s+)?' +
    '(?:từ|trong|trước|đến|sau|vào|khi|hằng|hàng|ngày|quý|tháng|tuần|căn cứ|trên cơ sở|để|nhằm|về)(?!\\p{L})',
  'iu',
)
/** "Khoa Dược được giao rà soát …" */
const isGiven =
  /^\s+(?:được|có trách nhiệm được)\s+(?:giao|phân công|ủy quyền|uỷ quyền|chỉ định)(?:\s+(?:nhiệm vụ|trách nhiệm|làm đầu mối))?(?=\s)/u
const takesOn =
  /^\s+(?:chủ trì|đảm nhiệm|đảm nhận|phụ trách|thực hiện|chịu trách nhiệm|tham mưu|làm đầu mối|tổ chức thực hiện)(?!\p{L})/u

/** Words in front of who is named behind the work, and what must follow the name. */
interface NamedBehind {
  readonly before: RegExp
  readonly isAct: (rest: string) => boolean
}
const behindWork: readonly NamedBehind[] = [
  // "Việc rà soát … do Phòng Tổ chức đảm nhiệm"
  { before: /\sdo\s+(?=\p{Lu}|các\s)/gu, isAct: (rest) => takesOn.test(rest) },
  // "Riêng báo cáo sơ kết giao Phòng An toàn soạn thảo"
  { before: /\sgiao\s+(?:cho\s+)?(?=\p{Lu}|các\s)/gu, isAct: (rest) => takesOn.test(rest) || isDuty(rest) },
]
/** "… bản tin phải được Hạt Kiểm lâm gửi tới …" */
const behindDuty: NamedBehind = {
  before: /\s(?:phải|cần)\s+(?:được|do)\s+(?=\p{Lu}|các\s)/gu,
  isAct: (rest) => isDuty(rest) || actsBehind(rest),
}
/** A second name of the body: "Văn phòng Tỉnh ủy - Cơ quan Thường trực Ban Chỉ đạo chủ trì". */
const secondName =
  /^\s*(?:\([^()]{1,80}\)\s*|[-–]\s+\p{Lu}[^.;:]{1,60}?(?=\s(?:chủ trì|chịu|có|khẩn|tham|chủ động|phối|thường|chỉ đạo|lãnh đạo|rà|xây|tổ chức)|:))/u
const coordinates =
  /(?:phối hợp(?:\s+chặt chẽ)?(?:,?\s+(?:với(?:\s+với)?|cùng(?:\s+với)?)|(?=\s+\p{Lu}))|chủ trì,?\s+cùng(?:\s+với)?|phối hợp(?: thực hiện)?\s*:)\s+/gu
/** "Cơ quan chủ trì: Sở Xây dựng; cơ quan phối hợp: …" */
const labelled = /^(?:(?:[Cc]ơ quan|[Đđ]ơn vị)\s+)?(?:[Cc]hủ trì|[Tt]hực hiện|[Tt]rách nhiệm)(?: thực hiện)?\s*:\s+/u
const labelledJoin = /^(?:(?:[Cc]ơ quan|[Đđ]ơn vị)\s+)?[Pp]hối hợp(?: thực hiện)?\s*:\s+/u
const directs =
  /^,?\s*(?:trực tiếp\s+|tập trung\s+)?(?:chỉ đạo|lãnh đạo)(?:\s+(?:quyết liệt|kịp thời|thường xuyên))?,?\s+(?=\p{Lu}|các\s)/u
/** "…; các cơ quan, đơn vị chủ động phối hợp thực hiện". */
const joinsIn = /^(?:chủ động\s+)?phối hợp\s+(?!với|cùng)/u

/** Whom a paragraph charges with work, wherever it stands. */
export function readCharge({ text }: { readonly text: string }, directory: BodyDirectory): Charge {
  const heading = readHeading(text, directory)
  const segments: Segment[] = heading === null ? [] : [heading]
  for (const start of clauseStarts(text)) {
    // "…, giao Sở Y tế chủ trì" gives what its sentence says, unless that is somebody's already.
    const isLate = /,\s+$/u.test(text.slice(Math.max(0, start - 3), start))
    if (isLate && segments.some(({ gives, start: before }) => gives && !/[.;]\s/u.test(text.slice(before, start))))
      continue
    const clause = readClause(text, start, directory)
    if (clause !== null) segments.push(clause)
  }
  const gives = segments.some((one) => one.gives)
  // "Chỉ đạo các Ban …" by itself says what a body leads, not who is given work.
  const charging = gives ? segments : []
  return {
    ...joinSegments(charging),
    gives,
    segments,
    isHeading: heading !== null,
    bareHeading: heading ?? readBareHeading(text, directory),
  }
}

/** Those of several clauses; one that is named once stands once, though two clauses take it in. */
export function joinSegments(
  segments: readonly Pick<Segment, 'charged' | 'unknownBodies' | 'unknownCoordinating'>[],
): Pick<Segment, 'charged' | 'unknownBodies' | 'unknownCoordinating'> {
  const charged = new Map(
    segments.flatMap((one) => one.charged).map((one) => [`${one.as}/${one.start}/${one.body.id}`, one]),
  )
  return {
    charged: [...charged.values()],
    unknownBodies: [...new Set(segments.flatMap((one) => one.unknownBodies))],
    unknownCoordinating: [...new Set(segments.flatMap((one) => one.unknownCoordinating))],
  }
}

/** Bodies and a colon, nothing else; without the colon it is the heading of a member and of what they stand for. */
function readHeading(text: string, directory: BodyDirectory): Segment | null {
  const { named, end } = readNamed(text, beforeName.exec(text)?.[0].length ?? 0, directory)
  if (named.length === 0) return null
  const second = secondName.exec(text.slice(end, end + 160))?.[0].length ?? 0
  if (!/^\s*:\s*$/u.test(text.slice(end + second))) return null
  return makeSegment(text, 0, named, [], end, true, directory)
}

/** "II. Ban Tổ chức Tỉnh ủy", "3. Giao Sở Nội vụ": bodies alone, no persons, who are members with their duties. */
function readBareHeading(text: string, directory: BodyDirectory): Segment | null {
  const head = text.slice(0, 100)
  const given = giving.exec(head)?.[0].length ?? 0
  const { named, end } = readNamed(text, given, directory)
  const isPerson = named.some(
    (one) => one.asPerson || /^(?:các\s+)?(?:đồng chí|ông|bà)\s/iu.test(text.slice(one.start)),
  )
  if (named.length === 0 || isPerson || !/^\s*(?:\([^()]{1,80}\))?\s*[.:]?\s*$/u.test(text.slice(end))) return null
  return makeSegment(text, 0, named, [], end, true, directory)
}

function clauseStarts(text: string): number[] {
  return [...text.matchAll(clauseStart)].map(({ 0: mark, index }) => index + mark.length)
}

/** A rule for everybody, no work of its own: "Người đứng đầu phải chịu trách nhiệm nếu …". */
const isPrinciple = /^,?\s*(?:phải\s+)?chịu trách nhiệm\s+(?:trước|nếu|toàn diện|khi)(?!\p{L})/u

/** Where the name of who acts begins, behind words in front of it. */
function skipTo(text: string, start: number, directory: BodyDirectory): number {
  const before = beforeName.exec(text.slice(start, start + 100))?.[0].length ?? 0
  if (before > 0 || !circumstance.test(text.slice(start, start + 40))) return start + before
  const clause = /^[^.;:]*/u.exec(text.slice(start, start + 260))?.[0] ?? ''
  for (const { 0: comma, index } of clause.matchAll(/,\s+(?=\p{Lu}|các\s|đồng chí\s)/gu)) {
    const from = start + index + comma.length
    const { named, end } = readNamed(text, from, directory)
    const rest = text.slice(end, end + 160)
    if (named.length > 0 && (isDuty(rest) || isGiven.test(rest) || takesUp(text, from, named, rest))) return from
  }
  return start
}

/** "Việc rà soát … do Phòng Tổ chức đảm nhiệm": who is named behind the work. */
function readDoneBy(text: string, start: number, directory: BodyDirectory): Segment | null {
  const isOfWork = /^(?:Việc|Công tác|Nhiệm vụ|Nội dung|Riêng|Đối với)\s/u.test(text.slice(start, start + 12))
  const clause = text.slice(start, clauseEnd(text, start))
  for (const { before, isAct } of isOfWork ? [...behindWork, behindDuty] : [behindDuty])
    for (const { 0: words, index } of clause.matchAll(before)) {
      const { named, end } = readNamed(text, start + index + words.length, directory)
      if (named.length > 0 && isAct(text.slice(end, end + 40)))
        return makeSegment(text, start, named, [], end, true, directory)
    }
  return null
}

/** Who is charged where a clause begins; null where it charges nobody. */
function readClause(text: string, start: number, directory: BodyDirectory): Segment | null {
  const head = text.slice(start, start + 100)
  const given = (giving.exec(head) ?? labelled.exec(head))?.[0].length
  const skipped = given === undefined ? skipTo(text, start, directory) - start : 0
  const from = start + (given ?? skipped)
  const directed = directs.exec(text.slice(start, start + 60))?.[0]
  const joins = (labelledJoin.exec(head) ??
    /^(?:[Cc]hủ trì,?\s+)?[Pp]hối hợp(?:\s+chặt chẽ)?(?:,?\s+(?:với|cùng(?:\s+với)?)|(?=\s+\p{Lu}))\s+/u.exec(
      head,
    ))?.[0].length
  if (joins !== undefined) {
    const helping = readNamed(text, start + joins, directory).named
    return helping.length === 0 ? null : joiningSegment(text, start, helping)
  }
  const { named, end } = readNamed(text, from, directory)
  if (named.length === 0) {
    // "Lãnh đạo Ủy ban nhân dân xã: …" below the body that is to lead it.
    const asDirected = /^(?:Lãnh đạo|Chỉ đạo)\s+/u.exec(head)?.[0].length
    if (asDirected === undefined && directed === undefined) return readDoneBy(text, start, directory)
    const below = readNamed(text, start + (asDirected ?? directed?.length ?? 0), directory)
    return below.named.length === 0 ? null : makeSegment(text, start, [], [below.named], below.end, false, directory)
  }
  const behind = text.slice(end, end + 160)
  const second = secondName.exec(behind)?.[0].length ?? 0
  const rest = behind.slice(second)
  if (text.charAt(start - 1) === '(' && given === undefined && !leadsInBrackets.test(rest)) return null
  const givenHere = isGiven.test(rest)
  if (given === undefined && !givenHere && !isDuty(rest) && !takesUp(text, start, named, rest)) return null
  if (given === undefined && start > 0 && isPrinciple.test(rest)) return null
  if (given === undefined && skipped === 0 && !/^(?:\p{Lu}|đồng chí\s)/u.test(text.slice(from, from + 10))) {
    // A clause in small letters goes on with the sentence; it can only join in.
    return joinsIn.test(rest.trimStart()) ? joiningSegment(text, start, named) : null
  }
  return makeSegment(text, start, named, directedBehind(text, end + second, directory), end + second, true, directory)
}

/** What is said in brackets of who leads; "(Công an xã báo cáo)" tells who reported. */
const leadsInBrackets = /^,?\s*(?:chủ trì|phối hợp|thực hiện|tham mưu|đầu mối|chịu trách nhiệm|hoàn thành)(?!\p{L})/u

/** A body that is surely one acts whatever the verb; "Sở Tài chính: Bố trí kinh phí …" says whose work it is. */
function takesUp(text: string, start: number, named: readonly NamedBody[], rest: string): boolean {
  const inline = /^\s*:\s+(?=\S)/u.exec(rest)?.[0].length
  if (inline !== undefined) return ordersByItself(rest.slice(inline)) || /^\((?:1|i|a)\)\s/u.test(rest.slice(inline))
  return (
    named.every((one) => isWholeName(one, text)) && /^\p{Lu}/u.test(text.slice(start, start + 1)) && actsBehind(rest)
  )
}

/** "A chỉ đạo B lãnh đạo C": B and C. */
function directedBehind(text: string, end: number, directory: BodyDirectory): (readonly NamedBody[])[] {
  const found: (readonly NamedBody[])[] = []
  for (let at = end; ;) {
    const words = directs.exec(text.slice(at, at + 60))?.[0]
    const below = words === undefined ? null : readNamed(text, at + words.length, directory)
    if (below === null || below.named.length === 0) return found
    found.push(below.named)
    at = below.end
  }
}

function joiningSegment(text: string, start: number, named: readonly NamedBody[]): Segment {
  return {
    start,
    gives: false,
    charged: named.flatMap((one) => chargedAs(text, one, 'coordinating')),
    unknownBodies: [],
    unknownCoordinating: namesOf(text, named),
  }
}

function makeSegment(
  text: string,
  start: number,
  leads: readonly NamedBody[],
  directed: readonly (readonly NamedBody[])[],
  end: number,
  gives: boolean,
  directory: BodyDirectory,
): Segment {
  const stop = clauseEnd(text, end)
  const coordinating = namedBehind(text.slice(0, stop), end, directory)
  const below = directed.flat()
  return {
    start,
    gives,
    charged: [
      ...leads.flatMap((one) => chargedAs(text, one, 'lead')),
      ...coordinating.flatMap((one) => chargedAs(text, one, 'coordinating')),
      ...below.flatMap((one) => chargedAs(text, one, 'directed')),
    ],
    unknownBodies: [...namesOf(text, leads), ...namesOf(text, below)],
    unknownCoordinating: namesOf(text, coordinating),
  }
}

/** The sentence: what stands behind its full stop, or in the entries of its list, is of others. */
function clauseEnd(text: string, from: number): number {
  const found = /\.\s+(?=\p{Lu})|\s\((?:1|i|a)\)\s/u.exec(text.slice(from))
  return found === null ? text.length : from + found.index
}

function namedBehind(text: string, from: number, directory: BodyDirectory): readonly NamedBody[] {
  return [...text.slice(from).matchAll(coordinates)].flatMap(
    ({ 0: words, index }) => readNamed(text, from + index + words.length, directory).named,
  )
}

function chargedAs(text: string, { body, asPerson, start, end }: NamedBody, as: Charged['as']): Charged[] {
  return body === null ? [] : [{ body, asPerson, start, end, name: squeeze(withoutShort(text.slice(start, end))), as }]
}

function namesOf(text: string, named: readonly NamedBody[]): string[] {
  return named.flatMap(({ body, start, end }) => (body === null ? [squeeze(withoutShort(text.slice(start, end)))] : []))
}
