/** Words to the value of a deadline or cadence. */
import type { DeadlineContext, DeadlineValue, Duration, Start } from './deadline-value.ts'
import {
  completionShape,
  compile,
  compileWhole,
  durationUnitShape,
  foldInPlace,
  numberShape,
  readDurationUnit,
  readNumber,
} from './deadline-words.ts'
import { readCadence } from './read-cadence.ts'
import { type Groups, readBoundedPeriod, readPeriod, readRange } from './read-period.ts'
import { squeeze } from '../words/text.ts'

/** A deadline is a phrase: longer text is a directive, and is not searched for what it might mean. */
const longest = 300

/** Text and, index by index, its folded form. */
interface Words {
  readonly source: string
  readonly folded: string
}

function cut({ source, folded }: Words, start: number, end = source.length): Words {
  return { source: source.slice(start, end), folded: folded.slice(start, end) }
}

/** The end of the text as it was written, for the part that a pattern found at the end of its folded form. */
function tailOf(words: Words, folded: string): string {
  return words.source.slice(words.source.length - folded.length)
}

/**
 * The value of a text that is a deadline or cadence as a whole, with or without "Hoàn thành" before and an end mark
 * after it; null when it is none. `context` gives the years that the text leaves out.
 */
export function readDeadline(written: string, context: DeadlineContext): DeadlineValue | null {
  const source = squeeze(written.normalize('NFC')).replace(/[ .;,]+$/, '')
  if (source === '' || source.length > longest) return null
  const words = { source, folded: foldInPlace(source) }
  return readPhrase(words, context) ?? readMixed(words, context)
}

function readPhrase(words: Words, context: DeadlineContext): DeadlineValue | null {
  return readSimple(words, context) ?? readConditional(words, context)
}

const head = compile(
  '^(?:(?!thoi han (?:cuoi|chot))thoi (?:han|gian)(?: (?:hoan thanh|thuc hien|xong|ket thuc))? ?:? )?' +
    `(?:(?:${completionShape}|thuc hien|trien khai|ket thuc)(?: ?:)? )?`,
)

function readSimple(words: Words, context: DeadlineContext): DeadlineValue | null {
  const phrase = cut(words, head.exec(words.folded)?.[0].length ?? 0)
  return (
    readBoundedPeriod(phrase.folded, context) ??
    readCadence(phrase.folded) ??
    readDuration(phrase, context) ??
    readAheadOfPlan(phrase.folded) ??
    readRange(phrase.folded, context) ??
    readContinuous(phrase) ??
    readUrgent(phrase) ??
    readRelative(phrase)
  )
}

const lengthShape = `(?<count>${numberShape}) (?<unit>${durationUnitShape})`
const durationFirst = compileWhole(
  '(?:(?:trong(?: vong| thoi gian| thoi han| khoang)?|toi da|khong qua|cham nhat(?: la)?|sau) ){0,2}' +
    `${lengthShape}(?:,? (?<link>ke tu|tinh tu|bat dau tu|bat dau|tu|sau(?= khi)|sau) (?<from>.+))?`,
)
const startFirst = compileWhole(
  '(?<link>bat dau tu|ke tu|tu) (?<from>.{4,30}?),? ' +
    `(?:${completionShape} )?(?:trong(?: vong| thoi gian)? )?${lengthShape}`,
)
const issueForm = compileWhole('(?:ngay|khi) (?:ky ban hanh|ban hanh|ky)(?: thong bao)?(?: nay)?')

function readLength(groups: Groups): Duration | null {
  const [count, unit] = [readNumber(groups['count'] ?? ''), readDurationUnit(groups['unit'] ?? '')]
  return count === null || unit === null ? null : { count, unit }
}

/** "100 ngày đêm, bắt đầu từ ngày 10/4/2026", "trong 05 ngày làm việc"; "trong 10 ngày kể từ khi …" is relative. */
function readDuration(words: Words, context: DeadlineContext): DeadlineValue | null {
  const groups: Groups | undefined = (durationFirst.exec(words.folded) ?? startFirst.exec(words.folded))?.groups
  const length = groups === undefined ? null : readLength(groups)
  if (groups === undefined || length === null) return null
  const { from, link } = groups
  if (from === undefined) return { kind: 'duration', length, start: null }
  const start = readStart(from, link === 'bat dau tu' || link === 'bat dau', context)
  if (start !== null) return { kind: 'duration', length, start }
  // An event is cut out of the end of the text, so the length must come before it.
  const isEventLast = words.folded.endsWith(from) && /^(?:ngay|khi) ./.test(from) && isEvent(from)
  return isEventLast ? { kind: 'relative', relation: 'after', event: tailOf(words, from), length } : null
}

function readStart(text: string, counts: boolean, context: DeadlineContext): Start | null {
  if (issueForm.test(text)) return { from: 'issue', date: context.issuedOn }
  const day = readPeriod(text, context)
  return day?.kind === 'date' ? { from: 'date', day, counts } : null
}

