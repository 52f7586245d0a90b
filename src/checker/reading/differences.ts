/**
 * What a directive of the body and the row that carries it out say differently: the deadline, who leads, how much. The rules
 * ask it of rows that surely match, the list of directives of those that a person linked.
 */
import { type Body, type BodyDirectory, covers, resolveBody } from '../../domain/bodies/body-directory.ts'
import { isGroup } from '../../domain/bodies/body.ts'
import { type DeadlineValue, findDeadlines, lastDay } from '../../domain/deadline/deadline.ts'
import type { TaskField } from '../../domain/notice/table.ts'
import type { Directive } from '../../domain/tasks/directives.ts'
import { proposeCells } from '../../domain/tasks/proposed-row.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { RowReading, RuleContext } from '../rule.ts'
import { bodiesOf, namesUnknownBody } from './matches.ts'
import { findPercentagesWithSubject, findQuantities, quantitiesAgree, withUniqueUnit } from './quantities.ts'
import { readWords } from './words.ts'

/** One thing that the two say differently, with what makes either of them say it as the other does. */
export interface Difference {
  readonly of: 'deadline' | 'lead' | 'target'
  readonly inBody: string
  /** '' where the row says nothing of it. */
  readonly inRow: string
  readonly field: TaskField
  /** Id of the column. */
  readonly column: string
  /** The characters of the cell that `text` replaces. */
  readonly span: readonly [start: number, end: number]
  readonly text: string
  /** The characters of the item that its `text` replaces; null where nobody can say what of the item would change. */
  readonly inItem: { readonly span: readonly [start: number, end: number]; readonly text: string } | null
}

type Told = Omit<Difference, 'column'>

/** What a row says differently from the directive it carries out; in columns that its table has. */
export function differencesOf(
  directive: Directive,
  reading: RowReading,
  { directory, isDayOff }: Pick<RuleContext, 'directory' | 'isDayOff'>,
): readonly Difference[] {
  const { columns } = reading.row
  const found = [
    ...differentDeadline(directive, reading, isDayOff),
    ...differentLeads(directive, reading, directory),
    ...amountsThatDiffer(directive.text, reading).map(({ field, inRow, inBody }): Told => ({
      inItem: { span: placed(directive, inBody), text: inRow.written },
      of: 'target',
      inBody: inBody.written,
      inRow: inRow.written,
      field,
      span: [inRow.start, inRow.end],
      text: inBody.written,
    })),
  ]
  return found.flatMap((one) => {
    const column = columns[one.field]
    return column === undefined ? [] : [{ ...one, column }]
  })
}

function differentDeadline(
  directive: Directive,
  reading: RowReading,
  isDayOff: RuleContext['isDayOff'],
): readonly Told[] {
  const { deadline, writtenDeadline } = directive
  if (deadline === null) return []
  const inRow = deadlineInRow(directive, reading, 'assigned')
  const column = reading.row.columns.assigned === undefined ? 'plannedTime' : 'assigned'
  const cell = reading.row[column]
  const said = { of: 'deadline', inBody: writtenDeadline, field: column } as const
  const hasNone =
    column === 'assigned' ? reading.task.instructions.every((one) => one.deadline === null) : inRow === null
  if (hasNone) {
    const end = cell.trimEnd().length
    const text = `${end === 0 ? '' : '\n'}${proposeCells(directive).assigned}`
    return [{ ...said, inRow: '', span: [end, end], text, inItem: null }]
  }
  const start = inRow === null ? -1 : cell.indexOf(inRow.written)
  if (inRow === null || start === -1 || !deadlinesDiffer(deadline, inRow.value, isDayOff)) return []
  const own = bareDeadline(inRow.written)
  const told = bareDeadline(writtenDeadline)
  const at = directive.text.indexOf(writtenDeadline)
  return [
    {
      ...said,
      inRow: inRow.written,
      span: [start + own.start, start + own.end],
      text: beginAs(told.written, own.written),
      inItem:
        at === -1
          ? null
          : {
              span: placed(directive, { start: at + told.start, end: at + told.end }),
              text: beginAs(own.written, told.written),
            },
    },
  ]
}

interface Characters {
  readonly start: number
  readonly end: number
}

/** Characters of a directive as those of its item. */
function placed({ start: from }: Directive, { start, end }: Characters): readonly [number, number] {
  return [from + start, from + end]
}

