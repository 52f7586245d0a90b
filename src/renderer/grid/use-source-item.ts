import { useEffect, useRef, useState } from 'react'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import { isMatched, matchDirectives } from '../../checker/reading/matches.ts'
import { type ReadingMemory, readForRules, rememberReading } from '../../checker/reading/reading.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { directoryFor, useOffice } from '../notice-editor/use-office.ts'

export interface SourceItem {
  readonly part: string
  readonly text: string
}

/** ms: reading the whole notice waits until one stays at a row. */
const pause = 400

/** The directive of the body that a row carries out, as the rules match them; null where none is told. */
export function useSourceItem(notice: Notice, row: string): SourceItem | null {
  const office = useOffice()
  const memory = useRef<ReadingMemory | undefined>(undefined)
  const [found, setFound] = useState<{ readonly row: string; readonly item: SourceItem | null } | null>(null)
  useEffect(() => {
    if (office === null) return
    let idle = 0
    const look = () => {
      const directory = localDirectory(directoryFor(office, notice.header), notice.header.place)
      memory.current = rememberReading(notice, directory, memory.current)
      const matched = matchDirectives(readForRules(notice, memory.current), directory).find(
        (one) => one.matches[0]?.reading.row.id === row && isMatched(one, directory),
      )
      setFound({
        row,
        item: matched === undefined ? null : { part: matched.directive.part, text: matched.directive.text },
      })
    }
    const wait = setTimeout(() => (idle = requestIdleCallback(look, { timeout: pause })), pause)
    return () => {
      clearTimeout(wait)
      cancelIdleCallback(idle)
    }
  }, [notice, row, office])
  return found?.row === row ? found.item : null
}
