/** Directives: sentences of the body that give work to somebody, with whom they name and by when. Computed, never stored. */
import { type Addressee, readAddressees } from '../bodies/addressees.ts'
import { beginsAsBody } from '../bodies/body.ts'
import type { BodyDirectory } from '../bodies/body-directory.ts'
import type { IsoDate } from '../deadline/dates.ts'
import { type DeadlineValue, findDeadlines, readDeadline } from '../deadline/deadline.ts'
import type { Item, Notice } from '../notice/notice.ts'
import { plainText } from '../notice/plain-text.ts'
import type { Spot } from '../notice/spot.ts'
import { digest } from '../words/digest.ts'
import { squeeze } from '../words/text.ts'

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
  /** The heads give the work: "Giao …"; a paragraph without a head may hang on the one above. */
  readonly gives: boolean
}

/** What is read of an item by itself; a caller that reads often keeps it. `worksOf` is asked only for items that give work. */
export interface ItemReading<Found extends Work> {
  readonly text: string
  readonly charge: Charge
  readonly worksOf: () => readonly Found[]
}

const sentenceStart = '(?:^|[.;]\\s+|\\(\\w{1,4}\\)\\s+)'
const giving = new RegExp(
  `(?<=${sentenceStart})(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công|Thống nhất giao|Đồng ý giao|Tiếp tục giao)\\s+(?:cho\\s+)?`,
  'gu',
)
/** "Văn phòng Tỉnh ủy chủ trì, …": a body in front of what it has to do. */
const bodyFirst = new RegExp(`(?<=${sentenceStart})(?=\\p{Lu})`, 'gu')
const dutyWords =
  /(?<!\p{L})(?:chủ trì|chịu trách nhiệm|có trách nhiệm|khẩn trương|tham mưu|chủ động|phối hợp|thường xuyên (?:rà soát|đôn đốc|kiểm tra))(?!\p{L})/u
/** A second name of the body may stand between: "Văn phòng Tỉnh ủy - Cơ quan Thường trực Ban Chỉ đạo chủ trì". */
const duty = new RegExp(`^\\s*(?:\\([^()]{1,80}\\)\\s*|[-–]\\s+\\p{Lu}[^.;:]{1,60}?\\s)?${dutyWords.source}`, 'u')
/** A name that the directory does not know, up to what it has to do. */
const unknownBodyName =
  /^\p{Lu}[^.;:()]{6,90}?(?=\s*:|,?\s+(?:chủ trì|chịu trách nhiệm|có trách nhiệm|khẩn trương|tham mưu|chủ động|phối hợp|thực hiện|tổ chức|hoàn thành|rà soát|xây dựng|triển khai)(?!\p{L}))/u
/** The same in front of its sentence: "Đài Khí tượng Thủy văn tỉnh chủ trì". */
const unknownBodyFirst = /^\p{Lu}[^.,;:()]{5,80}?(?=,?\s+(?:chủ trì|chịu trách nhiệm|có trách nhiệm)(?!\p{L}))/u
const coordinates = /phối hợp(?:\s+chặt chẽ)?\s+(?:với|cùng)\s+/gu
const directs = /chỉ đạo(?:\s+(?:quyết liệt|kịp thời|thường xuyên))?,?\s+(?=\p{Lu}|các\s)/gu
const entryLabel = /(?:^|\s)\((?:\d{1,2}|[ivx]{1,5}|[a-zđ])\)\s/gu