/** The words of the day alone, where there is one: "trước ngày 30/9/2026" of "Hoàn thành trước ngày 30/9/2026". */
function bareDeadline(written: string): Characters & { readonly written: string } {
  const [only, ...others] = findDeadlines(written)
  const { start, end } = only !== undefined && others.length === 0 ? only : { start: 0, end: written.length }
  const from = start + (finishing.exec(written.slice(start, end))?.[0].length ?? 0)
  return { start: from, end, written: written.slice(from, end) }
}

/** What is to be done by the day: both say it, or neither has to. */
const finishing = /^(?:hoàn thành|thực hiện|xong)(?:\s+xong)?\s+/iu

/** With a capital where the words it takes the place of have one, and without where they have none. */
function beginAs(words: string, before: string): string {
  const first = before.charAt(0)
  const isCapital = first !== first.toLocaleLowerCase('vi')
  const begin = words.charAt(0)
  return (isCapital ? begin.toLocaleUpperCase('vi') : begin.toLocaleLowerCase('vi')) + words.slice(1)
}

function differentLeads(directive: Directive, reading: RowReading, directory: BodyDirectory): readonly Told[] {
  const { lead: inRow } = reading.row
  const { lead } = proposeCells(directive)
  const isBare = inRow.trim() === ''
  const differs = isBare ? lead !== '' : differentLead(directive, reading, directory) !== null
  if (!differs || lead === '' || namesUnknownBody(directive.unknownBodies, reading.task.leads)) return []
  return [
    {
      of: 'lead',
      inBody: lead,
      inRow: inRow.trim(),
      field: 'lead',
      span: [0, inRow.length],
      text: lead,
      inItem: leadInItem(directive, reading),
    },
  ]
}

/** The one lead of the item, and the one lead of the row in its place: of several nobody can say who takes whose. */
function leadInItem(directive: Directive, { task }: RowReading): Difference['inItem'] {
  const { charged, unknownBodies, text, start } = directive
  const [lead, ...otherLeads] = task.leads
  const [known, ...others] = charged.filter(({ as }) => as !== 'coordinating')
  if (lead === undefined || otherLeads.length > 0 || lead.subUnit !== '') return null
  if (others.length > 0 || (known === undefined ? 0 : 1) + unknownBodies.length !== 1) return null
  if (known !== undefined) {
    // Of a list it stands in front of the entries, where it leads the others too.
    const isOwn =
      !known.asPerson &&
      known.as === 'lead' &&
      squeeze(text.slice(known.start - start, known.end - start)) === known.name
    return isOwn && known.start >= start ? { span: [known.start, known.end], text: lead.name } : null
  }
  const [name = ''] = unknownBodies
  const at = text.indexOf(name)
  return at === -1 ? null : { span: placed(directive, { start: at, end: at + name.length }), text: lead.name }
}

const counting = ['name', 'requiredResult', 'assigned'] as const

interface Written {
  readonly start: number
  readonly end: number
  readonly written: string
}

interface DifferentAmount {
  readonly field: (typeof counting)[number]
  readonly inRow: Written
  readonly inBody: Written
}

/** "kiểm tra 12 cơ quan" in the body, "10 cơ quan" in the row: the same thing, counted differently. */
export function amountsThatDiffer(text: string, { row }: RowReading): readonly DifferentAmount[] {
  if (!/\d/.test(text)) return []
  const asked = withUniqueUnit(findQuantities(text))
  const [askedShare, ...otherShares] = findPercentagesWithSubject(text)
  return counting.flatMap((field) => [
    ...withUniqueUnit(findQuantities(row[field])).flatMap((amount): DifferentAmount[] => {
      const other = asked.find(({ unit }) => unit === amount.unit)
      return other === undefined || quantitiesAgree(other, amount) ? [] : [{ field, inRow: amount, inBody: other }]
    }),
    ...findPercentagesWithSubject(row[field]).flatMap((found, _, all): DifferentAmount[] => {
      const isSame =
        askedShare !== undefined &&
        otherShares.length === 0 &&
        all.length === 1 &&
        found.of.slice(0, 2).join() === askedShare.of.slice(0, 2).join()
      return isSame && found.value !== askedShare.value ? [{ field, inRow: found, inBody: askedShare }] : []
    }),
  ])
}

/** They direct all others: the row names who carries the work out below them. */
const superiors = new Set([
  'tinh-uy',
  'ban-thuong-vu-tinh-uy',
  'thuong-truc-tinh-uy',
  'uy-ban-nhan-dan-tinh',
  'dang-uy-uy-ban-nhan-dan-tinh',
  'hoi-dong-nhan-dan-tinh',
  'thanh-vien-ban-chi-dao',
  'ban-chi-dao',
  'so-ban-nganh',
])

