/** What follows an issue, and who stands in for whom, on the screen: correction, replacement, delegation, a late waiver. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { connect } from '../../src/contract/client.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import type { Session } from '../../src/services/sessions.ts'
import { type TestUser, temporaryFolder } from '../helpers/app.ts'
import { decideNone } from '../helpers/decide.ts'
import { look } from './desk.ts'
import { openDesk, sessionOf } from './loopback-desk.ts'

const clerk: TestUser = { name: 'lan', role: 'clerk' }
const other: TestUser = { name: 'hai', role: 'clerk' }
const deputy: TestUser = { name: 'minh', role: 'deputy' }
const chief: TestUser = { name: 'phuc', role: 'chief' }
const registrar: TestUser = { name: 'hoa', role: 'registrar' }

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const standsAt = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Các bước của thông báo' })
    .locator('[aria-current="step"]', { hasText: name })
    .waitFor()

/** Works on the store without a screen. */
async function prepare(
  folder: string,
  work: (as: (user: TestUser) => ReturnType<typeof connect>) => Promise<void>,
): Promise<void> {
  const sessions = new Map<string, Session>()
  for (const user of [clerk, other, deputy, chief, registrar]) sessions.set(user.name, await sessionOf(folder, user))
  const app = await openLocalApp(folder, diskFiles({}, folder), ({ error }) => console.error(error))
  try {
    await work((user) => connect(direct(app, sessions.get(user.name)!)))
  } finally {
    await app.close()
  }
}

const drafted = (id: string, changes: Partial<Notice> = {}): Notice => {
  const { header, ...rest } = soundNotice()
  return { ...rest, id, header: { ...header, number: 24 }, ...changes }
}

async function workAs(folder: string, user: TestUser, work: (page: Page) => Promise<void>): Promise<void> {
  const desk = await openDesk(folder, user)
  await desk.page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  await work(desk.page)
  await desk.close()
}

