/**
 * Papers that are written from the board: the report on a month, and the letters that remind a lead. They are drafts of
 * notices like others: edited on the desk, checked, approved, numbered from the register.
 */
import { type IsoDate, partsOf, writeShortDate } from '../deadline/dates.ts'
import type { Item, Notice } from '../notice/notice.ts'
import type { Office } from '../office/office.ts'
import { textOf } from '../office/office-record.ts'
import { squeeze } from '../words/text.ts'
import { type BoardRow, nameThing } from './board.ts'
import { standingNames } from './follow-up.ts'
import { type MonthCounts, type MonthReport, type UnitCounts, rowsByUnit, unitKey } from './month-report.ts'
import { type PartMaker, beginPaper, makeParts, ordinalHeading } from './paper-parts.ts'

/** "07": official papers write numbers below ten with a zero. */
const count = (number: number): string => (number > 0 && number < 10 ? `0${number}` : String(number))

const percent = ({ due, onTime }: MonthCounts['byOriginal']): string =>
  due === 0 ? '–' : `${((onTime * 100) / due).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`

/** "2026-05" -> "tháng 5 năm 2026". */
export function nameMonth(month: string): string {
  const { year, month: number } = partsOf(`${month}-01`)
  return `tháng ${number <= 2 ? `0${number}` : number} năm ${year}`
}

/** The draft of a Báo cáo with the figures of a month. */
export function writeMonthReport(id: string, report: MonthReport, office: Office): Notice {
  const parts = makeParts()
  const begun = beginPaper(id, 'BÁO CÁO', office, report.on)
  const [profile] = office.valid('profile', report.on)
  const committee = textOf(profile?.values['committee'])
  const name = textOf(profile?.values['issuingOrgan']) || textOf(profile?.values['name'])
  return {
    ...begun,
    abstract: [
      `kết quả thực hiện nhiệm vụ ${committee === '' ? 'được giao' : `${committee} giao`} ${nameMonth(report.month)}`,
    ],
    intro: [
      parts.paragraph(
        `Thực hiện chế độ báo cáo định kỳ hằng tháng, ${name === '' ? 'cơ quan' : name} báo cáo tình hình thực hiện nhiệm vụ tính đến ngày ${writeShortDate(report.on)} như sau:`,
      ),
    ],
    items: [
      parts.item('roman', 'Kết quả thực hiện', results(report, parts)),
      parts.item('roman', 'Nhiệm vụ trễ hạn, được gia hạn', lateAndExtended(report, parts)),
      parts.item('roman', 'Khó khăn, vướng mắc', blockages(report, parts)),
      parts.item('roman', 'Đề nghị', proposals(report, parts)),
    ],
  }
}

function results({ total, units }: MonthReport, { item, table }: PartMaker): Item[] {
  const { all, done, doneLate, waiting, overdue, open, undated, extended } = total
  return [
    item(
      'arabic',
      `Tổng số nhiệm vụ theo dõi: ${count(all)}. Đã hoàn thành ${count(done + doneLate)}, trong đó ${count(doneLate)} trễ hạn gốc; chờ duyệt hoàn thành ${count(waiting)}; quá hạn gốc ${count(overdue)}; chưa đến hạn ${count(open)}; không ghi thời hạn ${count(undated)}. Có ${count(extended)} nhiệm vụ được gia hạn.`,
    ),
    item(
      'arabic',
      `Tỷ lệ hoàn thành đúng hạn tính theo hạn gốc: ${percent(total.byOriginal)} (${total.byOriginal.onTime}/${total.byOriginal.due}); tính theo hạn đã gia hạn: ${percent(total.byCurrent)} (${total.byCurrent.onTime}/${total.byCurrent.due}).`,
    ),
    item(
      'arabic',
      'Kết quả theo cơ quan chủ trì (nhiệm vụ có nhiều cơ quan chủ trì được tính ở từng cơ quan):',
      [],
      [
        table(
          [ordinalHeading, 'Cơ quan chủ trì', 'Tổng số', 'Hoàn thành', 'Trễ hạn', 'Quá hạn', 'Gia hạn', 'Đúng hạn gốc'],
          units.map(unitCells),
        ),
      ],
    ),
  ]
}

function unitCells(unit: UnitCounts): readonly string[] {
  const { name, all, done, doneLate, overdue, extended, byOriginal } = unit
  return [name, ...[all, done + doneLate, doneLate, overdue, extended].map(String), percent(byOriginal)]
}

const listHeadings = [ordinalHeading, 'Nhiệm vụ', 'Cơ quan chủ trì', 'Hạn gốc', 'Hạn hiện nay', 'Tình trạng']

function lateAndExtended({ late, extended }: MonthReport, { item, table }: PartMaker): Item[] {
  return [
    late.length === 0
      ? item('arabic', 'Không có nhiệm vụ trễ hạn gốc.')
      : item(
          'arabic',
          `Nhiệm vụ trễ hạn gốc (${count(late.length)}):`,
          [],
          [
            table(
              listHeadings,
              late.map((row) => rowCells(row, 'original')),
            ),
          ],
        ),
    extended.length === 0
      ? item('arabic', 'Không có nhiệm vụ được gia hạn.')
      : item(
          'arabic',
          `Nhiệm vụ được gia hạn (${count(extended.length)}):`,
          [],
          [
            table(
              listHeadings,
              extended.map((row) => rowCells(row, 'current')),
            ),
          ],
        ),
  ]
}

