import { papersOf } from '../../../domain/words/papers.ts'
import { wholeWords } from '../../../domain/words/word-patterns.ts'
import { wordPairs } from '../../../domain/words/words.ts'
import { row, withRows } from '../../examples.ts'
import { isOfficePhrase, type ReadWords, readRowWords, subjectPairs } from '../../reading/words.ts'
import { type Finding, type NoticeRule, type Reading, type RowReading, inCell } from '../../rule.ts'

/** What the instruction shares with the other row, and by how much it must outweigh what it shares with its own. */
const leastShared = 2
const timesOwn = 2
/** A pair of words that more rows have belongs to the whole subject, and counts for less. */
const mostHolders = 3
const tooMany = 30
/** What such a part of all rows has tells none of them from the others. */
const shareOfAll = 1 / 3
const plan = wholeWords(papersOf('plans', 'programmes'))

export const instructionOfOwnRow: NoticeRule = {
  name: 'instruction-of-own-row',
  id: 'TAB-15',
  severity: 'warning',
  detection: 'semantic',
  scope: 'notice',
  title: 'Nội dung giao không đúng hàng',
  why: 'An instruction one row too low is carried out by the wrong body, and its own task has none.',
  check: (reading) => findStray(reading),
  examples: {
    good: [
      withRows(
        row(),
        row({
          name: 'Khám sức khỏe miễn phí cho người cao tuổi',
          requiredResult: '80% người cao tuổi được khám',
          assigned: 'Hoàn thành trước ngày 15/5/2026',
        }),
      ),
      // It speaks of both.
      withRows(
        row({ name: 'Xây dựng hồ sơ công nhận tuyến du lịch', requiredResult: '04 tuyến du lịch được công nhận' }),
        row({
          name: 'Xúc tiến, quảng bá tuyến du lịch',
          requiredResult: 'Kế hoạch quảng bá',
          assigned: 'Quảng bá, xúc tiến hồ sơ công nhận tuyến du lịch trước ngày 15/5/2026',
        }),
      ),
    ],
    bad: [
      {
        notice: withRows(
          row({ name: 'Xây dựng hồ sơ công nhận tuyến du lịch', requiredResult: '04 tuyến du lịch được công nhận' }),
          row({
            name: 'Khám sức khỏe miễn phí cho người cao tuổi',
            requiredResult: '80% người cao tuổi được khám, lập hồ sơ sức khỏe',
            assigned: 'Hoàn thiện hồ sơ tuyến du lịch, trình UBND tỉnh công nhận trước ngày 15/5/2026',
          }),
        ),
        finds: [
          {
            at: 'row 2 assigned',
            found: 'Hoàn thiện hồ sơ tuyến du lịch, trình UBND tỉnh công nhận trước ngày 15/5/2026',
          },
        ],
      },
    ],
  },
}

interface RowPairs {
  readonly own: ReadonlySet<string>
  readonly assigned: readonly string[]
}

/** Pairs that say what this work is. */
function telling({ words }: ReadWords): string[] {
  return wordPairs(words).filter((pair) => !isOfficePhrase(pair))
}

function pairsOfRow(reading: RowReading): RowPairs {
  return reading.memory.of(readPairs, reading)
}

function readPairs(reading: RowReading): RowPairs {
  const { name, requiredResult, assigned } = readRowWords(reading)
  return {
    own: new Set([...telling(name), ...telling(requiredResult)]),
    assigned: [...new Set(telling(assigned))],
  }
}

function findStray(notice: Reading): Finding[] {
  const { rows, ordinals } = notice
  const subject = subjectPairs(notice)
  const most = Math.min(tooMany, Math.max(mostHolders, rows.length * shareOfAll))
  // Only the pairs of some instruction are ever asked for.
  const holders = new Map<string, RowReading[]>()
  for (const reading of rows)
    for (const pair of pairsOfRow(reading).assigned) if (!subject.has(pair) && !holders.has(pair)) holders.set(pair, [])
  for (const reading of rows) for (const pair of pairsOfRow(reading).own) holders.get(pair)?.push(reading)
  return rows.flatMap((reading): Finding[] => {
    // A plan is told what to plan for: the targets of other rows.
    if (plan.test(reading.row.name) && plan.test(reading.row.assigned)) return []
    const { assigned } = pairsOfRow(reading)
    const shared = new Map<RowReading, number>()
    for (const pair of assigned) {
      const of = holders.get(pair) ?? []
      if (of.length > most) continue
      for (const other of of) shared.set(other, (shared.get(other) ?? 0) + Math.min(1, mostHolders / of.length))
    }
    const own = shared.get(reading) ?? 0
    const [best] = [...shared].toSorted(([, one], [, other]) => other - one)
    if (best === undefined || best[1] < leastShared || best[1] < own * timesOwn + 1) return []
    return [
      {
        spot: inCell(reading.row, 'assigned'),
        found: reading.row.assigned,
        expected: '',
        message: `Nội dung này nói về nhiệm vụ ở hàng ${ordinals.get(best[0].row.id) ?? ''}, không phải nhiệm vụ của hàng này. Hãy kiểm tra xem có bị lệch hàng không.`,
        confidence: 0.6,
      },
    ]
  })
}
