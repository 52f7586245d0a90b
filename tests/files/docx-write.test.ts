/** The exported DOCX before independent judges: SDK, rules, python-docx, and the page as LibreOffice sets it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { squeeze } from '../../src/domain/words/text.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { writeDocx } from '../../src/files/docx-write.ts'
import { compose } from '../../src/page/compose/compose.ts'
import { specs } from '../../src/page/format/formats.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { layOutAll } from '../../src/renderer/page-view/layout.ts'
import { appendix, countIds, item, notice, paragraph, row, section } from '../helpers/build.ts'
import { strainedPapers } from '../helpers/papers.ts'
import { type Composed, comparable, composed, sample, taskCells } from '../helpers/samples.ts'
import { judgeOoxml, measureLayout, readWithPythonDocx, renderPdfs } from '../judges/judges.ts'
import { judgePaper } from '../judges/paper-judge.ts'
import { findBands, runsOfOrientation, sizesOf } from '../judges/layout-facts.ts'
import type { DocxReading, DocxTable, Layout, Line } from '../judges/readings.ts'

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-docx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const samples = ['ket-luan', 'hd05', 'phan-cong'] as const
const sentence = 'Các cơ quan, đơn vị tiếp tục rà soát, hoàn thiện nội dung được giao và báo cáo kết quả. '
const bodyLengths = [13, 14, 15, 16, 17]
const tallCell = `${'Xây dựng, hoàn thiện và đưa vào vận hành hệ thống thông tin dùng chung của tỉnh; '.repeat(60)}hết.`
const special = 'R&D <5%> "dữ liệu" {main-0} \uE000'.replace('\uE000', '&amp;')
const symbols =
  'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 và Kế hoạch số 41-KH/TU, ngày 05 tháng 02 năm 2026, trong 15 ngày phải xong. '

const itemsOf = (count: number, text: (index: number) => string) =>
  composed(notice({ items: Array.from({ length: count }, (_, index) => item('1.', text(index).trim())) }))

/** Every document of these tests by name. They are set by one LibreOffice: its start takes longer than all of them. */
const documents: Readonly<Record<string, Composed>> = {
  ...Object.fromEntries(samples.map((name) => [name, sample(name)])),
  ...Object.fromEntries(
    bodyLengths.map((count) => [`sign-${count}`, itemsOf(count, (index) => `${index}. ${sentence.repeat(2)}`)]),
  ),
  tall: composed(notice({ appendices: [appendix(section('Hạ tầng', row(), row({ name: tallCell }), row()))] })),
  special: composed(
    notice({
      intro: [paragraph(special)],
      appendices: [appendix(section(special, row({ name: special, assigned: `- ${special}\n- ${special}` })))],
    }),
  ),
  unbroken: itemsOf(12, (index) => `${'a'.repeat(index * 3)} ${symbols.repeat(3)}`),
}
const fileOf = (name: string) => join(folder, `${name}.docx`)
const measure = (name: string, ink = true) => measureLayout(`${fileOf(name)}.pdf`, { ink })
const writtenBytes = new Map<string, Uint8Array>()

beforeAll(async () => {
  for (const [name, { notice: of, blocks, spec }] of Object.entries(documents)) {
    const bytes = await writeDocx(of, blocks, spec)
    writtenBytes.set(name, bytes)
    writeFileSync(fileOf(name), bytes)
  }
  renderPdfs(Object.keys(documents).map(fileOf))
})

function partOf(name: string, part: string): string {
  return strFromU8(unzipSync(writtenBytes.get(name)!)[part]!)
}

function lineOf(layout: Layout, text: string, page = 1): Line {
  const found = layout.pages[page - 1]!.lines.find((line) => line.text.startsWith(text))
  if (found === undefined) throw new Error(`no line "${text}" on page ${page}`)
  return found
}

const centreOf = (line: Line) => line.x + line.width / 2
const textsOf = (reading: DocxReading) =>
  reading.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.flatMap((tableRow) => tableRow.cells.map((cell) => cell.text)),
  )

