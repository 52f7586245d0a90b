/** Who is where: a connection says so while its desk is open, and is forgotten when it says nothing more. */
import { type Present, presentFor } from '../contract/presence.ts'
import type { Actor } from '../domain/office/roles.ts'
import type { Ports } from './context.ts'
import type { Handlers } from './handlers.ts'
import type { Session } from './sessions.ts'

interface Place {
  readonly user: string
  readonly name: string
  readonly notice: string
  readonly part: string | null
  readonly at: number
}

export interface Presences {
  readonly at: (
    who: { readonly session: Session; readonly actor: Actor; readonly now: string },
    place: { readonly notice: string; readonly part: string | null },
  ) => readonly Present[]
}

export function createPresences({ told }: Pick<Ports, 'told'>): Presences {
  const places = new Map<Session, Place>()
  return {
    at({ session, actor, now }, { notice, part }) {
      const moment = Date.parse(now)
      for (const [other, { at }] of places) if (moment - at > presentFor) places.delete(other)
      const before = places.get(session)
      places.set(session, { user: actor.id, name: actor.name, notice, part, at: moment })
      if (before?.notice !== notice || before.part !== part) {
        told?.({ name: 'presence.at', input: { id: notice } }, session)
        if (before !== undefined && before.notice !== notice)
          told?.({ name: 'presence.at', input: { id: before.notice } }, session)
      }
      return [...places]
        .filter(([other, place]) => other !== session && place.notice === notice && place.user !== actor.id)
        .map(([, { name, part: where }]) => ({ name, part: where }))
    },
  }
}

export const presenceHandlers: Handlers<'presence.at'> = {
  'presence.at': ({ isAt }, { id, part }) => Promise.resolve(isAt({ notice: id, part })),
}
