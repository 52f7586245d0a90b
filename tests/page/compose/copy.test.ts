/** A certified copy as a page: a line over the whole width, and below it what the rules ask of a copy (F-COPY-3, F-COPY-4). */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../../src/checker/examples.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { composeCopy, type ShownTerms } from '../../../src/page/compose/copy.ts'
import { specFor } from '../../../src/page/format/formats.ts'
import { layOutAll, pageOf } from '../../../src/renderer/page-view/layout.ts'

const terms: ShownTerms = {
  kind: 'whole',
  superiorOrgan: '',
  organ: 'BAN CHỈ ĐẠO B',
  number: 3,
  symbol: 'BS/BCĐ',
  place: 'Thái Nguyên',
  date: '2026-04-20',
  signature: { authority: '', title: 'CHÁNH VĂN PHÒNG', concurrentTitle: '', signatory: 'Trần Văn Minh' },
  recipients: [],
  fileCopy: '',
  parts: [],
}

const withoutAppendix: Notice = { ...soundNotice(), appendices: [] }

test.each([
  ['a portrait page', withoutAppendix],
  ['the landscape page of the last appendix', soundNotice()],
])('the note is at the end of the text, on %s, as wide as its text', (_, one) => {
  const spec = specFor(one)
  const sheets = layOutAll(composeCopy(one, spec, terms), spec)
  const last = sheets.at(-1)!
  const page = pageOf(last, spec)
  const width = page.width - page.left - page.right
  const note = last.slices.filter(({ part }) => part.id === 'copyNote')
  const [rule] = note.flatMap(({ part: { drawing } }) =>
    drawing.kind === 'columns'
      ? drawing.columns.flatMap(({ paragraphs }) =>
          paragraphs.flatMap((line) => (line.rule === undefined ? [] : [line.rule])),
        )
      : [],
  )
  expect(rule?.length).toBeCloseTo(width)
  const { drawing } = note.at(-1)!.part
  const columns = drawing.kind === 'columns' ? drawing.columns : []
  expect(columns.reduce((sum, column) => sum + column.width, 0)).toBeCloseTo(width)
  // Nothing stands below it.
  expect(last.slices.at(-1)?.part.id).toBe('end')
  expect(last.slices.at(-2)?.part.id).toBe('copyNote')
})

test('an extract keeps the labels of the original and tells each gap once', () => {
  const base = soundNotice()
  const [item] = base.items
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...item!, id }))
  const one: Notice = { ...base, items }
  const blocks = composeCopy(one, specFor(one), { ...terms, kind: 'extract', parts: ['b', 'e'] })
  const body = blocks.flatMap((block) =>
    block.kind === 'item' ? [block.label] : block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : [],
  )
  expect(body).toEqual(['…', '2.', '…', '5.', '…'])
  expect(blocks.some(({ kind }) => kind === 'table' || kind === 'appendixHeading' || kind === 'pages')).toBe(false)
})
