/** The way of a notice on the screen, from hand to hand: submitted, returned with a remark, mended, approved, signed. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { DirectiveList } from '../../src/contract/directives.ts'
import { type TestUser, temporaryFolder } from '../helpers/app.ts'
import { goTo, look } from './desk.ts'
import { openDesk, sessionOf } from './loopback-desk.ts'

const clerk: TestUser = { name: 'Nguyễn Thị Lan', role: 'clerk' }
const deputy: TestUser = { name: 'Trần Văn Minh', role: 'deputy' }
const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent')

/** Works on the store as somebody, one after the other. */
async function workAs(folder: string, user: TestUser, work: (page: Page) => Promise<void>): Promise<void> {
  const desk = await openDesk(folder, user)
  await desk.page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  await work(desk.page)
  await desk.close()
}

const reason = 'Bí thư dùng đúng chữ này'

/** Two notices of the clerk, the second with a waiver; the first that is submitted waits longer. */
async function draftTwo(folder: string): Promise<void> {
  const desk = await openDesk(folder, clerk)
  const session = await sessionOf(folder, clerk)
  const { header, ...rest } = soundNotice()
  for (const [id, number] of [
    ['mot', 24],
    ['hai', 25],
  ] as const) {
    const abstract = id === 'hai' ? ['về  phiên họp thứ hai'] : rest.abstract
    const one = { ...rest, id, abstract, header: { ...header, number } }
    expect(await desk.app.call('notice.create', { notice: one }, session)).toMatchObject({ ok: true })
    const check = await desk.app.call('notice.check', { id }, session)
    for (const { key } of (check as { value: { findings: { key: string }[] } }).value.findings)
      expect(await desk.app.call('notice.waive', { id, key, reason }, session)).toMatchObject({ ok: true })
    const list = await desk.app.call('directive.list', { id }, session)
    const { directives } = (list as { value: DirectiveList }).value
    const decisions = directives.map(({ spot, digest }) => ({ part: spot.part, digest, decision: 'none' }))
    expect(await desk.app.call('directive.mark', { id, version: 1, decisions }, session)).toMatchObject({ ok: true })
    expect(await desk.app.call('notice.submit', { id, version: 1 }, session)).toMatchObject({ ok: true })
  }
  await desk.close()
}

async function issue(folder: string): Promise<void> {
  const registrar: TestUser = { name: 'Lê Thị Hoa', role: 'registrar' }
  const desk = await openDesk(folder, registrar)
  const session = await sessionOf(folder, registrar)
  expect(await desk.app.call('notice.issue', { id: 'mot', version: 2 }, session)).toMatchObject({ ok: true })
  await desk.close()
}

const way = (page: Page) => page.getByRole('list', { name: 'Các bước của thông báo' })
const standsAt = (page: Page, name: string) => way(page).locator('[aria-current="step"]', { hasText: name }).waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function returnFirst(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Chờ duyệt 2' }).getByRole('button').first().click()
  await standsAt(page, 'Trình ký duyệt')
  await look(page, 'cho-duyet')
  const list = page.getByRole('complementary', { name: 'Cần đọc' })
  await list.getByText('Bạn chưa đọc thông báo này lần nào').waitFor()
  // A return needs a remark; the dialog gives the focus back to where it was asked for.
  await button(page, /^Trả lại/).click()
  const dialog = page.getByRole('dialog', { name: 'Trả lại' })
  expect(await dialog.getByRole('button', { name: 'Trả lại', exact: true }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^Trả lại/)
  // The place is picked on the page, the remark is pinned there; a letter typed into a field is no step.
  await page.locator('[data-part]', { hasText: /^1\./ }).first().click()
  await page.keyboard.press('c')
  const remark = list.getByLabel(/^Ý kiến về: Nội dung/)
  await remark.fill('Ghi rõ cơ quan chủ trì; đã thống nhất với Sở Tài chính')
  await page.keyboard.press('a')
  expect(await remark.inputValue()).toMatch(/chínha$/)
  await page.keyboard.press('Backspace')
  await look(page, 'tra-lai')
  await page.keyboard.press('Control+Enter')
  await list.getByRole('list', { name: 'Ý kiến đã ghi' }).waitFor()
  await page.keyboard.press('r')
  await dialog.getByRole('button', { name: 'Trả lại', exact: true }).click()
  // The next one of the queue.
  await expect.poll(() => page.url()).toContain('/hai')
  await standsAt(page, 'Trình ký duyệt')
}

async function mendAndSubmit(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Bị trả lại 1' }).getByRole('button').click()
  await standsAt(page, 'Đã trả lại')
  await page.getByText(/^Trả lại: 1 ý kiến của Trần Văn Minh/).waitFor()
  await page.getByText('Ghi rõ cơ quan chủ trì; đã thống nhất với Sở Tài chính').waitFor()
  await look(page, 'bi-tra-lai')
  await button(page, /^Tới chỗ này: Nội dung/).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Giao đúng hạn.')
  await button(page, 'Lưu').click()
  await page.getByText(/^Bản 2, lưu/).waitFor()
  // Its words are others now, so that it is to be decided anew.
  await button(page, 'Trình ký duyệt (1 nội dung giao)').click()
  await page.keyboard.press('k')
  await button(page, 'Trình ký duyệt').click()
  await standsAt(page, 'Trình ký duyệt')
  await page.getByText(/^Đến lượt: Phó Chánh Văn phòng/).waitFor()
  expect(await page.getByText(/^Trả lại: 1 ý kiến/).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^Duyệt/ }).count()).toBe(0)
}

