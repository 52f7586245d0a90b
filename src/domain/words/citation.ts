/** Documents that a text names: "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về …", "41-KH/TU". */
import { beginsAsBody } from '../bodies/body.ts'
import { type IsoDate, isoDate, writeShortDate } from '../deadline/dates.ts'
import { documentTypeNames } from './document-types.ts'
import { matchesOf, squeeze } from './text.ts'

export interface Citation {
  /** "Nghị quyết"; empty where a symbol stands alone. */
  readonly type: string
  /** Number with symbol, no blanks: "57-NQ/TW", "179/2025/NĐ-CP". */
  readonly number: string
  readonly date: IsoDate | null
  readonly issuer: string
  /** As it follows the issuer, first word included: "về …", "sửa đổi, bổ sung …". For a law its name. */
  readonly subject: string
}

/** `start` to `end` runs from the type to the issuer; the subject is outside, as it may cite other documents. */
export interface FoundCitation extends Citation {
  readonly start: number
  readonly end: number
  readonly written: string
}

const typeNames = documentTypeNames.join('|')
const typeBefore = new RegExp(
  `(?<!\\p{L})((?:${typeNames})(?:\\s+(?:làm việc|phối hợp|hành động|công tác|kết luận))?)\\s+(?:số\\s*:?\\s*)?$`,
  'iu',
)
/** "Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15": the name comes before the number. */
const lawBefore = /(?<!\p{L})(Luật|Bộ luật|Pháp lệnh)\s+(\p{Lu}[^;.()\n]{2,150}?)\s+số\s*$/u
const startsAsDocument = new RegExp(`^(?:${typeNames})(?!\\p{L})`, 'u')
const longestLead = 180

const abbreviation = '[A-ZĐ][A-Za-zĐđ]{0,7}'
const organ = '[A-ZĐƯ][A-Za-zĐđƯư0-9]*'

/** The symbol of a Party document (57-NQ/TW), a State one (54/KH-UBND, 179/2025/NĐ-CP) or a law (93/2025/QH15). */
function writeSymbolPattern(hyphen: string, slash: string): string {
  const organs = `${organ}(?:-${organ})*`
  const party = `\\d{1,5}[a-z]?${hyphen}${abbreviation}${slash}${organs}`
  const state = `\\d{1,5}[a-z]?${slash}(?:\\d{4}${slash})?${abbreviation}${hyphen}${organs}`
  const law = `\\d{1,5}${slash}\\d{4}${slash}(?:QH|UBTVQH)\\d{1,2}`
  return `(?<![\\p{L}\\d/-])(?:${party}|${state}|${law})(?![\\p{L}\\d])`
}

/** Source of a RegExp (flag u) for a document symbol, to keep it unbroken on the page. */
export const symbolPattern = writeSymbolPattern('-', '/')

/** Blanks around the marks too: a line may have ended at "57-". */
const looseSymbol = new RegExp(writeSymbolPattern('\\s{0,2}[-–]\\s{0,2}', '\\s?/\\s?'), 'gu')

const slashDate = /^\s*,?\s*ngày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/iu
const longDate = /^\s*,?\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/iu

/** All documents cited, in order. Spans do not overlap; a document cited inside a subject is one more citation. */
export function findCitations(prose: string): FoundCitation[] {
  const found: FoundCitation[] = []
  const symbols = matchesOf(prose, looseSymbol)
  for (const [at, { 0: symbol, index }] of symbols.entries()) {
    const head = readHead(prose.slice(Math.max(found.at(-1)?.end ?? 0, index - longestLead), index))
    let end = index + symbol.length
    const dated = slashDate.exec(prose.slice(end, end + 60)) ?? longDate.exec(prose.slice(end, end + 60))
    if (dated !== null) end += dated[0].length
    const issued = readIssuer(clauseAt(prose.slice(0, symbols[at + 1]?.index), end))
    if (issued !== null) end += issued.length
    const start = index - head.length
    found.push({
      type: head.type,
      number: symbol.replace(/\s/g, '').replaceAll('–', '-'),
      date: dated === null ? null : isoDate(Number(dated[3]), Number(dated[2]), Number(dated[1])),
      issuer: issued?.issuer ?? '',
      subject: head.name === '' ? readSubject(clauseAt(prose, end)) : head.name,
      start,
      end,
      written: prose.slice(start, end),
    })
  }
  return found
}