async function correct(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Sửa gần đây' }).getByRole('button').first().click()
  await standsAt(page, 'Đã ban hành')
  await button(page, 'Các bước').click()
  await page.getByRole('menuitem', { name: /^Soạn văn bản đính chính/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Soạn văn bản đính chính' })
  await dialog.getByLabel('Cụm từ sai, đúng như đã in').fill('cụm từ không có')
  await dialog.getByText('Không có cụm từ này trong thông báo.').waitFor()
  await dialog.getByLabel('Cụm từ sai, đúng như đã in').fill('Sở Khoa học')
  await dialog.getByLabel('Sửa thành').fill('Sở Tài chính')
  await look(page, 'dinh-chinh-mot-cho')
  await dialog.getByRole('button', { name: 'Thêm chỗ khác' }).click()
  await dialog.getByLabel('Cụm từ sai, đúng như đã in').fill('Các cơ quan')
  await dialog.getByRole('radio').first().check()
  await dialog.getByLabel('Sửa thành').fill('Các cơ quan, đơn vị')
  await look(page, 'dinh-chinh-hai-cho')
  await dialog.getByRole('button', { name: 'Soạn văn bản đính chính (2 chỗ)' }).click()
  await page.getByRole('list', { name: 'Đính chính, thay thế' }).getByText('Đính chính:').waitFor()
  await page
    .getByText(/được đính chính thành “Sở Tài chính”/)
    .first()
    .waitFor()
  await look(page, 'dinh-chinh-du-thao')
  // The notice says that a correction is under way.
  await page.getByRole('list', { name: 'Đính chính, thay thế' }).getByRole('button').click()
  await standsAt(page, 'Đã ban hành')
  await page.getByText('Đang soạn văn bản đính chính:').waitFor()
}

async function replace(page: Page): Promise<void> {
  await button(page, 'Các bước').click()
  await page.getByRole('menuitem', { name: 'Soạn thông báo thay thế' }).click()
  await page.getByRole('list', { name: 'Đính chính, thay thế' }).getByText('Thay thế:').waitFor()
  await page
    .getByText(/Thông báo này thay thế Thông báo số 24-TB\/CQTT/)
    .first()
    .waitFor()
  await look(page, 'thay-the-du-thao')
}

test('a correction and a replacement are begun from what was issued', async () => {
  const folder = temporaryFolder()
  await prepare(folder, async (as) => {
    const seen = { id: 'goc', version: 1 }
    await as(clerk)('notice.create', { notice: drafted('goc') })
    await decideNone(as(clerk), seen)
    await as(clerk)('notice.submit', seen)
    await as(deputy)('notice.approve', seen)
    await as(clerk)('notice.sendToSignatory', seen)
    await as(clerk)('notice.markSigned', seen)
    await as(registrar)('notice.issue', seen)
  })
  await workAs(folder, clerk, async (page) => {
    await correct(page)
    await replace(page)
  })
})

/** The deputy's post, who is away today, and that of another clerk, with a delegation to decide of drafts. */
async function leaveApprovalTo(folder: string): Promise<void> {
  await prepare(folder, async (as) => {
    const { version: readIn } = await as(chief)('office.get', {})
    const given = { name: 'Giấy ủy quyền số 12-GUQ/VPTU', giver: 'pcvp', receiver: 'tp', rights: 'approve' }
    const records = [
      newRecord('person', 'minh', { name: 'Trần Văn Minh', account: deputy.name }),
      newRecord('person', 'hai', { name: 'Lê Thị Hai', account: other.name }),
      newRecord('post', 'pcvp', { title: 'Phó Chánh Văn phòng', holder: 'minh' }),
      newRecord('post', 'tp', { title: 'Trưởng phòng Tổng hợp', holder: 'hai' }),
      newRecord('delegation', 'uq', given, '2026-01-01'),
      newRecord('absence', 'nghi', { reason: 'Nghỉ phép', person: 'minh' }, '2026-01-01'),
    ]
    await as(chief)('office.save', {
      readIn,
      changes: records.map((record) => ({ key: { kind: record.kind, id: record.id }, record })),
    })
    const seen = { id: 'goc', version: 1 }
    await as(clerk)('notice.create', { notice: drafted('goc', { abstract: ['về  phiên họp thứ hai'] }) })
    await decideNone(as(clerk), seen)
    await as(clerk)('notice.submit', seen)
  })
}

async function approveInPlace(page: Page): Promise<void> {
  await page.getByText(/duyệt thay minh/).waitFor()
  await look(page, 'uy-quyen-hang-cho')
  await page.getByRole('region', { name: 'Chờ duyệt theo ủy quyền 1' }).getByRole('button').click()
  await standsAt(page, 'Trình ký duyệt')
  await page.getByText(/Trần Văn Minh vắng mặt từ ngày 01\/01\/2026 \(Nghỉ phép\)/).waitFor()
  await button(page, /^Duyệt xuất bản/).click()
  const dialog = page.getByRole('dialog', { name: 'Duyệt' })
  await dialog.getByText(/^Bạn duyệt thay minh theo Giấy ủy quyền số 12-GUQ\/VPTU/).waitFor()
  await dialog.getByText(/^Lỗi và cảnh báo còn lại/).waitFor()
  await look(page, 'uy-quyen-duyet')
  await dialog.getByRole('button', { name: 'Duyệt bản này' }).click()
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  expect(await page.getByText(/^Chờ duyệt/).count()).toBe(0)
}

/** After the approval only an approver lets a finding stand. */
async function waiveLate(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Sửa gần đây' }).getByRole('button').first().click()
  await standsAt(page, 'Đã duyệt')
  await page.getByRole('tab', { name: /^Kiểm tra/ }).click()
  await button(page, /^Xem điểm kế tiếp/).waitFor()
  await page.keyboard.press('F8')
  await page.keyboard.press('Control+Shift+.')
  await page.getByLabel(/^Lý do bỏ qua/).fill('Giữ khoảng trắng như bản gốc')
  await look(page, 'bo-qua-sau-duyet')
  await button(page, 'Bỏ qua với lý do này').click()
  await page.getByRole('region', { name: 'Đã bỏ qua có lý do' }).getByText('Giữ khoảng trắng như bản gốc').waitFor()
}

test('who is away is told, another approves by delegation, and a finding is let stand after it by an approver', async () => {
  const folder = temporaryFolder()
  await leaveApprovalTo(folder)
  await workAs(folder, other, approveInPlace)
  await workAs(folder, chief, waiveLate)
})
