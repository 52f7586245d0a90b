/** Up to 500 words as Vietnamese input methods send them, into each candidate for the writing surface: no wrong character. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { type ViteDevServer, createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../e2e/desk.ts'
import { sampleText } from '../../helpers/samples.ts'
import { typeAsComposition, typeAsUnikey } from '../../helpers/unikey.ts'

/** 500 words of a notice, with its deadlines and its numbered lists. */
const words = sampleText('ket-luan').normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 500)

let server: ViteDevServer
let browser: Browser
beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '../../..'),
    plugins: [react()],
    server: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  })
  await server.listen()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

interface Candidate {
  readonly page: Page
  readonly keyboard: CDPSession
  /** A line as it is seen, and as the notice has it. */
  readonly textsOf: (line: number) => Promise<[string, string]>
}

/** A candidate with the caret in a line. */
async function open(name: string, line: number, offset: number): Promise<Candidate> {
  const page = await browser.newPage()
  await page.goto(new URL('tests/renderer/writing-surface/harness/index.html', server.resolvedUrls?.local[0]).href)
  await page.waitForFunction("'begin' in globalThis")
  await page.evaluate(`begin('${name}')`)
  await page
    .locator(name === 'textarea' ? 'textarea' : '.ProseMirror p')
    .first()
    .waitFor()
  await page.evaluate(`candidate.enter(${line}, ${offset})`)
  const keyboard = await page.context().newCDPSession(page)
  return { page, keyboard, textsOf: (at) => page.evaluate<[string, string]>(`candidate.textsOf(${at})`) }
}

// The surface that was chosen takes all of it; its rival is held to enough to be compared again.
const share = { prosemirror: [500, 200], textarea: [60, 60] } as const

describe.each(['prosemirror', 'textarea'] as const)('%s', (name) => {
  const [bursts, compositions] = share[name].map((count) => words.slice(0, count).join(' ')) as [string, string]

  test('takes its words as UniKey sends them', async () => {
    const { page, keyboard, textsOf } = await open(name, 0, 0)
    await typeAsUnikey(keyboard, bursts)
    expect(await textsOf(0)).toEqual([bursts, bursts])
    await page.close()
  })

  test('takes its words as compositions', async () => {
    const { page, keyboard, textsOf } = await open(name, 0, 0)
    await typeAsComposition(keyboard, compositions)
    expect(await textsOf(0)).toEqual([compositions, compositions])
    await page.close()
  })

  test('takes bursts at the end of bold words, before other words', async () => {
    const { page, keyboard, textsOf } = await open(name, 1, 4)
    const some = words.slice(0, 40).join(' ')
    await typeAsUnikey(keyboard, some)
    await typeAsComposition(keyboard, ` ${some}`)
    const expected = `đậm ${some} ${some} sau`
    expect(await textsOf(1)).toEqual([expected, expected])
    await page.close()
  })
})
