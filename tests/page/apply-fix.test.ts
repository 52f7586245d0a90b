/** Fixes of findings: exactly the characters of the spot change. */
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/domain/notice/spot.ts'
import { applyFix, textAt } from '../../src/page/apply-fix.ts'
import { appendix, countIds, deadline, item, notice, row, section } from '../helpers/build.ts'

const paragraph = item('1.', ['Sở Tài chính phân đầu ', deadline('hoàn thành trước ngày 10/4/2026'), '.'])
const task = row({ assigned: 'Đẩy mạnh chuyên đổi số. Chuyên đổi số phải thực chất' })
const part = section('Hạ tầng', task)
const one = notice({ items: [paragraph], appendices: [appendix(part)] })
const fix = (...changes: { spot: Spot; text: string }[]) => applyFix(one, { label: 'Sửa', changes }, countIds('fixed'))

describe('a fix', () => {
  test('of a paragraph keeps its deadline', () => {
    const spot: Spot = { part: paragraph.id, field: 'text', span: [13, 21] }
    const fixed = fix({ spot, text: 'phấn đấu' })
    expect(textAt(fixed, spot)).toBe('Sở Tài chính phấn đấu hoàn thành trước ngày 10/4/2026.')
    expect(fixed.items[0]?.content[1]).toBe(paragraph.content[1])
    expect(fixed.appendices[0]).toBe(one.appendices[0])
  })

  test('of two places in one cell makes both, wherever they stand', () => {
    const at = (start: number): Spot => ({ part: task.id, field: 'assigned', span: [start, start + 10] })
    const fixed = fix({ spot: at(9), text: 'chuyển đổi số'.slice(0, 10) }, { spot: at(24), text: 'Chuyển đổi' })
    expect(textAt(fixed, at(0))).toBe('Đẩy mạnh chuyển đổi số. Chuyển đổi số phải thực chất')
  })

  test('of a whole field, a section title, a recipient and the abstract', () => {
    const recipient = one.distribution.recipients[0]!
    const spots: Spot[] = [
      { part: task.id, field: 'lead' },
      { part: part.id, field: 'title' },
      { part: recipient.id, field: 'role' },
      { part: 'abstract', field: 'text' },
    ]
    for (const spot of spots) expect(textAt(fix({ spot, text: 'khác' }), spot)).toBe('khác')
  })

  test('of a label, of what stands once, and of the look of a deadline', () => {
    for (const spot of [
      { part: paragraph.id, field: 'label' },
      { part: part.id, field: 'label' },
      { part: task.id, field: 'label' },
    ] satisfies Spot[]) {
      const fixed = applyFix(
        { ...one, numbering: 'frozen' },
        { label: 'Sửa', changes: [{ spot, text: '9.' }] },
        countIds('fixed'),
      )
      expect(textAt(fixed, spot)).toBe('9.')
    }
    for (const spot of [
      { part: 'header', field: 'symbol' },
      { part: one.signatures[0]!.id, field: 'signatory' },
      { part: one.header.issuingOrgans[0]!.id, field: 'name' },
      { part: 'recipients', field: 'fileCopy' },
      { part: 'typeName', field: 'text' },
    ] satisfies Spot[]) {
      expect(textAt(fix({ spot, text: 'khác' }), spot)).toBe('khác')
    }
    const bold = { ...deadline('trước ngày 10/4/2026'), sourceEmphasis: 'bold' as const }
    const deep = notice({ items: [item('1.', 'Giao:', [item('-', ['Báo cáo ', bold])])] })
    const fixed = applyFix(
      deep,
      { label: 'Sửa', changes: [{ spot: { part: bold.id, field: 'emphasis' }, text: '' }] },
      countIds('fixed'),
    )
    expect(fixed.items[0]?.items[0]?.content[1]).toEqual({ kind: 'deadline', id: bold.id, written: bold.written })
  })

  test('of a part that is gone changes nothing', () => {
    expect(fix({ spot: { part: 'gone', field: 'text', span: [0, 1] }, text: 'x' })).toEqual(one)
  })
})
