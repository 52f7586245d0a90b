/**
 * `npm run screens`: a picture of every screen, and of the page of shared parts, at 1366x768 and 1920x1080, in
 * demo-out/screens, and the pictures of the user guide in docs/hinh (`npm run screens guide`: these alone; `appendix`:
 * of these those of the appendix alone; `roles`: the screens of an office's people alone; `follow`: those of following up,
 * the archive, papers of the past and keys alone, also at 150 %). The notices on them are the project's own samples.
 */
import react from '@vitejs/plugin-react'
import ExcelJS from 'exceljs'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Page, chromium } from 'playwright-core'
import { createServer } from 'vite'
import { connect } from '../src/contract/client.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { openSession } from '../src/services/sessions.ts'
import { startLoopback } from '../src/hosts/loopback.ts'
import { type Shoot, guidePictures, shootRoles } from './screens-of-roles.ts'
import { chromiumPath } from '../tests/helpers/chromium.ts'
import { shootFollowUp } from './screens-of-follow-up.ts'
import { shootAppendix } from './screens-appendix.ts'
import { shootGuide } from './screens-guide.ts'

const output = 'demo-out/screens'
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
/** 1366x768 at 150 %. */
const enlarged = { width: 1366, height: 768, zoom: 1.5 }
const sample = (name: string) => readFileSync(`resources/samples/thong-bao-${name}.txt`, 'utf8')

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const built = spawnSync(
  process.execPath,
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
if (built.status !== 0) process.exit(1)

const store = mkdtempSync(join(tmpdir(), 'ket-luan-screens-'))
const app = await openLocalApp(store, diskFiles({}, store), ({ call, error }) => console.error(call, error))
const call = connect(direct(app, openSession()))
for (const name of ['lien-nganh', 'hd05', 'phan-cong', 'ket-luan']) {
  const { notice, original, doubts } = await call('notice.readText', { text: sample(name), fileName: `${name}.txt` })
  await call('notice.create', { notice, original, doubts: [...doubts] })
}
const host = await startLoopback({ app, session: openSession(), screen: 'out/renderer' })
const vite = await createServer({
  configFile: false,
  root: resolve('src/renderer'),
  plugins: [react()],
  server: { host: '127.0.0.1', port: 0 },
  logLevel: 'error',
})
await vite.listen()
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})

const only = process.argv[2]
const shootOn =
  (page: Page): Shoot =>
  async (name) => {
    // Letters and the page beside the fields settle.
    await page.waitForTimeout(700)
    const { width = 0, height = 0 } = page.viewportSize() ?? {}
    const path = join(output, `${name}-${width}x${height}.png`)
    await page.screenshot({ path })
    const inGuide = guidePictures[name]
    if (inGuide !== undefined && width === sizes[0]?.width) cpSync(path, `docs/hinh/${inGuide}.png`)
  }
try {
  if (only === undefined || only === 'follow')
    await shootFollowUp(browser, only === undefined ? sizes : [...sizes.slice(0, 1), enlarged], shootOn)
  if (only !== 'appendix' && only !== 'follow')
    await shootRoles(browser, only === 'guide' ? sizes.slice(0, 1) : sizes, shootOn)
  for (const viewport of only === undefined ? sizes : []) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
    page.setDefaultTimeout(20_000)
    await takePictures(page, shootOn(page))
    await page.close()
  }
  if (only !== 'roles' && only !== 'follow') {
    await shootAppendix(await openPage(), host.makeAddress())
    // On a page of its own: what was typed on the other is not saved, and the window would ask.
    if (only !== 'appendix') await shootGuide(await openPage(), host.makeAddress(), call)
  }
} finally {
  await browser.close()
  await vite.close()
  await host.close()
  await app.close()
  rmSync(store, { recursive: true, force: true })
}
console.log(`Đã chụp vào ${output}`)

async function openPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  return page
}

function goTo(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name }).click()
}

async function takePictures(page: Page, shoot: Shoot): Promise<void> {
  await shootLists(page, shoot)
  await shootNotice(page, shoot)
  await shootJointNotice(page, shoot)
  await shootImport(page, shoot)
  await shootOffice(page, shoot)
  await shootSettings(page, shoot)
  await page.goto(host.makeAddress())
  await shootNewNotice(page, shoot)
}

