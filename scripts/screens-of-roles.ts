/**
 * The screens of an office's people, each signed in as themselves: the clerk with what came back, the deputy chief's reading
 * desk, the registrar's numbers, sendings and copies, the archive. For `npm run screens`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type CallFunction, connect } from '../src/contract/client.ts'
import { newRecord } from '../src/domain/office/office-record.ts'
import type { Role } from '../src/domain/office/roles.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { startLoopback } from '../src/hosts/loopback.ts'
import { type Session, openSession } from '../src/services/sessions.ts'

export type Shoot = (name: string) => Promise<void>

const passphrase = 'bàn gỗ sông dài mưa'
const people = {
  clerk: { account: 'lan.nt', name: 'Nguyễn Thị Lan', roles: ['clerk'] },
  deputy: { account: 'minh.tv', name: 'Trần Văn Minh', roles: ['deputy'] },
  chief: { account: 'phuc.dv', name: 'Đỗ Văn Phúc', roles: ['chief'] },
  registrar: { account: 'hoa.lt', name: 'Lê Thị Hoa', roles: ['registrar'] },
  archivist: { account: 'tam.pt', name: 'Phạm Thị Tâm', roles: ['archivist'] },
} as const satisfies Record<string, { account: string; name: string; roles: readonly Role[] }>
type Person = keyof typeof people

const sample = (name: string) => readFileSync(`resources/samples/thong-bao-${name}.txt`, 'utf8')

/** Those that the user guide shows, by their names in docs/hinh. */
export const guidePictures: Readonly<Record<string, string>> = {
  'pho-chanh-van-phong-doc': 'doc-va-duyet',
  'van-thu-cho-so': 'cho-so',
  'van-thu-gui': 'gui-van-ban',
  'van-thu-trich-sao': 'trich-sao',
  'van-thu-so-dang-ky': 'so-dang-ky',
}

