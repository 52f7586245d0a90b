/** Who read a secret paper, and when: a row of the audit for each person, paper and day, not for each look of a screen. */
import type { Notice } from '../domain/notice/notice.ts'
import type { Actor } from '../domain/office/roles.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { addAudit, holdAudit, momentAfter } from '../store/audit.ts'
import { changeStore } from '../store/record.ts'
import type { Ports } from './context.ts'
import type { Session } from './sessions.ts'

export interface Reading {
  readonly session: Session
  readonly actor: Actor
  /** The call that gives the words. */
  readonly call: string
  readonly now: string
}

export interface Readings {
  /** Before the words are given: what the audit cannot be told of is not read. */
  readonly tell: (reading: Reading, paper: Pick<Notice, 'id' | 'marks'>) => Promise<void>
}

export function createReadings({ store }: Pick<Ports, 'store'>): Readings {
  const told = new WeakMap<Session, Set<string>>()
  return {
    async tell({ session, actor, call, now }, { id, marks: { secrecy } }) {
      if (secrecy === null) return
      const own = told.get(session) ?? new Set()
      const key = JSON.stringify([actor.id, id, dayInVietnam(now)])
      if (own.has(key)) return
      await changeStore(store, async (db) => {
        await holdAudit(db)
        const by = { actor: actor.name, actorId: actor.id, role: actor.roles[0] ?? ('' as const) }
        await addAudit(db, { at: await momentAfter(db, now), ...by, call, subject: id, details: { read: secrecy } })
      })
      told.set(session, own.add(key))
    },
  }
}
