/** Spending comes in as a table, all of it or nothing, and is shown by field and project with what is slow. */
import { expect, test } from 'vitest'
import { writeSpendingTable } from '../../src/files/spending-workbook.ts'
import type { SpendingRow } from '../../src/domain/follow-up/spending.ts'
import { readCells } from '../../src/files/xlsx-cells.ts'
import { openTestApp } from '../helpers/app.ts'
import { setProfile } from '../helpers/followed.ts'

const rows: readonly SpendingRow[] = [
  {
    field: 'digital',
    project: 'Kho dữ liệu',
    unit: 'Sở KH&CN',
    plan: 2000,
    paid: 300,
    from: '2026-01-01',
    to: '2026-12-31',
  },
  {
    field: 'science',
    project: 'Đề tài lúa',
    unit: 'Sở Y tế',
    plan: 500.5,
    paid: 250,
    from: '2026-01-01',
    to: '2026-12-31',
  },
]
const fileOf = async (of: readonly SpendingRow[]) => ({
  fileName: 'giai-ngan.xlsx',
  base64: Buffer.from(await writeSpendingTable(of, { isTrial: false })).toString('base64'),
})
const openApp = () => openTestApp(undefined, {}, () => '2026-05-26T02:00:00.000Z')

test('a table is taken in, shown on a day, exported, and goes out to be filled in again', async () => {
  const app = await openApp()
  const { call, saved } = app
  expect(await call('spending.get', {})).toMatchObject({ taken: null, spending: { projects: [] } })
  await expect(call('spending.export', { as: 'xlsx' })).rejects.toMatchObject({ error: { code: 'spending.none' } })
  expect(await call('spending.take', { file: await fileOf(rows), day: '2026-05-20' })).toEqual({ rows: 2 })
  const { spending, taken } = await call('spending.get', {})
  expect(taken).toMatchObject({ day: '2026-05-20', fileName: 'giai-ngan.xlsx', by: 'clerk' })
  expect(spending.projects.map(({ project, slow, isSlow }) => [project, slow, isSlow])).toEqual([
    ['Kho dữ liệu', 25, true],
    ['Đề tài lúa', -10, false],
  ])
  expect(spending.total).toMatchObject({ plan: 2500.5, paid: 550 })
  await setProfile(app, { slowPoints: 30 })
  expect((await call('spending.get', {})).spending.projects.filter(({ isSlow }) => isSlow)).toEqual([])
  // Before its day it was not known.
  expect((await call('spending.get', { on: '2026-05-19' })).taken).toBeNull()

  await call('spending.exportTable', {})
  expect(
    await call('spending.take', {
      file: { fileName: 'lai.xlsx', base64: Buffer.from(saved.at(-1)!.bytes).toString('base64') },
      day: '2026-05-26',
    }),
  ).toEqual({ rows: 2 })
  expect((await call('spending.get', {})).spending.total).toEqual(spending.total)
  await call('spending.export', { as: 'xlsx' })
  await call('spending.export', { as: 'docx' })
  const [sheet] = readCells(saved.at(-2)!.bytes)
  expect(sheet!.rows.map(({ texts }) => texts.get(1))).toEqual([
    'TÌNH HÌNH GIẢI NGÂN ĐẾN NGÀY 26/5/2026',
    'Lĩnh vực, dự án',
    'Tổng số',
    'KHOA HỌC VÀ CÔNG NGHỆ',
    'Đề tài lúa',
    'CHUYỂN ĐỔI SỐ',
    'Kho dữ liệu',
  ])
  expect((await app.as('archivist')('store.verify', {})).problems).toEqual([])
})

test('a table with a fault is refused with its places, and nothing of it is kept', async () => {
  const { call } = await openApp()
  const bad = [rows[0]!, { ...rows[1]!, project: '', to: '2025-01-01' }]
  await expect(call('spending.take', { file: await fileOf(bad), day: '2026-05-20' })).rejects.toMatchObject({
    error: {
      code: 'spending.badTable',
      message: expect.stringContaining(
        'hàng 5, cột Dự án, nhiệm vụ: còn trống; hàng 5, cột Kết thúc: trước ngày bắt đầu',
      ),
    },
  })
  expect((await call('spending.get', {})).taken).toBeNull()
  await expect(call('spending.take', { file: await fileOf(rows), day: '2026-05-27' })).rejects.toMatchObject({
    error: { code: 'spending.badDay' },
  })
  await expect(call('spending.take', { file: await fileOf([]), day: '2026-05-20' })).rejects.toMatchObject({
    error: { code: 'spending.badTable' },
  })
})
