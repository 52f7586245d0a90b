/** Paragraphs of the page with their lines, as files/docx-blocks.ts writes them. */
import type { Run, HeaderBlock, SignatureLines, SignatureBlock } from '../../page/blocks.ts'
import { breakingHyphens, tieNumbers } from '../../page/compose/no-break.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { balanceLines, measureText } from '../../page/compose/text-measure.ts'
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
}

/** What the paragraphs of a page are made with. */
export interface PageSetting {
  readonly spec: FormatSpec
  readonly styles: PaperStyles
  /** Width of the text on a portrait sheet, mm. */
  readonly width: number
}

/** How much wider than its column a line may be and still be condensed into it, unseen. */
const condensable = 1.06

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
  const tied = tieNumbers(runs.map((run) => run.text).join(''))
  const face = { bold: style.look.bold }
  const hyphens = breakingHyphens(tied, { width, indent: spec.body.firstLineIndent, size: style.look.size, face })
  let at = 0
  const tiedRuns = runs.map((run) => {
    at += run.text.length
    return { ...run, text: tied.slice(at - run.text.length, at) }
  })
  return flow(style, tiedRuns, width, hyphens)
}

/** The lines of an abstract, each a paragraph. */
export function abstractParagraphs(lines: readonly string[], { spec, styles, width }: PageSetting): PaperParagraph[] {
  return lines.map((text) => broken(styles.Abstract, balanceLines(text, width, spec.abstract.size, spec.abstract)))
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
  block: { label: string; title: string; link: string },
  styles: PaperStyles,
  width: number,
): PaperParagraph[] {
  return [
    plain(styles.AppendixLabel, block.label, width),
    ...block.title.split('\n').map((text) => plain(styles.AppendixTitle, text, width)),
    plain(styles.AppendixLink, tieNumbers(block.link), width),
  ]
}

/** A name on the lines the office chose, a little condensed where one is too wide; much too wide, on lines of like length. */
function organ(style: PaperStyle, lines: readonly string[], width: number): PaperParagraph[] {
  const { look } = style
  if (lines.length === 0) return []
  const widths = lines.map((text) => measureText(text, look.size, look))
  if (Math.max(...widths) > width * condensable)
    return [broken(style, balanceLines(lines.join(' '), width, look.size, look))]
  return lines.map((text, index) => {
    const excess = (widths[index] ?? 0) - width
    const spacing = excess > 0 ? -Math.ceil((excess + 0.5) / millimetresPerTwip / text.length) * millimetresPerTwip : 0
    return { style, lines: [{ runs: [{ text }], stretch: 0, spacing, indent: 0 }] }
  })
}

/** A centred title, on the lines the office chose or else on lines of like length. */
function balanced(style: PaperStyle, text: string, width: number): PaperParagraph[] {
  if (text === '') return []
  if (text.includes('\n')) return text.split('\n').map((part) => plain(style, part, width))
  return [broken(style, balanceLines(text, width, style.look.size, style.look))]
}

/** The two columns of the head of the first page. */
export function headerColumns(block: HeaderBlock, { spec, styles }: PageSetting): [PaperParagraph[], PaperParagraph[]] {
  const { header } = spec
  const { leftColumn: left, rightColumn: right } = header
  const rule = { length: header.heading.ruleLength, thickness: header.heading.ruleThickness * millimetresPerPoint }
  const ruleLine = { style: thicken(styles.HeadingRule, rule.thickness), lines: [emptyLine], rule }
  const stampPlace = plain(styles.SecrecyStamp, '', left)
  const parts = (width: number): Readonly<Record<string, readonly PaperParagraph[]>> => ({
    superiorOrgan: organ(styles.SuperiorOrgan, block.superiorOrgan, left),
    issuingOrgan: organ(styles.IssuingOrgan, block.issuingOrgan, left),
    asterisk: [plain(styles.Asterisk, block.asterisk, width)],
    number: [plain(styles.NumberLine, block.number, width)],
    // A secrecy mark is a stamp: it is not printed, its place is left free (F-SEC-2, F-SEC-3).
    secrecy:
      block.secrecy === '' ? [] : [header.secrecy.printed ? plain(styles.Secrecy, block.secrecy, width) : stampPlace],
    urgency: optional(styles.Urgency, block.urgency, width),
    draft: optional(styles.DraftMark, block.draft, width),
    heading: [plain(styles.PartyHeading, block.heading, width)],
    rule: [ruleLine],
    placeDate: [plain(styles.PlaceDate, tieNumbers(block.placeDate), width)],
    circulation: optional(styles.Circulation, block.circulation.toUpperCase(), width),
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
export function recipientsColumn(block: SignatureBlock, { spec, styles }: PageSetting): PaperParagraph[] {
  const { leftColumn } = spec.signature
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
  { authority, title, concurrently, concurrentTitle, signatory }: SignatureLines,
  width: number,
  { spec, styles }: PageSetting,
): PaperParagraph[] {
  return [
    ...balanced(styles.Authority, authority, width),
    ...balanced(concurrently === '' ? styles.SignTitle : styles.SignTitleFirst, title, width),
    ...optional(styles.Concurrently, concurrently, width),
    ...balanced(styles.ConcurrentTitle, concurrentTitle, width),
    ...Array.from({ length: spec.signature.blankLines }, () => plain(styles.SignTitle, '', width)),
    plain(styles.Signatory, signatory, width),
  ]
}

/** An empty line of its own height, below a table. */
export function tableSpace({ styles }: PageSetting): PaperParagraph {
  return { style: styles.TableSpace, lines: [emptyLine] }
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
