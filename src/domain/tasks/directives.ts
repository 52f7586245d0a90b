/** Directives: sentences of the body that give work to somebody, with whom they name and by when. Computed, never stored. */
import { type BodyDirectory, withOwnNames } from '../bodies/body-directory.ts'
import type { IsoDate } from '../deadline/dates.ts'
import { type DeadlineValue, findDeadlines, lastDay, readDeadline } from '../deadline/deadline.ts'
import type { Item, Notice } from '../notice/notice.ts'
import { plainText } from '../notice/plain-text.ts'
import type { Spot } from '../notice/spot.ts'
import { digest } from '../words/digest.ts'
import { squeeze } from '../words/text.ts'
import { type Charge, type Charged, type Segment, joinSegments, readCharge } from './charge.ts'
import { isAssessment } from './named-bodies.ts'

export { type Charge, type Charged, readCharge } from './charge.ts'

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

/** What is read of an item by itself; a caller that reads often keeps it. `worksOf` is asked only for items that give work. */
export interface ItemReading<Found extends Work> {
  readonly text: string
  readonly charge: Charge
  readonly worksOf: () => readonly Found[]
}

const entryLabel = /(?:^|\s)\((?:\d{1,2}|[ivx]{1,5}|[a-zđ])\)\s/gu

/** All directives of the body in reading order. */
export function directivesOf(
  { items, header, numbering, distribution }: Pick<Notice, 'items' | 'header' | 'numbering' | 'distribution'>,
  known: BodyDirectory,
): readonly Directive[] {
  const directory = withOwnNames(known, distribution.recipients)
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

const isMember = /^(?:Đồng chí|Đ\/c|Ông|Bà)\s/u

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
      // Members below the name of their body are no work of it.
      const isOfMembers = item.items.some((below) => isMember.test(readItem(below)?.text ?? ''))
      const bare = item.items.length === 0 || isOfMembers ? null : (read?.charge.bareHeading ?? null)
      const isHeading = read?.charge.isHeading === true || bare !== null
      const handsDown = isHeading || read?.text.trimEnd().endsWith(':') === true
      const own =
        read === null ? above : joinCharges(above, bare === null ? read.charge : { ...bare, segments: [bare] })
      const isLead = own.unknownBodies.length > 0 || own.charged.some(({ as }) => as === 'lead')
      if (read !== null && isLead && !reports && !isHeading && !(handsDown && item.items.length > 0)) {
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
function joinCharges(above: Above, own: Omit<Charge, 'isHeading' | 'bareHeading'>): Above {
  if (own.gives) {
    const { charged, unknownBodies, unknownCoordinating } = own
    return { charged, unknownBodies, unknownCoordinating, opening: '', reports: above.reports }
  }
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
  const givers = segments.filter(({ gives }) => gives)
  // A topic may stand in front of the body: "Về lâu dài: Sở Xây dựng …".
  const own = work.label === '' ? givers.find(({ start }) => start >= work.start && start < work.end) : undefined
  const giver = own ?? givers.findLast(({ start }) => start <= work.start)
  // What only goes on stands in the work itself, or in front of all works: "Lãnh đạo Ủy ban nhân dân xã: (1) …".
  const isHere = ({ start }: Segment) => (start >= work.start && start < work.end) || start < firstWork
  const parts = [giver ?? above, ...segments.filter((one) => one !== giver && isHere(one) && !one.gives)]
  return { opening: above.opening, reports: above.reports, ...joinSegments(parts) }
}

function joinWords(...parts: readonly string[]): string {
  return squeeze(parts.join(' '))
}

/**
 * The work of a paragraph, whoever gives it: the entries of a run-in enumeration, the clauses that give work to several
 * one after the other, or the whole paragraph.
 */
export function readWorks(paragraph: WrittenParagraph, { segments }: Pick<Charge, 'segments'>): readonly Work[] {
  const spans = spansOf(paragraph)
  const opening = paragraph.text.slice(0, spans[0]?.entry ?? 0).trim()
  const pieces = spans.length === 1 ? cutAtSegments(paragraph.text, spans[0], segments) : spans
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
function cutAtSegments(text: string, whole: Span | undefined, segments: readonly Segment[]): readonly Span[] {
  if (whole === undefined) return []
  const givers = segments.filter(({ gives }) => gives)
  // Who is given work twice is given one work.
  const starts = givers.filter((one, at) => at === 0 || !isSameLead(one, givers[at - 1])).map(({ start }) => start)
  if (starts.length < 2) return [whole]
  const cuts = [whole.start, ...starts.slice(1).map((start) => withTopic(text, start))]
  return cuts.map((start, at) => ({ entry: start, start, end: cuts[at + 1] ?? whole.end }))
}

/** The topic of a clause belongs to it: "…; việc bố trí nhà công vụ: giao Sở Xây dựng". */
function withTopic(text: string, start: number): number {
  const before = text.slice(0, start)
  const topic = /(?<=[.;]\s+)[^.;:]{3,150}:\s+$/u.exec(before)
  return topic === null ? start : topic.index
}

function leadsOf(of: Segment | undefined): readonly string[] {
  const known = (of?.charged ?? []).flatMap(({ as, body }) => (as === 'lead' ? [body.id] : []))
  return [...known, ...(of?.unknownBodies ?? [])]
}

function isSameLead(one: Segment, other: Segment | undefined): boolean {
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

/** As an adverb of what is to be done; what is "chi thường xuyên" or a task "thường xuyên" is none. */
const continuous =
  /(?<!\p{L}|(?:chi|vốn|phí|sách|vụ|tác|dự toán|định mức|sự nghiệp|hoạt động)\s)[Tt]hường xuyên(?=,?\s+\p{Ll}|\s*[.;,)]|\s*$)(?!,?\s+(?:và đầu tư|của|được|năm))/u
const urgent =
  /(?<=(?:thực hiện|triển khai|khắc phục|xử lý|chỉ đạo|tiến hành|báo cáo|làm|có)\s+)ngay(?!\p{L}|\s+(?:từ|sau|tại|trong|khi))/u
const target = /(?<!\p{L})năm 20\d{2}(?=\s+đạt)/u

const pressing = /(?<!\p{L})[Kk]hẩn trương(?!\p{L})/u

function urgencyIn(text: string): string {
  for (const pattern of [continuous, urgent, target, pressing]) {
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
  const all = findDeadlines(text)
  // What is to be completed by a day stands before the years that the work is about.
  const completed = all.filter(({ written }) => /^(?:hoàn thành|hoàn tất|xong)(?!\p{L})/iu.test(written))
  const found =
    completed.length === 1 && all.every((one) => one === completed[0] || /^trong năm \d/iu.test(one.written))
      ? completed
      : all
  if (found.length < 2) return found[0]?.written ?? ''
  const dated = found.map(({ written }) => {
    const value = readDeadline(written, { issuedOn: null })
    return { written, day: value === null ? null : lastDay(value) }
  })
  if (dated.some(({ day }) => day === null)) return ''
  return dated.toSorted((one, other) => ((one.day ?? '') < (other.day ?? '') ? 1 : -1))[0]?.written ?? ''
}
