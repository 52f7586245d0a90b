/**
 * Values and functions between the two JavaScript worlds of a page. Sent to the page as source text, once to each
 * world, so it uses no name from outside itself.
 */

type Callable = (...args: unknown[]) => unknown
type Entries = readonly (readonly [string, Handed])[]
type Handed =
  | { readonly $: 'function'; readonly id: number }
  | { readonly $: 'list'; readonly v: Entries }
  | { readonly $: 'object'; readonly v: Entries }
  | { readonly $: 'plain'; readonly v: unknown }
type Returned = {
  readonly id: number
  readonly ok: boolean
  readonly later?: boolean
  readonly value?: Handed
  readonly message?: string
}

declare const document: {
  dispatchEvent: (event: unknown) => boolean
  addEventListener: (name: string, listener: (event: { readonly detail: unknown }) => void) => void
}
declare const CustomEvent: new (name: string, options: { readonly detail: unknown }) => unknown

/** Calls the root function of the other world. */
export type CallOther = (...args: unknown[]) => unknown

/** Joins this world to the other one; `root` is what the other world calls. Functions pass by name, values as clones. */
export function joinWorlds(own: string, other: string, root: Callable): CallOther {
  const functions = new Map<number, Callable>([[0, root]])
  const ids = new WeakMap<Callable, number>()
  const proxies = new Map<number, Callable>()
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >()
  const returned = new Map<number, Returned>()
  let last = 0
  const fire = (name: string, detail: unknown): void =>
    void document.dispatchEvent(new CustomEvent(`standin:${other}:${name}`, { detail }))
  const hear = (name: string, listener: (detail: never) => void): void =>
    document.addEventListener(`standin:${own}:${name}`, ({ detail }) => listener(detail as never))

  const pack = (value: unknown): Handed => {
    if (typeof value === 'function') {
      const known = ids.get(value as Callable)
      if (known !== undefined) return { $: 'function', id: known }
      last += 1
      ids.set(value as Callable, last)
      functions.set(last, value as Callable)
      return { $: 'function', id: last }
    }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (Array.isArray(value)) return { $: 'list', v: value.map((item, index) => [String(index), pack(item)]) }
    const isPlain = Object.prototype.toString.call(value) === '[object Object]'
    return isPlain
      ? { $: 'object', v: Object.entries(value as object).map(([key, held]) => [key, pack(held)]) }
      : { $: 'plain', v: value }
  }
  const unpack = (handed: Handed): unknown => {
    if (handed.$ === 'plain') return handed.v
    if (handed.$ === 'list') return handed.v.map(([, held]) => unpack(held))
    if (handed.$ === 'object') return Object.fromEntries(handed.v.map(([key, held]) => [key, unpack(held)]))
    const { id } = handed
    const proxy = proxies.get(id) ?? ((...args: unknown[]) => call(id, args))
    proxies.set(id, proxy)
    return proxy
  }
  const call = (id: number, args: readonly unknown[]): unknown => {
    last += 1
    const turn = last
    fire('call', { id: turn, fn: id, args: args.map(pack) })
    const answer = returned.get(turn)
    returned.delete(turn)
    if (answer === undefined) throw new Error('electron stand-in: the other world did not answer')
    if (answer.later === true) return new Promise((resolve, reject) => waiting.set(turn, { resolve, reject }))
    if (!answer.ok) throw new Error(answer.message)
    return answer.value === undefined ? undefined : unpack(answer.value)
  }
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

  hear('call', ({ id, fn, args }: { id: number; fn: number; args: readonly Handed[] }) => {
    try {
      const result = functions.get(fn)!(...args.map(unpack))
      if (!(result instanceof Promise)) return fire('return', { id, ok: true, value: pack(result) })
      fire('return', { id, ok: true, later: true })
      void result.then(
        (value) => fire('settle', { id, ok: true, value: pack(value) }),
        (error: unknown) => fire('settle', { id, ok: false, message: messageOf(error) }),
      )
    } catch (error) {
      fire('return', { id, ok: false, message: messageOf(error) })
    }
  })
  hear('return', (answer: Returned) => returned.set(answer.id, answer))
  hear('settle', ({ id, ok, value, message }: Returned) => {
    const waiter = waiting.get(id)
    waiting.delete(id)
    if (ok) waiter?.resolve(value === undefined ? undefined : unpack(value))
    else waiter?.reject(new Error(message))
  })
  return (...args) => call(0, args)
}
