/** Tables of any shape: columns follow the source, in any order and number, through reading, rules and exports. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNotice } from '../../../src/checker/check.ts'
import { rules } from '../../../src/checker/rules/index.ts'
import { standardSet } from '../../../src/checker/standard.ts'
import { type Notice, isDraft, tableAppendices, taskAppendices } from '../../../src/domain/notice/notice.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { fillCells, taskCellsReader, usualHeadings } from '../../../src/domain/notice/table.ts'
import { placesOf } from '../../../src/domain/notice/places.ts'
import { tasksOf } from '../../../src/domain/tasks/task.ts'
import { readDocx } from '../../../src/files/docx-read.ts'
import { writeDocx } from '../../../src/files/docx-write.ts'
import { readText } from '../../../src/files/text-read.ts'
import { writeText } from '../../../src/files/text-write.ts'
import { writeXlsx } from '../../../src/files/xlsx-write.ts'
import { compose } from '../../../src/page/compose/compose.ts'
import { writePlaceDate } from '../../../src/page/compose/official-text.ts'
import { specFor } from '../../../src/page/format/formats.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { anyNotice, everyRoleMissing } from '../../helpers/arbitrary-notice.ts'
import { appendix, countIds, notice, row, rowsOf, section } from '../../helpers/build.ts'
import { ruleContext } from '../../helpers/rule-context.ts'

const above = `TỈNH ỦY HÀ LÂM
BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI
*
Số 09-TB/BCĐ

ĐẢNG CỘNG SẢN VIỆT NAM

Hà Lâm, ngày 14 tháng 4 năm 2026

THÔNG BÁO
kết luận của đồng chí Trưởng Ban Chỉ đạo tại phiên họp tháng 4
-----

Sau khi nghe Cơ quan Thường trực báo cáo, đồng chí Trưởng Ban Chỉ đạo kết luận như sau:

1. Các cơ quan thực hiện nhiệm vụ tại Phụ lục kèm theo Thông báo này.
`
const below = `
Cơ quan Thường trực thông báo để các đơn vị biết, thực hiện.

Nơi nhận:
- Thường trực Tỉnh ủy (báo cáo),
- Lưu Văn phòng Tỉnh ủy.

T/M BAN CHỈ ĐẠO
TRƯỞNG BAN

Nông Văn Thạch
`

function readWith(table: string, body = above): ReturnType<typeof recognize> {
  const source = `${body}${below}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n${table}\n`
  return recognize(readText(source).blocks, { ids: countIds() })
}

const tableOf = (read: Notice) => taskAppendices(read)[0]!

async function exportsOf(one: Notice) {
  const spec = specFor(one)
  const blocks = compose(one, spec)
  return { blocks, text: writeText(one, blocks), docx: await writeDocx(one, blocks, spec), spec }
}

const findingsOf = (one: Notice) => checkNotice(one, rules, standardSet, ruleContext()).findings

describe('columns of the source', () => {
  test('five of them: each heading over its own data, in every export', async () => {
    const { notice: read } = readWith(
      'TT\tCơ quan chủ trì\tNhiệm vụ\tThời hạn\tCơ quan phối hợp\n1\tSở Y tế\tMở trạm y tế lưu động\t30/6/2026\tCông an tỉnh',
    )
    expect(tableOf(read).columns.map(({ role, heading }) => [role, heading])).toEqual([
      ['ordinal', 'TT'],
      ['lead', 'Cơ quan chủ trì'],
      ['name', 'Nhiệm vụ'],
      ['plannedTime', 'Thời hạn'],
      ['coordinating', 'Cơ quan phối hợp'],
    ])
    const { text, docx, blocks, spec } = await exportsOf(read)
    const line = '1\tSở Y tế\tMở trạm y tế lưu động\t30/6/2026\tCông an tỉnh'
    expect(text).toContain(`TT\tCơ quan chủ trì\tNhiệm vụ\tThời hạn\tCơ quan phối hợp\n${line}`)
    const back = recognize(readDocx(docx).blocks, { ids: countIds() }).notice
    expect(tableOf(back).columns).toEqual(tableOf(read).columns)
    expect(rowsOf(back).map(({ cells }) => cells)).toEqual(rowsOf(read).map(({ cells }) => cells))
    expect((await writeXlsx(read, blocks, spec)).length).toBeGreaterThan(0)
    const [task] = tasksOf(read)
    expect([task?.leads[0]?.name, task?.planned?.kind]).toEqual(['Sở Y tế', 'date'])
  })

  test('a column that is not there is no empty cell', () => {
    const { notice: read } = readWith('STT\tNhiệm vụ\tĐơn vị chủ trì\n1\tRà soát hộ nghèo toàn xã\tSở Nội vụ')
    expect(findingsOf(read).filter(({ rule }) => ['TAB-04', 'TAB-05', 'TAB-06'].includes(rule))).toEqual([])
    const withEmpty = readWith('STT\tNhiệm vụ\tĐơn vị chủ trì\tKết quả\n1\tRà soát hộ nghèo toàn xã\tSở Nội vụ\t')
    expect(findingsOf(withEmpty.notice).filter(({ rule }) => rule === 'TAB-04')).toHaveLength(1)
  })

  test('one that says nothing known is kept under its heading, with a doubt', () => {
    const { notice: read, doubts } = readWith(
      'STT\tNhiệm vụ\tĐơn vị chủ trì\tGhi chú thêm\n1\tRà soát hộ nghèo\tSở Nội vụ\tTheo dõi hằng tháng',
    )
    const [column] = tableOf(read).columns.filter(({ role }) => role === null)
    expect(column?.heading).toBe('Ghi chú thêm')
    expect(rowsOf(read)[0]?.cells[column?.id ?? '']).toBe('Theo dõi hằng tháng')
    expect(doubts.find(({ code }) => code === 'table.columns')?.message).toContain('"Ghi chú thêm"')
  })

  test('without one for the ordinals the rows are counted, with a doubt', () => {
    const { notice: read, doubts } = readWith(
      'Nhiệm vụ\tCơ quan chủ trì\tThời hạn\nRà soát hộ nghèo\tSở Nội vụ\t30/6/2026\nCấp thẻ\tSở Y tế\t30/7/2026',
    )
    expect(tasksOf(read).map(({ ordinal }) => ordinal)).toEqual(['1', '2'])
    expect(doubts.map(({ code }) => code)).toContain('table.columns')
  })

  test('more than a table can have: kept apart, never printed', async () => {
    const wide = Array.from({ length: 14 }, (_, at) => `Cột số ${at}`).join('\t')
    const { notice: read, doubts } = readWith(`STT\tNhiệm vụ\t${wide}\n1\tRà soát kỹ\t${wide}`)
    expect(tableAppendices(read)).toEqual([])
    expect(read.unplaced.map(({ text }) => text).join()).toContain('Rà soát kỹ')
    expect(doubts.filter(({ code }) => code === 'table.unread')).toHaveLength(read.unplaced.length)
    const { text, docx } = await exportsOf(read)
    expect(text).not.toContain('Rà soát kỹ')
    expect(JSON.stringify(readDocx(docx).blocks)).not.toContain('Rà soát kỹ')
  })
})

describe.each(everyRoleMissing)('a table without the role %s', (missing, columns) => {
  const words = row({ requiredResult: '01 báo cáo được phê duyệt' }).cells
  const cells = fillCells(columns, ({ role }) => (role === null ? '' : (words[role] ?? '')))
  const table = { ...appendix(section('Thể chế', { id: 'r1', cells })), columns }
  const one = parseNotice(notice({ appendices: [table] }))

  test('prints its own columns and no empty one, and is read by the rules', async () => {
    const { text, blocks, spec } = await exportsOf(one)
    const line = text.split('\n').find((part) => part.startsWith('Cột 1\t'))
    expect(line?.split('\t')).toEqual(columns.map(({ heading }) => heading))
    expect(text).not.toContain(usualHeadings[missing as 'lead'])
    expect((await writeXlsx(one, blocks, spec)).length).toBeGreaterThan(0)
    // What rules say of a cell is said of a column that is there.
    const ids = new Set([...columns.map(({ id }) => id), 'whole', 'label'])
    const inRow = findingsOf(one).filter(({ spot }) => spot.part === 'r1')
    expect(inRow.filter(({ spot }) => !ids.has(spot.field))).toEqual([])
    expect(taskCellsReader(columns)(rowsOf(one)[0]!)[missing as 'lead']).toBe('')
  })
})

test('any notice is composed and written: every cell is printed, no unplaced line is', async () => {
  await fc.assert(
    fc.asyncProperty(anyNotice, async (one) => {
      const marked = { ...one, unplaced: one.unplaced.map((line) => ({ ...line, text: `CHƯA-XẾP ${line.text}` })) }
      const { text, blocks, docx } = await exportsOf(marked)
      expect(text).not.toContain('CHƯA-XẾP')
      expect(JSON.stringify(readDocx(docx).blocks)).not.toContain('CHƯA-XẾP')
      for (const table of tableAppendices(marked)) {
        const block = blocks.find((part) => part.kind === 'table' && part.id === table.id)
        const printed = block?.kind === 'table' ? block.rows.flatMap((of) => (of.kind === 'cells' ? of.cells : [])) : []
        for (const { cells } of table.sections.flatMap((of) => of.rows))
          for (const cell of Object.values(cells)) expect(printed).toContain(cell)
        const sum = block?.kind === 'table' ? block.columns.reduce((all, { width }) => all + width, 0) : 0
        expect(sum).toBeCloseTo(257, 5)
      }
    }),
    { numRuns: 25 },
  )
})

describe('a draft', () => {
  const head = above.replace('Số 09-TB/BCĐ', 'Số      -TB/BCĐ').replace('ngày 14 tháng 4', 'ngày      tháng 4')

  test('is known by its blank number and day; the month is kept and printed', async () => {
    const { notice: read, doubts } = readWith(
      'STT\tNhiệm vụ\tĐơn vị chủ trì\n1\tRà soát hộ nghèo toàn xã\tSở Nội vụ',
      head,
    )
    expect(isDraft(read)).toBe(true)
    expect(read.header).toMatchObject({ number: null, symbol: 'TB/BCĐ', date: null, month: '2026-04' })
    expect(read.numbering).toBe('computed')
    expect(doubts.map(({ code }) => code)).not.toContain('date.form')
    expect(findingsOf(read).filter(({ rule }) => ['FMT-02', 'FMT-03'].includes(rule))).toEqual([])
    const { text } = await exportsOf(read)
    expect(text).toMatch(/Hà Lâm, ngày\s+tháng 4 năm 2026/)
  })

  test.each<[string, string, boolean]>([
    ['blank', 'ngày      tháng      năm 2026', false],
    ['dotted', 'ngày … tháng … năm 2026', false],
    ['half of it lost', 'ngày 31 tháng … năm 2026', true],
  ])('a year alone is kept and printed, day and month %s', async (_, written, isDoubted) => {
    const { notice: read, doubts } = readWith(
      'STT\tNhiệm vụ\tĐơn vị chủ trì\n1\tRà soát hộ nghèo toàn xã\tSở Nội vụ',
      head.replace(/ngày +tháng 4 năm 2026/, written),
    )
    expect(read.header).toMatchObject({ date: null, month: null, year: 2026 })
    expect(doubts.some(({ message }) => message.includes('chưa đầy đủ'))).toBe(isDoubted)
    expect(writePlaceDate(read, specFor(read))).toMatch(/^Hà Lâm, ngày\s+tháng\s+năm 2026$/)
  })
})

describe('several who sign, and a contact line', () => {
  const joint = above
    .replace('BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI', 'BAN TỔ CHỨC -\nVĂN PHÒNG TỈNH ỦY')
    .replace('1. Các cơ quan', 'TT\tĐơn vị\tSố hộ\n1\tXã Bình An\t12\n\n1. Các cơ quan')
  const source = `${joint}${below}
CHÁNH VĂN PHÒNG

Y Khăm Niê

Điện thoại: 0203 555 0101; Email: vanphong@halam.example
`
  const { notice: read, doubts } = recognize(readText(source).blocks, { ids: countIds() })

  test('are read apart', () => {
    expect(read.header.issuingOrgans.map(({ name }) => name)).toEqual(['BAN TỔ CHỨC', 'VĂN PHÒNG TỈNH ỦY'])
    expect(read.signatures.map(({ title, signatory }) => [title, signatory])).toEqual([
      ['TRƯỞNG BAN', 'Nông Văn Thạch'],
      ['CHÁNH VĂN PHÒNG', 'Y Khăm Niê'],
    ])
    expect(read.contact).toBe('Điện thoại: 0203 555 0101; Email: vanphong@halam.example')
    // A table above all items belongs to none.
    expect(read.unplaced.map(({ text }) => text)).toEqual(['TT | Đơn vị | Số hộ', '1 | Xã Bình An | 12'])
    const places = placesOf(read)
    for (const { spot } of doubts) expect(places.has(spot.part), JSON.stringify(spot)).toBe(true)
  })

  test('come back from our own DOCX, with the mark of secrecy that no page shows', async () => {
    const marked: Notice = { ...read, marks: { ...read.marks, secrecy: 'mat' } }
    const { docx } = await exportsOf(marked)
    const found = readDocx(docx)
    const back = recognize(found.blocks, { ids: countIds(), secrecy: found.secrecy }).notice
    expect(back.header.issuingOrgans.map(({ name }) => name)).toEqual(['BAN TỔ CHỨC', 'VĂN PHÒNG TỈNH ỦY'])
    const signers = (of: Notice) => of.signatures.map(({ id: _id, ...block }) => block)
    expect(signers(back)).toEqual(signers(read))
    expect(back.contact).toBe(read.contact)
    expect(back.distribution.recipients).toHaveLength(read.distribution.recipients.length)
    expect(back.marks.secrecy).toBe('mat')
    expect(back.unplaced).toEqual([])
  })
})

test('a table below an item stands below it on the page, and comes back', async () => {
  const body = above.replace('Thông báo này.', 'Thông báo này.\n\nXã\tNgày\tĐịa điểm\nBình An\t05/5/2026\tNhà văn hóa')
  const { notice: read } = readWith('STT\tNhiệm vụ\tĐơn vị chủ trì\n1\tRà soát hộ nghèo toàn xã\tSở Nội vụ', body)
  expect(read.items[0]?.tables?.[0]?.columns.map(({ heading }) => heading)).toEqual(['Xã', 'Ngày', 'Địa điểm'])
  expect(tableAppendices(read)).toHaveLength(1)
  const { docx, text } = await exportsOf(read)
  expect(text.indexOf('Bình An')).toBeLessThan(text.indexOf('Nơi nhận'))
  const back = recognize(readDocx(docx).blocks, { ids: countIds() }).notice
  expect(back.items[0]?.tables?.[0]?.sections[0]?.rows.map(({ cells }) => Object.values(cells))).toEqual([
    ['Bình An', '05/5/2026', 'Nhà văn hóa'],
  ])
})

test('"Đặc khu …" is a place', () => {
  const head = above.replace('Hà Lâm, ngày', 'Đặc khu Vân Đồn, ngày')
  expect(readWith('STT\tNhiệm vụ\tĐơn vị chủ trì\n1\tRà soát\tSở Nội vụ', head).notice.header.place).toBe(
    'Đặc khu Vân Đồn',
  )
})

test('a row that a page parts: a name whose first syllable ends the page goes on with one blank', () => {
  const { notice: read, doubts } = readWith(
    [
      'STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn',
      '1\tXây dựng kho hồ sơ số của\tSở\tCông an tỉnh; Ban\tTrước ngày 30/6/2026',
      '\ttỉnh\tKH&CN; Sở Nội vụ\tQuản lý khu công nghiệp\t',
      '2\tThuê đường truyền\tCông an tỉnh\tSở Tài chính\tQuý III/2026',
    ].join('\n'),
  )
  const rows = rowsOf(read)
  expect(rows).toHaveLength(2)
  expect(Object.values(rows[0]?.cells ?? {})).toEqual([
    'Xây dựng kho hồ sơ số của tỉnh',
    'Sở KH&CN; Sở Nội vụ',
    'Công an tỉnh; Ban Quản lý khu công nghiệp',
    'Trước ngày 30/6/2026',
  ])
  expect(doubts.map(({ code }) => code)).toContain('table.rowJoined')
})
