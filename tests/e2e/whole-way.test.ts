/**
 * The whole way of a notice in an office's store: a clerk submits, the deputy chief reads, returns and approves with the
 * passphrase, the signatory changes it by pen, the registrar numbers, issues, sends and copies it, and a file is verified.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { connect } from '../../src/contract/client.ts'
import type { Role } from '../../src/domain/office/roles.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { writeZip } from '../../src/files/zip-write.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { type LocalApp, openLocalApp } from '../../src/hosts/local-app.ts'
import { startLoopback } from '../../src/hosts/loopback.ts'
import { type Session, openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { decideNone } from '../helpers/decide.ts'
import { goTo, look } from './desk.ts'
import { theBrowser } from './loopback-desk.ts'

const passphrase = 'bàn gỗ sông dài mưa'
const people = {
  clerk: { account: 'lan.nt', name: 'Nguyễn Thị Lan', roles: ['clerk'] },
  deputy: { account: 'minh.tv', name: 'Trần Văn Minh', roles: ['deputy'] },
  registrar: { account: 'hoa.lt', name: 'Lê Thị Hoa', roles: ['registrar'] },
} as const satisfies Record<string, { account: string; name: string; roles: readonly Role[] }>
type Person = keyof typeof people

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

interface Office {
  readonly app: LocalApp
  readonly folder: string
  readonly sessions: Readonly<Record<Person, Session>>
}

async function openOffice(): Promise<Office> {
  const folder = temporaryFolder()
  const store = join(folder, 'kho')
  const app = await openLocalApp(store, diskFiles({}, store), ({ error }) => console.error(error))
  ends.push(() => app.close())
  const users = Object.values(people).map((one) => ({ ...one, passphrase, mustChange: false }))
  const administrator = { account: 'quan.tri', name: 'Phạm Quản Trị', passphrase }
  await connect(direct(app, openSession()))('store.protect', { administrator, users })
  const sessions: Record<Person, Session> = { clerk: openSession(), deputy: openSession(), registrar: openSession() }
  for (const person of ['clerk', 'deputy', 'registrar'] as const)
    await connect(direct(app, sessions[person]))('session.signIn', { account: people[person].account, passphrase })
  return { app, folder, sessions }
}

/** Works at a screen of their own. */
async function workAs({ app, sessions }: Office, person: Person, work: (page: Page) => Promise<void>): Promise<void> {
  const host = await startLoopback({ app, session: sessions[person], screen: 'out/renderer' })
  const context = await theBrowser().newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(host.makeAddress())
    await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
    await work(page)
  } finally {
    await context.close()
    await host.close()
  }
}

