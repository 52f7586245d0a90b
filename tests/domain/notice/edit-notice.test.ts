/** Changes to a notice: what changes, and what stays the same object. */
import { taskAppendices } from '../../../src/domain/notice/notice.ts'
import { describe, expect, test } from 'vitest'
import {
  changeCell,
  changeItem,
  insertItemAfter,
  moveItem,
  putSignature,
  removeItem,
} from '../../../src/domain/notice/edit-notice.ts'
import { walkItems } from '../../../src/domain/notice/numbering.ts'
import { appendix, item, notice, row, section } from '../../helpers/build.ts'

const deep = item('-', 'Sở Tài chính bố trí kinh phí.')
const second = item('2.', 'Về dữ liệu')
const first = item('1.', 'Về thể chế', [deep])
const one = notice({ items: [item('I.', 'Nhiệm vụ', [first, second]), item('II.', 'Tổ chức thực hiện')] })
const outline = (of: typeof one) => walkItems(of).map(({ path }) => path)

describe('items', () => {
  test('one changes; its neighbours stay the same objects', () => {
    const changed = changeItem(one, deep.id, (part) => ({ ...part, marker: 'plus' }))
    expect(outline(changed)).toEqual(['I', 'I.1', 'I.1.+1', 'I.2', 'II'])
    expect(changed.items[0]?.items[1]).toBe(second)
    expect(changed.items[1]).toBe(one.items[1])
    expect(outline(one)).toEqual(['I', 'I.1', 'I.1.-1', 'I.2', 'II'])
  })

  test('are put in, taken out and moved among their siblings, with new labels', () => {
    expect(outline(insertItemAfter(one, first.id, item('3.', 'Thêm')))).toEqual([
      'I',
      'I.1',
      'I.1.-1',
      'I.2',
      'I.3',
      'II',
    ])
    expect(outline(removeItem(one, first.id))).toEqual(['I', 'I.1', 'II'])
    expect(moveItem(one, second.id, -1).items[0]?.items).toEqual([second, first])
  })

  test('at the edge, and ids that are not there, change nothing', () => {
    expect(moveItem(one, first.id, -1)).toEqual(one)
    expect(moveItem(one, second.id, 1)).toEqual(one)
    expect(changeItem(one, 'nobody', () => second)).toEqual(one)
  })
})

describe('appendix rows', () => {
  const c = row({ name: 'C' })
  const table = notice({
    appendices: [appendix(section('Thể chế', row({ name: 'A' }), row({ name: 'B' })), section('Hạ tầng', c))],
  })
  const names = (of: typeof table) =>
    taskAppendices(of)[0]?.sections.map((part) => part.rows.map(({ cells }) => cells['name']).join(''))

  test('are changed in one cell; the other section stays the same object', () => {
    const changed = changeCell(table, c.id, 'name', 'D')
    expect(names(changed)).toEqual(['AB', 'D'])
    expect(taskAppendices(changed)[0]?.sections[0]).toBe(taskAppendices(table)[0]?.sections[0])
  })
})

describe('who signs', () => {
  const block = { authority: '', title: 'CHÁNH VĂN PHÒNG', concurrentTitle: 'ỦY VIÊN', signatory: 'Lê Bình' }
  const signed = (...signatories: string[]) =>
    notice({
      signatures: signatories.map((signatory, at) => ({ ...block, id: `s${at}`, title: signatory, signatory })),
    })
  const names = (of: ReturnType<typeof notice>) => of.signatures.map(({ id, signatory }) => `${id} ${signatory}`)

  test('takes the place of the only block or of an empty one, and stands beside several', () => {
    expect(names(putSignature(signed(), block, () => 'new'))).toEqual(['new Lê Bình'])
    expect(names(putSignature(signed('An'), block, () => 'new'))).toEqual(['s0 Lê Bình'])
    expect(names(putSignature(signed('An', ''), block, () => 'new'))).toEqual(['s0 An', 's1 Lê Bình'])
    expect(names(putSignature(signed('An', 'Chi'), block, () => 'new'))).toEqual(['s0 An', 's1 Chi', 'new Lê Bình'])
  })
})
