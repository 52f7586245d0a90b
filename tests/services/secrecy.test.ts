/** "No classified content on this machine": on until the office switches it off. */
import { expect, test } from 'vitest'
import { blankNotice } from '../../src/domain/notice/blank-notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { openTestApp, type TestApp } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'

const marked = (secrecy: Notice['marks']['secrecy']): Notice => {
  const notice = blankNotice('n', 'conclusion')
  return { ...notice, marks: { ...notice.marks, secrecy } }
}
const stamped = sampleText('ket-luan').replace(/^(Số .*)$/m, '$1\nTỐI MẬT')

async function permit({ as }: TestApp): Promise<void> {
  const { version, severities, parameters } = await as('admin')('ruleSet.get', {})
  await as('admin')('ruleSet.save', {
    version,
    severities,
    parameters: { ...parameters, classifiedAllowed: true },
  })
}

test('what bears a mark is not stored: the refusal says why, and nothing is lost', async () => {
  const { call } = await openTestApp()
  const refusal = { error: { code: 'notice.classified', details: { found: 'Mật' } } }
  await expect(call('notice.create', { notice: marked('mat'), doubts: [] })).rejects.toMatchObject(refusal)
  await call('notice.create', { notice: marked(null), doubts: [] })
  const changed = { id: 'n', version: 1, notice: marked('mat'), fixes: [] }
  await expect(call('notice.save', changed)).rejects.toMatchObject(refusal)
  await expect(call('workingCopy.keep', { version: 1, notice: marked('mat') })).rejects.toMatchObject(refusal)
  // What was saved before is as it was.
  expect((await call('notice.get', { id: 'n' })).notice.marks.secrecy).toBeNull()
  await expect(call('notice.save', changed)).rejects.toThrow(/Văn bản vẫn còn nguyên/)
})

test('what bears the stamp is not read in, pasted or from a file', async () => {
  const app = await openTestApp()
  const refusal = { error: { code: 'notice.classified', details: { found: 'Tối mật' } } }
  await expect(app.call('notice.readText', { text: stamped, fileName: 'a.txt' })).rejects.toMatchObject(refusal)
  app.toOpen = { fileName: 'a.txt', bytes: new TextEncoder().encode(stamped) }
  await expect(app.call('notice.readFile', {})).rejects.toMatchObject(refusal)
  const base64 = Buffer.from(stamped, 'utf8').toString('base64')
  await expect(app.call('notice.readOriginal', { fileName: 'a.txt', base64 })).rejects.toMatchObject(refusal)
  await app.call('notice.readText', { text: sampleText('ket-luan'), fileName: 'a.txt' })
})

test('where the office permits it, marks are stored and read', async () => {
  const app = await openTestApp()
  await permit(app)
  const read = await app.call('notice.readText', { text: stamped, fileName: 'a.txt' })
  expect(read.notice.marks.secrecy).toBe('toiMat')
  await app.call('notice.create', { notice: marked('tuyetMat'), doubts: [] })
  expect((await app.call('notice.get', { id: 'n' })).notice.marks.secrecy).toBe('tuyetMat')
})
