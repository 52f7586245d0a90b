/** Blocks -> sheets of paper. Pure and in steps, so that a long appendix does not hold up the screen. */
import type { Block, CopyNoteBlock, SignatureBlock } from '../../page/blocks.ts'
import { type PageSetup, pageSetup } from '../../page/format/page-setup.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { labelRun } from '../../page/compose/inline-text.ts'
import { endsInTable, firstKept } from '../../page/compose/keep-together.ts'
import { signatureRows, signatureWidths } from '../../page/compose/signatures.ts'
import { heightInCell, heightOfStack, type PagePart, PartCache, type SideColumn } from './page-parts.ts'
import { type Slice, paginate } from './paginate.ts'
import { paperStyles } from './paper-styles.ts'
import {
  appendixHeading,
  bodyParagraph,
  centred,
  centredLine,
  copyNoteColumns,
  headerColumns,
  type PageSetting,
  type PaperParagraph,
  contactLine,
  recipientsColumn,
  sectionEnd,
  signatureSpace,
  signatureColumn,
  tableSpace,
} from './paragraphs.ts'
import { tableParts } from './table-parts.ts'

export type PageSlice = Slice<PagePart>

export interface Sheet {
  readonly orientation: 'portrait' | 'landscape'
  /** As printed; empty on a page without number. */
  readonly number: string
  readonly slices: readonly PageSlice[]
  /** The back of a sheet that is printed on both sides. */
  readonly isBack: boolean
  /** The contact line at its foot (F-CONT-2). */
  readonly foot?: PaperParagraph | undefined
}

/** Paper and margins of a sheet. */
export function pageOf({ orientation, isBack }: Sheet, spec: FormatSpec): PageSetup {
  return pageSetup(orientation, spec, isBack)
}

interface Section {
  readonly orientation: Sheet['orientation']
  readonly isAppendix: boolean
  readonly parts: PagePart[]
}

/**
 * Lays out the blocks, giving way after each of them and each row. What has been laid out so far is asked for by
 * calling the value of a step.
 */
export function* layOut(
  blocks: readonly Block[],
  spec: FormatSpec,
  cache: PartCache,
): Generator<() => Sheet[], Sheet[]> {
  cache.begin(spec)
  const styles = paperStyles(spec)
  const { page } = spec
  const setting: PageSetting = { spec, styles, width: page.width - page.left - page.right }
  const keptFrom = firstKept(blocks, spec)
  let section: Section = { orientation: 'portrait', isAppendix: false, parts: [] }
  const contact = blocks.find((block) => block.kind === 'contact')
  const foot = contact === undefined ? undefined : contactLine(contact.text, setting)
  const sections = [section]
  const end = (index: number) => {
    if (endsInTable(blocks.slice(0, index))) section.parts.push(stackPart('end', [sectionEnd(setting)], false))
  }
  const soFar = () => sheetsOf(sections, spec, foot)
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'contact') continue
    if (block.kind === 'pages') {
      end(index)
      section = { orientation: block.orientation, isAppendix: true, parts: [] }
      sections.push(section)
    } else if (block.kind === 'table') {
      for (const part of tableParts(block, spec, styles, cache)) {
        section.parts.push(part)
        yield soFar
      }
      if (block.orientation === 'portrait') section.parts.push(stackPart(block.id, [tableSpace(setting)], false))
    } else if (block.kind === 'signatureBlock' || block.kind === 'copyNote') {
      section.parts.push(
        ...(block.kind === 'copyNote' ? copyNoteParts(block, setting) : signatureBlockParts(block, setting)),
      )
      yield soFar
    } else {
      const keepNext = !section.isAppendix && index >= keptFrom
      section.parts.push(
        cache.part(`${String(keepNext)}${JSON.stringify(block)}`, () => layOutBlock(block, keepNext, setting)),
      )
      yield soFar
    }
  }
  end(blocks.length)
  cache.end()
  return soFar()
}