/** The first document a text cites: a legal basis, a line, a cell. Null when it cites none. */
export function readCitation(text: string): Citation | null {
  const [first] = findCitations(text)
  return first === undefined ? null : withoutPlace(first)
}

/** What is cited, wherever it is. */
export function withoutPlace({ type, number, date, issuer, subject }: FoundCitation): Citation {
  return { type, number, date, issuer, subject }
}

/** "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về …"; a law has its name before the number. */
export function writeCitation({ type, number, date, issuer, subject }: Citation): string {
  const isLaw = /^(?:Luật|Bộ luật|Pháp lệnh)$/iu.test(type) && subject !== ''
  const day = date === null ? '' : `, ngày ${writeShortDate(date)}`
  const by = issuer === '' ? '' : ` của ${issuer}`
  if (isLaw) return `${type} ${subject} số ${number}${day}${by}`
  const about = subject === '' ? '' : ` ${beginsAsSubject.test(subject) ? '' : 'về '}${subject}`
  return `${type === '' ? '' : `${type} số `}${number}${day}${by}${about}`
}

/** What comes before a symbol: the type, for a law its name, and how many characters they take. */
function readHead(lead: string): { type: string; name: string; length: number } {
  const plain = typeBefore.exec(lead)
  const found = plain ?? lawBefore.exec(lead)
  if (found === null) return { type: '', name: '', length: 0 }
  const words = squeeze(found[1] ?? '').toLowerCase()
  const name = plain === null ? squeeze(found[2] ?? '') : ''
  return { type: words.charAt(0).toUpperCase() + words.slice(1), name, length: lead.length - found.index }
}

const clauseMark = /[();\n]|\.(?=\s|$)/gu

/** From `at` to the end of the clause: ";", a new line, the end of a sentence, or the bracket that closes around it. */
function clauseAt(prose: string, at: number): string {
  const longest = 1200
  const rest = prose.slice(at, at + longest)
  let depth = 0
  for (const { 0: mark, index } of matchesOf(rest, clauseMark)) {
    if (mark === '(') depth += 1
    else if (mark === '\n' || depth === 0) return rest.slice(0, index)
    else if (mark === ')') depth -= 1
  }
  return rest
}

const subjectWords = [
  'về',
  'quy định',
  'sửa đổi',
  'bổ sung',
  'ban hành',
  'phê duyệt',
  'hướng dẫn',
  'thực hiện',
  'triển khai',
  'kiện toàn',
  'thành lập',
  'phân công',
  'điều chỉnh',
  'thay thế',
  'bãi bỏ',
  'công bố',
  'giao',
].join('|')
const beginsAsSubject = new RegExp(`^(?:${subjectWords})(?!\\p{L})`, 'iu')
const issuerBefore = /^\s*,?\s*của\s+(?=\p{Lu})/u
/** What no name of an organ goes on with. */
const issuerEnd = new RegExp(
  `[,:()"“”]|\\s(?:${subjectWords}|trong|đối với|tại|thì|là|được|đã|có|theo|để|khi|nhằm|gồm|nêu|kèm|cho|do|từ|đến|` +
    `phải|cần|bảo đảm|yêu cầu|thông báo)(?!\\p{L})|\\s(?:và|cùng)\\s+(?=\\p{Ll}|(?:${typeNames})\\s)`,
  'u',
)
/** One field of a department: "Thể thao", "Công nghệ", "Hạ tầng đô thị". */
const fieldOfName = '\\p{Lu}\\p{Ll}+(?:\\s\\p{Ll}+)'
/** A name with commas of its own: its fields are listed, and the last one joined by "và": "Bộ Văn hóa, Thể thao và Du lịch". */
const listedFields = new RegExp(
  `^(?:Bộ|Sở|Ban|Cục|Vụ|Phòng|Viện|Trung tâm|Ủy ban|Hội)\\s${fieldOfName}{0,3}` +
    `(?<others>(?:,\\s${fieldOfName}{0,3})+\\svà\\s${fieldOfName}?)(?!\\p{L})`,
  'u',
)
/** A steering committee carries its field in its name: "Ban Chỉ đạo về phát triển …, … tỉnh Hà Lâm". */
const committee = new RegExp(
  '^(?:(?:Cơ quan )?Thường trực )?Ban [Cc]hỉ đạo(?: Trung ương| tỉnh)? về ' +
    '(?!(?:việc|phân công|kết luận|kế hoạch|tình hình|kết quả|nhiệm vụ)(?!\\p{L}))',
  'u',
)
const committeeEnd = new RegExp(
  '(?<=\\s(?:tỉnh|thành phố)(?:\\s\\p{Lu}\\p{Ll}*)+)(?!\\p{L}|\\s\\p{Lu})' +
    '|\\s(?:về|ban hành|phê duyệt)\\s|[:()]|,\\s+(?:yêu cầu|giao|đề nghị|các|đồng chí|\\p{Lu})',
  'u',
)

