/** The history of what is changed and not saved: undo, redo, steps, saving under way. */
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import {
  type Draft,
  editDraft,
  isChanged,
  fixDraft,
  fixesOf,
  rebaseDraft,
  redoDraft,
  startDraft,
  undoDraft,
} from '../../../src/renderer/notice-editor/notice-drafts.ts'
import { notice } from '../../helpers/build.ts'

const one = notice()
const place =
  (text: string) =>
  (now: Notice): Notice => ({ ...now, header: { ...now.header, place: text } })
const read = (draft: Draft) => draft.present.header.place

describe('a draft', () => {
  test('is changed, undone to what was saved, and redone', () => {
    const typed = editDraft(startDraft(one, 3), 'place', place('Nơi khác'), 0)
    expect([isChanged(typed), read(typed)]).toEqual([true, 'Nơi khác'])
    const undone = undoDraft(typed)
    expect([isChanged(undone), read(undone)]).toEqual([false, 'Hà Lâm'])
    expect(undone.present).toBe(one)
    expect(read(redoDraft(undone))).toBe('Nơi khác')
  })

  test('takes quick keys of one field as one step, a pause or another field as the next', () => {
    let draft = startDraft(one, 1)
    draft = editDraft(draft, 'place', place('N'), 0)
    draft = editDraft(draft, 'place', place('Nơ'), 400)
    draft = editDraft(draft, 'place', place('Nơi'), 900)
    draft = editDraft(draft, 'place', place('Nơi x'), 5000)
    draft = editDraft(draft, 'symbol', (now) => ({ ...now, typeName: 'THÔNG BÁO KẾT LUẬN' }), 5100)
    expect(draft.past).toHaveLength(3)
    expect(read(undoDraft(undoDraft(draft)))).toBe('Nơi')
    expect(read(undoDraft(undoDraft(undoDraft(draft))))).toBe('Hà Lâm')
  })

  test('begins a new step with the word after some twenty keys, and where the caret jumps', () => {
    const type = (draft: Draft, text: string, from: number, caret: number, endsWord: boolean) =>
      editDraft(draft, 'line', place(text), 0, { from, caret, endsWord })
    let draft = startDraft(one, 1)
    for (let key = 1; key <= 25; key += 1) draft = type(draft, 'x'.repeat(key), key - 1, key, key === 22)
    expect(draft.past).toHaveLength(2)
    expect(read(undoDraft(draft))).toBe('x'.repeat(22))
    draft = type(draft, 'yx', 0, 1, false)
    draft = type(draft, 'ynx', 1, 2, false)
    expect(draft.past).toHaveLength(3)
    expect(read(undoDraft(draft))).toBe('x'.repeat(25))
  })

  test('drops what was undone when something else is typed', () => {
    const typed = editDraft(undoDraft(editDraft(startDraft(one, 1), 'a', place('A'), 0)), 'b', place('B'), 10)
    expect(redoDraft(typed)).toBe(typed)
    expect(read(typed)).toBe('B')
  })

  test('tells its fields when something else than they changed it', () => {
    const draft = startDraft(one, 1)
    const typed = editDraft(draft, 'place', place('A'), 0)
    expect(typed.revision).toBe(draft.revision)
    expect(undoDraft(typed).revision).not.toBe(typed.revision)
  })

  test('keeps what was typed while it was being saved, and undo reaches behind the save', () => {
    const sent = editDraft(startDraft(one, 1), 'place', place('Đã gửi'), 0)
    const later = editDraft(sent, 'place', place('Gõ thêm'), 5000)
    const saved = rebaseDraft(later, sent.present, 2)
    expect([isChanged(saved), saved.baseVersion, read(saved)]).toEqual([true, 2, 'Gõ thêm'])
    const back = undoDraft(saved)
    expect([isChanged(back), read(back)]).toEqual([false, 'Đã gửi'])
    expect(read(undoDraft(back))).toBe('Hà Lâm')
    expect(isChanged(undoDraft(back))).toBe(true)
  })

  test('remembers the fixes that stand until they are saved, not those that were undone', () => {
    const what = (found: string) => [{ rule: 'SPL-01', place: 'Phần đầu văn bản', found, label: 'Thay' }]
    const first = fixDraft(startDraft(one, 1), place('A'), what('a'))
    const second = editDraft(fixDraft(first, place('B'), what('b')), 'place', place('C'), 0)
    expect(fixesOf(second).map(({ found }) => found)).toEqual(['a', 'b'])
    const undone = undoDraft(undoDraft(second))
    expect(fixesOf(undone).map(({ found }) => found)).toEqual(['a'])
    expect(fixesOf(redoDraft(undone)).map(({ found }) => found)).toEqual(['a', 'b'])
    expect(fixesOf(rebaseDraft(second, second.present, 2))).toEqual([])
    expect(fixDraft(first, (now) => now, what('x'))).toBe(first)
  })

  test('whose change changes nothing has no step to undo', () => {
    const draft = startDraft(one, 1)
    expect(editDraft(draft, 'place', (now) => now, 0)).toBe(draft)
  })
})
