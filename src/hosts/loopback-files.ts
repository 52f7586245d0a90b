/** What a desktop does by dialogs, a browser does by upload, download and its own print. */
import { randomBytes } from 'node:crypto'
import type { AskedOfScreen, GivenByScreen } from '../contract/loopback.ts'
import type { Files } from '../services/context.ts'

/** Files that wait to be downloaded, by ticket. */
export type Downloads = Map<string, { readonly fileName: string; readonly bytes: Uint8Array }>

/** What one call asked of the screen, or left to be downloaded. */
export interface Visit {
  asked?: AskedOfScreen
  download?: { ticket: string; fileName: string }
}

/** How long a file waits for its download. */
const downloadTime = 120_000

/** What the screen did not give yet is asked of it: it does its part and calls again. */
export function filesOfScreen(
  given: GivenByScreen,
  visit: Visit,
  downloads: Downloads,
  makePdf: Files['makePdf'],
): Files {
  return {
    open: () => {
      if (given.file === undefined) visit.asked = 'file'
      return Promise.resolve(
        given.file === undefined
          ? null
          : { fileName: given.file.fileName, bytes: Buffer.from(given.file.base64, 'base64') },
      )
    },
    save: (file) => {
      const ticket = randomBytes(16).toString('base64url')
      downloads.set(ticket, file)
      setTimeout(() => downloads.delete(ticket), downloadTime).unref()
      visit.download = { ticket, fileName: file.fileName }
      return Promise.resolve({ fileName: file.fileName, canShow: false })
    },
    show: () => Promise.resolve(false),
    makePdf,
    print: () => {
      if (given.printed === undefined) visit.asked = 'print'
      return Promise.resolve(given.printed ?? false)
    },
  }
}