describe.each([
  ['ket-luan', 'hd36', { recipientEnd: ',', mark: 8, restart: false }],
  ['hd05', 'hd05', { recipientEnd: ';', mark: 11, restart: true }],
] as const)('the sample %s, by %s', (name, regime, expected) => {
  const of = documents[name]!
  const file = fileOf(name)
  let layout: Layout
  let reading: DocxReading
  beforeAll(() => {
    layout = measure(name)
    reading = readWithPythonDocx(file)
  })

  test('is of this regime', () => expect(of.spec.name).toBe(regime))

  test('is sound to the Open XML SDK and to our rules', async () => {
    expect(await judgeOoxml(file)).toEqual([])
  })

  test('uses one face in all channels, and no other is rendered (H9)', () => {
    expect(reading.fonts).toEqual(['Times New Roman'])
    expect(reading.languages).toEqual(['vi-VN'])
    expect(layout.fonts.every((font) => font.name.startsWith('LiberationSerif'))).toBe(true)
  })

  test('has portrait pages, then landscape pages', () => {
    expect(runsOfOrientation(layout).map((run) => run.orientation)).toEqual(['portrait', 'landscape'])
  })

  test('keeps the margins (F-PAGE-4 to 7)', () => {
    const text = { left: 30, top: 20, right: 15, bottom: 20 }
    for (const page of layout.pages.filter((each) => each.orientation === 'portrait')) {
      expect(page.body!.left).toBeGreaterThan(text.left - 0.5)
      expect(page.body!.left).toBeLessThan(text.left + 0.6)
      expect(page.body!.right).toBeGreaterThan(text.right - 0.6)
      expect(page.body!.bottom).toBeGreaterThan(text.bottom - 0.5)
    }
    expect(layout.pages[0]!.text!.top).toBeCloseTo(text.top, 0)
  })

  test('puts the components in their place and size', () => {
    const heading = lineOf(layout, 'ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(heading).toMatchObject({ size: 15, bold: true, italic: false })
    const date = lineOf(layout, 'Hà Lâm, ngày')
    expect(date).toMatchObject({ size: 14, bold: false, italic: true })
    expect(centreOf(date)).toBeCloseTo(centreOf(heading), 0)
    const number = lineOf(layout, 'Số ')
    expect(number).toMatchObject({ size: 14, bold: false })
    const asterisk = lineOf(layout, '*')
    expect(centreOf(number)).toBeCloseTo(centreOf(asterisk), 0)
    expect(number.y).toBeGreaterThan(asterisk.y)
    const type = lineOf(layout, 'THÔNG BÁO')
    expect(type).toMatchObject({ size: 16, bold: true })
    // Centre of the text area: 30 + 165 / 2.
    expect(centreOf(type)).toBeCloseTo(112.5, 0)
    expect(centreOf(lineOf(layout, '-----'))).toBeCloseTo(112.5, 0)
  })

  test('draws the rule as long as the heading, under it (F-HEAD-5)', () => {
    const heading = lineOf(layout, 'ĐẢNG CỘNG SẢN VIỆT NAM')
    const rules = layout.pages[0]!.rules.filter((rule) => rule.direction === 'horizontal')
    expect(rules).toHaveLength(1)
    const rule = rules[0]!
    expect(Math.abs(rule.x1 - rule.x0 - heading.width)).toBeLessThan(0.5)
    expect(Math.abs(rule.x0 - heading.x)).toBeLessThan(0.5)
    expect(rule.y0).toBeGreaterThan(heading.baseline)
    expect(rule.y0).toBeLessThan(lineOf(layout, 'Hà Lâm, ngày').y + 1)
  })

  test('sets the body justified, 14 pt, first line indented 10 mm', () => {
    const paragraphs = reading.blocks
      .filter((block) => block.kind === 'paragraph')
      .filter((block) => block.style === 'BodyText')
    expect(paragraphs.length).toBeGreaterThan(10)
    for (const each of paragraphs) {
      expect(each.alignment).toBe('both')
      expect(each.firstLineIndent).toBeCloseTo(10, 0)
      expect(each.runs.every((run) => run.size === 14)).toBe(true)
    }
  })

  test('prints every deadline of the body in bold italic', () => {
    const written: string[] = []
    JSON.stringify([of.notice.items, of.notice.closing], (_, value: { kind?: string; written?: string } | null) => {
      if (value?.kind === 'deadline') written.push(value.written!)
      return value
    })
    const set = reading.blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs.filter((run) => run.bold && run.italic).map((run) => squeeze(run.text))
        : [],
    )
    for (const deadline of written)
      expect(
        set.some((text) => text.includes(deadline)),
        deadline,
      ).toBe(true)
    expect(written.length).toBeGreaterThan(5)
  })

  test('numbers the pages from 2, centred, 10 mm from the top', () => {
    const [first, second] = layout.pages
    expect(first!.lines.some((line) => line.y < 18)).toBe(false)
    const number = second!.lines[0]!
    expect(number).toMatchObject({ text: '2', size: 14 })
    expect(number.y).toBeGreaterThan(9)
    expect(number.y).toBeLessThan(12)
    expect(centreOf(number)).toBeCloseTo(112.5, 0)
    const landscape = layout.pages.filter((page) => page.orientation === 'landscape')
    const onSecond = landscape[1]?.lines[0]?.text
    expect(onSecond).toBe(expected.restart ? '2' : String(landscape[1]!.number))
  })

  test('lists the recipients with the punctuation of the regime', () => {
    const table = reading.blocks.filter((block): block is DocxTable => block.kind === 'table').at(-2)!
    const [label, ...items] = table.rows[0]!.cells[0]!.paragraphs
    expect(label!.runs[0]).toMatchObject({ text: 'Nơi nhận', underline: true, size: 14, bold: false, italic: false })
    const recipients = items.slice(0, -1).map((each) => each.text)
    expect(recipients.slice(0, -1).every((text) => text.startsWith('- ') && text.endsWith(expected.recipientEnd))).toBe(
      true,
    )
    expect(recipients.at(-1)).toMatch(/^- Lưu .*\.$/)
    expect(items.at(-1)!.runs[0]!.size).toBe(expected.mark)
    expect(items[0]!.runs[0]!.size).toBe(12)
  })

  test('repeats the heading row of the appendix on each page, and splits no short row (H6, H7)', () => {
    const pages = layout.pages.filter((page) => page.orientation === 'landscape')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      const texts = page.lines.map((line) => line.text)
      for (const words of ['STT', 'Tên nhiệm vụ'])
        expect(
          texts.filter((text) => text === words),
          `page ${page.number}`,
        ).toHaveLength(1)
    }
    expect(findBands(pages).filter((band) => band.firstCell === '')).toEqual([])
  })

  test('gives python-docx all rows, cell by cell', () => {
    const table = reading.blocks.findLast((block): block is DocxTable => block.kind === 'table')!
    const rows = table.rows.filter((each) => each.cells.length === 9).slice(1)
    expect(rows.map((each) => each.cells.map((cell) => cell.text.replaceAll('\u00A0', ' ')))).toEqual(taskCells(of))
    expect(table.rows[0]).toMatchObject({ repeated: true })
  })

  test('says of itself what it is', () => {
    expect(reading.properties).toMatchObject({
      subject: `${String(of.notice.header.number).padStart(2, '0')}-${of.notice.header.symbol}`,
      author: squeeze(of.notice.header.issuingOrgans.map((organ) => organ.name).join(' ')),
    })
    expect(reading.properties.title).toContain(squeeze(of.notice.abstract.join(' ')))
    expect(reading.properties.language).toBe('vi-VN')
    const app = partOf(name, 'docProps/app.xml')
    expect(app).toContain('<Application>Kết Luận</Application>')
    expect(partOf(name, 'word/document.xml').match(/<w:tblDescription w:val="[^"]{10,}"\/>/g)).toHaveLength(
      reading.blocks.filter((block) => block.kind === 'table').length,
    )
  })

  test('offers no style in another face or colour than the page has', () => {
    const styles = partOf(name, 'word/styles.xml')
    expect(styles).not.toMatch(/2E74B5|1F4D78/)
    for (const id of ['Heading1', 'Heading6', 'Title', 'BodyText', 'CellLeft', 'Signatory'])
      expect(styles).toMatch(new RegExp(`w:styleId="${id}">(?:(?!</w:style>).)*w:ascii="Times New Roman"`, 'u'))
  })

  test('carries literal labels with outline levels', () => {
    const first = reading.blocks.find((block) => block.kind === 'paragraph' && block.outlineLevel === 0)
    expect(first).toMatchObject({ text: expect.stringMatching(/^(?:I|1)\. /) as string })
  })

  test('comes back equal through our own reader', () => {
    const back = recognize(readDocx(writtenBytes.get(name)!).blocks, { ids: countIds() }).notice
    expect(comparable(back)).toEqual(comparable(of.notice))
  })

  test('is written byte for byte the same again', async () => {
    expect(
      Buffer.from(await writeDocx(of.notice, of.blocks, of.spec)).equals(Buffer.from(writtenBytes.get(name)!)),
    ).toBe(true)
  })
})

