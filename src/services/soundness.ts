/** Verifies the whole store: its pages, its objects, its audit, its rows as the audit recorded them, and what it keeps. */
import type { StoreReport } from '../contract/store.ts'
import { Refusal } from '../domain/errors.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { type Standing, isGap } from '../store/anchor.ts'
import { type AuditCheck, checkAudit, storeHead } from '../store/audit.ts'
import { type ReadableDb, explainError } from '../store/db.ts'
import { changedFiles } from '../store/exports.ts'
import { findTampering, replayChanges } from '../store/find-tampering.ts'
import { allNoticeIds, findVersionDamage, getNotice } from '../store/notices.ts'
import { findObligationDamage } from '../store/obligations.ts'
import { changedOfficeVersions } from '../store/office-data.ts'
import { changedLooks } from '../store/office-looks.ts'
import { changedOriginals } from '../store/originals.ts'
import { recordings } from '../store/recorded-rows.ts'
import { findSignatureFaults } from '../store/signatures.ts'
import { isIndexed, searchedNotice } from '../store/search-index.ts'
import { describeGap, describeUnanchored } from '../store/standing.ts'
import type { ApartReader } from '../store/store.ts'
import { findTaskDamage } from '../store/tasks.ts'
import type { Context } from './context.ts'

export function verifyStore(context: Context): Promise<StoreReport> {
  return context.store.readApart(async (reader) => {
    const { db, standing } = reader
    const { step } = context.task
    const problems: string[] = []
    const attempt = attemptInto(problems)
    if (standing.kind === 'damaged') problems.push(`Nhật ký: ${standing.refusal.explanation}`)
    if (isGap(standing)) problems.push(describeGap(standing))
    problems.push(...(await checkDatabase(reader, step)))
    problems.push(...(await attempt('Cơ sở dữ liệu', reader.strangeObjects, [])))
    await step('Nhật ký', 0, 1)
    const audit = await attempt('Nhật ký', () => checkAudit(db), unreadAudit)
    if (audit.brokenAt !== null) problems.push(`Nhật ký bị thay đổi từ dòng ${audit.brokenAt}.`)
    // The first row records what the store holds by then.
    if (audit.rows > 0) {
      problems.push(...audit.history.breaks)
      for (const recording of recordings)
        problems.push(...(await attempt('Các dòng của kho', () => findTampering(db, recording, audit.history), [])))
    }
    const ring = readSigners(context.store.keyring)
    problems.push(...ring.faults, ...(await attempt('Chữ ký', () => findSignatureFaults(db, ring.signers), [])))
    const ids = await attempt('Thông báo', () => allNoticeIds(db), [])
    for (const [at, id] of ids.entries()) {
      await step('Thông báo', at, ids.length)
      problems.push(...(await checkNotice({ ...context, db }, id, audit)))
    }
    const kept = await checkKept(reader, audit, attempt, step)
    problems.push(...kept.problems)
    const clockBack = audit.clockBack.map(
      ({ sequence, clock, at }) =>
        `Nhật ký, dòng ${sequence}: đồng hồ máy chỉ ${clock}, trước dòng trên (${at}). Thứ tự việc đã làm vẫn đúng; hãy xem lại giờ của máy.`,
    )
    const unanchored = await attempt('Nhật ký', () => tellUnanchored(db, context.store, standing), [])
    return {
      sound: problems.length === 0,
      notices: ids.length,
      originals: kept.originals,
      auditRows: audit.rows,
      auditHead: audit.headHash,
      problems,
      remarks: [...unanchored, ...clockBack],
    }
  })
}

/** The public keys that the keyring has, or what is wrong with it. */
function readSigners(keyring: Context['store']['keyring']) {
  const none: ReadonlyMap<string, string> = new Map()
  try {
    return { signers: keyring?.signers() ?? none, faults: [] }
  } catch (error) {
    if (error instanceof Refusal) return { signers: none, faults: [`Tệp khóa: ${error.message}`] }
    throw error
  }
}

type Step = Context['task']['step']

async function checkDatabase({ damageChecks }: ApartReader, step: Step): Promise<string[]> {
  const problems: string[] = []
  for (const [at, check] of damageChecks.entries()) {
    await step('Cơ sở dữ liệu', at, damageChecks.length)
    problems.push(...check().map((text) => `Cơ sở dữ liệu: ${text}`))
  }
  return problems
}

/** What the store keeps beside the notices: the office's data, originals, exported files. */
async function checkKept({ db }: ApartReader, audit: AuditCheck, attempt: Attempt, step: Step) {
  const offices = await attempt(
    'Dữ liệu cơ quan',
    () => changedOfficeVersions(db, (version) => audit.savedHashes.get(`office/${version}`)),
    [],
  )
  const looks = await attempt(
    'Mẫu trình bày',
    () => changedLooks(db, (version) => audit.savedHashes.get(`look/${version}`)),
    [],
  )
  const originals = await attempt(
    'Tệp gốc',
    () => changedOriginals(db, (done, total) => step('Tệp gốc', done, total)),
    { checked: 0, changed: [] },
  )
  const exported = await attempt(
    'Tệp đã xuất',
    () => changedFiles(db, (done, total) => step('Tệp đã xuất', done, total)),
    { checked: 0, changed: [] },
  )
  return {
    originals: originals.checked,
    problems: [
      ...offices.map((version) => `Dữ liệu cơ quan, phiên bản ${version}: không còn khớp mã kiểm tra.`),
      ...looks.map((version) => `Mẫu trình bày, phiên bản ${version}: không còn khớp mã kiểm tra.`),
      ...originals.changed.map((id) => `Tệp gốc ${id} không còn khớp mã kiểm tra.`),
      ...exported.changed.map((hash) => `Tệp đã xuất ${hash} không còn khớp mã kiểm tra.`),
    ],
  }
}

/** Says that the store was opened without its anchor. Once that is told, the anchor is written again. */
export async function tellUnanchored(db: ReadableDb, store: Context['store'], standing: Standing): Promise<string[]> {
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
  history: replayChanges().history,
}

type Attempt = ReturnType<typeof attemptInto>

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
 * Versions complete and as the audit saw them, the content through the gate, the task rows as they were written; of an
 * issued notice the obligations as its issue recorded them.
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
    const { notice, state } = await getNotice(context.db, id)
    const issue = audit.issued.get(id)
    if (issue === undefined && isIssuedState(state) && audit !== unreadAudit)
      problems.push(`Thông báo ${id}: đã ban hành mà nhật ký không ghi lần ban hành nào.`)
    // Held to what was recorded when they were made, not to what this release reads in the same words.
    if (await findTaskDamage(context.db, id))
      problems.push(
        `Thông báo ${id}: bảng nhiệm vụ đã bị sửa ngoài chương trình.${isIssuedState(state) ? '' : ' Hãy lưu lại thông báo.'}`,
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
