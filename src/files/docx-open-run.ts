/** The look of the run that is being read, and what of its text is not read as it stands in the file. */
import type { Emphasis } from '../domain/notice/notice.ts'
import { wholeOf } from '../domain/notice/spot.ts'
import type { Doubt } from '../page/blocks.ts'
import { type ParagraphStyle, type ParagraphStyles, fontOf } from './docx-paragraph-styles.ts'
import type { Piece } from './docx-runs.ts'

export function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'none'
}

type Attributes = Readonly<Record<string, string>>

const closed = { isOpen: false, bold: false, italic: false, hidden: false, caps: null as boolean | null, font: '' }

export class OpenRun {
  private look = { ...closed }
  private hiddenPieces = 0
  private changes = 0
  private readonly styles: ParagraphStyles

  constructor(styles: ParagraphStyles) {
    this.styles = styles
  }

  get isOpen(): boolean {
    return this.look.isOpen
  }

  /** What an element says of the run; many say nothing. Properties of a paragraph's own mark are outside of any. */
  open(name: string, value: string | undefined, attributes: Attributes): void {
    const { look } = this
    if (name === 'w:r') this.look = { ...closed, isOpen: true }
    else if (name === 'w:ins' || name === 'w:moveTo') this.changes += 1
    else if (!look.isOpen) return
    else if (name === 'w:b') look.bold = isOn(value)
    else if (name === 'w:i') look.italic = isOn(value)
    else if (name === 'w:caps') look.caps = isOn(value)
    else if (name === 'w:vanish') look.hidden = isOn(value)
    else if (name === 'w:rFonts') look.font = fontOf(attributes) || look.font
    else if (name === 'w:rStyle') look.font ||= this.styles(value ?? '').font
  }

  close(name: string): void {
    if (name === 'w:r') this.look = { ...closed }
  }

  /** Deleted text, that of the tracked changes; the other form of a text box is none. */
  passOver(name: string): void {
    if (name !== 'mc:Fallback') this.changes += 1
  }

  /** Characters of the run in a paragraph of a style; null where they are hidden. */
  piece(text: string, byStyle: ParagraphStyle, ownFont: string | undefined): Piece | null {
    const { bold, italic, hidden, caps, font } = this.look
    if (hidden) {
      this.hiddenPieces += 1
      return null
    }
    const emphasis: Emphasis | undefined = bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : undefined
    return { text, emphasis, capitals: caps ?? byStyle.caps, font: (ownFont ?? font) || byStyle.font }
  }

  doubts(): Doubt[] {
    const spot = wholeOf('document')
    const doubts: Doubt[] = []
    if (this.changes > 0) {
      const message = `Tệp còn ${this.changes} chỗ sửa có theo dõi (Track Changes): đã đọc như khi chấp nhận tất cả.`
      doubts.push({ code: 'text.trackedChanges', spot, message })
    }
    if (this.hiddenPieces > 0)
      doubts.push({ code: 'text.hidden', spot, message: `Tệp có ${this.hiddenPieces} đoạn chữ ẩn, không được đọc.` })
    return doubts
  }
}
