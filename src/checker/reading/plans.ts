/** Plans that a notice orders, and the work and the targets that they serve. */
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import type { IsoDate } from '../../domain/deadline/dates.ts'
import { lastDay } from '../../domain/deadline/deadline.ts'
import type { Finding, Reading, RowReading } from '../rule.ts'
import { inCell } from '../rule.ts'
import { type Directive, directivesOf } from './directives.ts'
import { readWords, tellingWords } from './words.ts'

/** "phủ sóng 5G … đạt 95%": what is measured, and how much of it is asked for. */
export interface Target {
  readonly figure: string
  /** Words of the clause around the figure that tell something. */
  readonly subject: readonly string[]
}

/** A row or directive that asks for work or a target itself. */
export interface Asked {
  readonly by: RowReading | Directive
  readonly until: IsoDate
  readonly targets: readonly Target[]
  /** Words of the task up to its first mark; null where the text is no task of its own. */
  readonly head: string | null
  /** Those of them that tell something. */
  readonly work: readonly string[]
}

/** The making of a plan. */
export interface Plan {
  readonly by: RowReading | Directive
  readonly until: IsoDate
  /** The words of its day. */
  readonly written: string
  /** What the plan is about: all words, and those that tell something. */
  readonly head: string
  readonly subject: readonly string[]
  readonly targets: readonly Target[]
  /** The latest year it speaks of; a plan for later years serves later targets. */
  readonly years: { readonly subject: number; readonly targets: number }
}

/** Making a paper, and the paper. What follows it is what it is to bring about. */
const plan =
  /(?<!\p{L})(?:xây dựng|lập|ban hành|hoàn thiện|trình|phê duyệt|tham mưu|soạn thảo|cụ thể hóa|cụ thể hoá)(?:\s+(?:và\s+)?(?:ban hành|trình|phê duyệt|hoàn thiện)){0,2}\s+(?:kế hoạch|đề án|phương án|lộ trình|chương trình)(?!\p{L})(?!\s*\/)/iu
const planWords =
  /(?:kế hoạch|đề án|phương án|lộ trình|chương trình)(?:\s+(?:hành động|chi tiết|cụ thể|tổng thể|triển khai|thực hiện|đẩy mạnh|phát triển))*\s+/iu
/** The plan is carried out in the same row: then its day is that of the work. */
const alsoDone =
  /^(?:xây dựng|ban hành|lập)(?:\s*,|\s+và)\s+(?:triển khai|tổ chức|thực hiện)|và\s+(?:tổ chức\s+)?(?:triển khai|thực hiện)\s+(?:kế hoạch|đề án|phương án|lộ trình|chương trình)/iu