test('an assignment notice comes back equal', () => {
  const { notice: of } = documents['phan-cong']!
  expect(comparable(recognize(readDocx(writtenBytes.get('phan-cong')!).blocks, { ids: countIds() }).notice)).toEqual(
    comparable(of),
  )
})

describe('the signature block', () => {
  test.each(bodyLengths)('never stands alone on a page, with %i items in the body', (count) => {
    const last = measure(`sign-${count}`, false).pages.at(-1)!
    const name = last.lines.findIndex((line) => line.text.includes('Trần Văn Minh'))
    const label = last.lines.findIndex((line) => line.text.startsWith('Nơi nhận'))
    expect(name).toBeGreaterThan(label)
    expect(last.lines.slice(0, label).filter((line) => line.y > 18).length).toBeGreaterThan(0)
  })
})

test('with mirrored margins the binding edge of a back is on its right (F-PAGE-8, F-PAGE-9)', async () => {
  const { notice: of, blocks, spec } = documents['sign-17']!
  const bytes = await writeDocx(of, blocks, { ...spec, page: { ...spec.page, mirrored: true } })
  const file = fileOf('mirrored')
  writeFileSync(file, bytes)
  expect(await judgeOoxml(file)).toEqual([])
  renderPdfs([file])
  const [front, back] = measureLayout(`${file}.pdf`, { ink: false }).pages
  expect([front!.body!.left, front!.body!.right].map(Math.round)).toEqual([30, 15])
  expect([back!.body!.left, back!.body!.right].map(Math.round)).toEqual([spec.page.back.left, spec.page.back.right])
  const sheets = layOutAll(blocks, { ...spec, page: { ...spec.page, mirrored: true } })
  expect(sheets.map(({ isBack }) => isBack)).toEqual(sheets.map((_, at) => at % 2 === 1))
})