async function draft({ app, sessions }: Office): Promise<void> {
  const call = connect(direct(app, sessions.clerk))
  const { header, ...rest } = soundNotice()
  await call('notice.create', { notice: { ...rest, id: 'mot', header: { ...header, number: null, date: null } } })
  await decideNone(call, { id: 'mot', version: 1 })
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const standsAt = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Các bước của thông báo' })
    .locator('[aria-current="step"]', { hasText: name })
    .waitFor()
const openFromHome = (page: Page, queue: string) =>
  page.getByRole('region', { name: queue }).getByRole('button').first().click()

async function submit(page: Page): Promise<void> {
  await openFromHome(page, 'Sửa gần đây')
  await button(page, 'Trình ký duyệt').click()
  await standsAt(page, 'Trình ký duyệt')
}

async function returnWithRemark(page: Page): Promise<void> {
  await openFromHome(page, 'Chờ duyệt 1')
  await standsAt(page, 'Trình ký duyệt')
  await page.locator('[data-part]', { hasText: /^1\./ }).first().click()
  await page.keyboard.press('c')
  await page.getByLabel(/^Ý kiến về: Nội dung/).fill('Ghi rõ thời hạn')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('r')
  await page.getByRole('dialog', { name: 'Trả lại' }).getByRole('button', { name: 'Trả lại', exact: true }).click()
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
}

/** Saves and submits again: the words are others, so it is decided of them anew. */
async function saveAndSubmit(page: Page, version: number): Promise<void> {
  await button(page, 'Lưu').click()
  await page.getByText(new RegExp(`^Bản ${version}, lưu`)).waitFor()
  await button(page, 'Trình ký duyệt (1 nội dung giao)').click()
  await page.keyboard.press('k')
  await button(page, 'Trình ký duyệt').click()
  await standsAt(page, 'Trình ký duyệt')
}

async function mendAsRemarked(page: Page): Promise<void> {
  await openFromHome(page, 'Bị trả lại 1')
  await page.getByText('Ghi rõ thời hạn').waitFor()
  await button(page, /^Tới chỗ này: Nội dung/).click()
  // To the end of its second line.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.type(' Giao đúng hạn.')
  await page.getByLabel('Trả lời ý kiến 1').fill('Đã thêm thời hạn')
  await look(page, 'tra-loi-y-kien')
  await saveAndSubmit(page, 2)
}

/** Whether the changed words are where one can read them. */
const changedIsInView = (page: Page) =>
  page.evaluate<boolean>(
    `[...(CSS.highlights.get('changed-words') ?? [])].some((range) => {
      const { top, bottom, height } = range.getBoundingClientRect()
      return height > 0 && top > 0 && bottom < innerHeight
    })`,
  )

/** Three words that changed, the pages without them small until V; then the passphrase. */
async function readAndApprove(page: Page, since: number): Promise<void> {
  await openFromHome(page, 'Chờ duyệt 1')
  await page.getByRole('heading', { name: `Thay đổi từ bản ${since} (1)` }).waitFor()
  await page.getByText(since === 1 ? 'Trả lời: Đã thêm thời hạn' : 'Người soạn chưa trả lời.').waitFor()
  await expect
    .poll(() => page.evaluate<string>(`[...(CSS.highlights.get('changed-words') ?? [])].map(String).join(' ')`))
    .toMatch(/đúng hạn\.$/)
  const small = page.locator('.page-place[data-small]')
  await expect.poll(() => small.count()).toBeGreaterThan(0)
  await look(page, `duyet-trang-nho-${since}`)
  await page.keyboard.press('v')
  await expect.poll(() => small.count()).toBe(0)
  await page.keyboard.press('v')
  await expect.poll(() => small.count()).toBeGreaterThan(0)
  await expect.poll(() => changedIsInView(page)).toBe(true)
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: 'Duyệt' })
  const approve = dialog.getByRole('button', { name: 'Duyệt bản này' })
  await dialog.getByLabel('Mật khẩu của bạn').fill('không phải mật khẩu')
  await approve.click()
  await page
    .getByText(/[Mm]ật khẩu không đúng/)
    .first()
    .waitFor()
  await dialog.getByLabel('Mật khẩu của bạn').fill(passphrase)
  await look(page, 'duyet-mat-khau')
  await approve.click()
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
}

async function takeToSignatory(page: Page): Promise<void> {
  await openFromHome(page, 'Sửa gần đây')
  await button(page, 'Trình người ký').click()
  await standsAt(page, 'Chờ ký')
}

