/**
 * Words of pictures of pages, by Tesseract with its Vietnamese data: both ship with the program, and nothing is fetched. The
 * core of tesseract.js is used by itself: its own wrapper knows how to load from the network, and starts workers of its own.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import type { PlacedText } from './pdf-page.ts'
import { filesOfRecognition } from './scan-files.ts'
import type { GreyImage } from './scan-image.ts'

/** What is used of the module. */
interface Core {
  readonly FS: { readonly writeFile: (name: string, bytes: Uint8Array) => void }
  readonly TessBaseAPI: new () => CoreApi
}
interface CoreApi {
  readonly Init: (path: null, language: string, engine: number) => number
  readonly SetVariable: (name: string, value: string) => void
  readonly SetPageSegMode: (mode: number) => void
  readonly SetImageFile: (exif: number, angle: number) => number
  readonly Recognize: (monitor: null) => number
  readonly GetTSVText: (page: number) => string
  readonly Clear: () => void
}
type MakeCore = (options: {
  readonly wasmBinary: Uint8Array
  readonly print: () => void
  readonly printErr: () => void
}) => Promise<Core>

/** The network of long and short memory alone: what the data is for. */
const engine = 1
/** The page is divided as its blocks stand. */
const automatic = 3

export interface ScannedLine {
  readonly text: string
  /** 0 to 100: that of its least certain word of letters or figures. */
  readonly confidence: number
  readonly texts: readonly PlacedText[]
}

const silent = (): void => undefined

export async function openRecognition(): Promise<(image: GreyImage) => ScannedLine[]> {
  const files = filesOfRecognition()
  const make = createRequire(import.meta.url)(files.code) as MakeCore
  const core = await make({ wasmBinary: readFileSync(files.wasm), print: silent, printErr: silent })
  core.FS.writeFile('vie.traineddata', gunzipSync(readFileSync(files.data)))
  const api = new core.TessBaseAPI()
  if (api.Init(null, 'vie', engine) !== 0) throw new Error('The recognition of letters did not start.')
  api.SetPageSegMode(automatic)
  return (image) => {
    core.FS.writeFile('/input', asPgm(image))
    api.SetVariable('user_defined_dpi', String(Math.round(image.scale * 72)))
    if (api.SetImageFile(1, 0) !== 0) throw new Error('The picture of a page was not taken.')
    api.Recognize(null)
    const lines = linesOf(api.GetTSVText(0), image.scale)
    api.Clear()
    return lines
  }
}

function asPgm({ width, height, dots }: GreyImage): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + dots.length)
  bytes.set(head)
  bytes.set(dots, head.length)
  return bytes
}

interface Word {
  readonly line: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly confidence: number
  readonly text: string
}

/** Columns of a row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
const wordLevel = '5'

function wordsOf(table: string): Word[] {
  return table.split('\n').flatMap((row) => {
    const cells = row.split('\t')
    const [level, , block, paragraph, line] = cells
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number)
    const text = (cells[11] ?? '').normalize('NFC')
    if (level !== wordLevel || text.trim() === '') return []
    return [{ line: `${block} ${paragraph} ${line}`, left, top, width, height, confidence, text }]
  })
}

/** The height of the type over that of most words, of which few have letters that go down. */
const typeHeight = 1.35
const says = ({ text }: Word): boolean => /[\p{L}\p{N}]/u.test(text)
/** Signs that stand by themselves in a notice. */
const mark = /^(?:[-–—+*•…()/&,.;:"“”]+)$/u

/** Rules, stamps and dirt are read as signs that stand alone, and as letters that are far too small. */
function withoutDirt(words: readonly Word[], usual: number): Word[] {
  const said = words.filter((word) => says(word) && word.height > usual * 0.4)
  const isBesideWords = ({ left, width }: Word) =>
    said.some((one) => one.left - (left + width) < usual * 1.5 && left - (one.left + one.width) < usual * 1.5)
  const kept = words.filter((word) => said.includes(word) || (mark.test(word.text) && isBesideWords(word)))
  return said.length === 0 && words.length === 1 && words[0]?.text === '*' ? [...words] : kept
}

/** Heights of a word; columns stand further apart. */
const widestBlank = 1.5

/** Words with no more than a usual blank between them are one piece: nothing is parted there. */
function piecesOf(words: readonly Word[], usual: number): (readonly [Word, ...Word[]])[] {
  const pieces: [Word, ...Word[]][] = []
  for (const word of words) {
    const piece = pieces.at(-1)
    const last = piece?.at(-1)
    if (piece === undefined || last === undefined || word.left - last.left - last.width > usual * widestBlank)
      pieces.push([word])
    else piece.push(word)
  }
  return pieces
}

function linesOf(table: string, scale: number): ScannedLine[] {
  const byLine = new Map<string, Word[]>()
  for (const word of wordsOf(table)) byLine.set(word.line, [...(byLine.get(word.line) ?? []), word])
  const heights = [...byLine.values()]
    .flat()
    .filter(says)
    .map(({ height }) => height)
  const usual = heights.toSorted((one, other) => one - other)[Math.floor(heights.length / 2)] ?? 1
  const lines = [...byLine.values()].map((words) => withoutDirt(words, usual)).filter(({ length }) => length > 0)
  const bases: number[] = []
  return lines.map((words) => {
    const base = snap(Math.max(...words.map(({ top, height }) => top + Math.min(height, usual * 1.5))), usual, bases)
    const said = words.filter(says)
    return {
      text: words.map(({ text }) => text).join(' '),
      confidence: Math.min(100, ...said.map(({ confidence }) => confidence)),
      texts: piecesOf(words, usual).map((piece) => ({
        text: piece.map(({ text }) => text).join(' '),
        left: piece[0].left / scale,
        right: Math.max(...piece.map(({ left, width }) => left + width)) / scale,
        base: base / scale,
        size: (usual * typeHeight) / scale,
        emphasis: undefined,
      })),
    }
  })
}

/** Lines of two columns that stand at one height were measured a little apart. */
function snap(base: number, height: number, known: number[]): number {
  const near = known.find((one) => Math.abs(one - base) < height * 0.4)
  if (near === undefined) known.push(base)
  return near ?? base
}
