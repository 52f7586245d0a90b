/**
 * Recipients and signature by keys alone: a saved list, a group, those who have work, the copies they ask for; who signs is
 * who may on the day of the notice, three of them for joint issue, in the order that was chosen.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { connect } from '../../src/contract/client.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { item } from '../helpers/build.ts'
import { look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const head = { title: 'Chánh Văn phòng', holder: 'binh', concurrent: 'Ủy viên Thường trực' }
const records = [
  newRecord('person', 'binh', { name: 'Nguyễn Văn Bình' }),
  newRecord('person', 'an', { name: 'Trần Văn An' }),
  newRecord('person', 'hoa', { name: 'Lê Thị Hoa' }),
  newRecord('person', 'dung', { name: 'Phạm Văn Dũng' }),
  {
    kind: 'post' as const,
    id: 'chanh',
    states: [
      { from: null, until: '2026-06-30', values: head },
      { from: '2026-07-01', until: null, values: { ...head, holder: 'an' } },
    ],
  },
  newRecord('post', 'giam-doc', { title: 'Giám đốc Sở Tài chính', signatureTitle: 'Giám đốc', holder: 'hoa' }),
  newRecord('post', 'chu-tich', { title: 'Chủ tịch Ủy ban nhân dân tỉnh', signatureTitle: 'Chủ tịch', holder: 'dung' }),
  newRecord('group', 'xa-thi-diem', {
    name: 'Đảng ủy các xã thí điểm',
    level: 'commune',
    count: 12,
  }),
  newRecord('recipient', 'thuong-dung-1', {
    list: 'Thông báo hẹp',
    order: 1,
    name: 'Thường trực Tỉnh ủy',
    role: 'báo cáo',
  }),
  newRecord('recipient', 'thuong-dung-2', { list: 'Thông báo hẹp', order: 2, name: 'Văn phòng Tỉnh ủy', role: '' }),
]

function draft(): Notice {
  const sound = soundNotice()
  return {
    ...sound,
    id: 'mot',
    header: { ...sound.header, date: '2026-07-10', number: null },
    items: [
      {
        ...item(
          '1.',
          'Giao Sở Tài chính chủ trì, phối hợp với Công an tỉnh bố trí kinh phí, hoàn thành trước ngày 30/9/2026.',
        ),
        id: 'order',
      },
    ],
    closing: [],
    distribution: { ...sound.distribution, recipients: [], copies: null, unit: 'P.TH', typist: '' },
    signatures: [],
    appendices: [],
  }
}

const focused = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent',
  )

/** Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let count = 0; count < 25; count += 1) {
    if (name.test(await focused(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`nothing is called ${String(name)}: ${await focused(page)}`)
}

test('recipients come from a list, a group and the work given; copies follow; who signs may on the day', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  const call = connect(direct(desk.app, openSession()))
  const { version: readIn } = await call('office.get', {})
  await call('office.save', {
    readIn,
    changes: records.map((record) => ({ key: { kind: record.kind, id: record.id }, record })),
  })
  await call('notice.create', { notice: draft() })
  await page.reload()
  await page.evaluate(`location.hash = '#/thong-bao/mot'`)
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
  await page.keyboard.press('Control+1')
  await tabTo(page, /^Nơi nhận/, 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Nơi nhận, mỗi nơi một dòng')
  const lines = () => page.getByRole('textbox', { name: 'Nơi nhận, mỗi nơi một dòng' }).inputValue()

  // A saved list.
  await tabTo(page, /^Chèn danh sách đã lưu/)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Thông báo hẹp (2 nơi)' }).waitFor()
  await tabTo(page, /^Thông báo hẹp/, 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(lines).toBe('Thường trực Tỉnh ủy (báo cáo)\nVăn phòng Tỉnh ủy')
  // Those who have work.
  const proposed = page.getByRole('group', { name: 'Được giao việc, chưa có trong nơi nhận' })
  await proposed.waitFor()
  await look(page, 'noi-nhan-de-xuat')
  await tabTo(page, /^Thêm cả 2 nơi/)
  await page.keyboard.press('Enter')
  await expect.poll(lines).toContain('Văn phòng Tỉnh ủy\nSở Tài chính\nCông an tỉnh')
  await expect.poll(() => proposed.count()).toBe(0)
  // A group by a few letters.
  await tabTo(page, /^Nơi nhận, mỗi nơi/, 'Shift+Tab')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('dang uy cac xa thi')
  await page.getByRole('option', { name: 'Đảng ủy các xã thí điểm' }).waitFor()
  await look(page, 'noi-nhan-nhom')
  await page.keyboard.press('Enter')
  await expect.poll(lines).toContain('Công an tỉnh\nĐảng ủy các xã thí điểm')
  // 4 bodies, 12 units of the group, and the copy for the file.
  await tabTo(page, /^Ghi \d+ bản/)
  expect(await focused(page)).toBe('Ghi 17 bản')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Số bản', { exact: true }).inputValue()).toBe('17')
  // The list is kept for another notice.
  await tabTo(page, /^Lưu thành danh sách/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Lưu nơi nhận thành danh sách' }).waitFor()
  await page.keyboard.type('Họp chuyên đề')
  await look(page, 'noi-nhan-luu')
  await page.keyboard.press('Enter')
  await page.getByText('Đã lưu danh sách “Họp chuyên đề”, 5 nơi.').waitFor()

  // Of two who held the post the one of the day; a second block beside it.
  await tabTo(page, /^Thêm khối chữ ký/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Chọn người ký/)
  await page.keyboard.type('chanh van phong')
  await page.keyboard.press('Enter')
  await tabTo(page, /^Thêm người cùng ký/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Chọn người ký/)
  await page.keyboard.type('so tai chinh')
  await page.getByRole('option', { name: /^Lê Thị Hoa/ }).waitFor()
  await look(page, 'nguoi-ky')
  await page.keyboard.press('Enter')
  // A third, put before the second.
  await tabTo(page, /^Thêm người cùng ký/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Chọn người ký/)
  await page.keyboard.type('chu tich')
  await page.getByRole('option', { name: /^Phạm Văn Dũng/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /người ký 3$/ }).press('Enter')
  await page.getByRole('menuitem', { name: 'Chuyển lên' }).press('Enter')
  await look(page, 'ba-nguoi-ky')
  const onPage = () => page.locator('.page-roll').textContent()
  const order = ['Trần Văn An', 'Phạm Văn Dũng', 'Lê Thị Hoa']
  await expect.poll(async () => (await onPage())?.match(new RegExp(order.join('|'), 'gu'))).toEqual(order)
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()

  const { notice } = await call('notice.get', { id: 'mot' })
  expect(notice.signatures.map(({ title, concurrentTitle, signatory }) => [title, concurrentTitle, signatory])).toEqual(
    [
      ['CHÁNH VĂN PHÒNG', 'ỦY VIÊN THƯỜNG TRỰC', 'Trần Văn An'],
      ['CHỦ TỊCH', '', 'Phạm Văn Dũng'],
      ['GIÁM ĐỐC', '', 'Lê Thị Hoa'],
    ],
  )
  expect(notice.distribution).toMatchObject({ copies: 17, unit: 'P.TH' })
  expect(notice.distribution.recipients.map(({ name, role }) => [name, role])).toEqual([
    ['Thường trực Tỉnh ủy', 'báo cáo'],
    ['Văn phòng Tỉnh ủy', ''],
    ['Sở Tài chính', ''],
    ['Công an tỉnh', ''],
    ['Đảng ủy các xã thí điểm', ''],
  ])
  await desk.close()
})
