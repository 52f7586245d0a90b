/** What the body says of tasks planned late in the year: whether they are to be brought forward by a quarter, and which rows are excepted. */
import { type DeadlineValue, lastDay } from '../../domain/deadline/deadline.ts'
import { partsOf } from '../../domain/deadline/dates.ts'
import { oncePerText } from './usages.ts'
import type { Reading, RowReading } from '../rule.ts'

const bodyTextKinds = new Set(['paragraph', 'item', 'entry'])
/** "hoàn thành sớm ít nhất 01 quý so với kế hoạch", "rút ngắn tối thiểu một quý". */
const asks =
  /(?<!\p{L})(?:sớm|trước|rút ngắn|vượt|đẩy nhanh)(?!\p{L})[^.;]{0,100}?(?<!\p{L}|\d)(?:0?1|một) quý(?!\p{L})|(?<!\p{L}|\d)(?:0?1|một) quý(?!\p{L})[^.;]{0,60}?(?<!\p{L})(?:sớm|rút ngắn)(?!\p{L})/iu
/** "trừ nhiệm vụ số 23 tại Phụ lục", "trừ các nhiệm vụ đặc thù gồm nhiệm vụ số 3 và số 7". */
const exception =
  /(?<!\p{L})(?<!(?:loại|khấu|miễn|phòng|diệt|giảm|cấn|bù)\s)(?:trừ|không áp dụng)(?!\p{L})[^.;\n]{0,60}?(?:nhiệm vụ|hàng|dòng|mục|số thứ tự)[^.;\n]{0,40}?(?:số|STT)\s+(?<numbers>\d{1,3}(?![\d/%])(?:\s*(?:,|và|-|–|đến)\s*(?:(?:nhiệm vụ )?số\s+)?\d{1,3}(?![\d/%]))*)/giu

/** A row that the office calls special keeps its time. */
const special = /đặc thù/iu

const asksIn = oncePerText(({ kind, text }) =>
  bodyTextKinds.has(kind) && text.includes('quý') && asks.test(text) ? [true] : [],
)
const exceptedIn = oncePerText(({ kind, text }): readonly number[] =>
  bodyTextKinds.has(kind) && /trừ|không áp dụng/iu.test(text)
    ? [...text.matchAll(exception)].flatMap(({ groups }) => readNumbers(groups?.['numbers'] ?? ''))
    : [],
)

/** "3, 5 và 7 - 9" -> 3, 5, 7, 8, 9. */
function readNumbers(list: string): number[] {
  return list.split(/,|và/u).flatMap((part) => {
    const [from, to] = (part.match(/\d+/g) ?? []).map(Number)
    if (from === undefined) return []
    return to === undefined || to < from ? [from] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}

/** What holds for the rows of a notice. */
export interface BringForward {
  /** The items ask for it. A notice that is only a table counts as asking, because it cannot say otherwise. */
  readonly isAsked: boolean
  /** The row says so itself ("nhiệm vụ đặc thù"), or the body names its number. */
  readonly isExcepted: (reading: RowReading) => boolean
}

/** Reads what the body says. */
export function readBringForward({ notice, texts, ordinals }: Reading): BringForward {
  const excepted = new Set(exceptedIn(texts))
  return {
    isAsked: notice.items.length === 0 || asksIn(texts).length > 0,
    isExcepted: ({ row }) =>
      special.test(`${row.name} ${row.assigned} ${row.plannedTime}`) || excepted.has(Number(ordinals.get(row.id))),
  }
}

/** The quarter that the plan names, or that its day or month is in, 1 to 4; null for a plan without quarter, month or day. */
export function quarterOfPlan(planned: DeadlineValue | null): number | null {
  if (planned === null) return null
  if (planned.kind === 'quarter') return planned.quarter
  const until = planned.kind === 'date' || planned.kind === 'month' ? lastDay(planned) : null
  return until === null ? null : Math.ceil(partsOf(until).month / 3)
}
