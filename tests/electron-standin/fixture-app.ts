/** The small app of fixture/ on the stand-in, for the tests of the stand-in itself. */
import { wholeChromium } from '../helpers/chromium.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { StandinApp } from './launch.ts'

export const mainFile = join(import.meta.dirname, 'fixture/main.mjs')
const folders: string[] = []

export const makeUserData = (): string => mkdtempSync(join(tmpdir(), 'standin-'))

/** Starts the app, in a variant of fixture/main.mjs when one is named. */
export async function launch(variant = '', userData = makeUserData()): Promise<StandinApp> {
  folders.push(userData)
  return StandinApp.launch({ mainFile, userData, environment: { FIXTURE_VARIANT: variant, CHROMIUM: wholeChromium } })
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})
