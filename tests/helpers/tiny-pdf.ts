/** A PDF of a few texts and lines, written by hand: what readers of PDFs are tried on. Points from the lower left corner. */

export interface TinyPage {
  readonly texts?: readonly (readonly [x: number, y: number, text: string])[]
  /** Written from below to above, as by a scanner. */
  readonly turned?: readonly (readonly [x: number, y: number, text: string])[]
  readonly lines?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]
  readonly size?: readonly [width: number, height: number]
}

/** Text in the letters of Latin 1. */
export function tinyPdf(pages: readonly TinyPage[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap(({ size: [width, height] = [595, 842], ...page }, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${5 + 2 * at} 0 R
       /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(contentOf(page)),
    ]),
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`
  return Buffer.from(text + end, 'latin1')
}

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

const escape = (text: string) => text.replaceAll(/[()\\]/g, String.raw`\$&`)

function contentOf({ texts = [], turned = [], lines = [] }: TinyPage): string {
  const written = [
    ...texts.map(([x, y, text]) => `BT /F1 12 Tf ${x} ${y} Td (${escape(text)}) Tj ET`),
    ...turned.map(([x, y, text]) => `BT /F1 12 Tf 0 1 -1 0 ${x} ${y} Tm (${escape(text)}) Tj ET`),
  ]
  return [...written, ...lines.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`)].join('\n')
}
