/** The checker on the screen of the loopback host: findings, the gate before submitting, the office's rules. */
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, goTo, openCell, openPart, openTab, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

describe('the screen', () => {
  test('shows what the checker finds as one types, leads to it by F8, fixes it by one key and takes it back', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Phụ lục')
    const lead = await openCell(page, 'Cơ quan chủ trì', 1)
    await lead.fill('Sở Tài chính;')
    await openTab(page, /^Kiểm tra/)
    const found = page.getByRole('region', { name: /^Thừa dấu phân cách cuối ô/ })
    await found.waitFor()
    expect(await findBarriers(page), 'the panel').toEqual([])
    await page.getByRole('button', { name: /^Lỗi \d/ }).click()
    await page.getByRole('button', { name: /^Lưu ý \d/ }).click()
    await found.getByRole('button', { name: /^Tới chỗ này/ }).click()
    await expect
      .poll(() =>
        page.evaluate(
          'document.activeElement?.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
        ),
      )
      .toBe(';')
    await page.keyboard.press('Control+.')
    await page.getByText(/^Đã sửa: /).waitFor()
    await expect.poll(() => lead.inputValue()).toBe('Sở Tài chính')
    await page.keyboard.press('Control+z')
    await expect.poll(() => lead.inputValue()).toBe('Sở Tài chính;')
    await found.waitFor()
    // The finding at hand stands below the text, with its keys; F8 goes on to the next.
    const bar = page.getByRole('region', { name: 'Điểm đang xem' })
    await page.keyboard.press('F8')
    const first = await bar.innerText()
    expect(first).toMatch(/^Lỗi|Cảnh báo|Lưu ý/)
    await page.keyboard.press('F8')
    await expect.poll(() => bar.innerText()).not.toBe(first)
    await page.keyboard.press('Control+Shift+.')
    await page.getByLabel(/^Lý do bỏ qua/).fill('Theo ý kiến của Chánh Văn phòng.')
    expect(await findBarriers(page), 'the bar').toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã bỏ qua có lý do.').waitFor()
    await desk.close()
  })

  test('holds a notice with an open error back until the error is fixed or waived with a reason', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('phan-cong'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Nơi nhận')
    await page.getByLabel('Số bản').fill('')
    await page.getByRole('button', { name: /^Trình ký duyệt \(\d+ lỗi\)/ }).click()
    await expect.poll(() => page.getByRole('tab', { name: /^Kiểm tra/ }).getAttribute('aria-selected')).toBe('true')
    const errors = async () =>
      Number(/\d+/.exec((await page.getByRole('button', { name: /^Lỗi \d/ }).textContent()) ?? '')?.[0])
    for (let left = await errors(); left > 0; left -= 1) {
      const line = page.getByRole('listitem').filter({ hasText: /Lỗi, [A-Z]/ })
      await line.first().getByRole('button').first().click()
      await page.getByRole('button', { name: /^Bỏ qua có lý do/ }).click()
      await page.getByLabel(/^Lý do bỏ qua/).fill('Theo ý kiến của Chánh Văn phòng.')
      expect(await findBarriers(page), 'the reason').toEqual([])
      await page.getByRole('button', { name: 'Bỏ qua với lý do này' }).click()
      await expect.poll(errors).toBe(left - 1)
    }
    await page.getByRole('button', { name: 'Trình ký duyệt', exact: true }).click()
    await page.getByText('Trình ký duyệt', { exact: true }).first().waitFor()
    await openTab(page, /^Kiểm tra/)
    await page
      .getByRole('region', { name: 'Đã bỏ qua có lý do' })
      .getByText('Lý do: Theo ý kiến của Chánh Văn phòng.')
      .first()
      .waitFor()
    await openPart(page, 'Nơi nhận')
    expect(await page.getByLabel('Số bản').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Rút lại để sửa' }).click()
    await expect.poll(() => page.getByLabel('Số bản').isDisabled()).toBe(false)
    // Submitting saves first; the message that takes it back works from another screen too.
    await page.getByLabel('Số bản').fill('25')
    await page.getByRole('button', { name: 'Trình ký duyệt', exact: true }).click()
    await page.getByText(/^Đã trình\./).waitFor()
    await goTo(page, 'Thông báo')
    await page.getByRole('button', { name: 'Rút lại', exact: true }).last().click()
    await page.getByText('Đã rút về dự thảo, sửa tiếp được.').last().waitFor()
    await page
      .getByRole('row')
      .nth(1)
      .getByText(/Không có lỗi|cảnh báo/)
      .waitFor()
    await desk.close()
  })

  test('lets the office change a rule, and take the change back', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cài đặt')
    await page.getByRole('button', { name: 'Mở bộ quy tắc' }).click()
    await page.getByText('Phiên bản 1', { exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel('Tìm quy tắc').fill('thieu so luong ban')
    await page.getByLabel('Mức độ của FMT-04').selectOption('off')
    await page.getByText('Có thay đổi chưa lưu').waitFor()
    await page.getByRole('button', { name: 'Lưu bộ quy tắc' }).click()
    await page.getByText('Phiên bản 2', { exact: true }).waitFor()
    expect(await page.getByLabel('Mức độ của FMT-04').inputValue()).toBe('off')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('Phiên bản 3', { exact: true }).waitFor()
    expect(await page.getByLabel('Mức độ của FMT-04').inputValue()).toBe('error')
    await desk.close()
  })

  test('shows a clerk the rule set, who changes it, and nothing to change it with', async () => {
    const desk = await openDesk(temporaryFolder(), { name: 'lan', role: 'clerk' })
    const { page } = desk
    await goTo(page, 'Cài đặt')
    await page.getByRole('button', { name: 'Mở bộ quy tắc' }).click()
    await page.getByText(/^Chỉ xem: .*do Phó Chánh Văn phòng, Chánh Văn phòng hoặc Quản trị sửa/).waitFor()
    await page.getByLabel('Tìm quy tắc').fill('thieu so luong ban')
    for (const field of ['Mức độ của FMT-04', 'Rõ trách nhiệm', 'Từ ngữ của cơ quan, mỗi dòng một cụm'])
      expect([field, await page.getByLabel(field).isDisabled()]).toEqual([field, true])
    expect(await page.getByRole('button', { name: 'Lưu bộ quy tắc' }).count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await desk.close()
  })

  test('offers nobody what is not their work: an archivist reads a draft', async () => {
    const desk = await openDesk(temporaryFolder(), { name: 'hoa', role: 'archivist' })
    const { page } = desk
    await pasteNotice(page, sampleText('phan-cong'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await page.getByText('Vai trò Lưu trữ chỉ xem được bản dự thảo, không sửa được.').waitFor()
    await openPart(page, 'Nơi nhận')
    expect(await page.getByLabel('Số bản').isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: /^Trình ký duyệt/ }).count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await desk.close()
  })

  test('shows of a task only the tests of clarity the office asks for', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cài đặt')
    await page.getByRole('button', { name: 'Mở bộ quy tắc' }).click()
    await page.getByLabel('Rõ trách nhiệm').uncheck()
    await page.getByRole('button', { name: 'Lưu bộ quy tắc' }).click()
    await page.getByText('Phiên bản 2', { exact: true }).waitFor()
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Phụ lục')
    await openCell(page, 'Cơ quan chủ trì', 1)
    await page.keyboard.press('F4')
    const chips = page.getByRole('list', { name: 'Các tiêu chí rõ của nhiệm vụ' })
    await chips.getByText('Rõ người').waitFor()
    expect(await chips.getByRole('listitem').count()).toBe(5)
    expect(await chips.getByText('Rõ trách nhiệm').count()).toBe(0)
    await desk.close()
  })
})
