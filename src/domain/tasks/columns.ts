/**
 * The columns of the task table and the headings they are known by: one list (resources/words/columns.json) for the
 * readers of tables, for refusals and for places. What the official page prints is set by the format.
 */
import { z } from 'zod'
import shipped from '../../../resources/words/columns.json' with { type: 'json' }
import { type TaskField, taskFields } from '../notice/notice.ts'
import { fold, squeeze } from '../words/text.ts'

/** The STT is no field of a row: it is counted. */
export type Column = 'ordinal' | TaskField

/** In printed order. */
export const columns: readonly Column[] = ['ordinal', ...taskFields]

const roleSchema = z
  .object({
    role: z.enum(['ordinal', ...taskFields]),
    heading: z.string().min(1),
    /** Headings as offices write them; "…" stands for any words or none. */
    known: z.array(z.string().min(1)).min(1).readonly(),
    except: z.array(z.string().min(1)).readonly().default([]),
  })
  .strict()

const { roles } = z
  .object({ roles: z.array(roleSchema).length(columns.length).readonly() })
  .strict()
  .parse(shipped)

const headings = new Map<Column, string>(roles.map(({ role, heading }) => [role, heading]))

/** The usual heading, as places and refusals name the column. */
export function headingOf(column: Column): string {
  return headings.get(column) ?? ''
}

const patterns = roles.map(({ role, known, except }) => ({
  column: role,
  known: known.map(patternOf),
  except: except.map(patternOf),
}))

/** "… chỉ đạo" -> what ends with these words; folded, as headings come in capitals and with marks lost. */
function patternOf(phrase: string): RegExp {
  const parts = fold(phrase).split('…')
  return new RegExp(`^${parts.map((part) => part.trim()).join('.*')}$`, 'u')
}

/** The column of each heading, each column once; null for a heading that is not known. */
export function readHeadings(written: readonly string[]): (Column | null)[] {
  const used = new Set<Column>()
  return written.map((heading) => {
    const words = fold(squeeze(heading))
    const found = patterns.find(
      ({ column, known, except }) =>
        !used.has(column) &&
        known.some((pattern) => pattern.test(words)) &&
        !except.some((pattern) => pattern.test(words)),
    )
    if (found !== undefined) used.add(found.column)
    return found?.column ?? null
  })
}

/** True for the heading of the first column, where a task table begins. */
export function isOrdinalHeading(heading: string): boolean {
  return readHeadings([heading])[0] === 'ordinal'
}
