/** What the style of a paragraph in a DOCX says about its numbers and capitals (styles.xml, with the styles it is based on). */
import { fileLimits, readBounded } from './file-limits.ts'
import { type XmlListener, parseXml } from './xml-read.ts'

export interface ParagraphStyle {
  /** Id of the list it counts in; empty for none. */
  readonly numberingId: string
  readonly level: number
  readonly caps: boolean
}

/** The style by its id; that of an ordinary paragraph for "" or an unknown id. */
export type ParagraphStyles = (id: string) => ParagraphStyle

const plain: ParagraphStyle = { numberingId: '', level: 0, caps: false }

export const noStyles: ParagraphStyles = () => plain

/** Longest chain of styles based on others. */
const mostAbove = 12

interface WrittenStyle {
  basedOn: string
  numberingId?: string
  level?: number
  caps?: boolean
}

class StyleReader implements XmlListener {
  readonly styles = new Map<string, WrittenStyle>()
  private current: WrittenStyle | null = null

  open(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void {
    if (name === 'w:style') {
      this.current = attributes['w:type'] === 'paragraph' ? { basedOn: '' } : null
      if (this.current !== null) this.styles.set(attributes['w:styleId'] ?? '', this.current)
      return
    }
    if (this.current === null) return
    if (name === 'w:basedOn') this.current.basedOn = value ?? ''
    else if (name === 'w:numId') this.current.numberingId = value ?? ''
    else if (name === 'w:ilvl')
      this.current.level = readBounded(value, 0, 0, fileLimits.listLevels - 1, 'Cấp danh sách')
    else if (name === 'w:caps') this.current.caps = value !== '0' && value !== 'false' && value !== 'none'
  }

  text(): void {
    // Styles hold no characters.
  }

  close(name: string): void {
    if (name === 'w:style') this.current = null
  }
}

/** `part` is styles.xml; a file may have none. */
export function readParagraphStyles(part: Uint8Array | undefined): ParagraphStyles {
  if (part === undefined) return noStyles
  const reader = new StyleReader()
  parseXml(part, reader)
  const known = new Map<string, ParagraphStyle>()
  const styleOf = (id: string, depth: number): ParagraphStyle => {
    const before = known.get(id)
    if (before !== undefined) return before
    const own = reader.styles.get(id)
    if (own === undefined || depth > mostAbove) return plain
    const above = own.basedOn === '' ? plain : styleOf(own.basedOn, depth + 1)
    const style = {
      numberingId: own.numberingId ?? above.numberingId,
      level: own.level ?? above.level,
      caps: own.caps ?? above.caps,
    }
    known.set(id, style)
    return style
  }
  return (id) => styleOf(id, 0)
}
