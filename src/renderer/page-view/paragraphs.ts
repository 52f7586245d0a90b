/** Paragraphs of the page with their lines, as files/docx-blocks.ts writes them. */
import type {
  Block,
  CopyNoteBlock,
  Run,
  HeaderBlock,
  SetLines,
  SignatureLines,
  SignatureBlock,
} from '../../page/blocks.ts'
import { circulationFrame, type MarkFrame, urgencyFrame } from '../../page/compose/mark-frames.ts'
import { breakingHyphens, tieJustified, tieNumbers, tieWhereBroken } from '../../page/compose/no-break.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { signedLine } from '../../page/compose/signatures.ts'
import { measureText } from '../../page/compose/text-measure.ts'
import { breakLines, type LineRun, type TextLine } from './break-lines.ts'
import {
  millimetresPerPoint,
  millimetresPerTwip,
  type PaperStyle,
  type PaperStyles,
  type StyleName,
} from './paper-styles.ts'

export interface PaperParagraph {
  readonly style: PaperStyle
  readonly lines: readonly TextLine[]
  /** What a click on it picks, where that is not its block. */
  readonly id?: string | undefined
  /** A line drawn in place of text, mm. */
  readonly rule?: { readonly length: number; readonly thickness: number } | undefined
  /** Drawn around the lines. */
  readonly frame?: MarkFrame | undefined
}

/** Height of the lines of a paragraph with their frame. */
export function heightOfLines({ style, lines, frame }: PaperParagraph): number {
  const around = frame === undefined ? 0 : frame.above + frame.below + 2 * frame.thickness
  return lines.length * style.lineHeight + around * millimetresPerPoint
}

/** What the paragraphs of a page are made with. */
export interface PageSetting {
  readonly spec: FormatSpec
  readonly styles: PaperStyles
  /** Width of the text on a portrait sheet, mm. */
  readonly width: number
}

/** A paragraph that breaks where its width ends. */
export function flow(
  style: PaperStyle,
  runs: readonly LineRun[],
  width: number,
  unbreakable: readonly number[] = [],
): PaperParagraph {
  const { look, indent } = style
  const setting = { width, indent, size: look.size, face: look, justified: style.align === 'justified' }
  return { style, lines: breakLines(runs, setting, unbreakable) }
}

function plain(style: PaperStyle, text: string, width: number): PaperParagraph {
  return flow(style, [{ text }], width)
}

function optional(style: PaperStyle, text: string, width: number): PaperParagraph[] {
  return text === '' ? [] : [plain(style, text, width)]
}

/** One paragraph on lines that are chosen. */
function broken(style: PaperStyle, lines: readonly string[]): PaperParagraph {
  return { style, lines: lines.map((text) => ({ runs: [{ text }], stretch: 0, spacing: 0, indent: 0 })) }
}

/** A paragraph of the body: numbers tied to their words, symbols not broken at a line end. */
export function bodyParagraph(
  name: StyleName & ('BodyText' | 'ItemHeading'),
  runs: readonly Run[],
  { spec, styles, width }: PageSetting,
): PaperParagraph {
  const style = styles[name]
  const face = { bold: style.look.bold }
  const setting = { width, indent: spec.body.firstLineIndent, size: style.look.size, face }
  const tied = tieJustified(runs.map((run) => run.text).join(''), setting)
  const hyphens = breakingHyphens(tied, setting)
  let at = 0
  const tiedRuns = runs.map((run) => {
    at += run.text.length
    return { ...run, text: tied.slice(at - run.text.length, at) }
  })
  return flow(style, tiedRuns, width, hyphens)
}

/** A centred text on its lines, each that was chosen a paragraph. */
export function centred(style: PaperStyle, set: SetLines): PaperParagraph[] {
  return set.map((lines) => broken(style, lines))
}

/** One centred line over the whole width. */
export function centredLine(
  name: 'TypeName' | 'Separator',
  text: string,
  { styles, width }: PageSetting,
): PaperParagraph {
  return plain(styles[name], text, width)
}

