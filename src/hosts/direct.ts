/** In-process transport: copies values both ways as a border would, so that nothing is shared by accident. */
import type { Reply, Transport } from '../contract/wire.ts'
import type { Actor } from '../domain/office/roles.ts'
import type { App } from '../services/app.ts'
import type { Files } from '../services/context.ts'

export function direct(app: App, actor: Actor, files?: Files): Transport {
  return async (name, input) =>
    JSON.parse(
      JSON.stringify(await app.call(name, JSON.parse(JSON.stringify(input ?? {})), actor, files)),
    ) as Reply<unknown>
}
