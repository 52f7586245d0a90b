/** The pages of a paper as PDF: a window that is never shown draws them, and they are printed into a file. */
import { BrowserWindow } from 'electron'
import { type Printed, printedScript, readFailure, writePrintAddress } from '../src/contract/print-page.ts'
import type { Environment } from './screen.ts'
import { guardContents, preferencesOf } from './window.ts'

/** How long the pages may take to be drawn, ms. */
const drawingTime = 120_000
const askEvery = 50

/** The bytes of the PDF; a text says why there is none. */
export async function printPages(environment: Environment, printed: Printed): Promise<Uint8Array | string> {
  const window = new BrowserWindow({ show: false, webPreferences: preferencesOf(environment) })
  const { webContents } = window
  try {
    guardContents(webContents, environment)
    await window.loadURL(new URL(writePrintAddress(printed), environment.address).href)
    const end = Date.now() + drawingTime
    for (;;) {
      const outcome: unknown = await webContents.executeJavaScript(printedScript)
      if (typeof outcome === 'string') {
        const failure = readFailure(outcome)
        if (failure !== null) return failure
        break
      }
      if (Date.now() > end) return 'Quá lâu chưa vẽ xong các trang.'
      await new Promise((passed) => setTimeout(passed, askEvery))
    }
    return await webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } finally {
    window.destroy()
  }
}
