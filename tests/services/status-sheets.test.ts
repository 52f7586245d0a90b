/** Status sheets go out by lead and come back filled: what is taken in, what is refused by name, and what people decide. */
import exceljs from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { readZip } from '../../src/files/zip-read.ts'
import { row } from '../helpers/build.ts'
import { type Followed, followed } from '../helpers/followed.ts'

type Cells = Readonly<Record<string, string | Date>>

/** The sheet as somebody filled it: cells by heading, in the rows whose task begins with these words. */
async function fill(
  bytes: Uint8Array,
  filled: Readonly<Record<string, Cells>>,
  edit?: (sheet: exceljs.Worksheet) => void,
) {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  const sheet = book.getWorksheet('Phiếu báo cáo')!
  const headings = (sheet.getRow(4).values as (string | undefined)[]).map((text) => text ?? '')
  const columnOf = (heading: string) => headings.indexOf(heading)
  sheet.eachRow((line, at) => {
    const cells = Object.entries(filled).find(([start]) => at > 4 && line.getCell(3).text.startsWith(start))?.[1]
    for (const [heading, value] of Object.entries(cells ?? {})) line.getCell(columnOf(heading)).value = value
  })
  edit?.(sheet)
  return { base64: Buffer.from(await book.xlsx.writeBuffer()).toString('base64') }
}

const health = 'Ban hành kế hoạch chuyển đổi số'
const procedures = 'Rà soát thủ tục'
const done = {
  'Tình trạng': 'Đã hoàn thành',
  'Ngày hoàn thành': new Date(Date.UTC(2026, 4, 4)),
  'Kết quả thực hiện': 'Đạt yêu cầu',
  'Văn bản, sản phẩm': '88/KH-SYT',
}

let app: Followed
beforeEach(async () => {
  app = await followed()
})

async function sheetOf(lead: string): Promise<Uint8Array> {
  await app.call('follow.exportLeadSheet', { lead })
  return app.saved.at(-1)!.bytes
}
const read = (...files: { readonly fileName: string; readonly base64: string }[]) =>
  app.call('follow.readSheets', { files })
const verdicts = async (...files: Parameters<typeof read>) => (await read(...files)).map(({ verdict }) => verdict)

test('go out for all leads in one package, each with its own rows and their sums', async () => {
  await app.call('follow.exportLeadSheets', {})
  const { fileName, bytes } = app.saved.at(-1)!
  expect(fileName).toBe('phieu-bao-cao-2026-05-16.zip')
  const parts = readZip(bytes)
  expect(Object.keys(parts)).toEqual([
    'so-kh-cn-2026-05-16.xlsx',
    'so-noi-vu-2026-05-16.xlsx',
    'so-tai-chinh-2026-05-16.xlsx',
    'so-y-te-2026-05-16.xlsx',
    'SHA256SUMS',
  ])
  expect(Buffer.from(await sheetOf('Sở Y tế')).equals(Buffer.from(parts['so-y-te-2026-05-16.xlsx']!))).toBe(true)
})

test('go out once to a body that is written in two ways, and so does a letter', async () => {
  const due = { plannedTime: '', assigned: 'Hoàn thành trước ngày 15/5/2026' }
  const names = ['Sở KH&CN', 'Sở Khoa học và Công nghệ']
  app = await followed(
    undefined,
    names.map((lead) => row({ ...due, name: `Việc của ${lead}`, lead })),
  )
  await app.call('follow.exportLeadSheets', {})
  expect(Object.keys(readZip(app.saved.at(-1)!.bytes))).toEqual(['so-kh-cn-2026-05-16.xlsx', 'SHA256SUMS'])
  const reminders = await app.call('follow.reminders', {})
  expect(reminders.map(({ lead, rows }) => [lead, rows.length])).toEqual([['Sở KH&CN', 2]])
})

