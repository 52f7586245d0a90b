/** Commands on the notices of the store: import, list, show, export, delete, restore. */
import { CallFailed } from '../../contract/client.ts'
import { resolve } from 'node:path'
import { writeShortDate } from '../../domain/deadline/dates.ts'
import { type NoticeSummary, describeNumber } from '../../domain/office/records.ts'
import { stateNames } from '../../domain/office/workflow.ts'
import { type Commands, type Options, WrongUse, only } from './command.ts'
import { importPapers } from './import-command.ts'

export const noticeCommands: Commands = {
  import: importPapers,

  list: async ({ call }, words) => {
    const notices: NoticeSummary[] = []
    for (;;) {
      const page = await call('notice.list', { query: words.join(' '), limit: 1000, offset: notices.length })
      notices.push(...page)
      if (page.length < 1000) break
    }
    const lines = notices.map(({ id, number, symbol, issuedOn, taskCount, abstract }) =>
      [
        id,
        describeNumber({ number, symbol }),
        issuedOn === null ? '' : writeShortDate(issuedOn),
        `${taskCount} nhiệm vụ`,
        abstract,
      ].join('  '),
    )
    return { value: notices, lines: lines.length === 0 ? ['Kho chưa có thông báo nào.'] : lines }
  },

  show: async ({ call }, words) => {
    const id = only(words, 'MÃ')
    const view = await call('notice.get', { id })
    const tasks = await call('notice.tasks', { id })
    const { header } = view.notice
    return {
      value: { id, ...view, tasks },
      lines: [
        `${view.notice.typeName} ${header.number === null ? '(chưa có số)' : `số ${header.number}-${header.symbol}`}, bản ${view.version}, ${stateNames[view.state]}`,
        ...view.notice.abstract,
        ...tasks.map((task) => `${task.ordinal}. ${task.name} | ${task.leads.map((body) => body.name).join('; ')}`),
      ],
    }
  },

  export: async ({ call, options }, words) => {
    const id = only(words, 'MÃ')
    const { lead } = options
    const wanted = (
      [
        ['notice.exportDocx', options.docx, {}],
        ['notice.exportXlsx', options.xlsx, {}],
        ['notice.exportText', options.text, {}],
        ['notice.exportProof', options.proof, {}],
        ['notice.exportPdf', options.pdf, { archive: options.archive }],
        ['notice.exportRedline', options.redline, versionsOf(options)],
        ['notice.exportStatusSheet', options.statusSheet, lead === undefined ? {} : { lead }],
      ] as const
    ).flatMap(([name, path, more]) => (path === undefined ? [] : [{ name, path, more }]))
    if (wanted.length === 0)
      throw new WrongUse('export MÃ --docx TỆP --xlsx TỆP --pdf TỆP --status-sheet TỆP --text TỆP')
    if ((options.from ?? options.to) !== undefined && options.redline === undefined)
      throw new WrongUse('--from, --to đi cùng --redline TỆP')
    if (lead !== undefined && options.statusSheet === undefined) throw new WrongUse('--lead đi cùng --status-sheet TỆP')
    if (options.archive && options.pdf === undefined) throw new WrongUse('--pdf-a đi cùng --pdf TỆP')
    if (new Set(wanted.map(({ path }) => resolve(path))).size < wanted.length)
      throw new WrongUse('hai loại không thể ghi vào cùng một tệp')
    const written = []
    const refused: CallFailed[] = []
    // One kind that cannot be made (a workbook of a notice without appendix) keeps nobody from the others.
    for (const { name, path, more } of wanted) {
      try {
        written.push(await call(name, { id, ...more }, { saveTo: path }))
      } catch (error) {
        if (!(error instanceof CallFailed) || error.error.code === 'defect') throw error
        refused.push(error)
      }
    }
    const [first] = refused
    if (first !== undefined && written.length === 0) throw first
    for (const { message, error } of refused)
      process.stderr.write(`${options.json ? JSON.stringify({ error }) : message}\n`)
    return {
      value: written,
      lines: written.flatMap((file) =>
        file === null
          ? []
          : [
              `Đã ghi ${file.fileName} (${file.size} byte, sha256 ${file.sha256})`,
              ...(file.unrecorded === null ? [] : [`Việc xuất tệp chưa được ghi vào nhật ký: ${file.unrecorded}`]),
            ],
      ),
      ...(first === undefined ? {} : { exitCode: 1 as const }),
    }
  },

  delete: async ({ call }, words) => {
    const id = only(words, 'MÃ')
    const { version } = await call('notice.get', { id })
    return {
      value: await call('notice.deleteDraft', { id, version }),
      lines: [`Đã xóa bản dự thảo ${id}. Khôi phục: restore ${id}`],
    }
  },

  restore: async ({ call }, words) => {
    const id = only(words, 'MÃ')
    const { version } = await call('notice.get', { id })
    return { value: await call('notice.restoreDraft', { id, version }), lines: [`Đã khôi phục ${id}.`] }
  },
}

/** The versions that a redline compares. */
function versionsOf({ redline, from, to }: Options): { readonly from: number; readonly to?: number } {
  if (redline === undefined) return { from: 1 }
  if (from === undefined) throw new WrongUse('--redline TỆP đi cùng --from BẢN')
  return { from, ...(to === undefined ? {} : { to }) }
}
