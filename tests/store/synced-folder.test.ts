/** Folders that a program copies to other machines: told, not refused. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeSynced } from '../../src/store/synced-folder.ts'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import { onPostgres } from '../helpers/database.ts'

test.each(['OneDrive', 'OneDrive - Tỉnh ủy Hà Lâm', 'Dropbox (Văn phòng)'])(
  'a store below “%s” is warned of',
  (name) => {
    const directory = join(temporaryFolder(), name, 'Kết luận')
    mkdirSync(directory, { recursive: true })
    expect(describeSynced(directory).join()).toContain(`Kho nằm trong “${name}”`)
  },
)

test.each(['Onedriver', 'Kho', 'Megabyte'])('one below “%s” is not', (name) => {
  const directory = join(temporaryFolder(), name)
  mkdirSync(directory)
  expect(describeSynced(directory)).toEqual([])
})

test.skipIf(onPostgres)('conflict copies are named, the files of the store are not', async () => {
  const directory = temporaryFolder()
  const { call } = await openTestApp(directory)
  expect((await call('store.state', {})).remarks).toEqual([])
  for (const name of ['ket-luan (bản xung đột của MAY2).db', 'ket-luan-MAY2.keys', 'ghi chú.db'])
    writeFileSync(join(directory, name), '')
  const [remark] = (await call('store.state', {})).remarks
  expect(remark).toContain('“ket-luan (bản xung đột của MAY2).db”, “ket-luan-MAY2.keys”.')
})
