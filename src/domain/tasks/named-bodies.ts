/** Whom a sentence of a directive names, where it names them: bodies of the directory, and others by how such names are written. */
import { z } from 'zod'
import shipped from '../../../resources/words/duties.json' with { type: 'json' }
import { type Addressee, readAddressees } from '../bodies/addressees.ts'
import { type BodyDirectory, ownNameAt } from '../bodies/body-directory.ts'
import { bodyOpenings, groupNouns } from '../bodies/body-words.ts'
import { anyOf } from '../words/word-patterns.ts'
import { readAroundShort } from './short-inside.ts'

const words = z.array(z.string().min(1)).min(1).readonly()
const list = z
  .strictObject({
    /** What a body is to do begins with one of these. */
    verbs: words,
    /** The same words inside a name. */
    insideNames: words,
    /** First words of names beside those of resources/words/bodies.json. */
    openings: words,
    groupNouns: words,
    /** What an item is about that reports and orders nothing. */
    assessments: words,
    /** What follows a body of which something is told. */
    done: words,
    /** What follows a body of which nothing is ordered. */
    noDuty: words,
  })
  .parse(shipped)

/** A body, post or group where it is named; `body` is null for one that the directory does not know. */
export interface NamedBody {
  readonly body: Addressee['body'] | null
  readonly asPerson: boolean
  readonly start: number
  readonly end: number
  /** The paper writes the name apart elsewhere: it ends where it is said to. */
  readonly isOwn?: boolean
}

const verb = anyOf(list.verbs)
const beginsDuty = new RegExp(`^,?\\s*(?:cần\\s+|phải\\s+|sẽ\\s+)?${verb}(?!\\p{L})`, 'u')
const beginsReport = new RegExp(`^\\s*${anyOf(list.done)}(?!\\p{L})|^\\s*hoàn thành\\s+\\d+\\s*/\\s*\\d+`, 'u')
const beginsNothing = new RegExp(`^\\s*${anyOf(list.noDuty)}(?!\\p{L})`, 'u')
const insideName = new RegExp(`(?<!\\p{L})${anyOf(list.insideNames)}(?!\\p{L})`, 'giu')
/** "Ban hành quyết định", "Thanh tra, chấn chỉnh": what is to be done, though a body may begin so. */
const beginsAsVerb = new RegExp(
  `^${anyOf([...list.verbs, ...list.verbs.map((one) => one.slice(0, 1).toUpperCase() + one.slice(1))])}(?!\\p{L})(?!\\s+(?:\\p{Lu}|tỉnh|thành phố|xã|phường|cấp))`,
  'u',
)
/** "lãnh đạo các cơ quan": those who lead them. */
const leaders = /^lãnh đạo\s+(?:các|những)\s/u
const opening = new RegExp(`^${anyOf([...bodyOpenings, ...list.openings])}(?!\\p{L})`, 'u')
const openingOfName = new RegExp(String.raw`${opening.source}\s+(?=\p{Lu})`, 'u')
const groupOpening = new RegExp(
  `^(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng|[Tt]oàn thể|[Tt]ất cả các)\\s+(?:đồng chí\\s+)?${anyOf([...groupNouns, ...list.groupNouns])}(?!\\p{L})|^(?:đảng ủy|đảng bộ|chi bộ|công an|trạm y tế|ủy ban nhân dân|hội đồng nhân dân|mặt trận tổ quốc)\\s+các(?!\\p{L})`,
  'iu',
)
/** "trưởng các thôn", "bí thư đảng ủy xã" in a list. */
const smallPost =
  /^(?:trưởng|bí thư|chủ tịch|giám đốc|hiệu trưởng|thủ trưởng|lãnh đạo|doanh nghiệp|chủ đầu tư|nhà thầu)(?=\s)/u
