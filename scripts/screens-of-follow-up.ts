/** What comes after a notice is issued, on a store of its own: following up, the archive, papers of the past. For `npm run screens`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type CallFunction, connect } from '../src/contract/client.ts'
import { writeSpendingTable } from '../src/files/spending-workbook.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { startLoopback } from '../src/hosts/loopback.ts'
import { openSession } from '../src/services/sessions.ts'
import { shootKeys } from './screens-of-keys.ts'
import { shootArchive, shootPackages, shootPastPapers } from './screens-of-papers.ts'
import type { Shoot } from './screens-of-roles.ts'
import { type View, goTo, openPage } from './screens-view.ts'

const sample = (name: string) => readFileSync(`resources/samples/thong-bao-${name}.txt`, 'utf8')
/** On which the board is looked at: some tasks are late, some are due. */
const day = '16/5/2026'
const office = 'Văn phòng Tỉnh ủy'

export async function shootFollowUp(
  browser: Browser,
  views: readonly View[],
  shootAs: (page: Page) => Shoot,
): Promise<void> {
  for (const view of views) {
    const directory = mkdtempSync(join(tmpdir(), 'ket-luan-screens-'))
    const app = await openLocalApp(join(directory, 'kho'), diskFiles({}, directory), ({ call, error }) =>
      console.error(call, error),
    )
    const call = connect(direct(app, openSession()))
    await fillStore(call)
    const host = await startLoopback({ app, session: openSession(), screen: 'out/renderer' })
    const page = await openPage(browser, view, host.makeAddress())
    try {
      await shootBoard(page, shootAs(page))
      await shootHistory(page, shootAs(page), await reportTask(call))
      await shootReports(page, shootAs(page))
      await shootPredecessors(page, shootAs(page))
      await shootArchive(page, shootAs(page))
      await shootPackages(page, shootAs(page))
      await shootPastPapers(page, shootAs(page), directory)
    } finally {
      await page.close()
      await host.close()
      await app.close()
      rmSync(directory, { recursive: true, force: true })
    }
    await shootKeys(browser, view, shootAs)
  }
}

/** An issued notice with its tasks, a draft that orders some of them again, case files of which two are lent. */
async function fillStore(call: CallFunction): Promise<void> {
  const { notice, original, doubts } = await call('notice.readText', {
    text: sample('ket-luan'),
    fileName: 'tb-18.txt',
  })
  const issued = await call('notice.create', { notice, original, doubts: [...doubts] })
  await call('notice.takeUp', issued)
  const header = { ...notice.header, number: null, date: null }
  const abstract = ['kết luận của đồng chí Trưởng Ban Chỉ đạo tại Phiên họp thứ ba']
  await call('notice.create', { notice: { ...notice, id: 'phien-ba', header, abstract } })
  const older = await call('notice.readText', { text: sample('hd05'), fileName: 'tb-hd05.txt' })
  const second = await call('notice.create', {
    notice: older.notice,
    original: older.original,
    doubts: [...older.doubts],
  })
  await call('notice.takeUp', second)
  for (const [title, id, borrower, lentOn, dueOn] of [
    ['Phiên họp thứ hai năm 2026 của Ban Chỉ đạo', issued.id, 'Hoàng Văn Tuấn', '2026-10-01', '2026-10-15'],
    ['Kết luận của Thường trực Tỉnh ủy về công tác cán bộ', second.id, 'Lê Thu Hà', '2026-11-20', '2027-01-10'],
  ] as const) {
    const { file } = await call('caseFile.open', { title, fonds: 'Phông Ban Chỉ đạo', year: 2026 })
    await call('caseFile.put', { file, notices: [id] })
    const unit = 'Phòng Tổng hợp'
    await call('loan.lend', { file, borrower, unit, purpose: 'Soạn báo cáo sơ kết', lentOn, dueOn })
  }
  await call('caseFile.open', {
    title: 'Báo cáo tháng của các cơ quan chủ trì',
    fonds: 'Phông Ban Chỉ đạo',
    year: 2026,
  })
}

async function shootBoard(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Theo dõi')
  await page.getByLabel('Tính đến ngày').fill(day)
  await boardOf(page).getByText('Quá hạn').first().waitFor()
  await shoot('theo-doi-so')
  await page.getByRole('button', { name: 'Theo cơ quan' }).click()
  await shoot('theo-doi-theo-co-quan')
  await page.getByRole('button', { name: 'Phiếu báo cáo …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lập phiếu cho mọi cơ quan' }).waitFor()
  await shoot('theo-doi-phieu')
  await page.keyboard.press('Escape')
  await page.getByLabel('Lọc theo cơ quan chủ trì').fill('không có')
  await shoot('theo-doi-khong-thay')
}

const boardOf = (page: Page) => page.getByRole('grid', { name: 'Sổ theo dõi' })

