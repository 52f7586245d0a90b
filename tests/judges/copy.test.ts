/** Certified copies before the judges of DOCX: valid, and on as many pages as the screen draws. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeDocx } from '../../src/files/docx-write.ts'
import { composeCopy } from '../../src/page/compose/copy.ts'
import { layOutAll } from '../../src/renderer/page-view/layout.ts'
import { sample } from '../helpers/samples.ts'
import { judgeOoxml, measureLayout, renderPdfs } from './judges.ts'

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a whole copy and an extract are valid, and Word has the pages of the screen', async () => {
  const { notice, spec } = sample('hd05')
  const terms = {
    superiorOrgan: notice.header.superiorOrgan,
    organ: notice.header.issuingOrgans[0]!.name,
    number: 3,
    symbol: 'BS/BCĐ',
    place: 'Hà Lâm',
    date: '2026-12-01',
    signature: { authority: 'T/L TRƯỞNG BAN', title: 'CHÁNH VĂN PHÒNG', concurrentTitle: '', signatory: 'Đỗ Văn Phúc' },
    recipients: ['Đảng ủy, Ủy ban nhân dân các xã, phường'],
    fileCopy: 'Văn phòng Tỉnh ủy',
  }
  const copies = {
    whole: composeCopy(notice, spec, { ...terms, kind: 'whole', parts: [] }),
    extract: composeCopy(notice, spec, { ...terms, kind: 'extract', parts: [notice.items[0]!.id] }),
  }
  const fileOf = (name: string) => join(folder, `${name}.docx`)
  for (const [name, blocks] of Object.entries(copies)) {
    writeFileSync(fileOf(name), await writeDocx(notice, blocks, spec))
    expect({ name, faults: await judgeOoxml(fileOf(name)) }).toEqual({ name, faults: [] })
  }
  renderPdfs(Object.keys(copies).map(fileOf))
  for (const [name, blocks] of Object.entries(copies)) {
    const { pages } = measureLayout(`${fileOf(name)}.pdf`)
    expect({ name, pages: pages.length }).toEqual({ name, pages: layOutAll(blocks, spec).length })
    const words = pages
      .at(-1)!
      .lines.map(({ text }) => text)
      .join('\n')
    expect(words).toContain('Số 03-BS/BCĐ')
    expect(words).toContain('Đỗ Văn Phúc')
  }
})
