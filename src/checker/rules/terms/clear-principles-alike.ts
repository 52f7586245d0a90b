import { fold } from '../../../domain/words/text.ts'
import { item, notice, withText } from '../../examples.ts'
import { oncePerText, spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

const numbers: Readonly<Record<string, number>> = { ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, tám: 8 }
/** "06 rõ", "sáu rõ"; what follows in brackets, after a colon or a comma may list them. */
const stated = /(?<![\p{L}\d])(?<count>0?[3-9]|ba|bốn|năm|sáu|bảy|tám) rõ(?![\p{L}])/giu
/**
 * "rõ người", "rõ khả năng kiểm đếm", whatever is to be clear: a few small words up to the end of the part. After a verb
 * it is an order ("làm rõ trách nhiệm"), after a number the set itself ("06 rõ").
 */
const principle =
  /(?<!(?:làm|nêu|chỉ|nói|nắm|thấy|ghi|hiểu|xác định|quy định|phân định|công khai|\d|ba|bốn|năm|sáu|bảy|tám)\s)(?<!\p{L})rõ \p{Ll}+(?: \p{Ll}+){0,3}?(?=\s*(?:[,;.:)”"’]|$)| (?:và|rõ|để|nhằm|trong|theo|khi|đối với|gắn với|của)(?!\p{L}))/giu
/** Principles that stand this near to each other are one list. */
const nearest = 40

interface Principles {
  readonly unit: TextUnit
  readonly start: number
  readonly end: number
  /** Null when the number is not stated, or nothing is listed. */
  readonly count: number | null
  readonly listed: readonly string[]
}

const principlesIn = oncePerText((unit): readonly Principles[] => {
  if (!unit.text.toLowerCase().includes('rõ')) return []
  const lists: { start: number; end: number; listed: string[] }[] = []
  for (const { index, 0: found } of unit.text.matchAll(principle)) {
    const last = lists.at(-1)
    if (last !== undefined && index - last.end < nearest) {
      last.end = index + found.length
      last.listed.push(fold(found))
    } else lists.push({ start: index, end: index + found.length, listed: [fold(found)] })
  }
  const counts = [...unit.text.matchAll(stated)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    count: readCount(match.groups?.count ?? ''),
  }))
  const used = new Set<unknown>()
  const withCounts = counts.map(({ start, end, count }): Principles => {
    const list = lists.find((next) => next.listed.length > 1 && next.start >= end && next.start - end < nearest)
    if (list !== undefined) used.add(list)
    const last = list?.end ?? end
    const isInBrackets = unit.text.charAt(last) === ')' && unit.text.slice(end, last).includes('(')
    return { unit, start, end: isInBrackets ? last + 1 : last, count, listed: list?.listed ?? [] }
  })
  const alone = lists
    .filter((list) => list.listed.length > 2 && !used.has(list))
    .map(({ start, end, listed }): Principles => ({ unit, start, end, count: null, listed }))
  return [...withCounts, ...alone]
})

export const clearPrinciplesAlike: NoticeRule = {
  name: 'clear-principles-alike',
  id: 'TERM-06',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Bộ nguyên tắc "rõ" không thống nhất',
  why: 'Assignments are judged by these tests: with two sets in one notice nobody knows by which.',
  check: ({ texts }) => {
    const found = principlesIn(texts)
    const [first] = found
    if (first === undefined) return []
    return found.flatMap((one): Finding[] => {
      const { unit, start, end, count, listed } = one
      const words = unit.text.slice(start, end)
      const report = (message: string): Finding => ({
        spot: spotAt(unit, start, end),
        found: words,
        expected: '',
        message,
      })
      if (count !== null && listed.length > 0 && count !== listed.length)
        return [report(`Nêu ${count} rõ nhưng liệt kê ${listed.length}. Hãy đối chiếu lại.`)]
      if (one === first) return []
      const differs =
        sizeOf(one) !== sizeOf(first) ||
        (listed.length > 0 && first.listed.length > 0 && listed.toSorted().join() !== first.listed.toSorted().join())
      return differs
        ? [
            report(
              `Bộ nguyên tắc “rõ” ở đây khác “${first.unit.text.slice(first.start, first.end)}” đã nêu. Hãy dùng thống nhất một bộ.`,
            ),
          ]
        : []
    })
  },
  examples: {
    good: [
      withText('Bảo đảm 6 rõ: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả, rõ thẩm quyền.'),
      withText('Phân công rõ người, rõ việc, rõ thời gian.'),
      withText('Làm rõ việc chậm tiến độ, nêu rõ trách nhiệm của từng cơ quan.'),
      withText('Kiểm kê rõ thửa đất, rõ chủ sử dụng, rõ nguồn gốc theo nguyên tắc 3 rõ trong bồi thường.'),
      notice({ items: [item('arabic', 'Bảo đảm “sáu rõ”.'), item('arabic', 'Thực hiện nguyên tắc 06 rõ.')] }),
    ],
    bad: [
      {
        notice: withText('Quản lý học sinh theo 4 rõ: rõ họ tên, rõ bệnh, rõ nơi điều trị.'),
        finds: [{ in: 'item 1', found: '4 rõ: rõ họ tên, rõ bệnh, rõ nơi điều trị' }],
      },
      {
        notice: withText('Bảo đảm 6 rõ (rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả).'),
        finds: [{ in: 'item 1', found: '6 rõ (rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả)' }],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Bảo đảm rõ người, rõ việc, rõ thời gian, rõ trách nhiệm.'),
            item('arabic', 'Thực hiện 6 rõ.'),
          ],
        }),
        finds: [{ in: 'item 2', found: '6 rõ' }],
      },
    ],
  },
}

function sizeOf({ count, listed }: Principles): number {
  return count ?? listed.length
}

function readCount(words: string): number {
  return numbers[words.toLowerCase()] ?? Number(words)
}
