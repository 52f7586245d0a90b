/** The sheets that go with a notice: what the inspector reads of its approval, what the signatory gets. */
import { expect, test } from 'vitest'
import { notice as sound } from '../../src/checker/examples.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { openTestApp, type TestApp } from '../helpers/app.ts'

/** All words of the last file that was exported. */
function wordsOf({ saved }: TestApp): string {
  const { blocks } = readDocx(saved.at(-1)!.bytes)
  return blocks
    .map((block) =>
      block.kind === 'line'
        ? block.runs.map(({ text }) => text).join('')
        : block.rows.map(({ cells }) => cells.join(' | ')).join('\n'),
    )
    .join('\n')
}

test('the sheet of an approval says what was approved, by whom, what was let stand, and where the audit ends', async () => {
  const app = await openTestApp()
  const { call, as } = app
  const one = { ...sound(), id: 'duyet', abstract: ['về  kết luận phiên họp'] }
  await call('notice.create', { notice: one })
  const { findings } = await call('notice.check', { id: one.id })
  const { id: waiver } = await call('notice.waive', {
    id: one.id,
    key: findings[0]!.key,
    reason: 'Bí thư dùng chữ này.',
  })
  const seen = { id: one.id, version: 1 }
  await call('notice.submit', seen)
  await expect(call('notice.exportApprovalSheet', { id: one.id })).rejects.toMatchObject({
    error: { code: 'notice.notApproved' },
  })
  await as('deputy')('notice.approve', { ...seen, waivers: [waiver] })
  const { contentHash } = await call('notice.get', { id: one.id })
  await call('notice.exportApprovalSheet', { id: one.id })
  const words = wordsOf(app)
  for (const part of [
    'PHIẾU DUYỆT XUẤT BẢN',
    contentHash,
    'Bí thư dùng chữ này.',
    'deputy',
    'Phó Chánh Văn phòng',
    'Trình ký duyệt',
    '15:00',
  ])
    expect(words).toContain(part)
  const [row] = await as('archivist')('audit.list', { limit: 2 })
  expect(row?.call).toBe('notice.exportApprovalSheet')
  const [, before] = await as('archivist')('audit.list', { limit: 2 })
  expect(words).toContain(before?.hash)
})

test('the sheet for the signatory names them, what comes with it, and leaves room', async () => {
  const app = await openTestApp()
  const one = { ...sound(), id: 'trinh' }
  await app.call('notice.create', { notice: one })
  await app.call('notice.exportSubmissionSheet', { id: one.id })
  const words = wordsOf(app)
  for (const part of ['PHIẾU TRÌNH KÝ', 'Kính gửi', one.signatures[0]!.signatory, 'Ý kiến của người ký', 'chưa duyệt'])
    expect(words).toContain(part)
})
