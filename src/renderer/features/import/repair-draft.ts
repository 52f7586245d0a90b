/** What a person has decided of the proposed repairs: pure, so that every step can be taken back. */
import type { RepairChange, RepairProposal } from '../../../contract/repairing.ts'
import type { RepairSuggestion } from '../../../checker/repair/repair.ts'

/** Not decided; the word of the source stays; this word takes its place. */
export type Decision = 'open' | 'kept' | { readonly word: string }

export interface RepairDraft {
  readonly proposal: RepairProposal
  /** One for each suggestion. */
  readonly decisions: readonly Decision[]
  /** The decisions before each step, the last step last. */
  readonly before: readonly (readonly Decision[])[]
}

export function beginDraft(proposal: RepairProposal): RepairDraft {
  return { proposal, decisions: proposal.suggestions.map(() => 'open'), before: [] }
}

export function decide(draft: RepairDraft, at: number, decision: Decision): RepairDraft {
  return withDecisions(draft, draft.decisions.with(at, decision))
}

/** Accepts what is not decided yet and is at least so sure. The draft itself where there is nothing. */
export function acceptAbove(draft: RepairDraft, level: number): RepairDraft {
  const { suggestions } = draft.proposal
  if (countAbove(draft, level) === 0) return draft
  return withDecisions(
    draft,
    draft.decisions.map((decision, at) => {
      const suggestion = suggestions[at]
      return decision === 'open' && suggestion !== undefined && suggestion.confidence >= level
        ? { word: suggestion.to }
        : decision
    }),
  )
}

export function countAbove({ proposal, decisions }: RepairDraft, level: number): number {
  return proposal.suggestions.filter(({ confidence }, at) => decisions[at] === 'open' && confidence >= level).length
}

export const countOpen = ({ decisions }: RepairDraft): number =>
  decisions.filter((decision) => decision === 'open').length

function withDecisions(draft: RepairDraft, decisions: readonly Decision[]): RepairDraft {
  return { ...draft, decisions, before: [...draft.before, draft.decisions] }
}

export function undo(draft: RepairDraft): RepairDraft {
  const decisions = draft.before.at(-1)
  return decisions === undefined ? draft : { ...draft, decisions, before: draft.before.slice(0, -1) }
}

/** The next suggestion that is not decided, from `at` on in the direction of `step`, around the end; the next of all where none is left. */
export function nextOpen({ decisions }: RepairDraft, at: number, step: 1 | -1): number {
  const total = decisions.length
  const turn = (place: number) => (((at + step * place) % total) + total) % total
  for (let place = 1; place <= total; place += 1) if (decisions[turn(place)] === 'open') return turn(place)
  return Math.min(Math.max(at + step, 0), Math.max(0, total - 1))
}

/** What is carried out: only what somebody accepted. */
export function changesOf({ proposal, decisions }: RepairDraft): RepairChange[] {
  return proposal.suggestions.flatMap(({ line, start, end, rest }, at) => {
    const decision = decisions[at]
    if (typeof decision !== 'object') return []
    const change = { line, start, end, to: decision.word }
    return [rest === undefined ? change : { ...change, rest }]
  })
}

/** How sure a suggestion is, in three words that the screen tells apart by ground and underline. */
export type Sureness = 'sure' | 'likely' | 'doubtful'
export const surenessOf = ({ confidence }: Pick<RepairSuggestion, 'confidence'>): Sureness =>
  confidence >= 0.95 ? 'sure' : confidence >= 0.8 ? 'likely' : 'doubtful'

/** A line cut at its suggestions: plain text, or the index of a suggestion. */
export function piecesOf(
  line: string,
  suggestions: readonly RepairSuggestion[],
  indexes: readonly number[],
): (string | number)[] {
  const pieces: (string | number)[] = []
  let from = 0
  for (const index of indexes) {
    const suggestion = suggestions[index]
    if (suggestion === undefined) continue
    if (suggestion.start > from) pieces.push(line.slice(from, suggestion.start))
    pieces.push(index)
    from = suggestion.end
  }
  if (from < line.length) pieces.push(line.slice(from))
  return pieces
}
