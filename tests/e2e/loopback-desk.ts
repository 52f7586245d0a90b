/** The built screen on the loopback host, in a real browser: one Chromium for the tests of a file. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalAppOnCall } from '../../src/hosts/app-on-call.ts'
import type { LocalApp, LocalOptions } from '../../src/hosts/local-app.ts'
import { printHeadless } from '../../src/hosts/headless-print.ts'
import { type Loopback, startLoopback } from '../../src/hosts/loopback.ts'
import { type Session, openSession } from '../../src/services/sessions.ts'
import { openStore } from '../../src/store/open.ts'
import { type TestUser, putUser } from '../helpers/app.ts'
import { type Desk, launchChromium } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** The browser of this file, for what is not a desk. */
export const theBrowser = (): Browser => browser

/** On trial, as its one user unless another is named. */
export async function serve(
  directory: string,
  user?: TestUser,
  options: LocalOptions = {},
): Promise<{ app: LocalApp; host: Loopback }> {
  const session = user === undefined ? openSession() : await sessionOf(directory, user)
  const app = openLocalAppOnCall(directory, diskFiles({}, directory), ({ error }) => console.error(error), options)
  const site = { app, session, screen: 'out/renderer' }
  return { app, host: await startLoopback({ ...site, makePdf: (printed) => printHeadless(site, printed) }) }
}

/** A session of somebody whom the store gets as a user; it stays on trial. */
export async function sessionOf(directory: string, user: TestUser): Promise<Session> {
  const store = await openStore({ directory })
  await putUser(store, user)
  await store.close()
  return { ...openSession(), userId: user.name }
}

export async function openDesk(
  directory: string,
  user?: TestUser,
  options: LocalOptions = {},
): Promise<Desk & { readonly app: LocalApp }> {
  const { app, host } = await serve(directory, user, options)
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(host.makeAddress())
  const close = async () => {
    await context.close()
    await host.close()
    await app.close()
  }
  return {
    app,
    page,
    exported: async (_extension, begin) => {
      const [download] = await Promise.all([page.waitForEvent('download'), begin()])
      return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    },
    withFile: async (path, begin) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), begin()])
      await chooser.setFiles(path)
    },
    restart: async () => {
      await close()
      return openDesk(directory, user, options)
    },
    close,
  }
}