/** Label, title and link line of an appendix. */
export function appendixHeading(
  block: Extract<Block, { kind: 'appendixHeading' }>,
  { styles, width }: PageSetting,
): PaperParagraph[] {
  return [
    plain(styles.AppendixLabel, block.label, width),
    ...centred(styles.AppendixTitle, block.set?.title ?? [[block.title]]),
    ...centred(styles.AppendixLink, block.set?.link ?? [[tieNumbers(block.link)]]),
  ]
}

/** The lines of an organ's name; one that is a little too wide is condensed. */
function organ(style: PaperStyle, set: SetLines, width: number): PaperParagraph[] {
  const { look } = style
  return set.map((lines) => {
    const [text = ''] = lines
    const excess = measureText(text, look.size, look) - width
    if (lines.length > 1 || excess <= 0) return broken(style, lines)
    const spacing = -Math.ceil((excess + 0.5) / millimetresPerTwip / text.length) * millimetresPerTwip
    return { style, lines: [{ runs: [{ text }], stretch: 0, spacing, indent: 0 }] }
  })
}

function framed(style: PaperStyle, set: SetLines, frame: MarkFrame | undefined): PaperParagraph[] {
  if (set.flat().every((text) => text === '')) return []
  return centred(style, set).map((paragraph) => ({ ...paragraph, frame }))
}

/** The two columns of the head of the first page. */
export function headerColumns(block: HeaderBlock, { spec, styles }: PageSetting): [PaperParagraph[], PaperParagraph[]] {
  const { header } = spec
  const { rightColumn: right } = header
  const left = header.leftColumn - block.set.gap
  const rule = { length: header.heading.ruleLength, thickness: header.heading.ruleThickness * millimetresPerPoint }
  const ruleLine = { style: thicken(styles.HeadingRule, rule.thickness), lines: [emptyLine], rule }
  const dateSetting = { size: header.placeDate.look.size, face: header.placeDate.look }
  const stampPlace = plain(styles.SecrecyStamp, '', left)
  const parts = (width: number): Readonly<Record<string, readonly PaperParagraph[]>> => ({
    superiorOrgan: organ(styles.SuperiorOrgan, block.set.superiorOrgan, left),
    issuingOrgan: organ(styles.IssuingOrgan, block.set.issuingOrgan, left),
    asterisk: optional(styles.Asterisk, block.asterisk, width),
    number: [plain(styles.NumberLine, block.number, width)],
    // A secrecy mark is a stamp: it is not printed, its place is left free (F-SEC-2, F-SEC-3).
    secrecy:
      block.secrecy === '' ? [] : [header.secrecy.printed ? plain(styles.Secrecy, block.secrecy, width) : stampPlace],
    urgency: framed(styles.Urgency, [[block.urgency]], urgencyFrame(block.urgency, spec)),
    draft: optional(styles.DraftMark, block.draft, width),
    heading: [plain(styles.PartyHeading, block.heading, width)],
    rule: [ruleLine],
    placeDate: [plain(styles.PlaceDate, tieWhereBroken(block.placeDate, { width: right, ...dateSetting }), width)],
    circulation: framed(styles.Circulation, block.set.circulation, circulationFrame(block.set.circulation, spec)),
  })
  const column = (order: readonly string[], width: number) => order.flatMap((name) => parts(width)[name] ?? [])
  return [column(header.leftOrder, left), column(header.rightOrder, right)]
}

const emptyLine: TextLine = { runs: [], stretch: 0, spacing: 0, indent: 0 }

/** The border of a paragraph adds to its height. */
function thicken(style: PaperStyle, thickness: number): PaperStyle {
  return { ...style, lineHeight: style.lineHeight + thickness }
}

