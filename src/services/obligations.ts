/** Obligations: made when a notice is issued, of its rows and of the directives that a person confirmed; read ever after. */
import packageFacts from '../../package.json' with { type: 'json' }
import { pointedIn } from '../checker/directive-list.ts'
import type { Office } from '../domain/office/office.ts'
import type { StoredNotice } from '../domain/office/records.ts'
import { digestOf } from '../domain/tasks/directives.ts'
import { readObligations } from '../domain/tasks/obligation.ts'
import type { IssueRecord } from '../store/audit.ts'
import { marksOf } from '../store/directive-marks.ts'
import {
  type ObligationRows,
  getObligation,
  insertObligations,
  listObligations,
  obligationRows,
} from '../store/obligations.ts'
import { hashTasks, replaceTasks, storedTasks, type taskRows } from '../store/tasks.ts'
import type { Context, WriteContext } from './context.ts'
import { type Handlers, Outdated } from './handlers.ts'
import { localDirectoryFor } from './offices.ts'

export const obligationHandlers: Handlers<'obligation.list' | 'obligation.get'> = {
  'obligation.list': ({ db }, filter) => listObligations(db, filter),
  'obligation.get': ({ db }, { id }) => getObligation(db, id),
}

type TaskRows = ReturnType<typeof taskRows>

/** What an issue writes of tasks and obligations: computed before the lock. */
interface MadeObligations {
  readonly noticeId: string
  readonly rows: ObligationRows
  /** The task rows as this release reads them; null where the last save, perhaps of another release, made the same. */
  readonly taskRows: TaskRows | null
  readonly tasksHash: string
  /** The decisions they were made by. */
  readonly marks: string
}

/** What a stored notice binds to, by the office's data of its date. */
export async function obligationsOf(
  { db, ids, now }: Pick<Context, 'db' | 'ids' | 'now'>,
  { notice, version, contentHash }: StoredNotice,
  { office, taskRows: tasks }: { readonly office: Office; readonly taskRows: TaskRows },
): Promise<MadeObligations> {
  const marks = await marksOf(db, notice.id)
  const confirmed = new Set(
    marks.flatMap(({ decision, part, digest }) => (decision === 'task' ? [`${part} ${digest}`] : [])),
  )
  const read = readObligations(notice, {
    directory: localDirectoryFor(office, notice, now),
    isDayOff: office.calendar.isDayOff,
    pointedAt: pointedIn(marks),
    isConfirmed: (directive) => confirmed.has(`${directive.part} ${digestOf(directive)}`),
  })
  const provenance = {
    noticeId: notice.id,
    version,
    contentHash,
    release: packageFacts.version,
    office: office.version,
  }
  const rows = obligationRows(read.map((one, position) => ({ ...one, ...provenance, position, id: ids() })))
  const tasksHash = hashTasks(tasks)
  const isStored = tasksHash === hashTasks(await storedTasks(db, notice.id))
  return { noticeId: notice.id, rows, taskRows: isStored ? null : tasks, tasksHash, marks: JSON.stringify(marks) }
}

/** Writes them in the transaction of the issue, and gives what its audit row records. Throws `Outdated` when somebody decided otherwise meanwhile. */
export async function keepObligations(
  { db }: Pick<WriteContext, 'db'>,
  { noticeId, rows, taskRows: tasks, tasksHash, marks }: MadeObligations,
): Promise<{ readonly issue: IssueRecord }> {
  if (JSON.stringify(await marksOf(db, noticeId)) !== marks) throw new Outdated()
  if (tasks !== null) await replaceTasks(db, noticeId, tasks)
  await insertObligations(db, rows)
  return { issue: { tasks: tasksHash, obligations: { count: rows.obligations.length, hash: rows.hash } } }
}
