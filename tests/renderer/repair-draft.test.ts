import { expect, test } from 'vitest'
import type { RepairProposal } from '../../src/contract/repairing.ts'
import {
  acceptAbove,
  beginDraft,
  changesOf,
  damagedOf,
  countAbove,
  countOpen,
  decide,
  nextOpen,
  piecesOf,
  suggestionsByLine,
  undo,
} from '../../src/renderer/features/import/repair-draft.ts'

const word = (start: number, from: string, to: string, confidence: number) =>
  ({ kind: 'word', line: 1, start, end: start + from.length, from, to, confidence, others: [] }) as const
const proposal: RepairProposal = {
  source: ['Tinh uy giao'],
  lines: ['Tỉnh ủy giao'],
  suggestions: [word(0, 'Tinh', 'Tỉnh', 0.99), word(5, 'uy', 'ủy', 0.9), word(8, 'giao', 'giáo', 0.4)],
  dates: [],
}
const draft = beginDraft(proposal)

test('nothing is carried out that nobody accepted', () => {
  expect(changesOf(draft)).toEqual([])
  expect(changesOf(decide(decide(draft, 0, 'kept'), 1, { word: 'uỷ' }))).toEqual([
    { line: 1, start: 5, end: 7, to: 'uỷ' },
  ])
})

test('all that are sure enough are accepted in one step, but not what was decided before', () => {
  const kept = decide(draft, 0, 'kept')
  expect(countAbove(kept, 0.9)).toBe(1)
  const accepted = acceptAbove(kept, 0.9)
  expect(accepted.decisions).toEqual(['kept', { word: 'ủy' }, 'open'])
  expect(countOpen(accepted)).toBe(1)
  expect(acceptAbove(accepted, 0.9)).toBe(accepted)
})

test('every step is taken back, the last first', () => {
  const accepted = acceptAbove(decide(draft, 2, 'kept'), 0.5)
  expect(undo(accepted).decisions).toEqual(['open', 'open', 'kept'])
  expect(undo(undo(accepted)).decisions).toEqual(draft.decisions)
  expect(undo(draft)).toBe(draft)
})

test('goes to the next that is open, around the end, and to the neighbour where none is', () => {
  const middle = decide(draft, 1, 'kept')
  expect([nextOpen(middle, 0, 1), nextOpen(middle, 2, 1), nextOpen(middle, 0, -1)]).toEqual([2, 0, 2])
  const all = acceptAbove(draft, 0)
  expect([nextOpen(all, 1, 1), nextOpen(all, 2, 1), nextOpen(all, 0, -1)]).toEqual([2, 2, 0])
})

test('a line is cut at its words', () => {
  expect(piecesOf('Tinh uy giao', 1, proposal.suggestions, [0, 1])).toEqual([0, ' ', 1, ' giao'])
})

test('of a word that a line cuts, the half goes with the whole word and comes back with the decision', () => {
  const cut = { ...word(0, 'ận', 'luận', 0.9), line: 2, rest: { line: 1, start: 4, end: 8 } }
  const source = ['thảo lu-', 'ận, giao']
  const [other] = proposal.suggestions
  const suggestions = other === undefined ? [cut] : [other, cut]
  const byLine = suggestionsByLine(suggestions)
  expect([byLine.get(1), byLine.get(2)]).toEqual([[0, 1], [1]])
  expect(piecesOf('thảo lu-', 1, [cut], [0])).toEqual(['thảo', { half: 0 }])
  expect(piecesOf('ận, giao', 2, [cut], [0])).toEqual([0, ', giao'])
  expect(damagedOf(cut, source)).toBe('lu- ận')
  const drafted = beginDraft({ ...proposal, source, suggestions: [cut] })
  expect(changesOf(decide(drafted, 0, { word: 'luận' }))).toEqual([
    { line: 2, start: 0, end: 2, to: 'luận', rest: { line: 1, start: 4, end: 8 } },
  ])
})
