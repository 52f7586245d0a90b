/** `node --import utility-register.ts child.js`: a utility process, with its line to the main process. */
import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { sayVersions } from './versions.ts'

const standin = new URL('utility-electron.ts', import.meta.url).href

sayVersions('utility')
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(?:\/|$)/.test(specifier) ? { url: standin, shortCircuit: true } : next(specifier, context),
})

/** Holds messages back until somebody listens, as Electron's does. */
class ParentPort extends EventEmitter {
  #held: unknown[] | null = []

  constructor() {
    super()
    process.on('message', ({ value }: { readonly value: unknown }) => {
      if (this.#held === null) this.emit('message', { data: value, ports: [] })
      else this.#held.push(value)
    })
    this.on('newListener', (event) => {
      if (event === 'message') process.nextTick(() => this.start())
    })
  }

  start(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const value of held) this.emit('message', { data: value, ports: [] })
  }

  postMessage(message: unknown): void {
    process.send?.({ value: structuredClone(message) })
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort(), enumerable: true })
// A utility process does not outlive the app.
process.on('disconnect', () => process.exit(0))
