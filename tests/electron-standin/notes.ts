/** What the stand-in tells the test, and what the test tells the stand-in. */

/** By kind: what a note says. */
export interface NoteData {
  /** A dialog was shown. */
  dialog: { readonly method: string; readonly options: unknown }
  errorBox: { readonly title: string; readonly content: string }
  /** The page was given to the printer. */
  print: { readonly options: unknown }
  /** The page was made a PDF. */
  printToPdf: { readonly options: unknown }
  openPath: { readonly path: string }
  showItemInFolder: { readonly path: string }
  openExternal: { readonly url: string }
  /** A window was made, with the rules it was made with. */
  window: {
    readonly id: number
    readonly title: string
    readonly width: number
    readonly height: number
    readonly webPreferences: unknown
  }
  /** The page has loaded; after a crash, again. */
  pageLoaded: { readonly url: string }
  /** A page wanted a window of its own, and the app's answer. */
  windowOpen: { readonly url: string; readonly action: string }
  /** The page wanted to go elsewhere. */
  navigation: { readonly url: string; readonly refused: boolean }
  /** The page asked for a permission, or how it stands. */
  permission: { readonly permission: string; readonly kind: 'request' | 'check'; readonly granted: boolean }
  /** A request that the app's own listener cancelled. */
  networkRefused: { readonly url: string; readonly resourceType: string }
  /** A request that the app let go out. It fails all the same, as there is no network here. */
  networkAllowed: { readonly url: string; readonly resourceType: string }
  download: { readonly url: string; readonly fileName: string; readonly refused: boolean }
  utilityProcess: { readonly pid: number; readonly serviceName: string; readonly modulePath: string }
  utilityExit: { readonly pid: number; readonly code: number }
  /** A channel on which the app answers the page. */
  ipcHandler: { readonly channel: string }
  menuRole: { readonly role: string }
  commandLineSwitch: { readonly name: string; readonly value: string }
  alert: { readonly type: string; readonly message: string }
  console: { readonly level: string; readonly text: string }
  pageError: { readonly text: string }
  preloadError: { readonly text: string }
  /** Something failed in the stand-in, or in a listener of the app that it called. */
  error: { readonly text: string }
}

/** One thing that happened in the app. */
export type Note = { [Kind in keyof NoteData]: { readonly kind: Kind; readonly data: NoteData[Kind] } }[keyof NoteData]

/** By name: what the test may ask of the running app. */
export interface Commands {
  /** Keeps the answer for the next call of this dialog or of print. */
  answer: { readonly method: string; readonly result: unknown }
  menu: { readonly labels: readonly string[] }
  quit: object
  resize: { readonly width: number; readonly height: number }
  crashPage: object
  /** A message as a subverted page could send it, from the frame that is described. */
  invokeFrom: { readonly frame: FrameDescription; readonly channel: string; readonly args: readonly unknown[] }
}

/** A frame that a message is said to come from. */
export interface FrameDescription {
  readonly url: string
  /** False for a frame inside the page. */
  readonly isTop: boolean
}

export type Command = {
  [Name in keyof Commands]: { readonly id: number; readonly name: Name; readonly argument: Commands[Name] }
}[keyof Commands]

export type FromStandin =
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'ready'; readonly browserUrl: string; readonly browserPid: number }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown; readonly error: string | null }

/** Tells the test. */
export function tellTest(message: FromStandin): void {
  // Without a test (electron-vite preview) there is nobody to tell.
  if (process.connected) process.send?.(message)
}

/** Notes for the test what happened. */
export function note<Kind extends keyof NoteData>(kind: Kind, data: NoteData[Kind]): void {
  const plain = JSON.parse(JSON.stringify(data)) as NoteData[Kind]
  tellTest({ kind: 'note', note: { kind, data: plain } as Note })
}

/** Notes a failure that has nobody to be thrown at. */
export function noteError(error: unknown): void {
  note('error', { text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

type Handlers = { [Name in keyof Commands]?: (argument: Commands[Name]) => unknown }
const handlers: Handlers = {}

/** Says what the command does. */
export function onCommand<Name extends keyof Commands>(
  name: Name,
  handler: (argument: Commands[Name]) => unknown,
): void {
  Object.assign(handlers, { [name]: handler })
}

async function carryOut({ id, name, argument }: Command): Promise<void> {
  try {
    const handler = handlers[name] as ((given: typeof argument) => unknown) | undefined
    if (handler === undefined) throw new Error(`electron stand-in: the command ${name} is not there`)
    tellTest({ kind: 'done', id, value: (await handler(argument)) ?? null, error: null })
  } catch (error) {
    tellTest({ kind: 'done', id, value: null, error: error instanceof Error ? error.message : String(error) })
  }
}

process.on('message', (command: Command) => void carryOut(command))
