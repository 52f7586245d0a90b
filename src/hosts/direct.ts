/** In-process transport: copies values both ways as a border would, so that nothing is shared by accident. */
import type { Reply, Transport } from '../contract/wire.ts'
import type { Files } from '../services/context.ts'

/** What takes calls from somebody: the app, from a session. */
interface Callee<Caller> {
  readonly call: (name: string, input: unknown, caller: Caller, files?: Files) => Promise<Reply<unknown>>
}

/** Calls of one caller: for the app, of one session. */
export function direct<Caller>(app: Callee<Caller>, caller: Caller, files?: Files): Transport {
  return async (name, input) =>
    JSON.parse(
      JSON.stringify(await app.call(name, JSON.parse(JSON.stringify(input ?? {})), caller, files)),
    ) as Reply<unknown>
}