const person = /^(?:[Đđ]ồng chí|[Đđ]\/c|[Ôô]ng|[Bb]à)\s+(?=\p{Lu})/u
const personName =
  /^(?!(?:Trưởng|Phó|Chủ|Thường|Thành|Cục|Chi|Tổng|Ủy|Uỷ|Chánh)\s)\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){1,4}(?=(?:\s*,\s*|\s[-–]\s+)\p{Lu}|\s*[:(]|\s+\p{Ll})/u
const nameStop = new RegExp(
  `[;:()\\n]|\\.(?=\\s|$)|,|\\s[-–]\\s(?=\\p{Lu})|\\s(?:và|cùng(?:\\s+với)?)\\s|\\s+(?:${verb}|${anyOf(list.done)})(?!\\p{L})|(?<=\\s(?:tỉnh|(?:xã|phường|đặc khu)(?:\\s\\p{Lu}\\p{L}*){0,3}))\\s+(?=\\p{Ll})`,
  'gu',
)
/** A body is named by what it does: "Tổ giám sát", "Hội đồng thẩm định". */
const namedByDeed = /(?:^|\s)(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng|Tổ|Hội đồng|Đoàn|Quản lý)$/u
const separator = /^\s*(?:,\s*(?:và\s+|cùng\s+)?|;\s*|và\s+|cùng\s+(?:với\s+)?)/u
/** Words of a longer name than any. */
const longest = 170

/** "không được để tồn đọng", "là đầu mối theo dõi" */
const forbids =
  /^,?\s*(?:tuyệt đối\s+)?(?:không được|không để)(?!\p{L})|^\s*(?:là|làm)\s+(?:cơ quan\s+|đơn vị\s+)?(?:đầu mối|chủ trì)(?!\p{L})/u

/** Whether what a body is to do begins where its name ends. */
export function isDuty(rest: string): boolean {
  if (forbids.test(rest)) return true
  return beginsDuty.test(rest) && !beginsReport.test(rest)
}

/** Such a name goes on with its field in small letters: "Ban Chỉ đạo giải phóng mặt bằng". */
const takesField = /^(?:Ban [Cc]hỉ đạo|Ban Chỉ huy|Hội đồng|Tiểu ban|Tổ|Tổ công tác|Đoàn công tác|Ban Quản lý|Quỹ)$/u
const endsWithPlace = /\s(?:tỉnh|thành phố|(?:xã|phường|đặc khu)(?:\s\p{Lu}\p{L}*){0,3})$/u

/** Whether a name is surely whole: that of a single body of the directory, or one that ends with its place. */
export function isWholeName({ body, start, end, isOwn = false }: NamedBody, text: string): boolean {
  if (isOwn) return true
  const name = text.slice(start, end)
  return body === null ? endsWithPlace.test(name) : body.kind !== 'group' && !takesField.test(name)
}

/** Whether what follows a body that is surely one is to be done by it, whatever the verb. */
export function actsBehind(rest: string): boolean {
  return /^,?\s+\p{Ll}/u.test(rest) && !beginsReport.test(rest) && !beginsNothing.test(rest)
}

/** Whether words order by themselves: "Bố trí kinh phí …", "khẩn trương trình …". */
export function ordersByItself(rest: string): boolean {
  return beginsDuty.test(rest.slice(0, 1).toLowerCase() + rest.slice(1)) && !beginsReport.test(rest)
}

/** Whether the words are about what was, not what is to be done. */
export function isAssessment(text: string): boolean {
  return assessment.test(text)
}

const assessment = new RegExp(`^(?:[IVX\\d]+\\.\\s*)?${anyOf(list.assessments)}(?!\\p{L})`, 'iu')

/** The bodies named from `from` on, one after the other, and where the last of them ends (`from` when there is none). */
export function readNamed(
  text: string,
  from: number,
  directory: BodyDirectory,
): { readonly named: readonly NamedBody[]; readonly end: number } {
  const named: NamedBody[] = []
  let end = from
  for (let start = skipBlanks(text, from); start < text.length;) {
    const fields = readFields(text, start, directory)
    named.push(...fields)
    const found =
      fields.at(-1) ??
      readAroundShort(text, start, longest, (plain) => readName(plain, start, directory, named.length > 0))
    if (found === null) break
    if (fields.length === 0) named.push(found)
    end = found.end
    const gap = separator.exec(text.slice(end, end + 12))
    if (gap === null) break
    start = end + gap[0].length
  }
  return { named, end }
}

const sharedHead = /^[Cc]ác\s+([Ss]ở|[Bb]an|[Pp]hòng|[Cc]hi cục)\s*:?\s+(?=\p{Lu})/u

/** "các Sở: Xây dựng, Tài chính, Nội vụ": each of them, where all are known. */
function readFields(text: string, start: number, directory: BodyDirectory): NamedBody[] {
  const [whole = '', head = ''] = sharedHead.exec(text.slice(start, start + 24)) ?? []
  if (whole === '') return []
  const prefix = `${head.slice(0, 1).toUpperCase()}${head.slice(1)} `
  const fields: NamedBody[] = []
  for (let at = start + whole.length; ;) {
    const known = readAddressees(prefix + text.slice(at, at + longest), 0, directory).addressees[0]
    if (known === undefined || known.body.kind === 'group') return fields.length > 1 ? fields : []
    const end = trimEnd(text, at, at + known.end - prefix.length)
    fields.push({ body: known.body, asPerson: false, start: at, end })
    const gap = /^\s*(?:,\s*|và\s+)(?=\p{Lu})/u.exec(text.slice(end, end + 8))
    if (gap === null) return fields.length > 1 ? fields : []
    at = end + gap[0].length
  }
}

function skipBlanks(text: string, at: number): number {
  return at + (/^\s+/u.exec(text.slice(at, at + 8))?.[0].length ?? 0)
}

function readName(text: string, start: number, directory: BodyDirectory, inList: boolean): NamedBody | null {
  const known = readAddressees(text, start, directory).addressees[0]
  const ownEnd = endOfOwn(text, start, directory)
  if (ownEnd > (known?.end ?? start)) return { body: null, asPerson: false, start, end: ownEnd, isOwn: true }
  const head = text.slice(start, start + 30)
  // No name begins with "Báo cáo", whoever is reported to; newspapers are "Báo Nhân Dân".
  if (beginsAsVerb.test(head) || /^báo cáo(?!\p{L})/iu.test(head)) return null
  const knownEnd = known === undefined ? -1 : trimEnd(text, start, known.end)
  const rest = text.slice(start, start + longest)
  const behind = text.slice(knownEnd, knownEnd + 60)
  const goesOnWithPlaces =
    listsPlaces(text.slice(start, knownEnd), behind.replace(/^\s*:\s+/u, '')) && /^\s*:/u.test(behind)
  if (known !== undefined && !goesOnWithPlaces && (endsName(behind) || !namesMore.test(behind)))
    return { body: known.body, asPerson: known.asPerson, start, end: extend(text, start, knownEnd) }
  const unknownEnd = endOfUnknown(rest, inList)
  if (unknownEnd !== -1) return { body: null, asPerson: false, start, end: extend(text, start, start + unknownEnd) }
  return known === undefined ? null : { body: known.body, asPerson: known.asPerson, start, end: knownEnd }
}

const headOf =
  /^(?:(?:các\s+)?[Đđ]ồng chí\s+)?(?:Phó\s+)?(?:[Tt]rưởng|[Gg]iám đốc|[Hh]ạt trưởng|[Tt]hủ trưởng|[Cc]hánh|[Bb]í thư|[Đđ]ội trưởng|[Tt]rạm trưởng|[Qq]uản đốc)\s+/u

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Where a name of the paper's own ends, alone or behind what it is a part of: "Chi bộ Xí nghiệp Cấp nước"; `start` where none stands. */
function endOfOwn(text: string, start: number, directory: BodyDirectory): number {
  if (directory.ownNames.length === 0) return start
  const rest = text.slice(start, start + longest)
  const alone = ownNameAt(rest, directory)
  if (alone > 0) return start + alone
  // "đồng chí Trưởng phòng An toàn": who heads a body that is named so.
  const post = headOf.exec(rest)?.[0].length ?? 0
  const headed = post === 0 ? 0 : ownNameAt(capitalize(rest.slice(post)), directory)
  if (headed > 0) return start + post + headed
  const first = openingOfName.exec(rest)?.[0].length ?? 0
  const inside = first === 0 ? 0 : ownNameAt(rest.slice(first), directory)
  return inside === 0 ? start : start + first + inside
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).replace(/[\s,–-]+$/u, '').length
}

