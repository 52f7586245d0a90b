/** Notice + format -> the page as blocks. Labels are computed here; nothing on the page is typed twice. */
import { bareEntry, bareKeeper, bareRole } from '../../domain/notice/set-by-format.ts'
import { writeShortDate } from '../../domain/deadline/dates.ts'
import type { Appendix, Inline, Item, Notice, Table } from '../../domain/notice/notice.ts'
import { tableLabelsOf, walkItems } from '../../domain/notice/numbering.ts'
import type { Block, HeaderBlock, Orientation, Run, SetLines, SignatureBlock, TableBlock, TableRow } from '../blocks.ts'
import { setLines, setOrgan } from './balance-lines.ts'
import { measureText } from './text-measure.ts'
import { type Phrases, shippedPhrases } from './phrases.ts'
import { setSignatures } from './signatures.ts'
import { markSplits } from './split-rows.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { setColumns } from './columns.ts'
import { writeInline } from './inline-text.ts'
import {
  basisEnd,
  writeAppendixLabel,
  writeDraftMark,
  writeLink,
  writeNumberLine,
  writePlaceDate,
  writeSecrecy,
  writeSymbol,
  writeTitle,
  writeTypistMark,
  writeUrgency,
} from './official-text.ts'
import type { FormatSpec } from '../format/spec.ts'

/**
 * The blocks of a notice in the order of the page (F-GOV-13): body part first, then each appendix. `phrases` are what
 * centred lines do not tear: read from the names of the office's directory (`readPhrases`).
 */
export function compose(notice: Notice, spec: FormatSpec, phrases: Phrases = shippedPhrases): Block[] {
  const { page } = spec
  const runsOf = (content: readonly Inline[]): Run[] => writeInline(content, notice.numbering, spec.body.deadline)
  const { typeName, abstract } = writeTitle(notice, spec)
  const blocks: Block[] = [
    composeHeader(notice, spec, phrases),
    { kind: 'typeName', text: typeName },
    {
      kind: 'abstract',
      lines: abstract,
      set: setLines(abstract, page.width - page.left - page.right, spec.abstract, phrases),
    },
    { kind: 'separator', text: spec.separator.text },
  ]
  notice.bases.forEach((basis, index) => {
    const text = `${spec.basis.lead}${basis.text}${basisEnd(notice, index, spec)}`
    blocks.push({ kind: 'basis', id: basis.id, runs: [{ text }] })
  })
  for (const part of notice.intro)
    blocks.push({ kind: 'paragraph', id: part.id, role: 'intro', runs: runsOf(part.content) })
  for (const part of notice.grounds)
    blocks.push({ kind: 'paragraph', id: part.id, role: 'grounds', runs: runsOf(part.content) })
  for (const { item, label, depth } of walkItems(notice)) {
    const { id, marker } = item
    blocks.push({ kind: 'item', id, label, marker, depth, heading: isHeading(item), runs: runsOf(item.content) })
    for (const table of item.tables ?? []) blocks.push(composeTable(notice, table, 'portrait', spec))
  }
  for (const part of notice.closing)
    blocks.push({ kind: 'paragraph', id: part.id, role: 'closing', runs: runsOf(part.content) })
  blocks.push(composeSignatureBlock(notice, spec, phrases))
  if (notice.contact !== '') blocks.push({ kind: 'contact', text: notice.contact })
  notice.appendices.forEach((appendix, index) => {
    blocks.push(...openAppendix(notice, appendix, index, spec, phrases))
    if (appendix.kind === 'text')
      for (const part of appendix.paragraphs)
        blocks.push({ kind: 'paragraph', id: part.id, role: 'appendix', runs: runsOf(part.content) })
    else blocks.push(composeTable(notice, appendix, 'landscape', spec))
  })
  return blocks
}

/** An item that announces what is under it, without giving a task itself. */
export function isHeading(item: Item): boolean {
  if (item.items.length === 0 || item.marker === 'dash' || item.marker === 'plus' || item.marker === 'none')
    return false
  return !item.content.some((node) => node.kind === 'enumeration') && !/:\s*$/.test(plainText(item.content))
}

function composeHeader(notice: Notice, spec: FormatSpec, phrases: Phrases): HeaderBlock {
  const { header } = spec
  const organs = joinOrgans(notice.header.issuingOrgans.map(({ name }) => linesOf(name)))
  const superiorOrgan = linesOf(notice.header.superiorOrgan)
  // The office must see that its name is missing.
  const issuingOrgan = organs.length === 0 ? [header.missingOrgan] : organs
  const placeDate = writePlaceDate(notice, spec)
  const gap = gapBeside(placeDate, spec)
  const width = header.leftColumn - gap
  return {
    kind: 'header',
    superiorOrgan,
    issuingOrgan,
    asterisk: header.asterisk.text,
    number: writeNumberLine(notice, spec),
    heading: header.heading.text,
    placeDate,
    secrecy: writeSecrecy(notice, spec),
    urgency: writeUrgency(notice, spec),
    circulation: notice.marks.circulation,
    draft: writeDraftMark(notice, spec),
    set: {
      superiorOrgan: setOrgan(superiorOrgan, width, header.superiorOrgan, phrases),
      issuingOrgan: setOrgan(issuingOrgan, width, header.issuingOrgan, phrases),
      circulation: setCirculation(notice.marks.circulation, spec, phrases),
      gap,
    },
  }
}

