/** What the style of a paragraph in a DOCX says about its numbers, capitals and font (styles.xml, with the styles it is based on). */
import { fileLimits, readBounded } from './file-limits.ts'
import { type XmlListener, parseXml } from './xml-read.ts'

export interface ParagraphStyle {
  /** Id of the list it counts in; empty for none. */
  readonly numberingId: string
  readonly level: number
  readonly caps: boolean
  /** Empty where no style names one. */
  readonly font: string
}

/** The style by its id; that of an ordinary paragraph for "" or an unknown id. */
export type ParagraphStyles = (id: string) => ParagraphStyle

const plain: ParagraphStyle = { numberingId: '', level: 0, caps: false, font: '' }

export const noStyles: ParagraphStyles = () => plain

/** Longest chain of styles based on others. */
const mostAbove = 12

interface WrittenStyle {
  basedOn: string
  numberingId?: string
  level?: number
  caps?: boolean
  font?: string
}

class StyleReader implements XmlListener {
  readonly styles = new Map<string, WrittenStyle>()
  private current: WrittenStyle | null = null
  private inDefaults = false
  defaultFont = ''
  defaultStyle = ''

  open(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void {
    if (name === 'w:style') {
      this.current = ['paragraph', 'character'].includes(attributes['w:type'] ?? '') ? { basedOn: '' } : null
      if (this.current !== null) this.styles.set(attributes['w:styleId'] ?? '', this.current)
      if (attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1')
        this.defaultStyle = attributes['w:styleId'] ?? ''
      return
    }
    if (name === 'w:rPrDefault') this.inDefaults = true
    if (name === 'w:rFonts' && this.inDefaults) this.defaultFont = fontOf(attributes)
    if (this.current === null) return
    if (name === 'w:basedOn') this.current.basedOn = value ?? ''
    else if (name === 'w:numId') this.current.numberingId = value ?? ''
    else if (name === 'w:ilvl')
      this.current.level = readBounded(value, 0, 0, fileLimits.listLevels - 1, 'Cấp danh sách')
    else if (name === 'w:rFonts') this.current.font = fontOf(attributes)
    else if (name === 'w:caps') this.current.caps = value !== '0' && value !== 'false' && value !== 'none'
  }

  text(): void {
    // Styles hold no characters.
  }

  close(name: string): void {
    if (name === 'w:style') this.current = null
    if (name === 'w:rPrDefault') this.inDefaults = false
  }
}

/** The font that a run names for its letters; empty where it names one by a theme or none. */
export function fontOf(attributes: Readonly<Record<string, string>>): string {
  return attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? ''
}

/** `part` is styles.xml; a file may have none. */
export function readParagraphStyles(part: Uint8Array | undefined): ParagraphStyles {
  if (part === undefined) return noStyles
  const reader = new StyleReader()
  parseXml(part, reader)
  const usual = { ...plain, font: reader.styles.get(reader.defaultStyle)?.font ?? reader.defaultFont }
  const known = new Map<string, ParagraphStyle>()
  const styleOf = (id: string, depth: number): ParagraphStyle => {
    const before = known.get(id)
    if (before !== undefined) return before
    const own = reader.styles.get(id)
    if (own === undefined || depth > mostAbove) return usual
    const above = own.basedOn === '' ? usual : styleOf(own.basedOn, depth + 1)
    const style = {
      numberingId: own.numberingId ?? above.numberingId,
      level: own.level ?? above.level,
      caps: own.caps ?? above.caps,
      font: own.font ?? above.font,
    }
    known.set(id, style)
    return style
  }
  return (id) => styleOf(id, 0)
}
