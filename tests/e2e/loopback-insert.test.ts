/** F3 puts in at the caret what need not be typed, by keys alone. */
import { expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { newRecord, textOf } from '../../src/domain/office/office-record.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('bases and standard duties come by F3; a replaced document is refused; one undo takes a block away', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await page.getByRole('button', { name: 'Thông báo phân công mới' }).waitFor()
  const call = connect(direct(desk.app, openSession()))
  const { version: readIn } = await call('office.get', {})
  const said = { type: 'Quyết định', issuer: 'Ban Thường vụ Tỉnh ủy' }
  const records = [
    newRecord('document', 'moi', { ...said, number: '505-QĐ/TU', date: '2026-03-19', title: 'kiện toàn Ban Chỉ đạo' }),
    newRecord('document', 'cu', { ...said, number: '204-QĐ/TU', date: '2024-11-29', replacedBy: 'moi' }),
  ]
  const changes = records.map((record) => ({ key: { kind: record.kind, id: record.id }, record }))
  await call('office.save', { readIn, changes })
  await page.reload()
  await page.getByRole('button', { name: 'Thông báo phân công mới' }).focus()
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Nội dung thông báo' })
  await text.waitFor()
  await expect.poll(() => page.evaluate("document.activeElement.classList.contains('ProseMirror')")).toBe(true)
  await page.keyboard.press('F3')
  const search = page.getByRole('combobox', { name: /^Tìm đoạn văn mẫu/ })
  await search.waitFor()
  await page.keyboard.type('204')
  await page.getByText('Không chèn được: Đã bị thay thế bởi 505-QĐ/TU.').waitFor()
  await page.keyboard.press('Enter')
  expect(await search.isVisible()).toBe(true)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('QĐ/TU')
  await look(page, 'chen')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('kien toan')
  await page.keyboard.press('Enter')
  const lines = () =>
    page.evaluate<string[]>("[...document.querySelectorAll('.ProseMirror p')].map((line) => line.textContent)")
  const basis = 'Căn cứ Quyết định số 505-QĐ/TU, ngày 19/3/2026 của Ban Thường vụ Tỉnh ủy kiện toàn Ban Chỉ đạo'
  await expect.poll(lines).toContain(basis)
  await page.keyboard.press('F3')
  await search.waitFor()
  await page.keyboard.type('phoi hop giua')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await lines()).some((line) => line.startsWith('Phối hợp với các thành viên')))
    .toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await lines()).some((line) => line.startsWith('Phối hợp với'))).toBe(false)
  expect(await lines()).toContain(basis)

  // The office changes the block: the draft offers it, shown before, and one undo gives the old words back.
  await page.keyboard.press('F3')
  await search.waitFor()
  await page.keyboard.type('phoi hop giua')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  const { version: before, records: known } = await call('office.get', {})
  const block = known.find(
    ({ kind, states }) => kind === 'textBlock' && textOf(states[0]?.values['text']).startsWith('Phối hợp'),
  )
  if (block === undefined) throw new Error('no such block')
  const [state] = block.states
  const changed = {
    ...block,
    states: [{ from: null, until: null, values: { ...state?.values, text: 'Phối hợp hằng tuần.' } }],
  }
  await call('office.save', { readIn: before, changes: [{ key: { kind: block.kind, id: block.id }, record: changed }] })
  await page.reload()
  await page.getByText(/1 chỗ trong bản dự thảo này/).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByLabel('Tìm lệnh hoặc thông báo').fill('khong co lenh nay')
  await page.getByText('Không tìm thấy. Thử ít chữ hơn.').waitFor()
  await page.getByLabel('Tìm lệnh hoặc thông báo').fill('doan van mau')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Đoạn văn mẫu đã sửa' }).waitFor()
  await look(page, 'doan-van-mau')
  await page.keyboard.press('Enter')
  await expect.poll(lines).toContain('Phối hợp hằng tuần.')
  await page.getByText(/1 chỗ trong bản dự thảo này/).waitFor({ state: 'detached' })
  expect(await page.evaluate("document.activeElement.classList.contains('ProseMirror')")).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(lines).not.toContain('Phối hợp hằng tuần.')
  await desk.close()
})
