/** The lines of a source, those with a doubt marked and the place of the chosen one lit. */
import { useEffect, useMemo, useRef } from 'react'
import classes from './import.module.css'

interface SourceLinesProps {
  readonly lines: readonly string[]
  readonly doubts: readonly { readonly line?: number | null | undefined; readonly settled: boolean }[]
  readonly chosen: number | null
}

export function SourceLines({ lines, doubts, chosen }: SourceLinesProps) {
  const list = useRef<HTMLDivElement>(null)
  /** Whether every doubt of a line was settled, by its number. */
  const settledLines = useMemo(() => {
    const found = new Map<number, boolean>()
    for (const { line, settled } of doubts)
      if (typeof line === 'number') found.set(line, settled && found.get(line) !== false)
    return found
  }, [doubts])
  const chosenLine = chosen === null ? undefined : (doubts[chosen]?.line ?? undefined)
  useEffect(() => {
    if (chosenLine !== undefined)
      list.current?.querySelector(`[data-line="${chosenLine}"]`)?.scrollIntoView({ block: 'center' })
  }, [chosenLine, lines])
  return (
    <div className={classes.source} ref={list} tabIndex={0} role="region" aria-label="Các dòng của bản gốc">
      {lines.map((text, index) => {
        const isSettled = settledLines.get(index + 1)
        return (
          <div
            key={index}
            className={classes.line}
            data-line={index + 1}
            data-doubt={isSettled === false}
            data-settled={isSettled === true}
            data-chosen={index + 1 === chosenLine}
          >
            <span className={classes.lineNumber} aria-hidden>
              {index + 1}
            </span>
            <span className={classes.lineText}>{text === '' ? ' ' : text}</span>
          </div>
        )
      })}
    </div>
  )
}
