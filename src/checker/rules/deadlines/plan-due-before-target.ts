import type { BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import { partsOf, writeShortDate } from '../../../domain/deadline/dates.ts'
import { item, notice, row, withRow, withRows } from '../../examples.ts'
import { directivesOf } from '../../reading/directives.ts'
import { type Asked, type Plan, type Target, askedOf, placeOfDay, plansOf } from '../../reading/plans.ts'
import { commonAmong, readRowWords } from '../../reading/words.ts'
import type { Finding, NoticeRule, Reading } from '../../rule.ts'

const fewestShared = 3
const fewestHeadWords = 5
/** A target without a figure must share more. */
const fewestTelling = 4

export const planDueBeforeTarget: NoticeRule = {
  name: 'plan-due-before-target',
  id: 'DL-16',
  severity: 'error',
  detection: 'crossRow',
  scope: 'notice',
  title: 'Kế hoạch có hạn sau chính mục tiêu của nó',
  why: 'Nobody can follow a plan that is written after the target it serves is due.',
  check: (reading, { directory }) => {
    const plans = plansOf(reading, directory)
    if (plans.length === 0) return []
    const asked = askedOf(reading, directory)
    const common = commonOf(plans, reading, directory)
    return plans.flatMap((made): Finding[] => {
      const target = asked.find((one) => one.by !== made.by && one.until < made.until && serves(made, one, common))
      if (target === undefined) return []
      const where =
        'row' in target.by ? `nhiệm vụ số ${reading.ordinals.get(target.by.row.id) ?? ''}`.trim() : 'thân văn bản'
      return [
        {
          ...placeOfDay(made),
          expected: `trước ngày ${writeShortDate(target.until)}`,
          message: `Kế hoạch này có hạn đến ${writeShortDate(made.until)}, trong khi mục tiêu của nó ở ${where} phải xong đến ${writeShortDate(target.until)}. Hãy giao hạn lập kế hoạch sớm hơn.`,
        },
      ]
    })
  },
  examples: {
    good: [
      withItems(
        'Giao Sở Nội vụ thực hiện phương án bố trí trụ sở dôi dư các xã, hoàn thành trước ngày 30/7/2026.',
        'Giao Sở Tài chính xây dựng phương án bố trí trụ sở dôi dư các xã, trình UBND tỉnh trước ngày 15/7/2026.',
      ),
      withItems(
        'Giao Sở Nội vụ tổng kết việc thực hiện phương án bố trí trụ sở dôi dư các xã trước ngày 30/6/2026.',
        'Giao Sở Tài chính xây dựng phương án bố trí trụ sở dôi dư các xã trước ngày 15/7/2026.',
      ),
      withItems(
        'Giao Sở Nội vụ thực hiện phương án bố trí trụ sở dôi dư các xã trước ngày 30/6/2026.',
        'Giao Sở Tài chính lập kế hoạch đấu giá trụ sở dôi dư các xã trước ngày 15/7/2026.',
      ),
      withRow({ name: 'Xây dựng kế hoạch phủ sóng 5G toàn tỉnh' }),
      withRows(
        row({ name: 'Xây dựng kế hoạch phủ sóng 5G toàn tỉnh', assigned: 'Hoàn thành trước ngày 30/5/2026' }),
        row({
          name: 'Phát triển hạ tầng viễn thông',
          requiredResult: '5G phủ sóng 95% dân số',
          assigned: 'Hoàn thành trước ngày 30/6/2026',
        }),
      ),
      withRows(
        row({
          name: 'Xây dựng kế hoạch phát triển điện mặt trời mái nhà',
          assigned: 'Hoàn thành trước ngày 30/9/2026',
        }),
        row({
          name: 'Phát triển hạ tầng viễn thông',
          requiredResult: '5G phủ sóng 95% dân số',
          assigned: 'Hoàn thành trước ngày 30/6/2026',
        }),
      ),
      withRows(
        row({
          name: 'Xây dựng kế hoạch phủ sóng 5G giai đoạn 2027 - 2030',
          assigned: 'Hoàn thành trước ngày 30/9/2026',
        }),
        row({
          name: 'Phát triển hạ tầng viễn thông',
          requiredResult: '5G phủ sóng 95% dân số',
          assigned: 'Hoàn thành trước ngày 30/6/2026',
        }),
      ),
      withRows(
        row({ name: 'Xây dựng và triển khai kế hoạch phủ sóng 5G', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
        row({
          name: 'Phát triển hạ tầng viễn thông',
          requiredResult: '5G phủ sóng 95% dân số',
          assigned: 'Hoàn thành trước ngày 30/6/2026',
        }),
      ),
      withRows(
        row({
          name: 'Xây dựng kế hoạch phủ sóng di động 5G khu công nghiệp',
          assigned: 'Hoàn thành trước ngày 30/9/2026',
        }),
        row({ name: 'Phủ sóng di động 5G khu du lịch', assigned: 'Hoàn thành trước ngày 30/6/2026' }),
      ),
      withRows(
        row({
          name: 'Xây dựng đề án đào tạo kỹ năng số',
          assigned: 'Cán bộ được đào tạo đạt 100%. Hoàn thành trước ngày 30/9/2026',
        }),
        row({
          name: 'Ký số văn bản',
          requiredResult: '100% văn bản được ký số',
          assigned: 'Hoàn thành trước ngày 30/6/2026',
        }),
      ),
    ],
    bad: [
      {
        notice: withRows(
          row({ name: 'Xây dựng kế hoạch phủ sóng 5G', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
          row({
            name: 'Phát triển hạ tầng viễn thông',
            requiredResult: '5G phủ sóng 95% dân số',
            assigned: 'Hoàn thành trước ngày 30/6/2026',
          }),
        ),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/9/2026', expected: 'trước ngày 29/6/2026' }],
      },
      {
        notice: withRows(
          row({
            name: 'Xây dựng kế hoạch phát triển hạ tầng số của tỉnh',
            assigned: 'Làm rõ giải pháp để hồ sơ bệnh án điện tử liên thông đạt 90%. Hoàn thành trước ngày 30/11/2026',
          }),
          row({
            name: 'Phát triển y tế số',
            requiredResult: 'Tỷ lệ hồ sơ bệnh án điện tử được liên thông đạt 90%',
            assigned: 'Hoàn thành trước ngày 30/6/2026',
          }),
        ),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/11/2026', expected: 'trước ngày 29/6/2026' }],
      },
      {
        notice: withRows(
          row({
            name: 'Xây dựng Đề án thành lập Trung tâm Khởi nghiệp vùng Sông Lam',
            assigned: 'Hoàn thành trước ngày 30/9/2026',
          }),
          row({ name: 'Thành lập Trung tâm Khởi nghiệp vùng Sông Lam', assigned: 'Hoàn thành trước ngày 30/6/2026' }),
        ),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/9/2026', expected: 'trước ngày 29/6/2026' }],
      },
      {
        notice: withRows(
          row({
            name: 'Xây dựng kế hoạch phủ sóng di động 5G khu công nghiệp',
            assigned: 'Hoàn thành trước ngày 30/9/2026',
          }),
          row({ name: 'Phủ sóng di động 5G toàn bộ khu công nghiệp', assigned: 'Hoàn thành trước ngày 30/6/2026' }),
        ),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/9/2026', expected: 'trước ngày 29/6/2026' }],
      },
      {
        notice: notice({
          ...withRow({ name: 'Xây dựng kế hoạch phủ sóng 5G', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
          items: [item('arabic', 'Giao UBND tỉnh hoàn thành phủ sóng 5G trên 95% dân số trước ngày 30/6/2026.')],
        }),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/9/2026', expected: 'trước ngày 29/6/2026' }],
      },
      {
        notice: withItems(
          'Giao Sở Nội vụ thực hiện phương án bố trí trụ sở dôi dư các xã, hoàn thành trước ngày 30/6/2026.',
          'Giao Sở Tài chính xây dựng phương án bố trí trụ sở dôi dư các xã, trình UBND tỉnh trước ngày 15/7/2026.',
        ),
        finds: [{ in: 'item 2', found: 'trước ngày 15/7/2026', expected: 'trước ngày 29/6/2026' }],
      },
      {
        notice: withItems(
          'Giao các sở: (1) Sở Nội vụ triển khai Đề án sắp xếp bến thuyền ven sông trước ngày 30/6/2026; (2) Sở Tài chính chủ trì xây dựng Đề án sắp xếp bến thuyền ven sông trước ngày 15/7/2026.',
        ),
        finds: [{ in: 'item 1', found: 'trước ngày 15/7/2026', expected: 'trước ngày 29/6/2026' }],
      },
    ],
  },
}

function withItems(...texts: readonly string[]) {
  return notice({ items: texts.map((text) => item('arabic', text)) })
}

/** Words of the plans that many rows and directives of this notice have. */
function commonOf(plans: readonly Plan[], reading: Reading, directory: BodyDirectory): ReadonlySet<string> {
  const asked = new Set(plans.flatMap(({ subject, targets }) => [...subject, ...targets.flatMap((own) => own.subject)]))
  const rows = reading.rows.map((of) => {
    const { name, requiredResult, assigned } = readRowWords(of)
    return [...name.words, ...requiredResult.words, ...assigned.words]
  })
  return commonAmong(asked, [...rows, ...directivesOf(reading, directory).map(({ words }) => words.words)])
}

function serves(made: Plan, asked: Asked, common: ReadonlySet<string>): boolean {
  const bySubject = made.years.subject <= partsOf(asked.until).year
  // The same object, in the same words: "Đề án thành lập Trung tâm X" and "Thành lập Trung tâm X".
  if (bySubject && asked.head !== null && made.head === asked.head && made.head.split(' ').length >= fewestHeadWords)
    return true
  const subject = new Set(made.subject.filter((word) => !common.has(word)))
  if (bySubject && subject.size >= fewestTelling && isWithin(subject, asked.work)) return true
  const byFigure = made.years.targets <= partsOf(made.until).year
  return asked.targets.some(
    (target) =>
      (bySubject && subject.size >= fewestShared && isWithin(subject, target.subject)) ||
      (byFigure && made.targets.some((own) => isSameTarget(own, target, common))),
  )
}

function isWithin(words: ReadonlySet<string>, others: readonly string[]): boolean {
  return [...words].every((word) => others.includes(word))
}

function isSameTarget(one: Target, other: Target, common: ReadonlySet<string>): boolean {
  const words = new Set(one.subject.filter((word) => !common.has(word)))
  const shared = new Set(other.subject.filter((word) => words.has(word)))
  return one.figure === other.figure && shared.size >= fewestShared
}
