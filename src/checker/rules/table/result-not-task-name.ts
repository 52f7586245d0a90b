import { comparableWords, shareIn, wordPairs } from '../../../domain/words/words.ts'
import { withRow } from '../../examples.ts'
import { accomplished, startsWithThing } from '../../reading/results.ts'
import { type RowRule, inCell } from '../../rule.ts'

/** What follows says what the result is for, not what it is. */
const purpose = /[,;]?\s+(?:nhằm|để|góp phần|qua đó|từ đó)(?!\p{L})[\s\S]*$/u
/** Words that add nothing to a copied name, and the "và" they stand with. */
const filler = new Set(['hoan', 'thanh', 'viec', 'da', 'duoc', 'va', 'trien', 'khai', 'thuc', 'hien', 'xay', 'dung'])
const fewestWords = 4
const copied = 0.85

export const resultNotTaskName: RowRule = {
  name: 'result-not-task-name',
  id: 'TAB-12',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'row',
  title: 'Kết quả chép lại tên nhiệm vụ',
  why: 'A result that repeats the task says no more than that it was done; what is delivered stays open.',
  check: ({ row }) => {
    const result = row.requiredResult.replace(purpose, '')
    // A quantity that the task does not have is a result of its own.
    const added = [...result.matchAll(/\d+/g)].some(([number]) => !row.name.includes(number))
    // Nor does a result repeat the task that names what is delivered, or that something was set up or approved.
    if (added || startsWithThing.test(result) || (accomplished.test(result) && !accomplished.test(row.name))) return []
    const words = wordsOf(result)
    const name = wordsOf(row.name)
    if (words.length < fewestWords || name.length < fewestWords) return []
    if (shareIn(new Set(wordPairs(words)), new Set(wordPairs(name))) < copied) return []
    return [
      {
        spot: inCell(row, 'requiredResult'),
        found: row.requiredResult,
        expected: 'sản phẩm, kết quả kiểm đếm được',
        message: 'Yêu cầu kết quả chép lại tên nhiệm vụ. Hãy ghi sản phẩm hoặc mức phải đạt.',
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({
        name: 'Trang bị thiết bị phục vụ giáo dục STEM',
        requiredResult: 'Hoàn thành trang bị thiết bị phục vụ giáo dục STEM cho 06 trường',
      }),
      withRow({
        name: 'Thành lập Trung tâm Đổi mới sáng tạo vùng Việt Bắc',
        requiredResult: 'Ban hành Quyết định thành lập Trung tâm Đổi mới sáng tạo vùng Việt Bắc và đi vào hoạt động',
      }),
      withRow({ name: 'Nâng cấp nền tảng dữ liệu', requiredResult: 'Nền tảng dữ liệu' }),
      withRow({
        name: 'Trung tâm an ninh mạng (hoặc thuê dịch vụ giám sát an toàn thông tin)',
        requiredResult:
          'Hình thành Trung tâm an ninh mạng (hoặc thuê dịch vụ giám sát an toàn thông tin) để ứng cứu kịp thời',
      }),
      withRow({ requiredResult: '' }),
    ],
    bad: [
      {
        notice: withRow({
          name: 'Triển khai nền tảng dạy học trực tuyến tại các trường phổ thông trong toàn tỉnh',
          requiredResult: 'Triển khai nền tảng dạy học trực tuyến tại các trường phổ thông trong toàn tỉnh',
        }),
        finds: [
          {
            at: 'row 1 requiredResult',
            found: 'Triển khai nền tảng dạy học trực tuyến tại các trường phổ thông trong toàn tỉnh',
            expected: 'sản phẩm, kết quả kiểm đếm được',
          },
        ],
      },
      {
        notice: withRow({
          name: 'Xây dựng Kế hoạch nâng cao năng lực số cho người dân vùng cao.',
          requiredResult:
            'Hoàn thành việc xây dựng và triển khai Kế hoạch nâng cao năng lực số cho người dân vùng cao nhằm tăng cường kỹ năng số',
        }),
        finds: [
          {
            at: 'row 1 requiredResult',
            found:
              'Hoàn thành việc xây dựng và triển khai Kế hoạch nâng cao năng lực số cho người dân vùng cao nhằm tăng cường kỹ năng số',
            expected: 'sản phẩm, kết quả kiểm đếm được',
          },
        ],
      },
    ],
  },
}

function wordsOf(text: string): string[] {
  return comparableWords(text).filter((word) => !filler.has(word))
}
