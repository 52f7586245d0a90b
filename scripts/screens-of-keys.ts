/** How a store is protected: set up, locked by its shares, its keys looked after, and the way in. For `npm run screens`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openLocalAppOnCall } from '../src/hosts/app-on-call.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { startLoopback } from '../src/hosts/loopback.ts'
import { openSession } from '../src/services/sessions.ts'
import type { Shoot } from './screens-of-roles.ts'
import { type View, openPage } from './screens-view.ts'

const passphrase = 'bàn gỗ sông dài mưa'

export async function shootKeys(browser: Browser, view: View, shootAs: (page: Page) => Shoot): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ket-luan-screens-'))
  // Which also closes the store, as the desktop app does.
  const app = openLocalAppOnCall(directory, diskFiles({}, directory), ({ call, error }) => console.error(call, error), {
    asksAtFirstStart: true,
  })
  const host = await startLoopback({ app, session: openSession(), screen: 'out/renderer' })
  const page = await openPage(browser, view, host.makeAddress())
  try {
    await shootSetup(page, shootAs(page))
    await shootLocking(page, shootAs(page))
    await shootLocked(page, shootAs(page))
  } finally {
    await page.close()
    await host.close()
    await app.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function shootSetup(page: Page, shoot: Shoot): Promise<void> {
  await page.getByLabel('Tên cơ quan').fill('Văn phòng Tỉnh ủy Hà Lâm')
  await shoot('khoa-1-co-quan')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('Họ và tên').fill('Trần Văn Minh')
  for (const label of ['Mật khẩu mới', 'Nhập lại mật khẩu mới'])
    await page.getByLabel(label, { exact: true }).fill(passphrase)
  await shoot('khoa-2-quan-tri')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan')
  await shoot('khoa-3-nguoi-dung')
  await page.getByRole('button', { name: 'Lập kho của cơ quan' }).click()
  await page.getByLabel('Gõ lại phần 1').waitFor()
  await shoot('khoa-4-ma-khoi-phuc')
}

/** Left for later, then done in the settings. */
async function shootLocking(page: Page, shoot: Shoot): Promise<void> {
  await page.getByRole('button', { name: 'Để sau' }).click()
  await page.getByRole('button', { name: 'Khóa kho' }).click()
  await page.getByRole('button', { name: 'Làm mã khôi phục và khóa kho …' }).waitFor()
  await shoot('khoa-5-con-de-tran')
  await page.getByRole('button', { name: 'Làm mã khôi phục và khóa kho …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu của bạn', { exact: true }).fill('sai mật khẩu rồi nhé')
  await dialog.getByRole('button', { name: 'Làm mã khôi phục' }).click()
  await dialog.getByRole('alert').waitFor()
  await shoot('khoa-6-sai-mat-khau')
  await dialog.getByLabel('Mật khẩu của bạn', { exact: true }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Làm mã khôi phục' }).click()
  await dialog.getByLabel('Gõ lại phần 1').waitFor()
  await shoot('khoa-7-ma-moi')
  for (const part of [1, 2]) {
    const share = page.getByRole('region', { name: `Mã khôi phục, phần ${part}` })
    const code = (await share.getByRole('paragraph').innerText()).replaceAll(/\s+/g, ' ')
    await page.getByLabel(`Gõ lại phần ${part}`).fill(code)
  }
  await page.getByRole('button', { name: 'Xác nhận và khóa kho' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function shootLocked(page: Page, shoot: Shoot): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Đổi khóa của kho …' }).scrollIntoViewIfNeeded()
  await shoot('khoa-8-da-khoa')
  await page.getByText('Kho dữ liệu', { exact: true }).scrollIntoViewIfNeeded()
  await shoot('khoa-9-kho-du-lieu')
  await page.getByRole('button', { name: 'Đổi khóa của kho …' }).click()
  await shoot('khoa-doi-khoa')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('button', { name: 'Minh' }).click()
  await page.getByRole('menuitem', { name: 'Đổi người dùng' }).click()
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  await shoot('dang-nhap')
  await page.getByRole('button', { name: 'Không ai còn mật khẩu …' }).click()
  await shoot('dang-nhap-ma-khoi-phuc')
}
