/** The store itself: is it sound, where is it. */
import { release } from 'node:os'
import packageFacts from '../../package.json' with { type: 'json' }
import { isIssuedState } from '../domain/office/workflow.ts'
import { type AuditCheck, checkAudit } from '../store/audit.ts'
import { allNoticeIds, findVersionDamage, getNotice } from '../store/notices.ts'
import { changedOfficeVersions } from '../store/office-data.ts'
import { findObligationDamage } from '../store/obligations.ts'
import { changedOriginals } from '../store/originals.ts'
import { hashTasks, storedTasks } from '../store/tasks.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { deriveTaskRows } from './notices.ts'

export const storeHandlers: Handlers<'store.verify' | 'store.diagnostics'> = {
  'store.verify': (context) =>
    context.store.readApart(async ({ db, damageChecks }) => {
      const { step } = context.task
      const problems: string[] = []
      for (const [at, check] of damageChecks.entries()) {
        await step('Cơ sở dữ liệu', at, damageChecks.length)
        problems.push(...check().map((text) => `Cơ sở dữ liệu: ${text}`))
      }
      await step('Nhật ký', 0, 1)
      const audit = await checkAudit(db)
      if (audit.brokenAt !== null) problems.push(`Nhật ký bị thay đổi từ dòng ${audit.brokenAt}.`)
      const ids = await allNoticeIds(db)
      for (const [at, id] of ids.entries()) {
        await step('Thông báo', at, ids.length)
        problems.push(...(await checkNotice({ ...context, db }, id, audit)))
      }
      for (const version of await changedOfficeVersions(db))
        problems.push(`Dữ liệu cơ quan, phiên bản ${version}: không còn khớp mã kiểm tra.`)
      const originals = await changedOriginals(db, (done, total) => step('Tệp gốc', done, total))
      problems.push(...originals.changed.map((id) => `Tệp gốc ${id} không còn khớp mã kiểm tra.`))
      return {
        sound: problems.length === 0,
        notices: ids.length,
        originals: originals.checked,
        auditRows: audit.rows,
        auditHead: audit.headHash,
        problems,
        remarks: audit.clockBack.map(
          ({ sequence, clock, at }) =>
            `Nhật ký, dòng ${sequence}: đồng hồ máy chỉ ${clock}, trước dòng trên (${at}). Thứ tự việc đã làm vẫn đúng; hãy xem lại giờ của máy.`,
        ),
      }
    }),

  'store.diagnostics': ({ store }) => {
    const runtime = Object.fromEntries(
      ['electron', 'chrome', 'node'].flatMap((name) =>
        process.versions[name] === undefined ? [] : [[name, process.versions[name]]],
      ),
    )
    return Promise.resolve({
      version: packageFacts.version,
      runtime,
      system: `${process.platform} ${release()} ${process.arch}`,
      ...store.describe(),
    })
  },
}

/**
 * Versions complete and as the audit saw them, the content through the gate, the task rows as it makes them; of an issued
 * notice the task rows and obligations as its issue recorded them.
 */
async function checkNotice(context: Context, id: string, audit: AuditCheck): Promise<string[]> {
  const problems: string[] = []
  try {
    const { hashes, damaged } = await findVersionDamage(context.db, id)
    const changed = [...hashes].filter(([version, hash]) => audit.savedHashes.get(`${id}/${version}`) !== hash)
    if (damaged) problems.push(`Thông báo ${id}: các bản đã lưu không đầy đủ hoặc không khớp nội dung.`)
    if (changed.length > 0)
      problems.push(`Thông báo ${id}: bản ${changed.map(([version]) => version).join(', ')} không khớp nhật ký.`)
    const { notice, state, office: version, updatedAt } = await getNotice(context.db, id)
    const issue = audit.issued.get(id)
    if (issue === undefined && isIssuedState(state))
      problems.push(`Thông báo ${id}: đã ban hành mà nhật ký không ghi lần ban hành nào.`)
    // What was issued is held to what was recorded then, not to what this release reads in the same words.
    const office = await context.offices.at(context.db, version)
    const expected = issue?.tasks ?? hashTasks(deriveTaskRows(office, notice, updatedAt))
    if (hashTasks(await storedTasks(context.db, id)) !== expected)
      problems.push(
        `Thông báo ${id}: bảng nhiệm vụ không khớp nội dung.${issue === undefined ? ' Hãy lưu lại thông báo.' : ''}`,
      )
    const damage = await findObligationDamage(context.db, id, issue?.obligations)
    problems.push(...damage.map((text) => `Thông báo ${id}: ${text}`))
  } catch (error) {
    problems.push(`Thông báo ${id}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return problems
}
