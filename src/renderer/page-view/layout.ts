/** Blocks -> sheets of paper. Pure and in steps, so that a long appendix does not hold up the screen. */
import type { Block } from '../../page/blocks.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { firstKept } from '../../page/compose/keep-together.ts'
import { heightInCell, heightOfStack, type PagePart, PartCache } from './page-parts.ts'
import { type Slice, paginate } from './paginate.ts'
import { paperStyles } from './paper-styles.ts'
import {
  abstractParagraphs,
  appendixHeading,
  bodyParagraph,
  centredLine,
  headerColumns,
  type PageSetting,
  type PaperParagraph,
  signatureBlockColumns,
} from './paragraphs.ts'
import { tableParts } from './table-parts.ts'

export type PageSlice = Slice<PagePart>

export interface Sheet {
  readonly orientation: 'portrait' | 'landscape'
  /** As printed; empty on a page without number. */
  readonly number: string
  readonly slices: readonly PageSlice[]
}

interface Section {
  readonly orientation: Sheet['orientation']
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
  let section: Section = { orientation: 'portrait', parts: [] }
  const sections = [section]
  const soFar = () => sheetsOf(sections, spec)
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'landscape') {
      section = { orientation: 'landscape', parts: [] }
      sections.push(section)
    } else if (block.kind === 'taskTable') {
      for (const part of tableParts(block, spec, styles, cache)) {
        section.parts.push(part)
        yield soFar
      }
    } else {
      const keepNext = index >= keptFrom
      section.parts.push(
        cache.part(`${String(keepNext)}${JSON.stringify(block)}`, () => layOutBlock(block, keepNext, setting)),
      )
      yield soFar
    }
  }
  cache.end()
  return soFar()
}

/** All sheets at once. */
export function layOutAll(blocks: readonly Block[], spec: FormatSpec): Sheet[] {
  const steps = layOut(blocks, spec, new PartCache())
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

/** The section's sheets with their page numbers (F-PAGE-13, F-APP-2). */
function sheetsOf(sections: readonly Section[], spec: FormatSpec): Sheet[] {
  const { pageNumber } = spec
  let number = 0
  return sections.flatMap(({ orientation, parts }) => {
    const page = orientation === 'portrait' ? spec.page : spec.landscapePage
    const showsFirst = orientation === 'portrait' ? pageNumber.firstPage : pageNumber.appendixFirstPage
    if (orientation === 'landscape' && pageNumber.restartInAppendix) number = 0
    return paginate(parts, page.height - page.top - page.bottom).map((slices, index) => {
      number += 1
      return { orientation, number: index > 0 || showsFirst ? String(number) : '', slices }
    })
  })
}

type FlowBlock = Exclude<Block, { kind: 'landscape' | 'taskTable' }>

function layOutBlock(block: FlowBlock, keepNext: boolean, setting: PageSetting): PagePart {
  const { spec, styles } = setting
  switch (block.kind) {
    case 'header': {
      const { leftColumn, rightColumn } = spec.header
      return columnsPart('header', headerColumns(block, setting), [leftColumn, rightColumn])
    }
    case 'typeName':
      return stackPart('typeName', [centredLine('TypeName', block.text, setting)], true)
    case 'abstract':
      return stackPart('abstract', abstractParagraphs(block.lines, setting), true)
    case 'separator':
      return stackPart('abstract', [centredLine('Separator', block.text, setting)], false)
    case 'basis':
    case 'paragraph':
      return textPart(block.id, bodyParagraph('BodyText', block.runs, setting), keepNext)
    case 'item': {
      const label = { text: `${block.label}${block.label === '' ? '' : ' '}` }
      const paragraph = bodyParagraph(block.heading ? 'ItemHeading' : 'BodyText', [label, ...block.runs], setting)
      return textPart(block.id, paragraph, keepNext || block.heading)
    }
    case 'signatureBlock': {
      const { leftColumn, rightColumn } = spec.signature
      return columnsPart('signatureBlock', signatureBlockColumns(block, setting), [leftColumn, rightColumn])
    }
    case 'appendixHeading': {
      const { width, left, right } = spec.landscapePage
      return stackPart(block.id, appendixHeading(block, styles, width - left - right), true)
    }
  }
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

function columnsPart(id: string, columns: readonly (readonly PaperParagraph[])[], widths: readonly number[]): PagePart {
  return {
    id,
    height: Math.max(...columns.map(heightInCell)),
    before: 0,
    after: 0,
    keepNext: false,
    drawing: { kind: 'columns', columns: columns.map((paragraphs, at) => ({ width: widths[at] ?? 0, paragraphs })) },
  }
}
