/** Directives of the body: sentences that give work to somebody, with whom they name and by when. */
import { beginsAsBody } from '../../domain/bodies/body.ts'
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import { type DeadlineValue, findDeadlines, readDeadline } from '../../domain/deadline/deadline.ts'
import type { Item } from '../../domain/notice/notice.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { type Addressee, readAddressees } from './addressees.ts'
import { type ReadWords, readWords } from './words.ts'
import type { Reading, TextUnit } from '../rule.ts'

/** A body in a directive, and as what. */
export interface Charged extends Addressee {
  /** lead: "Giao X"; directed: "chỉ đạo X"; coordinating: "phối hợp với X". */
  readonly as: 'lead' | 'directed' | 'coordinating'
}

/** One thing that the body of a notice gives to do. */
export interface Directive {
  /** Id of the item. */
  readonly part: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly words: ReadWords
  /** Whom the directive names; for an entry those of the sentence in front of the list. */
  readonly charged: readonly Charged[]
  /** Folded names of those it is given to whom the directory does not know: "Ủy ban nhân dân phường An Trạch". */
  readonly unknownBodies: readonly string[]
  readonly deadline: DeadlineValue | null
  readonly writtenDeadline: string
}

/** What is read of one paragraph, whatever stands above it. */
interface ParagraphReading {
  readonly charged: readonly Charged[]
  readonly unknownBodies: readonly string[]
  /** The heads give the work: "Giao …"; a paragraph without a head may hang on the one above. */
  readonly gives: boolean
}

/** A piece of work within a paragraph, without what stands in front of a list. */
type Part = Pick<Directive, 'start' | 'end' | 'text' | 'words' | 'writtenDeadline'>

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

const nobody = { charged: [], unknownBodies: [] } as const

/** All directives of the body in reading order. */
export function directivesOf(reading: Reading, directory: BodyDirectory): readonly Directive[] {
  return reading.memory.of(readDirectives, reading, directory)
}

function readDirectives(reading: Reading, directory: BodyDirectory): readonly Directive[] {
  const units = new Map(
    reading.texts.flatMap((unit) => (unit.kind === 'item' ? [[unit.spot.part, unit] as const] : [])),
  )
  const directives: Directive[] = []
  const visit = (items: readonly Item[], above: Pick<ParagraphReading, 'charged' | 'unknownBodies'>) => {
    for (const item of items) {
      const unit = units.get(item.id)
      const paragraph = unit === undefined ? null : unit.memory.of(readParagraph, unit, directory)
      const { charged, unknownBodies } = paragraph?.gives === true ? paragraph : above
      const handsDown = unit !== undefined && unit.text.trimEnd().endsWith(':')
      if (
        unit !== undefined &&
        paragraph !== null &&
        (unknownBodies.length > 0 || charged.some(({ as }) => as === 'lead')) &&
        !(handsDown && item.items.length > 0)
      ) {
        for (const part of unit.memory.of(readParts, unit)) {
          // The year of "trước ngày 20/4" hangs on the date of issue: the value is read with each reading.
          const deadline =
            part.writtenDeadline === '' ? null : readDeadline(part.writtenDeadline, { issuedOn: reading.issuedOn })
          directives.push({ ...part, part: item.id, charged, unknownBodies, deadline })
        }
      }
      visit(item.items, handsDown ? { charged, unknownBodies } : nobody)
    }
  }
  visit(reading.notice.items, nobody)
  return directives
}

/** Whom a paragraph charges with work, wherever it stands. */
export function chargedIn(unit: TextUnit, directory: BodyDirectory): readonly Charged[] {
  return unit.memory.of(readParagraph, unit, directory).charged
}

function readParagraph({ text }: TextUnit, directory: BodyDirectory): ParagraphReading {
  const charged: Charged[] = []
  const unknownBodies: string[] = []
  const add = (as: Charged['as'], from: number) => {
    const { addressees, end } = readAddressees(text, from, directory)
    charged.push(...addressees.map((addressee) => ({ ...addressee, as })))
    return end
  }
  for (const { 0: words, index } of text.matchAll(giving)) {
    const from = index + words.length
    if (add('lead', from) > from) continue
    const name = unknownBodyName.exec(text.slice(from, from + 120))?.[0]
    if (name !== undefined) unknownBodies.push(fold(squeeze(name)))
  }
  // Reading names is expensive: only where something is to be done at all.
  if (dutyWords.test(text))
    for (const { index } of text.matchAll(bodyFirst)) {
      const { addressees, end } = readAddressees(text, index, directory)
      if (addressees.length > 0 && duty.test(text.slice(end, end + 120)))
        charged.push(...addressees.map((addressee) => ({ ...addressee, as: 'lead' as const })))
      const first = text.slice(index, index + 120)
      const name = addressees.length === 0 && beginsAsBody(first) ? unknownBodyFirst.exec(first)?.[0] : undefined
      if (name !== undefined) unknownBodies.push(fold(squeeze(name)))
    }
  const gives = charged.length > 0 || unknownBodies.length > 0
  if (gives) {
    for (const { 0: words, index } of text.matchAll(coordinates)) add('coordinating', index + words.length)
    for (const { 0: words, index } of text.matchAll(directs)) add('directed', index + words.length)
  }
  return { charged, unknownBodies, gives }
}

/** Read only of paragraphs that give work. */
function readParts(unit: TextUnit): readonly Part[] {
  return partsOf(unit).map(([start, end]) => {
    const text = unit.text.slice(start, end)
    return { start, end, text, words: readWords(text), writtenDeadline: onlyDeadline(text) }
  })
}

/** The entries of a run-in enumeration, or the whole paragraph. */
function partsOf({ text, holdsEntries }: TextUnit): (readonly [number, number])[] {
  const labels = [...text.matchAll(entryLabel)]
  const areEntries =
    holdsEntries ||
    (firstLabel.test(labels[0]?.[0] ?? '') &&
      labels.length > 1 &&
      labels.every(({ index }) => entryBefore.test(text.slice(0, index))))
  if (labels.length === 0 || !areEntries) return [[0, text.length]]
  return labels.map(({ 0: label, index }, at) => [index + label.length, labels[at + 1]?.index ?? text.length] as const)
}

/** "(1) …; (ii) …" is no enumeration by its labels, and two things to do all the same. */
const firstLabel = /\((?:1|i|a)\)/u
const entryBefore = /[:;.,]\s*$/u

/** The words of the only deadline of a text; of several nobody can say which governs. */
function onlyDeadline(text: string): string {
  const [first, second] = findDeadlines(text)
  return first === undefined || second !== undefined ? '' : first.written
}
