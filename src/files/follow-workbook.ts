/** Sổ theo dõi: the board as a workbook and as a table to be read and bound. */
import { sayPath } from '../domain/notice/path-words.ts'
import { writeShortDate } from '../domain/deadline/dates.ts'
import type { BoardRow } from '../domain/follow-up/board.ts'
import { standingNames } from '../domain/follow-up/follow-up.ts'
import type { SheetPart } from '../page/sheet.ts'
import { type Column, type Origin, dayCell, tableOf, writeBook } from './register-workbook.ts'

const columns: readonly Column<BoardRow>[] = [
  { heading: 'Văn bản giao', width: 12, cell: ({ number }) => number },
  {
    heading: 'STT, mục',
    width: 8,
    cell: ({ source, ordinal }) => (source === 'row' ? ordinal : sayPath(ordinal)),
  },
  { heading: 'Nhiệm vụ', width: 46, cell: taskOf },
  { heading: 'Cơ quan chủ trì', width: 22, cell: ({ leads }) => leads.map(({ name }) => name).join('; ') },
  { heading: 'Hạn gốc', width: 11, cell: ({ originalUntil }) => dayCell(originalUntil) },
  { heading: 'Hạn hiện nay', width: 11, cell: ({ currentUntil }) => dayCell(currentUntil) },
  { heading: 'Ngày hoàn thành', width: 11, cell: ({ doneOn }) => dayCell(doneOn) },
  { heading: 'Tình trạng theo hạn hiện nay', width: 14, cell: ({ current }) => standingNames[current] },
  { heading: 'Tình trạng theo hạn gốc', width: 14, cell: ({ original }) => standingNames[original] },
]

function taskOf({ occasion, text }: BoardRow): string {
  return occasion === '' ? text : `Kỳ ${writeShortDate(occasion)}. ${text}`
}

export function writeFollowBook(rows: readonly BoardRow[], title: string, origin: Origin): Promise<Uint8Array> {
  return writeBook(rows, columns, [title, 'Sổ theo dõi'], origin)
}

export const followTable = (rows: readonly BoardRow[]): SheetPart => tableOf(rows, columns)
