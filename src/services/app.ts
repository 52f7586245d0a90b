/**
 * THE DOOR. Known name? May this role? Read the input. Then by kind: read, write in a transaction with its
 * audit row, export, import, ask the host. A refusal travels as a value; a defect is logged with an id and told as such.
 */
import { type CallName, contract } from '../contract/contract.ts'
import type { CallError, Reply } from '../contract/wire.ts'
import type { Actor } from '../domain/office/roles.ts'
import { Refusal } from '../domain/errors.ts'
import { addAudit, momentAfter } from '../store/audit.ts'
import { transact } from '../store/db.ts'
import { auditHandlers } from './audit.ts'
import { checkHandlers } from './check.ts'
import type { Context, Files, Ports } from './context.ts'
import type { Deed, Handlers, HostDeed, ExportedFile } from './handlers.ts'
import { hostHandlers } from './host.ts'
import { importHandlers } from './imports.ts'
import { noticeHandlers } from './notices.ts'
import { paperHandlers } from './papers.ts'
import { storeHandlers } from './store.ts'

const handlers: Handlers = {
  ...noticeHandlers,
  ...importHandlers,
  ...paperHandlers,
  ...auditHandlers,
  ...checkHandlers,
  ...storeHandlers,
  ...hostHandlers,
}

export interface App {
  /** `files`: the host's files for this one call, where it has others for each. */
  readonly call: (name: string, input: unknown, actor: Actor, files?: Files) => Promise<Reply<unknown>>
}

/** The app over its ports. */
export function createApp(ports: Ports): App {
  return {
    async call(name, input, actor, files = ports.files) {
      try {
        return { ok: true, value: await pass({ ...ports, files }, name, input, actor) }
      } catch (error) {
        return { ok: false, error: explain(ports, name, error) }
      }
    },
  }
}

/** An error as whoever asked may see it: a refusal as it is, a defect by the id under which it was logged. */
export function explain(ports: Pick<Ports, 'ids' | 'log'>, call: string, error: unknown): CallError {
  if (error instanceof Refusal) return { code: error.code, message: error.message, details: error.details }
  const id = ports.ids()
  ports.log({ id, call, error })
  return {
    code: 'defect',
    message: `Chương trình gặp lỗi. Mã lỗi: ${id}. Dữ liệu đã lưu không bị ảnh hưởng.`,
    details: { id },
  }
}

/** Milliseconds by which a deed may lie before the last one because it waited for its turn to write. */
const waitingTime = 60_000

async function pass(ports: Ports, name: string, input: unknown, actor: Actor): Promise<unknown> {
  if (!Object.hasOwn(contract, name)) throw new Refusal('call.unknown', `"${name}".`, { found: name })
  const callName = name as CallName
  const call = contract[callName]
  if (!call.roles.includes(actor.role)) throw new Refusal('call.forbidden', '', { found: actor.role, call: name })
  const parsed = call.input.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Refusal('input.invalid', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(), {
      field: issue?.path.join('.') ?? '',
    })
  }
  const handle = handlers[callName] as (context: Context, value: unknown, files?: Files) => Promise<unknown>
  const now = ports.clock()
  const context: Context = {
    db: ports.store.db,
    actor,
    now,
    ids: ports.ids,
    store: ports.store,
    directory: ports.directory,
  }
  /** What the clock said goes along where it had gone back. */
  const audit = async (db: Context['db'], subject: string, details: Readonly<Record<string, unknown>>) => {
    const at = await momentAfter(db, now)
    const told = Date.parse(at) - Date.parse(now) <= waitingTime ? details : { ...details, clock: now }
    await addAudit(db, { at, actor: actor.name, role: actor.role, call: name, subject, details: told })
  }
  switch (call.kind) {
    case 'read':
      return handle(context, parsed.data)
    case 'write':
      return transact(ports.store.db, async (db) => {
        const at = await momentAfter(db, now)
        const deed = (await handle({ ...context, db, now: at }, parsed.data)) as Deed<unknown>
        await audit(db, deed.subject, deed.details ?? {})
        return deed.value
      })
    case 'import': {
      const file = await ports.files.open('notice')
      return file === null ? null : handle(context, file)
    }
    case 'export': {
      const made = (await handle(context, parsed.data)) as ExportedFile
      const saved = await ports.files.save({ fileName: made.fileName, bytes: made.bytes })
      if (saved === null) return null
      const exported = { fileName: saved.fileName, size: made.bytes.length, sha256: made.sha256 }
      await transact(ports.store.db, (db) => audit(db, made.subject, exported))
      return { ...exported, canShow: saved.canShow }
    }
    case 'host': {
      const { done, subject } = (await handle(context, parsed.data, ports.files)) as HostDeed
      if (done && subject !== null) await transact(ports.store.db, (db) => audit(db, subject, {}))
      return done
    }
  }
}