/** What is under "Nơi nhận", with the mark of the typist. */
export function recipientsColumn(
  block: Pick<SignatureBlock, 'label' | 'recipients' | 'mark'>,
  { spec, styles }: PageSetting,
  leftColumn = spec.signature.leftColumn - spec.header.columnGap,
): PaperParagraph[] {
  const recipients = block.recipients.map(({ id, before, role, after }) => {
    const [open = '', close = ''] = spec.recipients.role.split('{role}')
    const emphasis = spec.recipients.roleItalic ? ('italic' as const) : undefined
    const written = role === '' ? [] : [{ text: ` ${open.trimStart()}` }, { text: role, emphasis }, { text: close }]
    return { ...flow(styles.Recipient, [{ text: before }, ...written, { text: after }], leftColumn), id }
  })
  return [
    ...(block.recipients.length === 0 ? [] : [recipientsLabel(block.label, styles.RecipientsLabel, leftColumn)]),
    ...recipients,
    ...optional(styles.TypistMark, block.mark, leftColumn),
  ]
}

/** Who signs, on a column of this width. */
export function signatureColumn(
  { set, concurrently, signatory, room, signed }: SignatureLines,
  width: number,
  { styles }: PageSetting,
): PaperParagraph[] {
  return [
    ...centred(styles.Authority, set.authority),
    ...centred(concurrently === '' ? styles.SignTitle : styles.SignTitleFirst, set.title),
    ...optional(styles.Concurrently, concurrently, width),
    ...centred(styles.ConcurrentTitle, set.concurrentTitle),
    ...Array.from({ length: room }, (_, at) =>
      signed !== undefined && at === signedLine(room)
        ? plain(styles.PlaceDate, signed, width)
        : plain(styles.SignTitle, '', width),
    ),
    plain(styles.Signatory, signatory, width),
  ]
}

/** The two columns of what makes a copy of the page, and the line above them. */
export function copyNoteColumns(
  block: CopyNoteBlock,
  setting: PageSetting,
): { readonly rule: PaperParagraph; readonly left: PaperParagraph[]; readonly right: PaperParagraph[] } {
  const { styles } = setting
  const { left, right, gap } = block.columns
  const thickness = block.ruleThickness * millimetresPerPoint
  const rule = { style: thicken(styles.HeadingRule, thickness), lines: [emptyLine] }
  const [signature] = block.signatures
  return {
    rule: { ...rule, rule: { length: left + right, thickness } },
    left: [
      ...organ(styles.SuperiorOrgan, block.superiorOrgan, left - gap),
      ...organ(styles.IssuingOrgan, block.organ, left - gap),
      ...optional(styles.Asterisk, block.asterisk, left - gap),
      plain(styles.NumberLine, block.number, left - gap),
      tableSpace(setting),
      ...recipientsColumn({ ...block, mark: '' }, setting, left - gap),
    ],
    right: [
      ...centred(styles.IssuingOrgan, block.indication),
      plain(styles.PlaceDate, block.placeDate, right),
      tableSpace(setting),
      ...(signature === undefined ? [] : signatureColumn(signature, right, setting)),
    ],
  }
}

/** An empty line of its own height, below a table. */
export function tableSpace({ styles }: PageSetting): PaperParagraph {
  return { style: styles.TableSpace, lines: [emptyLine] }
}

/** Between a row of signatures and the next one. */
export function signatureSpace({ styles }: PageSetting): PaperParagraph {
  return { style: styles.SignTitle, lines: [emptyLine] }
}

/** The line after the last table of a section: a point high, so that it starts no page of its own. */
export function sectionEnd({ styles }: PageSetting): PaperParagraph {
  return { style: styles.SectionEnd, lines: [emptyLine] }
}

/** The line at the foot of the first page. */
export function contactLine(text: string, { styles, width }: PageSetting): PaperParagraph {
  return plain(styles.Contact, text, width)
}

/** The underline belongs to the words, not to the colon after them (F-RECIP-7). */
function recipientsLabel(label: string, style: PaperStyle, width: number): PaperParagraph {
  const words = label.replace(/:$/, '')
  const underline = style.look.underline === true
  return flow(style, [{ text: words, underline }, { text: label.slice(words.length) }], width)
}
