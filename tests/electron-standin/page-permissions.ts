/** Sent to the page as source text, so it uses no name from outside itself. */

type Method = (this: unknown, ...args: unknown[]) => unknown
type Holder = Record<string, Method>

/**
 * Puts the main process before every call that wants a permission: it asks the app's handlers and sets Chromium's own
 * permission to what they say. Chromium then grants or refuses by itself.
 */
export function guardPermissions(
  ask: (kind: 'request' | 'check', permission: string, mediaTypes: readonly string[]) => unknown,
): void {
  const globals = globalThis as unknown as Record<string, (Holder & { readonly prototype: Holder }) | undefined>
  const replace = (holder: Holder | undefined, name: string, make: (native: Method) => Method): void => {
    const native = holder?.[name]
    if (holder !== undefined && native !== undefined)
      Object.defineProperty(holder, name, { value: make(native), configurable: true, writable: true })
  }
  /** For calls that give a promise. */
  const guard = (
    holder: Holder | undefined,
    name: string,
    permission: string,
    mediaTypesOf: (given: unknown) => string[] = () => [],
  ): void =>
    replace(
      holder,
      name,
      (native) =>
        async function guarded(this: unknown, ...args) {
          await ask('request', permission, mediaTypesOf(args[0]))
          return native.apply(this, args)
        },
    )

  guard(globals.Notification, 'requestPermission', 'notifications')
  guard(globals.Clipboard?.prototype, 'read', 'clipboard-read')
  guard(globals.Clipboard?.prototype, 'readText', 'clipboard-read')
  guard(globals.Clipboard?.prototype, 'write', 'clipboard-sanitized-write')
  guard(globals.Clipboard?.prototype, 'writeText', 'clipboard-sanitized-write')
  guard(globals.MediaDevices?.prototype, 'getDisplayMedia', 'display-capture')
  guard(globals.MediaDevices?.prototype, 'getUserMedia', 'media', (given) => {
    const { audio, video } = given as { readonly audio?: unknown; readonly video?: unknown }
    return [audio ? 'audio' : '', video ? 'video' : ''].filter((type) => type !== '')
  })
  guard(globals.Navigator?.prototype, 'requestMIDIAccess', 'midi')

  replace(
    globals.Permissions?.prototype,
    'query',
    (native) =>
      async function query(this: unknown, ...args) {
        const { name } = args[0] as { readonly name: string }
        const electronName =
          { camera: 'media', microphone: 'media', 'clipboard-write': 'clipboard-sanitized-write' }[name] ?? name
        await ask('check', electronName, [])
        return native.apply(this, args)
      },
  )
  replace(
    globals.Geolocation?.prototype,
    'getCurrentPosition',
    (native) =>
      function getCurrentPosition(this: unknown, ...args) {
        void Promise.resolve(ask('request', 'geolocation', [])).then(() => native.apply(this, args))
      },
  )
  const watches = new Map<number, unknown>()
  replace(
    globals.Geolocation?.prototype,
    'watchPosition',
    (native) =>
      function watchPosition(this: unknown, ...args) {
        const id = watches.size + 1
        watches.set(id, undefined)
        void Promise.resolve(ask('request', 'geolocation', [])).then(() => watches.set(id, native.apply(this, args)))
        return id
      },
  )
  replace(
    globals.Geolocation?.prototype,
    'clearWatch',
    (native) =>
      function clearWatch(this: unknown, id) {
        const watch = watches.get(Number(id))
        if (watch !== undefined) native.call(this, watch)
      },
  )
}
