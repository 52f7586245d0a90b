/**
 * What a notice is. One immutable tree with stable ids; labels, page, tasks, tables and search text
 * are computed from it and never stored in it. The gate for anything loaded stands in parse-notice.ts.
 */
import { z } from 'zod'
import { isIsoDate } from '../deadline/dates.ts'
import { bareRole } from './set-by-format.ts'
import { cleanText, findForbidden } from '../words/text.ts'

// Refusals are read by clerks.
z.config(z.locales.vi())

const text = z
  .string()
  .refine((value) => findForbidden(value) === -1, { error: 'có ký tự không được phép' })
  // What nobody sees goes, whoever sent it: the screen and the readers have told of it.
  .transform((value) => cleanText(value).text)
const filled = text.refine((value) => value.trim() !== '', { error: 'không được để trống' })
const id = z
  .string()
  .min(1)
  .max(64)
  .refine((value) => findForbidden(value) === -1, { error: 'có ký tự không được phép' })
const isoDate = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const emphasis = z.enum(['bold', 'italic', 'boldItalic'])

/** Characters of a paragraph. `emphasis` here is for what is not a deadline: a quoted motto, a role. */
const textRun = z.object({ kind: z.literal('text'), text, emphasis: emphasis.optional() }).readonly()

/**
 * A deadline or cadence as it stands in the text. Its value is computed by `readDeadline`; its look
 * (bold italic) belongs to the format, not to the characters. `sourceEmphasis` is kept only where the
 * source was seen to set this deadline in another way.
 */
const deadlineNode = z
  .object({
    kind: z.literal('deadline'),
    id,
    written: filled,
    sourceEmphasis: z.enum(['none', 'bold', 'italic']).optional(),
  })
  .readonly()

export type TextRun = z.infer<typeof textRun>
export type DeadlineNode = z.infer<typeof deadlineNode>

/** "(1) …; (2) …" or "(i) …" inside a paragraph: each entry is a node of its own. */
export interface Enumeration {
  readonly kind: 'enumeration'
  readonly id: string
  readonly family: 'digits' | 'roman' | 'letters'
  readonly entries: readonly EnumerationEntry[]
}

export interface EnumerationEntry {
  readonly id: string
  /** Only where the label in a frozen notice differs from the computed one. */
  readonly writtenLabel?: string | undefined
  readonly content: readonly Inline[]
}

/** What a paragraph is made of. */
export type Inline = TextRun | DeadlineNode | Enumeration

const inline: z.ZodType<Inline> = z.lazy(() => z.discriminatedUnion('kind', [textRun, deadlineNode, enumeration]))

