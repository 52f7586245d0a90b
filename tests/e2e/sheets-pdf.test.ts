/** Sheets, books and copies as PDF, printed by the headless browser of this machine and read by poppler. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { printHeadless } from '../../src/hosts/headless-print.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { decideNone } from '../helpers/decide.ts'

const run = (program: string, ...args: readonly string[]) => execFileSync(program, args, { encoding: 'utf8' })
const wordsOf = (path: string) => run('pdftotext', '-layout', path, '-').replace(/[\s\u00A0]+/g, ' ')

/** A trial store with one issued notice, and its calls with the path of their file. */
async function openIssued() {
  const folder = temporaryFolder()
  const store = join(folder, 'kho')
  const app = await openLocalApp(store, diskFiles({}, store), ({ error }) => console.error(error))
  const session = openSession()
  const filesTo = (path: string | null) =>
    diskFiles(
      {
        saveTo: () => Promise.resolve(path),
        makePdf: (printed) => printHeadless({ app, session, screen: 'out/renderer' }, printed),
      },
      store,
    )
  const callTo = (path: string | null): CallFunction => connect(direct(app, session, filesTo(path)))
  const call = callTo(null)
  const sound = soundNotice()
  const one = { ...sound, id: 'goc', header: { ...sound.header, number: 24 } }
  const seen = { id: one.id, version: 1 }
  await call('notice.create', { notice: one })
  await decideNone(call, seen)
  await call('notice.submit', seen)
  await call('notice.issue', seen)
  return { app, folder, call, callTo, one }
}

test('a sheet, the register and a certified copy are sound PDFs that say what they are', async () => {
  const { app, folder, call, callTo, one } = await openIssued()
  try {
    const sheet = join(folder, 'phieu.pdf')
    await callTo(sheet)('notice.exportSubmissionSheet', { id: one.id, as: 'pdf' })
    expect(wordsOf(sheet)).toContain('PHIẾU TRÌNH KÝ')
    expect(wordsOf(sheet)).toContain('Ý kiến của người ký')

    const book = join(folder, 'so.pdf')
    await callTo(book)('register.exportSheet', { as: 'pdf' })
    expect(wordsOf(book)).toMatch(/SỔ ĐĂNG KÝ VĂN BẢN ĐI.*Người ký.*24-TB\/CQTT 14\/4\/2026/)
    expect(run('pdfinfo', book)).toMatch(/Page size: +84\d\.\d+ x 59\d/)

    const copy = await call('copy.make', {
      notice: one.id,
      kind: 'whole',
      organ: one.header.issuingOrgans[0]!.name,
      number: 1,
      symbol: 'BS/CQTT',
      place: 'Thái Nguyên',
      date: one.header.date!,
      signature: { title: 'CHÁNH VĂN PHÒNG', signatory: 'Trần Văn Minh' },
    })
    const certified = join(folder, 'sao.pdf')
    await callTo(certified)('copy.export', { id: copy.id, as: 'archive' })
    expect(wordsOf(certified)).toMatch(/Đã ký.*SAO Y BẢN CHÍNH.*Số 01-BS\/CQTT.*CHÁNH VĂN PHÒNG.*Trần Văn Minh/)
    if (process.env['KEEP_PDF']) run('cp', sheet, book, certified, process.env['KEEP_PDF'])
    for (const path of [sheet, book, certified]) {
      expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
      expect(run('pdfinfo', path)).toMatch(/^Keywords: +Bản từ kho dùng thử$/m)
    }
    // The page of a sheet that is no longer printed shows nothing of it.
    await expect(call('print.sheet', { id: 'mot-phieu' })).rejects.toMatchObject({ error: { code: 'print.gone' } })
  } finally {
    await app.close()
  }
})
