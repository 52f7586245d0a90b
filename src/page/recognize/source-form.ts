/** Where the source deviates from the official form: found by comparing the two, field by field. */
import type { Notice, SourceForm } from '../../domain/notice/notice.ts'
import { type singleParts, wholeOf } from '../../domain/notice/spot.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { Block, DoubtCode } from '../blocks.ts'
import { compose } from '../compose/compose.ts'
import { specFor } from '../format/formats.ts'
import { type SourceReading, doubt } from './source-reading.ts'

/** Texts that the format sets, by field ("number", "basis/<id>" …), as they are in composed blocks. */
export function fieldTexts(blocks: readonly Block[]): Map<string, string> {
  const fields = new Map<string, string>()
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
          fields.set(part, block[part])
        }
        break
      case 'separator':
        fields.set('separator', block.text)
        break
      case 'basis':
        fields.set(`basis/${block.id}`, block.runs.map((run) => run.text).join(''))
        break
      case 'signatureBlock':
        fields.set('recipientsLabel', block.label)
        for (const line of block.recipients) fields.set(recipientField(line.id), writeRecipient(line))
        fields.set('mark', block.mark)
        fields.set('concurrently', block.signatures[0]?.concurrently ?? '')
        break
      case 'appendixHeading':
        fields.set(`appendix/${block.id}/label`, block.label)
        fields.set(`appendix/${block.id}/link`, block.link)
        break
      default:
        break
    }
  }
  return fields
}

export function recipientField(id: string): string {
  return id === 'fileCopy' ? id : `recipient/${id}`
}

export function writeRecipient(line: {
  readonly before: string
  readonly role: string
  readonly after: string
}): string {
  return `${line.before}${line.role === '' ? '' : ` (${line.role})`}${line.after}`
}

/** Fields whose absence in the source is recorded; for parts of the head the recorded order shows it. */
const keepsAbsence = /^(?:separator|recipientsLabel|appendix\/.*)$/

/** The source form of a notice just recognised, and a doubt for each deviation that the composed page will correct. */
export function describeSourceForm(
  notice: Notice,
  headerOrder: readonly string[],
  separator: string | null,
  endingOrder: SourceForm['endingOrder'],
  reading: SourceReading,
): SourceForm {
  const official = fieldTexts(compose(notice, specFor(notice)))
  if (separator !== null) reading.written.set('separator', separator)
  const texts: Record<string, string> = {}
  for (const [field, text] of official) {
    const written = reading.written.get(field)
    if (written === undefined ? keepsAbsence.test(field) && text !== '' : written !== squeeze(text))
      texts[field] = written ?? ''
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
    const fields = Object.keys(texts).filter((field) => pattern.test(field))
    const first = fields[0]
    if (first === undefined) continue
    const found = texts[first] ?? ''
    const more = fields.length > 1 ? ` (${fields.length} chỗ)` : ''
    const stands = found === '' ? 'bản gốc không có' : `bản gốc ghi "${found}"`
    doubt(
      reading,
      code,
      { spot: wholeOf(partOfField(first) ?? part) },
      `${what} khác thể thức${more}: ${stands}, bản xuất sẽ ghi "${squeeze(official.get(first) ?? '')}".`,
      found,
    )
  }
}

/** The part that a field of the source form belongs to, where it has an id of its own. */
function partOfField(field: string): string | undefined {
  return /^(?:basis|recipient)\/(.+)$/.exec(field)?.[1]
}
