/** The evaluation of units as a workbook and as a sheet to be read and bound. */
import type { Evaluation, UnitEvaluation } from '../domain/follow-up/evaluation.ts'
import type { SheetPart } from '../page/sheet.ts'
import { type Column, type Origin, tableOf, writeBook } from './register-workbook.ts'

const columns: readonly Column<UnitEvaluation>[] = [
  { heading: 'Cơ quan', width: 36, cell: ({ name }) => name },
  { heading: 'Đến hạn gốc trong kỳ', width: 11, cell: ({ due }) => due },
  { heading: 'Đúng hạn gốc', width: 11, cell: ({ onTime }) => onTime },
  { heading: 'Đúng hạn đã gia hạn', width: 11, cell: ({ extended }) => extended },
  { heading: 'Hoàn thành trễ', width: 11, cell: ({ late }) => late },
  { heading: 'Quá hạn chưa xong', width: 11, cell: ({ overdue }) => overdue },
  { heading: 'Chờ duyệt', width: 11, cell: ({ waiting }) => waiting },
  { heading: 'Chưa đến hạn mới', width: 11, cell: ({ moved }) => moved },
  { heading: 'Điểm', width: 9, cell: ({ points }) => points },
]

export function writeEvaluationBook({ units }: Evaluation, title: string, origin: Origin): Promise<Uint8Array> {
  return writeBook(units, columns, [title, 'Đánh giá'], origin)
}

export function evaluationParts({ units, weights }: Evaluation): SheetPart[] {
  return [
    tableOf(units, columns),
    {
      kind: 'paragraph',
      text: `Điểm là trung bình của các nhiệm vụ đã có kết luận: đúng hạn gốc 100 điểm, đúng hạn đã gia hạn ${weights.extended} điểm, hoàn thành trễ ${weights.late} điểm, quá hạn chưa xong 0 điểm. Nhiệm vụ chờ duyệt và nhiệm vụ chưa đến hạn mới không tính điểm. Nhiệm vụ có nhiều cơ quan chủ trì được tính ở từng cơ quan.`,
    },
  ]
}