/** A known name goes on as one that is not known only with words of a name: "Sở Y tế mua thuốc" is none. */
const namesMore =
  /^\s+(?:(?:xã|phường|thành phố|đặc khu|huyện)(?!\p{L})|(?:\p{Lu}|học|phận|ven|biên giới|vùng|miền|nơi|trọng điểm|mầm non|tiểu học|trung học|của|trên|thuộc|trực thuộc|đầu tư|các)(?!\p{Ll}*\s*[,.;:]\s*$))/u

/** A name ends before a mark, a conjunction or what is to be done. */
function endsName(rest: string): boolean {
  return (
    /^\s*(?:$|[,;:.()]|[-–]\s|(?:và|cùng|để|trong|tại|về)\s)/u.test(rest) ||
    beginsDuty.test(rest) ||
    beginsReport.test(rest)
  )
}

/** A group goes on over commas: "các cấp ủy, lãnh đạo các cơ quan, đơn vị, địa phương". */
function extend(text: string, start: number, end: number): number {
  if (!/^\p{Ll}|^(?:Các|Những|Người|Thủ trưởng|Lãnh đạo)\s/u.test(text.slice(start, start + 12))) return end
  let at = end
  for (;;) {
    const gap = /^,\s+(?=\p{Ll})/u.exec(text.slice(at, at + 8))
    if (gap === null) return at
    const rest = text.slice(at + gap[0].length, at + longest)
    if (beginsDuty.test(rest) && !leaders.test(rest)) return at
    const shift = leaders.test(rest) ? 9 : 0
    const length = shift + lengthOfName(rest.slice(shift))
    if (length === 0 || length > 60) return at
    at += gap[0].length + length
  }
}

