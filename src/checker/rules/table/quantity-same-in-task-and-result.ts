import type { TaskCells } from '../../../domain/notice/notice.ts'
import { withRow } from '../../examples.ts'
import {
  type Percentage,
  type Quantity,
  quantitiesAgree,
  findQuantities,
  findPercentagesWithSubject,
  withUniqueUnit,
} from '../../reading/quantities.ts'
import { type Finding, type RowRule, inCell } from '../../rule.ts'

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
    const wanted = withUniqueUnit(findQuantities(row.name))
    const differ = withUniqueUnit(findQuantities(row.requiredResult)).flatMap((result) => {
      const task = wanted.find(({ unit }) => unit === result.unit)
      return task === undefined || quantitiesAgree(task, result) ? [] : [{ task, result }]
    })
    return [...differ, ...differentShares(row), ...swappedDigits(row)].map(({ task, result }): Finding => ({
      spot: inCell(row, 'requiredResult', [result.start, result.end]),
      found: result.written,
      expected: task.written,
      message: `Nhiệm vụ nêu "${task.written}" nhưng kết quả nêu "${result.written}". Hãy thống nhất số lượng.`,
      confidence: 0.8,
    }))
  },
  examples: {
    good: [
      withRow({
        name: 'Cấp chữ ký số cho 60% người dân từ đủ 18 tuổi',
        requiredResult: '60% người từ đủ 18 tuổi được cấp chữ ký số',
      }),
      withRow({ name: 'Số hóa 60% hồ sơ địa chính', requiredResult: '90% người dân hài lòng' }),
      withRow({}),
      withRow({ name: 'Xây dựng 05 mô hình điểm', requiredResult: '05 mô hình điểm được nghiệm thu' }),
      withRow({ name: 'Xây dựng ít nhất 03 mô hình điểm', requiredResult: '05 mô hình điểm được nghiệm thu' }),
      withRow({ name: 'Sản xuất 03 clip quảng bá', requiredResult: '02 - 05 clip được phát sóng' }),
      withRow({ name: 'Thực hiện Đề án 06 trong 02 năm', requiredResult: '06 trường được trang bị sau 12 tháng' }),
      withRow({ name: 'Tập huấn 10 lớp cho cán bộ, 20 lớp cho người dân', requiredResult: '30 lớp được tổ chức' }),
      withRow({ name: 'Giải quyết 57 đơn kiến nghị', requiredResult: '57 văn bản trả lời' }),
      withRow({ name: 'Giải quyết 57 đơn kiến nghị', requiredResult: '12 văn bản trả lời' }),
      withRow({ name: 'Tổ chức 02 hội thảo khoa học', requiredResult: '03 hội nghị tổng kết' }),
    ],
    bad: [
      {
        notice: withRow({
          name: 'Cấp giấy chứng nhận lần đầu cho 2.650 hộ gia đình',
          requiredResult: '2.560 giấy chứng nhận được trao',
        }),
        finds: [{ in: 'row 1 requiredResult', found: '2.560', expected: '2.650' }],
      },
      {
        notice: withRow({ name: 'Giải quyết 57 đơn kiến nghị', requiredResult: '75 văn bản trả lời người có đơn' }),
        finds: [{ in: 'row 1 requiredResult', found: '75', expected: '57' }],
      },
      {
        notice: withRow({
          name: 'Cấp chữ ký số cho 60% người dân từ đủ 18 tuổi',
          requiredResult: '50% người từ đủ 18 tuổi được cấp chữ ký số',
        }),
        finds: [{ in: 'row 1 requiredResult', found: '50%', expected: '60%' }],
      },
      {
        notice: withRow({
          name: 'Thực hiện sản xuất tác phẩm nghệ thuật (dự kiến 05 tác phẩm)',
          requiredResult: 'Hoàn thành 01 tác phẩm nghệ thuật',
        }),
        finds: [{ in: 'row 1 requiredResult', found: '01 tác phẩm', expected: '05 tác phẩm' }],
      },
      {
        notice: withRow({ name: 'Lắp mới 1.250 đồng hồ nước', requiredResult: '1.520 đồng hồ nước được lắp' }),
        finds: [{ in: 'row 1 requiredResult', found: '1.520 đồng hồ', expected: '1.250 đồng hồ' }],
      },
      {
        notice: withRow({ name: 'Trồng 30 ha chè hữu cơ', requiredResult: '20 ha được cấp chứng nhận' }),
        finds: [{ in: 'row 1 requiredResult', found: '20 ha', expected: '30 ha' }],
      },
    ],
  },
}

/** "57 đơn" in the task and "75 văn bản trả lời" in the result: the only number of each, typed with its digits in another order. */
function swappedDigits({ name, requiredResult }: TaskCells): { readonly task: Quantity; readonly result: Quantity }[] {
  const [[task, ...others], [result, ...more]] = [findQuantities(name), findQuantities(requiredResult)]
  if (task === undefined || result === undefined || others.length + more.length > 0 || task.unit === result.unit)
    return []
  return task.from !== result.from &&
    task.from > 9 &&
    result.from > 9 &&
    digitsOf(task) === digitsOf(result) &&
    String(task.from).length === String(result.from).length
    ? [{ task: figureOf(task), result: figureOf(result) }]
    : []
}

/** The figure alone: what is counted differs, and its name may be longer than the words that were read of it. */
function figureOf(quantity: Quantity): Quantity {
  const written = /^[\d.]+/.exec(quantity.written)?.[0] ?? quantity.written
  return { ...quantity, written, end: quantity.start + written.length }
}

function digitsOf({ from }: Quantity): string {
  return String(from).split('').toSorted().join('')
}

/** The only share of each, where they are of the same thing. Another share of it may be a step on the way. */
function differentShares({
  name,
  requiredResult,
}: TaskCells): { readonly task: Percentage; readonly result: Percentage }[] {
  const [[task, ...others], [result, ...more]] = [
    findPercentagesWithSubject(name),
    findPercentagesWithSubject(requiredResult),
  ]
  if (task === undefined || result === undefined || others.length + more.length > 0 || task.value === result.value)
    return []
  const shared = task.of.filter((word) => result.of.includes(word)).length
  return shared >= fewestShared && shared >= Math.min(task.of.length, result.of.length) * mostlyShared
    ? [{ task, result }]
    : []
}

const fewestShared = 3
const mostlyShared = 0.6
