/**
 * Looks and spaces of the paragraphs of the official page, by the style names of the DOCX. Sizes come from the format;
 * the few spaces the format leaves open are those of files/docx-styles.ts (a test holds the two together).
 */
import { millimetresPerPoint, naturalLine } from '../../page/compose/line-height.ts'
import type { FormatSpec, Look } from '../../page/format/spec.ts'

export { millimetresPerPoint }
/** A twentieth of a point: the unit of the exported file. */
export const millimetresPerTwip = millimetresPerPoint / 20

/** Where the baseline of a line of Times New Roman stands that is not set otherwise, as a share of the size. */
const naturalBaseline = 0.933
/** Baseline of a line of exact height, as a share of that height. */
const exactBaseline = 0.8

export interface PaperStyle {
  readonly look: Look
  readonly align: 'left' | 'center' | 'justified'
  /** Indent of the first line; everything from here on in mm. */
  readonly indent: number
  readonly before: number
  readonly after: number
  readonly lineHeight: number
  /** From the top of the line. */
  readonly baseline: number
  /** Of the letters, where they are not black. */
  readonly colour?: string
}

type Align = PaperStyle['align']

/** Spaces in pt; `line` is an exact line height. */
interface Spaces {
  readonly before?: number
  readonly after?: number
  readonly line?: number
  /** mm */
  readonly indent?: number
}

function style(look: Look, align: Align, { before = 0, after = 0, line, indent = 0 }: Spaces = {}): PaperStyle {
  return {
    look,
    align,
    indent,
    before: before * millimetresPerPoint,
    after: after * millimetresPerPoint,
    lineHeight: (line ?? look.size * naturalLine) * millimetresPerPoint,
    baseline: (line === undefined ? look.size * naturalBaseline : line * exactBaseline) * millimetresPerPoint,
  }
}

/** All styles of the page. */
export function paperStyles(spec: FormatSpec) {
  const { header, signature, recipients, appendix, body } = spec
  const centred = (look: Look, spaces?: Spaces) => style(look, 'center', spaces)
  const inHead = (look: Look, spaces?: Spaces) => style(look, header.align, spaces)
  const bodySpaces = { after: body.spacingAfter, line: body.lineSpacing, indent: body.firstLineIndent }
  const cell = { before: 1, after: 1 }
  return {
    PartyHeading: inHead(header.heading.look),
    HeadingRule: centred({ ...header.heading.look, size: 2 }, { after: 3, line: 2 }),
    SuperiorOrgan: inHead(header.superiorOrgan),
    IssuingOrgan: inHead(header.issuingOrgan),
    Asterisk: inHead(header.asterisk.look),
    NumberLine: inHead(header.number.look),
    PlaceDate: inHead(header.placeDate.look),
    Secrecy: { ...inHead(header.secrecy.look), colour: header.secrecy.colour },
    SecrecyStamp: inHead(header.secrecy.look, { after: 18 }),
    Urgency: { ...inHead(header.urgency.look, { before: 3 }), colour: header.urgency.colour },
    Circulation: inHead(header.circulation, { before: 3 }),
    DraftMark: inHead(header.draft.look, { before: 3 }),
    TypeName: centred(spec.typeName, { before: 18 }),
    Abstract: centred(spec.abstract),
    Separator: centred(spec.separator.look, { after: 12 }),
    BodyText: style(body.look, body.align, bodySpaces),
    ItemHeading: style({ ...body.look, bold: body.headingBold }, body.align, bodySpaces),
    RecipientsLabel: style(recipients.labelLook, 'left'),
    Recipient: style(recipients.itemLook, 'left'),
    TypistMark: style(spec.typistMark.look, 'left', { before: 3 }),
    Authority: centred(signature.authority),
    SignTitle: centred(signature.title),
    SignTitleFirst: centred(signature.titleBeforeConcurrent),
    Concurrently: centred(signature.concurrentlyLook),
    ConcurrentTitle: centred(signature.concurrentTitle),
    Signatory: centred(signature.signatory),
    Contact: style(spec.contact.look, 'left'),
    TableSpace: style(body.look, 'left', { line: 6 }),
    SectionEnd: style({ ...body.look, size: 1 }, 'left', { line: 1 }),
    PageNumber: style(spec.pageNumber.look, spec.pageNumber.align),
    AppendixLabel: centred(appendix.labelLook),
    AppendixTitle: centred(appendix.titleLook),
    AppendixLink: centred(appendix.linkLook, { after: 8 }),
    ColumnHeading: centred(appendix.columnHeadingLook, cell),
    CellCenter: centred(appendix.cellLook, cell),
    CellLeft: style(appendix.cellLook, 'left', cell),
    SectionLabel: centred(appendix.sectionLook, cell),
    SectionTitle: style(appendix.sectionLook, 'left', cell),
  } satisfies Record<string, PaperStyle>
}

export type PaperStyles = ReturnType<typeof paperStyles>
export type StyleName = keyof PaperStyles

/** The typeface of the format, or the free one with the same widths. */
export function fontsOf(spec: FormatSpec): string {
  return `"${spec.typeface}", "Liberation Serif", serif`
}
