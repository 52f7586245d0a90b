/**
 * Acceptance of `ket-luan read --json` over a real notice and small ones from the field, which are not part of the project:
 * ../shared beside it. The form is compared whole.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPaper } from '../../src/services/reading.ts'
import { countIds } from '../helpers/build.ts'
import { seeds, shared } from '../helpers/shared.ts'

const example = join(shared, 'cases/reading-example.json')
const cases = join(shared, 'cases/notices')
const files = join(shared, 'cases/files')

function read(folder: string, prefix: string) {
  const name = readdirSync(folder).find((file) => file.startsWith(prefix)) ?? ''
  return readPaper(readFileSync(join(folder, name)), countIds(), '2026-06-01T00:00:00Z')
}

test.skipIf(!existsSync(example))('the notice of the third session is read word for word', async () => {
  expect(await read(seeds, '001')).toEqual(JSON.parse(readFileSync(example, 'utf8')))
})

describe.skipIf(!existsSync(cases))('notices from the field', () => {
  const signed = [
    { authority: 'T/M BAN CHỈ ĐẠO', title: 'TRƯỞNG BAN', concurrentTitle: '', name: expect.any(String) as string },
  ]

  test.each(readdirSync(cases).filter((name) => name.endsWith('.txt')))(
    '%s is read, and signed as it is',
    async (name) => {
      const form = await read(cases, name)
      expect(form.signatures).toEqual(signed)
      expect(form.signatures[0]?.name).toBe(name.startsWith('13') ? 'Vàng A Khua' : 'Trần Văn Lâm')
      expect(form.items.length).toBeGreaterThan(0)
    },
  )

  test('07: the head is read from cells', async () => {
    const { organs, number, symbol, place, date } = await read(cases, '07')
    expect({ organs, number, symbol, place, date }).toEqual({
      organs: ['TỈNH ỦY LẠC BÌNH', 'BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ'],
      number: 15,
      symbol: 'TB/BCĐ',
      place: 'Lạc Bình',
      date: '2026-05-12',
    })
  })

  test('08 and 09: a table of the body, and one whose cells stand one below the other', async () => {
    const [inBody, byCells] = [await read(cases, '08'), await read(cases, '09')]
    expect(inBody.tables.map(({ kind, sections }) => [kind, sections[0]?.rows.length])).toEqual([['plain', 2]])
    expect(inBody.items.map(({ path }) => path)).toEqual(['1', '2'])
    expect(
      byCells.tables[0]?.sections[0]?.rows.map(({ ordinal, cells }) => [ordinal, ...Object.values(cells)]),
    ).toEqual([
      ['1', 'Xây dựng kho hồ sơ số của tỉnh', 'Sở Nội vụ', '30/6/2026'],
      ['2', 'Thuê đường truyền dự phòng', 'Công an tỉnh', 'Quý III/2026'],
    ])
  })

  test('10 and 12: a stamp is set aside, a number in the order of the State is turned with a doubt', async () => {
    expect((await read(cases, '10')).unplaced).toHaveLength(2)
    const turned = await read(cases, '12')
    expect([turned.number, turned.symbol]).toEqual([15, 'TB/BCĐ'])
    expect(turned.doubts.map(({ code }) => code)).toContain('number.form')
  })

  test('14, 18, 19: bases, the day of the meeting, who concludes', async () => {
    expect((await read(cases, '14')).bases).toHaveLength(3)
    expect((await read(cases, '18')).meeting.date).toBe('2026-05-08')
    expect((await read(cases, '19')).author).toBe('Thường trực Ban Chỉ đạo')
  })

  test('15, 16, 17, 24: stars, wrapped lines, headings, a missing first page', async () => {
    const paths = async (prefix: string) => (await read(cases, prefix)).items.map(({ path }) => path)
    expect(await paths('15')).toEqual(['1', '1.-1', '1.*1', '1.*1.-1', '1.*1.-2', '1.*2', '1.*2.-1'])
    expect(await paths('16')).toEqual(['1', '2'])
    expect(await paths('17')).toEqual(['1', '1.¶1', '2', '2.¶1', '3', '3.¶1'])
    expect((await read(cases, '24')).doubts.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['header.missing', 'type.unknown']),
    )
  })

  test('20: glued syllables are parted, said once', async () => {
    const { items, doubts } = await read(cases, '20')
    expect(items[0]?.text).toContain('đề xuất phương án về ý nghĩa của chỉ tiêu, nhiệm vụ trọng tâm')
    expect(doubts.filter(({ code }) => code === 'text.replacedCharacters')).toHaveLength(1)
  })
})

describe.skipIf(!existsSync(files))('files from the field', () => {
  const told = JSON.parse(existsSync(files) ? readFileSync(join(files, 'f2-cases.json'), 'utf8') : '[]') as {
    readonly file: string
    readonly base: string
    readonly want: string
  }[]
  // A row of column numbers is kept apart, so that there the readings differ by it.
  const same = told.filter(({ want, file }) => want === 'same' && file !== 'f2-column-numbers-row.txt')

  test.each(same)('$file is read as $base', async ({ file, base }) => {
    const [one, other] = [await read(files, file), await read(files, base)]
    expect({ ...one, doubts: [] }).toEqual({ ...other, doubts: [] })
  })

  test('what Excel leaves, merged cells and open quotes', async () => {
    const codes = async (name: string) => (await read(files, name)).doubts.map(({ code }) => code)
    expect(await codes('f2-excel-leavings')).toContain('table.unread')
    expect(await codes('f2-merged-down.txt')).toContain('table.unread')
    const rows = (await read(files, 'f2-open-quote-last-cell')).tables[0]?.sections.flatMap((part) => part.rows)
    expect(rows).toHaveLength(3)
  })
})
