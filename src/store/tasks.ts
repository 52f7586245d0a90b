/** SQL of the task rows, which are derived from a notice and rewritten with each save. */
import type { NoticeTask } from '../domain/tasks/task.ts'
import { lastDay } from '../domain/deadline/deadline.ts'
import { type Notice, taskAppendices } from '../domain/notice/notice.ts'
import { taskCellsReader } from '../domain/notice/table.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'
import type { TaskBodyTable, TaskTable } from './schema.ts'

/** Agency id of a name, or null. The caller supplies the directory. */
export type BodyIdOf = (name: string) => string | null

/** Database rows for the tasks of a notice. */
export function taskRows(
  notice: Notice,
  tasks: readonly NoticeTask[],
  bodyIdOf: BodyIdOf,
): { tasks: TaskTable[]; bodies: TaskBodyTable[] } {
  const cellsByRowId = new Map(
    taskAppendices(notice).flatMap(({ columns, sections }) => {
      const cellsOf = taskCellsReader(columns)
      return sections.flatMap(({ rows }) => rows.map((row) => [row.id, cellsOf(row)] as const))
    }),
  )
  const bodies: TaskBodyTable[] = []
  const rows = tasks.map((task, position): TaskTable => {
    const mentions = { directing: task.directing, lead: task.leads, coordinating: task.coordinating }
    for (const role of ['directing', 'lead', 'coordinating'] as const) {
      mentions[role].forEach((mention, place) =>
        bodies.push({
          notice_id: notice.id,
          task_id: task.id,
          role,
          position: place,
          name: mention.name,
          sub_unit: mention.subUnit,
          body_id: bodyIdOf(mention.name),
        }),
      )
    }
    const row = cellsByRowId.get(task.id)
    return {
      id: task.id,
      notice_id: notice.id,
      position,
      appendix_id: task.appendixId,
      ordinal: task.ordinal,
      section_label: task.sectionLabel,
      section_title: task.sectionTitle,
      name: task.name,
      required_result: task.requiredResult,
      planned: row?.plannedTime ?? '',
      planned_until: task.planned === null ? null : lastDay(task.planned),
      assigned: row?.assigned ?? '',
      assigned_until: task.assigned === null ? null : lastDay(task.assigned),
    }
  })
  return { tasks: rows, bodies }
}

/** SQLite takes at most 32,766 values in a statement: 2,000 rows of 13 columns are 26,000, with room for more columns. */
const rowsAtOnce = 2000

/** Replaces the task rows of a notice, whose hash the notice has. Must run in the transaction that saves the notice. */
export async function replaceTasks(
  db: WritableDb,
  noticeId: string,
  rows: { tasks: TaskTable[]; bodies: TaskBodyTable[] },
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ tasks_hash: hashTasks(rows) })
    .where('id', '=', noticeId)
    .execute()
  await db.deleteFrom('task').where('notice_id', '=', noticeId).execute()
  for (let at = 0; at < rows.tasks.length; at += rowsAtOnce) {
    await db
      .insertInto('task')
      .values(rows.tasks.slice(at, at + rowsAtOnce))
      .execute()
  }
  for (let at = 0; at < rows.bodies.length; at += rowsAtOnce) {
    await db
      .insertInto('task_body')
      .values(rows.bodies.slice(at, at + rowsAtOnce))
      .execute()
  }
}

/** The stored task rows of a notice, for comparing them with freshly derived ones. */
export async function storedTasks(
  db: ReadableDb,
  noticeId: string,
): Promise<{ tasks: TaskTable[]; bodies: TaskBodyTable[] }> {
  const tasks = await db.selectFrom('task').selectAll().where('notice_id', '=', noticeId).orderBy('position').execute()
  const bodies = await db.selectFrom('task_body').selectAll().where('notice_id', '=', noticeId).execute()
  return { tasks, bodies }
}

/** Whether the task rows of a notice are others than those that were written with it. */
export async function findTaskDamage(db: ReadableDb, noticeId: string): Promise<boolean> {
  const { tasks_hash: written } = await db
    .selectFrom('notice')
    .select('tasks_hash')
    .where('id', '=', noticeId)
    .executeTakeFirstOrThrow()
  return hashTasks(await storedTasks(db, noticeId)) !== written
}

/** Hash of the task rows of a notice, whatever order the database gives them in. */
export function hashTasks({ tasks, bodies }: Awaited<ReturnType<typeof storedTasks>>): string {
  return sha256(JSON.stringify([inOrder(tasks), inOrder(bodies)]))
}

function inOrder(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()
}
