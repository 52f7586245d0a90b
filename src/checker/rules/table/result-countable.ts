import { withRow } from '../../examples.ts'
import { judgeCountable, patternOf } from '../../reading/results.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const resultCountable: RowRule = {
  name: 'result-countable',
  id: 'TAB-13',
  severity: 'warning',
  detection: 'lexicon',
  clarity: 'countable',
  scope: 'row',
  title: 'Kết quả chưa kiểm đếm được',
  why: 'Every assignment must have a result that can be counted ("rõ khả năng kiểm đếm"): "meets the demands" is always true and never proved.',
  check: ({ row, memory }, { parameters }) => {
    const span = judgeCountable(row.requiredResult, row.name, memory.of(patternOf, parameters.vagueResults)).vague
    if (span === null) return []
    const found = row.requiredResult.slice(...span)
    return [
      {
        spot: inCell(row, 'requiredResult', span),
        found,
        expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể',
        message: `Kết quả ghi "${found}" nên chưa kiểm đếm được. Hãy nêu số lượng, tỷ lệ, văn bản hoặc sản phẩm phải có.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ requiredResult: 'Văn bản của cấp có thẩm quyền' }),
      withRow({ requiredResult: 'Ban hành Chương trình và triển khai các nhiệm vụ' }),
      withRow({ requiredResult: '100% cán bộ được bồi dưỡng nâng cao kỹ năng số' }),
      withRow({ requiredResult: 'Trung tâm dữ liệu đáp ứng yêu cầu lưu trữ, tích hợp, chia sẻ' }),
      withRow({ requiredResult: 'Hoàn thành xây dựng Trung tâm Logistics trên địa bàn tỉnh' }),
      withRow({ requiredResult: 'Báo cáo đánh giá chất lượng hỗ trợ' }),
      withRow({ requiredResult: '' }),
    ],
    bad: [
      {
        notice: withRow({ requiredResult: 'Đáp ứng yêu cầu mở rộng, kết nối, chia sẻ dữ liệu' }),
        finds: [
          {
            in: 'row 1 requiredResult',
            found: 'Đáp ứng yêu cầu',
            expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể',
          },
        ],
      },
      {
        notice: withRow({ requiredResult: 'Hoàn thành triển khai các nhiệm vụ đáp ứng yêu cầu' }),
        finds: [
          {
            in: 'row 1 requiredResult',
            found: 'triển khai các nhiệm vụ',
            expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể',
          },
        ],
      },
      {
        notice: withRow({ requiredResult: 'Đảm bảo thông tin liên lạc phục vụ sự chỉ đạo điều hành' }),
        finds: [
          {
            in: 'row 1 requiredResult',
            found: 'Đảm bảo thông tin',
            expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể',
          },
        ],
      },
      {
        notice: withRow({ requiredResult: 'Nâng cao nhận thức của người dân' }),
        finds: [
          { in: 'row 1 requiredResult', found: 'Nâng cao', expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể' },
        ],
      },
      {
        notice: withRow({ requiredResult: 'Tỷ lệ số hóa tài liệu theo yêu cầu Trung ương giao' }),
        finds: [
          { in: 'row 1 requiredResult', found: 'Tỷ lệ', expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể' },
        ],
      },
      {
        notice: withRow({ requiredResult: 'Duy trì, vận hành hệ thống; thực hiện các nhiệm vụ về chuyển đổi số' }),
        finds: [
          { in: 'row 1 requiredResult', found: 'Duy trì', expected: 'số lượng, tỷ lệ, văn bản hoặc sản phẩm cụ thể' },
        ],
      },
    ],
  },
}
