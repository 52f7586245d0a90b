/** The recipients as lines: what is typed or pasted, and what stays the same recipient. */
import { describe, expect, test } from 'vitest'
import {
  marksOfLines,
  readRecipientLines,
  writeRecipient,
} from '../../../src/renderer/notice-editor/recipient-lines.ts'
import { countIds, notice } from '../../helpers/build.ts'

const blank = { recipients: [], fileCopy: '', typist: '', unit: '', copies: null }
const read = (text: string, before: typeof blank | ReturnType<typeof readRecipientLines> = blank) =>
  readRecipientLines(text, before, countIds('line'))

describe('lines of recipients', () => {
  test('pasted from a document give names, roles, the keeper and the mark', () => {
    const made = read(
      'Nơi nhận:\n- Thường trực Tỉnh ủy (báo cáo),\n- UBND tỉnh (UBND);\n\n- Các sở, ban, ngành,\n- Lưu Văn phòng Tỉnh ủy.\nNVAn/P.TH/25',
    )
    expect(made.recipients.map(writeRecipient)).toEqual([
      'Thường trực Tỉnh ủy (báo cáo)',
      'UBND tỉnh (UBND)',
      'Các sở, ban, ngành',
    ])
    expect(made.recipients[0]).toMatchObject({ name: 'Thường trực Tỉnh ủy', role: 'báo cáo' })
    expect(made).toMatchObject({ fileCopy: 'Văn phòng Tỉnh ủy', typist: 'NVAn', unit: 'P.TH', copies: 25 })
  })

  test('pasted as running text are a line each; a line that was there is left as it was', () => {
    expect(read('Thường trực Tỉnh ủy (báo cáo); Các sở, ban, ngành;\tUBND xã').recipients.map(writeRecipient)).toEqual([
      'Thường trực Tỉnh ủy (báo cáo)',
      'Các sở, ban, ngành',
      'UBND xã',
    ])
    const before = { ...blank, recipients: [{ id: 'one', name: 'Sở A; Sở B', role: '' }] }
    expect(read('Sở A; Sở B\nSở C', before).recipients.map(({ name }) => name)).toEqual(['Sở A; Sở B', 'Sở C'])
    expect(read('-\tSở A,\n-\tSở B.\nLưu: VT; P.TH').recipients.map(({ name }) => name)).toEqual(['Sở A', 'Sở B'])
  })

  test('keep the ids of the lines that stayed, and of the one that changed', () => {
    const before = read('A\nB\nC')
    const ids = before.recipients.map(({ id }) => id)
    const more = read('A\nX\nB\nC', before)
    expect([0, 2, 3].map((at) => more.recipients[at]?.id)).toEqual(ids)
    expect(more.recipients[2]).toBe(before.recipients[1])
    expect(read('A\nB (báo cáo)\nC', before).recipients.map(({ id }) => id)).toEqual(ids)
  })

  test('of a notice come back as they were', () => {
    const { distribution } = notice()
    expect(read(distribution.recipients.map(writeRecipient).join('\n'), distribution)).toEqual(distribution)
  })

  test('are underlined where their own findings are', () => {
    const { recipients } = read('Sở A\nSở Bb (báo cáo)')
    const mark = { start: 3, end: 5, tone: 'error' as const }
    const id = recipients[1]?.id ?? ''
    expect(marksOfLines(recipients, new Map([[`${id}/name`, [mark]]]))).toEqual([{ ...mark, start: 8, end: 10 }])
    expect(marksOfLines(recipients, new Map([[`${id}/role`, [mark]]]))).toEqual([{ ...mark, start: 15, end: 17 }])
  })
})
