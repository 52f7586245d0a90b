/** From a place in words, or a part of the page, to a field of the editor. */
import { describe, expect, test } from 'vitest'
import { findEditorPlace, findEditorSpot, findTab } from '../../../src/renderer/notice-editor/places.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { readText } from '../../../src/files/text-read.ts'
import { appendix, countIds, item, notice, row, section } from '../../helpers/build.ts'
import { sampleText } from '../../helpers/samples.ts'

const inner = item('1.', 'Về dữ liệu')
const second = row({ name: 'B' })
const one = notice({
  items: [item('I.', 'Nhiệm vụ', [inner])],
  appendices: [appendix(section('Thể chế', row({ name: 'A' })), section('Hạ tầng', second))],
})

describe('a place', () => {
  test('of an item and of a row is found by its labels', () => {
    expect(findEditorPlace(one, { component: 'items', path: 'I.1' })).toEqual({ tab: 'body', id: inner.id })
    expect(findEditorPlace(one, { component: 'appendix', row: 2 })).toEqual({ tab: 'appendix', id: second.id })
  })

  test('that names no part leads to the tab', () => {
    expect(findEditorPlace(one, { component: 'items', path: 'IX' })).toEqual({ tab: 'body', id: null })
    expect(findEditorPlace(one, { component: 'signature' })).toEqual({ tab: 'ending', id: 'signatureBlock' })
  })

  test('of every doubt of the samples is a part of the notice', () => {
    for (const name of ['ket-luan', 'phan-cong', 'hd05'] as const) {
      const { notice: read, doubts } = recognize(readText(sampleText(name)).blocks, { ids: countIds(name) })
      for (const { spot } of doubts) {
        const { tab, id } = findEditorSpot(read, spot)
        if (id !== null) expect(findTab(read, id), JSON.stringify(spot)).toBe(tab)
      }
    }
  })
})

test('a part of the page leads to the tab that holds its field', () => {
  expect(['header', 'abstract', 'signatureBlock', inner.id, second.id, 'nobody'].map((id) => findTab(one, id))).toEqual(
    ['head', 'head', 'ending', 'body', 'appendix', null],
  )
})
