/** The page of a notice: preview and exports. The writers are loaded when first needed: they are large. */
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { fold, squeeze } from '../domain/words/text.ts'
import type { Block } from '../page/blocks.ts'
import { compose } from '../page/compose/compose.ts'
import { specFor } from '../page/format/formats.ts'
import { writeSymbol } from '../page/compose/official-text.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { getNotice } from '../store/notices.ts'
import { sha256 } from '../store/hash.ts'
import type { Handlers, ExportedFile } from './handlers.ts'
import type { Context } from './context.ts'

type Writer = (notice: Notice, blocks: readonly Block[], spec: FormatSpec) => Promise<Uint8Array>

export const paperHandlers: Handlers<
  'notice.preview' | 'notice.exportDocx' | 'notice.exportXlsx' | 'notice.exportText'
> = {
  'notice.preview': async ({ db }, { id }) => {
    const { notice } = await getNotice(db, id)
    return compose(notice, specFor(notice))
  },
  'notice.exportDocx': (context, { id }) =>
    exportFile(context, id, 'docx', async (...page) => (await import('../files/docx-write.ts')).writeDocx(...page)),
  'notice.exportXlsx': (context, { id }) =>
    exportFile(context, id, 'xlsx', async (...page) => (await import('../files/xlsx-write.ts')).writeXlsx(...page)),
  'notice.exportText': (context, { id }) =>
    exportFile(context, id, 'txt', async (notice, blocks) =>
      new TextEncoder().encode((await import('../files/text-write.ts')).writeText(notice, blocks)),
    ),
}

async function exportFile({ db }: Context, id: string, extension: string, write: Writer): Promise<ExportedFile> {
  const { notice, deleted } = await getNotice(db, id)
  if (deleted) throw new Refusal('notice.deleted', '', { found: id })
  const spec = specFor(notice)
  const bytes = await write(notice, compose(notice, spec), spec)
  return { fileName: `${fileNameOf(notice, spec)}.${extension}`, bytes, subject: id, sha256: sha256(bytes) }
}

/** "13-TB-CQTT" or, without a number, the start of the abstract: letters every file system takes. */
function fileNameOf(notice: Notice, spec: FormatSpec): string {
  const named = notice.header.number === null ? `du-thao ${notice.abstract.join(' ')}` : writeSymbol(notice, spec)
  return (
    squeeze(fold(named).replace(/[^a-z0-9]+/g, ' '))
      .slice(0, 60)
      .trim()
      .replaceAll(' ', '-') || 'thong-bao'
  )
}