const postAndHolder =
  /^(?:Phó\s+)?(?:Giám đốc|Chủ tịch|Trưởng (?:ban|phòng|khoa|trạm)|Chánh Văn phòng|Bí thư|Hiệu trưởng|Cục trưởng|Chi cục trưởng|Chủ nhiệm)\s+(?!Ủy|Uỷ|Hội|Ban|Sở|Liên|Công|Trung|Văn|Mặt)\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,4}(?=\s+\p{Ll})/u

/** Where a name that the directory does not know ends; -1 where none begins. */
function endOfUnknown(rest: string, inList: boolean): number {
  const comrade = person.exec(rest)?.[0].length ?? 0
  const own = rest.slice(comrade)
  const full = comrade > 0 ? personName.exec(own)?.[0].length : undefined
  if (full !== undefined) {
    // "đồng chí A, Phó Chủ tịch UBND xã": name and post.
    const gap = /^(?:\s*,\s*|\s[-–]\s+)(?=\p{Lu})/u.exec(own.slice(full))?.[0].length ?? 0
    if (gap === 0) return comrade + full
    const post = lengthOfName(own.slice(full + gap))
    return comrade + full + (post === 0 ? 0 : gap + post)
  }
  // "Phó Giám đốc Lê Thị Bích Ngân phụ trách …": a post and who holds it.
  const holder = postAndHolder.exec(own)?.[0].length
  if (holder !== undefined) return comrade + holder
  const begins = opening.test(own) || groupOpening.test(own) || (inList && smallPost.test(own)) || smallPost.test(own)
  if (!begins) return -1
  const length = lengthOfName(own)
  // One word of a body is no name: "Thường trực, chỉ đạo …".
  const named = own.slice(0, length).split(/\s+/)
  const isName =
    named.length > 2 ||
    /^(?:\p{Lu}|(?:tỉnh|thành phố|xã|phường|đặc khu|huyện|đoàn|ủy|uỷ)$)/u.test(named[1] ?? '') ||
    groupOpening.test(own) ||
    smallPost.test(own)
  return length < 3 || !isName ? -1 : comrade + length
}

