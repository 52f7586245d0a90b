/** The built screen on the loopback host, in a real browser: one Chromium for the tests of a file. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Actor } from '../../src/domain/office/roles.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { type LocalApp, openLocalAppOnCall } from '../../src/hosts/local-app.ts'
import { printHeadless } from '../../src/hosts/headless-print.ts'
import { type Loopback, startLoopback } from '../../src/hosts/loopback.ts'
import { type Desk, launchChromium } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** The browser of this file, for what is not a desk. */
export const theBrowser = (): Browser => browser

/** With every role, as the user of a machine is until users sign in. */
const user: Actor = { name: 'user', role: 'admin' }

export async function serve(directory: string, actor = user): Promise<{ app: LocalApp; host: Loopback }> {
  const app = openLocalAppOnCall(directory, diskFiles({}, directory), ({ error }) => console.error(error))
  const site = { app, actor, screen: 'out/renderer' }
  return { app, host: await startLoopback({ ...site, makePdf: (id) => printHeadless(site, id) }) }
}

export async function openDesk(directory: string, actor = user): Promise<Desk & { readonly app: LocalApp }> {
  const { app, host } = await serve(directory, actor)
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
      return openDesk(directory, actor)
    },
    close,
  }
}
