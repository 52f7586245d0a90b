/** A draft goes from one machine to another in a sealed file: at the screens of both. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'
import { goTo, look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const passphrase = 'gói mang theo người'
const draft = (id: string, abstract: string, words: string) =>
  notice({ id, abstract: [abstract], items: [item('1.', words)] })

test('is packed here, and taken in there; what both changed is shown', async () => {
  const [here, there] = [await openDesk(temporaryFolder()), await openDesk(temporaryFolder())]
  const [call, callThere] = [here, there].map(({ app }) => connect(direct(app, openSession())))
  await call?.('notice.create', { notice: draft('a', 'kết luận phiên họp tháng 4', 'Giao Sở Y tế rà soát.') })
  await call?.('notice.create', { notice: draft('b', 'kết luận về chuyển đổi số', 'Giao Sở Y tế rà soát.') })
  await callThere?.('notice.create', { notice: draft('a', 'kết luận phiên họp tháng 4', 'Giao Sở Xây dựng rà soát.') })
  await goTo(here.page, 'Cài đặt')
  await here.page.getByRole('button', { name: 'Gói dự thảo …' }).click()
  for (const name of [/tháng 4/, /chuyển đổi số/]) await here.page.getByRole('checkbox', { name }).check()
  await here.page.getByLabel('Mật khẩu của gói', { exact: true }).fill(passphrase)
  await look(here.page, 'goi-du-thao')
  const [download] = await Promise.all([
    here.page.waitForEvent('download'),
    here.page.getByRole('button', { name: 'Lưu gói …' }).click(),
  ])
  const path = join(temporaryFolder(), download.suggestedFilename())
  expect(path).toMatch(/\.klgoi$/)
  await download.saveAs(path)
  await goTo(there.page, 'Cài đặt')
  await there.withFile(path, () => there.page.getByRole('button', { name: 'Nhận gói …' }).click())
  await there.page.getByLabel('Mật khẩu của gói', { exact: true }).fill(passphrase)
  await there.page.getByRole('button', { name: 'Mở gói' }).click()
  const drafts = there.page.getByRole('list', { name: 'Dự thảo trong gói' })
  await drafts.getByText('hai bên cùng sửa').waitFor()
  await drafts.getByText(/Xây dựng.*Y tế|Y tế.*Xây dựng/).waitFor()
  await look(there.page, 'nhan-goi')
  await there.page.getByRole('button', { name: 'Nhận', exact: true }).click()
  await drafts.getByText('giống bản đang có').waitFor()
  expect((await callThere?.('notice.get', { id: 'b' }))?.notice.abstract).toEqual(['kết luận về chuyển đổi số'])
  expect(await callThere?.('notice.versions', { id: 'a' })).toHaveLength(1)
  await here.close()
  await there.close()
})
