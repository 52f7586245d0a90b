/** Status sheets that other programs filled: openpyxl writes into the cells, LibreOffice opens and saves the whole file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { followed } from '../helpers/followed.ts'

const script = `
import datetime, sys, openpyxl
path, out = sys.argv[1:3]
book = openpyxl.load_workbook(path)
sheet = book['Phiếu báo cáo']
columns = {cell.value: cell.column for cell in sheet[4]}
for row in range(5, sheet.max_row + 1):
    sheet.cell(row, columns['Tình trạng']).value = 'Đã hoàn thành'
    sheet.cell(row, columns['Ngày hoàn thành']).value = datetime.date(2026, 5, 4)
    sheet.cell(row, columns['Văn bản, sản phẩm']).value = '88/KH'
if len(sys.argv) > 3:
    sheet.cell(5, columns['Nhiệm vụ']).value = 'Việc khác'
book.save(out)
`
const fill = (...paths: string[]) => execFileSync('/usr/bin/python3', ['-c', script, ...paths])

test('are read back: results taken in, a changed plan refused, an empty sheet left', async () => {
  const app = await followed()
  const folder = temporaryFolder()
  const path = (name: string) => join(folder, name)
  for (const [lead, name] of [
    ['Sở Y tế', 'y-te.xlsx'],
    ['Sở KH&CN', 'kh-cn.xlsx'],
    ['Sở Nội vụ', 'noi-vu.xlsx'],
  ] as const) {
    await app.call('follow.exportLeadSheet', { lead })
    writeFileSync(path(name), app.saved.at(-1)!.bytes)
  }
  fill(path('y-te.xlsx'), path('y-te-1.xlsx'))
  fill(path('kh-cn.xlsx'), path('kh-cn-1.xlsx'), 'changed')
  fill(path('noi-vu.xlsx'), path('noi-vu-1.xlsx'))
  mkdirSync(path('saved'))
  execFileSync(
    'timeout',
    [
      '120',
      'soffice',
      `-env:UserInstallation=file://${path('profile')}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      path('saved'),
      path('y-te-1.xlsx'),
      path('noi-vu.xlsx'),
    ],
    { env: { ...process.env, HOME: folder, SAL_USE_VCLPLUGIN: 'svp' }, stdio: 'pipe' },
  )
  const file = (name: string) => ({ fileName: name, base64: readFileSync(path(name)).toString('base64') })

  // What LibreOffice saved says what openpyxl wrote, day for day, and an empty sheet stays empty.
  const judged = await app.call('follow.readSheets', {
    files: ['saved/y-te-1.xlsx', 'kh-cn-1.xlsx', 'saved/noi-vu.xlsx'].map(file),
  })
  expect(judged.map(({ verdict, why }) => [verdict, why])).toEqual([
    ['new', ''],
    ['planChanged', 'Cột bị sửa: Nhiệm vụ.'],
    ['empty', ''],
    ['empty', ''],
  ])
  expect(judged[0]?.told).toMatchObject({ status: 'Đã hoàn thành', toldOn: '2026-05-04', document: '88/KH' })
  const files = ['saved/y-te-1.xlsx', 'y-te-1.xlsx', 'noi-vu-1.xlsx'].map(file)
  expect(await app.call('follow.takeSheets', { files })).toEqual({ taken: 3, results: 3 })
  const waiting = await app.board('2026-05-16', { states: ['waiting'] })
  expect(waiting.map(({ ordinal, doneOn }) => [ordinal, doneOn])).toEqual([
    ['1', '2026-05-04'],
    ['6', '2026-05-04'],
    ['3', '2026-05-04'],
  ])
})