const enumeration = z
  .object({
    kind: z.literal('enumeration'),
    id,
    family: z.enum(['digits', 'roman', 'letters']),
    entries: z
      .array(z.object({ id, writtenLabel: text.optional(), content: z.array(inline).readonly() }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly()

const paragraph = z.object({ id, content: z.array(inline).readonly() }).readonly()

/** Marker families of an item: I. / 1. / 1.1. / a) / - / + / no marker at all. */
export const markers = ['roman', 'arabic', 'decimal', 'letter', 'dash', 'plus', 'none'] as const
export type Marker = (typeof markers)[number]

export interface Item {
  readonly id: string
  readonly marker: Marker
  /** Only where the label in a frozen notice differs from the computed one. */
  readonly writtenLabel?: string | undefined
  readonly content: readonly Inline[]
  readonly items: readonly Item[]
}

const item: z.ZodType<Item> = z
  .object({
    id,
    marker: z.enum(markers),
    writtenLabel: text.optional(),
    content: z.array(inline).readonly(),
    items: z.array(z.lazy(() => item)).readonly(),
  })
  .readonly()

const header = z
  .object({
    /** "\n" stands for a line break chosen by the office (F-ORG-14). */
    superiorOrgan: text,
    issuingOrgan: text,
    /** Running number; null while the notice has none. */
    number: z.number().int().positive().max(99_999).nullable(),
    /** What follows the hyphen of the number: "TB/CQTT". Empty while unknown. */
    symbol: text,
    place: text,
    /** Date of issue. */
    date: isoDate.nullable(),
  })
  .readonly()

const marks = z
  .object({
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
  .object({
    /** "Phiên họp", "Hội nghị" … */
    kind: text,
    /** "thứ nhất năm 2026" */
    ordinal: text,
    date: isoDate.nullable(),
    chair: text,
    attendees: text,
  })
  .readonly()

/** A legal basis without its leading "- " and without its end mark, which the format sets (F-BODY-17 to 20). */
const basis = z.object({ id, text: filled }).readonly()

const closing = z
  .object({
    id,
    /** catchAll "Ngoài các nhiệm vụ trên …", replaces "Thông báo này thay thế …", announcement "… thông báo để … biết, thực hiện." */
    role: z.enum(['catchAll', 'replaces', 'announcement', 'other']),
    content: z.array(inline).readonly(),
  })
  .readonly()

/** One line of "Nơi nhận", without "- " and end mark. `name` may hold several bodies ("UBND tỉnh, HĐND tỉnh"). */
const recipient = z.object({ id, name: filled, role: text.transform(bareRole) }).readonly()

const distribution = z
  .object({
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
 * authority "T/M BAN THƯỜNG VỤ" or "K/T …"; a concurrent title stands under the word "kiêm" (F-SIGN-15).
 * "\n" stands for a line break chosen by the office.
 */
const signature = z.object({ authority: text, title: text, concurrentTitle: text, signatory: text }).readonly()

/**
 * One row of the task table. The cell texts are the truth ("\n" separates the lines of a cell); bodies,
 * deadlines and citations in them are computed by `readTask`. STT is computed.
 */
const taskRow = z
  .object({
    id,
    /** Only where the STT in a frozen notice differs from the computed one. */
    writtenOrdinal: text.optional(),
    name: text,
    directing: text,
    lead: text,
    coordinating: text,
    requiredResult: text,
    plannedTime: text,
    sourceDocument: text,
    assigned: text,
  })
  .readonly()

const appendixSection = z
  .object({
    id,
    writtenLabel: text.optional(),
    /** Empty for rows that stand before any section row. */
    title: text,
    rows: z.array(taskRow).readonly(),
  })
  .readonly()

const appendix = z
  .object({
    id,
    title: text,
    /** The issuing organ as the link line names it: "Cơ quan Thường trực Ban Chỉ đạo" (F-APP-5). */
    issuedBy: text,
    sections: z.array(appendixSection).readonly(),
  })
  .readonly()

/**
 * How the source stood where the official form would stand differently. Read by the plain-text writer,
 * so that a recognised notice gives its source back. The official page takes from it only the wording of
 * the appendix heading, and only while the numbering is frozen.
 */
const sourceForm = z
  .object({
    /** The lines of the head that the source has, in its order: "superiorOrgan/0", "heading", "number" … */
    headerOrder: z.array(text).readonly(),
    /** Which came first at the end: recipients, typist mark, signature. */
    endingOrder: z.array(z.enum(['recipients', 'mark', 'signature'])).readonly(),
    /** Slot -> text as it stood: "number", "placeDate", "separator", "basis/<id>", "recipient/<id>" … */
    texts: z.record(text, text).readonly(),
  })
  .readonly()

const notice = z
  .object({
    id,
    kind: z.enum(['conclusion', 'assignment']),
    /** Format regime: by the date (F-GOV-6), or set for this notice. */
    regime: z.enum(['byDate', 'hd36', 'hd05']),
    /** computed while drafting; frozen once issued or recognised from an issued text: written labels stand. */
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
    signature,
    appendices: z.array(appendix).readonly(),
    sourceForm: sourceForm.optional(),
  })
  .readonly()

export type Notice = z.infer<typeof notice>
export type NoticeHeader = z.infer<typeof header>
export type Meeting = z.infer<typeof meeting>
export type Basis = z.infer<typeof basis>
export type Paragraph = z.infer<typeof paragraph>
export type Emphasis = z.infer<typeof emphasis>
export type Closing = z.infer<typeof closing>
export type Recipient = z.infer<typeof recipient>
export type Distribution = z.infer<typeof distribution>
export type Signature = z.infer<typeof signature>
export type TaskRow = z.infer<typeof taskRow>
export type AppendixSection = z.infer<typeof appendixSection>
export type Appendix = z.infer<typeof appendix>
export type SourceForm = z.infer<typeof sourceForm>

/** The cells of a task row in the order of the printed columns 2 to 9 (column 1 is the computed STT). */
export const taskFields = [
  'name',
  'directing',
  'lead',
  'coordinating',
  'requiredResult',
  'plannedTime',
  'sourceDocument',
  'assigned',
] as const
export type TaskField = (typeof taskFields)[number]

/** By what the gate checks a notice (parse-notice.ts). */
export const noticeSchema = notice
