import { papersOf, surePapersOf } from '../../../domain/words/papers.ts'
import { builtProducts } from '../../../domain/words/products.ts'
import { anyOf } from '../../../domain/words/word-patterns.ts'
import { withRow } from '../../examples.ts'
import { paper, product } from '../../reading/results.ts'
import { type RowRule, inCell } from '../../rule.ts'

/** A task that is a paper: "Đề án “…”", "Xây dựng Kế hoạch …". A programme or project by itself is carried out, not written. */
const writesPaper = new RegExp(
  String.raw`^[\s"“-]*${anyOf(['đề án', ...surePapersOf('regulations')])}(?!\p{L})` +
    String.raw`|^[\s-]*(?:Xây dựng|Ban hành|Tham mưu ban hành|Tham mưu xây dựng|Soạn thảo|Hoàn thiện)\s+` +
    String.raw`${anyOf(papersOf('plans', 'programmes', 'regulations'))}(?!\p{L})`,
  'iu',
)
/** "Xây dựng và triển khai Kế hoạch": what is carried out may have any result. */
const alsoCarriesOut = /^[\s\S]{0,60}(?:triển khai|tổ chức thực hiện|thực hiện)(?!\p{L})/iu
/** A task that builds or buys something. */
const builds = new RegExp(
  String.raw`^[\s-]*(?:Đầu tư|Xây dựng|Nâng cấp|Trang bị|Lắp đặt|Mua sắm|Thiết lập|Phát triển)\s+` +
    String.raw`(?:\p{L}+\s+){0,2}?${anyOf(builtProducts)}(?!\p{L})`,
  'iu',
)
/** A result that is nothing but a paper, and one that does not belong to building: a decision or a handover does. */
const onlyPaper = new RegExp(
  String.raw`^[\s-]*${anyOf(['hướng dẫn', ...papersOf('plans', 'messages')])}(?!\p{L})`,
  'iu',
)
const longestPaper = 80
const approval = /(?<!\p{L})(?:phê duyệt|thông qua|ban hành|ký ban hành|thẩm định)(?!\p{L})/iu
const operation =
  /(?<!\p{L})(?:đưa vào (?:sử dụng|vận hành|khai thác)|đi vào (?:hoạt động|vận hành)|lắp đặt|vận hành|nghiệm thu|bàn giao)(?!\p{L})/iu
/** Nothing written is opened or finished in the field. */
const opens = /^[\s-]*(?:khánh thành|khởi công|thi công|lắp đặt|bàn giao mặt bằng)(?!\p{L})/iu

export const resultKindFitsTask: RowRule = {
  name: 'result-kind-fits-task',
  id: 'TAB-21',
  severity: 'info',
  detection: 'semantic',
  scope: 'row',
  title: 'Loại kết quả không khớp loại nhiệm vụ',
  why: 'A paper is asked for and a system promised, or the other way round: one of the cells belongs to another task.',
  check: ({ row }) => {
    const { name, requiredResult } = row
    const spot = inCell(row, 'requiredResult')
    const promisesProduct =
      (product.test(requiredResult) && operation.test(requiredResult)) || opens.test(requiredResult)
    const promisesPaper = paper.test(requiredResult) || approval.test(requiredResult)
    if (writesPaper.test(name) && !alsoCarriesOut.test(name) && promisesProduct && !promisesPaper) {
      return [
        {
          spot,
          found: requiredResult,
          expected: 'văn bản được ban hành, phê duyệt',
          message:
            'Nhiệm vụ là xây dựng văn bản, nhưng kết quả là một sản phẩm được đưa vào vận hành. Hãy xem lại kết quả hoặc tên nhiệm vụ.',
          confidence: 0.7,
        },
      ]
    }
    const isOnlyPaper = onlyPaper.test(requiredResult) && requiredResult.length <= longestPaper
    if (
      builds.test(name) &&
      !paper.test(name) &&
      isOnlyPaper &&
      !product.test(requiredResult) &&
      !operation.test(requiredResult)
    ) {
      return [
        {
          spot,
          found: requiredResult,
          expected: 'sản phẩm được nghiệm thu, đưa vào sử dụng',
          message:
            'Nhiệm vụ là xây dựng, mua sắm một sản phẩm, nhưng kết quả chỉ là văn bản. Hãy xem lại kết quả hoặc tên nhiệm vụ.',
          confidence: 0.7,
        },
      ]
    }
    return []
  },
  examples: {
    good: [
      withRow({}),
      withRow({ name: 'Xây dựng Kế hoạch phát triển hạ tầng số', requiredResult: 'Văn bản của cấp có thẩm quyền' }),
      withRow({
        name: 'Đề án chuyển đổi số báo chí',
        requiredResult: 'Đề án được phê duyệt, hệ thống đi vào vận hành',
      }),
      withRow({
        name: 'Xây dựng và triển khai Kế hoạch dữ liệu mở',
        requiredResult: 'Hệ thống dữ liệu mở đi vào vận hành',
      }),
      withRow({
        name: 'Chương trình phát triển hạ tầng khởi nghiệp',
        requiredResult: 'Hạ tầng dùng chung đi vào hoạt động',
      }),
      withRow({ name: 'Nâng cấp hệ thống thông tin', requiredResult: 'Biên bản nghiệm thu hệ thống' }),
    ],
    bad: [
      {
        notice: withRow({
          name: 'Ban hành kế hoạch chuyển đổi đất lúa kém hiệu quả',
          requiredResult: 'Khánh thành vùng trồng cây ăn quả 1.500 ha',
        }),
        finds: [
          {
            at: 'row 1 requiredResult',
            found: 'Khánh thành vùng trồng cây ăn quả 1.500 ha',
            expected: 'văn bản được ban hành, phê duyệt',
          },
        ],
      },
      {
        notice: withRow({
          name: 'Đề án “Đổi mới hoạt động của Hội đồng nhân dân 02 cấp”',
          requiredResult: 'Xây dựng và đưa vào vận hành hiệu quả Hệ thống cơ sở dữ liệu đồng bộ, hiện đại',
        }),
        finds: [
          {
            at: 'row 1 requiredResult',
            found: 'Xây dựng và đưa vào vận hành hiệu quả Hệ thống cơ sở dữ liệu đồng bộ, hiện đại',
            expected: 'văn bản được ban hành, phê duyệt',
          },
        ],
      },
      {
        notice: withRow({
          name: 'Đầu tư trang thiết bị quản lý tần số',
          requiredResult: 'Văn bản của cấp có thẩm quyền',
        }),
        finds: [
          {
            at: 'row 1 requiredResult',
            found: 'Văn bản của cấp có thẩm quyền',
            expected: 'sản phẩm được nghiệm thu, đưa vào sử dụng',
          },
        ],
      },
    ],
  },
}