/** What of the gap between the columns is not already free beside the lines in the middle of the right one. */
function gapBeside(placeDate: string, { header }: FormatSpec): number {
  const { look } = header.placeDate
  const widest = Math.max(header.heading.ruleLength, measureText(placeDate, look.size, look))
  return Math.max(0, header.columnGap - Math.max(0, header.rightColumn - widest) / 2)
}

function setCirculation(note: string, { header }: FormatSpec, phrases: Phrases): SetLines {
  if (note === '') return []
  const width = header.rightColumn - header.markFrame.padding * 2
  const written = header.circulation.upperCase === true ? note.toUpperCase() : note
  return setLines(written.split('\n'), width, header.circulation, phrases)
}

/** Names of organs that issue jointly, joined by a dash as their letters in the symbol are (F-NUM-19). */
function joinOrgans(organs: readonly (readonly string[])[]): string[] {
  const filled = organs.filter((lines) => lines.length > 0)
  return filled.flatMap((lines, at) =>
    at === filled.length - 1 ? lines : lines.with(lines.length - 1, `${lines.at(-1) ?? ''} -`),
  )
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

function composeSignatureBlock(notice: Notice, spec: FormatSpec, phrases: Phrases): SignatureBlock {
  const { recipients } = notice.distribution
  const fileCopy = bareKeeper(notice.distribution.fileCopy)
  const form = spec.recipients
  const lines = recipients.map((recipient, index) => {
    const last = fileCopy === '' && index === recipients.length - 1
    return {
      id: recipient.id,
      before: `${form.lead}${bareEntry(recipient.name)}`,
      role: bareRole(recipient.role),
      after: last ? form.lastEnd : form.end,
    }
  })
  const kept = form.fileCopy.replace('{keeper}', fileCopy)
  return {
    kind: 'signatureBlock',
    label: form.label,
    recipients:
      fileCopy === ''
        ? lines
        : [...lines, { id: 'fileCopy', before: `${form.lead}${kept}`, role: '', after: form.lastEnd }],
    mark: writeTypistMark(notice.distribution, spec),
    signatures: setSignatures(notice.signatures, spec, phrases),
  }
}

function openAppendix(notice: Notice, appendix: Appendix, index: number, spec: FormatSpec, phrases: Phrases): Block[] {
  const orientation = appendix.kind === 'text' ? 'portrait' : 'landscape'
  const page = orientation === 'portrait' ? spec.page : spec.landscapePage
  const width = page.width - page.left - page.right
  const link = keptLink(notice, appendix, spec) ?? writeLink(notice, appendix, spec, phrases)
  return [
    { kind: 'pages', orientation },
    {
      kind: 'appendixHeading',
      id: appendix.id,
      label: keptWording(notice, `appendix/${appendix.id}/label`) ?? writeAppendixLabel(notice, index, spec),
      title: appendix.title,
      link,
      set: {
        title: setLines(appendix.title.split('\n'), width, spec.appendix.titleLook, phrases),
        link: setLines([link], width, spec.appendix.linkLook, phrases),
      },
    },
  ]
}

function keptWording(notice: Notice, field: string): string | undefined {
  const kept = notice.numbering === 'frozen' ? notice.sourceForm?.texts[field] : undefined
  return kept === '' ? undefined : kept
}

/** The link line as issued, unless number or date of the notice have moved on: an old date must not remain. */
function keptLink(notice: Notice, appendix: Appendix, spec: FormatSpec): string | undefined {
  const kept = keptWording(notice, `appendix/${appendix.id}/link`)
  if (kept === undefined || notice.header.date === null) return undefined
  return names(kept, writeSymbol(notice, spec)) && names(kept, writeShortDate(notice.header.date)) ? kept : undefined
}

/** Whether a text holds a symbol or date as a whole: "107-TB/CQTT" does not name 07-TB/CQTT. */
function names(text: string, token: string): boolean {
  const at = text.indexOf(token)
  if (at === -1) return false
  return !/[\p{L}\d/-]$/u.test(text.slice(0, at)) && !/^[\p{L}\d/-]/u.test(text.slice(at + token.length))
}

function composeTable(
  notice: Notice,
  table: Table & { readonly id: string },
  orientation: Orientation,
  spec: FormatSpec,
): TableBlock {
  const labels = tableLabelsOf(table, notice.numbering)
  const rows: TableRow[] = []
  table.sections.forEach((section, at) => {
    const label = labels.sections[at] ?? ''
    if (section.title !== '' || label !== '')
      rows.push({ kind: 'section', id: section.id, label, title: section.title })
    const ordinals = labels.rows[at] ?? []
    section.rows.forEach(({ id, cells }, position) => {
      rows.push({
        kind: 'cells',
        id,
        cells: table.columns.map((column) =>
          column.role === 'ordinal' ? (ordinals[position] ?? '') : (cells[column.id] ?? ''),
        ),
      })
    })
  })
  const columns = setColumns(table.columns, orientation, spec, rows)
  return { kind: 'table', id: table.id, orientation, columns, rows: markSplits(rows, columns, orientation, spec) }
}
