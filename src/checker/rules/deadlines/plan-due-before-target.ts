import type { BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import { type IsoDate, partsOf, writeShortDate } from '../../../domain/deadline/dates.ts'
import { lastDay } from '../../../domain/deadline/deadline.ts'
import { item, notice, row, withRow, withRows } from '../../examples.ts'
import { type Directive, directivesOf } from '../../reading/directives.ts'
import { readWords } from '../../reading/words.ts'
import { type Finding, type NoticeRule, type Reading, type RowReading, inCell } from '../../rule.ts'

/** "phủ sóng 5G … đạt 95%": what is measured, and how much of it is asked for. */
interface Target {
  readonly figure: string
  readonly subject: ReadonlySet<string>
}

/** A row or directive that asks for a target itself. */
interface Asked {
  readonly by: RowReading | Directive
  readonly until: IsoDate
  readonly targets: readonly Target[]
  /** Words of the task up to its first mark; null where the text is no task of its own. */
  readonly head: string | null
  /** Those of them that tell something. */
  readonly work: ReadonlySet<string>
}

/** Making a paper, and the paper. What follows it is what it is to bring about. */
const plan =
  /(?<!\p{L})(?:xây dựng|lập|ban hành|hoàn thiện|trình|phê duyệt|tham mưu|soạn thảo|cụ thể hóa|cụ thể hoá)(?:\s+(?:và\s+)?(?:ban hành|trình|phê duyệt|hoàn thiện)){0,2}\s+(?:kế hoạch|đề án|phương án|lộ trình|chương trình)(?!\p{L})(?!\s*\/)/iu
const planWords =
  /(?:kế hoạch|đề án|phương án|lộ trình|chương trình)(?:\s+(?:hành động|chi tiết|cụ thể|tổng thể|triển khai|thực hiện|đẩy mạnh|phát triển))*\s+/iu
/** The plan is carried out in the same row: then its day is that of the work. */
const alsoDone =
  /^(?:xây dựng|ban hành|lập)(?:\s*,|\s+và)\s+(?:triển khai|tổ chức|thực hiện)|và\s+(?:tổ chức\s+)?(?:triển khai|thực hiện)\s+(?:kế hoạch|đề án|phương án|lộ trình|chương trình)/iu
/** A directive of the body that has a plan carried out. */
const carriesOut = /(?<!\p{L})(?:thực hiện|triển khai)\s+(?:kế hoạch|đề án|phương án|lộ trình|chương trình)(?!\p{L})/iu
/** What has been carried out already may be planned anew. */
const looksBack = /(?<!\p{L})(?:tổng kết|sơ kết|đánh giá|kết quả|tình hình|tiếp tục)(?!\p{L})/iu
const percentage = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%/gu
const clauseMark = /[,;:.(\n](?!\d)/u
const headEnd = /[,;:(.\n]/u
/** Said of any target; that two share these proves nothing. */
const commonWords = new Set(
  'dat tren it nhat toi thieu ty le tang giam so muc tieu chi phan tram lo trinh giai phap thuc hien hoan thanh ket qua tinh cua cac toan dan nguoi su dung kha nang dap ung yeu cau xay dung phat trien trien khai day manh nang cao can bo cong chuc vien co quan don vi dia phuong xa phuong'.split(
    ' ',
  ),
)
const fewestShared = 3
const fewestHeadWords = 5
/** A target without a figure must share more. */
const fewestTelling = 4
const subjectLength = 10
const year = /(?<!\d)20\d{2}(?!\d|\/)/gu

export const planDueBeforeTarget: NoticeRule = {
  name: 'plan-due-before-target',
  id: 'DL-16',
  severity: 'error',
  detection: 'crossRow',
  scope: 'notice',
  title: 'Kế hoạch có hạn sau chính mục tiêu của nó',
  why: 'Nobody can follow a plan that is written after the target it serves is due.',
  check: (reading, { directory }) => {
    const plans = [
      ...reading.rows.flatMap((of) => readPlan(of) ?? []),
      ...directivesOf(reading, directory).flatMap((of) => readOrderedPlan(of) ?? []),
    ]
    if (plans.length === 0) return []
    const asked = readAsked(reading, directory)
    return plans.flatMap((made): Finding[] => {
      const target = asked.find((one) => one.by !== made.by && one.until < made.until && serves(made, one))
      if (target === undefined) return []
      const where =
        'row' in target.by ? `nhiệm vụ số ${reading.ordinals.get(target.by.row.id) ?? ''}`.trim() : 'thân văn bản'
      return [
        {
          ...placeOf(made),
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

const knownAsked = new WeakMap<RowReading, Asked | null>()

interface Plan {
  readonly by: RowReading | Directive
  readonly until: IsoDate
  readonly written: string
  /** Words of what the plan is about. */
  readonly subject: ReadonlySet<string>
  readonly head: string
  readonly targets: readonly Target[]
  /** The latest year it speaks of; a plan for later years serves later targets. */
  readonly years: { readonly subject: number; readonly targets: number }
}

function readPlan(reading: RowReading): Plan | null {
  const {
    row: { name, assigned, requiredResult },
    task,
  } = reading
  const until = task.assigned === null ? null : lastDay(task.assigned)
  const found = until === null ? null : plan.exec(name)
  // Only a row that is about the paper: "Trung tâm …; xây dựng kế hoạch" is about more.
  if (until === null || found === null || found.index > 0 || alsoDone.test(`${name} ${requiredResult}`)) return null
  const words = subjectOf(name)
  const [governing, other] = task.instructions.filter(({ deadline }) => deadline !== null)
  // Of several days nobody can say which is the plan's.
  if (other !== undefined) return null
  return {
    by: reading,
    until,
    written: governing?.writtenDeadline ?? '',
    subject: tell(words),
    head: words.join(' '),
    targets: [assigned, requiredResult].flatMap(findTargets),
    years: { subject: latestYear(name), targets: latestYear(`${assigned} ${requiredResult}`) },
  }
}

/** A plan that a directive of the body orders: nothing else to do may stand in front of it. */
function readOrderedPlan(directive: Directive): Plan | null {
  const { deadline, writtenDeadline } = directive
  const until = deadline === null ? null : lastDay(deadline)
  if (until === null || !plan.test(directive.text)) return null
  const text = withoutDay(directive)
  const start = text.search(plan)
  const ordered = text.slice(start)
  if (/[;:.]/u.test(text.slice(0, start)) || alsoDone.test(ordered)) return null
  const words = subjectOf(ordered)
  return {
    by: directive,
    until,
    written: writtenDeadline,
    subject: tell(words),
    head: words.join(' '),
    targets: findTargets(text),
    years: { subject: latestYear(text), targets: latestYear(text) },
  }
}

/** Its day is no part of what a directive is about, and ends it. */
function withoutDay({ text, writtenDeadline }: Directive): string {
  return writtenDeadline === '' ? text : text.replace(writtenDeadline, ',')
}

/** The words of what a plan is about, up to the first mark. */
function subjectOf(text: string): readonly string[] {
  const after = text.slice(text.search(planWords)).replace(planWords, '')
  const cut = after.search(headEnd)
  return readWords(cut === -1 ? after : after.slice(0, cut)).words
}

/** Where the day of a plan stands, else what holds it. */
function placeOf({ by, written }: Plan): Pick<Finding, 'spot' | 'found'> {
  if (!('row' in by)) {
    const start = by.start + Math.max(0, by.text.indexOf(written))
    return { spot: { part: by.part, field: 'text', span: [start, start + written.length] }, found: written }
  }
  const { row: of } = by
  const start = written === '' ? -1 : of.assigned.indexOf(written)
  return start === -1
    ? { spot: inCell(of, 'assigned'), found: of.assigned }
    : { spot: inCell(of, 'assigned', [start, start + written.length]), found: written }
}

function latestYear(text: string): number {
  return Math.max(0, ...[...text.matchAll(year)].map(([found]) => Number(found)))
}

function readAsked(reading: Reading, directory: BodyDirectory): Asked[] {
  const asked: Asked[] = reading.rows.flatMap((of) => askedBy(of) ?? [])
  for (const by of directivesOf(reading, directory)) {
    const until = by.deadline === null ? null : lastDay(by.deadline)
    if (until === null || plan.test(by.text)) continue
    const text = withoutDay(by)
    const carried = looksBack.test(text) ? null : carriesOut.exec(text)
    if (carried === null && !text.includes('%')) continue
    const words = carried === null ? [] : subjectOf(text.slice(carried.index))
    asked.push({
      by,
      until,
      targets: findTargets(text),
      head: words.length === 0 ? null : words.join(' '),
      work: tell(words),
    })
  }
  return asked
}

function askedBy(reading: RowReading): Asked | null {
  const before = knownAsked.get(reading)
  if (before !== undefined) return before
  const {
    row: { name, requiredResult, assigned },
    task,
  } = reading
  const until = task.assigned === null ? null : lastDay(task.assigned)
  const cut = name.search(headEnd)
  const { words } = readWords(cut === -1 ? name : name.slice(0, cut))
  const asked =
    until === null || plan.test(name)
      ? null
      : {
          by: reading,
          until,
          targets: [name, requiredResult, assigned].flatMap(findTargets),
          head: words.join(' '),
          work: tell(words),
        }
  knownAsked.set(reading, asked)
  return asked
}

/** The clause around each percentage. */
function findTargets(text: string): Target[] {
  if (!text.includes('%')) return []
  return [...text.matchAll(percentage)].map(({ 0: found, 1: figure = '', index }) => {
    const before = text.slice(0, index)
    const clause = before.split(clauseMark).at(-1) ?? ''
    const behind = text.slice(index + found.length).split(clauseMark)[0] ?? ''
    return {
      figure: figure.replace(',', '.'),
      subject: tell([
        ...readWords(clause).words.slice(-subjectLength),
        ...readWords(behind).words.slice(0, subjectLength / 2),
      ]),
    }
  })
}

function tell(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => !commonWords.has(word)))
}

function serves(made: Plan, asked: Asked): boolean {
  const { year: asksIn } = partsOf(asked.until)
  const bySubject = made.years.subject <= asksIn
  // The same object, in the same words: "Đề án thành lập Trung tâm X" and "Thành lập Trung tâm X".
  if (bySubject && asked.head !== null && made.head === asked.head && made.head.split(' ').length >= fewestHeadWords)
    return true
  if (bySubject && made.subject.size >= fewestTelling && isWithin(made.subject, asked.work)) return true
  return asked.targets.some(
    (target) =>
      (bySubject && made.subject.size >= fewestShared && isWithin(made.subject, target.subject)) ||
      (made.years.targets <= partsOf(made.until).year &&
        made.targets.some((own) => own.figure === target.figure && countShared(own, target) >= fewestShared)),
  )
}

function isWithin(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const word of words) if (!others.has(word)) return false
  return true
}

function countShared(one: Target, other: Target): number {
  let shared = 0
  for (const word of one.subject) if (other.subject.has(word)) shared += 1
  return shared
}