test.each(['hd36', 'hd05'] as const)(
  'by %s, an appendix on two sides is bound at the bottom of its backs',
  async (regime) => {
    const of = { ...strainedPapers['nine-columns']!.notice, regime }
    const mirrored = { ...specs[regime], page: { ...specs[regime].page, mirrored: true } }
    const blocks = compose(of, mirrored)
    const file = fileOf(`turned-${regime}`)
    writeFileSync(file, await writeDocx(of, blocks, mirrored))
    expect(await judgeOoxml(file)).toEqual([])
    renderPdfs([file])
    const { pages } = measureLayout(`${file}.pdf`, { ink: false })
    const sheets = layOutAll(blocks, mirrored)
    // A body of one page: an appendix that counts from 1 leaves its back empty. LibreOffice prints it, not into a PDF.
    const filled = sheets.filter(({ slices }) => slices.length > 0)
    expect(sheets.length - filled.length).toBe(regime === 'hd05' ? 1 : 0)
    expect(pages).toHaveLength(filled.length)
    expect(filled.length).toBeGreaterThan(4)
    filled.slice(1).forEach(({ isBack }, at) => {
      const { top, bottom } = pages[at + 1]!.body!
      expect(isBack).toBe((at + (regime === 'hd36' ? 1 : 0)) % 2 === 1)
      expect(Math.abs(top - (isBack ? 18 : 30)), `top of page ${at + 2}`).toBeLessThan(1)
      expect(bottom, `foot of page ${at + 2}`).toBeGreaterThan(isBack ? 30 : 18)
    })
  },
)

describe('rows', () => {
  test('taller than a page print complete (H7)', () => {
    const layout = measure('tall', false)
    const printed = squeeze(layout.pages.flatMap((page) => page.lines.map((line) => line.text)).join(' '))
    expect(printed.match(/dùng chung/g)!.length).toBeGreaterThanOrEqual(60)
    expect(printed).toContain('hết.')
    const sizes = sizesOf(layout.pages.filter((page) => page.orientation === 'landscape' && page.number > 2))
    expect(sizes.filter((size) => size < 11)).toEqual([])
  })

  test('hold what XML must escape and what the library would replace', async () => {
    const file = fileOf('special')
    expect(await judgeOoxml(file)).toEqual([])
    const texts = textsOf(readWithPythonDocx(file))
    expect(texts.filter((text) => text === special)).toHaveLength(3)
    expect(texts).toContain(`- ${special}\n- ${special}`)
  })
})

describe('what must not be broken', () => {
  test('stays on one line: dates, numbers with their word, symbols', () => {
    const layout = measure('unbroken', false)
    expect(judgePaper(layout, { names: [], signatories: [] }).filter((one) => one.includes('torn'))).toEqual([])
    // Whatever holes a line may have.
    const lines = layout.pages.flatMap((page) => page.lines.map((line) => line.text))
    expect(lines.filter((line) => /(?:tháng|\d-|[A-Z]\/|-NQ|-KH|15)$/.test(line.trim()))).toEqual([])
  })
})