/** A directive of the body that has a plan carried out. */
const carriesOut = /(?<!\p{L})(?:thực hiện|triển khai)\s+(?:kế hoạch|đề án|phương án|lộ trình|chương trình)(?!\p{L})/iu
/** What has been carried out already may be planned anew. */
const looksBack = /(?<!\p{L})(?:tổng kết|sơ kết|đánh giá|kết quả|tình hình|tiếp tục)(?!\p{L})/iu
const percentage = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%/gu
const clauseMark = /[,;:.(\n](?!\d)/u
const headEnd = /[,;:(.\n]/u
const subjectLength = 10
const year = /(?<!\d)20\d{2}(?!\d|\/)/gu

/** All plans of the table and of the body that have a day. */
export function plansOf(reading: Reading, directory: BodyDirectory): readonly Plan[] {
  return [
    ...reading.rows.flatMap((of) => of.memory.of(readPlan, of) ?? []),
    ...directivesOf(reading, directory).flatMap((of) => readOrderedPlan(of) ?? []),
  ]
}

/** All rows and directives that ask for work or a target by a day. */
export function askedOf(reading: Reading, directory: BodyDirectory): readonly Asked[] {
  return [
    ...reading.rows.flatMap((of) => of.memory.of(askedByRow, of) ?? []),
    ...directivesOf(reading, directory).flatMap((of) => askedByDirective(of) ?? []),
  ]
}

function readPlan(reading: RowReading): Plan | null {
  const {
    row: { name, assigned, requiredResult },
    task,
  } = reading
  const until = task.assigned === null ? null : lastDay(task.assigned)
  const found = until === null ? null : plan.exec(name)
  // Only a row that is about the paper: "Trung tâm …; xây dựng kế hoạch" is about more.
  if (until === null || found === null || found.index > 0 || alsoDone.test(`${name} ${requiredResult}`)) return null
  const [governing, other] = task.instructions.filter(({ deadline }) => deadline !== null)
  // Of several days nobody can say which is the plan's.
  if (other !== undefined) return null
  const words = subjectOf(name)
  return {
    by: reading,
    until,
    written: governing?.writtenDeadline ?? '',
    head: words.join(' '),
    subject: tellingWords(words),
    targets: [assigned, requiredResult].flatMap(findTargets),
    years: { subject: latestYear(name), targets: latestYear(`${assigned} ${requiredResult}`) },
  }
}

/** A plan that a directive of the body orders: nothing else to do may stand in front of it. */
function readOrderedPlan(directive: Directive): Plan | null {
  const { deadline, writtenDeadline } = directive
  const until = deadline === null ? null : lastDay(deadline)
  if (until === null || !plan.test(directive.text)) return null
  const text = withoutDay(directive)
  const start = text.search(plan)
  const ordered = text.slice(start)
  if (/[;:.]/u.test(text.slice(0, start)) || alsoDone.test(ordered)) return null
  const words = subjectOf(ordered)
  return {
    by: directive,
    until,
    written: writtenDeadline,
    head: words.join(' '),
    subject: tellingWords(words),
    targets: findTargets(text),
    years: { subject: latestYear(text), targets: latestYear(text) },
  }
}

/** Where the day of a plan stands, else what holds it. */
export function placeOfDay({ by, written }: Plan): Pick<Finding, 'spot' | 'found'> {
  if (!('row' in by)) {
    const start = by.start + Math.max(0, by.text.indexOf(written))
    return { spot: { part: by.part, field: 'text', span: [start, start + written.length] }, found: written }
  }
  const { row: of } = by
  const start = written === '' ? -1 : of.assigned.indexOf(written)
  return start === -1
    ? { spot: inCell(of, 'assigned'), found: of.assigned }
    : { spot: inCell(of, 'assigned', [start, start + written.length]), found: written }
}

function askedByRow(reading: RowReading): Asked | null {
  const {
    row: { name, requiredResult, assigned },
    task,
  } = reading
  const until = task.assigned === null ? null : lastDay(task.assigned)
  if (until === null || plan.test(name)) return null
  const cut = name.search(headEnd)
  const { words } = readWords(cut === -1 ? name : name.slice(0, cut))
  return {
    by: reading,
    until,
    targets: [name, requiredResult, assigned].flatMap(findTargets),
    head: words.join(' '),
    work: tellingWords(words),
  }
}

/** Only one that has a plan carried out, or names a target. */
function askedByDirective(by: Directive): Asked | null {
  const until = by.deadline === null ? null : lastDay(by.deadline)
  if (until === null || plan.test(by.text)) return null
  const text = withoutDay(by)
  const carried = looksBack.test(text) ? null : carriesOut.exec(text)
  if (carried === null && !text.includes('%')) return null
  const words = carried === null ? [] : subjectOf(text.slice(carried.index))
  return {
    by,
    until,
    targets: findTargets(text),
    head: words.length === 0 ? null : words.join(' '),
    work: tellingWords(words),
  }
}

/** Its day is no part of what a directive is about, and ends it. */
function withoutDay({ text, writtenDeadline }: Directive): string {
  return writtenDeadline === '' ? text : text.replace(writtenDeadline, ',')
}

/** The words of what a plan is about, up to the first mark. */
function subjectOf(text: string): readonly string[] {
  const after = text.slice(text.search(planWords)).replace(planWords, '')
  const cut = after.search(headEnd)
  return readWords(cut === -1 ? after : after.slice(0, cut)).words
}

function latestYear(text: string): number {
  return Math.max(0, ...[...text.matchAll(year)].map(([found]) => Number(found)))
}

/** The clause around each percentage. */
function findTargets(text: string): Target[] {
  if (!text.includes('%')) return []
  return [...text.matchAll(percentage)].map(({ 0: found, 1: figure = '', index }) => {
    const clause = text.slice(0, index).split(clauseMark).at(-1) ?? ''
    const behind = text.slice(index + found.length).split(clauseMark)[0] ?? ''
    return {
      figure: figure.replace(',', '.'),
      subject: [
        ...tellingWords(readWords(clause).words.slice(-subjectLength)),
        ...tellingWords(readWords(behind).words.slice(0, subjectLength / 2)),
      ],
    }
  })
}