/** All directives of the body in reading order. */
export function directivesOf(
  { items, header, numbering }: Pick<Notice, 'items' | 'header' | 'numbering'>,
  directory: BodyDirectory,
): readonly Directive[] {
  return collectDirectives(items, header.date, ({ content }) => {
    const text = plainText(content, numbering)
    const paragraph = { text, holdsEntries: content.some(({ kind }) => kind === 'enumeration') }
    return text.trim() === ''
      ? null
      : { text, charge: readCharge(paragraph, directory), worksOf: () => readWorks(paragraph) }
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

const nothingAbove = { charged: [], unknownBodies: [], opening: '' } as const

/** The directives of items that are read by `readItem`, which gives null for an item without words. */
export function collectDirectives<Found extends Work>(
  items: readonly Item[],
  issuedOn: IsoDate | null,
  readItem: (item: Item) => ItemReading<Found> | null,
): readonly (Found & Directive)[] {
  const directives: (Found & Directive)[] = []
  const visit = (siblings: readonly Item[], above: Pick<Directive, 'charged' | 'unknownBodies' | 'opening'>) => {
    for (const item of siblings) {
      const read = readItem(item)
      const isOwn = read?.charge.gives === true
      const { charged, unknownBodies } = isOwn ? read.charge : above
      const opening = isOwn ? '' : above.opening
      const handsDown = read?.text.trimEnd().endsWith(':') === true
      if (
        read !== null &&
        (unknownBodies.length > 0 || charged.some(({ as }) => as === 'lead')) &&
        !(handsDown && item.items.length > 0)
      ) {
        for (const work of read.worksOf()) {
          // The year of "trước ngày 20/4" hangs on the date of issue: the value is read with each reading.
          const deadline = work.writtenDeadline === '' ? null : readDeadline(work.writtenDeadline, { issuedOn })
          const words = joinWords(opening, work.opening)
          directives.push({ ...work, part: item.id, opening: words, charged, unknownBodies, deadline })
        }
      }
      const below = handsDown ? { charged, unknownBodies, opening: joinWords(opening, read.text) } : nothingAbove
      visit(item.items, below)
    }
  }
  visit(items, nothingAbove)
  return directives
}

function joinWords(...parts: readonly string[]): string {
  return squeeze(parts.join(' '))
}

/** Whom a paragraph charges with work, wherever it stands. */
export function readCharge({ text }: Pick<WrittenParagraph, 'text'>, directory: BodyDirectory): Charge {
  const charged: Charged[] = []
  const unknownBodies: string[] = []
  const charge = (addressees: readonly Addressee[], as: Charged['as']) =>
    charged.push(...addressees.map((one) => ({ ...one, name: squeeze(text.slice(one.start, one.end)), as })))
  const add = (as: Charged['as'], from: number) => {
    const { addressees, end } = readAddressees(text, from, directory)
    charge(addressees, as)
    return end
  }
  for (const { 0: words, index } of text.matchAll(giving)) {
    const from = index + words.length
    if (add('lead', from) > from) continue
    const name = unknownBodyName.exec(text.slice(from, from + 120))?.[0]
    if (name !== undefined) unknownBodies.push(squeeze(name))
  }
  // Reading names is expensive: only where something is to be done at all.
  if (dutyWords.test(text))
    for (const { index } of text.matchAll(bodyFirst)) {
      const { addressees, end } = readAddressees(text, index, directory)
      if (addressees.length > 0 && duty.test(text.slice(end, end + 120))) charge(addressees, 'lead')
      const first = text.slice(index, index + 120)
      const name = addressees.length === 0 && beginsAsBody(first) ? unknownBodyFirst.exec(first)?.[0] : undefined
      if (name !== undefined) unknownBodies.push(squeeze(name))
    }
  const gives = charged.length > 0 || unknownBodies.length > 0
  if (gives) {
    for (const { 0: words, index } of text.matchAll(coordinates)) add('coordinating', index + words.length)
    for (const { 0: words, index } of text.matchAll(directs)) add('directed', index + words.length)
  }
  return { charged, unknownBodies, gives }
}

/** The work of a paragraph, whoever gives it: the entries of a run-in enumeration, or the whole paragraph. */
export function readWorks(paragraph: WrittenParagraph): readonly Work[] {
  const spans = spansOf(paragraph)
  const opening = paragraph.text.slice(0, spans[0]?.entry ?? 0).trim()
  return spans.map(({ entry, start, end }) => {
    const text = paragraph.text.slice(start, end)
    const label = paragraph.text.slice(entry, start).trim()
    return { start, end, text, label, opening, writtenDeadline: onlyDeadline(text) }
  })
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

/** The words of the only deadline of a text; of several nobody can say which governs. */
function onlyDeadline(text: string): string {
  const [first, second] = findDeadlines(text)
  return first === undefined || second !== undefined ? '' : first.written
}