function readIssuer(clause: string): { issuer: string; length: number } | null {
  const before = issuerBefore.exec(clause)
  if (before === null) return null
  const rest = clause.slice(before[0].length)
  const field = committee.exec(rest)
  const sure = field?.[0].length ?? lengthOfListed(rest)
  const more = rest.slice(sure).search(field === null ? issuerEnd : committeeEnd)
  const issuer = (more === -1 ? rest : rest.slice(0, sure + more)).trimEnd()
  return { issuer: squeeze(issuer), length: before[0].length + issuer.length }
}

/** How long a name with listed fields is; 0 where what is listed are bodies or documents: "Bộ Chính trị, Ban Bí thư và Chính phủ". */
function lengthOfListed(text: string): number {
  const found = listedFields.exec(text)
  const others = found?.groups?.['others']?.split(/,\s|\svà\s/u).slice(1) ?? []
  return found === null || others.some((name) => beginsAsBody(name) || startsAsDocument.test(name))
    ? 0
    : found[0].length
}

const subjectAfter = new RegExp(`^\\s*,?\\s*((?:${subjectWords})(?!\\p{L}).*)$`, 'su')
/** A bracket that gives the document its short name ends its subject. */
const shortName = new RegExp(`\\s*\\([^()]*(?:gọi tắt|${symbolPattern}).*$`, 'su')

function readSubject(clause: string): string {
  const written = subjectAfter.exec(clause)?.[1] ?? ''
  return squeeze(written.replace(shortName, '')).replace(/[\s,.]+$/u, '')
}

/** In the number line of a head an organ may have more in its letters: "HĐND&UBND", "VP.UBND". */
const headOrgan = `${organ}(?:[-.&]${organ})*`
const numberLine = new RegExp(
  `^\\s*[Ss][ốỐ]\\s?:?([\\d.…_\\s]*)[-–]\\s*(${abbreviation})\\s?/\\s?(${headOrgan})\\s*$`,
  'u',
)

/** The State's order: "145/TB-UBND", "145/TBKL-UBND". */
const stateNumberLine = new RegExp(
  `^\\s*[Ss][ốỐ]\\s?:?([\\d.…_\\s]*)/\\s?(TB[A-ZĐ]{0,3}|KL)\\s?[-–]\\s?(${headOrgan})\\s*$`,
  'u',
)

/** "13-TB/CQTT", and "145/TB-UBND" for a symbol in the State's order. */
export function joinNumber(number: string, symbol: string): string {
  return `${number}${isStateSymbol(symbol) ? '/' : '-'}${symbol}`
}

function isStateSymbol(symbol: string): boolean {
  return /^[^/-]+-/u.test(symbol)
}

/**
 * The number line of a head: "Số 13-TB/CQTT". `number` is null where a gap or dots stand for it (F-NUM-20); null
 * when the line is no such line.
 */
export function readNumberAndSymbol(text: string): { number: number | null; symbol: string } | null {
  const line = numberLine.exec(text)
  const state = line === null ? stateNumberLine.exec(text) : null
  const [, written = '', typePart = '', organPart = ''] = line ?? state ?? []
  if (typePart === '') return null
  const digits = written.replace(/[.…_\s]/g, '')
  if (digits !== '' && !/^0*[1-9]\d{0,4}$/.test(digits)) return null
  return {
    number: digits === '' ? null : Number(digits),
    symbol: `${typePart}${line === null ? '-' : '/'}${organPart}`,
  }
}
