/** Headers, footers and margins of a section: what stands at the edges of its pages. */
import { BorderStyle, Footer, Header, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx'
import type { Orientation } from '../page/blocks.ts'
import { naturalLine } from '../page/compose/line-height.ts'
import { type PageSetup, pageSetup } from '../page/format/page-setup.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { pointTwips, twips } from './docx-styles.ts'

export interface SectionEdges {
  readonly orientation: Orientation
  readonly firstNumbered: boolean
  /** At the foot of its first page (F-CONT-2). */
  readonly contact: string | undefined
  /** A section without footers of its own goes on with those of the one before. */
  readonly endsFooters: boolean
}

export function edgesOf({ orientation, firstNumbered, contact, endsFooters }: SectionEdges, spec: FormatSpec) {
  const [front, back] = [false, true].map((isBack) => pageSetup(orientation, spec, isBack)) as [PageSetup, PageSetup]
  const { mirrored } = spec.page
  // Word mirrors left and right alone. Top and bottom of a page that lies are changed by what stands there: a header that
  // reaches down to the text of a front, a footer that reaches up to that of a back.
  const least = mirrored
    ? { ...front, top: Math.min(front.top, back.top), bottom: Math.min(front.bottom, back.bottom) }
    : front
  /** In twips, from where a header or footer begins; 0 where the margin does. */
  const reach = (edge: 'top' | 'bottom', page: PageSetup) =>
    page[edge] > least[edge] ? twips(page[edge]) - twips(page.headerDistance) : 0
  const atTop = (numbered: boolean, page: PageSetup) => header(numbered, reach('top', page), spec)
  const atBottom = (page: PageSetup) => new Footer({ children: [room(reach('bottom', page))] })
  const first = contact === undefined ? atBottom(front) : contactFooter(contact, spec)
  return {
    margin: marginsOf(least),
    headers: {
      default: atTop(true, front),
      // A first page without number has an empty header of its own.
      first: atTop(firstNumbered, front),
      ...(mirrored ? { even: atTop(true, back) } : {}),
    },
    ...(mirrored || contact !== undefined || endsFooters
      ? { footers: { first, default: atBottom(front), ...(mirrored ? { even: atBottom(back) } : {}) } }
      : {}),
  }
}

function marginsOf(page: PageSetup) {
  return {
    top: twips(page.top),
    bottom: twips(page.bottom),
    left: twips(page.left),
    right: twips(page.right),
    header: twips(page.headerDistance),
    footer: twips(page.headerDistance),
  }
}

/** `reach`: how high it is, twips; 0 for the height of its line. */
function header(numbered: boolean, reach: number, { pageNumber }: FormatSpec): Header {
  const children = numbered ? [new TextRun({ children: [PageNumber.CURRENT] })] : []
  const line = pointTwips(Math.ceil(pageNumber.look.size * naturalLine))
  const number = new Paragraph({ style: 'PageNumber', children, ...(reach === 0 ? {} : exactly(line)) })
  return new Header({ children: reach === 0 ? [number] : [number, room(reach - line)] })
}

/** An empty paragraph of that height. */
function room(height: number): Paragraph {
  return new Paragraph(height === 0 ? {} : exactly(height))
}

function exactly(line: number) {
  return { spacing: { line, lineRule: LineRuleType.EXACT } }
}

function contactFooter(text: string, spec: FormatSpec): Footer {
  const border = spec.contact.ruleAbove
    ? { top: { style: BorderStyle.SINGLE, size: 4, space: 2, color: '000000' } }
    : {}
  return new Footer({ children: [new Paragraph({ style: 'Contact', border, children: [new TextRun({ text })] })] })
}
