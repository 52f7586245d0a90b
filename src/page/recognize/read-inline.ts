/** The inside of a paragraph: run-in enumerations and deadlines found in its characters. */
import { findDeadlines } from '../../domain/deadline/deadline.ts'
import type { DeadlineNode, Emphasis, Enumeration, EnumerationEntry, Inline } from '../../domain/notice/notice.ts'
import { readRoman, writeLetter, writeRoman } from '../../domain/notice/numbering.ts'
import type { Run } from '../blocks.ts'

export interface InlineReader {
  readonly ids: () => string
  /** Whether the source shows emphasis at all: only then does a plain deadline differ from the others. */
  readonly showsEmphasis: boolean
  /** Whether somebody set the emphasis on purpose: then that of the whole paragraph counts too. */
  readonly byHand?: boolean
}

/** Text of a paragraph (without its marker) as nodes. Blanks at the joints of nodes are kept in the text runs. */
export function readInline(runs: readonly Run[], reader: InlineReader): Inline[] {
  const text = runs.map((run) => run.text).join('')
  const looks = looksOf(runs, text, reader.byHand === true)
  return readSpan(text, looks, 0, text.length, markersIn(text), reader)
}

/** Emphasis of each character. Emphasis that covers the whole paragraph is its style, not an emphasis in it. */
function looksOf(runs: readonly Run[], text: string, byHand: boolean): (Emphasis | undefined)[] {
  const looks: (Emphasis | undefined)[] = []
  for (const run of runs) for (let at = 0; at < run.text.length; at += 1) looks.push(run.emphasis)
  const first = looks[0]
  return !byHand &&
    first !== undefined &&
    looks.every((look, at) => look === first || text[at] === ' ') &&
    findDeadlines(text).length === 0
    ? looks.map(() => undefined)
    : looks
}

interface RunInMarker {
  readonly start: number
  readonly end: number
  readonly inner: string
  /** Stands after a mark, as an entry does; "mục (2)" in a sentence is a reference. */
  readonly afterMark: boolean
}