/** `shootAs` gives for a page what takes a picture of it. */
export async function shootRoles(
  browser: Browser,
  viewports: readonly { readonly width: number; readonly height: number }[],
  shootAs: (page: Page) => Shoot,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ket-luan-screens-'))
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ call, error }) => console.error(call, error))
  try {
    const administrator = { account: 'quan.tri', name: 'Phạm Quản Trị', passphrase }
    const users = Object.values(people).map((one) => ({ ...one, passphrase, mustChange: false }))
    await connect(direct(app, openSession()))('store.protect', { administrator, users })
    const sessions = new Map<Person, Session>()
    for (const person of Object.keys(people) as Person[]) {
      const session = openSession()
      await connect(direct(app, session))('session.signIn', { account: people[person].account, passphrase })
      sessions.set(person, session)
    }
    const sessionOf = (person: Person) => sessions.get(person) ?? openSession()
    await fillStore((person) => connect(direct(app, sessionOf(person))))
    for (const person of Object.keys(screens) as (keyof typeof screens)[]) {
      const host = await startLoopback({ app, session: sessionOf(person), screen: 'out/renderer' })
      for (const viewport of viewports) {
        const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
        page.setDefaultTimeout(20_000)
        await page.goto(host.makeAddress())
        await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
        await screens[person](page, shootAs(page))
        await page.close()
      }
      await host.close()
    }
  } finally {
    await app.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

type As = (person: Person) => CallFunction

/** One notice issued and sent in part, one that was returned, mended and waits again, one that came back, one to be numbered. */
async function fillStore(as: As): Promise<void> {
  await leaveApproval(as)
  const [issued, read, back, signed] = await Promise.all([
    importAs(as, 'hd05'),
    importAs(as, 'ket-luan'),
    importAs(as, 'phan-cong'),
    importAs(as, 'lien-nganh'),
  ])
  const clerk = as('clerk')
  await toApproval(as, issued)
  await as('deputy')('notice.approve', { ...issued, ...(await seenOf(as, issued.id)), passphrase })
  await clerk('notice.sendToSignatory', issued)
  await clerk('notice.markSigned', issued)
  const { id } = await as('registrar')('notice.issue', issued)
  const { date } = (await clerk('notice.get', { id })).notice.header
  const [first] = await clerk('sending.list', { notice: id })
  if (first !== undefined)
    await as('registrar')('sending.mark', {
      id,
      recipients: [first.recipientId],
      channel: 'network',
      sentOn: date ?? '2026-04-02',
    })

  for (const one of [read, back]) {
    await toApproval(as, one)
    const { notice } = await clerk('notice.get', { id: one.id })
    const [item] = notice.items
    const spot = item === undefined ? {} : { spot: { part: item.id, field: 'content' } }
    await as('deputy')('notice.return', { ...one, remarks: [{ text: 'Ghi rõ thời hạn hoàn thành.', ...spot }] })
  }
  await toApproval(as, await mend(as, read))
  await toApproval(as, signed)
  await as('deputy')('notice.approve', { ...signed, ...(await seenOf(as, signed.id)), passphrase })
  await clerk('notice.sendToSignatory', signed)
  await clerk('notice.markSigned', signed)
}

/** The deputy chief is away and leaves the approval to the head of a section. */
async function leaveApproval(as: As): Promise<void> {
  const { version: readIn } = await as('chief')('office.get', {})
  const given = { name: 'Giấy ủy quyền số 12-GUQ/VPTU', giver: 'pcvp', receiver: 'cvp', rights: 'approve' }
  const records = [
    newRecord('person', 'minh', { name: people.deputy.name, account: people.deputy.account }),
    newRecord('person', 'phuc', { name: people.chief.name, account: people.chief.account }),
    newRecord('post', 'pcvp', { title: 'Phó Chánh Văn phòng', holder: 'minh' }),
    newRecord('post', 'cvp', { title: 'Chánh Văn phòng', holder: 'phuc' }),
    newRecord('delegation', 'uq', given, '2026-01-01'),
    newRecord('absence', 'nghi', { reason: 'Đi công tác', person: 'minh' }, '2026-01-01'),
  ]
  await as('chief')('office.save', {
    readIn,
    changes: records.map((record) => ({ key: { kind: record.kind, id: record.id }, record })),
  })
}

async function importAs(as: As, name: string): Promise<{ readonly id: string; readonly version: number }> {
  const call = as('clerk')
  const { notice, original, doubts } = await call('notice.readText', { text: sample(name), fileName: `${name}.txt` })
  return call('notice.create', { notice, original, doubts: [...doubts] })
}

/** With a reason for every error, and no task from any directive that nobody decided of. */
async function toApproval(as: As, seen: { readonly id: string; readonly version: number }): Promise<void> {
  const call = as('clerk')
  const { id } = seen
  const reason = 'Đã có ý kiến của Thường trực Tỉnh ủy.'
  for (const { key, severity } of (await call('notice.check', { id })).findings)
    if (severity === 'error') await call('notice.waive', { id, key, reason })
  const { directives } = await call('directive.list', { id })
  const open = directives.filter(({ mark }) => mark === null)
  const decisions = open.map(({ spot, digest }) => ({ part: spot.part, digest, decision: 'none' as const }))
  if (decisions.length > 0) await call('directive.mark', { ...seen, decisions })
  await call('notice.submit', seen)
}

async function seenOf(as: As, id: string) {
  const { waivers, doubts } = await as('deputy')('notice.get', { id })
  return {
    waivers: waivers.map((waiver) => waiver.id),
    doubts: doubts.flatMap(({ position, settledAt }) => (settledAt === null ? [position] : [])),
  }
}

/** Three words more in the first item. */
async function mend(as: As, { id, version }: { readonly id: string; readonly version: number }) {
  const call = as('clerk')
  const { notice } = await call('notice.get', { id })
  const [first, ...items] = notice.items
  if (first === undefined) return { id, version }
  const content = [...first.content, { kind: 'text' as const, text: ' Hoàn thành đúng hạn.' }]
  return call('notice.save', { id, version, notice: { ...notice, items: [{ ...first, content }, ...items] } })
}

const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name }).click()
const openRow = async (page: Page, state: string): Promise<void> => {
  await goTo(page, 'Thông báo')
  await page
    .getByRole('row', { name: new RegExp(state) })
    .first()
    .click()
  await page.getByRole('list', { name: 'Các bước của thông báo' }).waitFor()
}

