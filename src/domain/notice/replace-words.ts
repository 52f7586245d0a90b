/** Finding words in the cells of a table and putting others in their place. */
import type { Table } from './notice.ts'
import { type CellTexts, sectionTitle } from './edit-table.ts'

/** One place where the words are. */
export interface FoundWords {
  readonly line: string
  readonly column: string
  readonly span: readonly [number, number]
}

/** Looks for words whatever their capitals; blanks in them stand for any blank. Null for no words. */
function patternOf(words: string): RegExp | null {
  const parts = words.normalize('NFC').trim().split(/\s+/u)
  if (parts[0] === '') return null
  return new RegExp(
    parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`\s+`),
    'giu',
  )
}

/** All places of a table where the words are, in reading order. */
export function findWords(table: Table, words: string): readonly FoundWords[] {
  const pattern = patternOf(words)
  if (pattern === null) return []
  const places = (line: string, column: string, text: string) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }): FoundWords => ({
      line,
      column,
      span: [index, index + found.length],
    }))
  return table.sections.flatMap((section) => [
    ...places(section.id, sectionTitle, section.title),
    ...section.rows.flatMap((row) =>
      table.columns.flatMap(({ id }) => (row.cells[id] === undefined ? [] : places(row.id, id, row.cells[id]))),
    ),
  ])
}

/** The cells with other words at these places, for `writeCells`. */
export function replaceWords(table: Table, places: readonly FoundWords[], by: string): CellTexts {
  const texts = new Map<string, Record<string, string>>()
  const before = new Map<string, Readonly<Record<string, string>>>()
  for (const section of table.sections) {
    before.set(section.id, { [sectionTitle]: section.title })
    for (const row of section.rows) before.set(row.id, row.cells)
  }
  // From the end, so that earlier places stay where they are.
  for (const { line, column, span } of places.toReversed()) {
    const text = texts.get(line)?.[column] ?? before.get(line)?.[column]
    if (text === undefined) continue
    texts.set(line, { ...texts.get(line), [column]: text.slice(0, span[0]) + by + text.slice(span[1]) })
  }
  return texts
}
