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

/** The other half of a word that a line's end cuts: gone with its suggestion. */
export interface Half {
  readonly half: number
}

interface Placed {
  readonly start: number
  readonly end: number
  readonly piece: number | Half
}

/** A line cut at its suggestions: plain text, the index of a suggestion, or the half that goes with one. */
export function piecesOf(
  line: string,
  number: number,
  suggestions: readonly RepairSuggestion[],
  indexes: readonly number[],
): (string | number | Half)[] {
  const places = indexes.flatMap((index): Placed[] => {
    const suggestion = suggestions[index]
    if (suggestion?.line === number) return [{ start: suggestion.start, end: suggestion.end, piece: index }]
    const rest = suggestion?.rest
    return rest === undefined ? [] : [{ start: rest.start, end: rest.end, piece: { half: index } }]
  })
  places.sort((one, other) => one.start - other.start)
  const pieces: (string | number | Half)[] = []
  let from = 0
  for (const { start, end, piece } of places) {
    if (start > from) pieces.push(line.slice(from, start))
    pieces.push(piece)
    from = end
  }
  if (from < line.length) pieces.push(line.slice(from))
  return pieces
}

/** The half as it stands in the source. */
export const halfOf = ({ rest }: RepairSuggestion, source: readonly string[]): string =>
  rest === undefined ? '' : (source[rest.line - 1] ?? '').slice(rest.start, rest.end)

/** The damaged word, its halves in the order of their lines. */
export function damagedOf(suggestion: RepairSuggestion, source: readonly string[]): string {
  const { rest, from, line } = suggestion
  if (rest === undefined) return from
  const half = halfOf(suggestion, source).trim()
  return rest.line < line ? `${half} ${from}` : `${from} ${half}`
}

/** The suggestions of each line, with those whose other half stands there. */
export function suggestionsByLine(suggestions: readonly RepairSuggestion[]): ReadonlyMap<number, readonly number[]> {
  const places = suggestions.flatMap(({ line, rest }, at) =>
    [line, ...(rest === undefined ? [] : [rest.line])].map((one) => ({ line: one, at })),
  )
  return new Map([...Map.groupBy(places, ({ line }) => line)].map(([line, found]) => [line, found.map(({ at }) => at)]))
}
