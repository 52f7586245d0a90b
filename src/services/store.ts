/** The store itself: is it sound, where is it. */
import { isDeepStrictEqual } from 'node:util'
import { checkAudit } from '../store/audit.ts'
import { allNoticeIds, getNotice } from '../store/notices.ts'
import { changedOriginals } from '../store/originals.ts'
import { storedTasks } from '../store/tasks.ts'
import type { Handlers } from './handlers.ts'
import type { Context } from './context.ts'
import { deriveTaskRows } from './notices.ts'

export const storeHandlers: Handlers<'store.verify' | 'store.diagnostics'> = {
  'store.verify': async (context) => {
    const problems = context.store.findDamage().map((text) => `Cơ sở dữ liệu: ${text}`)
    const ids = await allNoticeIds(context.db)
    for (const id of ids) problems.push(...(await checkNotice(context, id)))
    const originals = await changedOriginals(context.db)
    problems.push(...originals.changed.map((id) => `Tệp gốc ${id} không còn khớp mã kiểm tra.`))
    const audit = await checkAudit(context.db)
    if (audit.brokenAt !== null) problems.push(`Nhật ký bị thay đổi từ dòng ${audit.brokenAt}.`)
    return { sound: problems.length === 0, notices: ids.length, originals: originals.checked, auditRows: audit.rows, problems }
  },

  'store.diagnostics': ({ store }) => Promise.resolve(store.describe()),
}

async function checkNotice(context: Context, id: string): Promise<string[]> {
  try {
    const { notice } = await getNotice(context.db, id)
    const stored = await storedTasks(context.db, id)
    return isDeepStrictEqual(sortRows(stored), sortRows(deriveTaskRows(context, notice)))
      ? []
      : [`Thông báo ${id}: bảng nhiệm vụ không khớp nội dung. Hãy lưu lại thông báo.`]
  } catch (error) {
    return [`Thông báo ${id}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Plain rows in an order of their own, whatever order the database gave them in. */
function sortRows({ tasks, bodies }: Awaited<ReturnType<typeof storedTasks>>): unknown {
  return { tasks: inOrder(tasks), bodies: inOrder(bodies) }
}

function inOrder(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
}
