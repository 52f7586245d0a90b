/**
 * Acceptance over real notices, which are not part of the project: ../shared/seeds beside it. Where they are
 * missing nothing runs, and the test runner says so.
 */
import { taskAppendices } from '../../src/domain/notice/notice.ts'
import { placesOf } from '../../src/domain/notice/places.ts'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { walkItems } from '../../src/domain/notice/numbering.ts'
import type { Inline, Notice } from '../../src/domain/notice/notice.ts'
import { withoutBlanks } from '../../src/domain/words/text.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { writeDocx } from '../../src/files/docx-write.ts'
import { readText } from '../../src/files/text-read.ts'
import { writeText } from '../../src/files/text-write.ts'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import type { Doubt } from '../../src/page/blocks.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds } from '../helpers/build.ts'
import { plainSource } from '../helpers/plain-source.ts'
import { type Composed, comparable, composed, taskCells } from '../helpers/samples.ts'
import { judgeOoxml, measureLayout, readWithOpenpyxl, readWithPythonDocx, renderPdfs } from '../judges/judges.ts'
import { runsOfOrientation } from '../judges/layout-facts.ts'
import type { DocxTable } from '../judges/readings.ts'
import { seeds } from '../helpers/shared.ts'

const files = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : []
const fileOf = (prefix: string) => join(seeds, files.find((name) => name.startsWith(prefix)) ?? '')

interface Read extends Composed {
  readonly source: string
  readonly doubts: readonly Doubt[]
}

function readNotice(path: string): Read {
  const source = readFileSync(path, 'utf8')
  const text = readText(source)
  const { notice, doubts } = recognize(text.blocks, { ids: countIds() })
  return { source, doubts: [...text.doubts, ...doubts], ...composed(notice) }
}

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-real-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const docxOf = (name: string) => join(folder, `${name}.docx`)
const pdfOf = (name: string) => `${docxOf(name)}.pdf`

// One LibreOffice for all: its start takes longer than setting the pages.
beforeAll(async () => {
  for (const name of files) {
    const { notice, blocks, spec } = readNotice(join(seeds, name))
    writeFileSync(docxOf(name), await writeDocx(notice, blocks, spec))
  }
  if (files.length > 0) renderPdfs(files.map(docxOf))
})

function deadlinesOf(notice: Notice): string[] {
  const found: string[] = []
  const visit = (nodes: readonly Inline[]) => {
    for (const node of nodes) {
      if (node.kind === 'deadline') found.push(node.written)
      if (node.kind === 'enumeration') node.entries.forEach((entry) => visit(entry.content))
    }
  }
  for (const { item } of walkItems(notice)) visit(item.content)
  return found
}

describe.skipIf(files.length === 0).each(files)('%s', (name) => {
  let read: Read
  beforeAll(() => {
    read = readNotice(join(seeds, name))
  })

  test('every sentence has its place, and plain text gives the source back', () => {
    expect(read.doubts.filter((doubt) => doubt.code === 'line.unplaced')).toEqual([])
    expect(withoutBlanks(writeText(read.notice, read.blocks))).toBe(plainSource(read.source, ['6']))
  })

  test('the DOCX is sound, in one face, and comes back equal', async () => {
    expect(await judgeOoxml(docxOf(name))).toEqual([])
    const layout = measureLayout(pdfOf(name), { ink: false })
    expect(layout.fonts.every((font) => font.name.startsWith('LiberationSerif'))).toBe(true)
    const bytes = readFileSync(docxOf(name))
    expect(comparable(recognize(readDocx(bytes).blocks, { ids: countIds() }).notice)).toEqual(comparable(read.notice))
  })
})