/** What changed since the return: the one sentence, in the list and on the page; the remark it answers. */
async function readChanges(page: Page): Promise<void> {
  const list = page.getByRole('complementary', { name: 'Cần đọc' })
  await list.getByRole('heading', { name: 'Thay đổi từ bản 1 (1)' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.getByText(/^Điểm \d \/ \d/).waitFor()
  await expect
    .poll(() => page.evaluate<string>(`[...(CSS.highlights.get('changed-words') ?? [])].map(String).join(' | ')`))
    .toMatch(/^Giao ?đúng hạn\.$/)
  await list.getByText('Ghi rõ cơ quan chủ trì; đã thống nhất với Sở Tài chính').waitFor()
  await look(page, 'doc-thay-doi')
}

async function approveAll(page: Page): Promise<void> {
  await page.getByText(/Nguyễn Thị Lan soạn, \d điểm bỏ qua có lý do/).waitFor()
  await look(page, 'hang-cho')
  await page.getByRole('region', { name: 'Chờ duyệt 2' }).getByRole('button').first().click()
  await expect.poll(() => page.url()).toContain('/hai')
  await standsAt(page, 'Trình ký duyệt')
  for (const next of ['/mot', '#/']) {
    if (next === '#/') await readChanges(page)
    await button(page, /^Duyệt xuất bản/).click()
    const dialog = page.getByRole('dialog', { name: 'Duyệt' })
    await dialog.getByText(/^Duyệt là duyệt đúng nội dung/).waitFor()
    if (next === '/mot') {
      await dialog.getByText(reason).first().waitFor()
      await look(page, 'duyet-bo-qua')
    } else {
      await dialog.getByText(/^Ý kiến lần trước \(Trần Văn Minh/).waitFor()
      await look(page, 'duyet')
    }
    await dialog.getByRole('button', { name: 'Duyệt bản này' }).click()
    await expect.poll(() => page.url()).toContain(next)
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  expect(await page.getByText(/^Chờ duyệt/).count()).toBe(0)
}

async function bringToSignature(page: Page): Promise<void> {
  await goTo(page, 'Thông báo')
  await page.getByRole('row', { name: /24/ }).click()
  await standsAt(page, 'Đã duyệt')
  await button(page, 'Trình người ký').click()
  await standsAt(page, 'Chờ ký')
  await page.getByText(/^Đến lượt: Người ký/).waitFor()
  await button(page, 'Các bước khác').click()
  await page.getByRole('menuitem', { name: /^Người ký đã sửa/ }).click()
  await page.getByRole('dialog', { name: 'Người ký đã sửa trên bản trình' }).waitFor()
  await look(page, 'nguoi-ky-sua')
  await page.keyboard.press('Escape')
  await button(page, 'Ghi nhận đã ký').click()
  await standsAt(page, 'Đã ký')
  await page.getByText(/^Đến lượt: Văn thư.*Bạn không có việc ở bước này/).waitFor()
}

async function withdraw(page: Page): Promise<void> {
  await goTo(page, 'Thông báo')
  await page.getByRole('row', { name: /24/ }).click()
  await standsAt(page, 'Đã ban hành')
  await button(page, 'Các bước').click()
  await page.getByRole('menuitem', { name: /^Thu hồi/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Thu hồi' })
  await dialog.getByLabel('Lý do thu hồi').fill('Ban hành nhầm bản')
  await look(page, 'thu-hoi')
  await page.keyboard.press('Control+Enter')
  await standsAt(page, 'Đã thu hồi')
}

test('a notice is returned with a remark, mended, approved by somebody else, and signed', async () => {
  const folder = temporaryFolder()
  await draftTwo(folder)
  await workAs(folder, deputy, returnFirst)
  await workAs(folder, clerk, mendAndSubmit)
  await workAs(folder, deputy, approveAll)
  await workAs(folder, clerk, bringToSignature)
  await issue(folder)
  await workAs(folder, deputy, withdraw)
})
