/** Directives: sentences of the body that give work to somebody, with whom they name and by when. Computed, never stored. */
import type { Addressee } from '../bodies/addressees.ts'
import type { BodyDirectory } from '../bodies/body-directory.ts'
import type { IsoDate } from '../deadline/dates.ts'
import { type DeadlineValue, findDeadlines, lastDay, readDeadline } from '../deadline/deadline.ts'
import type { Item, Notice } from '../notice/notice.ts'
import { plainText } from '../notice/plain-text.ts'
import type { Spot } from '../notice/spot.ts'
import { digest } from '../words/digest.ts'
import { squeeze } from '../words/text.ts'
import { type NamedBody, isAssessment, isDuty, readNamed } from './named-bodies.ts'

/** A body in a directive, and as what. */
export interface Charged extends Addressee {
  /** As written: "đồng chí Giám đốc Sở Tài chính". */
  readonly name: string
  /** lead: "Giao X"; directed: "chỉ đạo X"; coordinating: "phối hợp với X". */
  readonly as: 'lead' | 'directed' | 'coordinating'
}

/** A piece of work within a paragraph: an entry of a run-in enumeration, or all of it. */
export interface Work {
  /** Characters of the paragraph. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Of an entry as it is written: "(1)"; empty where the work is the whole paragraph. */
  readonly label: string
  /** What stands in front of the entries: "Giao Sở Tài chính:"; empty where the work is the whole paragraph. */
  readonly opening: string
  /** The words of its only deadline; empty when it has none or several. */
  readonly writtenDeadline: string
  /** What stands for a deadline where there is none: "thường xuyên", "ngay", the year of a target. */
  readonly urgency: string
}

/** One thing that the body of a notice gives to do. */
export interface Directive extends Work {
  /** Id of the item. */
  readonly part: string
  /** With the words of the items above that give the work. */
  readonly opening: string
  /** Whom the directive names; for an entry those of the sentence in front of the list. */
  readonly charged: readonly Charged[]
  /** Names of those it is given to whom the directory does not know: "Ủy ban nhân dân phường An Trạch". */
  readonly unknownBodies: readonly string[]
  /** The same of those who coordinate. */
  readonly unknownCoordinating: readonly string[]
  readonly deadline: DeadlineValue | null
}

