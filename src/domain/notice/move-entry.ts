/**
 * An entry of a run-in enumeration changes places with the one beside it. End marks belong to the place, not to the entry:
 * "(1) one; (2) two." becomes "(1) two; (2) one.", and a sentence that closes the list stays at its end.
 */
import { type Enumeration, type EnumerationEntry, type Inline, enumerationsOf } from './inline.ts'

/** Moves the entry at an index of the enumeration of this id; at the ends the same content comes back. */
export function moveEntry(content: readonly Inline[], id: string, index: number, by: 1 | -1): readonly Inline[] {
  const known = enumerationsOf(content).find((one) => one.id === id)
  if (known === undefined || known.entries[index] === undefined || known.entries[index + by] === undefined)
    return content
  return content.map((node) => moveInside(node, id, Math.min(index, index + by)))
}

function moveInside(node: Inline, id: string, first: number): Inline {
  if (node.kind !== 'enumeration') return node
  if (node.id === id) return { ...node, entries: swapWords(node, first) }
  const entries = node.entries.map((entry) => ({
    ...entry,
    content: entry.content.map((inside) => moveInside(inside, id, first)),
  }))
  return { ...node, entries }
}

function swapWords({ entries }: Enumeration, first: number): readonly EnumerationEntry[] {
  const [one, other] = [entries[first], entries[first + 1]]
  if (one === undefined || other === undefined) return entries
  const closes = first + 2 === entries.length && entries.slice(0, -1).every(({ content }) => !endsSentence(content))
  const [early, late] = [cutEnd(one.content), closes ? cutClosing(other.content) : cutEnd(other.content)]
  // Labels as an issued text wrote them belong to the place.
  return entries
    .with(first, withLabel({ id: other.id, content: join(late.words, early.end) }, one))
    .with(first + 1, withLabel({ id: one.id, content: join(early.words, late.end) }, other))
}

function withLabel(entry: EnumerationEntry, { writtenLabel }: EnumerationEntry): EnumerationEntry {
  return writtenLabel === undefined ? entry : { ...entry, writtenLabel }
}

interface Cut {
  readonly words: readonly Inline[]
  readonly end: readonly Inline[]
}

const endMark = /[;,.]?\s*$/u

function endsSentence(content: readonly Inline[]): boolean {
  const last = content.at(-1)
  if (last?.kind === 'enumeration') return endsSentence(last.entries.at(-1)?.content ?? [])
  return last?.kind === 'text' && /\.\s*$/u.test(last.text)
}

/** The words of an entry, and the mark after them. */
function cutEnd(content: readonly Inline[]): Cut {
  const last = content.at(-1)
  const rest = content.slice(0, -1)
  if (last?.kind === 'text') {
    const at = endMark.exec(last.text)?.index ?? last.text.length
    return {
      words: join(rest, [{ ...last, text: last.text.slice(0, at) }]),
      end: [{ ...last, text: last.text.slice(at) }],
    }
  }
  const inner = last?.kind === 'enumeration' ? last.entries.at(-1) : undefined
  if (last?.kind !== 'enumeration' || inner === undefined) return { words: content, end: [] }
  const { words, end } = cutEnd(inner.content)
  return {
    words: [...rest, { ...last, entries: last.entries.with(last.entries.length - 1, { ...inner, content: words }) }],
    end,
  }
}

/** Of a list parted by semicolons: the sentences after the one that ends it are about all of it. */
const nextSentence = /\.(?=\s+\p{Lu})/u

function cutClosing(content: readonly Inline[]): Cut {
  for (const [at, node] of content.entries()) {
    if (node.kind !== 'text') continue
    const found = nextSentence.exec(node.text)
    // "TP. Hồ Chí Minh" goes on.
    if (found === null || /(?:^|\s)\p{Lu}\p{L}{0,2}$/u.test(node.text.slice(0, found.index))) continue
    const [words, end] = [node.text.slice(0, found.index), node.text.slice(found.index)]
    return {
      words: join(content.slice(0, at), [{ ...node, text: words }]),
      end: [{ ...node, text: end }, ...content.slice(at + 1)],
    }
  }
  return cutEnd(content)
}

/** One list after the other; what has no characters is left out, characters of one look are one run. */
function join(one: readonly Inline[], other: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const node of [...one, ...other]) {
    const last = joined.at(-1)
    if (node.kind === 'text' && node.text === '') continue
    // An enumeration ends with its last entry.
    if (last?.kind === 'enumeration' && node.kind !== 'enumeration') joined[joined.length - 1] = append(last, node)
    else if (last?.kind === 'text' && node.kind === 'text' && last.emphasis === node.emphasis)
      joined[joined.length - 1] = { ...last, text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}

function append(enumeration: Enumeration, node: Inline): Enumeration {
  const inner = enumeration.entries.at(-1)
  if (inner === undefined) return enumeration
  return {
    ...enumeration,
    entries: enumeration.entries.with(enumeration.entries.length - 1, {
      ...inner,
      content: join(inner.content, [node]),
    }),
  }
}
