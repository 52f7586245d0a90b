/**
 * The official format as data: the type of resources/formats/hd36.json and hd05.json, and its check.
 * In the files every leaf is `{ "value": …, "rules": ["F-PAGE-4"] }`: the value and the rules it rests on.
 * `readSpec` checks the file and gives the values alone.
 *
 * Units: mm for places and lengths on the page, pt for type sizes, spacing and the thickness of lines;
 * colours are six hexadecimal digits. Words in braces are filled in: "Số {number}-{symbol}".
 */
import { z } from 'zod'
import { columnRoles } from '../../domain/notice/table.ts'

const cited = <V>(value: z.ZodType<V>) =>
  z
    .object({
      value,
      /** Ids of the format's rules, or "house": the office's practice, or a choice where no rule was found. */
      rules: z.array(z.string().regex(/^(F-[A-Z]+-\d+|house)$/)).min(1),
      note: z.string().optional(),
    })
    .strict()
    .transform((entry): V => entry.value)

const number = cited(z.number())
const words = cited(z.string())
const yes = cited(z.boolean())
const list = cited(z.array(z.string().min(1)).min(1))
const alignment = cited(z.enum(['left', 'center', 'justified']))

/** What a value may be where the rule leaves a range; without `max` it is open above. */
const range = z.object({ min: number, max: number.optional() }).strict()
const frame = z.object({ width: number, height: number }).strict()

/** Size in pt and weight of one component. `upperCase`: its letters are set in capitals however they are written. */
const look = z
  .object({ size: number, bold: yes, italic: yes, underline: yes.optional(), upperCase: yes.optional() })
  .strict()

const pageSetup = z
  .object({
    width: number,
    height: number,
    top: number,
    bottom: number,
    left: number,
    right: number,
    /** Distance of the page number from the top edge. */
    headerDistance: number,
  })
  .strict()

/** `width`: what it usually has; its texts may make it narrower or wider, from `least` to `most`. */
const columnForm = z
  .object({ width: number, least: number, most: number, align: cited(z.enum(['left', 'center'])) })
  .strict()

