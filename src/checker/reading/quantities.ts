/** Quantities of things in a text: "05 tác phẩm", "30 ha", "02 - 05 clip". */
import { fold, squeeze } from '../../domain/words/text.ts'
import { foldedWords } from '../../domain/words/words.ts'

export interface Quantity {
  readonly start: number
  readonly end: number
  readonly written: string
  readonly from: number
  readonly to: number
  /** "ít nhất", "tối thiểu", "trên": more will do. */
  readonly isLeast: boolean
  /** Folded words of what is counted: one, or two where the first alone says little. */
  readonly unit: string
}

const amount = /(?<![\p{L}\d/.,:-])(\d{1,3}(?:\.\d{3})+|\d{1,5})(?:\s?[-–]\s?(\d{1,5}))?\s+(\p{L}+)(?:\s+(\p{L}+))?/gu
/** A number after one of these is a name or a date. */
const named =
  /(?:số|khoản|điều|quý|tháng|năm|ngày|phụ lục|giai đoạn|đề án|nhiệm kỳ|mục|(?<!dứt |trọng |thời |địa |quan )điểm|mức|cấp|hạng|loại|lần|thứ|khóa|nghị quyết|quyết định|kế hoạch)\s+$/iu
const least = /(?:ít nhất|tối thiểu|trên|hơn|không dưới|từ)\s+$/iu
/** Units that say by themselves what is counted; of "trường" or "hội" the next word does. */
const singles = new Set(['ha', 'clip', 'xa', 'phuong', 'thon', 'xom', 'km', 'tan', 'lop', 'tau', 'xe'])
/** Lengths of time, money and words that begin no unit: "02 cấp", "30 của". With their marks: "giấy" is no "giây", "sở" no "số". */
const noUnits = new Set(
  'năm tháng ngày quý giờ phút giây lần cấp triệu tỷ tỉ đồng nghìn trên của về và tại cho từ đến theo là được trong với do số bắt'.split(
    ' ',
  ),
)

/** "2.400 đồng hồ", "12 đồng chí": no money. */
const notMoney = new Set(['hồ', 'chí', 'bào', 'phục'])

/** The quantities of a text, each with its unit. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(amount)) {
    const [written, first = '', last, word = '', next = ''] = match
    const before = text.slice(Math.max(0, match.index - 20), match.index)
    const unit = fold(word)
    const isCounted = !noUnits.has(word.toLowerCase()) || (word === 'đồng' && notMoney.has(next))
    if (named.test(before) || !isCounted) continue
    if (!singles.has(unit) && next === '') continue
    const from = Number(first.replaceAll('.', ''))
    const isSingle = singles.has(unit)
    const length = isSingle ? written.indexOf(word, first.length) + word.length : written.length
    found.push({
      start: match.index,
      end: match.index + length,
      written: written.slice(0, length),
      from,
      to: last === undefined ? from : Number(last),
      isLeast: least.test(before),
      unit: isSingle ? unit : `${unit} ${fold(next)}`,
    })
  }
  return found
}

/** "trên 60% người dân từ đủ 18 tuổi": how much, and of what. */
export interface Percentage {
  /** Place of the figure with its mark. */
  readonly start: number
  readonly end: number
  /** "60%" */
  readonly written: string
  readonly value: number
  /** What the word in front makes of it. */
  readonly bound: 'above' | 'below' | 'about' | 'exact'
  /** Where that word begins; `start` where there is none. */
  readonly boundStart: number
  /** Folded words behind it, up to the end of the clause; none where the clause ends with it. */
  readonly of: readonly string[]
}

const percentage =
  /(?:(?<!\p{L})(trên|dưới|hơn|không quá|đạt|khoảng|ít nhất|tối thiểu)\s+)?(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s?%(?=(?:\s+([^.,;:()\n%]{3,120}))?)/giu
/** "đạt", "ít nhất" and "tối thiểu" set the figure itself as the target, so they count as exact; "trên" asks for more. */
const bounds: Readonly<Record<string, Percentage['bound']>> = {
  trên: 'above',
  hơn: 'above',
  dưới: 'below',
  'không quá': 'below',
  khoảng: 'about',
}

/** The percentages of a text. */
export function findPercentages(text: string): Percentage[] {
  if (!text.includes('%')) return []
  return [...text.matchAll(percentage)].map(({ index, 0: all, 1: bound = '', 2: figure = '', 3: behind = '' }) => {
    const start = index + all.indexOf(figure, bound.length)
    const end = index + all.length
    return {
      start,
      end,
      written: text.slice(start, end),
      value: Number(figure.replace(',', '.')),
      bound: bounds[squeeze(bound).toLowerCase()] ?? 'exact',
      boundStart: index,
      of: foldedWords(behind),
    }
  })
}

/** The percentages that say of what they are. */
export function findPercentagesWithSubject(text: string): Percentage[] {
  return findPercentages(text).filter(({ of }) => of.length > 0)
}

/** Units that are named once: of several quantities nobody can say which is meant. */
export function withUniqueUnit(quantities: readonly Quantity[]): Quantity[] {
  return quantities.filter(({ unit }) => quantities.filter((other) => other.unit === unit).length === 1)
}

/** The result gives what the task asks for. */
export function quantitiesAgree(task: Quantity, result: Quantity): boolean {
  if (task.isLeast && result.to >= task.from) return true
  return result.from <= task.to && task.from <= result.to
}