const ahead = compileWhole(
  `(?:som(?: hon)?(?:(?: so voi)? ke hoach)?|truoc ke hoach)(?<least> (?:it nhat|toi thieu))? ${lengthShape}` +
    '(?: so voi ke hoach(?: (?:ban dau|de ra|duoc giao|da giao))?)?',
)

/** "sớm ít nhất 01 quý so với kế hoạch". */
function readAheadOfPlan(folded: string): DeadlineValue | null {
  const groups: Groups | undefined = ahead.exec(folded)?.groups
  const by = groups === undefined ? null : readLength(groups)
  return by === null ? null : { kind: 'aheadOfPlan', by, atLeast: groups?.['least'] !== undefined }
}

const upkeep =
  'duy tri|nang cap|cap nhat|bo sung|hoan thien|ra soat|kiem tra|giam sat|theo doi|don doc|bao cao|danh gia' +
  '|thay the|thuc hien|trien khai'
const continuous = compileWhole(
  `(?:thuong xuyen|lien tuc)(?:,? (?:va )?(?:lien tuc|thuong xuyen))?(?<activity>(?:,? (?:va )?(?:${upkeep}))*)`,
)

/** "Thường xuyên", "Thường xuyên duy trì, nâng cấp": with verbs of upkeep alone, else it is a directive. */
function readContinuous(words: Words): DeadlineValue | null {
  const activity = continuous.exec(words.folded)?.groups?.['activity']
  if (activity === undefined) return null
  return { kind: 'continuous', activity: tailOf(words, activity).replace(/^,? (?:và )?/, '') }
}

const urgent = compileWhole('ngay(?: lap tuc)?|khan truong|(?:trong thoi gian )?som nhat|cang som cang tot')

function readUrgent(words: Words): DeadlineValue | null {
  // Folded, "ngày" is "ngay" as well.
  return urgent.test(words.folded) && !/^ngày/i.test(words.source) ? { kind: 'urgent' } : null
}

const relative = compileWhole(
  '(?:(?<after>(?:ngay )?sau|ngay(?= khi)) (?<later>.+)' +
    '|truoc (?<earlier>(?:khi|k[yi] hop|phien hop|cuoc hop|hoi nghi|dai hoi)(?: .+|$)))',
)

/** "sau khi Đề án được phê duyệt", "trước kỳ họp …". */
function readRelative(words: Words): DeadlineValue | null {
  const groups: Groups | undefined = relative.exec(words.folded)?.groups
  const event = groups?.['later'] ?? groups?.['earlier']
  if (groups === undefined || event === undefined || !isEvent(event)) return null
  const relation = groups['after'] === undefined ? 'before' : 'after'
  return { kind: 'relative', relation, event: tailOf(words, event), length: null }
}

/** An event is named in one clause. */
function isEvent(text: string): boolean {
  return text.length <= 150 && !/[,.;:]/.test(text)
}

const conditionForm = compile(
  '(?:^|,? )(?<condition>(?:(?:va|hoac) )?(?:tuy )?' +
    'theo (?:tien do|lo trinh|huong dan|yeu cau|chi dao|ke hoach|quy dinh|thoi (?:gian|han))\\b.*' +
    '|khi co (?:yeu cau|huong dan|chi dao|van ban|ke hoach)\\b.*|neu .+|tru .+)$',
)

/** "trước ngày 30/6/2026 và theo tiến độ của Trung ương", "theo tiến độ của Trung ương". */
function readConditional(words: Words, context: DeadlineContext): DeadlineValue | null {
  const match = conditionForm.exec(words.folded)
  const found = match?.groups?.['condition']
  if (match === null || found === undefined || /[.;:]/.test(found)) return null
  const condition = tailOf(words, found)
  if (match.index === 0) return /^(?:neu|tru) /.test(found) ? null : { kind: 'conditional', base: null, condition }
  const base = readSimple(cut(words, 0, match.index), context)
  return base === null ? null : { kind: 'conditional', base, condition }
}

const joint = compile('[.;,] ?| va ', 'g')
const report = compile('^bao cao(?: ket qua)? (?=dinh k[yi]|hang |moi )')

/** A limit and what recurs: "Hoàn thành trước ngày 30/5/2026. Thường xuyên duy trì, nâng cấp". */
function readMixed(words: Words, context: DeadlineContext): DeadlineValue | null {
  for (const mark of words.folded.matchAll(joint)) {
    const first = readPhrase(cut(words, 0, mark.index), context)
    if (first === null) continue
    const rest = cut(words, mark.index + mark[0].length)
    // "Thường xuyên; báo cáo kết quả hằng quý"
    const second = readPhrase(cut(rest, report.exec(rest.folded)?.[0].length ?? 0), context)
    if (second !== null && [first, second].some(({ kind }) => kind === 'cadence' || kind === 'continuous')) {
      return { kind: 'mixed', parts: [first, second] }
    }
  }
  return null
}
