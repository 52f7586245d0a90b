/**
 * Widths of text in Times New Roman without a screen: for rules as long as a heading (F-HEAD-8) and for
 * row heights that show every line (hazard H10). Advance widths come from resources/fonts, made by
 * scripts/make-font-metrics.py.
 */
import metrics from '../../../resources/fonts/times-new-roman.json' with { type: 'json' }

export interface Face {
  readonly bold?: boolean | undefined
  readonly italic?: boolean | undefined
}

type FaceName = keyof typeof metrics.advances

const { unitsPerEm } = metrics
/** Characters beyond are rare in office texts; half a pair of surrogates is half an em. */
const tableSize = 0x2600
const beyond = unitsPerEm / 2
const millimetresPerPoint = 25.4 / 72

const tables: Record<FaceName, Uint16Array> = {
  regular: tableOf('regular'),
  bold: tableOf('bold'),
  italic: tableOf('italic'),
  boldItalic: tableOf('boldItalic'),
}

/** Advance by character. One the metrics do not know counts a whole em: better a line too many than one too few. */
function tableOf(face: FaceName): Uint16Array {
  const advances: number[] = []
  for (const run of metrics.advances[face]) {
    const previous = advances.at(-1) ?? 0
    if (run >= 0) advances.push(run)
    else for (let left = run; left < 0; left += 1) advances.push(previous)
  }
  const table = new Uint16Array(tableSize).fill(unitsPerEm)
  let at = 0
  for (const [first = 0, last = 0] of metrics.ranges) {
    for (let code = first; code <= last; code += 1) {
      table[code] = advances[at] ?? unitsPerEm
      at += 1
    }
  }
  if (at !== advances.length) throw new Error(`times-new-roman.json: ${advances.length} advances for ${at} characters`)
  return table
}

function tableFor({ bold = false, italic = false }: Face): Uint16Array {
  return bold ? (italic ? tables.boldItalic : tables.bold) : italic ? tables.italic : tables.regular
}

/** Width in mm of one line of text at a size in pt. */
export function measureText(text: string, sizePt: number, face: Face = {}): number {
  const table = tableFor(face)
  let units = 0
  for (let at = 0; at < text.length; at += 1) units += table[text.charCodeAt(at)] ?? beyond
  return (units / unitsPerEm) * sizePt * millimetresPerPoint
}

const lineFeed = 10
const blank = 32
const tab = 9

/** Width in mm of the widest word between blanks and line ends that is no wider than `mostMm`; 0 without one. */
export function widestWord(text: string, mostMm: number, sizePt: number, face: Face = {}): number {
  const table = tableFor(face)
  const most = (mostMm / millimetresPerPoint / sizePt) * unitsPerEm
  let widest = 0
  let word = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : blank
    if (code !== blank && code !== lineFeed) word += table[code] ?? beyond
    else {
      if (word <= most && word > widest) widest = word
      word = 0
    }
  }
  return (widest / unitsPerEm) * sizePt * millimetresPerPoint
}

/**
 * How many lines a text takes in a width in mm at a size in pt; an empty text takes one. Lines break as
 * in Word: at blanks and tabs, which hang over the edge, never at a no-break space; a word longer than
 * the line starts a line of its own and breaks inside; "\n" starts a new line.
 */
export function countLines(text: string, widthMm: number, sizePt: number, face: Face = {}): number {
  const table = tableFor(face)
  const limit = (widthMm / millimetresPerPoint / sizePt) * unitsPerEm
  let lines = 1
  /** Width up to the last blank, and of the word after it. */
  let line = 0
  let word = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === lineFeed) {
      lines += 1
      line = 0
      word = 0
      continue
    }
    const advance = table[code] ?? beyond
    if (code === blank || code === tab) {
      line += word + advance
      word = 0
      continue
    }
    word += advance
    if (line + word <= limit) continue
    if (line > 0) {
      lines += 1
      line = 0
    }
    if (word > limit && word > advance) {
      lines += 1
      word = advance
    }
  }
  return lines
}

/**
 * Where each line but the first begins, of a text without line feeds: the places after the blanks at which it breaks. The
 * first line may be indented. Empty where it fits its line.
 */
export function lineStarts(text: string, widthMm: number, sizePt: number, face: Face = {}, indentMm = 0): number[] {
  const table = tableFor(face)
  const perMillimetre = unitsPerEm / millimetresPerPoint / sizePt
  const limit = widthMm * perMillimetre
  const starts: number[] = []
  /** Where the word begins, and the width up to it and of it. */
  let start = 0
  let line = indentMm * perMillimetre
  let word = 0
  let isFirst = true
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : blank
    if (code !== blank) {
      word += table[code] ?? beyond
      continue
    }
    if (!isFirst && line + word > limit) {
      starts.push(start)
      line = 0
    }
    line += word + (table[blank] ?? 0)
    word = 0
    start = at + 1
    isFirst = false
  }
  return starts
}
