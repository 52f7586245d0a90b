/** In-process transport: copies values both ways as a border would, so that nothing is shared by accident. */
import type { Actor, Reply, Transport } from '../contract/wire.ts'
import type { App } from '../services/app.ts'

export function direct(app: App, actor: Actor): Transport {
  return async (name, input) => JSON.parse(JSON.stringify(await app.call(name, JSON.parse(JSON.stringify(input ?? {})), actor))) as Reply<unknown>
}
