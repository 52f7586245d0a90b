/** How the columns of a workbook are understood: proposed, confirmed once, remembered for every file of that layout. */
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { taskAppendices } from '../../src/domain/notice/notice.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'

const headings = ['Mã', 'Việc phải làm', 'Ai làm', 'Bao giờ xong', 'Kinh phí']
const roles = ['ordinal', 'name', 'lead', 'plannedTime', null] as const

async function workbook(first: readonly string[], ...rows: readonly (readonly string[])[]): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Giao việc')
  for (const row of [first, ...rows]) sheet.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
}

const tasks = [
  ['1', 'Lập danh mục dữ liệu dùng chung', 'Sở Khoa học và Công nghệ', '30/6/2026', '0'],
  ['2', 'Sửa quy chế quản lý tài sản', 'Sở Tài chính', '15/7/2026', '12'],
] as const

const read = async (app: TestApp, base64: string) => app.call('notice.readOriginal', { fileName: 'viec.xlsx', base64 })

test('headings that say nothing are refused with what they are; once confirmed they are read, in other files too', async () => {
  const app = await openTestApp()
  await expect(read(app, await workbook(headings, ...tasks))).rejects.toMatchObject({
    error: { code: 'source.notNotice', details: { headings } },
  })
  await app.call('layout.confirm', { headings, roles: [...roles] })
  const { notice, layouts, doubts } = await read(
    app,
    await workbook(['MÃ', 'Việc  phải làm', ...headings.slice(2)], ...tasks),
  )
  expect(layouts).toBeUndefined()
  expect(doubts.filter(({ code }) => code.startsWith('table.'))).toEqual([])
  const [appendix] = taskAppendices(notice)
  expect(appendix?.columns.map(({ role, heading }) => [role, heading])).toEqual([
    ['ordinal', 'MÃ'],
    ['name', 'Việc phải làm'],
    ['lead', 'Ai làm'],
    ['plannedTime', 'Bao giờ xong'],
    [null, 'Kinh phí'],
  ])
  expect(appendix?.sections.flatMap(({ rows }) => rows.map(({ cells }) => cells.lead))).toEqual([
    'Sở Khoa học và Công nghệ',
    'Sở Tài chính',
  ])
})

test('what the headings mean is proposed, with a doubt until somebody confirms it or says better', async () => {
  const app = await openTestApp()
  const file = await workbook(['STT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn', 'Mức ưu tiên'], ...tasks)
  const first = await read(app, file)
  expect(first.layouts).toEqual([
    {
      headings: ['STT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn', 'Mức ưu tiên'],
      roles: ['ordinal', 'name', 'lead', 'plannedTime', null],
    },
  ])
  expect(first.doubts.find(({ code }) => code === 'table.layout')?.message).toContain(
    '"Thời hạn" là Thời gian giao theo kế hoạch',
  )
  const [proposed] = first.layouts ?? []
  await app.call('layout.confirm', {
    headings: [...proposed!.headings],
    roles: ['ordinal', 'name', 'lead', 'plannedTime', 'requiredResult'],
  })
  const { notice, layouts } = await read(app, file)
  expect(layouts).toBeUndefined()
  expect(
    taskAppendices(notice)[0]
      ?.columns.map(({ role }) => role)
      .at(-1),
  ).toBe('requiredResult')
  const audit = await app.as('archivist')('audit.list', {})
  expect(audit.filter(({ call }) => call === 'layout.confirm')).toHaveLength(1)
})

test('one role for two columns is refused', async () => {
  const app = await openTestApp()
  await expect(app.call('layout.confirm', { headings: ['a', 'b'], roles: ['name', 'name'] })).rejects.toMatchObject({
    error: { code: 'input.invalid' },
  })
})
