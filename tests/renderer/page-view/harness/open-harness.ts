/** A browser with the page view in it, built by Vite and served on a loopback port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import type { Block } from '../../../../src/page/blocks.ts'
import { chromiumPath } from '../../../helpers/chromium.ts'
import type { FormatSpec } from '../../../../src/page/format/spec.ts'

export interface Shown {
  readonly blocks: readonly Block[]
  readonly spec: FormatSpec
  readonly scale: { readonly portrait: number; readonly landscape: number }
  readonly current: string | null
}

/** ms from the call of React: until its commit, the first painted frame, the complete page. */
export interface Times {
  readonly committed: number
  readonly first: number
  readonly complete: number
  /** The longest task over 50 ms; 0 when there was none. */
  readonly longest: number
}

export interface Harness {
  readonly page: Page
  /** Draws the page with these properties changed. */
  show(props: Partial<Shown>): Promise<Times>
  showPrint(props: Pick<Shown, 'blocks' | 'spec'>): Promise<void>
  close(): Promise<void>
}

const root = resolve(import.meta.dirname, '../../../..')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the harness. Close it in any case: it is a server and a browser. */
export async function openHarness(viewport = { width: 1250, height: 900 }): Promise<Harness> {
  const outDir = mkdtempSync(join(tmpdir(), 'ket-luan-page-view-'))
  const common = { configFile: false, root, logLevel: 'warn' } as const
  const input = join(import.meta.dirname, 'index.html')
  await build({
    ...common,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 5000, rolldownOptions: { input } },
  })
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags })
  const page = await browser.newPage({ viewport })
  const address = server.resolvedUrls?.local[0] ?? ''
  await page.goto(new URL('tests/renderer/page-view/harness/index.html', address).href)
  await page.waitForFunction(() => 'show' in globalThis)
  return {
    page,
    show: async (props) => await page.evaluate((given) => (globalThis as unknown as Harness).show(given), props),
    showPrint: async (props) =>
      await page.evaluate((given) => (globalThis as unknown as Harness).showPrint(given), props),
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