async function changeByPen(page: Page): Promise<void> {
  await takeToSignatory(page)
  await button(page, 'Các bước khác').click()
  await page.getByRole('menuitem', { name: /^Người ký đã sửa/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Người ký đã sửa trên bản trình' })
  await dialog.getByLabel('Chỗ đã sửa').fill('Mục 1: thêm “, báo cáo đúng hạn”')
  await dialog.getByRole('button', { name: 'Đưa về dự thảo' }).click()
  await standsAt(page, 'Dự thảo')
  // The marks are kept, and say what is to be taken over.
  await page.getByText('Mục 1: thêm “, báo cáo đúng hạn”').waitFor()
  await page
    .getByRole('textbox', { name: 'Nội dung thông báo' })
    .getByText(/Giao đúng hạn/)
    .click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(', báo cáo đúng hạn.')
  await saveAndSubmit(page, 3)
}

async function issueAndSend(page: Page): Promise<void> {
  await goTo(page, 'Thông báo')
  await page.getByRole('row', { name: /Phiên họp thứ hai/ }).click()
  await standsAt(page, 'Đã ký')
  await button(page, 'Cho số và ban hành').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số', { exact: true }).fill('24')
  await dialog.getByLabel('Ngày ban hành').fill('14/4/2026')
  await look(page, 'cho-so')
  await dialog.getByRole('button', { name: 'Ban hành 24-TB/CQTT' }).click()
  await standsAt(page, 'Đã ban hành')
  await button(page, 'Gửi văn bản').click()
  await dialog.getByRole('button', { name: 'Chọn nơi chưa gửi' }).click()
  await dialog.getByRole('button', { name: /^Ghi đã gửi/ }).click()
  await dialog.getByText('Đã gửi mọi nơi nhận.').waitFor()
  await look(page, 'da-gui')
  await dialog.getByRole('button', { name: 'Đóng' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function certify(page: Page): Promise<void> {
  await button(page, 'Bản sao').click()
  const dialog = page.getByRole('dialog', { name: 'Bản sao' })
  await dialog.getByLabel('Loại bản sao').selectOption({ label: 'Trích sao' })
  await dialog.getByText('Chưa chọn phần nào để trích.').waitFor()
  await dialog.getByRole('checkbox', { name: /^1\. Các cơ quan/ }).check()
  await dialog.getByLabel('Chức vụ').fill('CHÁNH VĂN PHÒNG')
  await dialog.getByLabel('Họ và tên người ký').fill('Vi Trọng Nghĩa')
  await dialog.getByLabel('Nơi nhận bản sao').fill('Ủy ban nhân dân các xã')
  await dialog.getByText('Số 01-BS/CQTT').waitFor()
  await look(page, 'trich-sao')
  await dialog.getByRole('button', { name: 'Cấp số và tạo bản sao' }).click()
  await dialog.getByRole('list', { name: 'Bản sao đã làm' }).getByText('01-BS/CQTT').waitFor()
  await look(page, 'ban-sao')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Xuất Word bản sao 01-BS/CQTT' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('trich-sao-01-bs-cqtt-24-tb-cqtt.docx')
  await dialog.getByRole('button', { name: 'Đóng' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A file as exported is issued; with one letter changed it is told where. */
async function verify(page: Page, folder: string): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Xuất Word').click()])
  const path = join(folder, 'ban-hanh.docx')
  await download.saveAs(path)
  const changedPath = join(folder, 'da-sua.docx')
  writeFileSync(changedPath, await withOneByteChanged(path))
  await goTo(page, 'Thông báo')
  await button(page, 'Kiểm tra tệp').click()
  const dialog = page.getByRole('dialog')
  const file = dialog.getByLabel('Chọn tệp để kiểm tra')
  await file.setInputFiles(path)
  await dialog.getByText('Đúng bản đã ban hành', { exact: false }).first().waitFor()
  await file.setInputFiles(changedPath)
  await dialog
    .getByText(/bị thay đổi sau khi xuất/)
    .first()
    .waitFor()
  await dialog
    .getByText(/Xây dựng kho/)
    .first()
    .waitFor()
  await look(page, 'tep-da-sua')
}

function withOneByteChanged(path: string): Promise<Uint8Array> {
  const parts = Object.entries(readZip(readFileSync(path))).map(([name, content]) => {
    if (name !== 'word/document.xml') return { name, content }
    const xml = new TextDecoder().decode(content)
    expect(xml).toContain('Xây dựng kho')
    return { name, content: xml.replace('Xây dựng kho', 'Xây dựng khu') }
  })
  return writeZip(parts)
}

test('from the draft to a file that is verified, with passphrase, pen, number, sending and copy', async () => {
  const office = await openOffice()
  await draft(office)
  await workAs(office, 'clerk', submit)
  await workAs(office, 'deputy', returnWithRemark)
  await workAs(office, 'clerk', mendAsRemarked)
  await workAs(office, 'deputy', (page) => readAndApprove(page, 1))
  await workAs(office, 'clerk', changeByPen)
  await workAs(office, 'deputy', (page) => readAndApprove(page, 2))
  await workAs(office, 'clerk', async (page) => {
    await takeToSignatory(page)
    await button(page, 'Ghi nhận đã ký').click()
    await standsAt(page, 'Đã ký')
  })
  await workAs(office, 'registrar', async (page) => {
    await issueAndSend(page)
    await certify(page)
    await verify(page, office.folder)
  })
})
