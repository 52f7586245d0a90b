/** Status sheets: one for each lead, sent out by one key, and what comes back in them, told before it is taken in. */
import { type IsoDate, dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { BoardRow } from '../domain/follow-up/board.ts'
import { rowsByUnit } from '../domain/follow-up/month-report.ts'
import { type JudgedRow, type ReadSheet, entryOfTold, judgeSheets } from '../domain/follow-up/sheet-rows.ts'
import { readForeign } from '../files/foreign.ts'
import { followEntries } from '../store/follow-entries.ts'
import { sha256 } from '../store/hash.ts'
import type { Context } from './context.ts'
import { fileNameFrom } from './file-names.ts'
import { addEntry } from './follow-entries.ts'
import { rowsOn } from './follow-up.ts'
import type { Handlers } from './handlers.ts'
import type { Original } from '../contract/imports.ts'

export const statusSheetHandlers: Handlers<
  'follow.exportLeadSheet' | 'follow.exportLeadSheets' | 'follow.readSheets' | 'follow.takeSheets'
> = {
  'follow.exportLeadSheet': async (context, { lead, on: asked }) => {
    const on = asked ?? dayInVietnam(context.now)
    const found = (await openRowsByLead(context, on)).find((one) => one.lead === lead)
    if (found === undefined) throw new Refusal('follow.empty', `"${lead}".`, { found: lead })
    return fileOf(context, { lead, on, rows: found.rows })
  },

  'follow.exportLeadSheets': async (context, { on: asked }) => {
    const on = asked ?? dayInVietnam(context.now)
    const sheets = await openRowsByLead(context, on)
    if (sheets.length === 0) throw new Refusal('follow.empty')
    const names = new Set<string>()
    const parts: { readonly name: string; readonly content: Uint8Array }[] = []
    for (const [at, { lead, rows }] of sheets.entries()) {
      await context.task.step('Lập phiếu báo cáo', at, sheets.length)
      const { fileName, bytes } = await fileOf(context, { lead, on, rows })
      const name = names.has(fileName) ? `${at + 1}-${fileName}` : fileName
      names.add(name)
      parts.push({ name, content: bytes })
    }
    const { writeZip } = await import('../files/zip-write.ts')
    const sums = parts.map(({ name, content }) => `${sha256(content)}  ${name}\n`).join('')
    const bytes = await writeZip([...parts, { name: 'SHA256SUMS', content: sums }])
    return { fileName: `phieu-bao-cao-${on}.zip`, bytes, subject: 'follow', sha256: sha256(bytes) }
  },

  'follow.readSheets': async (context, { files }) => judge(context, await readAll(files)),

  'follow.takeSheets': {
    prepare: async (_context, { files, chosen }) => {
      const sheets = await readAll(files)
      const isChosen = (row: JudgedRow) =>
        chosen.some(({ key, sha256: hash }) => key === row.key && hash === row.sha256)
      return async (writing) => {
        const judged = await judge(writing, sheets)
        const taken = judged.filter((row) => row.verdict === 'new' || (row.verdict === 'conflict' && isChosen(row)))
        // Copies that say the same are one.
        const once = [...new Map(taken.map((row) => [row.key, row])).values()]
        if (once.length === 0) throw new Refusal('follow.nothingTaken')
        const entries = await followEntries(writing.db)
        const day = dayInVietnam(writing.now)
        for (const { told, obligationId, occasion, isResult } of once) {
          if (told === null || obligationId === null) continue
          const seen = entries.filter((one) => one.obligationId === obligationId && one.occasion === occasion).length
          const entry = { ...entryOfTold(told, isResult), day }
          await addEntry(writing, { obligation: obligationId, occasion, seen }, entry)
        }
        const results = once.filter(({ isResult }) => isResult).length
        const sent = sheets.map(({ file, sha256: hash, lead }) => ({ file, sha256: hash, lead }))
        return {
          value: { taken: once.length, results },
          subject: 'follow',
          details: { sheets: sent, rows: once.map(({ key }) => key), results },
        }
      }
    },
  },
}

/** What is not done, for each lead of its own, under whatever name, by name. */
async function openRowsByLead(
  context: Context,
  on: IsoDate,
): Promise<readonly { readonly lead: string; readonly rows: readonly BoardRow[] }[]> {
  const open = (await rowsOn(context, on, on)).filter(({ current }) => current !== 'done' && current !== 'doneLate')
  return rowsByUnit(open)
    .map(({ lead: { name: lead }, rows }) => ({ lead, rows }))
    .toSorted((one, other) => one.lead.localeCompare(other.lead, 'vi'))
}

async function fileOf(
  { actor }: Context,
  { lead, on, rows }: { readonly lead: string; readonly on: IsoDate; readonly rows: readonly BoardRow[] },
) {
  const { writeLeadSheet } = await import('../files/lead-sheet.ts')
  const bytes = await writeLeadSheet({ lead, on, rows, isTrial: actor.isTrial })
  return { fileName: `${fileNameFrom(lead) || 'phieu'}-${on}.xlsx`, bytes, subject: 'follow', sha256: sha256(bytes) }
}

async function readAll(files: readonly Original[]): Promise<readonly ReadSheet[]> {
  const read: ReadSheet[] = []
  for (const { fileName, base64 } of files) {
    const bytes = Buffer.from(base64, 'base64')
    const hash = sha256(bytes)
    // The same file chosen twice is read once.
    if (read.some((one) => one.sha256 === hash)) continue
    try {
      read.push({ file: fileName, sha256: hash, ...(await readForeign('leadSheet', bytes)) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Refusal(error.code, `Tệp "${fileName}". ${error.explanation}`, { ...error.details, file: fileName })
    }
  }
  return read
}

/** Held against today, up to the last time that any sheet was sent with. */
async function judge(
  context: Pick<Context, 'db' | 'offices' | 'now'>,
  sheets: readonly ReadSheet[],
): Promise<readonly JudgedRow[]> {
  const today = dayInVietnam(context.now)
  const until = sheets.flatMap(({ sent }) => sent.map((key) => key.split(' ')[1] ?? '')).reduce(later, today)
  return judgeSheets(sheets, {
    rows: await rowsOn(context, today, until),
    entries: await followEntries(context.db),
    today,
  })
}

const later = (one: string, other: string) => (other > one ? other : one)
