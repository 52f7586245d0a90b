/** Numbers that Word counts itself: numbering.xml and a counter for each list. */
import { writeLetter, writeRoman } from '../domain/notice/numbering.ts'
import { beyondLimits, fileLimits, readBounded } from './file-limits.ts'
import { type XmlListener, parseXml } from './xml-read.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

/** Counts list paragraphs in reading order and gives their labels as Word prints them. */
export class NumberingCounter implements XmlListener {
  private readonly abstracts = new Map<string, Map<number, Level>>()
  private readonly lists = new Map<string, string>()
  private readonly counts = new Map<string, number[]>()
  private abstractId = ''
  private listId = ''
  private level = 0

  /** `part` is numbering.xml; a file may have none. */
  constructor(part: Uint8Array | undefined) {
    if (part !== undefined) parseXml(part, this)
  }

  open(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'w:abstractNum':
        this.abstractId = attributes['w:abstractNumId'] ?? ''
        this.abstracts.set(this.abstractId, new Map())
        break
      case 'w:lvl':
        this.level = readBounded(attributes['w:ilvl'], 0, 0, fileLimits.listLevels - 1, 'Cấp danh sách')
        this.abstracts.get(this.abstractId)?.set(this.level, { format: 'decimal', text: '', start: 1 })
        break
      case 'w:numFmt':
        this.setLevel({ format: value ?? 'decimal' })
        break
      case 'w:lvlText':
        if ((value?.length ?? 0) > fileLimits.listLabel)
          throw beyondLimits(`Mẫu số thứ tự dài hơn ${fileLimits.listLabel} ký tự`)
        this.setLevel({ text: value ?? '' })
        break
      case 'w:start':
        this.setLevel({ start: readBounded(value, 1, 0, fileLimits.listNumber, 'Số bắt đầu của danh sách') })
        break
      case 'w:num':
        this.listId = attributes['w:numId'] ?? ''
        break
      case 'w:abstractNumId':
        if (this.listId !== '') this.lists.set(this.listId, value ?? '')
        break
      default:
        break
    }
  }

  text(): void {
    // Numbering holds no characters.
  }

  close(name: string): void {
    if (name === 'w:num') this.listId = ''
  }

  private setLevel(change: Partial<Level>): void {
    const levels = this.abstracts.get(this.abstractId)
    const level = levels?.get(this.level)
    if (levels !== undefined && level !== undefined) levels.set(this.level, { ...level, ...change })
  }

  /** Label of the next paragraph of a list at a level: "I.", "2.1", "-". Empty for an unknown list. */
  next(listId: string, level: number): string {
    const abstractId = this.lists.get(listId) ?? ''
    const levels = this.abstracts.get(abstractId)
    const own = levels?.get(level)
    if (levels === undefined || own === undefined) return ''
    const counts = this.counts.get(abstractId) ?? []
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    this.counts.set(abstractId, counts)
    if (own.format === 'bullet') return '-'
    if (own.format === 'none') return ''
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = levels.get(at)
      return shown === undefined ? '' : writeCount(counts[at] ?? shown.start, shown.format)
    })
    if (label.length > fileLimits.listLabel)
      throw beyondLimits(`Số thứ tự tự động dài hơn ${fileLimits.listLabel} ký tự`)
    return label
  }
}

function writeCount(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return writeRoman(count)
    case 'lowerRoman':
      return writeRoman(count).toLowerCase()
    case 'lowerLetter':
      return writeLetter(count)
    case 'upperLetter':
      return writeLetter(count).toUpperCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}
