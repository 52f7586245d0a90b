/** Word files in old fonts, run by run as Word cuts them; what was tracked or hidden is told. */
import { Document, DeletedTextRun, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { readDocx } from '../../src/files/docx-read.ts'
import { decodeText, readText } from '../../src/files/text-read.ts'
import { textOf } from '../../src/page/compose/paragraphs.ts'
import { asTcvn3 } from '../helpers/old-fonts.ts'

type Made = ConstructorParameters<typeof TextRun>[0]

async function read(paragraphs: readonly (readonly Made[])[], font?: string) {
  const styles = font === undefined ? {} : { styles: { default: { document: { run: { font } } } } }
  const children = paragraphs.map((runs) => new Paragraph({ children: runs.map((run) => new TextRun(run as string)) }))
  const { blocks, doubts } = readDocx(
    new Uint8Array(await Packer.toBuffer(new Document({ ...styles, sections: [{ children }] }))),
  )
  return { lines: blocks.map((block) => (block.kind === 'line' ? textOf(block.runs) : '')), doubts }
}

test('runs in fonts of TCVN3 and VNI beside runs of today; a font of capitals; a letter cut from its mark', async () => {
  const { lines, doubts } = await read([
    [
      { text: asTcvn3('giao sở '), font: '.VnTime' },
      { text: 'Khoa học và Công nghệ ' },
      { text: asTcvn3('chủ trì.'), font: '.VnTime', bold: true },
    ],
    [{ text: asTcvn3('thông báo'), font: '.VnTimeH' }],
    [
      { text: 'Coä', font: 'VNI-Times' },
      { text: 'ng ngheâ', font: 'VNI-Times' },
      { text: 'ï', font: 'VNI-Times' },
    ],
    [
      { text: 'Phoø', font: 'VNI-Times' },
      { text: 'ng hoï', font: 'VNI-Times' },
      { text: 'p o', font: 'VNI-Times', bold: true },
      { text: 'û Haø Laâm', font: 'VNI-Times' },
    ],
  ])
  expect([lines[0], lines[1], lines[3]]).toEqual([
    'giao sở Khoa học và Công nghệ chủ trì.',
    'THÔNG BÁO',
    'Phòng họp ỏ Hà Lâm',
  ])
  expect(doubts.map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining('bảng mã cũ (TCVN3, phông .VnTime)')]),
  )
})

test('a font named by the style of the document; the same font left behind on text of today', async () => {
  const { lines } = await read(
    [[{ text: asTcvn3('ủy ban nhân dân xã') }], [{ text: 'Sở Tài chính là 1 trong 5' }]],
    '.VnTime',
  )
  expect(lines).toEqual(['ủy ban nhân dân xã', 'Sở Tài chính là 1 trong 5'])
})

test('an old paragraph whose font says nothing is judged by its letters; soft hyphens of it are letters', async () => {
  const text = 'giao sở tư pháp chủ trì, phối hợp với sở nội vụ xây dựng quy chế trước ngày 30/6'
  const { lines } = await read([[{ text: asTcvn3(text) }]])
  expect(lines).toEqual([text])
})

test('many old lines are one doubt, with the doubtful ones beside it', async () => {
  const text = 'giao sở tư pháp chủ trì việc này'
  const paragraphs = Array.from({ length: 9 }, () => [{ text: asTcvn3(text), font: '.VnTime' }])
  const { doubts } = await read([...paragraphs, [{ text: asTcvn3('sở nội vụ xqớk'), font: '.VnTime' }]])
  expect(doubts.map(({ message }) => message)).toEqual([
    '10 dòng ghi bằng bảng mã cũ (TCVN3, phông .VnTime); đã chuyển sang Unicode, tệp gốc được giữ nguyên.',
    expect.stringContaining('Chữ chưa chắc: xqớk.'),
  ])
})

test('a text saved one byte a letter is read; another encoding is refused as before', () => {
  const text =
    'giao sở khoa học và công nghệ chủ trì\nphối hợp với sở nội vụ xây dựng quy chế\nhà lâm, ngày 2 tháng 4 năm 2026\nsở tư pháp thẩm định dự thảo'
  const bytes = Uint8Array.from(Buffer.from(asTcvn3(text), 'latin1'))
  const { blocks } = readText(decodeText(bytes))
  expect(blocks.map((block) => (block.kind === 'line' ? textOf(block.runs) : ''))).toEqual(text.split('\n'))
  const windows = Uint8Array.from([0x54, 0xc2, 0xf4, 0x4e, 0x47, 0x0a, 0xd0, 0xe0])
  expect(() => readText(decodeText(windows))).toThrow('bảng mã')
})

test('tracked changes are read as accepted and told; hidden text is not read and told', async () => {
  const change = { author: 'a', date: '2026-01-01T00:00:00Z' }
  const paragraph = new Paragraph({
    children: [
      new TextRun('Giao Sở Y tế '),
      new DeletedTextRun({ text: 'xem xét', id: 1, ...change }),
      new InsertedTextRun({ text: 'thẩm định', id: 2, ...change }),
      new TextRun({ text: ' (ghi chú nội bộ)', vanish: true }),
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [paragraph] }] })))
  const { blocks, doubts } = readDocx(bytes)
  expect(blocks.map((block) => (block.kind === 'line' ? textOf(block.runs) : ''))).toEqual(['Giao Sở Y tế thẩm định'])
  expect(doubts.map(({ code }) => code)).toEqual(['text.trackedChanges', 'text.hidden'])
})
