/** The picture of a page of a scanner: all images that are drawn on it, in grey, as the page shows them. */
import type * as Pdfjs from 'pdfjs-dist'
import type { PDFPageProxy } from 'pdfjs-dist'
import { type Matrix, multiply } from './pdf-page.ts'
import { beyondLimits } from './file-limits.ts'

export interface GreyImage {
  readonly width: number
  readonly height: number
  /** A byte a dot, 0 for black. */
  readonly dots: Uint8Array
  /** Dots a point. */
  readonly scale: number
}

/** As pdfjs gives an image: a bit, three bytes or four bytes a dot. */
interface RawImage {
  readonly width: number
  readonly height: number
  readonly kind?: number
  readonly data?: Uint8Array | Uint8ClampedArray | null
}

interface Placed {
  readonly image: RawImage
  readonly matrix: Matrix
}

/** A4 at 400 dots an inch has fifteen million. */
const mostDots = 16_000_000
/** Dots a point: 300 an inch, beyond which letters are read no better. */
const finest = 300 / 72
const coarsest = 1.5

type Library = Pick<typeof Pdfjs, 'OPS' | 'ImageKind' | 'AnnotationMode'>

/** Null for a page without images. */
export async function drawScan(pdfjs: Library, page: PDFPageProxy): Promise<GreyImage | null> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const placed = await imagesOf(pdfjs, page, transform as unknown as Matrix)
  if (placed.length === 0) return null
  const own = Math.max(...placed.map(({ image, matrix: [a, b] }) => image.width / Math.max(1, Math.hypot(a, b))))
  const scale = Math.min(finest, Math.max(coarsest, own), Math.sqrt(mostDots / Math.max(1, width * height)))
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) }
  if (size.width * size.height > 2 * mostDots || size.width < 8 || size.height < 8)
    throw beyondLimits('Khổ trang của bản quét không đọc được')
  const dots = new Uint8Array(size.width * size.height).fill(255)
  for (const one of placed) paint(one, { ...size, dots, scale }, pdfjs)
  return { ...size, dots, scale }
}

async function imagesOf({ OPS, AnnotationMode }: Library, page: PDFPageProxy, viewport: Matrix): Promise<Placed[]> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const found: Placed[] = []
  const kept: Matrix[] = []
  let matrix = viewport
  for (const [at, operator] of fnArray.entries()) {
    const values = (argsArray[at] ?? []) as unknown[]
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) kept.push(matrix)
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? viewport
    if (operator === OPS.transform) matrix = multiply(matrix, values as unknown as Matrix)
    if (operator === OPS.paintFormXObjectBegin && Array.isArray(values[0]))
      matrix = multiply(matrix, values[0] as unknown as Matrix)
    const isImage = operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject
    if (!isImage && operator !== OPS.paintImageMaskXObject) continue
    const image = await imageOf(page, values[0])
    if (image !== null) found.push({ image, matrix })
  }
  return found
}

/** By its name on the page or in the document, or as it stands. */
async function imageOf(page: PDFPageProxy, given: unknown): Promise<RawImage | null> {
  const named = typeof given === 'string' ? given : (given as { readonly data?: unknown } | null)?.data
  if (typeof named !== 'string') return given as RawImage | null
  const objects = named.startsWith('g_') ? page.commonObjs : page.objs
  const image = await new Promise<RawImage | null>((resolve) =>
    objects.get(named, (value: unknown) => resolve(value as RawImage | null)),
  )
  return typeof given === 'string' || image === null ? image : { ...(given as RawImage), ...image }
}

/** Dots of the page are looked up in the image, so that it may be turned or mirrored. */
function paint({ image, matrix }: Placed, page: GreyImage, { ImageKind }: Library): void {
  const { width, height, data, kind } = image
  const [a, b, c, d, e, f] = matrix
  const determinant = a * d - b * c
  if (data === null || data === undefined || determinant === 0) return
  const grey = readerOf(data, width, kind, ImageKind)
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => [a * x + c * y + e, b * x + d * y + f] as const))
  const [xs, ys] = [corners.map(([x]) => x * page.scale), corners.map(([, y]) => y * page.scale)]
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(page.width, Math.ceil(Math.max(...xs)))]
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(page.height, Math.ceil(Math.max(...ys)))]
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const [px, py] = [(x + 0.5) / page.scale - e, (y + 0.5) / page.scale - f]
      const u = (d * px - c * py) / determinant
      const v = (a * py - b * px) / determinant
      const [column, row] = [Math.floor(u * width), Math.floor((1 - v) * height)]
      if (column >= 0 && row >= 0 && column < width && row < height) page.dots[y * page.width + x] = grey(column, row)
    }
}

function readerOf(
  data: Uint8Array | Uint8ClampedArray,
  width: number,
  kind: number | undefined,
  kinds: Library['ImageKind'],
): (column: number, row: number) => number {
  const bytes = kind === kinds.RGBA_32BPP ? 4 : kind === kinds.RGB_24BPP ? 3 : 0
  if (bytes === 0) {
    // A mask has no kind: what it paints is black, as a bit of 0 is.
    const rowBytes = Math.ceil(width / 8)
    return (column, row) => (((data[row * rowBytes + (column >> 3)] ?? 0xff) >> (7 - (column & 7))) & 1) * 255
  }
  return (column, row) => {
    const at = (row * width + column) * bytes
    return Math.round(0.3 * (data[at] ?? 255) + 0.59 * (data[at + 1] ?? 255) + 0.11 * (data[at + 2] ?? 255))
  }
}
