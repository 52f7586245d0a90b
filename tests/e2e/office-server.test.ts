/** Two desks and one server, in browsers: what one does the other sees; a server that goes and comes loses nothing typed. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { makeIdentity } from '../../src/hosts/certificate.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { type LocalApp, openLocalApp } from '../../src/hosts/local-app.ts'
import { type OfficeServer, startOfficeServer } from '../../src/hosts/office-server.ts'
import { openSession } from '../../src/services/sessions.ts'
import { quickCost, temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { goTo, launchChromium, look, openPart, pasteNotice } from './desk.ts'

const passphrase = 'đèn vàng cầu nhỏ gió'
const names = ['127.0.0.1']
const identity = makeIdentity(names, new Date())
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

interface Serving {
  readonly app: LocalApp
  readonly server: OfficeServer
}

async function serve(directory: string, port: number): Promise<Serving> {
  const state: { server: OfficeServer | null } = { server: null }
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => console.error(error), {
    told: (change, by) => state.server?.tell(change, by),
    passphraseCost: quickCost,
  })
  const server = await startOfficeServer({ app, identity, listen: '127.0.0.1', port, names, screen: 'out/renderer' })
  state.server = server
  return { app, server }
}

async function openDesk(port: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`https://127.0.0.1:${port}`)
  return page
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(account)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

test('what one desk does the other sees; a server that goes and comes back loses nothing that was typed', async () => {
  const directory = temporaryFolder()
  let serving = await serve(directory, 0)
  const { port } = serving.server
  await connect(direct(serving.app, openSession()))('store.protect', {
    profile: { name: 'Văn phòng Tỉnh ủy Hà Lâm', place: 'Hà Lâm' },
    administrator: { account: 'minh.qt', name: 'Trần Minh', passphrase: 'bàn gỗ sông dài mưa' },
    users: [
      { account: 'lan.nt', name: 'Nguyễn Thị Lan', roles: ['clerk'], mustChange: false, passphrase },
      { account: 'hung.pc', name: 'Phạm Chí Hùng', roles: ['deputy'], mustChange: false, passphrase },
    ],
  })
  const [lan, hung] = [await openDesk(port), await openDesk(port)]
  await lan.getByLabel('Tên đăng nhập').waitFor()
  await look(lan, 'may-chu-dang-nhap')
  await signIn(lan, 'lan.nt')
  await signIn(hung, 'hung.pc')
  await goTo(hung, 'Thông báo')
  await hung.getByText('Chưa có thông báo nào', { exact: false }).first().waitFor()

  await pasteNotice(lan, sampleText('ket-luan'))
  await lan.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await lan.locator('#desk-document').waitFor()
  await hung.getByRole('row').nth(1).waitFor()
  expect(await hung.evaluate('JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])')).toBe(
    '[0,0,""]',
  )

  // Both in one notice: each sees where the other is, and what both change is put together.
  await hung.getByRole('row').nth(1).getByRole('link').or(hung.getByRole('row').nth(1)).first().click()
  await hung.locator('#desk-document').waitFor()
  await openPart(lan, 'Mở đầu')
  await hung.getByRole('navigation', { name: 'Mục lục' }).getByText('đang ở phần này: Lan').waitFor()
  await look(hung, 'may-chu-cung-soan')
  await openPart(lan, 'Nơi nhận')
  const copies = lan.getByLabel('Số bản', { exact: false }).first()
  await serving.server.close()
  await serving.app.close()
  await lan.getByRole('alert', { name: 'Kết nối với máy chủ' }).waitFor()
  await copies.fill('77')
  await look(lan, 'may-chu-mat-ket-noi')
  serving = await serve(directory, port)
  await signIn(lan, 'lan.nt')
  await expect.poll(() => copies.inputValue()).toBe('77')
  await lan.keyboard.press('Control+s')
  await lan
    .getByText(/đã lưu|Đã lưu/)
    .first()
    .waitFor()
  expect(await lan.getByRole('alert', { name: 'Kết nối với máy chủ' }).count()).toBe(0)
  await lan.context().close()
  await hung.context().close()
  await serving.server.close()
  await serving.app.close()
})
