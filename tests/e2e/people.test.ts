/** Who works here, on the screen: from the first start to a clerk whose screen locks over what is not saved. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { goTo, look, openPart } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const words = { admin: 'bàn gỗ sông dài mưa', clerk: 'đèn vàng cầu nhỏ gió', once: 'kemo-tari-bunu-sodi' }
async function setUp(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Bắt đầu dùng Kết Luận' }).waitFor()
  await look(page, 'bat-dau-co-quan')
  await page.getByLabel('Tên cơ quan').fill('Văn phòng Tỉnh ủy Hà Lâm')
  await page.getByLabel('Địa danh').fill('Hà Lâm')
  expect(await page.getByLabel('Tự khóa màn hình sau (phút)').inputValue()).toBe('15')
  // What has a usual value of its own, as the weights of an evaluation, is not asked here and keeps it.
  expect(await page.getByLabel('Điểm của việc hoàn thành trễ').count()).toBe(0)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('Họ và tên').fill('Trần Văn Minh')
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('minh.tv')
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(words.admin)
  await page.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill('khác')
  await page.getByText('Hai lần nhập chưa giống nhau.').waitFor()
  expect(await page.getByRole('button', { name: 'Tiếp tục' }).isDisabled()).toBe(true)
  await page.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill(words.admin)
  await look(page, 'bat-dau-quan-tri')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  await look(page, 'bat-dau-nguoi-dung')
  await page.getByRole('button', { name: 'Bỏ người này' }).click()
  await page.getByRole('button', { name: 'Lập kho của cơ quan' }).click()
  await lockStore(page)
}

/** Types both shares back from the screen, as from the printed sheets. */
async function lockStore(page: Page): Promise<void> {
  for (const part of [1, 2]) {
    const share = page.getByRole('region', { name: `Mã khôi phục, phần ${part}` })
    const code = (await share.getByRole('paragraph').innerText()).replaceAll(/\s+/g, ' ').toLowerCase()
    await page.getByLabel(`Gõ lại phần ${part}`).fill(part === 1 ? code : code.slice(1))
  }
  await page.getByRole('button', { name: 'Xác nhận và khóa kho' }).click()
  await page.getByText(/Cần 40 chữ và số/).waitFor()
  await look(page, 'ma-khoi-phuc')
  const second = page.getByRole('region', { name: 'Mã khôi phục, phần 2' })
  await page.getByLabel('Gõ lại phần 2').fill(await second.getByRole('paragraph').innerText())
  await page.getByRole('button', { name: 'Xác nhận và khóa kho' }).click()
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
}

async function addClerk(page: Page): Promise<void> {
  await goTo(page, 'Cài đặt')
  await page.getByRole('button', { name: 'Mở danh sách người dùng' }).click()
  await page.getByRole('row', { name: /Trần Văn Minh/ }).waitFor()
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  const dialog = page.getByRole('dialog', { name: 'Thêm người dùng' })
  await dialog.getByLabel('Họ và tên').fill('Nguyễn Thị Lan')
  expect(await dialog.getByLabel('Mật khẩu dùng một lần').inputValue()).toMatch(/^(?:[a-z]{4}-){3}[a-z]{4}$/)
  await dialog.getByLabel('Mật khẩu dùng một lần').fill(words.once)
  await look(page, 'nguoi-dung-them')
  await dialog.getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.getByRole('row', { name: /Nguyễn Thị Lan lan\.nt Chuyên viên .*chưa đặt mật khẩu riêng/ }).waitFor()
  await look(page, 'nguoi-dung')
}

async function changeUser(page: Page, shown: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('button', { name: shown }).click()
  await page.getByRole('menuitem', { name: 'Đổi người dùng' }).click()
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
}

