import { expect, test } from 'vitest'
import { fileKind } from '../../src/files/file-kind.ts'
import { toDocx } from '../../src/hosts/libre-office.ts'

test.each([
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'doc'],
  [Buffer.from('{\\rtf1\\ansi Thông báo}'), 'rtf'],
  [Buffer.from('{ dự thảo }'), null],
  [Buffer.from('%PDF-1.7'), 'pdf'],
  [Buffer.from('PK\u0003\u0004'), 'zip'],
  [Buffer.alloc(0), null],
])('is told by its first bytes (%#)', (bytes, kind) => {
  expect(fileKind(bytes)).toBe(kind)
})

test('without LibreOffice it says what to install', async () => {
  process.env.KET_LUAN_SOFFICE = '/khong/co/soffice'
  await expect(toDocx(Buffer.from('{\\rtf1}'), 'rtf')).rejects.toMatchObject({ code: 'source.noOffice' })
  delete process.env.KET_LUAN_SOFFICE
})
