/** Plain text of a notice. A recognised notice gives its source back, blanks aside; a drafted one its official page. */
import type { Notice } from '../domain/notice/notice.ts'
import { type Block, type HeaderBlock, type SignatureBlock, type TableBlock, sectionCells } from '../page/blocks.ts'
import { textOf } from '../page/compose/paragraphs.ts'
import { recipientSlot, writeRecipient } from '../page/recognize/source-form.ts'

type Lines = string[]
type Slots = (slot: string, official: string) => string

/** Text with "\n" line ends; table cells are separated by tabs, the lines of a cell by a blank. */
export function writeText(notice: Notice, blocks: readonly Block[]): string {
  const texts = notice.sourceForm?.texts ?? {}
  const slots: Slots = (slot, official) => texts[slot] ?? official
  const paragraphs = blocks.map((block) =>
    writeBlock(block, notice, slots)
      .filter((line) => line !== '')
      .join('\n'),
  )
  return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`
}

function writeBlock(block: Block, notice: Notice, slots: Slots): Lines {
  switch (block.kind) {
    case 'header':
      return writeHeader(block, notice, slots)
    case 'typeName':
      return [block.text]
    case 'abstract':
      return [...block.lines]
    case 'separator':
      return [slots('separator', block.text)]
    case 'basis':
      return [slots(`basis/${block.id}`, textOf(block.runs))]
    case 'paragraph':
      return [textOf(block.runs)]
    case 'item':
      return [`${block.label} ${textOf(block.runs)}`.trim()]
    case 'signatureBlock':
      return writeSignatureBlock(block, notice, slots)
    case 'contact':
      return [block.text]
    case 'pages':
      return []
    case 'appendixHeading':
      return [
        slots(`appendix/${block.id}/label`, block.label),
        block.title,
        slots(`appendix/${block.id}/link`, block.link),
      ]
    case 'table':
      return writeTable(block)
  }
}

/** Left column, then right column, as the office reads it, unless the source read otherwise. */
function writeHeader(block: HeaderBlock, notice: Notice, slots: Slots): Lines {
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
    return slots(name, block[name as 'number'])
  })
}

function writeSignatureBlock(block: SignatureBlock, notice: Notice, slots: Slots): Lines {
  const parts = {
    recipients: [
      block.recipients.length === 0 ? '' : slots('recipientsLabel', block.label),
      ...block.recipients.map((line) => slots(recipientSlot(line.id), writeRecipient(line))),
    ],
    mark: [slots('mark', block.mark)],
    signature: block.signatures.flatMap(({ authority, title, concurrently, concurrentTitle, signatory }) => [
      authority,
      title,
      concurrently === '' ? '' : slots('concurrently', concurrently),
      concurrentTitle,
      signatory,
    ]),
  }
  const order = notice.sourceForm?.endingOrder ?? ['recipients', 'mark', 'signature']
  return order.flatMap((part) => parts[part])
}

function writeTable({ columns, rows }: TableBlock): Lines {
  const headings = columns.map(({ heading }) => heading)
  const lines = rows.map((row) => (row.kind === 'section' ? sectionCells(row, columns) : row.cells))
  return [headings, ...lines]
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Array.from(columns, (_, index) => (cells[index] ?? '').replaceAll('\n', ' ')).join('\t'))
}