describe.skipIf(files.length === 0)('notice 13-TB/CQTT with its appendix', () => {
  let read: Read
  beforeAll(() => {
    read = readNotice(fileOf('003'))
  })

  test('has 55 rows, STT 1 to 55, nine cells each, in six sections', () => {
    expect(taskAppendices(read.notice)[0]!.sections.map((section) => section.rows.length)).toEqual([1, 3, 7, 2, 26, 16])
    const cells = taskCells(read)
    expect(cells.map((row) => row[0])).toEqual(Array.from({ length: 55 }, (_, index) => String(index + 1)))
    expect(cells.every((row) => row.length === 9)).toBe(true)
  })

  test('has the rows together that page breaks split, seven cells in all', () => {
    const joined = read.doubts.filter((doubt) => doubt.code === 'table.rowJoined')
    const { placeOf } = placesOf(read.notice)
    expect(joined.map((doubt) => placeOf(doubt.spot).row)).toEqual([4, 18, 24])
    const cells = taskCells(read)
    expect(cells[3]![8]).toMatch(/Hoàn thành trước ngày 30\/11\/2026$/)
    expect(cells[17]![5]).toMatch(/giao thông để đáp ứng yêu cầu/)
    expect(cells[23]!.slice(1, 5)).toEqual([
      'Nâng cấp phần mềm nội bộ hệ thống thông tin dữ liệu về công tác dân tộc',
      'UBND tỉnh',
      'Sở Dân tộc và Tôn giáo',
      'Sở KH&CN; Công an tỉnh',
    ])
  })

  test('has no residue and names its repeated section', () => {
    expect(JSON.stringify(read.notice)).not.toMatch(/<\/?[a-z]|\*\*/)
    const repeated = read.doubts.filter((doubt) => doubt.code === 'numbering.repeated')
    expect(repeated.map((doubt) => placesOf(read.notice).placeOf(doubt.spot))).toEqual([
      { component: 'appendix', path: 'II' },
    ])
  })

  test('has its eleven deadlines, all in one style on the page', async () => {
    expect(deadlinesOf(read.notice)).toHaveLength(11)
    const docx = join(folder, 'deadlines.docx')
    writeFileSync(docx, await writeDocx(read.notice, read.blocks, read.spec))
    const set = readWithPythonDocx(docx).blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.filter((run) => run.bold && run.italic) : [],
    )
    expect(set).toHaveLength(11)
  })

  test('keeps five persons and organs apart', () => {
    const { notice } = read
    expect(notice.header).toMatchObject({
      issuingOrgans: [{ name: 'CƠ QUAN THƯỜNG TRỰC' }],
      number: 13,
      symbol: 'TB/CQTT',
      date: '2026-04-01',
      place: 'Thái Nguyên',
    })
    expect(notice.signatures[0]?.signatory).toBe('Nguyễn Thành Minh')
    expect(notice.conclusionAuthor).toContain('Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo')
    expect(notice.meeting).toMatchObject({
      kind: 'Phiên họp',
      date: '2026-03-31',
      chair: expect.stringContaining('Trịnh Xuân Trường') as string,
    })
    expect(notice.distribution).toMatchObject({ typist: '', unit: 'P.CĐS-CY', copies: null })
  })

  test('gives python-docx and openpyxl its 55 rows, cell by cell', async () => {
    const [docx, xlsx] = [join(folder, 'cells.docx'), join(folder, 'cells.xlsx')]
    writeFileSync(docx, await writeDocx(read.notice, read.blocks, read.spec))
    const xlsxBytes = await writeXlsx(read.notice, read.blocks, read.spec)
    writeFileSync(xlsx, xlsxBytes)
    const cells = taskCells(read)
    const table = readWithPythonDocx(docx).blocks.findLast((block): block is DocxTable => block.kind === 'table')!
    expect(
      table.rows
        .filter((row) => row.cells.length === 9)
        .slice(1)
        .map((row) => row.cells.map((cell) => cell.text.replaceAll('\u00A0', ' '))),
    ).toEqual(cells)
    expect(await judgeOoxml(xlsx)).toEqual([])
    const sheet = readWithOpenpyxl(xlsx).sheets[0]!
    const rows = sheet.rows
      .filter((row) => row.cells[0]?.type === 'number')
      .map((row) =>
        row.cells
          .filter((cell) => cell.column < 'J')
          .map((cell) => (cell.type === 'date' ? String(cell.value).slice(0, 10) : String(cell.value ?? ''))),
      )
    expect(rows).toEqual(cells.map((row) => row.map((cell) => (cell === '15/01/2026' ? '2026-01-15' : cell))))
    expect(
      readXlsx(xlsxBytes)[0]!
        .rows.filter((row) => row.kind === 'cells')
        .map((row) => row.cells),
    ).toEqual(cells)
  })

  test('prints its appendix on no more landscape pages than before', () => {
    // Measured: 16 pages for 55 rows that stay whole; 18 with the widths of the format alone.
    const { pages } = measureLayout(pdfOf(basename(fileOf('003'))), { ink: false })
    expect(pages.filter((page) => page.orientation === 'landscape').length).toBeLessThanOrEqual(16)
  })

  test('prints portrait pages, then landscape pages with the heading row on each', () => {
    const layout = measureLayout(pdfOf(basename(fileOf('003'))), { ink: false })
    expect(runsOfOrientation(layout).map((run) => run.orientation)).toEqual(['portrait', 'landscape'])
    for (const page of layout.pages.filter((each) => each.orientation === 'landscape')) {
      expect(
        page.lines.filter((line) => line.text === 'STT'),
        `page ${page.number}`,
      ).toHaveLength(1)
    }
  })
})

describe.skipIf(files.length === 0)('notice 11-TB/BCĐ', () => {
  test('assigns duties to 19 members, on six bases, and replaces an older notice', () => {
    const { notice } = readNotice(fileOf('000'))
    expect(notice.kind).toBe('assignment')
    expect(notice.items).toHaveLength(19)
    expect(notice.bases).toHaveLength(6)
    expect(notice.closing.map((part) => part.role)).toEqual(['catchAll', 'replaces', 'announcement'])
    expect(notice.distribution).toMatchObject({ typist: 'NTLoan', unit: 'P.CĐS-CY', copies: 200 })
    expect(notice.items.every((item) => item.items.every((duty) => duty.marker === 'dash'))).toBe(true)
  })
})

describe.skipIf(files.length === 0)('the notice of the third session', () => {
  test('has its run-ins as nodes, restarting in each item', () => {
    const { notice } = readNotice(fileOf('001'))
    const counts = walkItems(notice).flatMap(({ item }) =>
      item.content.flatMap((node) => (node.kind === 'enumeration' ? [node.entries.length] : [])),
    )
    expect(counts).toEqual([4, 4, 3])
    expect(deadlinesOf(notice)).toEqual(['Hoàn thành chậm nhất trước ngày 15/11/2025'])
  })
})
