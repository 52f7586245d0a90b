/** Where the source stood otherwise than the official form: found by comparing the two, slot by slot. */
import type { Notice, SourceForm } from '../../domain/notice/notice.ts'
import { type singleParts, wholeOf } from '../../domain/notice/spot.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { Block, DoubtCode } from '../blocks.ts'
import { compose } from '../compose/compose.ts'
import { specFor } from '../format/formats.ts'
import { type SourceReading, doubt } from './source-reading.ts'

/** Texts that the format sets, by slot, as they stand in composed blocks. */
export function slotTexts(blocks: readonly Block[]): Map<string, string> {
  const slots = new Map<string, string>()
  for (const block of blocks) {
    switch (block.kind) {
      case 'header':
        for (const part of [
          'asterisk',
          'number',
          'heading',
          'placeDate',
          'secrecy',
          'urgency',
          'circulation',
          'draft',
        ] as const) {
          slots.set(part, block[part])
        }
        break
      case 'separator':
        slots.set('separator', block.text)
        break
      case 'basis':
        slots.set(`basis/${block.id}`, block.runs.map((run) => run.text).join(''))
        break
      case 'signatureBlock':
        slots.set('recipientsLabel', block.label)
        for (const line of block.recipients) slots.set(recipientSlot(line.id), writeRecipient(line))
        slots.set('mark', block.mark)
        slots.set('concurrently', block.signatures[0]?.concurrently ?? '')
        break
      case 'appendixHeading':
        slots.set(`appendix/${block.id}/label`, block.label)
        slots.set(`appendix/${block.id}/link`, block.link)
        break
      default:
        break
    }
  }
  return slots
}

export function recipientSlot(id: string): string {
  return id === 'fileCopy' ? id : `recipient/${id}`
}

export function writeRecipient(line: {
  readonly before: string
  readonly role: string
  readonly after: string
}): string {
  return `${line.before}${line.role === '' ? '' : ` (${line.role})`}${line.after}`
}

/** Slots of which the absence in the source is kept; parts of the head are kept by their order. */
const keepsAbsence = /^(?:separator|recipientsLabel|appendix\/.*)$/

/** The source form of a notice just recognised, and a doubt for each deviation that the page will mend. */
export function describeSourceForm(
  notice: Notice,
  headerOrder: readonly string[],
  separator: string | null,
  endingOrder: SourceForm['endingOrder'],
  reading: SourceReading,
): SourceForm {
  const official = slotTexts(compose(notice, specFor(notice)))
  if (separator !== null) reading.written.set('separator', separator)
  const texts: Record<string, string> = {}
  for (const [slot, text] of official) {
    const written = reading.written.get(slot)
    if (written === undefined ? keepsAbsence.test(slot) && text !== '' : written !== squeeze(text))
      texts[slot] = written ?? ''
  }
  reportDeviations(texts, official, reading)
  return { headerOrder, endingOrder, texts }
}

const reported: readonly {
  readonly pattern: RegExp
  readonly code: DoubtCode
  readonly part: (typeof singleParts)[number]
  readonly what: string
}[] = [
  { pattern: /^number$/, code: 'number.form', part: 'header', what: 'Cách ghi số và ký hiệu' },
  { pattern: /^placeDate$/, code: 'date.form', part: 'header', what: 'Cách ghi địa danh và ngày tháng' },
  { pattern: /^separator$/, code: 'header.form', part: 'abstract', what: 'Dấu gạch dưới trích yếu' },
  { pattern: /^basis\//, code: 'basis.form', part: 'bases', what: 'Dấu câu ở căn cứ' },
  { pattern: /^(?:recipient\/|fileCopy)/, code: 'recipients.form', part: 'recipients', what: 'Cách ghi nơi nhận' },
  { pattern: /^concurrently$/, code: 'signature.form', part: 'signature', what: 'Cách ghi chữ "kiêm"' },
]

/** One doubt per kind of deviation, naming the first place and how many there are. */
function reportDeviations(
  texts: Readonly<Record<string, string>>,
  official: ReadonlyMap<string, string>,
  reading: SourceReading,
): void {
  for (const { pattern, code, part, what } of reported) {
    const slots = Object.keys(texts).filter((slot) => pattern.test(slot))
    const first = slots[0]
    if (first === undefined) continue
    const found = texts[first] ?? ''
    const more = slots.length > 1 ? ` (${slots.length} chỗ)` : ''
    const stands = found === '' ? 'bản gốc không có' : `bản gốc ghi "${found}"`
    doubt(
      reading,
      code,
      { spot: wholeOf(partOfSlot(first) ?? part) },
      `${what} khác thể thức${more}: ${stands}, bản xuất sẽ ghi "${squeeze(official.get(first) ?? '')}".`,
      found,
    )
  }
}

/** The part that a slot of the source form belongs to, where it has an id of its own. */
function partOfSlot(slot: string): string | undefined {
  return /^(?:basis|recipient)\/(.+)$/.exec(slot)?.[1]
}
