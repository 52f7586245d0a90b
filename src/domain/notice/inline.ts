/** What a paragraph is made of: characters, deadlines, run-in enumerations. */
import { z } from 'zod'
import { fromBlock } from './from-block.ts'
import { filled, id, text } from './text-schema.ts'

export const emphasis = z.enum(['bold', 'italic', 'boldItalic'])
export type Emphasis = z.infer<typeof emphasis>

/** Characters of a paragraph. `emphasis` here is for what is not a deadline: a quoted motto, a role. */
const textRun = z.strictObject({ kind: z.literal('text'), text, emphasis: emphasis.optional() }).readonly()

/**
 * A deadline or cadence as it is in the text. Its value is computed by `readDeadline`; its look
 * (bold italic) belongs to the format, not to the characters. `sourceEmphasis` is kept only where the
 * source was seen to set this deadline in another way.
 */
const deadlineNode = z
  .strictObject({
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

export type Inline = TextRun | DeadlineNode | Enumeration

export const inline: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion('kind', [textRun, deadlineNode, enumeration]),
)

const enumeration = z
  .strictObject({
    kind: z.literal('enumeration'),
    id,
    family: z.enum(['digits', 'roman', 'letters']),
    entries: z
      .array(z.strictObject({ id, writtenLabel: text.optional(), content: z.array(inline).readonly() }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly()

export const paragraph = z
  .strictObject({ id, content: z.array(inline).readonly(), fromBlock: fromBlock.optional() })
  .readonly()
export type Paragraph = z.infer<typeof paragraph>

/** Every run-in enumeration of a paragraph, the inner ones too. */
export function enumerationsOf(content: readonly Inline[]): Enumeration[] {
  return content.flatMap((node) =>
    node.kind === 'enumeration' ? [node, ...node.entries.flatMap((entry) => enumerationsOf(entry.content))] : [],
  )
}
