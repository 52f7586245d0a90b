/** Whole files of each form, made from the project's own samples. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { writeDocx } from '../../src/files/docx-write.ts'
import { readText } from '../../src/files/text-read.ts'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { compose } from '../../src/page/compose/compose.ts'
import { specFor } from '../../src/page/format/formats.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { tinyPdf } from '../../tests/helpers/tiny-pdf.ts'

export const readerNames = ['docx', 'xlsx', 'pdf', 'text'] as const
export type ReaderName = (typeof readerNames)[number]
type Seeds = readonly [Uint8Array, ...Uint8Array[]]

const folder = join(import.meta.dirname, '../../resources/samples')

export async function makeSeeds(): Promise<Readonly<Record<ReaderName, Seeds>>> {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  let count = 0
  const notices = texts.map(
    (text): Notice => recognize(readText(text).blocks, { ids: () => `s${(count += 1)}` }).notice,
  )
  const written = async (write: (notice: Notice) => Promise<Uint8Array>) => {
    const files: Uint8Array[] = []
    for (const notice of notices) files.push(await write(notice))
    return files as unknown as Seeds
  }
  const withTable = notices.filter(({ appendices }) => appendices.some(({ kind }) => kind === 'tasks'))
  const books: Uint8Array[] = []
  for (const notice of withTable) books.push(await writeXlsx(notice, blocksOf(notice), specFor(notice)))
  const scan = readFileSync(join(import.meta.dirname, '../../tests/fixtures/scans/trang-1.pdf'))
  return {
    docx: await written((notice) => writeDocx(notice, blocksOf(notice), specFor(notice))),
    xlsx: books as unknown as Seeds,
    pdf: [pdfOf(texts[0] ?? ''), Uint8Array.from(scan)],
    text: texts.map((text) => new TextEncoder().encode(text)) as unknown as Seeds,
  }
}

const blocksOf = (notice: Notice) => compose(notice, specFor(notice))

/** A text on pages with the lines of a table on each, in plain letters: what is damaged is not the words. */
function pdfOf(text: string): Uint8Array {
  const lines = text
    .normalize('NFD')
    .replace(/[^ -~\n]/g, '')
    .split('\n')
  const pages: string[][] = []
  for (let at = 0; at < Math.min(lines.length, 150); at += 50) pages.push(lines.slice(at, at + 50))
  return tinyPdf(
    pages.map((page) => ({
      texts: page.map((line, at) => [60, 780 - at * 14, line.slice(0, 90)] as const),
      lines: [0, 1, 2, 3].flatMap((at) => [
        [60, 100 + at * 20, 500, 100 + at * 20] as const,
        [60 + at * 140, 100, 60 + at * 140, 160] as const,
      ]),
    })),
  )
}
