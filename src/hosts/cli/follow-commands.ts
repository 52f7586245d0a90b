/** Commands on following up: the board on a day, and the figures of a month. */
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { verdictNames } from '../../domain/follow-up/sheet-rows.ts'
import { fold } from '../../domain/words/text.ts'
import { sayPath } from '../../domain/notice/path-words.ts'
import { writeShortDate } from '../../domain/deadline/dates.ts'
import type { BoardRow } from '../../domain/follow-up/board.ts'
import { standingNames } from '../../domain/follow-up/follow-up.ts'
import { type MonthCounts, type Rate, rowsByUnit } from '../../domain/follow-up/month-report.ts'
import { type Commands, WrongUse, only } from './command.ts'

export const followCommands: Commands = {
  board: async ({ call, options: { on, lead, between, xlsx, docx, pdf } }, words) => {
    if (words.length > 1) throw new WrongUse('board [MÃ] [--on NGÀY] [--lead TÊN] [--from NGÀY] [--to NGÀY]')
    const query = { on, lead, notice: words[0], ...between }
    const board = await call('follow.board', query)
    if (xlsx !== undefined) await call('follow.exportXlsx', query, { saveTo: xlsx })
    if (docx !== undefined) await call('follow.exportSheet', { ...query, as: 'docx' }, { saveTo: docx })
    if (pdf !== undefined) await call('follow.exportSheet', { ...query, as: 'pdf' }, { saveTo: pdf })
    return {
      value: board,
      lines: board.rows.length === 0 ? ['Không có nhiệm vụ nào.'] : board.rows.map(describeRow),
    }
  },
  'status-sheets': async ({ call, options: { on } }, words) => {
    const folder = only(words, 'THƯ-MỤC')
    await mkdir(folder, { recursive: true })
    const board = await call('follow.board', { on })
    const leads = rowsByUnit(board.rows.filter(isOpen)).map(({ lead }) => lead.name)
    const written: { readonly lead: string; readonly file: string }[] = []
    for (const lead of leads.toSorted((one, other) => one.localeCompare(other, 'vi'))) {
      const name = fold(lead)
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
      const taken = written.some(({ file }) => file === join(folder, `${name}.xlsx`))
      const file = join(folder, `${taken ? `${name}-${written.length + 1}` : name}.xlsx`)
      await call('follow.exportLeadSheet', { lead, on: board.on }, { saveTo: file })
      written.push({ lead, file })
    }
    return { value: written, lines: written.map(({ lead, file }) => `${lead}: ${file}`) }
  },
  predecessors: async ({ call }, words) => {
    const found = await call('follow.predecessors', { id: only(words, 'MÃ') })
    const lines = found.flatMap(({ source, ordinal, text, proposed }) => [
      `${source === 'row' ? 'STT' : 'mục'} ${ordinal}: ${text.replace(/\s+/gu, ' ')}`,
      ...proposed.map(
        ({ step, standing, share }) =>
          `  có thể tiếp nối ${step.name}, ${standingNames[standing]}, giống ${Math.round(share * 100)}%`,
      ),
    ])
    return { value: found, lines: lines.length === 0 ? ['Không thấy nhiệm vụ trước nào còn mở.'] : lines }
  },
  'take-sheets': async ({ call, options: { yes } }, words) => {
    if (words.length === 0) throw new WrongUse('take-sheets TỆP … [--yes]')
    const files = await Promise.all(
      words.map(async (path) => ({ fileName: basename(path), base64: (await readFile(path)).toString('base64') })),
    )
    const rows = await call('follow.readSheets', { files })
    const taken = yes ? await call('follow.takeSheets', { files }) : null
    const lines = rows.map(({ verdict, name, file, why }) => [verdictNames[verdict], file, name, why].join('  '))
    return {
      value: { rows, taken },
      lines: [...lines, taken === null ? 'Chưa nhận; thêm --yes để nhận.' : `Đã nhận ${taken.taken} hàng.`],
    }
  },
  report: async ({ call, options: { on, yes } }, words) => {
    const month = only(words, 'NĂM-THÁNG')
    const draft = yes ? await call('follow.writeReport', { month, on }) : null
    const report = await call('follow.month', { month, on })
    const { total, units, late, extended } = report
    return {
      value: { ...report, draft },
      lines: [
        ...(draft === null ? [] : [`Dự thảo báo cáo: ${draft.id}`]),
        `Tính đến ${writeShortDate(report.on)}: ${describeCounts(total)}`,
        ...units.map((unit) => `${unit.name}: ${describeCounts(unit)}`),
        ...(late.length === 0 ? [] : ['Trễ hạn gốc:', ...late.map(describeRow)]),
        ...(extended.length === 0 ? [] : ['Được gia hạn:', ...extended.map(describeRow)]),
      ],
    }
  },
}

const isOpen = ({ current }: BoardRow) => current !== 'done' && current !== 'doneLate'

function describeRow({
  number,
  source,
  ordinal,
  current,
  original,
  currentUntil,
  originalUntil,
  leads,
  text,
}: BoardRow) {
  const until = currentUntil === null ? 'không ghi ngày' : `hạn ${writeShortDate(currentUntil)}`
  const first =
    originalUntil === null || originalUntil === currentUntil
      ? ''
      : ` (hạn gốc ${writeShortDate(originalUntil)}: ${standingNames[original]})`
  return [
    standingNames[current],
    `${until}${first}`,
    `${number} ${source === 'row' ? `STT ${ordinal}` : sayPath(ordinal)}`,
    leads.map(({ name }) => name).join('; '),
    text.replace(/\s+/gu, ' '),
  ].join('  ')
}

function describeCounts(counts: MonthCounts): string {
  const { all, done, doneLate, waiting, overdue, open, undated, extended, byOriginal, byCurrent } = counts
  return [
    `${all} nhiệm vụ; hoàn thành ${done}, hoàn thành trễ ${doneLate}, chờ duyệt ${waiting}, quá hạn ${overdue}`,
    `chưa đến hạn ${open}, không ghi ngày ${undated}, được gia hạn ${extended}`,
    `đúng hạn ${describeRate(byOriginal)} theo hạn gốc, ${describeRate(byCurrent)} theo hạn hiện nay`,
  ].join('; ')
}

function describeRate({ due, onTime }: Rate): string {
  return `${onTime}/${due}`
}