async function signIn(page: Page, account: string, passphrase: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(account)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

async function startNotice(page: Page, place: string): Promise<void> {
  await goTo(page, 'Trang chủ')
  await page.getByRole('button', { name: 'Thông báo kết luận mới' }).click()
  await openPart(page, 'Đầu văn bản')
  await page.getByLabel('Nơi ban hành').fill(place)
}

describe('an office', () => {
  test('is set up, gets a clerk, and the clerk’s screen locks over what is not saved', async () => {
    const folder = temporaryFolder()
    const desk = await openDesk(folder, undefined, { asksAtFirstStart: true })
    const { page } = desk
    await page.clock.install()
    await page.reload()
    await setUp(page)
    expect(await page.getByText('Kho dùng thử').count()).toBe(0)
    await addClerk(page)

    // The store is closed again: only a passphrase opens it, or the two shares.
    await changeUser(page, 'Minh')
    expect(existsSync(join(folder, 'store.key'))).toBe(false)
    await page.getByRole('button', { name: 'Không ai còn mật khẩu …' }).click()
    await page.getByRole('heading', { name: 'Mở bằng mã khôi phục' }).waitFor()
    await look(page, 'mo-bang-ma-khoi-phuc')
    await page.getByRole('button', { name: 'Về đăng nhập' }).click()
    await look(page, 'dang-nhap')
    await signIn(page, 'lan.nt', 'sai hoàn toàn nhé')
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor()
    expect(await page.getByLabel('Mật khẩu', { exact: true }).inputValue()).toBe('')
    await signIn(page, 'Lan.NT', words.once)
    await page.getByRole('heading', { name: 'Đặt mật khẩu của bạn' }).waitFor()
    await look(page, 'dat-mat-khau')
    await page.getByLabel('Mật khẩu vừa dùng', { exact: true }).fill(words.once)
    for (const label of ['Mật khẩu mới', 'Nhập lại mật khẩu mới'])
      await page.getByLabel(label, { exact: true }).fill(words.clerk)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()

    // What is not a clerk's work is not offered.
    await goTo(page, 'Cài đặt')
    expect(await page.getByRole('button', { name: 'Mở danh sách người dùng' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Mở bộ quy tắc' }).click()
    await page.getByText(/^Chỉ xem: .*do Phó Chánh Văn phòng/).waitFor()
    expect(await page.getByRole('button', { name: 'Lưu bộ quy tắc' }).count()).toBe(0)

    const typed = 'Nơi chưa kịp lưu'
    await startNotice(page, typed)
    await page.clock.fastForward('15:30')
    await page.getByRole('heading', { name: 'Đang khóa' }).waitFor()
    expect(await page.getByText('Nguyễn Thị Lan').isVisible()).toBe(true)
    await look(page, 'khoa')
    // Nothing below is reached.
    await page.keyboard.press('Alt+2')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('heading', { name: 'Đang khóa' }).isVisible()).toBe(true)
    await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu')
    await page.getByRole('button', { name: 'Mở khóa' }).click()
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor()
    await page.getByLabel('Mật khẩu', { exact: true }).fill(words.clerk)
    await page.getByRole('button', { name: 'Mở khóa' }).click()
    await page.getByRole('heading', { name: 'Đang khóa' }).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe(typed)
    await desk.close()
  })
})

describe('a trial store', () => {
  test('is chosen at the first start, says so on every screen, and is protected with what is in it', async () => {
    const folder = temporaryFolder()
    const desk = await openDesk(folder, undefined, { asksAtFirstStart: true })
    const { page } = desk
    await page.getByRole('button', { name: 'Dùng thử trước' }).click()
    await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
    for (const place of ['Trang chủ', 'Thông báo', 'Nhập văn bản', 'Cài đặt'] as const) {
      await goTo(page, place)
      await page.getByText('Kho dùng thử', { exact: true }).waitFor()
    }
    await look(page, 'dung-thu')
    const again = await desk.restart()
    await again.page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
    await again.page.getByRole('note').getByRole('button', { name: 'Bảo vệ kho' }).click()
    await again.page.getByRole('heading', { name: 'Bảo vệ kho' }).waitFor()
    await again.page.getByLabel('Tên cơ quan').fill('Văn phòng Tỉnh ủy Hà Lâm')
    await again.page.getByRole('button', { name: 'Tiếp tục' }).click()
    await again.page.getByLabel('Họ và tên').fill('Trần Văn Minh')
    for (const label of ['Mật khẩu mới', 'Nhập lại mật khẩu mới'])
      await again.page.getByLabel(label, { exact: true }).fill(words.admin)
    await again.page.getByRole('button', { name: 'Tiếp tục' }).click()
    await again.page.getByRole('button', { name: 'Lập kho của cơ quan' }).click()
    await again.page.getByRole('button', { name: 'Để sau' }).click()
    await again.page.getByRole('button', { name: 'Minh' }).waitFor()
    // What is left to be done is said on every screen, and done in the settings.
    await again.page.getByRole('note').getByRole('button', { name: 'Khóa kho' }).click()
    await again.page.getByRole('button', { name: 'Làm mã khôi phục và khóa kho …' }).waitFor()
    await look(again.page, 'khoa-cua-kho')
    expect(await again.page.getByText('Kho dùng thử', { exact: true }).count()).toBe(0)
    const third = await again.restart()
    await third.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
    await signIn(third.page, 'minh.tv', words.admin)
    await third.page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
    await third.close()
  })
})