/** All sheets at once. */
export function layOutAll(blocks: readonly Block[], spec: FormatSpec): Sheet[] {
  const steps = layOut(blocks, spec, new PartCache())
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

/** The section's sheets with their page numbers (F-PAGE-13, F-APP-2). */
function sheetsOf(sections: readonly Section[], spec: FormatSpec, foot: PaperParagraph | undefined): Sheet[] {
  const { pageNumber } = spec
  let number = 0
  return sections.flatMap(({ orientation, isAppendix, parts }) => {
    const page = pageSetup(orientation, spec)
    const showsFirst = isAppendix ? pageNumber.appendixFirstPage : pageNumber.firstPage
    const restarts = isAppendix && pageNumber.restartInAppendix
    // A page 1 is a front: the back of the sheet before it stays empty.
    const isAfterFront = restarts && spec.page.mirrored && number % 2 === 1
    if (restarts) number = 0
    const sheets = paginate(parts, page.height - page.top - page.bottom).map((slices, index): Sheet => {
      number += 1
      const isBack = spec.page.mirrored && number % 2 === 0
      const sheet = { orientation, number: index > 0 || showsFirst ? String(number) : '', slices, isBack }
      return index === 0 && !isAppendix && foot !== undefined ? { ...sheet, foot } : sheet
    })
    return isAfterFront ? [{ orientation, number: '', slices: [], isBack: true }, ...sheets] : sheets
  })
}

type FlowBlock = Exclude<Block, { kind: 'contact' | 'copyNote' | 'pages' | 'signatureBlock' | 'table' }>

function layOutBlock(block: FlowBlock, keepNext: boolean, setting: PageSetting): PagePart {
  const { spec, styles } = setting
  switch (block.kind) {
    case 'header': {
      const { leftColumn, rightColumn } = spec.header
      const [left, right] = headerColumns(block, setting)
      return columnsPart('header', [
        { width: leftColumn, right: block.set.gap, paragraphs: left },
        { width: rightColumn, paragraphs: right },
      ])
    }
    case 'typeName':
      return stackPart('typeName', [centredLine('TypeName', block.text, setting)], true)
    case 'abstract':
      return stackPart('abstract', centred(styles.Abstract, block.set), true)
    case 'separator':
      return stackPart('abstract', [centredLine('Separator', block.text, setting)], false)
    case 'basis':
    case 'paragraph':
      return textPart(block.id, bodyParagraph('BodyText', block.runs, setting), keepNext)
    case 'item': {
      const label = labelRun(block.label, spec)
      const paragraph = bodyParagraph(block.heading ? 'ItemHeading' : 'BodyText', [label, ...block.runs], setting)
      return textPart(block.id, paragraph, keepNext || block.heading)
    }
    case 'appendixHeading': {
      return stackPart(block.id, appendixHeading(block, setting), true)
    }
  }
}

/** Recipients | signature; where several sign, they stand side by side above the recipients. */
function signatureBlockParts(block: SignatureBlock, setting: PageSetting): PagePart[] {
  const { signature, header } = setting.spec
  const recipients = {
    width: signature.leftColumn,
    right: header.columnGap,
    paragraphs: recipientsColumn(block, setting),
  }
  const beside = (paragraphs: readonly PaperParagraph[]) => ({ width: signature.rightColumn, paragraphs })
  const [first, ...others] = block.signatures
  if (others.length === 0) {
    const signs = first === undefined ? [] : signatureColumn(first, signature.rightColumn, setting)
    return [columnsPart('signatureBlock', [recipients, beside(signs)])]
  }
  return [
    ...signatureRows(block.signatures).flatMap((row, at, rows) => {
      const { text, gap } = signatureWidths(row.length, setting.spec)
      const columns = row.map((one) => ({
        width: text + gap,
        left: gap / 2,
        right: gap / 2,
        paragraphs: signatureColumn(one, text, setting),
      }))
      const below = at < rows.length - 1 ? signatureSpace(setting) : tableSpace(setting)
      return [columnsPart('signatureBlock', columns), stackPart('signatureBlock', [below], true)]
    }),
    columnsPart('recipients', [recipients, beside([])]),
  ]
}

/** The line and what stands below it stay on one sheet. */
function copyNoteParts(block: CopyNoteBlock, setting: PageSetting): PagePart[] {
  const { rule, left, right } = copyNoteColumns(block, setting)
  const { columns } = block
  return [
    stackPart('copyNote', [tableSpace(setting)], true),
    // As a column: on paper a stack is text, and a line is none.
    { ...columnsPart('copyNote', [{ width: columns.left + columns.right, paragraphs: [rule] }]), keepNext: true },
    columnsPart('copyNote', [
      { width: columns.left, right: columns.gap, paragraphs: left },
      { width: columns.right, paragraphs: right },
    ]),
  ]
}

/** A paragraph of the body, which may run over to the next sheet, unless it is kept with what follows: then it stays whole. */
function textPart(id: string, paragraph: PaperParagraph, keepNext: boolean): PagePart {
  const { style, lines } = paragraph
  const column = { paragraphs: [lines.length], lineHeight: style.lineHeight, before: 0, between: 0, after: 0 }
  return {
    id,
    height: lines.length * style.lineHeight,
    before: style.before,
    after: style.after,
    keepNext,
    ...(lines.length > 1 ? { columns: [column] } : {}),
    drawing: { kind: 'stack', paragraphs: [paragraph] },
  }
}

function stackPart(id: string, paragraphs: readonly PaperParagraph[], keepNext: boolean): PagePart {
  return {
    id,
    height: heightOfStack(paragraphs),
    before: paragraphs[0]?.style.before ?? 0,
    after: paragraphs.at(-1)?.style.after ?? 0,
    keepNext,
    drawing: { kind: 'stack', paragraphs },
  }
}

function columnsPart(id: string, columns: readonly SideColumn[]): PagePart {
  return {
    id,
    height: Math.max(...columns.map(({ paragraphs }) => heightInCell(paragraphs))),
    before: 0,
    after: 0,
    keepNext: false,
    drawing: { kind: 'columns', columns },
  }
}
