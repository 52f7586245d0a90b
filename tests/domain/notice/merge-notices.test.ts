/** Two people in one notice: nothing of either is lost, and what both changed stands twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeNotices } from '../../../src/domain/notice/merge-notices.ts'
import type { Item, Notice } from '../../../src/domain/notice/notice.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { appendix, countIds, item, notice, row, section } from '../../helpers/build.ts'

const base = notice({
  items: [item('1.', 'Một.'), item('2.', 'Hai.', [item('2.1.', 'Hai một.')]), item('3.', 'Ba.')],
  appendices: [appendix(section('I', row({ name: 'Việc một' }), row({ name: 'Việc hai' })))],
})
const withText = (part: Item, text: string): Item => ({ ...part, content: [{ kind: 'text', text }] })
const edit = (at: number, text: string, of: Notice = base): Notice => ({
  ...of,
  items: of.items.map((part, index) => (index === at ? withText(part, text) : part)),
})
const merge = (mine: Notice, theirs: Notice) => mergeNotices(base, mine, theirs, countIds('copy'))
const textsOf = (of: Notice | undefined) => of?.items.map(({ content }) => plainText(content))

describe('two changes', () => {
  test('of different parts are both there', () => {
    const merged = merge(edit(0, 'Một mới.'), edit(2, 'Ba mới.'))
    expect(textsOf(merged?.notice)).toEqual(['Một mới.', 'Hai.', 'Ba mới.'])
    expect(merged?.doubled).toEqual([])
  })

  test('of one part both stand, one below the other, and what is below it stands once', () => {
    const merged = merge(edit(1, 'Hai của tôi.'), edit(1, 'Hai của chị.'))
    expect(textsOf(merged?.notice)).toEqual(['Một.', 'Hai của tôi.', 'Hai của chị.', 'Ba.'])
    expect(merged?.notice.items.map(({ items }) => items.length)).toEqual([0, 1, 0, 0])
    expect(merged?.doubled).toEqual([{ mine: base.items[1]?.id, theirs: merged?.notice.items[2]?.id }])
  })

  test('of one cell make two rows; of two cells of a row one row', () => {
    const table = base.appendices[0]
    if (table?.kind !== 'tasks') throw new Error('no table')
    const [first] = table.columns
    const column = table.columns.find(({ role }) => role === 'name') ?? first
    const other = table.columns.find(({ role }) => role === 'lead') ?? first
    if (column === undefined || other === undefined) throw new Error('no columns')
    const withCell = (id: string, text: string): Notice => ({
      ...base,
      appendices: [
        {
          ...table,
          sections: table.sections.map((part) => ({
            ...part,
            rows: part.rows.map((line, at) => (at === 0 ? { ...line, cells: { ...line.cells, [id]: text } } : line)),
          })),
        },
      ],
    })
    const rowsOf = (of: Notice | undefined) => {
      const [made] = of?.appendices ?? []
      return made?.kind === 'tasks'
        ? made.sections.flatMap(({ rows }) => rows.map(({ cells }) => cells[column.id]))
        : []
    }
    expect(rowsOf(merge(withCell(column.id, 'Của tôi'), withCell(other.id, 'Sở Y tế'))?.notice)).toHaveLength(2)
    expect(rowsOf(merge(withCell(column.id, 'Của tôi'), withCell(column.id, 'Của chị'))?.notice).slice(0, 2)).toEqual([
      'Của tôi',
      'Của chị',
    ])
  })

  test('one put in, one taken out, one moved', () => {
    const added = { ...base, items: [...base.items.slice(0, 1), item('2.', 'Thêm.'), ...base.items.slice(1)] }
    expect(textsOf(merge(added, edit(2, 'Ba mới.'))?.notice)).toEqual(['Một.', 'Thêm.', 'Hai.', 'Ba mới.'])
    const without = { ...base, items: base.items.slice(1) }
    expect(textsOf(merge(without, added)?.notice)).toEqual(['Thêm.', 'Hai.', 'Ba.'])
    // What one took out and the other changed is still there.
    expect(textsOf(merge(without, edit(0, 'Một mới.'))?.notice)).toEqual(['Một mới.', 'Hai.', 'Ba.'])
    const moved = { ...base, items: base.items.toReversed() }
    expect(textsOf(merge(moved, added)?.notice)).toEqual(['Ba.', 'Hai.', 'Một.', 'Thêm.'])
    expect(merge(moved, { ...base, items: [base.items[1], base.items[0], base.items[2]] as Item[] })).toBeNull()
  })

  test('of what stands once are for somebody to choose', () => {
    expect(merge({ ...base, abstract: ['của tôi'] }, { ...base, abstract: ['của chị'] })).toBeNull()
    expect(merge({ ...base, abstract: ['như nhau'] }, { ...base, abstract: ['như nhau'] })?.notice.abstract).toEqual([
      'như nhau',
    ])
  })
})

test('whatever two people write, every text of either is in the merged notice', () => {
  const change = fc.record({ at: fc.nat(2), text: fc.constantFrom('A.', 'B.', 'C.') })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 3 }), fc.array(change, { maxLength: 3 }), (own, others) => {
      const [mine, theirs] = [own, others].map((changes) =>
        changes.reduce((of, { at, text }) => edit(at, text, of), base),
      )
      if (mine === undefined || theirs === undefined) return
      const texts = textsOf(merge(mine, theirs)?.notice) ?? []
      const before = textsOf(base)
      for (const of of [mine, theirs])
        for (const [at, text] of (textsOf(of) ?? []).entries()) if (text !== before?.[at]) expect(texts).toContain(text)
      expect(textsOf(merge(mine, base)?.notice)).toEqual(textsOf(mine))
      expect(textsOf(merge(base, theirs)?.notice)).toEqual(textsOf(theirs))
    }),
  )
})
