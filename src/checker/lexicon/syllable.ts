/** Vietnamese syllables: how one is written, and which others it is easily mistaken for. */

export interface Syllable {
  /** Lower case, vowel marks kept, tone taken off; "ky" is "ki", so that i and y do not differ where both are right. */
  readonly letters: string
  /** 0 for the level tone, otherwise the tone mark. */
  readonly tone: string
  /** Letters without vowel marks, đ as d. */
  readonly plain: string
}

const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/g
const vowelMark = /[\u0302\u0306\u031B]/g
const yForI = /^([hklmstv])y$/

/** Reads one written syllable. The place of the tone mark does not matter: "hoá" and "hóa" are one. */
export function readSyllable(written: string): Syllable {
  const apart = written.toLowerCase().normalize('NFD')
  const tone = apart.match(toneMark)?.[0] ?? '0'
  const bare = apart.replace(toneMark, '')
  const letters = bare.normalize('NFC').replace(yForI, '$1i').replace(/^quy$/, 'qui')
  return { letters, tone, plain: letters.normalize('NFD').replace(vowelMark, '').replaceAll('đ', 'd') }
}

const misplacedTone = /q[úùủũụ]\p{L}|[óòỏõọ][aăe]\p{L}|[úùủũụ][yâê]\p{L}|g[íìỉĩị][aăâeêoôơuư]/u

/** True when the tone mark stands where neither way of writing puts it: "tòan", "qủa"; not for "hoá" and "hóa". */
export function isToneMisplaced(written: string): boolean {
  return misplacedTone.test(written.toLowerCase())
}

/** What two spellings of one syllable share. */
export function keyOf(syllable: Syllable): string {
  return syllable.letters + syllable.tone
}

const onset = /^(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi(?=[aeiouyăâêôơư])|qu|[bcdđghklmnprstvx])?/
const coda = /(?:ng|nh|ch|[mnptciyou])$/

const rimes = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ' +
    'ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh ' +
    'oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu ' +
    'ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ê uyn uyp oă'
  ).split(' '),
)

/** False for what no Vietnamese syllable can be: "nghành", "thưc", "tòann". Foreign words are not syllables either. */
export function isPossible({ letters, tone }: Syllable): boolean {
  const start = onset.exec(letters)?.[0] ?? ''
  const rime = letters.slice(start.length)
  const stopped = /(?:[ptc]|ch)$/.test(rime)
  if (stopped && tone !== '\u0301' && tone !== '\u0323') return false
  const front = /^[ieêy]/.test(rime)
  if (['k', 'gh', 'ngh'].includes(start) && !front) return false
  if (['c', 'ng'].includes(start) && front) return false
  if (start === 'g' && /^[eê]/.test(rime)) return false
  // "gì" and "gìn": the i belongs to both the onset and the rime.
  return rimes.has(rime) || (start === 'qu' && rimes.has(`u${rime}`))
}

const onsets = pairs(
  's-x ch-tr gi-d gi-r d-r l-n gi-đ d-đ d-v c-k g-gh ng-ngh x-ch s-ch c-qu t-đ t-th c-ch n-nh p-ph k-kh t-tr b-p gi-gh',
)
const codas = pairs('n-ng c-t n-nh t-ch i-y o-u ng-nh c-ch m-n t-p')

function pairs(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').flatMap((pair) => [pair, pair.split('-').toReversed().join('-')]))
}

/** The farthest of the commonest typos: a tone, a vowel mark, letters that sound alike. */
export const commonDistance = 1.1

/** How far the typo from `right` to `wrong` is: 1 for the commonest typos, below 2 for all that are one typo; 0 when none. */
export function distanceBetween(wrong: Syllable, right: Syllable): number {
  const sameTone = wrong.tone === right.tone
  if (wrong.letters === right.letters) return sameTone ? 0 : 1
  if (wrong.plain === right.plain) return sameTone ? commonDistance : 1.5
  if (!sameTone) return 0
  const wrongOnset = onset.exec(wrong.letters)?.[0] ?? ''
  const rightOnset = onset.exec(right.letters)?.[0] ?? ''
  const wrongRime = wrong.letters.slice(wrongOnset.length)
  const rightRime = right.letters.slice(rightOnset.length)
  if (wrongRime === rightRime && onsets.has(`${wrongOnset}-${rightOnset}`)) return commonDistance
  if (wrongOnset === rightOnset) {
    const wrongCoda = coda.exec(wrongRime)?.[0] ?? ''
    const rightCoda = coda.exec(rightRime)?.[0] ?? ''
    const sameNucleus =
      wrongRime.slice(0, wrongRime.length - wrongCoda.length) ===
      rightRime.slice(0, rightRime.length - rightCoda.length)
    if (sameNucleus && codas.has(`${wrongCoda}-${rightCoda}`)) return commonDistance
  }
  return isOneEdit(wrong.letters, right.letters) ? 1.4 : 0
}

/** One letter dropped, added or replaced, or two neighbours swapped. */
function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}

/** Keys under which syllables that may be one typo apart meet: sound alike, or alike but for one letter. */
export function meetingKeys({ plain }: Syllable): readonly string[] {
  const start = onset.exec(plain)?.[0] ?? ''
  const rest = plain.slice(start.length)
  const keys = [plain, `*${rest}`]
  const end = coda.exec(rest)?.[0] ?? ''
  if (end !== '') keys.push(`${start}${rest.slice(0, rest.length - end.length)}*`)
  for (let at = 0; at < plain.length; at += 1) keys.push(plain.slice(0, at) + plain.slice(at + 1))
  return keys
}
