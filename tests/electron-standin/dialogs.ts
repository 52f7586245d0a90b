/** Dialogs and the system's own programs: answered by the test, noted for it. */
import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { note, onCommand } from './notes.ts'
import { missing, strictObject } from './strict.ts'

const answers: { readonly method: string; readonly result: unknown }[] = []
const waiting: { readonly method: string; readonly settle: (result: unknown) => void }[] = []
/** A dialog waits for a person; here for the test, and not for long. */
const patience = 5000

onCommand('answer', ({ method, result }) => {
  const index = waiting.findIndex((waiter) => waiter.method === method)
  if (index < 0) answers.push({ method, result })
  else waiting.splice(index, 1)[0]?.settle(result)
})

/** The answer the test gave beforehand, or undefined. */
export function takeAnswer(method: string): unknown {
  const index = answers.findIndex((answer) => answer.method === method)
  return index < 0 ? undefined : answers.splice(index, 1)[0]?.result
}

function ask<Result>(method: string, options: unknown): Promise<Result> {
  note('dialog', { method, options })
  const given = takeAnswer(method)
  if (given !== undefined) return Promise.resolve(given as Result)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Error(
            `electron stand-in: an answer of the test to dialog.${method}(${JSON.stringify(options)}) is not there`,
          ),
        ),
      patience,
    )
    const settle = (result: unknown) => {
      clearTimeout(timer)
      resolve(result as Result)
    }
    waiting.push({ method, settle })
  })
}

/** The options stand after the window, where there is one. */
type Over<Options> = readonly [options: Options] | readonly [window: unknown, options: Options]

export const dialog = strictObject('dialog', {
  showOpenDialog: (...args: Over<OpenDialogOptions>): Promise<OpenDialogReturnValue> =>
    ask('showOpenDialog', args.at(-1)),
  showSaveDialog: (...args: Over<SaveDialogOptions>): Promise<SaveDialogReturnValue> =>
    ask('showSaveDialog', args.at(-1)),
  showMessageBox: (...args: Over<MessageBoxOptions>): Promise<MessageBoxReturnValue> =>
    ask('showMessageBox', args.at(-1)),
  /** Stops the app until it is answered, so here the answer must have been given before. */
  showMessageBoxSync(...args: Over<MessageBoxOptions>): number {
    const options = args.at(-1)
    note('dialog', { method: 'showMessageBoxSync', options })
    const given = takeAnswer('showMessageBox') as MessageBoxReturnValue | undefined
    return (
      given?.response ??
      missing(`an answer of the test, given beforehand, to dialog.showMessageBoxSync(${JSON.stringify(options)})`)
    )
  },
  showErrorBox: (title: string, content: string): void => note('errorBox', { title, content }),
})

export const shell = strictObject('shell', {
  async openExternal(url: string): Promise<void> {
    note('openExternal', { url })
  },
  async openPath(path: string): Promise<string> {
    note('openPath', { path })
    return ''
  },
  showItemInFolder: (path: string): void => note('showItemInFolder', { path }),
})
