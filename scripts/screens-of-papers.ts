/** Papers beside the draft at hand: the archive with what is lent, packages of drafts, papers of the past. For `npm run screens`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Shoot } from './screens-of-roles.ts'
import { goTo } from './screens-view.ts'

const sample = (name: string) => readFileSync(`resources/samples/thong-bao-${name}.txt`, 'utf8')

export async function shootArchive(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Lưu trữ')
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await page.waitForTimeout(400)
  const hits = page.getByRole('listbox', { name: 'Kết quả tìm kiếm' }).getByRole('option')
  await hits.nth(1).click({ modifiers: ['Control'] })
  await hits.nth(0).click({ modifiers: ['Control'] })
  await shoot('luu-tru-chon')
  await page.getByRole('button', { name: 'Hồ sơ', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('tab', { name: 'Cho mượn' }).click()
  await dialog
    .getByRole('button', { name: /^Ghi .* đã trả/ })
    .first()
    .waitFor()
  await shoot('luu-tru-cho-muon')
  await dialog
    .getByRole('button', { name: /^Ghi .* đã trả/ })
    .first()
    .click()
  await shoot('luu-tru-da-tra')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

export async function shootPackages(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Cài đặt')
  await page.getByRole('button', { name: 'Gói dự thảo …' }).scrollIntoViewIfNeeded()
  await shoot('cai-dat-goi')
  await page.getByRole('button', { name: 'Gói dự thảo …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox').first().check()
  await shoot('goi-du-thao')
  await dialog.getByLabel('Mật khẩu của gói', { exact: true }).fill('gói mang theo người')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Lưu gói …' }).click(),
  ])
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Nhận gói …' }).click(),
  ])
  await chooser.setFiles({
    name: download.suggestedFilename(),
    mimeType: '',
    buffer: readFileSync(await download.path()),
  })
  await dialog.getByLabel('Mật khẩu của gói', { exact: true }).fill('không phải mật khẩu này')
  await dialog.getByRole('button', { name: 'Mở gói' }).click()
  await dialog.getByRole('alert').waitFor()
  await shoot('nhan-goi-sai-mat-khau')
  await dialog.getByLabel('Mật khẩu của gói', { exact: true }).fill('gói mang theo người')
  await dialog.getByRole('button', { name: 'Mở gói' }).click()
  await dialog.getByRole('list', { name: 'Dự thảo trong gói' }).waitFor()
  await shoot('nhan-goi')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** A folder of papers of which two are alike and one is broken. */
export async function shootPastPapers(page: Page, shoot: Shoot, directory: string): Promise<void> {
  const folder = join(directory, 'thong-bao-cu')
  mkdirSync(join(folder, 'Năm 2025'), { recursive: true })
  writeFileSync(join(folder, 'Năm 2025', 'Thông báo 18 (bản sao).txt'), sample('lien-nganh'))
  writeFileSync(join(folder, 'Năm 2025', 'Thông báo 18.txt'), sample('lien-nganh'))
  writeFileSync(join(folder, 'Phân công nhiệm vụ.txt'), sample('phan-cong'))
  writeFileSync(join(folder, 'Bản quét hỏng.pdf'), '%PDF-1.7 hỏng')
  await goTo(page, 'Nhập văn bản')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Chọn thư mục …' }).click(),
  ])
  await chooser.setFiles(folder)
  await page.getByText('Tất cả: 4').waitFor()
  await shoot('nhap-nhieu-ket-qua')
  await page.getByRole('button', { name: 'Quay lại' }).click()
  await page.getByRole('button', { name: 'Rà soát tiếp' }).waitFor()
  await shoot('nhap-nhieu-bat-dau')
  await page.getByRole('button', { name: 'Rà soát tiếp' }).click()
  await page.getByRole('heading', { name: /^Rà soát 1/ }).waitFor()
  await shoot('nhap-nhieu-ra-soat')
}