function markersIn(text: string): RunInMarker[] {
  const found: RunInMarker[] = []
  if (!text.includes('(')) return found
  for (const match of text.matchAll(
    /(?<=^|[\s:;.,“"])(?<!(?:mục|điểm|khoản|nội dung|ý|nhiệm vụ)\s)\((\d{1,2}|[ivx]{1,5}|[a-zđ])\)(?=\s)/g,
  )) {
    const afterMark = /[:;.,]\s*$/.test(text.slice(Math.max(0, match.index - 3), match.index))
    found.push({ start: match.index, end: match.index + match[0].length, inner: match[1] ?? '', afterMark })
  }
  return found.length > mostMarkers ? [] : found
}

/** Beyond so many the brackets are no enumeration, and each would be compared with all others. */
const mostMarkers = 400

const families = ['digits', 'roman', 'letters'] as const
type Family = (typeof families)[number]

function ordinalIn(family: Family, inner: string): number | null {
  if (family === 'digits') return /^\d+$/.test(inner) ? Number(inner) : null
  if (family === 'roman') return readRoman(inner)
  for (let ordinal = 1; ordinal <= 23; ordinal += 1) if (writeLetter(ordinal) === inner) return ordinal
  return null
}

function writeOrdinal(family: Family, ordinal: number): string {
  if (family === 'digits') return String(ordinal)
  return family === 'roman' ? writeRoman(ordinal).toLowerCase() : writeLetter(ordinal)
}

/** The first enumeration in a span: from a marker of ordinal 1 on, each next ordinal of its family. At least two. */
function findEnumeration(markers: readonly RunInMarker[]): { family: Family; entries: RunInMarker[] } | null {
  for (const [index, first] of markers.entries()) {
    for (const family of families) {
      if (ordinalIn(family, first.inner) !== 1) continue
      const entries = [first]
      let last = 1
      for (const marker of markers.slice(index + 1)) {
        const ordinal = ordinalIn(family, marker.inner)
        // A label used twice or left out is a mistake to show, not a reason to lose the entry (NUM-01, NUM-02).
        const skipped = family === 'digits' && ordinal === last + 2
        const repeated = ordinal === last && marker.afterMark
        if (ordinal === null || !(ordinal === last + 1 || skipped || repeated)) continue
        entries.push(marker)
        last = ordinal
      }
      if (entries.length >= 2) return { family, entries }
    }
  }
  return null
}

function readSpan(
  text: string,
  looks: readonly (Emphasis | undefined)[],
  start: number,
  end: number,
  markers: readonly RunInMarker[],
  reader: InlineReader,
): Inline[] {
  const inside = markers.filter((marker) => marker.start >= start && marker.end <= end)
  const found = findEnumeration(inside)
  if (found === null) return readProse(text, looks, start, end, reader)
  const firstEntry = found.entries[0]
  if (firstEntry === undefined) return readProse(text, looks, start, end, reader)
  const entries = found.entries.map((marker, index): EnumerationEntry => {
    const entryEnd = found.entries[index + 1]?.start ?? end
    const bare = writeOrdinal(found.family, index + 1)
    const own = inside.filter((other) => other.start >= marker.end && other.end <= entryEnd)
    const content = trimInline(readSpan(text, looks, marker.end, entryEnd, own, reader))
    const entry = { id: reader.ids(), content }
    return bare === marker.inner ? entry : { ...entry, writtenLabel: `(${marker.inner})` }
  })
  const enumeration: Enumeration = { kind: 'enumeration', id: reader.ids(), family: found.family, entries }
  return [...trimInline(readProse(text, looks, start, firstEntry.start, reader)), enumeration]
}

/** Blanks around an enumeration and its labels are set by the page, not kept in the text. */
function trimInline(nodes: readonly Inline[]): Inline[] {
  const trimmed = [...nodes]
  const first = trimmed[0]
  if (first?.kind === 'text') trimmed[0] = { ...first, text: first.text.trimStart() }
  const last = trimmed.at(-1)
  if (last?.kind === 'text') trimmed[trimmed.length - 1] = { ...last, text: last.text.trimEnd() }
  return trimmed.filter((node) => node.kind !== 'text' || node.text !== '')
}

function readProse(
  text: string,
  looks: readonly (Emphasis | undefined)[],
  start: number,
  end: number,
  reader: InlineReader,
): Inline[] {
  const nodes: Inline[] = []
  const prose = text.slice(start, end)
  let at = 0
  for (const found of findDeadlines(prose)) {
    nodes.push(...readRuns(prose, looks, start, at, found.start))
    nodes.push(readDeadlineNode(found.written, looks.slice(start + found.start, start + found.end), reader))
    at = found.end
  }
  nodes.push(...readRuns(prose, looks, start, at, prose.length))
  return nodes
}

function readDeadlineNode(
  written: string,
  looks: readonly (Emphasis | undefined)[],
  reader: InlineReader,
): DeadlineNode {
  const node = { kind: 'deadline' as const, id: reader.ids(), written }
  if (!reader.showsEmphasis) return node
  // "hoàn thành **trước ngày …**": the date is what was set off.
  const look = looks.at(-1)
  return look === 'boldItalic' ? node : { ...node, sourceEmphasis: look ?? 'none' }
}

function readRuns(
  prose: string,
  looks: readonly (Emphasis | undefined)[],
  offset: number,
  from: number,
  to: number,
): Inline[] {
  const nodes: Inline[] = []
  let at = from
  while (at < to) {
    const look = looks[offset + at]
    let stop = at + 1
    while (stop < to && looks[offset + stop] === look) stop += 1
    const piece = prose.slice(at, stop)
    // A full stop or blank that was caught in the emphasis of a deadline is not emphasised text.
    const emphasis = look !== undefined && /[\p{L}\d]/u.test(piece) ? look : undefined
    const last = nodes.at(-1)
    if (last?.kind === 'text' && last.emphasis === emphasis) {
      nodes[nodes.length - 1] = { ...last, text: last.text + piece }
    } else {
      nodes.push(emphasis === undefined ? { kind: 'text', text: piece } : { kind: 'text', text: piece, emphasis })
    }
    at = stop
  }
  return nodes
}
