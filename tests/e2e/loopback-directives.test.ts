/** From the body to the table, by keys alone: the directives of a notice are accepted, linked, marked, added by hand. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { connect } from '../../src/contract/client.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { taskCellsReader } from '../../src/domain/notice/table.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { item, row } from '../helpers/build.ts'
import { look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const orders = [
  'Giao Công an tỉnh chủ trì, phối hợp với Sở Tài chính xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà. Hoàn thành trước ngày 30/6/2026.',
  'Giao Sở Khoa học và Công nghệ rà soát nền tảng dùng chung của các xã, hoàn thành trước ngày 15/8/2026.',
  'Giao Sở Nội vụ tham mưu kiện toàn tổ giúp việc của Ban Chỉ đạo.',
  'Tiếp tục làm tốt công tác tuyên truyền, nêu gương các xã làm tốt.',
]

function draft(): Notice {
  const sound = soundNotice()
  const security = row({
    id: 'row-security',
    name: 'Xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà',
    lead: 'Công an tỉnh',
    assigned: 'Hoàn thành trước ngày 30/9/2026',
  })
  const [table] = sound.appendices
  if (table?.kind !== 'tasks') throw new Error('the sound notice has a table')
  return {
    ...sound,
    id: 'mot',
    items: orders.map((text, at) => ({ ...item('-', text), marker: 'arabic', id: `order-${at}` })),
    appendices: [{ ...table, sections: [{ id: 'only', title: '', rows: [security] }] }],
  }
}

const focusedCard = (page: Page) =>
  page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.className')

test('directives are put into the table, linked, made equal, marked and added by hand, without a mouse', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  const call = connect(direct(desk.app, openSession()))
  await call('notice.create', { notice: draft() })
  await page.reload()
  await page.evaluate(`location.hash = '#/thong-bao/mot'`)
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
  await page
    .getByRole('navigation', { name: 'Mục lục' })
    .getByTitle('1 nội dung giao chưa xử lý (F9)')
    .first()
    .waitFor()

  await page.keyboard.press('F9')
  await expect.poll(() => focusedCard(page)).toContain('mục 1: chưa xử lý')
  await look(page, 'noi-dung-giao')
  // The row of the first says another day: made equal, then linked.
  await page.getByText('Hoàn thành trước ngày 30/9/2026', { exact: true }).first().waitFor()
  const different = () => page.getByRole('columnheader', { name: 'Khác nhau' }).count()
  await page.keyboard.press('=')
  await expect.poll(different).toBe(0)
  // And the other way: the body says what the row says, and is set back.
  await page.keyboard.press('Control+z')
  await expect.poll(different).toBe(1)
  await page.keyboard.press('+')
  await expect.poll(different).toBe(0)
  await expect.poll(() => page.locator('[data-id="order-0"]').textContent()).toContain('trước ngày 30/9/2026')
  expect(await focusedCard(page)).toContain('mục 1: chưa xử lý')
  await page.keyboard.press('Control+z')
  await expect.poll(different).toBe(1)
  await page.keyboard.press('=')
  await expect.poll(different).toBe(0)
  await page.keyboard.press('Enter')
  // The second becomes a row below it, corrected before it is made.
  await expect.poll(() => focusedCard(page)).toContain('mục 2: chưa xử lý')
  await page.keyboard.press('s')
  await page.getByRole('group', { name: 'Hàng sẽ đưa vào phụ lục' }).waitFor()
  await look(page, 'noi-dung-giao-sua')
  await page.keyboard.press('End')
  await page.keyboard.type(' và các phường')
  await page.getByRole('button', { name: 'Đưa vào phụ lục', exact: true }).press('Enter')
  // Nothing follows from the third.
  await expect.poll(() => focusedCard(page)).toContain('mục 3: chưa xử lý')
  await page.keyboard.press('k')
  await page.getByText(/^Đã xử lý cả 3/).waitFor()
  // The reader does not see the fourth: its words are chosen in the text.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+End')
  await page.evaluate(`{
    const line = document.querySelector('[data-id="order-3"]')
    const range = document.createRange()
    range.selectNodeContents(line)
    const chosen = getSelection()
    chosen.removeAllRanges()
    chosen.addRange(range)
  }`)
  await page.keyboard.press('Control+Shift+D')
  await expect.poll(() => focusedCard(page)).toContain('mục 4: chưa xử lý')
  await page.keyboard.press('r')
  await page.getByText(/^Đã xử lý cả 4/).waitFor()
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  await expect.poll(async () => (await call('directive.list', { id: 'mot' })).open).toBe(0)
  await look(page, 'noi-dung-giao-xong')

  const { directives } = await call('directive.list', { id: 'mot' })
  const { notice } = await call('notice.get', { id: 'mot' })
  const [table] = notice.appendices
  if (table?.kind !== 'tasks') throw new Error('the table is gone')
  const rows = table.sections.flatMap((section) => section.rows.map(taskCellsReader(table.columns)))
  expect(rows.map(({ name, lead, assigned }) => [name, lead, assigned])).toEqual([
    ['Xây dựng Trung tâm giám sát an ninh mạng vùng Đông Hà', 'Công an tỉnh', expect.stringContaining('30/6/2026')],
    [
      'Rà soát nền tảng dùng chung của các xã và các phường',
      'Sở Khoa học và Công nghệ',
      'Hoàn thành trước ngày 15/8/2026',
    ],
  ])
  expect(directives.map(({ mark, byHand }) => [mark?.decision, mark?.row, byHand])).toEqual([
    ['linked', 'row-security', false],
    ['linked', rows[1]?.id, false],
    ['none', null, false],
    ['task', null, true],
  ])
  await desk.close()
})
