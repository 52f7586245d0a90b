/**
 * Characters that look right and are not, at every way in: a pasted text, a file, a field. The notice is the same as
 * from the plain text, and what was done is told once.
 */
import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { openTestApp } from '../helpers/app.ts'
import { item, notice, row, appendix, section } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'

const sample = sampleText('ket-luan')
/** What makes two readings differ though they say the same: ids. */
const withoutIds = (read: Notice) => JSON.stringify(read).replace(/"id":"[^"]*"|\/new-\d+/g, '')

async function readBoth(text: string, plain = sample) {
  const { call, defects } = await openTestApp()
  const expected = (await call('notice.readText', { text: plain })).notice
  const got = await call('notice.readText', { text })
  expect(defects).toEqual([])
  return {
    same: withoutIds(got.notice) === withoutIds(expected),
    told: got.doubts.flatMap(({ code, message }) =>
      /^text\.re(?:moved|placed)Characters$/.test(code) ? [message] : [],
    ),
  }
}

describe('a pasted text reads as the plain one', () => {
  test('with a letter that looks like Đ', async () => {
    const count = sample.match(/[Đđ]/g)?.length
    for (const [capital, small] of [
      ['\u00D0', '\u00F0'],
      ['\u0189', '\u0256'],
    ] as const) {
      const { same, told } = await readBoth(sample.replaceAll('Đ', capital).replaceAll('đ', small))
      expect(same).toBe(true)
      expect(told).toEqual([expect.stringContaining(`Đã thay ${count} ký tự lạ`)])
    }
  })

  test.each(['\u2011', '\u2010'])('with hyphens that do not break, %j', async (hyphen) => {
    const { same, told } = await readBoth(sample.replace(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, hyphen))
    expect(same).toBe(true)
    expect(told).toHaveLength(1)
  })

  test.each(['\u200E', '\u200F', '\u202A', '\u2069', '\u061C', '\u200C', '\u200D', '\u2060'])(
    'with marks of direction or joiners in its days and names, %j',
    async (mark) => {
      const { same, told } = await readBoth(sample.replace(/\d+(?=[/.\s])|Sở /g, (found) => `${mark}${found}${mark}`))
      expect(same).toBe(true)
      expect(told).toEqual([expect.stringMatching(/^Đã bỏ \d+ ký tự/)])
    },
  )

  test('with the line ends of Word inside a paragraph, and of pages', async () => {
    const { same, told } = await readBoth(
      sample.replace(/(?<=^THÔNG BÁO[^\n]*)\n/m, '\u000B').replace('\n\n', '\n\u000C\n'),
    )
    expect(same).toBe(true)
    expect(told).toEqual([])
  })

  test('with the line ends of Word inside a cell: it stays one cell', async () => {
    const [before = '', cell = ''] = /^(1\t)([^\t]*)/m.exec(sample)?.slice(1) ?? []
    const twoLines = (written: string) => sample.replace(`${before}${cell}`, `${before}${written}`)
    const { same, told } = await readBoth(
      twoLines(`${cell}\u000BBáo cáo kết quả`),
      twoLines(`"${cell}\nBáo cáo kết quả"`),
    )
    expect(same).toBe(true)
    expect(told).toEqual([])
  })

  test('decomposed, with the bullets of a symbol font, with signs of private use', async () => {
    expect((await readBoth(sample.normalize('NFD'))).same).toBe(true)
    const bullets = await readBoth(sample.replace(/^- (?=\p{Lu})/gmu, '\uF02D '))
    expect(bullets.same).toBe(true)
    expect(bullets.told).toHaveLength(1)
    expect((await readBoth(sample.replaceAll('Sở ', 'Sở\uE123\u{F0001} '))).same).toBe(true)
  })
})

test('a DOCX is cleaned in the same way, and says so', async () => {
  const lines = (text: string) =>
    Packer.toBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] }))
  const text =
    'TỈNH ỦY HÀ LÂM\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 24-TB/TU\nTHÔNG BÁO\nKết luận về dữ liệu\n-----\n1. Giao Sở Y tế rà soát đến ngày 30/4/2026.'
  const app = await openTestApp()
  const read = async (words: string) => {
    app.toOpen = { fileName: 'a.docx', bytes: new Uint8Array(await lines(words)) }
    const found = await app.call('notice.readFile', {})
    if (found === null) throw new Error('nothing was opened')
    return found
  }
  const plain = await read(text)
  const odd = await read(
    text.replaceAll('Đ', '\u00D0').replace('24-TB', '24\u2011TB').replace('30/4', '\u200E30/4\u200E').normalize('NFD'),
  )
  expect(withoutIds(odd.notice)).toBe(withoutIds(plain.notice))
  const told = odd.doubts.map(({ code }) => code).filter((code) => code.startsWith('text.re'))
  expect(told).toEqual(['text.removedCharacters', 'text.replacedCharacters'])
})

test('what comes by a field or another program is kept as it is read: composed, without what nobody sees', async () => {
  const { call } = await openTestApp()
  const typed = notice({
    items: [item('1.', '\u00D0ề án\u200E rà soát'.normalize('NFD'))],
    appendices: [appendix(section('Thể chế', row({ lead: 'Sở\u200F Y\u000Btế', sourceDocument: '57\u2011NQ/TW' })))],
  })
  const odd = structuredClone(typed) as { distribution: { fileCopy: string } } & Notice
  odd.distribution.fileCopy = 'Lưu Văn phòng\uE123'
  await expect(call('notice.create', { notice: odd })).rejects.toMatchObject({ error: { code: 'notice.invalid' } })
  const cell = structuredClone(typed)
  await expect(call('notice.create', { notice: cell })).rejects.toMatchObject({ error: { code: 'notice.invalid' } })
  const clean = notice({
    ...typed,
    appendices: [appendix(section('Thể chế', row({ lead: 'Sở\u200F Y tế', sourceDocument: '57\u2011NQ/TW' })))],
  })
  const { id } = await call('notice.create', { notice: clean })
  const kept = JSON.stringify((await call('notice.get', { id })).notice)
  expect(kept).toContain('Đề án rà soát')
  expect(kept).toContain('Sở Y tế')
  expect(kept).toContain('57-NQ/TW')
})
