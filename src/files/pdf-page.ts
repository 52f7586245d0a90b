/** A page of a PDF as pdfjs gives it: words with their places, and the straight lines that are drawn. Points from the top left. */
import type * as Pdfjs from 'pdfjs-dist'
import type { PDFPageProxy } from 'pdfjs-dist'
import type { Emphasis } from '../domain/notice/notice.ts'

export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline, from the top. */
  readonly base: number
  /** Height of the type. */
  readonly size: number
  readonly emphasis: Emphasis | undefined
}

/** A line along one axis: at `at` of the other, from `from` to `to`. */
export interface Ruling {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly texts: readonly PlacedText[]
  readonly horizontal: readonly Ruling[]
  readonly vertical: readonly Ruling[]
}

/** What is used of the module, which is loaded only when there is a PDF. */
type Library = Pick<typeof Pdfjs, 'OPS' | 'AnnotationMode'>
export type Matrix = readonly [number, number, number, number, number, number]
type Point = readonly [number, number]

export async function readPage(pdfjs: Library, page: PDFPageProxy): Promise<PdfPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  // First, so that the fonts are known.
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
  const { items } = await page.getTextContent()
  const turned = transform as unknown as Matrix
  const texts = items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return []
    const matrix = multiply(turned, item.transform as unknown as Matrix)
    const [x, y] = [matrix[4], matrix[5]]
    // Words that run up or down the page are a stamp or a mark of the scanner.
    const isLevel = Math.abs(matrix[1]) < 0.1 * Math.abs(matrix[0]) && matrix[0] > 0
    if (!isLevel) return []
    const size = Math.hypot(matrix[2], matrix[3])
    return [
      { text: item.str, left: x, right: x + item.width, base: y, size, emphasis: emphasisOf(page, item.fontName) },
    ]
  })
  return { width, height, texts, ...readRulings(pdfjs, operators, turned) }
}

function emphasisOf(page: PDFPageProxy, fontName: string): Emphasis | undefined {
  if (!page.commonObjs.has(fontName)) return undefined
  const { name } = page.commonObjs.get(fontName) as { readonly name?: string }
  const [bold, italic] = [/bold|black|heavy/i.test(name ?? ''), /italic|oblique/i.test(name ?? '')]
  if (bold && italic) return 'boldItalic'
  return bold ? 'bold' : italic ? 'italic' : undefined
}

export function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

const apply = ([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f]

/** Points; a drawn line is thinner. */
const thickest = 3
const shortest = 8

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/** Borders of tables: lines that are stroked, and rectangles so thin that they are lines. */
function readRulings({ OPS }: Library, { fnArray, argsArray }: Operators, viewport: Matrix) {
  const [horizontal, vertical]: [Ruling[], Ruling[]] = [[], []]
  const add = ([left, top]: Point, [right, bottom]: Point) => {
    const [wide, high] = [Math.abs(right - left), Math.abs(bottom - top)]
    if (high <= thickest && wide >= shortest)
      horizontal.push({ at: (top + bottom) / 2, from: Math.min(left, right), to: Math.max(left, right) })
    else if (wide <= thickest && high >= shortest)
      vertical.push({ at: (left + right) / 2, from: Math.min(top, bottom), to: Math.max(top, bottom) })
  }
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke])
  const fills = new Set([OPS.fill, OPS.eoFill])
  let matrix = viewport
  const kept: Matrix[] = []
  for (const [at, operator] of fnArray.entries()) {
    const values = argsArray[at] as unknown[] | null
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) kept.push(matrix)
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? viewport
    if (operator === OPS.transform) matrix = multiply(matrix, values as unknown as Matrix)
    if (operator === OPS.paintFormXObjectBegin && Array.isArray(values?.[0]))
      matrix = multiply(matrix, values[0] as unknown as Matrix)
    if (operator !== OPS.constructPath || values === null) continue
    const [painting, [path]] = values as [number, [Float32Array | null]]
    if (path === null || path === undefined) continue
    for (const part of partsOf(path, (point) => apply(matrix, point))) {
      if (strokes.has(painting)) for (const [index, point] of part.slice(1).entries()) add(part[index] ?? point, point)
      else if (fills.has(painting)) add(...boxOf(part))
    }
  }
  return { horizontal: joinRulings(horizontal), vertical: joinRulings(vertical) }
}

/** How pdfjs writes a path: a number for what is done, then its points. */
const pathSteps = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const
const pointsOf = [1, 1, 3, 2, 0]

function partsOf(path: Float32Array, place: (point: Point) => Point): Point[][] {
  const parts: Point[][] = []
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? -1
    const points = pointsOf[step]
    if (points === undefined) break
    const last = at + points * 2
    if (step === pathSteps.moveTo) parts.push([])
    const part = parts.at(-1)
    if (step === pathSteps.closePath && part?.[0] !== undefined) part.push(part[0])
    else part?.push(place([path[last - 1] ?? 0, path[last] ?? 0]))
    at = last + 1
  }
  return parts.filter((part) => part.length > 1)
}

function boxOf(points: readonly Point[]): [Point, Point] {
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [
    [Math.min(...across), Math.min(...down)],
    [Math.max(...across), Math.max(...down)],
  ]
}

/** Pieces of one line as one: programs draw a border cell by cell. */
function joinRulings(rulings: readonly Ruling[]): Ruling[] {
  const joined: { at: number; from: number; to: number }[] = []
  for (const one of rulings.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const same = joined.findLast(
      (other) =>
        Math.abs(other.at - one.at) < thickest && one.from <= other.to + thickest && one.to >= other.from - thickest,
    )
    if (same === undefined) joined.push({ ...one })
    else [same.from, same.to] = [Math.min(same.from, one.from), Math.max(same.to, one.to)]
  }
  return joined
}
