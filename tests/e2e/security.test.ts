/** The built desktop app lets the screen do nothing it should not. That these probes see a hole: negative-controls.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppUnderTest, launchDesktop } from './app-under-test.ts'
import { type ProbeName, probes } from './security-probes.ts'
import { wholeChromium } from '../helpers/chromium.ts'

// The app on the stand-in inherits it.
process.env.CHROMIUM = wholeChromium

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-'))
let app: AppUnderTest

beforeAll(async () => {
  app = await launchDesktop({ userData: join(folder, 'user'), storeDirectory: join(folder, 'store') })
})

afterAll(async () => {
  await app?.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

// One app for all: they are written to leave the page as it was.
test.each(Object.keys(probes) as ProbeName[])('%s finds nothing', async (name) => {
  expect(await probes[name](app)).toEqual([])
})

test('what went wrong unseen', () => {
  expect(app.notes().filter(({ kind }) => kind === 'error' || kind === 'preloadError')).toEqual([])
})
