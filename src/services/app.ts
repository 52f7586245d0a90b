/**
 * THE DOOR, the dispatcher: the single entry of every call. It checks that the name is known, that somebody is signed in
 * on the connection and that one of their roles is allowed, parses the input, and runs the handler as the kind of the
 * call demands (contract/call.ts): a write in a transaction with its audit row, an export with its file saved before the
 * audit row. A refusal is returned as a value; a defect is logged with an id, and the reply gives that id.
 */
import { type CallName, contract } from '../contract/contract.ts'
import type { CallKind } from '../contract/call.ts'
import { noticeOf } from '../contract/changes.ts'
import type { CallError, Reply } from '../contract/wire.ts'
import { type Actor, type Role, hasRole, listRoles, nameRoles, roleAmong } from '../domain/office/roles.ts'
import { Refusal } from '../domain/errors.ts'
import { type CheckMemory, createMemory } from '../checker/memory.ts'
import { addAudit, countChange, holdAudit, momentAfter } from '../store/audit.ts'
import { explainError, transact } from '../store/db.ts'
import { type Passphrases, createPassphrases } from '../store/passphrases.ts'
import { changeStore } from '../store/record.ts'
import { signLastRow } from '../store/signatures.ts'
import type { Context, Files, JobDesk, Jobs, Ports, SessionDesk, Task, WriteContext } from './context.ts'
import { type WriteResult, type ExportedFile, type HostResult, Outdated, type PreparedWrite } from './handlers.ts'
import { createJobs, unwatched } from './jobs.ts'

import { type Looks, createLooks } from './looks.ts'
import { type Offices, createOffices } from './offices.ts'
import { type AddAudit, finishHost, saveExport } from './outside.ts'
import { type Presences, createPresences } from './presence.ts'
import { type PrintedSheets, createPrintedSheets } from './printed-sheets.ts'
import { proveAgain } from './proof.ts'
import { type Readings, createReadings } from './readings.ts'
import { type Session, nobody, noteActivity, presenceOf, requireActor } from './sessions.ts'
import { handlerOf } from './subjects.ts'

export interface App {
  /** `files`: the host's files for this one call, where it has others for each. */
  readonly call: (name: string, input: unknown, session: Session, files?: Files) => Promise<Reply<unknown>>
  /** Cancels the jobs in progress and waits for them. */
  readonly stop: () => Promise<void>
}

/** The app over its ports. */
export function createApp(ports: Ports): App {
  const memory = createMemory()
  const offices = createOffices()
  const looks = createLooks()
  const printedSheets = createPrintedSheets()
  const readings = createReadings(ports)
  const presences = createPresences(ports)
  const passphrases = createPassphrases(ports.passphraseCost)
  const jobs = createJobs(ports.ids, (error, name) => explain(ports, name, error))
  return {
    stop: jobs.stop,
    async call(name, input, session, files = ports.files) {
      try {
        const tools = {
          ports: { ...ports, files },
          session,
          jobs,
          memory,
          offices,
          looks,
          printedSheets,
          readings,
          presences,
          passphrases,
        }
        const desk: Desk = { ...tools, actor: await findActor(tools, name) }
        return { ok: true, value: await admit(desk, name, input)(unwatched) }
      } catch (error) {
        return { ok: false, error: explain(ports, name, placeDamage(error, input)) }
      }
    },
  }
}

/** Damage that was met in a call about one notice is told with that notice. */
function placeDamage(error: unknown, input: unknown): unknown {
  const refusal = explainError(error)
  const notice = noticeOf(input)
  if (!(refusal instanceof Refusal) || refusal.code !== 'store.damaged' || notice === null) return refusal
  const words = `Gặp chỗ hỏng khi đọc thông báo ${notice}. ${refusal.explanation}`
  return new Refusal('store.damaged', words, { ...refusal.details, notice })
}

/** An error as the caller may see it: a refusal as it is, a defect by the id under which it was logged. */
export function explain(ports: Pick<Ports, 'ids' | 'log'>, call: string, thrown: unknown): CallError {
  const error = explainError(thrown)
  if (error instanceof Refusal) return { code: error.code, message: error.message, details: error.details }
  const id = logDefect(ports, call, error)
  return {
    code: 'defect',
    message: `Chương trình gặp lỗi. Mã lỗi: ${id}. Dữ liệu đã lưu không bị ảnh hưởng.`,
    details: { id },
  }
}

function logDefect({ ids, log }: Pick<Ports, 'ids' | 'log'>, call: string, error: unknown): string {
  const id = ids()
  log({ id, call, error })
  return id
}

/** Who calls, and what the dispatcher has at hand for every call. */
interface Desk extends Tools {
  readonly actor: Actor
}

interface Tools {
  readonly ports: Ports
  readonly session: Session
  readonly jobs: Jobs
  /** One for the whole app: the checker stores its lexicon in it. */
  readonly memory: CheckMemory
  readonly offices: Offices
  readonly looks: Looks
  readonly printedSheets: PrintedSheets
  readonly readings: Readings
  readonly presences: Presences
  readonly passphrases: Passphrases
}

/** Who makes a call; refuses where somebody must be signed in and nobody is. */
async function findActor({ ports, session, offices }: Tools, name: string): Promise<Actor> {
  const now = ports.clock()
  const presence = await presenceOf({ db: ports.store.db, offices, now }, session)
  if (Object.hasOwn(contract, name) && !contract[name as CallName].needsSession) {
    // Who has been away for too long does not come back by a touch.
    if (presence.state !== 'locked') noteActivity(session, name, now)
    return nobody
  }
  const actor = requireActor(presence)
  noteActivity(session, name, now)
  return actor
}

const changingKinds: ReadonlySet<CallKind> = new Set(['write', 'keep', 'export', 'host'])

