/**
 * What a notice is. One immutable tree with stable ids; labels, page, tasks, tables and search text
 * are computed from it and never stored in it. Anything loaded is validated in parse-notice.ts; notices of
 * earlier forms are brought to this one by upgrade-notice.ts.
 */
import { z } from 'zod'
import { clarityTests } from '../tasks/clarity-tests.ts'
import { type FromBlock, fromBlock } from './from-block.ts'
import { inline, paragraph, type Inline } from './inline.ts'
import { bareRole } from './set-by-format.ts'
import { type Table, checkTable, tableParts } from './table.ts'
import { filled, id, isoDate, isoMonth, text } from './text-schema.ts'

export type { FromBlock } from './from-block.ts'
export type { DeadlineNode, Emphasis, Enumeration, EnumerationEntry, Inline, Paragraph, TextRun } from './inline.ts'
export type { Column, ColumnRole, Table, TableRow, TableSection, TaskCells, TaskField } from './table.ts'

/** Raised with each change of the form; upgrade-notice.ts has a step for each. */
export const modelVersion = 2

/** A table without tasks, below an item or as an appendix. */
const plainTable = z
  .strictObject({ id, ...tableParts.plain })
  .superRefine((table, context) => checkParts(table, 'plain', context))
  .readonly()
export type PlainTable = z.infer<typeof plainTable>

/** Marker families of an item: I. / 1. / 1.1. / a) / - / + / no marker at all. */
export const markers = ['roman', 'arabic', 'decimal', 'letter', 'dash', 'plus', 'none'] as const
export type Marker = (typeof markers)[number]

export interface Item {
  readonly id: string
  readonly marker: Marker
  /** Only where the label in a frozen notice differs from the computed one. */
  readonly writtenLabel?: string | undefined
  readonly content: readonly Inline[]
  /** Tables that are below its words, before the items under it. */
  readonly tables?: readonly PlainTable[] | undefined
  readonly items: readonly Item[]
  /** Where it was put in as a text block of the office. */
  readonly fromBlock?: FromBlock | undefined
}

const item: z.ZodType<Item> = z
  .strictObject({
    id,
    marker: z.enum(markers),
    writtenLabel: text.optional(),
    content: z.array(inline).readonly(),
    tables: z.array(plainTable).min(1).readonly().optional(),
    items: z.array(z.lazy(() => item)).readonly(),
    fromBlock: fromBlock.optional(),
  })
  .readonly()

const header = z
  .strictObject({
    /** "\n" stands for a line break chosen by the office (F-ORG-14). */
    superiorOrgan: text,
    /** Who issues it; several where it is issued jointly. */
    issuingOrgans: z
      .array(z.strictObject({ id, name: text }).readonly())
      .max(6)
      .readonly(),
    /** Running number; null while the notice has none. */
    number: z.number().int().positive().max(99_999).nullable(),
    /** What follows the hyphen of the number: "TB/CQTT". Empty while unknown. */
    symbol: text,
    place: text,
    /** Date of issue. */
    date: isoDate.nullable(),
    /** Month of issue, while its day is not known: "2026-05". */
    month: isoMonth.nullable(),
    /** Year of issue, while the month is not known either. */
    year: z.number().int().min(1900).max(2999).optional(),
  })
  .readonly()

const marks = z
  .strictObject({
    secrecy: z.enum(['mat', 'toiMat', 'tuyetMat']).nullable(),
    urgency: z.enum(['khan', 'thuongKhan', 'hoaToc', 'hoaTocHenGio']).nullable(),
    /** "Lưu hành nội bộ" and the like (F-CIRC-1); empty when there is none. */
    circulation: text,
    /** "Dự thảo lần n": n, or null when it is no draft copy. */
    draft: z.number().int().positive().nullable(),
  })
  .readonly()

/** The meeting that is reported. Text fields are empty while unknown. */
const meeting = z
  .strictObject({
    /** "Phiên họp", "Hội nghị" … */
    kind: text,
    /** "thứ nhất năm 2026" */
    ordinal: text,
    date: isoDate.nullable(),
    /** Month of the meeting, while its day is not known. */
    month: isoMonth.nullable(),
    chair: text,
    attendees: text,
    /** Id of the meeting in the office's data, where it has one: what is written here may differ from it. */
    record: id.optional(),
  })
  .readonly()