/** A paragraph as it is printed. */
export interface WrittenParagraph {
  readonly text: string
  readonly holdsEntries: boolean
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

/** What is read of an item by itself; a caller that reads often keeps it. `worksOf` is asked only for items that give work. */
export interface ItemReading<Found extends Work> {
  readonly text: string
  readonly charge: Charge
  readonly worksOf: () => readonly Found[]
}

const giving = new RegExp(
  '^(?:(?:Thống nhất|Đồng ý|Nhất trí|Tiếp tục|Trước mắt|Đồng thời),?\\s+' +
    '|(?:Ban (?:Chỉ đạo|Thường vụ|Chấp hành)|Thường trực|Chủ tịch|Ủy ban nhân dân|UBND|[Đđ]ồng chí)\\s[^.;:,]{0,50}?\\s' +
    '|(?:Ban Chỉ đạo|Ban Thường vụ)\\s)?' +
    '(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công|phân công)\\s+(?:cho\\s+)?',
  'u',
)
/** Where a clause may begin: at the start, behind a full stop, a semicolon, a colon or the label of an entry. */
const clauseStart = /(?:^|[.;:]\s+|[.;:,]?\s*\(\w{1,4}\)\s+)(?=\S)/gu
/** Words in front of a body that are no part of its name. */
const beforeName = /^(?:Riêng|Đối với|Trước mắt,?|Trong đó,?|\d{1,3}\s?%)\s+/u
/** A second name of the body: "Văn phòng Tỉnh ủy - Cơ quan Thường trực Ban Chỉ đạo chủ trì". */
const secondName =
  /^\s*(?:\([^()]{1,80}\)\s*|[-–]\s+\p{Lu}[^.;:]{1,60}?(?=\s(?:chủ trì|chịu|có|khẩn|tham|chủ động|phối|thường|chỉ đạo|lãnh đạo|rà|xây|tổ chức)|:))/u
const coordinates = /phối hợp(?:\s+chặt chẽ)?,?\s+(?:với|cùng(?:\s+với)?)\s+/gu
const directs =
  /^,?\s*(?:trực tiếp\s+|tập trung\s+)?(?:chỉ đạo|lãnh đạo)(?:\s+(?:quyết liệt|kịp thời|thường xuyên))?,?\s+(?=\p{Lu}|các\s)/u
/** "…; các cơ quan, đơn vị chủ động phối hợp thực hiện". */
const joinsIn = /^(?:chủ động\s+)?phối hợp\s+(?!với|cùng)/u
const entryLabel = /(?:^|\s)\((?:\d{1,2}|[ivx]{1,5}|[a-zđ])\)\s/gu

/** All directives of the body in reading order. */
export function directivesOf(
  { items, header, numbering }: Pick<Notice, 'items' | 'header' | 'numbering'>,
  directory: BodyDirectory,
): readonly Directive[] {
  return collectDirectives(items, header.date, ({ content }) => {
    const text = plainText(content, numbering)
    if (text.trim() === '') return null
    const paragraph = { text, holdsEntries: content.some(({ kind }) => kind === 'enumeration') }
    const charge = readCharge(paragraph, directory)
    return { text, charge, worksOf: () => readWorks(paragraph, charge) }
  })
}

/** Where a directive stands. */
export function spotOf({ part, start, end }: Pick<Directive, 'part' | 'start' | 'end'>): Spot {
  return { part, field: 'text', span: [start, end] }
}

/** The same as long as the words are: its own and those that give it. */
export function digestOf({ opening, text }: Pick<Directive, 'opening' | 'text'>): string {
  return digest(`${squeeze(opening)}\n${squeeze(text)}`)
}

const nothingAbove = { charged: [], unknownBodies: [], unknownCoordinating: [], opening: '', reports: false } as const

type Above = Pick<Directive, 'charged' | 'unknownBodies' | 'unknownCoordinating' | 'opening'> & {
  /** What stands above says how things were. */
  readonly reports: boolean
}

/** The directives of items that are read by `readItem`, which gives null for an item without words. */
export function collectDirectives<Found extends Work>(
  items: readonly Item[],
  issuedOn: IsoDate | null,
  readItem: (item: Item) => ItemReading<Found> | null,
): readonly (Found & Directive)[] {
  const directives: (Found & Directive)[] = []
  const visit = (siblings: readonly Item[], above: Above) => {
    for (const item of siblings) {
      const read = readItem(item)
      const reports = above.reports || (read !== null && isAssessment(read.text))
      const handsDown = read?.text.trimEnd().endsWith(':') === true
      const own = read === null ? above : joinCharges(above, read.charge)
      const isLead = own.unknownBodies.length > 0 || own.charged.some(({ as }) => as === 'lead')
      if (read !== null && isLead && !reports && !(handsDown && item.items.length > 0)) {
        const works = read.worksOf()
        for (const work of works) {
          const to = works.length > 1 ? chargesOf(work, works[0]?.start ?? 0, read.charge, above) : own
          // The year of "trước ngày 20/4" hangs on the date of issue: the value is read with each reading.
          const deadline = work.writtenDeadline === '' ? null : readDeadline(work.writtenDeadline, { issuedOn })
          const opening = joinWords(own.opening, work.opening)
          const { charged, unknownBodies, unknownCoordinating } = to
          directives.push({ ...work, part: item.id, opening, charged, unknownBodies, unknownCoordinating, deadline })
        }
      }
      const opening = joinWords(own.opening, read?.text ?? '')
      visit(item.items, handsDown ? { ...own, opening, reports } : { ...nothingAbove, reports })
    }
  }
  visit(items, nothingAbove)
  return directives
}

/** What an item says by itself, or what stands above with what the item adds to it. */
function joinCharges(above: Above, own: Charge): Above {
  if (own.gives) return { ...own, opening: '', reports: above.reports }
  if (above.unknownBodies.length === 0 && !above.charged.some(({ as }) => as === 'lead')) return above
  return {
    ...above,
    charged: [...above.charged, ...own.segments.flatMap(({ charged }) => charged)],
    unknownBodies: [...above.unknownBodies, ...own.segments.flatMap(({ unknownBodies }) => unknownBodies)],
    unknownCoordinating: [
      ...above.unknownCoordinating,
      ...own.segments.flatMap(({ unknownCoordinating }) => unknownCoordinating),
    ],
  }
}

/** Whom a work of several is given to: the clause it stands in, or behind; what it names itself comes on top. */
function chargesOf(work: Work, firstWork: number, { segments }: Charge, above: Above): Above {
  const giver = segments.findLast(({ gives, start }) => gives && start <= work.start)
  // What only goes on stands in the work itself, or in front of all works: "Lãnh đạo Ủy ban nhân dân xã: (1) …".
  const isHere = ({ start }: Segment) => (start >= work.start && start < work.end) || start < firstWork
  const parts = [giver ?? above, ...segments.filter((one) => one !== giver && isHere(one) && !one.gives)]
  return {
    opening: above.opening,
    reports: above.reports,
    charged: parts.flatMap(({ charged }) => charged),
    unknownBodies: parts.flatMap(({ unknownBodies }) => unknownBodies),
    unknownCoordinating: parts.flatMap(({ unknownCoordinating }) => unknownCoordinating),
  }
}

function joinWords(...parts: readonly string[]): string {
  return squeeze(parts.join(' '))
}

/** Whom a paragraph charges with work, wherever it stands. */
export function readCharge({ text }: Pick<WrittenParagraph, 'text'>, directory: BodyDirectory): Charge {
  const segments: Segment[] = []
  for (const start of clauseStarts(text)) {
    const clause = readClause(text, start, directory)
    if (clause !== null) segments.push(clause)
  }
  const gives = segments.some((one) => one.gives)
  // "Chỉ đạo các Ban …" by itself says what a body leads, not who is given work.
  const charging = gives ? segments : []
  return {
    charged: charging.flatMap((one) => one.charged),
    unknownBodies: charging.flatMap((one) => one.unknownBodies),
    unknownCoordinating: charging.flatMap((one) => one.unknownCoordinating),
    gives,
    segments,
  }
}

function clauseStarts(text: string): number[] {
  return [...text.matchAll(clauseStart)].map(({ 0: mark, index }) => index + mark.length)
}

/** A rule for everybody, no work of its own: "Người đứng đầu phải chịu trách nhiệm nếu …". */
const isPrinciple = /^,?\s*(?:phải\s+)?chịu trách nhiệm\s+(?:trước|nếu|toàn diện|khi)(?!\p{L})/u

/** Who is charged where a clause begins; null where it charges nobody. */
function readClause(text: string, start: number, directory: BodyDirectory): Segment | null {
  const head = text.slice(start, start + 100)
  const given = giving.exec(head)?.[0].length
  const skipped = beforeName.exec(head)?.[0].length ?? 0
  const from = start + (given ?? skipped)
  const directed = directs.exec(text.slice(start, start + 60))?.[0]
  const joins = /^[Pp]hối hợp(?:\s+chặt chẽ)?,?\s+(?:với|cùng(?:\s+với)?)\s+/u.exec(head)?.[0].length
  if (joins !== undefined) {
    const helping = readNamed(text, start + joins, directory).named
    return helping.length === 0 ? null : joiningSegment(text, start, helping)
  }
  const { named, end } = readNamed(text, from, directory)
  if (named.length === 0) {
    // "Lãnh đạo Ủy ban nhân dân xã: …" below the body that is to lead it.
    const asDirected = /^(?:Lãnh đạo|Chỉ đạo)\s+/u.exec(head)?.[0].length
    if (asDirected === undefined && directed === undefined) return null
    const below = readNamed(text, start + (asDirected ?? directed?.length ?? 0), directory)
    return below.named.length === 0 ? null : makeSegment(text, start, [], [below.named], below.end, false, directory)
  }
  const behind = text.slice(end, end + 160)
  const second = secondName.exec(behind)?.[0].length ?? 0
  const rest = behind.slice(second)
  if (given === undefined && !isDuty(rest)) return null
  if (given === undefined && isPrinciple.test(rest)) return null
  if (given === undefined && !/^(?:\p{Lu}|đồng chí\s)/u.test(text.slice(from, from + 10))) {
    // A clause in small letters goes on with the sentence; it can only join in.
    return joinsIn.test(rest.trimStart()) ? joiningSegment(text, start, named) : null
  }
  return makeSegment(text, start, named, directedBehind(text, end + second, directory), end + second, true, directory)
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
  return body === null ? [] : [{ body, asPerson, start, end, name: squeeze(text.slice(start, end)), as }]
}

function namesOf(text: string, named: readonly NamedBody[]): string[] {
  return named.flatMap(({ body, start, end }) => (body === null ? [squeeze(text.slice(start, end))] : []))
}

/**
 * The work of a paragraph, whoever gives it: the entries of a run-in enumeration, the clauses that give work to several
 * one after the other, or the whole paragraph.
 */
export function readWorks(paragraph: WrittenParagraph, { segments }: Pick<Charge, 'segments'>): readonly Work[] {
  const spans = spansOf(paragraph)
  const opening = paragraph.text.slice(0, spans[0]?.entry ?? 0).trim()
  const pieces = spans.length === 1 ? cutAtSegments(spans[0], segments) : spans
  const shared = spans.length > 1 ? sharedDeadline(paragraph.text, spans) : ''
  return pieces.map(({ entry, start, end }) => {
    const text = paragraph.text.slice(start, end)
    const label = paragraph.text.slice(entry, start).trim()
    const writtenDeadline = governingDeadline(text) || shared
    return { start, end, text, label, opening, writtenDeadline, urgency: writtenDeadline === '' ? urgencyIn(text) : '' }
  })
}

type Span = { readonly entry: number; readonly start: number; readonly end: number }

/** A paragraph that gives work to one body after the other is one work for each. */
function cutAtSegments(whole: Span | undefined, segments: readonly Segment[]): readonly Span[] {
  if (whole === undefined) return []
  const givers = segments.filter(({ gives }) => gives)
  // Who is given work twice is given one work.
  const starts = givers.filter((one, at) => at === 0 || !isSameLead(one, givers[at - 1])).map(({ start }) => start)
  if (starts.length < 2) return [whole]
  const cuts = [whole.start, ...starts.slice(1)]
  return cuts.map((start, at) => ({ entry: start, start, end: cuts[at + 1] ?? whole.end }))
}

function isSameLead(one: Segment, other: Segment | undefined): boolean {
  const leadsOf = (of: Segment | undefined) => [
    ...(of?.charged ?? []).flatMap(({ as, body }) => (as === 'lead' ? [body.id] : [])),
    ...(of?.unknownBodies ?? []),
  ]
  return leadsOf(one).join('|') === leadsOf(other).join('|')
}

/** One deadline in a sentence of its own behind the last entry is that of all: "(1) …; (2) …. Hoàn thành trước ngày …". */
function sharedDeadline(text: string, spans: readonly Span[]): string {
  const last = spans.at(-1)
  const others = spans.slice(0, -1).map(({ start, end }) => text.slice(start, end))
  if (last === undefined || others.some((one) => findDeadlines(one).length > 0 || !/[;,]\s*$/u.test(one))) return ''
  const ending = text.slice(last.start, last.end)
  const found = findDeadlines(ending)
  const [only] = found
  return found.length === 1 && only !== undefined && /\.\s+$/u.test(ending.slice(0, only.start)) ? only.written : ''
}

const continuous =
  /(?<!\p{L})thường xuyên(?=,?\s+(?:rà soát|đôn đốc|kiểm tra|theo dõi|báo cáo|cập nhật|duy trì|tuyên truyền|giám sát|chỉ đạo|phối hợp|quan tâm))/u
const urgent =
  /(?<=(?:thực hiện|triển khai|khắc phục|xử lý|chỉ đạo|tiến hành|báo cáo|làm|có)\s+)ngay(?!\p{L}|\s+(?:từ|sau|tại|trong|khi))/u
const target = /(?<!\p{L})năm 20\d{2}(?=\s+đạt)/u

function urgencyIn(text: string): string {
  for (const pattern of [continuous, urgent, target]) {
    const found = pattern.exec(text)
    if (found !== null) return found[0]
  }
  return ''
}

/** `entry`: where its label begins. */
function spansOf({ text, holdsEntries }: WrittenParagraph): { entry: number; start: number; end: number }[] {
  const labels = [...text.matchAll(entryLabel)]
  const areEntries =
    holdsEntries ||
    (firstLabel.test(labels[0]?.[0] ?? '') &&
      labels.length > 1 &&
      labels.every(({ index }) => entryBefore.test(text.slice(0, index))))
  if (labels.length === 0 || !areEntries) return [{ entry: 0, start: 0, end: text.length }]
  return labels.map(({ 0: label, index }, at) => ({
    entry: index,
    start: index + label.length,
    end: labels[at + 1]?.index ?? text.length,
  }))
}

/** "(1) …; (ii) …" is no enumeration by its labels, and two things to do all the same. */
const firstLabel = /\((?:1|i|a)\)/u
const entryBefore = /[:;.,]\s*$/u

/** The words of the deadline that governs a text: its only one; of several dated ones the latest, as all is done when that is. */
function governingDeadline(text: string): string {
  const found = findDeadlines(text)
  if (found.length < 2) return found[0]?.written ?? ''
  const dated = found.map(({ written }) => {
    const value = readDeadline(written, { issuedOn: null })
    return { written, day: value === null ? null : lastDay(value) }
  })
  if (dated.some(({ day }) => day === null)) return ''
  return dated.toSorted((one, other) => ((one.day ?? '') < (other.day ?? '') ? 1 : -1))[0]?.written ?? ''
}
