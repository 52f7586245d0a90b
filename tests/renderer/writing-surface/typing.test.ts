/** 500 words as Vietnamese input methods send them, into each candidate for the writing surface: no wrong character. */
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
const text = words.join(' ')

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

async function open(
  name: string,
): Promise<{ page: Page; keyboard: CDPSession; textOf: (line: number) => Promise<string> }> {
  const page = await browser.newPage()
  await page.goto(new URL('tests/renderer/writing-surface/harness/index.html', server.resolvedUrls?.local[0]).href)
  await page.waitForFunction("'begin' in globalThis")
  await page.evaluate(`begin('${name}')`)
  await page
    .locator(name === 'textarea' ? 'textarea' : '.ProseMirror p')
    .first()
    .click()
  const keyboard = await page.context().newCDPSession(page)
  return { page, keyboard, textOf: (line) => page.evaluate<string>(`textOf(${line})`) }
}

describe.each(['prosemirror', 'textarea'])('%s', (name) => {
  test('takes 500 words as UniKey sends them', async () => {
    const { page, keyboard, textOf } = await open(name)
    await typeAsUnikey(keyboard, text)
    expect(await textOf(0)).toBe(text)
    await page.close()
  })

  test('takes 500 words as compositions', async () => {
    const { page, keyboard, textOf } = await open(name)
    await typeAsComposition(keyboard, text)
    expect(await textOf(0)).toBe(text)
    await page.close()
  })

  test('takes bursts at the end of bold words, between words', async () => {
    const { page, keyboard, textOf } = await open(name)
    await page.keyboard.press(name === 'textarea' ? 'Tab' : 'ArrowDown')
    await page.keyboard.press('Home')
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
    const some = words.slice(0, 40).join(' ')
    await typeAsUnikey(keyboard, some)
    await typeAsComposition(keyboard, ` ${some}`)
    expect(await textOf(1)).toBe(`đậm ${some} ${some} sau`)
    await page.close()
  })
})