/** Characters up to the mark or verb that ends a name. */
function lengthOfName(rest: string): number {
  const hidden = rest.replace(insideName, (found) => '_'.repeat(found.length))
  for (const { index } of hidden.matchAll(nameStop)) {
    if (index < 2) continue
    const stop = hidden.slice(index)
    const before = hidden.slice(0, index)
    if (/^\s+\p{Ll}/u.test(stop) && namedByDeed.test(before) && !/^\s(?:và|cùng)\s/u.test(stop)) continue
    // A conjunction parts bodies, and joins the words of one: "Phòng Văn hóa và Xã hội".
    const joint = /^\s(?:và|cùng(?:\s+với)?)\s+/u.exec(stop)?.[0]
    if (joint !== undefined && (isOneOffice.test(before) || !beginsAnother(rest.slice(index + joint.length)))) continue
    if (stop.startsWith(':') && listsPlaces(before, stop.slice(1).trimStart())) continue
    // "Công an phường" ends there, "các xã vùng cao" does not.
    if (
      /\s(?:xã|phường|đặc khu)$/u.test(before) &&
      (ofMany.test(before) || namesMore.test(stop)) &&
      /^\s+\p{Ll}/u.test(stop) &&
      !isDuty(stop)
    )
      continue
    // A comma inside a name: "Sở Văn hóa, Thể thao và Du lịch", "các xã, phường".
    const dashed = /^\s[-–]\s(?=\p{Lu})/u.exec(stop)?.[0]
    if (dashed !== undefined && !opening.test(stop.slice(dashed.length))) continue
    if (stop.startsWith(',') && goesOn(before, hidden.slice(index + 1).trimStart())) continue
    return rest.slice(0, index).trimEnd().length
  }
  return rest.length >= longest ? 0 : rest.replace(/[\s.]+$/u, '').length
}

/** "Văn phòng HĐND và UBND" serves both. */
const isOneOffice = /^Văn phòng\s(?:.*\s)?(?:HĐND|Hội đồng nhân dân)$/u

const ofMany = /(?:^|\s)(?:[Cc]ác|[Nn]hững|[Mm]ỗi|cấp|\d+)\s(?:[^,]*,\s)?(?:xã|phường|đặc khu)$/u

function beginsAnother(after: string): boolean {
  return opening.test(after) || groupOpening.test(after) || person.test(after)
}

/** "các xã, phường: Nà Sầm, Bản Lang" */
function listsPlaces(before: string, after: string): boolean {
  return (
    /\s(?:xã|phường|đặc khu|huyện|thôn|bản)(?:\s\p{Ll}+){0,3}$/u.test(before) &&
    /^\p{Lu}/u.test(after) &&
    !ordersByItself(after)
  )
}

/** Places one after the other: "các xã Lạc Hà, Lạc Sơn". */
const placesBefore =
  /(?:^|\s)(?:các|những|\d+)\s(?:(?:xã|phường|đặc khu|huyện|thôn|bản|thị trấn)(?:,\s|\svà\s)?)+:?\s\p{Lu}[\p{L}\s,]*$/iu

function goesOn(before: string, after: string): boolean {
  if (placesBefore.test(before) && /^\p{Lu}/u.test(after) && !beginsAnother(after)) return true
  if (/^(?:xã|phường|thị trấn|đặc khu|huyện|thị xã)(?!\p{L})/u.test(after) && /(?:các|xã|phường)(?:\s|$)/u.test(before))
    return true
  return (
    /^(?:Sở|Bộ|Phòng|Cục|Chi cục)\s/u.test(before) &&
    /^\p{Lu}/u.test(after) &&
    !opening.test(after) &&
    /^[^,.;:]{2,40}\svà\s/u.test(after)
  )
}
