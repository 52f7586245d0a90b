/** The appendices of a notice as a workbook, ready to print, to filter and to be matched when it returns. */
import type { BodyDirectory } from '../domain/bodies/body-directory.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Block } from '../page/blocks.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { type PaperIdentity, addIdentity } from './paper-identity.ts'
import { type StatusOf, planSheets } from './xlsx-plan.ts'
import { SharedStrings, writeSheet } from './xlsx-stamp.ts'
import { makeTemplate } from './xlsx-template.ts'
import { type ZipPart, writeZip } from './zip-write.ts'

export type { StatusOf } from './xlsx-plan.ts'

export interface XlsxOptions {
  /** Keeps the names it knows whole where bodies in charge are read. */
  readonly directory?: BodyDirectory
  /** For a status sheet instead of the appendix: whose tasks it holds. */
  readonly status?: StatusOf
  /** The saved version it shows. */
  readonly identity?: PaperIdentity
}

/**
 * The bytes of an XLSX with a sheet for each appendix. Equal input gives equal bytes.
 * Refuses `export.noAppendix`, and `export.tooLong` for a text that no cell can hold, with its place.
 */
export async function writeXlsx(
  notice: Notice,
  blocks: readonly Block[],
  spec: FormatSpec,
  { directory, status, identity }: XlsxOptions = {},
): Promise<Uint8Array> {
  const plans = planSheets(blocks, spec, { issuedOn: notice.header.date, directory }, status ?? null)
  const template = await makeTemplate(notice, plans, spec, {
    status: status ?? null,
    isTrial: identity?.isTrial === true,
  })
  const strings = new SharedStrings(template.strings)
  const parts: ZipPart[] = [...template.others].map(([name, content]) => ({ name, content }))
  plans.forEach((plan, index) => {
    const sheet = template.sheets[index]
    if (sheet !== undefined) parts.push({ name: sheet.part, content: writeSheet(plan, sheet, strings) })
  })
  parts.push({ name: template.strings.part, content: strings.write() })
  return writeZip(addIdentity(parts, identity))
}