/** Refuses a call that is unknown, not allowed or malformed; otherwise gives the function that carries it out. */
function admit(desk: Desk, name: string, input: unknown): (task: Task) => Promise<unknown> {
  const { actor } = desk
  if (!Object.hasOwn(contract, name)) throw new Refusal('call.unknown', `"${name}".`, { found: name })
  const callName = name as CallName
  const call = contract[callName]
  if (!hasRole(actor, call.roles))
    throw new Refusal('call.forbidden', `Đây là việc của: ${listRoles(call.roles)}.`, {
      found: nameRoles(actor.roles),
      call: name,
    })
  const parsed = call.input.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Refusal('input.invalid', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(), {
      field: issue?.path.join('.') ?? '',
    })
  }
  return async (task) => {
    const value = await carryOut(desk, callName, parsed.data, task)
    if (changingKinds.has(call.kind) && value !== null) desk.ports.told?.({ name, input: parsed.data }, desk.session)
    return value
  }
}

async function carryOut(desk: Desk, name: CallName, data: unknown, task: Task): Promise<unknown> {
  const { ports, actor } = desk
  const handler = await handlerOf(name)
  const handle = handler as (
    context: Context,
    value: unknown,
    extra?: Files | JobDesk | SessionDesk,
  ) => Promise<unknown>
  const now = ports.clock()
  const context = contextOf(desk, name, now, task)
  const allowedAs: Role | '' = roleAmong(actor, contract[name].roles) ?? ''
  // Of who began it: a long call is signed though the screen was locked meanwhile.
  const { secret } = desk.session
  const audit: AddAudit = async (db, subject, details, role = allowedAs) => {
    await addAudit(db, { at: now, actor: actor.name, actorId: actor.id, role, call: name, subject, details })
    if (secret !== null) await signLastRow(db, secret)
  }
  switch (contract[name].kind) {
    case 'read':
      return handle(context, data)
    case 'write':
      return write(context, data, handler as WriteHandler, (applyWrite) =>
        changeStore(
          ports.store,
          async (db) => {
            const writing = { ...context, db, head: await holdAudit(db), now: await momentAfter(db, now) }
            const result = await applyWrite(writing)
            await audit(db, result.subject, result.details ?? {}, result.role)
            return result.value
          },
          { acceptsGap: name === 'store.acceptLoss' },
        ),
      )
    case 'job':
      return handle(context, data, {
        jobs: desk.jobs,
        admit: (long, input) => admit(desk, long, input),
      })
    case 'session':
      return handle(context, data, sessionDesk(desk, name, now))
    case 'keep':
      return changeStore(ports.store, async (db) => {
        const value = await handle({ ...context, db }, data)
        await countChange(db, now)
        return value
      })
    case 'import': {
      const file = await ports.files.open('notice')
      return file === null ? null : handle(context, file)
    }
    case 'export':
      return saveExport(ports, (await handle(context, data, ports.files)) as ExportedFile, audit, actor)
    case 'host':
      return finishHost(ports, (await handle(context, data, ports.files)) as HostResult, audit)
  }
}

function contextOf(desk: Desk, name: CallName, now: string, task: Task): Context {
  const { ports, actor, session, memory, offices, looks, printedSheets, readings, presences, passphrases } = desk
  return {
    db: ports.store.db,
    actor,
    session,
    passphrases,
    proveAgain: (passphrase) =>
      proveAgain(
        { db: ports.store.db, store: ports.store, offices, passphrases, now, session },
        sessionDesk(desk, name, now),
        passphrase,
      ),
    now,
    ids: ports.ids,
    store: ports.store,
    offices,
    looks,
    printedSheets,
    isAt: (place) => presences.at({ session, actor, now }, place),
    tellReading: (paper) => readings.tell({ session, actor, call: name, now }, paper),
    toDocx: ports.toDocx,
    memory,
    logDefect: (error) => logDefect(ports, name, error),
    task,
  }
}

/**
 * The audit of a session names whom the passphrase proved, and nobody where it proved none. A store that lacks something
 * gets no row and no new anchor, which would hide what it lacks; but people must be able to sign in, to accept the loss.
 */
function sessionDesk({ ports }: Desk, name: CallName, now: string): SessionDesk {
  let lacks = false
  return {
    isOwnStore: ports.asksAtFirstStart ?? false,
    async transact(work) {
      try {
        return await changeStore(ports.store, async (db) => {
          const result = await work(db)
          await countChange(db, now)
          return result
        })
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'store.incomplete') throw error
        lacks = true
        return transact(ports.store.db, work)
      }
    },
    async audit(db, who, subject, details) {
      if (lacks) return
      const [actor, actorId, role] = [who?.name ?? '', who?.id ?? '', who?.roles[0] ?? '']
      await addAudit(db, { at: now, actor, actorId, role, call: name, subject, details: { ...details } })
    },
  }
}

type WriteHandler =
  ((context: WriteContext, input: unknown) => Promise<WriteResult<unknown>>) | PreparedWrite<unknown, unknown>

/** How often a write is prepared before the lock is taken. After that it is prepared under the lock, so that it ends. */
const mostPreparations = 2

async function write(
  context: Context,
  input: unknown,
  handler: WriteHandler,
  inTransaction: (applyWrite: (context: WriteContext) => Promise<WriteResult<unknown>>) => Promise<unknown>,
): Promise<unknown> {
  if (typeof handler === 'function') return inTransaction((writing) => handler(writing, input))
  for (let attempt = 1; attempt <= mostPreparations; attempt += 1) {
    const applyWrite = await handler.prepare(context, input)
    try {
      return await inTransaction(applyWrite)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
    }
  }
  return inTransaction(async (writing) => (await handler.prepare(writing, input))(writing))
}
