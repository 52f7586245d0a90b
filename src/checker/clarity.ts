/** The "rõ" tests of a task: which of them its row meets, and why. An office chooses which of them must be met. */
import { type BodyDirectory, resolveBody } from '../domain/bodies/body-directory.ts'
import { type BodyMention, isGroup, parseBodies } from '../domain/bodies/body.ts'
import { type DeadlineValue, lastDay } from '../domain/deadline/deadline.ts'
import { writeShortDate } from '../domain/deadline/dates.ts'
import type { ClarityTest } from '../domain/tasks/clarity-tests.ts'
import type { ReadLimit } from '../domain/tasks/obligation.ts'
import type { Task } from '../domain/tasks/task.ts'
import type { ListedDirective } from './directive-list.ts'
import { type Countability, judgeCountable, patternOf } from './reading/results.ts'
import type { RowReading } from './rule.ts'
import { fold, squeeze } from '../domain/words/text.ts'

/** Whether a test is met, with the reason in Vietnamese. */
export interface TestResult {
  readonly isMet: boolean
  readonly reason: string
}

export type Clarity = Readonly<Record<ClarityTest, TestResult>>

/** All six tests of one row. `vagueResults` are the phrases of the rule set that no one can count. */
export function clarityOf(
  { row, task }: Pick<RowReading, 'row' | 'task'>,
  directory: BodyDirectory,
  vagueResults: readonly string[],
): Clarity {
  return {
    person: judgePerson(task.leads, directory),
    work: judgeWork(row.name),
    time: judgeTime(task.assigned, task.planned),
    responsibility: judgeResponsibility(task, row.columns.directing !== undefined, directory),
    result: judgeResult(row.requiredResult),
    countable: toTestResult(judgeCountable(row.requiredResult, row.name, patternOf(vagueResults))),
  }
}

/** A directive as it is listed. */
type Told = Pick<ListedDirective, 'text' | 'proposed' | 'limit' | 'row'>

/** The same of a directive of the body, by its own words; what is to come of it may stand in the row that carries it out. */
export function clarityOfDirective(
  { text, proposed, limit, row }: Told,
  directory: BodyDirectory,
  vagueResults: readonly string[],
): Clarity {
  const read = (cell: string) => parseBodies(cell, directory)
  const leads = read(proposed.lead)
  const inRow = row?.sure === true ? row.requiredResult : ''
  // The day says nothing of what is to be delivered.
  const words = limit.deadline === '' ? text : text.replace(limit.deadline, ' ')
  const told = inRow === '' ? words : inRow
  const countable = judgeCountable(told, inRow === '' ? '' : proposed.name, patternOf(vagueResults))
  return {
    person: judgePerson(leads, directory),
    work: judgeWork(proposed.name),
    time: judgeLimit(limit),
    responsibility: judgeResponsibility(
      { directing: read(proposed.directing), leads, coordinating: read(proposed.coordinating) },
      false,
      directory,
    ),
    result:
      inRow !== ''
        ? judgeResult(inRow)
        : countable.isCountable
          ? met('Lời giao nêu sản phẩm hoặc số lượng.')
          : unmet('Lời giao chưa nêu kết quả phải đạt.'),
    countable: toTestResult(countable),
  }
}

function judgeLimit({ deadline, until, recurrence }: ReadLimit): TestResult {
  if (until !== null) return met(`Ngày cuối ${writeShortDate(until)}.`)
  if (recurrence !== null) return met('Làm thường xuyên hoặc định kỳ.')
  return unmet(deadline === '' ? 'Chưa có thời hạn.' : 'Thời hạn không cho biết ngày cuối.')
}

function toTestResult({ isCountable, reason }: Countability): TestResult {
  return { isMet: isCountable, reason }
}

function met(reason: string): TestResult {
  return { isMet: true, reason }
}

function unmet(reason: string): TestResult {
  return { isMet: false, reason }
}

/** One definite body must lead: a group cannot be held accountable. */
function judgePerson(leads: readonly BodyMention[], directory: BodyDirectory): TestResult {
  if (leads.length === 0) return unmet('Chưa có cơ quan chủ trì.')
  const definite = leads.find(({ name }) => isDefinite(name, directory))
  if (definite === undefined) return unmet(`“${leads[0]?.name ?? ''}” không chỉ đích danh cơ quan nào.`)
  return met(`${definite.name} chủ trì.`)
}

/** A body that can be held accountable, no group. */
export function isDefinite(name: string, directory: BodyDirectory): boolean {
  const body = resolveBody(name, directory)
  return body === null ? !isGroup(name) : body.kind === 'body'
}

/** "Báo cáo quý" says what is to be reported; two words rarely say more than the kind of work. */
const fewestWords = 3

/** Fewer words name no work that could be told from other work: "Báo cáo", "Nâng cấp". */
export function isTaskNamed(name: string): boolean {
  return squeeze(name).split(' ').length >= fewestWords
}

function judgeWork(name: string): TestResult {
  const words = squeeze(name)
  if (words === '') return unmet('Chưa ghi tên nhiệm vụ.')
  return isTaskNamed(words) ? met('Đã ghi việc phải làm.') : unmet(`“${words}” quá ngắn để rõ việc phải làm.`)
}

/** What was assigned now governs; where nothing was, the plan does. */
function judgeTime(assigned: DeadlineValue | null, planned: DeadlineValue | null): TestResult {
  const value = assigned ?? planned
  if (value === null) return unmet('Chưa có thời hạn.')
  if (value.kind === 'urgent') return unmet('Chỉ ghi “ngay”, “khẩn trương”, chưa có thời hạn.')
  const day = lastDay(value)
  if (day !== null) return met(`Ngày cuối ${writeShortDate(day)}.`)
  if (value.kind === 'cadence' || value.kind === 'continuous' || value.kind === 'mixed')
    return met('Làm thường xuyên hoặc định kỳ.')
  return unmet('Thời hạn không cho biết ngày cuối.')
}

/** Somebody directs, where the table has a column for it, and no agency is both directing and lead (TAB-17), or both lead and coordinating. */
function judgeResponsibility(
  { directing, leads, coordinating }: Pick<Task, 'directing' | 'leads' | 'coordinating'>,
  hasDirectingColumn: boolean,
  directory: BodyDirectory,
): TestResult {
  if (hasDirectingColumn && directing.length === 0) return unmet('Chưa có cơ quan chỉ đạo.')
  const [first] = leads
  if (first === undefined) return unmet('Chưa có cơ quan chủ trì chịu trách nhiệm.')
  const keyOf = ({ name }: BodyMention) => resolveBody(name, directory)?.id ?? fold(name)
  const coordinatingKeys = new Set(coordinating.filter(({ name }) => isDefinite(name, directory)).map(keyOf))
  const overseeing = new Set(directing.map(keyOf))
  const ownOverseer = leads.find((lead) => lead.subUnit === '' && overseeing.has(keyOf(lead)))
  if (ownOverseer !== undefined) return unmet(`${ownOverseer.name} vừa chỉ đạo vừa chủ trì.`)
  const both = leads.find((lead) => coordinatingKeys.has(keyOf(lead)))
  if (both !== undefined) return unmet(`${both.name} vừa chủ trì vừa phối hợp.`)
  return met(leads.length === 1 ? `${first.name} chịu trách nhiệm.` : `${first.name} đứng đầu, chịu trách nhiệm chính.`)
}

function judgeResult(result: string): TestResult {
  return squeeze(result) === '' ? unmet('Chưa ghi yêu cầu kết quả.') : met('Đã ghi yêu cầu kết quả.')
}