const specSchema = z
  .object({
    name: z.enum(['hd36', 'hd05']),
    title: words,
    /** Raised with each change of the file; kept with what was issued. */
    version: z.number().int().positive(),
    /** Documents issued from this day on ("" = from the beginning), F-GOV-6. */
    from: cited(z.string()),
    typeface: words,
    language: words,
    characters: z.object({ colour: words }).strict(),
    /** `back`: margins of the back of a sheet, where it is printed on both sides (`mirrored`). */
    page: pageSetup.extend({ mirrored: yes, back: z.object({ left: number, right: number }).strict() }),
    /** `leastAtNumber`: least margin of the edge opposite the binding where sheets are printed on both sides. */
    landscapePage: pageSetup.extend({ leastAtNumber: number }),
    pageNumber: z
      .object({
        look,
        /** Whether the first page of the document, and the first page of an appendix, shows its number. */
        firstPage: yes,
        appendixFirstPage: yes,
        restartInAppendix: yes,
        align: alignment,
      })
      .strict(),
    header: z
      .object({
        leftColumn: number,
        rightColumn: number,
        /** Free between what stands in the two columns, mm. */
        columnGap: number,
        missingOrgan: words,
        align: alignment,
        /** What is in each column, from the top. */
        leftOrder: list,
        rightOrder: list,
        heading: z.object({ text: words, look, ruleLength: number, ruleThickness: number }).strict(),
        superiorOrgan: look,
        issuingOrgan: look,
        asterisk: z.object({ text: words, look }).strict(),
        /** {number} is padded to `minimumDigits`; without a number the gap stands. */
        number: z.object({ pattern: words, minimumDigits: number, gap: words, look }).strict(),
        /** {place}, {date}: the long form of `dates`. */
        placeDate: z.object({ pattern: words, unknownDate: words, look }).strict(),
        secrecy: z
          .object({
            look,
            colour: words,
            /** The mark is an engraved stamp: a page leaves its place free. */
            printed: yes,
            names: z.object({ mat: words, toiMat: words, tuyetMat: words }).strict(),
          })
          .strict(),
        urgency: z
          .object({
            look,
            colour: words,
            names: z.object({ khan: words, thuongKhan: words, hoaToc: words, hoaTocHenGio: words }).strict(),
            frames: z.object({ khan: frame, thuongKhan: frame, hoaToc: frame, hoaTocHenGio: frame }).strict(),
          })
          .strict(),
        circulation: look,
        circulationNotes: list,
        circulationFramed: yes,
        /** Of the urgency mark and the circulation note: thickness in pt, space beside the words in mm. */
        markFrame: z.object({ thickness: number, padding: number }).strict(),
        /** {ordinal}: "Dự thảo lần 2". */
        draft: z.object({ pattern: words, look }).strict(),
      })
      .strict(),
    typeName: look,
    abstract: look,
    /** The word that begins the abstract of a conclusion, or, `inTypeName`, that goes with the name of the type. */
    conclusion: z.object({ inTypeName: yes, word: words }).strict(),
    separator: z.object({ text: words, look }).strict(),
    body: z
      .object({
        look,
        align: alignment,
        firstLineIndent: number,
        /** Space after a paragraph, pt. */
        spacingAfter: number,
        /** Exact line spacing, pt. */
        lineSpacing: number,
        headingBold: yes,
        /** Labels of the items. {ordinal} is a Roman or Arabic number or a letter; {parent} is the label above. */
        labels: z
          .object({ roman: words, arabic: words, decimal: words, letter: words, dash: words, plus: words })
          .strict(),
        /** Whether the label prints bold where its item does not. */
        labelBold: yes,
        deadline: z.object({ bold: yes, italic: yes }).strict(),
      })
      .strict(),
    basis: z
      .object({
        lead: words,
        end: words,
        /** End mark of the last basis when the enacting sentence follows, and when it does not. */
        lastBeforeEnacting: words,
        lastOtherwise: words,
      })
      .strict(),
    recipients: z
      .object({
        label: words,
        labelLook: look,
        itemLook: look,
        lead: words,
        end: words,
        lastEnd: words,
        /** {keeper} */
        fileCopy: words,
        /** {role}, after the name of the recipient. */
        role: words,
        roleItalic: yes,
      })
      .strict(),
    typistMark: z
      .object({
        look,
        /** Without a drafting unit, {typist} and {copies}: "ABC-268". */
        pattern: words,
        /** With one, joined by this separator: "NTLoan/P.CĐS-CY/200". */
        unitSeparator: words,
      })
      .strict(),
    /** Foot of the first page, under a line across the text. */
    contact: z.object({ look, ruleAbove: yes }).strict(),
    signature: z
      .object({
        leftColumn: number,
        rightColumn: number,
        authority: look,
        title: look,
        /** The title that is first of the three lines "title / kiêm / title". */
        titleBeforeConcurrent: look,
        concurrently: words,
        concurrentlyLook: look,
        concurrentTitle: look,
        signatory: look,
        blankLines: number,
      })
      .strict(),
    appendix: z
      .object({
        label: words,
        /** With two or more appendices: {ordinal} in Arabic digits. */
        numberedLabel: words,
        labelLook: look,
        titleLook: look,
        /** {number} with its symbol, {date} in short form, {organ}. */
        link: words,
        linkLook: look,
        cellLook: look,
        columnHeadingLook: look,
        sectionLook: look,
        /** Between the text of a cell and its left and right line, mm. */
        cellPadding: number,
        borderThickness: number,
        repeatColumnHeadings: yes,
        /** A row does not run over two pages, unless it is taller than a page. */
        keepRowsWhole: yes,
        /** Nor where it would leave a gap, unless rows may split: then a gap of this share of the page is too high. */
        rowsMaySplit: yes,
        gapForSplit: number,
        /** By the meaning of a column; the widths of the office's own nine columns fill a landscape page, mm. */
        columns: z.record(z.enum([...columnRoles, 'other']), columnForm),
      })
      .strict(),
    /** Certified copies (F-COPY-1 to 6). `kinds` may hold {number} with its symbol, {date} in short form and {organ}. */
    copy: z
      .object({
        kinds: z.object({ whole: words, onward: words, extract: words }).strict(),
        /** What begins the symbol of a copy: "BS/CQTT". */
        symbol: words,
        /** In place of the signature of the original. */
        signed: words,
        /** Where an extract leaves something out. */
        omitted: words,
        /** Of the line that parts the copied text from the copy's own words, pt. */
        ruleThickness: number,
      })
      .strict(),
    /** `long` and `short`: {day} has `dayDigits`; {month} is padded up to month `paddedMonths`. */
    dates: z.object({ long: words, short: words, dayDigits: number, paddedMonths: number }).strict(),
    /** Ranges of the rules: sizes and spacing in pt. A value outside is refused. */
    limits: z
      .object({
        typeNameSize: range,
        abstractSize: range,
        bodySize: range,
        spacingAfter: range,
        lineSpacing: range,
        cellSize: range,
      })
      .strict(),
  })
  .strict()
  .superRefine((spec, context) => {
    const { limits, body, appendix } = spec
    const chosen: readonly (readonly [string, number, z.infer<typeof range>])[] = [
      ['typeName.size', spec.typeName.size, limits.typeNameSize],
      ['abstract.size', spec.abstract.size, limits.abstractSize],
      ['body.look.size', body.look.size, limits.bodySize],
      ['body.spacingAfter', body.spacingAfter, limits.spacingAfter],
      ['body.lineSpacing', body.lineSpacing, limits.lineSpacing],
      ['appendix.cellLook.size', appendix.cellLook.size, limits.cellSize],
      ['appendix.columnHeadingLook.size', appendix.columnHeadingLook.size, limits.cellSize],
      ['appendix.sectionLook.size', appendix.sectionLook.size, limits.cellSize],
    ]
    for (const [path, value, { min, max = Infinity }] of chosen)
      if (value < min || value > max)
        context.addIssue({ code: 'custom', path: path.split('.'), message: `${value} is outside ${min}–${max}` })
  })

export type FormatSpec = z.infer<typeof specSchema>
export type Look = FormatSpec['typeName']

/**
 * The values of a format file that ships with the program, which the tests hold to `readSpec`: checking it anew takes longer
 * than a short export has.
 */
export function valuesOfShipped(json: unknown): FormatSpec {
  return valuesIn(json) as FormatSpec
}

function valuesIn(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry
  if ('value' in entry && 'rules' in entry) return entry.value
  return Object.fromEntries(Object.entries(entry).map(([key, below]) => [key, valuesIn(below)]))
}

/** The values of a format file. Throws with the path of each wrong entry: a bad file is a defect of the build. */
export function readSpec(json: unknown): FormatSpec {
  return specSchema.parse(json)
}
