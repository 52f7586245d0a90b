/** The lines side by side: damaged left, repaired right, each proposed word a button of its own. One Tab stop; keys go from word to word. */
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react'
import type { RepairSuggestion } from '../../../checker/repair/repair.ts'
import { type Decision, type RepairDraft, halfOf, piecesOf, suggestionsByLine, surenessOf } from './repair-draft.ts'
import classes from './repair.module.css'

interface RepairLinesProps {
  readonly draft: RepairDraft
  readonly current: number
  readonly choose: (at: number) => void
  readonly step: (by: 1 | -1, all: boolean) => void
  readonly settle: (decision: 'kept' | { readonly word: string }) => void
}

export function RepairLines({ draft, current, choose, step, settle }: RepairLinesProps) {
  const { proposal, decisions } = draft
  const { suggestions } = proposal
  const list = useRef<HTMLDivElement>(null)
  const byLine = useMemo(() => suggestionsByLine(suggestions), [suggestions])
  useEffect(() => {
    const word = list.current?.querySelector<HTMLElement>(`button[data-at="${current}"]`)
    word?.focus({ preventScroll: true })
    word?.scrollIntoView({ block: 'nearest' })
  }, [current])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const suggestion = suggestions[current]
    if (suggestion === undefined) return
    const deeds: Readonly<Record<string, () => void>> = {
      j: () => step(1, false),
      ArrowDown: () => step(1, false),
      k: () => step(-1, false),
      ArrowUp: () => step(-1, false),
      ArrowRight: () => step(1, true),
      ArrowLeft: () => step(-1, true),
      Enter: () => settle({ word: suggestion.to }),
      Backspace: () => settle('kept'),
    }
    const other = suggestion.others[Number(event.key) - 1]
    const deed =
      other !== undefined && other !== suggestion.from ? () => settle({ word: other }) : deeds[keyOf(event.key)]
    if (deed === undefined) return
    event.preventDefault()
    deed()
  }

  return (
    <div ref={list} className={classes.lines} role="group" aria-label="Bản quét và bản đã sửa" onKeyDown={onKeyDown}>
      <div className={classes.titles} aria-hidden>
        <span />
        <span>Bản quét</span>
        <span>Đã sửa</span>
      </div>
      {proposal.source.map((line, at) => {
        const indexes = byLine.get(at + 1) ?? none
        return (
          <Line
            key={at}
            number={at + 1}
            line={line}
            source={proposal.source}
            suggestions={suggestions}
            indexes={indexes}
            decisions={decisions}
            current={indexes.includes(current) ? current : -1}
            choose={choose}
          />
        )
      })}
    </div>
  )
}

const none: readonly number[] = []
/** One key for both cases; names of keys stay as they are. */
const keyOf = (key: string) => (key.length === 1 ? key.toLowerCase() : key)

interface LineProps {
  readonly number: number
  readonly line: string
  readonly source: readonly string[]
  readonly suggestions: readonly RepairSuggestion[]
  readonly indexes: readonly number[]
  readonly decisions: readonly Decision[]
  readonly current: number
  readonly choose: (at: number) => void
}

/** Drawn again only when something of its own words was decided: a text may have thousands of lines. */
const Line = memo(DrawnLine, (before, now) => {
  return (
    before.line === now.line &&
    before.indexes === now.indexes &&
    before.current === now.current &&
    now.indexes.every((at) => before.decisions[at] === now.decisions[at])
  )
})

function DrawnLine({ number, line, source, suggestions, indexes, decisions, current, choose }: LineProps) {
  const pieces = piecesOf(line, number, suggestions, indexes)
  return (
    <div className={classes.line} data-line={number} data-current={current >= 0}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <span className={classes.text}>
        {pieces.map((piece, at) => {
          if (typeof piece === 'string') return piece
          const index = typeof piece === 'number' ? piece : piece.half
          const suggestion = suggestions[index]
          return (
            <span key={at} className={classes.damaged} data-current={index === current}>
              {suggestion !== undefined && (typeof piece === 'number' ? suggestion.from : halfOf(suggestion, source))}
            </span>
          )
        })}
      </span>
      <span className={classes.text}>
        {pieces.map((piece, at) => {
          if (typeof piece === 'string') return piece
          const index = typeof piece === 'number' ? piece : piece.half
          const suggestion = suggestions[index]
          if (suggestion === undefined) return null
          const decision = decisions[index] ?? 'open'
          // The half is gone where the word stands whole.
          if (typeof piece !== 'number') return decision === 'kept' ? halfOf(suggestion, source) : null
          return (
            <button
              key={at}
              type="button"
              className={classes.word}
              data-at={index}
              data-decision={typeof decision === 'string' ? decision : 'accepted'}
              data-sureness={surenessOf(suggestion)}
              data-current={index === current}
              aria-current={index === current ? true : undefined}
              aria-label={describe(suggestion, decision)}
              tabIndex={index === current ? 0 : -1}
              onClick={() => choose(index)}
            >
              {wordOf(suggestion, decision)}
            </button>
          )
        })}
      </span>
    </div>
  )
}

export const wordOf = ({ from, to }: RepairSuggestion, decision: Decision): string =>
  decision === 'kept' ? from : decision === 'open' ? to : decision.word

function describe(suggestion: RepairSuggestion, decision: Decision): string {
  const { line, from, to, confidence } = suggestion
  if (decision === 'kept') return `Dòng ${line}: giữ ${from}`
  if (decision !== 'open') return `Dòng ${line}: ${from} thành ${decision.word}, đã nhận`
  return `Dòng ${line}: ${from} thành ${to}, chắc ${Math.round(confidence * 100)} phần trăm, chưa nhận`
}
