import { type IsoDate, writeShortDate } from '../../../domain/deadline/dates.ts'
import { lastDay } from '../../../domain/deadline/deadline.ts'
import { fold } from '../../../domain/words/text.ts'
import { knownNotice, withRow } from '../../examples.ts'
import { nameKnown } from '../../reading/series.ts'
import { readWords } from '../../reading/words.ts'
import { type KnownNotice, type RowRule, inCell } from '../../rule.ts'

/** A task of another notice that has a day, ready to be compared. */
interface DatedTask {
  readonly notice: KnownNotice
  readonly issuedOn: IsoDate
  readonly until: IsoDate
  readonly name: ReadName
}

interface ReadName {
  readonly whole: string
  readonly words: ReadonlySet<string>
  /** Figures tell tasks apart: "giai đoạn 2021 - 2025", "phiên thứ 2". */
  readonly figures: string
  /** Its first words and its last ones: near names share one of both. */
  readonly keys: readonly string[]
}

const fewestWords = 5
const nearlyAll = 0.9
const keyLength = 3
/** Done anew each time: another day is no change. */
const recurs =
  /(?<!\p{L})(?:định\s+k[ỳì]|(?:hằng|hàng)\s+(?:tuần|tháng|quý|năm)|phiên họp|giao ban|sơ kết|tổng kết|báo cáo (?:kết quả|tháng|quý|tiến độ))(?!\p{L})/iu

export const taskNotRedated: RowRule = {
  name: 'task-not-redated',
  id: 'DL-18',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'row',
  title: 'Nhiệm vụ đã được giao hạn khác ở văn bản trước',
  why: 'Whoever holds the earlier notice works to another day; the change must be meant, and known.',
  check: ({ row, task, memory }, { others, issuedOn }) => {
    const until = task.assigned === null ? null : lastDay(task.assigned)
    if (others.length === 0 || issuedOn === null || until === null || recurs.test(row.name)) return []
    const name = readName(row.name)
    if (name.words.size < fewestWords) return []
    const tasks = memory.of(tasksByKey, others)
    let last: DatedTask | null = null
    for (const known of name.keys.flatMap((key) => tasks.get(key) ?? [])) {
      if (known.issuedOn < issuedOn && (last === null || known.issuedOn > last.issuedOn) && isSame(known.name, name))
        last = known
    }
    if (last === null || last.until === until) return []
    const direction = until > last.until ? 'muộn hơn' : 'sớm hơn'
    return [
      {
        spot: inCell(row, 'assigned'),
        found: row.assigned,
        expected: '',
        message: `${nameKnown(last.notice)} đã giao nhiệm vụ này với hạn đến ${writeShortDate(last.until)}, nay đến ${writeShortDate(until)} (${direction}). Hãy kiểm tra, và nêu rõ nếu là điều chỉnh hạn.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({ name: 'Xây dựng bản đồ số về đất trồng chè của tỉnh', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withRow({ name: 'Xây dựng bản đồ số về đất trồng chè của tỉnh', assigned: 'Thường xuyên' }),
      withRow({ name: 'Xây dựng bản đồ số về đất trồng lúa, cây ăn quả và rừng phòng hộ', assigned: 'Quý IV' }),
      withRow({ name: 'Nâng cấp mạng truyền số liệu chuyên dùng giai đoạn 2026 - 2030', assigned: 'Quý IV' }),
      withRow({ name: 'Xây dựng bản đồ số về đất trồng cây ăn quả của tỉnh', assigned: 'Quý IV' }),
      withRow({ name: 'Đổi mới cổng dịch vụ công của tỉnh Hà Lâm', assigned: 'Quý IV' }),
    ],
    bad: [
      {
        notice: withRow({
          name: 'Xây dựng bản đồ số về đất trồng chè của tỉnh',
          assigned: 'Hoàn thành trước ngày 30/11/2026',
        }),
        finds: [{ at: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/11/2026' }],
      },
      {
        notice: withRow({ name: 'Xây dựng Bản đồ số về đất trồng chè của tỉnh;', assigned: 'Quý II' }),
        finds: [{ at: 'row 1 assigned', found: 'Quý II' }],
      },
    ],
  },
  exampleContext: {
    others: [
      knownNotice({
        id: 'redated-before',
        number: 9,
        issuedOn: '2026-02-11',
        tasks: [
          {
            ordinal: '1',
            name: 'Xây dựng bản đồ số về đất trồng chè của tỉnh',
            assigned: 'Hoàn thành trước ngày 30/9/2026',
            assignedUntil: '2026-09-29',
          },
          {
            ordinal: '2',
            name: 'Nâng cấp mạng truyền số liệu chuyên dùng giai đoạn 2021 - 2025',
            assigned: 'Quý I',
            assignedUntil: '2026-03-31',
          },
        ],
      }),
      knownNotice({
        id: 'redated-later',
        number: 30,
        issuedOn: '2026-07-02',
        tasks: [
          {
            ordinal: '4',
            name: 'Đổi mới cổng dịch vụ công của tỉnh Hà Lâm',
            assigned: 'Quý III',
            assignedUntil: '2026-09-30',
          },
        ],
      }),
    ],
  },
}

/** Dated tasks of the other notices by the keys of their names; read once for all rows. */
function tasksByKey(others: readonly KnownNotice[]): ReadonlyMap<string, readonly DatedTask[]> {
  const byKey = new Map<string, DatedTask[]>()
  for (const notice of others) {
    const { issuedOn } = notice
    if (issuedOn === null) continue
    for (const { name: written, assignedUntil } of notice.tasks) {
      if (assignedUntil === null || recurs.test(written)) continue
      const name = readName(written)
      if (name.words.size < fewestWords) continue
      const task = { notice, issuedOn, until: assignedUntil, name }
      for (const key of name.keys) {
        const sharing = byKey.get(key)
        if (sharing === undefined) byKey.set(key, [task])
        else sharing.push(task)
      }
    }
  }
  return byKey
}

function readName(text: string): ReadName {
  const { words } = readWords(text)
  return {
    whole: words.join(' '),
    words: new Set(words),
    figures: (fold(text).match(/\d+/g) ?? []).join(' '),
    keys: [`^${words.slice(0, keyLength).join(' ')}`, `${words.slice(-keyLength).join(' ')}$`],
  }
}

/** A word more, or one misread: what differs in a whole word is another task ("cấp xã", "cấp tỉnh"). */
function isSame(one: ReadName, other: ReadName): boolean {
  if (one.figures !== other.figures) return false
  if (one.whole === other.whole) return true
  const [fewer, more] = one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words]
  if (fewer.size < nearlyAll * more.size) return false
  const missing = [...fewer].filter((word) => !more.has(word))
  const extra = [...more].filter((word) => !fewer.has(word))
  return missing.length <= 1 && missing.every((word) => extra.some((near) => isOneLetterOff(word, near)))
}

function isOneLetterOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return [
    one.slice(at + 1) === other.slice(at + 1),
    one.slice(at) === other.slice(at + 1),
    one.slice(at + 1) === other.slice(at),
  ].includes(true)
}