/** The first task of the office itself: extended, reported and measured. */
async function reportTask(call: CallFunction): Promise<string> {
  const { rows } = await call('follow.board', { on: '2026-05-16' })
  const row = rows.find(({ leads, occasion }) => occasion === '' && leads.some(({ name }) => name === office))
  if (row === undefined) throw new Error('The sample gives the office no task.')
  const { obligationId: obligation, occasion } = row
  await call('follow.extend', {
    obligation,
    occasion,
    seen: 0,
    document: '25-TB/CQTT',
    decidedOn: '2026-05-02',
    requestedBy: office,
    requestedOn: '2026-04-20',
    until: '2026-06-30',
  })
  await call('follow.enterResult', {
    obligation,
    occasion,
    seen: 1,
    document: '88/BC-VPTU',
    doneOn: '2026-05-15',
    file: { fileName: 'bao-cao.pdf', base64: Buffer.from('%PDF-1.4').toString('base64') },
  })
  const source = 'Báo cáo 88/BC-VPTU'
  const indicator = 'Tỷ lệ xã đã chấm điểm (%)'
  await call('follow.measure', { obligation, seen: 2, indicator, value: 62.5, on: '2026-05-10', source })
  return row.text.slice(0, 30)
}

async function shootHistory(page: Page, shoot: Shoot, words: string): Promise<void> {
  await page.reload()
  await page.getByLabel('Tính đến ngày').fill(day)
  await page.getByLabel('Lọc theo cơ quan chủ trì').fill(office)
  await shoot('theo-doi-loc')
  await boardOf(page).getByRole('row').filter({ hasText: words }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('heading', { name: 'Quá trình' }).waitFor()
  await shoot('theo-doi-qua-trinh')
  await drawer.getByRole('button', { name: 'Ghi thêm …' }).click()
  await page.getByRole('menuitem', { name: 'Nối với nhiệm vụ khác …' }).click()
  await shoot('theo-doi-noi')
  await drawer.getByRole('button', { name: 'Đóng' }).click()
  await drawer.waitFor({ state: 'detached' })
  await page.getByLabel('Lọc theo cơ quan chủ trì').fill('các sở, ban, ngành')
  await boardOf(page).getByRole('row').nth(2).click()
  await drawer
    .getByRole('button', { name: /^Đã nhận văn bản của/ })
    .nth(1)
    .click()
  await shoot('theo-doi-don-vi-gui')
  await drawer.getByRole('button', { name: 'Đóng' }).click()
  await drawer.waitFor({ state: 'detached' })
}

async function shootReports(page: Page, shoot: Shoot): Promise<void> {
  const open = (part: string) => page.getByRole('button', { name: part, exact: true }).click()
  await open('Báo cáo tháng')
  await page.getByRole('button', { name: /^Tổng số, tổng số/ }).waitFor()
  await shoot('bao-cao-thang')
  await page.getByRole('button', { name: /^Tổng số, tổng số/ }).click()
  await shoot('bao-cao-thang-hang')
  await open('Đôn đốc')
  await page.getByLabel('Tính đến ngày').fill(day)
  await page.waitForTimeout(500)
  await shoot('don-doc')
  await open('Đánh giá')
  await page.getByLabel('Từ ngày').fill('01/4/2026')
  await page.waitForTimeout(500)
  await shoot('danh-gia')
  await open('Giải ngân')
  await page.waitForTimeout(300)
  await shoot('giai-ngan-chua-co')
  const project = { unit: 'Sở KH&CN', from: '2026-01-01', to: '2026-12-31' } as const
  const table = await writeSpendingTable(
    [
      { ...project, field: 'digital', project: 'Kho dữ liệu dùng chung của tỉnh', plan: 12_000, paid: 800 },
      { ...project, field: 'science', project: 'Nghiên cứu giống lúa chịu hạn', plan: 2500, paid: 2100 },
    ],
    { isTrial: false },
  )
  await page
    .getByLabel('Chọn bảng giải ngân')
    .setInputFiles({ name: 'giai-ngan.xlsx', mimeType: '', buffer: Buffer.from(table) })
  await page.getByRole('rowheader', { name: 'Nghiên cứu giống lúa chịu hạn' }).waitFor()
  await shoot('giai-ngan')
}

async function shootPredecessors(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Thông báo')
  await page.getByRole('row', { name: /Phiên họp thứ ba/ }).click()
  await page.locator('#desk-document').waitFor()
  await page.keyboard.press('F9')
  await page.getByRole('region', { name: 'Nhiệm vụ trước còn mở' }).waitFor()
  await page.getByRole('region', { name: 'Nhiệm vụ trước còn mở' }).scrollIntoViewIfNeeded()
  await shoot('noi-dung-giao-tiep-noi')
}
