/**
 * Sheets (page/sheet.ts) as files. Word is written here; for a PDF the host draws the sheet's print page, which asks for the
 * very sheet that was made (`print.sheet`): what is printed cannot be another than what was read.
 */
import type { SheetForm } from '../contract/exports.ts'
import { Refusal } from '../domain/errors.ts'
import { trialWords } from '../files/paper-identity.ts'
import type { Sheet } from '../page/sheet.ts'
import { sha256 } from '../store/hash.ts'
import type { Context, Files } from './context.ts'
import type { ExportedFile, Handlers } from './handlers.ts'

/** The sheets that are being printed, by an id for their page. */
export interface PrintedSheets {
  /** Refuses `print.gone` for a page that asks for a sheet that is no longer printed. */
  readonly get: (id: string) => Sheet
  readonly print: (id: string, sheet: Sheet, files: Pick<Files, 'makePdf'>) => Promise<Uint8Array>
}

export function createPrintedSheets(): PrintedSheets {
  const sheets = new Map<string, Sheet>()
  return {
    get(id) {
      const sheet = sheets.get(id)
      if (sheet === undefined) throw new Refusal('print.gone', '', { found: id })
      return sheet
    },
    async print(id, sheet, files) {
      sheets.set(id, sheet)
      try {
        return await files.makePdf({ kind: 'sheet', id })
      } finally {
        sheets.delete(id)
      }
    },
  }
}

export const printedSheetHandlers: Handlers<'print.sheet'> = {
  'print.sheet': ({ printedSheets }, { id }) => Promise.resolve(printedSheets.get(id)),
}

/** `name`: of the file, without its extension. */
export interface NamedSheet {
  readonly name: string
  readonly subject: string
  readonly sheet: Sheet
}

export async function exportSheet(
  context: Context,
  { name, subject, sheet }: NamedSheet,
  as: SheetForm,
  files: Files,
): Promise<ExportedFile> {
  const bytes = as === 'docx' ? await writeDocx(sheet) : await writePdf(context, sheet, files)
  return { fileName: `${name}.${as}`, bytes, subject, sha256: sha256(bytes) }
}

async function writeDocx(sheet: Sheet): Promise<Uint8Array> {
  return (await import('../files/sheet-docx.ts')).writeSheet(sheet)
}

const hash = (value: unknown) => sha256(new TextEncoder().encode(JSON.stringify(value)))

async function writePdf({ printedSheets, ids }: Context, sheet: Sheet, files: Files): Promise<Uint8Array> {
  const printed = await printedSheets.print(ids(), sheet, files)
  const { finishPdf } = await import('../files/pdf-finish.ts')
  const { title, subtitle, organ, day, isTrial } = sheet
  return finishPdf(
    printed,
    {
      title,
      subject: subtitle,
      ...(isTrial ? { keywords: trialWords } : {}),
      author: organ,
      day,
      language: 'vi-VN',
      ids: [hash([title, subtitle]), hash(sheet)],
    },
    { archive: false },
  )
}