describe('what comes back', () => {
  test('is taken in: a result waits for approval, the rest is told, and a row without a status says nothing', async () => {
    const one = { fileName: 'y-te.xlsx', ...(await fill(await sheetOf('Sở Y tế'), { [health]: done })) }
    const other = {
      fileName: 'noi-vu.xlsx',
      ...(await fill(await sheetOf('Sở Nội vụ'), {
        [procedures]: { 'Tình trạng': 'Đang thực hiện', 'Ghi chú': 'Chờ ý kiến Bộ Nội vụ' },
      })),
    }
    expect(await verdicts(one, other)).toEqual(['new', 'new', 'empty'])
    expect(await app.call('follow.takeSheets', { files: [one, other] })).toEqual({ taken: 2, results: 1 })
    const board = await app.board('2026-05-16')
    const rowOf = (ordinal: string) => board.find((found) => found.ordinal === ordinal)
    expect(rowOf('1')).toMatchObject({ current: 'waiting', doneOn: '2026-05-04' })
    expect(rowOf('6')).toMatchObject({ current: 'overdue', told: 'Đang thực hiện' })
    expect(rowOf('3')).toMatchObject({ current: 'today', told: '' })
    const { entries } = await app.call('follow.get', { obligation: rowOf('1')!.obligationId })
    expect(entries).toMatchObject([
      {
        kind: 'result',
        document: '88/KH-SYT',
        doneOn: '2026-05-04',
        told: { sentBy: 'Sở Y tế', file: 'y-te.xlsx', sheetOn: '2026-05-16' },
        recordedBy: 'clerk',
      },
    ])
    // The same files again change nothing.
    expect(await verdicts(one, other)).toEqual(['same', 'same', 'empty'])
    await expect(app.call('follow.takeSheets', { files: [one, other] })).rejects.toMatchObject({
      error: { code: 'follow.nothingTaken' },
    })
    expect((await app.as('archivist')('store.verify', {})).problems).toEqual([])
  })

  test('with a plan cell changed is refused by the name of the column', async () => {
    const edit = (sheet: exceljs.Worksheet) => {
      sheet.getRow(5).getCell(4).value = '31/12/2026'
    }
    const file = { fileName: 'a.xlsx', ...(await fill(await sheetOf('Sở Y tế'), { [health]: done }, edit)) }
    expect(await read(file)).toMatchObject([{ verdict: 'planChanged', why: 'Cột bị sửa: Hạn.' }])
    await expect(app.call('follow.takeSheets', { files: [file] })).rejects.toMatchObject({
      error: { code: 'follow.nothingTaken' },
    })
  })

  test('tells rows that were added, doubled, taken out or cannot be read', async () => {
    const edit = (sheet: exceljs.Worksheet) => {
      const first = sheet.getRow(5).values as string[]
      sheet.addRow(first.slice(1))
      sheet.addRow(['x', '9', 'Việc tự thêm', '', 'Đang thực hiện'])
      sheet.spliceRows(6, 1)
    }
    const bytes = await sheetOf('Sở Nội vụ')
    const file = { fileName: 'a.xlsx', ...(await fill(bytes, {}, edit)) }
    expect(await verdicts(file)).toEqual(['doubled', 'doubled', 'unknown', 'missing'])
    const unreadable = await fill(bytes, {
      [procedures]: { 'Tình trạng': 'Gần xong' },
      'Nghiệm thu': { 'Tình trạng': 'Đã hoàn thành', 'Ngày hoàn thành': 'hôm qua' },
    })
    expect((await read({ fileName: 'b.xlsx', ...unreadable })).map(({ why }) => why)).toEqual([
      'Tình trạng "Gần xong" không có trong danh sách.',
      'Ngày "hôm qua" không đọc được.',
    ])
    const outside = await fill(bytes, {
      [procedures]: { ...done, 'Ngày hoàn thành': '31/3/2026' },
      'Nghiệm thu': { ...done, 'Ngày hoàn thành': '17/5/2026' },
    })
    expect((await read({ fileName: 'c.xlsx', ...outside })).map(({ why }) => why)).toEqual([
      'Ngày 31/3/2026 trước ngày ban hành.',
      'Ngày 17/5/2026 sau hôm nay.',
    ])
  })

  test('as two copies that differ stands side by side until one is chosen', async () => {
    const bytes = await sheetOf('Sở Y tế')
    const one = { fileName: 'mot.xlsx', ...(await fill(bytes, { [health]: done })) }
    const two = { fileName: 'hai.xlsx', ...(await fill(bytes, { [health]: { 'Tình trạng': 'Đang thực hiện' } })) }
    const judged = await read(one, two)
    expect(judged).toMatchObject([
      { verdict: 'conflict', file: 'mot.xlsx', others: [{ file: 'hai.xlsx', status: 'Đang thực hiện' }] },
      { verdict: 'conflict', file: 'hai.xlsx', others: [{ file: 'mot.xlsx', status: 'Đã hoàn thành' }] },
    ])
    await expect(app.call('follow.takeSheets', { files: [one, two] })).rejects.toMatchObject({
      error: { code: 'follow.nothingTaken' },
    })
    const [, { key, sha256 }] = judged as [unknown, (typeof judged)[number]]
    await app.call('follow.takeSheets', { files: [one, two], chosen: [{ key, sha256 }] })
    expect((await app.board('2026-05-16')).find(({ ordinal }) => ordinal === '1')).toMatchObject({
      told: 'Đang thực hiện',
    })
    // The other copy, which comes alone later, is still another copy of that sheet.
    expect(await read(one)).toMatchObject([{ verdict: 'conflict', others: [{ file: 'hai.xlsx' }] }])
  })

  test('that is no sheet of ours is refused with its name', async () => {
    await app.call('follow.exportXlsx', {})
    const base64 = Buffer.from(app.saved.at(-1)!.bytes).toString('base64')
    await expect(read({ fileName: 'so.xlsx', base64 })).rejects.toMatchObject({
      error: { code: 'follow.noSheet', message: expect.stringContaining('so.xlsx') },
    })
  })

  test('of a thing that was extended meanwhile is taken all the same', async () => {
    const file = {
      fileName: 'a.xlsx',
      ...(await fill(await sheetOf('Sở Nội vụ'), { [procedures]: { 'Tình trạng': 'Đề nghị gia hạn' } })),
    }
    await app.call('follow.extend', {
      ...(await app.thing('6')),
      document: '15-TB/CQTT',
      requestedBy: 'Sở Nội vụ',
      requestedOn: '2026-05-11',
      decidedOn: '2026-05-13',
      until: '2026-05-31',
    })
    expect(await verdicts(file)).toEqual(['new', 'empty'])
  })
})
