import { withRow } from './examples.ts'
import { type Quantity, findQuantities } from './read-quantities.ts'
import { type Finding, type RowRule, inCell } from './rule.ts'

export const quantitySameInTaskAndResult: RowRule = {
  name: 'quantity-same-in-task-and-result',
  id: 'TAB-14',
  severity: 'error',
  detection: 'semantic',
  scope: 'row',
  title: 'Số lượng ở nhiệm vụ và kết quả không khớp',
  why: 'Five works in the task and one in the result: nobody knows when the task is done.',
  check: ({ row }) => {
    if (!/\d/.test(row.name) || !/\d/.test(row.requiredResult)) return []
    const wanted = onlyOnes(findQuantities(row.name))
    return onlyOnes(findQuantities(row.requiredResult)).flatMap((result): Finding[] => {
      const task = wanted.find(({ unit }) => unit === result.unit)
      if (task === undefined || agree(task, result)) return []
      return [{
        spot: inCell(row, 'requiredResult', [result.start, result.end]),
        found: result.written,
        expected: task.written,
        message: `Nhiệm vụ nêu "${task.written}" nhưng kết quả nêu "${result.written}". Hãy thống nhất số lượng.`,
        confidence: 0.8,
      }]
    })
  },
  examples: {
    good: [
      withRow({}),
      withRow({ name: 'Xây dựng 05 mô hình điểm', requiredResult: '05 mô hình điểm được nghiệm thu' }),
      withRow({ name: 'Xây dựng ít nhất 03 mô hình điểm', requiredResult: '05 mô hình điểm được nghiệm thu' }),
      withRow({ name: 'Sản xuất 03 clip quảng bá', requiredResult: '02 - 05 clip được phát sóng' }),
      withRow({ name: 'Thực hiện Đề án 06 trong 02 năm', requiredResult: '06 trường được trang bị sau 12 tháng' }),
      withRow({ name: 'Tập huấn 10 lớp cho cán bộ, 20 lớp cho người dân', requiredResult: '30 lớp được tổ chức' }),
      withRow({ name: 'Tổ chức 02 hội thảo khoa học', requiredResult: '03 hội nghị tổng kết' }),
    ],
    bad: [
      withRow({ name: 'Thực hiện sản xuất tác phẩm nghệ thuật (dự kiến 05 tác phẩm)', requiredResult: 'Hoàn thành 01 tác phẩm nghệ thuật' }),
      withRow({ name: 'Trồng 30 ha chè hữu cơ', requiredResult: '20 ha được cấp chứng nhận' }),
    ],
  },
}

/** Units that are named once: of several quantities nobody can say which is meant. */
function onlyOnes(quantities: readonly Quantity[]): Quantity[] {
  return quantities.filter(({ unit }) => quantities.filter((other) => other.unit === unit).length === 1)
}

function agree(task: Quantity, result: Quantity): boolean {
  if (task.isLeast && result.to >= task.from) return true
  return result.from <= task.to && task.from <= result.to
}
