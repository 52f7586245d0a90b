/** The store itself: is it sound, where is it. */
import { release } from 'node:os'
import packageFacts from '../../package.json' with { type: 'json' }
import type { StoreState } from '../contract/store.ts'
import { Refusal } from '../domain/errors.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { type Standing, compareWithAnchor, isGap } from '../store/anchor.ts'
import { type AuditCheck, checkAudit, storeHead } from '../store/audit.ts'
import { type ReadableDb, explainError } from '../store/db.ts'
import { changedFiles } from '../store/exports.ts'
import { allNoticeIds, findVersionDamage, getNotice } from '../store/notices.ts'
import { changedOfficeVersions } from '../store/office-data.ts'
import { changedLooks } from '../store/office-looks.ts'
import { findObligationDamage } from '../store/obligations.ts'
import { changedOriginals } from '../store/originals.ts'
import { isIndexed, searchedNotice } from '../store/search-index.ts'
import { describeGap, describeUnanchored } from '../store/standing.ts'
import { hashTasks, storedTasks } from '../store/tasks.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { deriveTaskRows } from './notices.ts'

export const storeHandlers: Handlers<'store.state' | 'store.acceptLoss' | 'store.verify' | 'store.diagnostics'> = {
  'store.state': async ({ db, store }) => tellState(db, store),

  'store.acceptLoss': async ({ db, store }, { reason }) => {
    const gap = store.anchor === null ? null : await compareWithAnchor(db, store.anchor.read())
    if (gap?.kind === 'damaged') throw gap.refusal
    if (gap === null || !isGap(gap)) throw new Refusal('store.noLoss')
    const { kind, found, known } = gap
    return {
      value: { gap: null, damage: null, readOnly: null, remarks: [] },
      subject: 'store',
      details: { reason, gap: kind, found, known },
    }
  },

  'store.verify': (context) =>
    context.store.readApart(async ({ db, damageChecks, standing }) => {
      const { step } = context.task
      const problems: string[] = []
      const attempt = attemptInto(problems)
      if (standing.kind === 'damaged') problems.push(`Nhật ký: ${standing.refusal.explanation}`)
      if (isGap(standing)) problems.push(describeGap(standing))
      for (const [at, check] of damageChecks.entries()) {
        await step('Cơ sở dữ liệu', at, damageChecks.length)
        problems.push(...check().map((text) => `Cơ sở dữ liệu: ${text}`))
      }
      await step('Nhật ký', 0, 1)
      const audit = await attempt('Nhật ký', () => checkAudit(db), unreadAudit)
      if (audit.brokenAt !== null) problems.push(`Nhật ký bị thay đổi từ dòng ${audit.brokenAt}.`)
      const ids = await attempt('Thông báo', () => allNoticeIds(db), [])
      for (const [at, id] of ids.entries()) {
        await step('Thông báo', at, ids.length)
        problems.push(...(await checkNotice({ ...context, db }, id, audit)))
      }
      const offices = await attempt(
        'Dữ liệu cơ quan',
        () => changedOfficeVersions(db, (version) => audit.savedHashes.get(`office/${version}`)),
        [],
      )
      for (const version of offices) problems.push(`Dữ liệu cơ quan, phiên bản ${version}: không còn khớp mã kiểm tra.`)
      const looks = await attempt(
        'Mẫu trình bày',
        () => changedLooks(db, (version) => audit.savedHashes.get(`look/${version}`)),
        [],
      )
      for (const version of looks) problems.push(`Mẫu trình bày, phiên bản ${version}: không còn khớp mã kiểm tra.`)
      const originals = await attempt(
        'Tệp gốc',
        () => changedOriginals(db, (done, total) => step('Tệp gốc', done, total)),
        { checked: 0, changed: [] },
      )
      problems.push(...originals.changed.map((id) => `Tệp gốc ${id} không còn khớp mã kiểm tra.`))
      const exported = await attempt(
        'Tệp đã xuất',
        () => changedFiles(db, (done, total) => step('Tệp đã xuất', done, total)),
        { checked: 0, changed: [] },
      )
      problems.push(...exported.changed.map((hash) => `Tệp đã xuất ${hash} không còn khớp mã kiểm tra.`))
      const clockBack = audit.clockBack.map(
        ({ sequence, clock, at }) =>
          `Nhật ký, dòng ${sequence}: đồng hồ máy chỉ ${clock}, trước dòng trên (${at}). Thứ tự việc đã làm vẫn đúng; hãy xem lại giờ của máy.`,
      )
      const unanchored = await attempt('Nhật ký', () => tellUnanchored(db, context.store, standing), [])
      return {
        sound: problems.length === 0,
        notices: ids.length,
        originals: originals.checked,
        auditRows: audit.rows,
        auditHead: audit.headHash,
        problems,
        remarks: [...unanchored, ...clockBack],
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

/** What is known of the store as a whole. */
async function tellState(db: ReadableDb, store: Context['store']): Promise<StoreState> {
  const standing: Standing =
    store.anchor === null ? { kind: 'whole' } : await compareWithAnchor(db, store.anchor.read())
  const damage = standing.kind === 'damaged' ? standing.refusal.message : null
  return {
    gap: isGap(standing) ? describeGap(standing) : null,
    damage,
    readOnly: store.readOnly?.message ?? null,
    remarks: damage === null ? await tellUnanchored(db, store, standing) : [],
  }
}

/** Says that the store was opened without its anchor. Once that is told, the anchor is written again. */
async function tellUnanchored(db: ReadableDb, store: Context['store'], standing: Standing): Promise<string[]> {
  if (standing.kind !== 'unanchored' && store.standingAtOpening.kind !== 'unanchored') return []
  const head = await storeHead(db)
  if (store.readOnly === null && standing.kind === 'unanchored') store.anchor?.write(head)
  return [describeUnanchored(head)]
}

/** What is known of an audit that cannot be read. */
const unreadAudit: AuditCheck = {
  rows: 0,
  brokenAt: null,
  clockBack: [],
  headHash: '',
  savedHashes: new Map(),
  issued: new Map(),
}

/** Goes on with `otherwise` where a part of the store cannot be read, and says so among the problems. */
function attemptInto(problems: string[]) {
  return async <Result>(part: string, read: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await read()
    } catch (error) {
      const refusal = explainError(error)
      if (!(refusal instanceof Refusal) || refusal.code !== 'store.damaged') throw refusal
      problems.push(`${part}: ${refusal.explanation}`)
      return otherwise
    }
  }
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
    // An audit that cannot be read is named once, not with every notice.
    if (changed.length > 0 && audit !== unreadAudit)
      problems.push(`Thông báo ${id}: bản ${changed.map(([version]) => version).join(', ')} không khớp nhật ký.`)
    const { notice, state, office: version, updatedAt } = await getNotice(context.db, id)
    const issue = audit.issued.get(id)
    if (issue === undefined && isIssuedState(state) && audit !== unreadAudit)
      problems.push(`Thông báo ${id}: đã ban hành mà nhật ký không ghi lần ban hành nào.`)
    // What was issued is held to what was recorded then, not to what this release reads in the same words.
    const office = await context.offices.at(context.db, version)
    const expected = issue?.tasks ?? hashTasks(deriveTaskRows(office, notice, updatedAt))
    if (hashTasks(await storedTasks(context.db, id)) !== expected)
      problems.push(
        `Thông báo ${id}: bảng nhiệm vụ không khớp nội dung.${issue === undefined ? ' Hãy lưu lại thông báo.' : ''}`,
      )
    if (!(await isIndexed(context.db, id, searchedNotice(notice))))
      problems.push(`Thông báo ${id}: chỉ mục tìm kiếm không khớp nội dung. Hãy lập lại chỉ mục tìm kiếm.`)
    const damage = await findObligationDamage(context.db, id, issue?.obligations)
    problems.push(...damage.map((text) => `Thông báo ${id}: ${text}`))
  } catch (error) {
    const reason = explainError(error)
    problems.push(`Thông báo ${id}: ${reason instanceof Error ? reason.message : String(reason)}`)
  }
  return problems
}