const day = (of: IsoDate | null): string => (of === null ? '–' : writeShortDate(of))

function rowCells(row: BoardRow, by: 'original' | 'current'): readonly string[] {
  return [
    `${wordsOf(row)} (${nameThing(row, row.number)})`,
    row.leads.map(({ name }) => name).join('; '),
    day(row.originalUntil),
    day(row.currentUntil),
    standingNames[row[by]],
  ]
}

function wordsOf({ text, occasion }: BoardRow): string {
  const words = squeeze(text).replace(/[.;]$/u, '')
  return occasion === '' ? words : `Kỳ ${writeShortDate(occasion)}: ${words}`
}

/** "STT 5, 18-TB/CQTT, kỳ 19/4/2026". */
function nameRow(row: BoardRow): string {
  return `${nameThing(row, row.number)}${row.occasion === '' ? '' : `, kỳ ${writeShortDate(row.occasion)}`}`
}

/** What leads wrote into their sheets, and what waits for something else. */
function blockages({ rows }: MonthReport, { item }: PartMaker): Item[] {
  const told = rows.flatMap((row) => {
    const waits = row.waitsFor.length === 0 ? '' : `chờ ${row.waitsFor.join('; ')}`
    const why = [row.toldNote, waits].filter((words) => words !== '').join('; ')
    return why === ''
      ? []
      : [item('arabic', `${nameRow(row)}, ${row.leads.map(({ name }) => name).join('; ')}: ${why}.`)]
  })
  return told.length === 0 ? [item('arabic', 'Các cơ quan không nêu khó khăn, vướng mắc.')] : told
}

/** Of whom what is asked: those whose day has passed by every count. */
function proposals({ rows, units }: MonthReport, { item }: PartMaker): Item[] {
  const asked = units.flatMap((unit) => {
    const overdue = rows.filter(
      (row) => row.current === 'overdue' && row.leads.some((lead) => unitKey(lead) === unitKey(unit)),
    )
    if (overdue.length === 0) return []
    return [
      item(
        'dash',
        `${unit.name} hoàn thành ${count(overdue.length)} nhiệm vụ quá hạn: ${overdue.map(nameRow).join('; ')}.`,
      ),
    ]
  })
  return asked.length === 0 ? [item('arabic', 'Không có đề nghị.')] : asked
}

export interface Reminder {
  readonly lead: string
  readonly on: IsoDate
  /** Overdue, and due within a week. */
  readonly rows: readonly BoardRow[]
}

/** Who is reminded of what on a day. */
export function remindersOf(rows: readonly BoardRow[], on: IsoDate): readonly Reminder[] {
  const due = rows.filter(({ current }) => ['overdue', 'today', 'in3', 'in7'].includes(current))
  return rowsByUnit(due)
    .map(({ lead: { name: lead }, rows: own }) => ({ lead, on, rows: own }))
    .toSorted((one, other) => one.lead.localeCompare(other.lead, 'vi'))
}

/** The draft of a letter to one lead. */
export function writeReminder(id: string, { lead, on, rows }: Reminder, office: Office): Notice {
  const parts = makeParts()
  const begun = beginPaper(id, 'THÔNG BÁO', office, on)
  const [profile] = office.valid('profile', on)
  const name = textOf(profile?.values['issuingOrgan']) || textOf(profile?.values['name'])
  const overdue = rows.filter(({ current }) => current === 'overdue').length
  const counts = [
    ...(overdue === 0 ? [] : [`${count(overdue)} nhiệm vụ quá hạn`]),
    ...(rows.length === overdue ? [] : [`${count(rows.length - overdue)} nhiệm vụ sắp đến hạn`]),
  ].join(', ')
  return {
    ...begun,
    abstract: [`về việc đôn đốc ${lead} thực hiện nhiệm vụ được giao`],
    intro: [
      parts.paragraph(
        `Qua theo dõi, tính đến ngày ${writeShortDate(on)}, ${lead} có ${counts}. ${name === '' ? 'Cơ quan' : name} thông báo để ${lead} thực hiện:`,
      ),
    ],
    items: [
      parts.item(
        'arabic',
        'Nhiệm vụ cần hoàn thành:',
        [],
        [
          parts.table(
            [ordinalHeading, 'Nhiệm vụ', 'Văn bản giao', 'Hạn gốc', 'Hạn hiện nay', 'Tình trạng'],
            rows.map((row) => {
              const [, , original = '', current = '', standing = ''] = rowCells(row, 'current')
              return [wordsOf(row), nameThing(row, row.number), original, current, standing]
            }),
          ),
        ],
      ),
      parts.item(
        'arabic',
        `${lead} báo cáo kết quả, nguyên nhân chậm và thời gian hoàn thành từng nhiệm vụ về ${name === '' ? 'cơ quan ban hành thông báo' : name} trong 05 ngày làm việc.`,
      ),
    ],
    distribution: {
      ...begun.distribution,
      recipients: [{ id: 'recipient-1', name: lead, role: 'thực hiện' }],
    },
  }
}