/** Who leads by the body while the row names others; null when the two agree or cannot be compared. */
export function differentLead(directive: Directive, row: RowReading, directory: BodyDirectory): string | null {
  return differentKnown(directive, row, directory)?.name ?? differentUnknown(directive, row, directory)
}

/** Short forms: whether they mean the same nobody can say of names that the directory does not know. */
const initials = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u

/** A name of several words, the first with a capital. */
const properName = /^\p{Lu}\p{Ll}+ \S/u

/** Both name one body that the directory does not know, in full, and the names have little in common. */
function differentUnknown(
  { charged, unknownBodies }: Directive,
  { task }: RowReading,
  directory: BodyDirectory,
): string | null {
  const [told] = unknownBodies
  const [lead] = task.leads
  if (told === undefined || lead === undefined || charged.some(({ as }) => as !== 'coordinating')) return null
  if (unknownBodies.length + task.leads.length > 2 || task.directing.length > 0) return null
  if (isGroup(told) || isGroup(lead.name) || !properName.test(lead.name) || resolveBody(lead.name, directory) !== null)
    return null
  if (initials.test(told) || initials.test(lead.name)) return null
  const [one, other] = [fold(squeeze(told)), fold(squeeze(lead.name))]
  return one.includes(other) || other.includes(one) ? null : told
}

function differentKnown({ charged }: Directive, { task }: RowReading, directory: BodyDirectory): Body | null {
  const told = charged
    .filter(({ as, body }) => as !== 'coordinating' && !body.generic && !superiors.has(body.id))
    .map(({ body }) => body)
  const leads = bodiesOf(task.leads, directory)
  const [first] = told
  if (
    first === undefined ||
    leads.length === 0 ||
    leads.length < task.leads.length ||
    leads.some(({ generic }) => generic)
  )
    return null
  const named = [...leads, ...bodiesOf(task.directing, directory)]
  const agree = told.some((body) =>
    named.some((other) => covers(other, body, directory) || covers(body, other, directory)),
  )
  return agree ? null : first
}

/** Another last day; of two cadences of one period, another day in it. */
export function deadlinesDiffer(one: DeadlineValue, other: DeadlineValue, isDayOff: RuleContext['isDayOff']): boolean {
  const [day, otherDay] = [lastDay(one, isDayOff), lastDay(other, isDayOff)]
  if (day !== null || otherDay !== null) return day !== null && otherDay !== null && day !== otherDay
  const [due, otherDue] = [dayOfMonth(one), dayOfMonth(other)]
  return due !== null && otherDue !== null && due !== otherDue
}

/** The last day on which a report of each month is in time: "trước ngày 20 hằng tháng" is 19. */
function dayOfMonth(value: DeadlineValue): number | null {
  if (
    value.kind !== 'cadence' ||
    value.due?.at !== 'day' ||
    value.due.month !== 'same' ||
    value.every.some(({ unit, count, times }) => unit !== 'month' || count * times !== 1)
  )
    return null
  return value.due.bound === 'before' || value.due.bound === 'latestBefore' ? value.due.day - 1 : value.due.day
}

/**
 * The deadline of the one instruction that is meant; null where several are and nobody can say which. A table without
 * a column for what the chair asks for has its deadlines in the one column of times.
 */
export function deadlineInRow(
  { text: given }: Directive,
  { row: cells, task }: RowReading,
  field: 'name' | 'requiredResult' | 'assigned',
): { value: DeadlineValue; written: string; column: 'assigned' | 'plannedTime' } | null {
  if (cells.columns.assigned === undefined)
    return task.planned === null
      ? null
      : { value: task.planned, written: cells.plannedTime.trim(), column: 'plannedTime' }
  const spoken = new Set(readWords(given).words)
  const likeness = (text: string) => new Set(readWords(text).words.filter((word) => spoken.has(word))).size
  const [only] = task.instructions
  const meant =
    task.instructions.length <= 1
      ? only
      : field === 'assigned'
        ? task.instructions.toSorted((one, other) => likeness(other.text) - likeness(one.text))[0]
        : undefined
  return meant === undefined || meant.deadline === null
    ? null
    : { value: meant.deadline, written: meant.writtenDeadline, column: 'assigned' }
}
