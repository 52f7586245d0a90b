/** Texts and files that are read as notices; nothing is stored by them. */
import { z } from 'zod'
import { importers, imports, nothing, read, write } from './call.ts'
import type { Twin } from '../domain/archive/past-papers.ts'
import { columnRoles, mostColumns } from '../domain/notice/table.ts'
import type { TableLayout } from '../domain/notice/table-layout.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Doubt } from '../page/blocks.ts'

/** The file a notice was read from; base64, because only plain values cross the border. */
export const original = z.object({ fileName: z.string().min(1).max(255), base64: z.base64() }).strict()
export type Original = z.infer<typeof original>

export interface Recognition {
  readonly notice: Notice
  readonly doubts: readonly Doubt[]
  readonly original: Original
  /** Of a text whose words are so often unknown that a scan has probably lost its marks: the share of those words. */
  readonly unknownWords?: number
  /** The lines that were read where they are not those of the original: its words were repaired. */
  readonly repairedLines?: readonly string[]
  /** Of a file that is no text: what was read of it, a line or a row of a table each, as doubts number them. */
  readonly sourceLines?: readonly string[]
  /** Notices of the store that this one may be: of the same bytes, or of the same number in the same year. */
  readonly twins: readonly Twin[]
  /** Of a workbook: layouts of tables that nobody has confirmed yet, as they were understood. */
  readonly layouts?: readonly TableLayout[]
}

function hasEachOnce(roles: readonly (string | null)[]): boolean {
  const known = roles.filter((role) => role !== null)
  return new Set(known).size === known.length
}

export const importCalls = {
  'notice.readText': read<Recognition>()(
    z
      .object({ text: z.string().max(20_000_000), fileName: z.string().min(1).max(255).default('van-ban-da-dan.txt') })
      .strict(),
    importers,
  ),
  /** A file that was dropped on the screen. */
  'notice.readOriginal': read<Recognition>()(original, importers),
  /** How the columns of a layout are to be understood from now on, in whichever file it comes. */
  'layout.confirm': write<{ readonly fingerprint: string }>()(
    z
      .object({
        headings: z.array(z.string().max(500)).min(1).max(mostColumns),
        roles: z.array(z.enum(columnRoles).nullable()).min(1).max(mostColumns),
      })
      .strict()
      .refine(({ headings, roles }) => headings.length === roles.length, { error: 'mỗi cột một vai trò' })
      .refine(({ roles }) => hasEachOnce(roles), { error: 'một vai trò chỉ dùng cho một cột' }),
    importers,
  ),
  'notice.readFile': imports<Recognition>()(nothing, importers),
} as const
