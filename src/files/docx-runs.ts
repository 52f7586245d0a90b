/** The characters of a paragraph of a DOCX with their fonts, as runs: letters of old fonts in those of today. */
import {
  type OldLine,
  type OldSet,
  decodeOld,
  oldSetOf,
  readByFont,
  readOldLines,
} from '../checker/repair/old-charset.ts'
import type { Emphasis } from '../domain/notice/notice.ts'
import type { Run } from '../page/blocks.ts'

export interface Piece {
  readonly text: string
  readonly emphasis: Emphasis | undefined
  /** Shown as capitals. */
  readonly capitals: boolean
  readonly font: string
}

/** What was found in old fonts, and letters of them that have no place in their set. */
export interface OldFonts {
  readonly found: OldLine[]
  readonly unknown: Set<string>
}

/** A piece in letters of today. */
type Read = Pick<Piece, 'text' | 'emphasis' | 'capitals'>

export function runsOf(pieces: readonly Piece[], line: number, old: OldFonts, clean: (text: string) => string): Run[] {
  const runs: Run[] = []
  for (const { text: read, emphasis, capitals } of readPieces(pieces, line, old)) {
    const cleaned = clean(read)
    const text = capitals ? cleaned.toLocaleUpperCase('vi') : cleaned
    if (text === '') continue
    const last = runs.at(-1)
    if (last !== undefined && last.emphasis === emphasis) runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push(emphasis === undefined ? { text } : { text, emphasis })
  }
  return runs
}

function readPieces(pieces: readonly Piece[], line: number, old: OldFonts): readonly Read[] {
  const groups = groupsOf(pieces)
  if (groups.every(({ set }) => set === null)) return readWithoutFont(pieces, line, old)
  return groups.flatMap(({ set, pieces: own }) => (set === null ? own : readGroup(set, own, line, old)))
}

interface Group {
  readonly set: OldSet | null
  readonly pieces: Piece[]
}

/** Neighbours in fonts of one set: Word cuts a word wherever somebody once stopped typing. */
function groupsOf(pieces: readonly Piece[]): Group[] {
  const groups: Group[] = []
  for (const piece of pieces) {
    const set = oldSetOf(piece.font)?.set ?? null
    const last = groups.at(-1)
    if (last !== undefined && last.set === set) last.pieces.push(piece)
    else groups.push({ set, pieces: [piece] })
  }
  return groups
}

function readGroup(set: OldSet, pieces: readonly Piece[], line: number, old: OldFonts): readonly Read[] {
  const whole = joinMarks(pieces, set)
  const written = whole.map(({ text }) => text).join('')
  const read = readByFont(written, set)
  const shown = whole.map((piece) => ({
    ...piece,
    capitals: piece.capitals || oldSetOf(piece.font)?.capitals === true,
  }))
  if (read === null) return shown
  for (const letter of read.unknown) old.unknown.add(letter)
  if (read.unknown.length > 0) return shown
  old.found.push({ line, written, text: read.text, set, doubtful: read.doubtful })
  return shown.map((piece) => ({ ...piece, text: decodeOld(piece.text, set).text }))
}

/** A mark of VNI that begins a piece belongs to the letter in front of it. */
function joinMarks(pieces: readonly Piece[], set: OldSet): Piece[] {
  if (set !== 'vni') return [...pieces]
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const pair = `${last?.text.at(-1) ?? ''}${piece.text.charAt(0)}`
    if (last === undefined || pair.length < 2 || decodeOld(pair, set).text.length > 1) joined.push(piece)
    else {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text.charAt(0) }
      joined.push({ ...piece, text: piece.text.slice(1) })
    }
  }
  return joined
}

/** A paragraph whose fonts say nothing is judged by its letters, as a line of a text. */
function readWithoutFont(pieces: readonly Piece[], line: number, old: OldFonts): readonly Read[] {
  const written = pieces.map(({ text }) => text).join('')
  const { found } = readOldLines(written.replaceAll('\n', ' '))
  const [one] = found
  if (one === undefined) return pieces
  old.found.push({ ...one, line })
  return joinMarks(pieces, one.set).map((piece) => ({ ...piece, text: decodeOld(piece.text, one.set).text }))
}