const screens = { clerk: shootClerk, deputy: shootDeputy, registrar: shootRegistrar, archivist: shootArchivist }

async function shootClerk(page: Page, shoot: Shoot): Promise<void> {
  await page.getByRole('region', { name: /^Bị trả lại/ }).waitFor()
  await shoot('chuyen-vien-trang-chu')
  await page
    .getByRole('region', { name: /^Bị trả lại/ })
    .getByRole('button')
    .first()
    .click()
  await page.getByText(/^Trả lại: 1 ý kiến/).waitFor()
  await shoot('chuyen-vien-bi-tra-lai')
  await openRow(page, 'Đã ban hành')
  await page.getByRole('button', { name: 'Các bước', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Soạn văn bản đính chính/ }).click()
  await page.getByLabel('Cụm từ sai, đúng như đã in').fill('thực hiện')
  await shoot('chuyen-vien-dinh-chinh')
  await page.keyboard.press('Escape')
  await goTo(page, 'Theo dõi')
  await page.waitForTimeout(500)
  await shoot('theo-doi')
}

async function shootDeputy(page: Page, shoot: Shoot): Promise<void> {
  const queue = page.getByRole('region', { name: /^Chờ duyệt/ })
  await queue.waitFor()
  await shoot('pho-chanh-van-phong-trang-chu')
  await queue.getByRole('button').first().click()
  await page.getByRole('heading', { name: /^Thay đổi từ bản/ }).waitFor()
  await page.keyboard.press('j')
  await shoot('pho-chanh-van-phong-doc')
  await page.keyboard.press('v')
  await shoot('pho-chanh-van-phong-moi-trang')
  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: 'Duyệt' }).getByLabel('Mật khẩu của bạn').waitFor()
  await shoot('pho-chanh-van-phong-duyet')
  await page.keyboard.press('Escape')
}

async function shootRegistrar(page: Page, shoot: Shoot): Promise<void> {
  const dialog = page.getByRole('dialog')
  await shoot('van-thu-trang-chu')
  await openRow(page, 'Đã ký')
  await page.getByRole('button', { name: 'Cho số và ban hành' }).click()
  await dialog.getByLabel('Số', { exact: true }).waitFor()
  await shoot('van-thu-cho-so')
  await page.keyboard.press('Escape')
  await openRow(page, 'Đã ban hành')
  await page.getByRole('button', { name: 'Gửi văn bản' }).click()
  await dialog
    .getByText(/^Chưa gửi/)
    .first()
    .waitFor()
  await shoot('van-thu-gui')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Bản sao', exact: true }).click()
  await dialog.getByLabel('Họ và tên người ký').fill('Đỗ Văn Phúc')
  await shoot('van-thu-sao-y')
  await dialog.getByLabel('Loại bản sao').selectOption({ label: 'Trích sao' })
  await dialog.getByRole('checkbox').nth(2).check()
  await shoot('van-thu-trich-sao')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await goTo(page, 'Sổ văn bản')
  await page.getByRole('region', { name: 'Sổ đăng ký văn bản đi' }).getByRole('row').nth(1).waitFor()
  await shoot('van-thu-so-dang-ky')
  await page.getByRole('button', { name: 'Ghi sổ …' }).click()
  await dialog.getByLabel('Lý do, ghi chú').waitFor()
  await shoot('van-thu-ghi-so')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Chưa gửi' }).click()
  await shoot('van-thu-chua-gui')
}

async function shootArchivist(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Lưu trữ')
  await page.waitForTimeout(500)
  await shoot('luu-tru')
}
