/** The pictures of the user guide's walk through a draft, in docs/hinh: a notice from its meeting to its checks, by keys. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { CallFunction } from '../src/contract/client.ts'
import { type OfficeRecord, newRecord, textOf } from '../src/domain/office/office-record.ts'

const folder = 'docs/hinh'

/** An invented office: who chairs, who signs, what is cited. */
const records: readonly OfficeRecord[] = [
  newRecord('profile', 'office', {
    name: 'Văn phòng Tỉnh ủy',
    committee: 'Ban Chỉ đạo về phát triển khoa học, công nghệ và chuyển đổi số tỉnh Hà Lâm',
    superiorOrgan: 'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ VÀ CHUYỂN ĐỔI SỐ',
    issuingOrgan: 'Cơ quan Thường trực',
    place: 'Hà Lâm',
    symbol: 'TB/CQTT',
  }),
  newRecord('person', 'khai', { name: 'Lương Đình Khải' }),
  newRecord('person', 'nghia', { name: 'Vi Trọng Nghĩa' }),
  newRecord('post', 'bi-thu', { title: 'Bí thư Tỉnh ủy', holder: 'khai' }),
  newRecord('post', 'chanh-van-phong', {
    title: 'Chánh Văn phòng Tỉnh ủy',
    concurrent: 'Ủy viên Thường trực Ban Chỉ đạo',
    holder: 'nghia',
  }),
  newRecord('document', 'nq-57', {
    type: 'Nghị quyết',
    number: '57-NQ/TW',
    date: '2024-12-22',
    issuer: 'Bộ Chính trị',
    title: 'đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
  }),
]

async function writeOffice(call: CallFunction, changed: readonly OfficeRecord[]): Promise<void> {
  const { version: readIn } = await call('office.get', {})
  const changes = changed.map((record) => ({ key: { kind: record.kind, id: record.id }, record }))
  await call('office.save', { readIn, changes })
}

export async function shootGuide(page: Page, address: string, call: CallFunction): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const shoot = async (name: string): Promise<void> => {
    await page.waitForTimeout(900)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  await writeOffice(call, records)
  await page.goto(address)
  await writeMeeting(page)
  await shoot('soan-1-cuoc-hop')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
  await writeItems(page)
  await shoot('soan-2-van-ban')
  await insertBlock(page)
  await shoot('soan-3-chen')
  await page.keyboard.press('Enter')
  await signAndSave(page)
  await page.keyboard.press('F8')
  await shoot('soan-4-kiem-tra')
  await page.keyboard.press('Control+k')
  await page.getByLabel('Tìm lệnh hoặc thông báo').fill('xuat')
  await shoot('soan-5-tim-lenh')
  await page.keyboard.press('Escape')
  await changeBlock(call)
  await page.reload()
  await page.getByRole('button', { name: 'Xem và thay …' }).click()
  await page.getByRole('dialog', { name: 'Đoạn văn mẫu đã sửa' }).waitFor()
  await shoot('soan-6-doan-van-mau')
  await page.keyboard.press('Enter')
  // What is typed and not saved is there after a crash.
  await page.locator('.ProseMirror > p[data-part-of=item]').nth(1).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' và quý I năm 2027')
  await page.waitForTimeout(2500)
  await page.reload()
  await page.getByRole('dialog', { name: 'Có bản đang soạn chưa lưu' }).waitFor()
  await shoot('soan-7-khoi-phuc')
}

async function writeMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thông báo kết luận từ cuộc họp' }).click()
  await page.getByLabel('Lần thứ').fill('thứ tư năm 2026')
  await page.getByLabel('Ngày họp').fill('10/11/2026')
  await page.getByLabel('Chủ trì', { exact: true }).fill('đồng chí Lương Đình Khải, Bí thư Tỉnh ủy')
  for (const [label, one] of [
    ['Thêm người, cơ quan báo cáo', 'Cơ quan Thường trực'],
    ['Thêm người, chức vụ, nhóm', 'các đồng chí thành viên Ban Chỉ đạo'],
  ] as const) {
    await page.getByLabel(label).fill(one)
    await page.keyboard.press('Enter')
  }
}

const duties = [
  'Đánh giá cao các sở, ngành đã triển khai đồng bộ nhiệm vụ quý III.',
  'Một số nhiệm vụ trọng tâm quý IV',
  'Giao Sở Tài chính: (1) trình phương án vốn trước ngày 15/12/2026; (2) báo cáo kết quả giải ngân.',
  'Giao Sở Khoa học và Công nghệ rà soát các nền tảng dùng chung, báo cáo theo mục 2.1 Thông báo này.',
]

async function writeItems(page: Page): Promise<void> {
  const [first = '', second = '', third = '', fourth = ''] = duties
  await page.locator('.ProseMirror > p[data-part-of=item]').first().click()
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await page.keyboard.type(second)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(third)
  await page.keyboard.press('Enter')
  await page.keyboard.type(fourth)
  await page.locator('.ProseMirror .deadline').first().click()
}

async function insertBlock(page: Page): Promise<void> {
  await page.locator('.ProseMirror > p[data-part-of=item]').last().click()
  await page.keyboard.press('End')
  await page.keyboard.press('F3')
  await page.getByRole('combobox', { name: /^Tìm đoạn văn mẫu/ }).waitFor()
  await page.keyboard.type('don doc')
}

async function signAndSave(page: Page): Promise<void> {
  await page.keyboard.press('F3')
  await page.getByRole('combobox', { name: /^Tìm đoạn văn mẫu/ }).waitFor()
  await page.keyboard.type('chanh van phong')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
}

/** The block that was put in, in other words. */
async function changeBlock(call: CallFunction): Promise<void> {
  const { records: known } = await call('office.get', {})
  const block = known.find(
    ({ kind, states }) => kind === 'textBlock' && /đôn đốc/u.test(textOf(states.at(-1)?.values['name'])),
  )
  const state = block?.states.at(-1)
  if (block === undefined || state === undefined) throw new Error('no block to be changed')
  const text = textOf(state.values['text']).replace('hằng tháng', 'trước ngày 20 hằng tháng')
  await writeOffice(call, [{ ...block, states: [{ ...state, values: { ...state.values, text } }] }])
}
