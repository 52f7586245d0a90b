/**
 * The structured clone as JSON text: what Electron's messages carry, and nothing else.
 * Both functions are also sent to the page as source text, so they use no name from outside themselves.
 */

/** Writes the value, or throws as a structured clone does. */
export function encode(root: unknown): string {
  type Walk = (value: unknown) => unknown
  const under = new Set<object>()
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const writeBytes = (bytes: Uint8Array): string => {
    let text = ''
    for (let start = 0; start < bytes.length; start += 0x8000)
      text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
    return btoa(text)
  }
  const writeObject = (value: object, walk: Walk): unknown => {
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] }
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack ?? ''] }
    if (ArrayBuffer.isView(value)) {
      const name = value.constructor.name
      return {
        $: 'view',
        name: name === 'Buffer' ? 'Uint8Array' : name,
        v: writeBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
      }
    }
    if (value instanceof ArrayBuffer) return { $: 'view', name: 'ArrayBuffer', v: writeBytes(new Uint8Array(value)) }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return refuse()
    if (Array.isArray(value)) return value.map(walk)
    if (value instanceof Map) return { $: 'map', v: [...value].map(([key, held]) => [walk(key), walk(held)]) }
    if (value instanceof Set) return { $: 'set', v: [...value].map(walk) }
    return { $: 'object', v: Object.entries(value).map(([key, held]) => [key, walk(held)]) }
  }
  const walk: Walk = (value) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    if (typeof value !== 'object') return refuse()
    if (under.has(value)) throw new Error('electron stand-in: values that hold themselves are not there')
    under.add(value)
    try {
      return writeObject(value, walk)
    } finally {
      under.delete(value)
    }
  }
  return JSON.stringify(walk(root))
}

/** Reads what `encode` wrote. */
export function decode(text: string): unknown {
  type Written = { $: string; v: never; name: string }
  const readBytes = (base64: string): Uint8Array =>
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const walk = (written: unknown): unknown => {
    if (written === null || typeof written !== 'object') return written
    if (Array.isArray(written)) return written.map(walk)
    const { $, v, name } = written as Written
    if ($ === 'undefined') return undefined
    if ($ === 'bigint') return BigInt(v)
    if ($ === 'number') return Number(v)
    if ($ === 'date') return new Date(v)
    if ($ === 'regexp') return new RegExp(v[0], v[1])
    if ($ === 'error') {
      const [errorName, message, stack] = v as string[]
      return Object.assign(new Error(message), { name: errorName, stack })
    }
    if ($ === 'view') {
      const { buffer } = readBytes(v)
      if (name === 'ArrayBuffer') return buffer
      return new (globalThis as unknown as Record<string, new (bytes: unknown) => unknown>)[name]!(buffer)
    }
    const entries = v as [unknown, unknown][]
    if ($ === 'set') return new Set((v as unknown[]).map(walk))
    if ($ === 'map') return new Map(entries.map(([key, held]) => [walk(key), walk(held)]))
    return Object.fromEntries(entries.map(([key, held]) => [String(key), walk(held)]))
  }
  return walk(JSON.parse(text))
}
