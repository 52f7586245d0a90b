/**
 * Every value of the format files is read by what makes the page: an entry that nobody reads is a promise that is not
 * kept. What the screen alone reads is named with the file that does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import hd05 from '../../../resources/formats/hd05.json' with { type: 'json' }
import { writeDocx } from '../../../src/files/docx-write.ts'
import { writeXlsx } from '../../../src/files/xlsx-write.ts'
import type { FormatSpec } from '../../../src/page/format/spec.ts'
import { specs } from '../../../src/page/format/formats.ts'
import { copyKinds } from '../../../src/domain/office/notice-copy.ts'
import { type ShownTerms, composeCopy } from '../../../src/page/compose/copy.ts'
import { compose } from '../../../src/page/compose/compose.ts'
import { layOutAll } from '../../../src/renderer/page-view/layout.ts'
import { writePrintRules } from '../../../src/renderer/page-view/print-rules.ts'
import { leavesOf } from '../../helpers/format-leaves.ts'
import { strainedPapers } from '../../helpers/papers.ts'
import { notice } from '../../helpers/build.ts'

/** The format, telling which of its values are read. */
function watched<T extends object>(values: T, read: Set<string>, path = ''): T {
  return new Proxy(values, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver)
      const own = path === '' ? String(key) : `${path}.${String(key)}`
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return watched(value, read, own)
      read.add(own)
      return value
    },
  })
}

/** Read elsewhere, with the file that does and the words it does it by. */
const readElsewhere: readonly (readonly [path: RegExp, file: string, words: string])[] = [
  [/^title$/, 'src/renderer/features/notice/official-page.tsx', 'spec.title'],
  [/^from$/, 'src/page/format/formats.ts', 'hd05.from'],
  [/^header\.circulationNotes$/, 'src/page/recognize/recognize-header.ts', 'header.circulationNotes'],
  [/^limits\./, 'src/page/format/spec.ts', 'limits.cellSize'],
  // The domain writes labels and dates by itself: it knows no page. format-held.test.ts holds it to the files.
  [/^body\.labels\./, 'tests/page/format/format-held.test.ts', 'body.labels'],
  // Proposed where a copy is made.
  [/^copy\.symbol$/, 'src/renderer/features/register/use-copy-terms.ts', 'copy.symbol'],
  [/^dates\./, 'tests/page/format/format-held.test.ts', 'dates.paddedMonths'],
]

const certified: ShownTerms = {
  kind: 'whole',
  superiorOrgan: 'TỈNH ỦY A',
  organ: 'BAN CHỈ ĐẠO B',
  number: 3,
  symbol: 'BS/BCĐ',
  place: 'Thái Nguyên',
  date: '2026-04-20',
  signature: { authority: 'T/L TRƯỞNG BAN', title: 'CHÁNH VĂN PHÒNG', concurrentTitle: '', signatory: 'Trần Văn Minh' },
  recipients: ['Các sở'],
  fileCopy: 'Văn thư',
  parts: [],
}

test('what is read elsewhere is read there', () => {
  const missing = readElsewhere.filter(
    ([, file, words]) => !readFileSync(join(import.meta.dirname, '../../..', file), 'utf8').includes(words),
  )
  expect(missing).toEqual([])
})

test.each(Object.values(specs))('$name: every value is read', async (spec) => {
  const read = new Set<string>()
  const mirrored = { ...spec, page: { ...spec.page, mirrored: true } }
  const secret = (secrecy: 'mat' | 'toiMat' | 'tuyetMat', urgency: 'khan' | 'thuongKhan' | 'hoaToc' | 'hoaTocHenGio') =>
    notice({ marks: { secrecy, urgency, circulation: 'Lưu hành nội bộ', draft: 1 } })
  const papers = [
    ...Object.values(strainedPapers).map((paper) => paper.notice),
    notice({
      bases: [
        { id: 'basis', text: 'Căn cứ Điều lệ Đảng' },
        { id: 'other', text: 'Căn cứ Quy chế' },
      ],
    }),
    notice({ bases: [{ id: 'basis', text: 'Căn cứ Điều lệ Đảng' }], intro: [], grounds: [] }),
    secret('mat', 'khan'),
    secret('tuyetMat', 'hoaTocHenGio'),
  ]
  for (const of of papers) {
    for (const format of [spec, mirrored, { ...spec, appendix: { ...spec.appendix, rowsMaySplit: true } }]) {
      const watching: FormatSpec = watched(format, read)
      const blocks = compose(of, watching)
      await writeDocx(of, blocks, watching)
      const sheets = layOutAll(blocks, watching)
      writePrintRules(sheets, watching)
      if (blocks.some(({ kind }) => kind === 'table')) await writeXlsx(of, blocks, watching)
    }
  }
  const copied = papers.at(0)!
  for (const kind of copyKinds) {
    const watching: FormatSpec = watched(spec, read)
    const parts = copied.items.slice(-1).map(({ id }) => id)
    const blocks = composeCopy(copied, watching, { ...certified, kind, parts })
    await writeDocx(copied, blocks, watching)
    layOutAll(blocks, watching)
  }
  const unread = leavesOf(hd05)
    .map(({ path }) => path)
    .filter((path) => !read.has(path))
  expect(unread.filter((path) => !readElsewhere.some(([known]) => known.test(path)))).toEqual([])
})