/** Ends with the first notice of the list opened. */
async function shootLists(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(host.makeAddress())
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  await shoot('trang-chu')
  await goTo(page, 'Thông báo')
  await page.getByRole('row').nth(3).waitFor()
  await shoot('thong-bao')
  await page.getByLabel('Tìm thông báo').fill('khong co gi')
  await page.getByText(/^Không có thông báo nào/).waitFor()
  await shoot('thong-bao-khong-thay')
  await page.getByLabel('Tìm thông báo').fill('')
  await page.getByRole('row', { name: /18-TB/ }).click()
}

/** Goes to a part of the notice by its outline. */
async function openPart(page: Page, name: string): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Mục lục' })
  await outline.getByRole('button', { name: new RegExp(`^${name}`) }).click()
}

async function shootNotice(page: Page, shoot: Shoot): Promise<void> {
  await page.getByRole('tablist').waitFor()
  const doubts = page.getByRole('tab', { name: /^Cần xem/ })
  if ((await doubts.count()) > 0) {
    await doubts.click()
    await shoot('mot-thong-bao-can-xem')
  }
  await page.getByRole('tab', { name: /^Trang/ }).click()
  for (const [part, name] of [
    ['Đầu văn bản', 'dau-van-ban'],
    ['Mở đầu', 'noi-dung'],
    ['Nơi nhận', 'noi-nhan'],
    ['Phụ lục', 'phu-luc'],
  ] as const) {
    await openPart(page, part)
    if (name === 'phu-luc') await page.keyboard.press('F4')
    if (name === 'noi-dung') await page.locator('.ProseMirror .deadline').first().click()
    await shoot(`mot-thong-bao-${name}`)
  }
  await openPart(page, 'Mở đầu')
  await page.getByRole('tab', { name: /^Kiểm tra/ }).click()
  await page.keyboard.press('Control+2')
  for (let count = 0; count < 5; count += 1) await page.keyboard.press('F8')
  await shoot('mot-thong-bao-kiem-tra')
  await page.keyboard.press('Control+Shift+.')
  await page.getByLabel(/^Lý do bỏ qua/).fill('Đã có ý kiến của Thường trực Tỉnh ủy tại phiên họp.')
  await shoot('mot-thong-bao-bo-qua')
  await page.getByRole('button', { name: 'Bỏ qua với lý do này' }).click()
  await page.getByRole('region', { name: 'Đã bỏ qua có lý do' }).scrollIntoViewIfNeeded()
  await shoot('mot-thong-bao-da-bo-qua')
  await page.getByRole('button', { name: 'Không bỏ qua nữa' }).click()
  await page.getByRole('button', { name: 'Các loại xuất khác và thao tác' }).click()
  await shoot('mot-thong-bao-xuat')
  await page.keyboard.press('Escape')
}

/** A draft that two organs issue, with a table in its body and an appendix of five columns. */
async function shootJointNotice(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Thông báo')
  await page.getByRole('row', { name: /giao ban liên ngành/ }).click()
  await page.getByRole('tablist').waitFor()
  for (const [part, name] of [
    ['Đầu văn bản', 'dau-van-ban'],
    ['Mở đầu', 'noi-dung'],
    ['Nơi nhận', 'noi-nhan'],
    ['Phụ lục', 'phu-luc'],
  ] as const) {
    await openPart(page, part)
    if (name === 'phu-luc') await page.getByRole('button', { name: 'Cột', exact: true }).click()
    if (name === 'noi-dung') await page.getByText('Mã hồ sơ nội bộ').scrollIntoViewIfNeeded()
    await shoot(`lien-nganh-${name}`)
    if (name === 'phu-luc') await page.keyboard.press('Escape')
  }
}

/** A new notice: what is still to be written is a list, and nothing is green. */
async function shootNewNotice(page: Page, shoot: Shoot): Promise<void> {
  await page.keyboard.press('Alt+n')
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
  await page.getByRole('tab', { name: /^Kiểm tra/ }).click()
  await shoot('thong-bao-moi')
  await page.setViewportSize({ width: 911, height: 512 })
  await page.keyboard.press('Control+2')
  await shoot('thong-bao-moi-phong-150')
}

