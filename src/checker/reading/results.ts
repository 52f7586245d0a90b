/** What a required result promises: things that can be counted or shown, and phrases that promise nothing. */
import { allPapers } from '../../domain/words/papers.ts'
import { accomplishments, countableThings, products } from '../../domain/words/products.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { wholeWords } from '../../domain/words/word-patterns.ts'

/** Written papers that somebody can put on a table. */
export const paper = wholeWords(allPapers)
/** Things that are built or bought. */
export const product = wholeWords(products)
/** What shows that a product is there. */
export const accomplished = wholeWords(accomplishments)
const quantity = /\d/u
const thing = wholeWords(countableThings)
const startsWithProduct = new RegExp(`^[\\s-]*(?:${product.source})`, 'iu')
/** A result that begins with what is delivered, not with what is done. */
export const startsWithThing = new RegExp(`^[\\s-]*(?:${product.source}|${paper.source})`, 'iu')
/** A share of all is countable without a figure. */
const whole = /(?<!\p{L})(?:tất cả|toàn bộ|mọi|không còn|không để)(?!\p{L})/iu

/** Signs that mean something in a pattern. A hyphen means nothing outside brackets, and escaped it is no pattern (flag u). */
const syntaxSigns = /[.*+?^${}()|[\]\\/]/gu

/** One pattern of all, for small letters: "đáp ứng … yêu cầu" allows up to three words between; "kịp thời." stands at the end of the cell. */
export function patternOf(phrases: readonly string[]): RegExp {
  const ways = phrases.map((phrase) => {
    const words = phrase.toLowerCase().replace(/\.$/u, '').trim().split(/\s+/u)
    const spelt = words.map((word, at) =>
      word === '…'
        ? '(?:[^\\s.,;:()/-]+\\s+){0,3}?'
        : word.replace(syntaxSigns, '\\$&') + (at < words.length - 1 ? '\\s+' : ''),
    )
    return `${spelt.join('')}${phrase.endsWith('.') ? '(?=\\s*\\.?$)' : ''}`
  })
  // One end of word for all ways: it is the part that takes long to compile.
  return phrases.length === 0 ? /(?!)/u : new RegExp(`(?<!\\p{L})(?:${ways.join('|')})(?!\\p{L})`, 'u')
}

/** Whether a required result can be counted, for the "rõ" tests of a row and for rule TAB-13 alike. */
export interface Countability {
  readonly isCountable: boolean
  /** Vietnamese. */
  readonly reason: string
  /** Place of the phrase that no one can count; null where nothing is countable for another reason. */
  readonly vague: readonly [start: number, end: number] | null
}

/**
 * `vagueResults` is the pattern of the phrases of the rule set that no one can count; `name` is the task, which a result
 * must not repeat.
 */
export function judgeCountable(result: string, name: string, vagueResults: RegExp): Countability {
  if (result.trim() === '') return uncountable('Không có kết quả để kiểm đếm.')
  const isShown = [quantity, whole, paper, accomplished].some((shown) => shown.test(result))
  const vague = isShown ? null : findVague(result, vagueResults)
  if (fold(squeeze(result)) === fold(squeeze(name))) return uncountable('Yêu cầu kết quả chép lại tên nhiệm vụ.', vague)
  if (vague !== null) return uncountable(`Kết quả ghi “${result.slice(...vague)}”, chưa kiểm đếm được.`, vague)
  return isShown || thing.test(result)
    ? { isCountable: true, reason: 'Kết quả kiểm đếm được.', vague: null }
    : uncountable('Kết quả không nêu số lượng hay sản phẩm kiểm đếm được.')
}

function uncountable(reason: string, vague: Countability['vague'] = null): Countability {
  return { isCountable: false, reason, vague }
}

function findVague(result: string, vagueResults: RegExp): Countability['vague'] {
  const found = vagueResults.exec(result.toLowerCase())
  if (found === null) return null
  // A named product that is to have a quality can be shown: "Trung tâm dữ liệu đáp ứng yêu cầu lưu trữ".
  if (startsWithProduct.test(result) && found.index > 0) return null
  return [found.index, found.index + found[0].length]
}
