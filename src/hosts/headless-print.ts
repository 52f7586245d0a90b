/**
 * The pages of a paper as PDF where there is no window: the loopback host serves the built screen to a headless browser
 * of this machine, which draws the same pages as the preview and prints them.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Printed, printedScript, readFailure, writePrintAddress } from '../contract/print-page.ts'
import { Refusal } from '../domain/errors.ts'
import { findBrowser } from './browser-program.ts'
import { DevtoolsPipe } from './devtools-pipe.ts'
import { type LoopbackOptions, startLoopback } from './loopback.ts'

/** How long the pages may take to be drawn, ms: an appendix of thousands of rows is set line by line. */
const drawingTime = 120_000
const askEvery = 50
/** How long a browser that was told to close may take, ms. */
const closingTime = 3000

/** Nothing but the pages: no network, no extension, nothing of the user's own browser. */
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
]

/** The same as electron/print-window.ts asks for. */
const printing = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const

/**
 * The pages as the browser prints them. Refuses `pdf.noBrowser` where there is no browser, `pdf.noScreen`
 * where the screen is not built, and `pdf.failed`.
 */
export async function printHeadless(
  host: Pick<LoopbackOptions, 'app' | 'session' | 'screen'>,
  printed: Printed,
): Promise<Uint8Array> {
  const program = findBrowser()
  if (program === null) throw new Refusal('pdf.noBrowser')
  if (!existsSync(join(host.screen, 'print.html'))) throw new Refusal('pdf.noScreen', '', { found: host.screen })
  const loopback = await startLoopback(host)
  const profile = mkdtempSync(join(tmpdir(), 'ket-luan-pdf-'))
  // Chromium's sandbox cannot be had by root; the page is our own, and it reaches nothing else.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = spawn(program, [...flags, ...sandbox, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const gone = untilGone(browser)
  const pipe = new DevtoolsPipe(browser)
  try {
    return await printPage(pipe, loopback.makeAddress(writePrintAddress(printed)))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('pdf.failed', `${program}: ${error instanceof Error ? error.message : String(error)}.`)
  } finally {
    await close(browser, pipe, gone)
    await loopback.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function printPage(pipe: DevtoolsPipe, address: string): Promise<Uint8Array> {
  const { targetId } = (await pipe.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string }
  const attached = await pipe.send('Target.attachToTarget', { targetId, flatten: true })
  const { sessionId } = attached as { sessionId: string }
  await pipe.send('Page.navigate', { url: address }, sessionId)
  await untilDrawn(async () => {
    const evaluated = await pipe.send('Runtime.evaluate', { expression: printedScript, returnByValue: true }, sessionId)
    return (evaluated as { result: { value?: unknown } }).result.value
  })
  const { data } = (await pipe.send('Page.printToPDF', printing, sessionId)) as { data: string }
  return new Uint8Array(Buffer.from(data, 'base64'))
}

/** Waits until the page says that it is drawn. */
async function untilDrawn(ask: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + drawingTime
  for (;;) {
    const outcome = await ask()
    if (typeof outcome === 'string') {
      const failure = readFailure(outcome)
      if (failure !== null) throw new Refusal('pdf.failed', failure)
      return
    }
    if (Date.now() > end) throw new Error('the pages are not drawn in time')
    await new Promise((passed) => setTimeout(passed, askEvery))
  }
}

function untilGone(browser: ChildProcess): Promise<void> {
  return new Promise((gone) => {
    browser.once('exit', () => gone())
    browser.once('error', () => gone())
  })
}

async function close(browser: ChildProcess, pipe: DevtoolsPipe, gone: Promise<void>): Promise<void> {
  const timer = setTimeout(() => browser.kill('SIGKILL'), closingTime)
  pipe.send('Browser.close').catch(() => browser.kill('SIGKILL'))
  await gone
  clearTimeout(timer)
}