/** A legal basis without its leading "- " and without its end mark, which the format sets (F-BODY-17 to 20). */
const basis = z.strictObject({ id, text: filled, fromBlock: fromBlock.optional() }).readonly()

const closing = z
  .strictObject({
    id,
    /** catchAll "Ngoài các nhiệm vụ trên …", replaces "Thông báo này thay thế …", announcement "… thông báo để … biết, thực hiện." */
    role: z.enum(['catchAll', 'replaces', 'announcement', 'other']),
    content: z.array(inline).readonly(),
    fromBlock: fromBlock.optional(),
  })
  .readonly()

/** One line of "Nơi nhận", without "- " and end mark. `name` may hold several bodies ("UBND tỉnh, HĐND tỉnh"). */
const recipient = z.strictObject({ id, name: filled, role: text.transform(bareRole) }).readonly()

const distribution = z
  .strictObject({
    recipients: z.array(recipient).readonly(),
    /** Who keeps the file copy: what follows the word "Lưu". */
    fileCopy: text,
    /** Initials or name of who typed or drafted it; empty when the mark names only the unit. */
    typist: text,
    /** Sign of the drafting unit: "P.CĐS-CY". */
    unit: text,
    copies: z.number().int().positive().nullable(),
  })
  .readonly()

/**
 * authority "T/M BAN THƯỜNG VỤ" or "K/T …"; a concurrent title is under the word "kiêm" (F-SIGN-15).
 * "\n" stands for a line break chosen by the office.
 */
const signature = z
  .strictObject({ id, authority: text, title: text, concurrentTitle: text, signatory: text })
  .readonly()

/** What every appendix has. */
const appendixHead = {
  id,
  title: text,
  /** The issuing organ as the link line names it: "Cơ quan Thường trực Ban Chỉ đạo" (F-APP-5). */
  issuedBy: text,
}

const appendix = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('tasks'), ...appendixHead, ...tableParts.tasks })
    .superRefine((table, context) => checkParts(table, 'tasks', context))
    .readonly(),
  z
    .strictObject({ kind: z.literal('plain'), ...appendixHead, ...tableParts.plain })
    .superRefine((table, context) => checkParts(table, 'plain', context))
    .readonly(),
  z.strictObject({ kind: z.literal('text'), ...appendixHead, paragraphs: z.array(paragraph).readonly() }).readonly(),
])

function checkParts(table: Table, kind: 'tasks' | 'plain', context: z.RefinementCtx): void {
  checkTable(table, kind, (path, message) => context.addIssue({ code: 'custom', path, message }))
}

/** A line of the source that is not understood: kept, shown and searched, never printed. */
const unplacedLine = z
  .strictObject({
    id,
    /** Line of the source from 1; null when it was put here by hand. */
    line: z.number().int().positive().nullable(),
    text: filled,
  })
  .readonly()

/**
 * Where the source deviates from the official form, and how. Read by the plain-text writer,
 * so that a recognised notice gives its source back. The official page takes from it only the wording of
 * the appendix heading, and only while the numbering is frozen.
 */
const sourceForm = z
  .strictObject({
    /** The lines of the head that the source has, in its order: "superiorOrgan/0", "heading", "number" … */
    headerOrder: z.array(text).readonly(),
    /** Which came first at the end: recipients, typist mark, signature. */
    endingOrder: z.array(z.enum(['recipients', 'mark', 'signature'])).readonly(),
    /** Field -> its text in the source: "number", "placeDate", "separator", "basis/<id>", "recipient/<id>" … */
    texts: z.record(text, text).readonly(),
  })
  .readonly()

