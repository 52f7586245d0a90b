/** Two desks with one folder: a draft is sent at the screen of one, and taken in with one key at that of the other. */
import { expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'
import { goTo, look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const passphrase = 'hai bàn một hộp thư'
const draft = (id: string, abstract: string, words: string) =>
  notice({ id, abstract: [abstract], items: [item('1.', words)] })

test('a draft is sent here and taken in there; what both changed is shown', async () => {
  const folder = temporaryFolder()
  const [here, there] = [await openDesk(temporaryFolder()), await openDesk(temporaryFolder())]
  const [call, callThere] = [connect(direct(here.app, openSession())), connect(direct(there.app, openSession()))]
  await call('notice.create', { notice: draft('a', 'kết luận phiên họp tháng 4', 'Giao Sở Y tế rà soát.') })
  await callThere('notice.create', { notice: draft('b', 'kết luận về chuyển đổi số', 'Giao Sở Xây dựng rà soát.') })
  await call('notice.create', { notice: draft('b', 'kết luận về chuyển đổi số', 'Giao Sở Y tế rà soát.') })
  await callThere('letters.setBox', { box: { folder, desk: 'Văn phòng', passphrase } })
  await goTo(here.page, 'Cài đặt')
  await here.page.getByRole('button', { name: 'Đặt hộp thư …' }).click()
  await here.page.getByLabel('Thư mục chung').fill(folder)
  await here.page.getByLabel('Tên bàn này').fill('Phòng Tổng hợp')
  await here.page.getByLabel('Mật khẩu của hộp thư', { exact: true }).fill(passphrase)
  await look(here.page, 'dat-hop-thu')
  await here.page.getByRole('button', { name: 'Đặt hộp thư', exact: true }).click()
  await here.page.getByText('tên bàn này trong thư: Phòng Tổng hợp').waitFor()
  await look(here.page, 'hop-thu-cai-dat')
  await goTo(here.page, 'Trang chủ')
  await here.page.getByRole('button', { name: /phiên họp tháng 4/ }).click()
  await here.page.getByRole('button', { name: 'Các loại xuất khác và thao tác' }).click()
  await here.page.getByRole('menuitem', { name: 'Gửi sang bàn bên …' }).click()
  await here.page.getByLabel('Lời nhắn').fill('Nhờ anh xem mục 1 trước.')
  await look(here.page, 'gui-thu')
  await here.page.getByRole('button', { name: 'Gửi', exact: true }).click()
  await here.page.getByText('Đã gửi sang bàn bên.').waitFor()
  await call('letters.send', { id: 'b' })

  await there.page.reload()
  const waiting = there.page.getByRole('region', { name: 'Chờ nhận 2' })
  await waiting.waitFor()
  await look(there.page, 'cho-nhan')
  await waiting.getByRole('button', { name: /phiên họp tháng 4/ }).press('Enter')
  await there.page.getByText(/^Đã nhận “kết luận phiên họp/).waitFor()
  await there.page
    .getByRole('region', { name: 'Chờ nhận 1' })
    .getByRole('button', { name: /chuyển đổi số/ })
    .click()
  const dialog = there.page.getByRole('dialog', { name: 'Hai bên cùng sửa' })
  await dialog.getByText(/Xây dựng.*Y tế|Y tế.*Xây dựng/).waitFor()
  await look(there.page, 'thu-hai-ben-sua')
  await dialog.getByRole('button', { name: 'Giữ bản đang có' }).click()
  await there.page.getByText(/Chờ nhận/).waitFor({ state: 'hidden' })
  expect((await callThere('notice.get', { id: 'a' })).notice.abstract).toEqual(['kết luận phiên họp tháng 4'])
  expect(await callThere('notice.versions', { id: 'b' })).toHaveLength(1)

  await goTo(here.page, 'Trang chủ')
  await here.page.reload()
  const sent = here.page.getByRole('region', { name: 'Đã gửi sang bàn bên' })
  await sent.getByText('Đã nhận', { exact: true }).waitFor()
  await sent.getByText('Không lấy').waitFor()
  await look(here.page, 'da-gui')
  await here.close()
  await there.close()
})
