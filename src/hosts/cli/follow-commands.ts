/** Commands on following up: the board on a day, and the figures of a month. */
import { writeShortDate } from '../../domain/deadline/dates.ts'
import type { BoardRow } from '../../domain/follow-up/board.ts'
import { standingNames } from '../../domain/follow-up/follow-up.ts'
import type { MonthCounts, Rate } from '../../domain/follow-up/month-report.ts'
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
  report: async ({ call, options: { on } }, words) => {
    const report = await call('follow.month', { month: only(words, 'NĂM-THÁNG'), on })
    const { total, units, late, extended } = report
    return {
      value: report,
      lines: [
        `Tính đến ${writeShortDate(report.on)}: ${describeCounts(total)}`,
        ...units.map((unit) => `${unit.name}: ${describeCounts(unit)}`),
        ...(late.length === 0 ? [] : ['Trễ hạn gốc:', ...late.map(describeRow)]),
        ...(extended.length === 0 ? [] : ['Được gia hạn:', ...extended.map(describeRow)]),
      ],
    }
  },
}

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
    `${number} ${source === 'row' ? 'STT' : 'mục'} ${ordinal}`,
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
