/** What the stand-in does not have throws, and the message names it: nothing is faked in silence. */
import { EventEmitter } from 'node:events'

/** Throws, naming what the stand-in lacks. */
export function missing(what: string): never {
  throw new Error(`electron stand-in: ${what} is not there`)
}

/** Names that the language, the console and test matchers ask every object for. */
const askedOfEverything = new Set([
  'then',
  'toJSON',
  'inspect',
  'domain',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
  'tagName',
])

/**
 * A prototype that throws for every name it lacks. As the end of the prototype chain it leaves the object itself
 * alone: identity, private fields and `this` stay as they are, which a proxy around the object would break.
 */
function refuseUnknown<Base extends object>(base: Base, nameOf: (receiver: object) => string): Base {
  return new Proxy(base, {
    get(target, key, receiver: object) {
      if (typeof key === 'symbol' || key in target || askedOfEverything.has(key))
        return Reflect.get(target, key, receiver)
      return missing(`${nameOf(receiver)}.${key}`)
    },
    set(target, key, value, receiver: object) {
      if (typeof key === 'symbol' || key in target) return Reflect.set(target, key, value, receiver)
      return missing(`${nameOf(receiver)}.${key} (set)`)
    },
  })
}

/** The same object, which from now on throws for every name it lacks. */
export function strictObject<Surface extends object>(name: string, surface: Surface): Surface {
  return Object.setPrototypeOf(
    surface,
    refuseUnknown(Object.prototype, () => name),
  ) as Surface
}

const surfaceName = Symbol('name')

/** Base of every emitter the app sees: unknown names and unknown events throw. */
export class StrictEmitter extends EventEmitter {
  readonly [surfaceName]: string

  constructor(name: string, events: readonly string[]) {
    super()
    this[surfaceName] = name
    super.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && event !== 'removeListener' && !events.includes(event))
        missing(`${name}.on('${event}')`)
    })
  }
}

const nameOfReceiver = (receiver: object): string =>
  surfaceName in receiver ? String(receiver[surfaceName]) : typeof receiver === 'function' ? receiver.name : 'object'
Object.setPrototypeOf(StrictEmitter.prototype, refuseUnknown(EventEmitter.prototype, nameOfReceiver))
Object.setPrototypeOf(StrictEmitter, refuseUnknown(EventEmitter, nameOfReceiver))

const knownToTheDead = new Set([
  'isDestroyed',
  'emit',
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'removeAllListeners',
  'listenerCount',
])

/** From now on every method but `isDestroyed` and the listeners' throws, as Electron's destroyed objects do. */
export function markDestroyed(surface: object, alsoKnown: readonly string[] = []): void {
  Object.setPrototypeOf(
    surface,
    new Proxy(Object.getPrototypeOf(surface) as object, {
      get(target, key, receiver) {
        const known =
          typeof key === 'symbol' ||
          key.startsWith('_') ||
          knownToTheDead.has(key) ||
          alsoKnown.includes(key) ||
          askedOfEverything.has(key)
        if (!known) throw new TypeError(`Object has been destroyed (${key})`)
        return Reflect.get(target, key, receiver) as unknown
      },
    }),
  )
}

/** An event whose default the app may prevent. */
export type PreventableEvent<Extra extends object = object> = Extra & {
  defaultPrevented: boolean
  preventDefault: () => void
}

/** Makes an event with what Electron says in it. */
export function makeEvent<Extra extends object>(extra: Extra): PreventableEvent<Extra> {
  const event: PreventableEvent<Extra> = strictObject('event', {
    ...extra,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  })
  return event
}