const notice = z
  .strictObject({
    modelVersion: z.literal(modelVersion),
    id,
    /** report: a paper of the office itself on how what was ordered stands, to a superior or to those who owe. */
    kind: z.enum(['conclusion', 'assignment', 'report']),
    /** Format regime: by the date (F-GOV-6), or set for this notice. */
    regime: z.enum(['byDate', 'hd36', 'hd05']),
    /** computed while drafting; frozen once issued or recognised from an issued text: then the written labels are valid. */
    numbering: z.enum(['computed', 'frozen']),
    header,
    marks,
    /** "THÔNG BÁO" or, in house style, "THÔNG BÁO KẾT LUẬN". */
    typeName: filled,
    /** Centred lines under the type; a new line where the case or the office asks for one. */
    abstract: z.array(text).readonly(),
    bases: z.array(basis).readonly(),
    /** Who said what is concluded: "đồng chí …, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo". */
    conclusionAuthor: text,
    meeting: meeting.nullable(),
    intro: z.array(paragraph).readonly(),
    /** "Trên cơ sở báo cáo …, kết luận như sau:" */
    grounds: z.array(paragraph).readonly(),
    items: z.array(item).readonly(),
    closing: z.array(closing).readonly(),
    distribution,
    /** Blocks side by side where several sign (joint issue); the first is that of the organ that stands first. */
    signatures: z.array(signature).max(6).readonly(),
    /** Address, telephone and the like at the foot of the first page (F-CONT); empty when there is none. */
    contact: text,
    appendices: z.array(appendix).readonly(),
    unplaced: z.array(unplacedLine).readonly(),
    /** The "rõ" tests that its tasks are held to, where it does not go by the rule set of the office. */
    clarity: z.array(z.enum(clarityTests)).max(clarityTests.length).readonly().optional(),
    /** Id of the notice it was begun from: what it is compared with. */
    begunFrom: id.optional(),
    /** The issued notice that it corrects or replaces once it is issued itself. */
    amends: z
      .strictObject({ as: z.enum(['correct', 'replace']), notice: id })
      .readonly()
      .optional(),
    sourceForm: sourceForm.optional(),
  })
  .readonly()

export type Notice = z.infer<typeof notice>
export type Amending = NonNullable<Notice['amends']>
export type NoticeHeader = z.infer<typeof header>
export type Meeting = z.infer<typeof meeting>
export type Basis = z.infer<typeof basis>
export type Closing = z.infer<typeof closing>
export type Recipient = z.infer<typeof recipient>
export type Distribution = z.infer<typeof distribution>
export type Signature = z.infer<typeof signature>
export type Appendix = z.infer<typeof appendix>
/** An appendix of tasks: the one whose rows become obligations. */
export type TaskAppendix = Extract<Appendix, { readonly kind: 'tasks' }>
/** An appendix that is a table, of tasks or not. */
export type TableAppendix = Exclude<Appendix, { readonly kind: 'text' }>
export type UnplacedLine = z.infer<typeof unplacedLine>
export type SourceForm = z.infer<typeof sourceForm>

/** The schema that validates a notice (parse-notice.ts). */
export const noticeSchema = notice

/** The appendices that hold tasks. */
export function taskAppendices({ appendices }: Pick<Notice, 'appendices'>): TaskAppendix[] {
  return appendices.filter((part) => part.kind === 'tasks')
}

/** The appendices that are tables. */
export function tableAppendices({ appendices }: Pick<Notice, 'appendices'>): TableAppendix[] {
  return appendices.filter((part) => part.kind !== 'text')
}

/** All tables of a notice in reading order: those of the body, then the appendices. */
export function allTables({ items, appendices }: Pick<Notice, 'items' | 'appendices'>): (Table & { id: string })[] {
  const inItems = (of: readonly Item[]): (Table & { id: string })[] =>
    of.flatMap((part) => [...(part.tables ?? []), ...inItems(part.items)])
  return [...inItems(items), ...tableAppendices({ appendices })]
}

/** How many tasks its appendices hold. */
export function countTasks(of: Pick<Notice, 'appendices'>): number {
  return taskAppendices(of).reduce(
    (sum, { sections }) => sum + sections.reduce((rows, section) => rows + section.rows.length, 0),
    0,
  )
}

/** A notice that has neither number nor day yet: both are given when it is issued, so neither is missing. */
export function isDraft({ header: { number, date } }: Pick<Notice, 'header'>): boolean {
  return number === null && date === null
}