async function shootImport(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Nhập văn bản')
  await shoot('nhap')
  await page.getByLabel('Văn bản của thông báo').fill('Đây không phải là thông báo.')
  await page.getByRole('button', { name: 'Đọc văn bản đã dán' }).click()
  await page.getByRole('alert').first().waitFor()
  await shoot('nhap-tu-choi')
  await page.getByLabel('Văn bản của thông báo').fill(sample('ket-luan'))
  await page.getByRole('button', { name: 'Đọc văn bản đã dán' }).click()
  await page.getByRole('heading', { name: /^Xem lại/ }).waitFor()
  const first = page.getByRole('button', { name: /^Xem trong bản gốc/ }).first()
  if ((await first.count()) > 0) await first.click()
  await shoot('nhap-xem-lai')
}

async function shootOffice(page: Page, shoot: Shoot): Promise<void> {
  const drawer = page.getByRole('dialog')
  await goTo(page, 'Cơ quan')
  await page.getByRole('grid').waitFor()
  await shoot('co-quan')
  await page.getByLabel('Tìm trong danh mục').fill('so khoa hoc')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await drawer.waitFor()
  await shoot('co-quan-sua')
  await drawer.getByRole('radio', { name: 'Đổi từ ngày …' }).check()
  await drawer.getByRole('textbox', { name: 'Đổi từ ngày' }).fill('01/7/2026')
  await drawer.getByRole('textbox', { name: 'Tên', exact: true }).fill('Sở Khoa học, Công nghệ và Đổi mới sáng tạo')
  await shoot('co-quan-doi-tu-ngay')
  await page.keyboard.press('Control+s')
  await drawer.waitFor({ state: 'detached' })
  await page.getByLabel('Tìm trong danh mục').fill('so khoa hoc')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await drawer.getByRole('tab', { name: 'Lịch sử' }).click()
  await drawer.getByText('Tên (từ 01/7/2026):').first().waitFor()
  await shoot('co-quan-lich-su')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Nhập bảng' }).click(),
  ])
  await chooser.setFiles({ name: 'co-quan.xlsx', mimeType: '', buffer: await makeBodies() })
  await page.getByRole('heading', { name: 'Nhập bảng: co-quan.xlsx' }).waitFor()
  await shoot('co-quan-nhap-bang')
  await page.getByRole('button', { name: 'Quay lại' }).click()
  await page.getByRole('grid').waitFor()
  // The next size begins with the same office.
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
  await page.getByText('Đã hoàn tác.').waitFor()
}

/** A table of bodies with one new, one changed and two rows that cannot be read. */
async function makeBodies(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Cơ quan, tổ chức')
  sheet.addRows([
    ['Tên', 'Tên khác, tên tắt', 'Loại', 'Cấp', 'Thuộc', 'Từ ngày'],
    ['Trung tâm Giám sát an toàn mạng', 'SOC tỉnh', 'Cơ quan nhà nước', 'Cấp tỉnh', 'Công an tỉnh', '01/7/2026'],
    ['Sở Nội vụ', 'SNV', 'Cơ quan nhà nước', 'Cấp tỉnh', '', ''],
    ['Sở Y tế', '', 'Cơ quan nhà nước', 'Tỉnh', '', ''],
    ['Sở Công Thương', '', '', 'Cấp tỉnh', 'Sở không có', '31/02/2026'],
  ])
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function shootSettings(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Cài đặt')
  await shoot('cai-dat')
  await page.getByRole('button', { name: 'Mở bộ quy tắc' }).click()
  await page.getByRole('heading', { name: 'Quy tắc kiểm tra' }).waitFor()
  await shoot('quy-tac')
  await page.getByLabel('Cách ghi kết quả không đếm được, mỗi dòng một cụm').scrollIntoViewIfNeeded()
  await shoot('quy-tac-cum-tu')
  await page.getByRole('button', { name: 'Về Cài đặt' }).click()
  await page.getByRole('button', { name: 'Mở mẫu trình bày' }).click()
  await page.getByLabel('Lề trái (mm)').fill('35')
  await shoot('mau-trinh-bay')
  await page.getByRole('button', { name: 'Bỏ thay đổi' }).click()
  await page.keyboard.press('Control+k')
  await page.getByLabel('Tìm lệnh hoặc thông báo').fill('ket luan')
  await shoot('tim-lenh')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Giới thiệu' }).click()
  await shoot('gioi-thieu')
  await page.goto(new URL('parts.html', vite.resolvedUrls?.local[0]).href)
  await page.getByRole('heading', { name: 'Các phần dùng chung' }).waitFor()
  await shoot('cac-phan-dung-chung')
}
