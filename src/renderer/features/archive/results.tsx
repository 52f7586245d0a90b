/** What was found, the best first; walked through and chosen by keys. */
import { Button } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react'
import type { FoundNotice, FoundPlace } from '../../../domain/archive/search.ts'
import type { Lit } from '../../../domain/archive/search-words.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { writeCount } from '../../ui/words.ts'
import classes from './archive.module.css'

interface ResultsProps {
  readonly hits: readonly FoundNotice[]
  readonly total: number
  /** The one that is looked at. */
  readonly shown: string | null
  readonly show: (id: string) => void
  readonly chosen: ReadonlySet<string>
  readonly choose: (chosen: ReadonlySet<string>) => void
  readonly openNotice: (id: string) => void
  /** Asks to see the one that is looked at. */
  readonly preview: () => void
  /** Not there where no more are shown. */
  readonly showMore?: () => void
}

/** Whoever goes through the list by keys never comes to its end while there are more. */
const nearEnd = 4

export function focusHit(index: number): void {
  document.querySelector<HTMLElement>(`[data-hit="${index}"]`)?.focus()
}

function stepOf(key: string, total: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 8,
    PageUp: -8,
    Home: -total,
    End: total,
  }
  return steps[key]
}

export function Results(props: ResultsProps) {
  const { hits, total, shown, show, chosen, choose, openNotice, preview, showMore } = props
  const [at, setAt] = useState(0)
  const focused = Math.min(at, hits.length - 1)
  function goTo(index: number, adds: boolean): void {
    const next = Math.max(0, Math.min(hits.length - 1, index))
    const ids = [hits[focused]?.id, hits[next]?.id].filter((id) => id !== undefined)
    choose(adds ? new Set([...chosen, ...ids]) : new Set())
    setAt(next)
    focusHit(next)
    if (next + nearEnd >= hits.length) showMore?.()
  }
  function press(event: KeyboardEvent, index: number): void {
    const id = hits[index]?.id
    const step = stepOf(event.key, hits.length)
    if (step !== undefined) goTo(index + step, event.shiftKey || event.ctrlKey)
    else if (event.key === ' ' && id !== undefined) {
      show(id)
      preview()
    } else if (event.key === 'Enter' && id !== undefined) openNotice(id)
    else return
    event.preventDefault()
  }
  function click(event: MouseEvent, index: number): void {
    const id = hits[index]?.id ?? ''
    setAt(index)
    show(id)
    if (event.ctrlKey || event.metaKey)
      choose(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]))
    else if (event.shiftKey) {
      const [from, to] = [Math.min(focused, index), Math.max(focused, index)]
      choose(new Set([...chosen, ...hits.slice(from, to + 1).map((hit) => hit.id)]))
    } else choose(new Set())
  }
  return (
    <div className={classes.results} role="listbox" aria-label="Kết quả tìm kiếm" aria-multiselectable>
      {hits.map((hit, index) => (
        <div
          key={hit.id}
          className={classes.hit}
          role="option"
          aria-selected={chosen.has(hit.id) || (chosen.size === 0 && hit.id === shown)}
          tabIndex={index === focused ? 0 : -1}
          data-hit={index}
          onKeyDown={(event) => press(event, index)}
          onClick={(event) => click(event, index)}
          onDoubleClick={() => openNotice(hit.id)}
          onFocus={() => setAt(index)}
        >
          <Hit hit={hit} />
        </div>
      ))}
      {total > hits.length && <More count={total - hits.length} show={showMore} />}
    </div>
  )
}

/** More come once the end of the list is in sight. */
function More({ count, show }: { readonly count: number; readonly show: (() => void) | undefined }) {
  const { ref, entry } = useIntersection()
  const isInSight = entry?.isIntersecting === true
  useEffect(() => {
    if (isInSight) show?.()
    // Once for each length of the list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isInSight, count])
  return (
    <div ref={ref} className={classes.facts} role="presentation">
      Còn {writeCount(count)} văn bản nữa.{' '}
      {show === undefined ? (
        'Hãy gõ thêm chữ hoặc thu hẹp ở bên trái.'
      ) : (
        <Button size="xs" variant="subtle" onClick={show}>
          Xem thêm
        </Button>
      )}
    </div>
  )
}

function Hit({ hit }: { readonly hit: FoundNotice }) {
  return (
    <>
      <div className={classes.hitHead}>
        <strong>{describeNumber(hit)}</strong>
        <span>{hit.issuedOn === null ? 'chưa có ngày' : writeShortDate(hit.issuedOn)}</span>
        <StateBadge state={hit.state} deleted={false} />
      </div>
      <p>{hit.abstract}</p>
      {hit.places.map((place, index) => (
        <p key={index}>
          <span className={classes.place}>{place.place}: </span>
          <Lighted text={place.snippet} lit={place.lit} />
        </p>
      ))}
      {hit.morePlaces > 0 && <p className={classes.place}>và {writeCount(hit.morePlaces)} chỗ khác</p>}
    </>
  )
}

function Lighted({ text, lit }: { readonly text: FoundPlace['snippet']; readonly lit: readonly Lit[] }) {
  const ends = [0, ...lit.flat(), text.length]
  return ends.slice(1).map((end, index) => {
    const piece = text.slice(ends[index], end)
    return index % 2 === 1 ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>
  })
}
