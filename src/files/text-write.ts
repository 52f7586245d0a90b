/** Plain text of a notice. A recognised notice gives its source back, blanks aside; a drafted one its official page. */
import type { Notice } from '../domain/notice/notice.ts'
import {
  type Block,
  type CopyNoteBlock,
  type HeaderBlock,
  type SetLines,
  type SignatureBlock,
  type TableBlock,
  sectionCells,
} from '../page/blocks.ts'
import { textOf } from '../page/compose/paragraphs.ts'
import { recipientField, writeRecipient } from '../page/recognize/source-form.ts'

type Lines = string[]
type FieldText = (field: string, official: string) => string

/** Text with "\n" line ends; table cells are separated by tabs, the lines of a cell by a blank. */
export function writeText(notice: Notice, blocks: readonly Block[]): string {
  const texts = notice.sourceForm?.texts ?? {}
  const fieldText: FieldText = (field, official) => texts[field] ?? official
  const paragraphs = blocks.map((block) =>
    writeBlock(block, notice, fieldText)
      .filter((line) => line !== '')
      .join('\n'),
  )
  return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`
}

function writeBlock(block: Block, notice: Notice, fieldText: FieldText): Lines {
  switch (block.kind) {
    case 'header':
      return writeHeader(block, notice, fieldText)
    case 'typeName':
      return [block.text]
    case 'abstract':
      return [...block.lines]
    case 'separator':
      return [fieldText('separator', block.text)]
    case 'basis':
      return [fieldText(`basis/${block.id}`, textOf(block.runs))]
    case 'paragraph':
      return [textOf(block.runs)]
    case 'item':
      return [`${block.label} ${textOf(block.runs)}`.trim()]
    case 'signatureBlock':
      return writeSignatureBlock(block, notice, fieldText)
    case 'copyNote':
      return writeCopyNote(block)
    case 'contact':
      return [block.text]
    case 'pages':
      return []
    case 'appendixHeading':
      return [
        fieldText(`appendix/${block.id}/label`, block.label),
        block.title,
        fieldText(`appendix/${block.id}/link`, block.link),
      ]
    case 'table':
      return writeTable(block)
  }
}

/** Left column, then right column, as the office reads it, unless the source read otherwise. */
function writeHeader(block: HeaderBlock, notice: Notice, fieldText: FieldText): Lines {
  const order = notice.sourceForm?.headerOrder ?? [
    ...block.superiorOrgan.map((_, index) => `superiorOrgan/${index}`),
    ...block.issuingOrgan.map((_, index) => `issuingOrgan/${index}`),
    'asterisk',
    'number',
    'secrecy',
    'urgency',
    'heading',
    'placeDate',
    'circulation',
    'draft',
  ]
  return order.map((part) => {
    const [name = '', index] = part.split('/')
    if (name === 'superiorOrgan') return block.superiorOrgan[Number(index)] ?? ''
    if (name === 'issuingOrgan') return block.issuingOrgan[Number(index)] ?? ''
    return fieldText(name, block[name as 'number'])
  })
}

function writeSignatureBlock(block: SignatureBlock, notice: Notice, fieldText: FieldText): Lines {
  const parts = {
    recipients: [
      block.recipients.length === 0 ? '' : fieldText('recipientsLabel', block.label),
      ...block.recipients.map((line) => fieldText(recipientField(line.id), writeRecipient(line))),
    ],
    mark: [fieldText('mark', block.mark)],
    signature: block.signatures.flatMap(({ authority, title, concurrently, concurrentTitle, signatory }) => [
      authority,
      title,
      concurrently === '' ? '' : fieldText('concurrently', concurrently),
      concurrentTitle,
      signatory,
    ]),
  }
  const order = notice.sourceForm?.endingOrder ?? ['recipients', 'mark', 'signature']
  return order.flatMap((part) => parts[part])
}

const joinLines = (set: SetLines): Lines => set.map((one) => one.join(' '))

function writeCopyNote(block: CopyNoteBlock): Lines {
  return [
    '_'.repeat(40),
    ...joinLines(block.superiorOrgan),
    ...joinLines(block.organ),
    block.asterisk,
    block.number,
    ...joinLines(block.indication),
    block.placeDate,
    block.label,
    ...block.recipients.map(writeRecipient),
    ...block.signatures.flatMap(({ authority, title, signatory }) => [authority, title, signatory]),
  ]
}

function writeTable({ columns, rows }: TableBlock): Lines {
  const headings = columns.map(({ heading }) => heading)
  const lines = rows.map((row) => (row.kind === 'section' ? sectionCells(row, columns) : row.cells))
  return [headings, ...lines]
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Array.from(columns, (_, index) => (cells[index] ?? '').replaceAll('\n', ' ')).join('\t'))
}
