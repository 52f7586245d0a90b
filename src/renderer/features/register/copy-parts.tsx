/** What an extract shows: items, paragraphs and rows to be ticked, as they stand on the page. */
import { useMemo } from 'react'
import type { Block } from '../../../page/blocks.ts'
import classes from './copy.module.css'

interface Entry {
  readonly id: string
  readonly words: string
  readonly depth: number
  /** Ids of what it stands under. */
  readonly above: readonly string[]
}

const longest = 110

interface CopyPartsProps {
  readonly blocks: readonly Block[]
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
}

export function CopyParts({ blocks, chosen, choose }: CopyPartsProps) {
  const entries = useMemo(() => entriesOf(blocks), [blocks])
  const set = new Set(chosen)
  return (
    <fieldset className={classes.parts}>
      <legend>Trích những phần nào</legend>
      <ul>
        {entries.map(({ id, words, depth, above }) => {
          const isWithAbove = above.some((one) => set.has(one))
          return (
            <li key={id} style={{ paddingLeft: `${depth * 18}px` }}>
              <label>
                <input
                  type="checkbox"
                  checked={isWithAbove || set.has(id)}
                  disabled={isWithAbove}
                  onChange={({ currentTarget: { checked } }) =>
                    choose(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />
                <span>{words}</span>
              </label>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest)} …` : text)
const wordsOf = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('')

/** With their labels, from the page itself. */
function entriesOf(blocks: readonly Block[]): Entry[] {
  const entries: Entry[] = []
  let path: { readonly id: string; readonly depth: number }[] = []
  let appendix: string | null = null
  for (const block of blocks) {
    if (block.kind === 'basis' || block.kind === 'paragraph') {
      const above = appendix === null ? [] : [appendix]
      entries.push({ id: block.id, words: shorten(wordsOf(block.runs)), depth: above.length, above })
    } else if (block.kind === 'item') {
      path = [...path.filter(({ depth }) => depth < block.depth), { id: block.id, depth: block.depth }]
      const words = shorten(`${block.label} ${wordsOf(block.runs)}`.trim())
      entries.push({ id: block.id, words, depth: block.depth, above: path.slice(0, -1).map(({ id }) => id) })
    } else if (block.kind === 'appendixHeading') {
      appendix = block.id
      const words = [block.label, block.title.replaceAll('\n', ' ')].filter((part) => part !== '').join(': ')
      entries.push({ id: block.id, words: `Cả ${words}`, depth: 0, above: [] })
    } else if (block.kind === 'table') {
      const above = appendix === null ? path.map(({ id }) => id) : [appendix]
      const depth = appendix === null ? (path.at(-1)?.depth ?? 0) + 1 : 1
      for (const row of block.rows)
        if (row.kind === 'cells')
          entries.push({ id: row.id, words: shorten(`Hàng ${row.cells.slice(0, 2).join('. ')}`), depth, above })
    }
  }
  return entries
}
