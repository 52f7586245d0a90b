/** Words of a cell for comparing cells: folded, short forms written out, so that "CNTT" and "công nghệ thông tin" are equal. */
import { fold } from '../../domain/words/text.ts'

const shortForms = new Map(
  Object.entries({
    CNTT: 'công nghệ thông tin',
    'KH&CN': 'khoa học và công nghệ',
    KHCN: 'khoa học công nghệ',
    CĐS: 'chuyển đổi số',
    ĐMST: 'đổi mới sáng tạo',
    CSDL: 'cơ sở dữ liệu',
    ATTT: 'an toàn thông tin',
    TTHC: 'thủ tục hành chính',
    UBND: 'ủy ban nhân dân',
    HĐND: 'hội đồng nhân dân',
    app: 'ứng dụng',
    'đảm bảo': 'bảo đảm',
  }).map(([short, long]) => [fold(short), fold(long)]),
)
const shortForm = new RegExp(`(?<![a-z&])(?:${[...shortForms.keys()].join('|')})(?![a-z&])`, 'g')

/** The words of a text in order, comparable. */
export function readComparableWords(text: string): string[] {
  return (
    fold(text)
      .replace(shortForm, (short) => shortForms.get(short) ?? short)
      .match(/[a-z\d]+/g) ?? []
  )
}

/** Pairs of neighbouring words: what two texts share of them is shared wording, not only shared vocabulary. */
export function wordPairsOf(words: readonly string[]): Set<string> {
  const pairs = new Set<string>()
  for (let at = 1; at < words.length; at += 1) pairs.add(`${words[at - 1] ?? ''} ${words[at] ?? ''}`)
  return pairs
}

/** How many of `some` are in `others`, from 0 to 1; 0 when there are none. */
export function shareIn(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (some.size === 0) return 0
  let shared = 0
  for (const one of some) if (others.has(one)) shared += 1
  return shared / some.size
}
