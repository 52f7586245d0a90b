/** Messages from the page to the app. */
import type { BrowserWindow } from 'electron'
import type { FrameMain } from './frames.ts'
import { note } from './notes.ts'
import { StrictEmitter, strictObject } from './strict.ts'

/** What the app sees of who asks. */
export interface InvokeEvent {
  readonly type: 'frame'
  readonly sender: BrowserWindow['webContents']
  readonly senderFrame: FrameMain | null
  readonly processId: number
  readonly frameId: number
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown
const handlers = new Map<string, Handler>()

/** Channels of `send` are the app's to name: any is known. */
const anyChannel = { includes: () => true } as unknown as readonly string[]

class IpcMain extends StrictEmitter {
  constructor() {
    super('ipcMain', anyChannel)
  }

  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
    note('ipcHandler', { channel })
  }

  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}

export const ipcMain = new IpcMain()

/** Makes the event of one message. */
export function makeInvokeEvent(sender: BrowserWindow['webContents'], senderFrame: FrameMain | null): InvokeEvent {
  return strictObject('IpcMainInvokeEvent', {
    type: 'frame',
    sender,
    senderFrame,
    processId: 1,
    frameId: senderFrame?.routingId ?? 0,
  })
}

/** Has the app answer. */
export async function invokeHandler(event: InvokeEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}
