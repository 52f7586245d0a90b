/**
 * Papers of the past: `npm run bench past [FILES]`. The readers beside others as ratios in one run (a DOCX of 1,000 rows beside
 * mammoth, an XLSX of 10,000 rows beside exceljs and SheetJS), and the memory of a program that takes many files in, after a
 * tenth of them and after all: at most 1.2 times as much.
 */
import exceljs from 'exceljs'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/contract/client.ts'
import { readDocx } from '../src/files/docx-read.ts'
import { writeDocx } from '../src/files/docx-write.ts'
import { readWorkbook } from '../src/files/xlsx-blocks.ts'
import { writeXlsx } from '../src/files/xlsx-write.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { openSession } from '../src/services/sessions.ts'
import { makeSample } from './contenders.ts'
import { median } from './median.ts'

/** What is measured beside: in no bundle, and only here. */
const load = createRequire(import.meta.url)
interface Mammoth {
  readonly extractRawText: (input: { readonly buffer: Buffer }) => Promise<unknown>
}
interface SheetJs {
  readonly read: (bytes: Buffer) => { readonly SheetNames: readonly string[]; readonly Sheets: Record<string, object> }
  readonly utils: { readonly sheet_to_json: (sheet: object) => unknown }
}

const rounds = 5
const mostGrowth = 1.2

async function timed(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    globalThis.gc?.()
    const begun = performance.now()
    await run()
    if (round >= 0) times.push(performance.now() - begun)
  }
  return median(times)
}

async function compare(what: string, contenders: Readonly<Record<string, () => unknown>>): Promise<void> {
  const [first = Number.NaN, ...others] = await Object.values(contenders).reduce<Promise<number[]>>(
    async (times, run) => [...(await times), await timed(run)],
    Promise.resolve([]),
  )
  const names = Object.keys(contenders)
  const ratios = others.map((time, at) => `${names[at + 1] ?? ''} ${(time / first).toFixed(1)} times as long`)
  console.log(`${what}: ${names[0] ?? ''} ${Math.round(first)} ms, ${ratios.join(', ')}`)
}

export async function benchPast(files = 1000): Promise<void> {
  const mammoth = load('mammoth') as Mammoth
  const sheetjs = load('xlsx') as SheetJs
  const { notice: long, blocks: longBlocks, spec } = makeSample(1000)
  const docx = Buffer.from(await writeDocx(long, longBlocks, spec))
  await compare('DOCX of 1,000 rows', {
    ours: () => readDocx(docx),
    mammoth: () => mammoth.extractRawText({ buffer: docx }),
  })
  const wide = makeSample(10_000)
  const xlsx = Buffer.from(await writeXlsx(wide.notice, wide.blocks, wide.spec))
  await compare('XLSX of 10,000 rows', {
    ours: () => readWorkbook(xlsx),
    exceljs: () => new exceljs.Workbook().xlsx.load(xlsx as never),
    SheetJS: () => {
      const { Sheets, SheetNames } = sheetjs.read(xlsx)
      return sheetjs.utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {})
    },
  })
  await takeMany(files)
}

/** A small DOCX, another one each time: by its number, and every tenth time one that is damaged. */
async function takeMany(files: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-bench-'))
  const app = await openLocalApp(folder, diskFiles({}, folder), ({ error }) => console.error(error))
  const call = connect(direct(app, openSession()))
  const { notice, blocks, spec } = makeSample(20)
  const usual = await writeDocx(notice, blocks, spec)
  let early = Number.NaN
  for (let count = 1; count <= files; count += 1) {
    const bytes = count % 10 === 0 ? usual.slice(0, 2000 + count) : Buffer.concat([usual])
    // The comment at the end of a ZIP is no part of what is read, and makes it another file.
    const note = Buffer.from(`Số ${count}`)
    const other = Buffer.concat([bytes, note])
    if (count % 10 !== 0) other.writeUInt16LE(note.length, bytes.length - 2)
    await call('batch.take', { batch: 'bench', path: `tep-${count}.docx`, base64: other.toString('base64') })
    if (count === Math.floor(files / 10)) early = rss()
  }
  const late = rss()
  const [counts] = await call('batch.list', {})
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  const growth = late / early
  console.log(
    `${files} files (${counts?.refused ?? 0} refused): ${early} MiB after ${Math.floor(files / 10)}, ${late} MiB after all, ${growth.toFixed(2)} times${growth > mostGrowth ? `: MORE than ${mostGrowth}` : ''}`,
  )
  if (growth > mostGrowth) process.exitCode = 1
}

function rss(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().rss / 2 ** 20)
}
