/** PDF by the headless browser of this machine, judged by poppler and qpdf. Needs the built screen (build-once.ts). */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPaper } from '../../src/services/reading.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { runInNewProcess } from '../helpers/command-line.ts'
import { sample, sampleText } from '../helpers/samples.ts'

const tidy = (text: string) =>
  text
    .replaceAll('\u2011', '-')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
const run = (program: string, ...args: readonly string[]) => execFileSync(program, args, { encoding: 'utf8' })

interface Made {
  readonly plain: string
  readonly again: string
  readonly archive: string
  readonly withoutAppendix: string
}
let made: Made
let folder = ''
const cli = (...args: readonly string[]) => runInNewProcess(args, {})

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ket-luan-pdf-test-'))
  const store = join(folder, 'kho')
  const importText = (text: string): string => {
    const source = join(folder, 'thong-bao.txt')
    writeFileSync(source, text)
    return (JSON.parse(cli('import', source, '--store', store, '--json').out) as { id: string }).id
  }
  const text = sampleText('ket-luan')
  const [whole, short] = [importText(text), importText(text.replace(/^PHỤ LỤC[^]*/m, ''))]
  const make = (id: string, name: string, ...more: readonly string[]): string => {
    const path = join(folder, `${name}.pdf`)
    const { status, error } = cli('export', id, '--pdf', path, ...more, '--store', store)
    expect({ status, error }).toEqual({ status: 0, error: '' })
    return path
  }
  made = {
    plain: make(whole, 'plain'),
    again: make(whole, 'again'),
    archive: make(whole, 'archive', '--pdf-a'),
    withoutAppendix: make(short, 'short'),
  }
}, 180_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface OutlineEntry {
  readonly title: string
  readonly kids: readonly OutlineEntry[]
  readonly destpageposfrom1: number
}

describe('a PDF', () => {
  test('is read back as the notice it was made of', async () => {
    const read = async (bytes: Uint8Array) => {
      const { doubts: _doubts, unplaced: _lines, ...form } = await readPaper(bytes, countIds(), '2026-06-01T00:00:00Z')
      return form
    }
    expect(await read(readFileSync(made.plain))).toEqual(await read(Buffer.from(sampleText('ket-luan'))))
  })

  test('is the same file whenever it is made, and sound', () => {
    expect(Buffer.compare(readFileSync(made.plain), readFileSync(made.again))).toBe(0)
    for (const path of [made.plain, made.archive]) {
      expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
      const info = run('pdfinfo', path)
      expect(info).toMatch(/^Title: +THÔNG BÁO KẾT LUẬN số \d+-TB\/CQTT$/m)
      expect(info).toMatch(/^Tagged: +yes$/m)
      expect(info).toMatch(/^JavaScript: +no$/m)
      const fonts = run('pdffonts', path)
        .split('\n')
        .slice(2)
        .filter((line) => line !== '')
      expect(fonts.length).toBeGreaterThan(1)
      for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/)
    }
  })

  test('has upright and lying pages, as wide and high as the sheets', () => {
    const sizes = [...run('pdfinfo', '-l', '99', made.plain).matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map(
      ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))].join(),
    )
    expect(new Set(sizes)).toEqual(new Set(['595,842', '842,595']))
    expect(sizes.indexOf('842,595')).toBe(sizes.lastIndexOf('595,842') + 1)
  })

  test('paragraphs are whole in its structure, also over a page', () => {
    const structure = run('pdfinfo', '-struct-text', made.withoutAppendix)
    // Every paragraph with the words of all its lines, a blank between them.
    const paragraphs = structure
      .split(/^ +(?:P|H\d) \(block\)$/m)
      .map((part) => tidy([...part.matchAll(/^ +"(.*)"$/gm)].map(([, words]) => words).join('')))
    const { blocks } = sample('ket-luan')
    const written = blocks.flatMap((block) => {
      if (block.kind !== 'item' && block.kind !== 'paragraph' && block.kind !== 'basis') return []
      const label = block.kind === 'item' ? `${block.label} ` : ''
      return [tidy(label + block.runs.map(({ text }) => text).join(''))]
    })
    expect(written.filter((text) => text.length > 400).length).toBeGreaterThan(5)
    for (const text of written) expect(paragraphs).toContain(text)
  })

  test('headings are its bookmarks', () => {
    const { outlines } = JSON.parse(run('qpdf', '--json', '--json-key=outlines', made.plain)) as {
      outlines: OutlineEntry[]
    }
    expect(outlines.map(({ title }) => title)).toEqual(['THÔNG BÁO KẾT LUẬN'])
    const titles = outlines[0]!.kids.map(({ title }) => title)
    expect(titles).toContain('II. Quan điểm, yêu cầu chung')
    expect(titles.at(-1)).toMatch(/^PHỤ LỤC /)
    const appendix = outlines[0]!.kids.at(-1)!
    expect(appendix.destpageposfrom1).toBeGreaterThan(1)
    for (const title of titles) expect(title.length).toBeLessThan(93)
  })

  test('its text can be searched as it is written', () => {
    const text = run('pdftotext', made.plain, '-').replace(/[\s\u00A0]+/g, ' ')
    for (const words of ['Số 18-TB/CQTT', 'Lấy dữ liệu làm căn cứ cho mọi quyết định quản lý', 'Sở KH&CN'])
      expect(text).toContain(words)
  })

  test('for the archive: the form, the colours and the id are named', () => {
    const metadata = run('pdfinfo', '-meta', made.archive)
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(run('pdfinfo', '-meta', made.plain)).not.toContain('pdfaid')
    const bytes = readFileSync(made.archive).toString('latin1')
    expect(bytes).toContain('/GTS_PDFA1')
    expect(bytes).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/)
  })
})

test('without a browser it is refused, and it says what to install', () => {
  const store = join(temporaryFolder(), 'kho')
  const source = join(store, '..', 'a.txt')
  writeFileSync(source, sampleText('ket-luan'))
  const { id } = JSON.parse(cli('import', source, '--store', store, '--json').out) as { id: string }
  const refused = runInNewProcess(['export', id, '--pdf', join(store, '..', 'a.pdf'), '--store', store], {
    KET_LUAN_BROWSER: '/khong/co',
  })
  expect(refused.status).toBe(1)
  expect(refused.error).toMatch(/Chromium.*Edge/)
})
