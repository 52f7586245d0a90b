/** Damages a right text as scans do; the same text is always damaged alike. */
import { canonical } from '../../../src/checker/repair/spelling.ts'

export const kindsOfDamage = ['marks lost', 'marks confused', 'letters confused'] as const
export type KindOfDamage = (typeof kindsOfDamage)[number]

/** What a reader of English letters makes of Vietnamese ones. */
const englishReadings: Readonly<Record<string, string>> = {
  ế: 'éé€e', ề: 'èêe', ể: 'êée', ễ: 'êée', ệ: 'éêe', ê: 'êée', ẻ: 'ée', ẽ: 'ée', ẹ: 'e',
  ố: '6óô', ồ: '6òô', ổ: '6ôó', ỗ: '6ôõ', ộ: '6ôo', ô: '6ôo', ơ: 'oo', ờ: 'òo', ớ: 'óo', ở: 'óo', ỡ: 'õo', ợ: 'oo', ỏ: 'óo', ọ: 'o',
  ư: 'uu', ừ: 'ùu', ứ: 'úu', ử: 'úu', ữ: 'ũüu', ự: 'uu', ủ: 'úu', ũ: 'üũ', ụ: 'u',
  ă: 'ãàa', ằ: 'àãa', ắ: 'áãa', ẳ: 'ãáa', ẵ: 'ãa', ặ: 'ãäa', â: 'âaã', ầ: 'àâa', ấ: 'áâa', ẩ: 'âãa', ẫ: 'âãa', ậ: 'âaä',
  ả: 'áàa', ạ: 'aa', ị: 'ii', ỉ: 'íi', ĩ: 'ïi', ỳ: 'ỳy', ỷ: 'ýy', ỹ: 'ỹy', ỵ: 'y', đ: 'ddđ',
} // prettier-ignore

const letterReadings: Readonly<Record<string, string>> = {
  ố: '6', ồ: '6', ổ: '6', ộ: '6', ô: '6', ó: '6', o: '0', l: '1I', i: 'l1', I: 'l',
} // prettier-ignore

/** A number from 0 to 1 for each step, always the same row. */
function makeDice(): () => number {
  let state = 20_260_401
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

export function damageText(text: string, kind: KindOfDamage): string {
  const dice = makeDice()
  return text
    .normalize('NFC')
    .split(/(\s+)/)
    .map((word) =>
      /\p{N}|[-/]/u.test(word) || /^\P{L}*[IVX]+\P{L}*$/u.test(word) ? word : damageWord(word, kind, dice),
    )
    .join('')
}

function damageWord(word: string, kind: KindOfDamage, dice: () => number): string {
  if (kind === 'marks lost')
    return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
  return Array.from(word, (letter) => {
    const small = letter.toLowerCase()
    const readings = kind === 'marks confused' ? englishReadings[small] : letterReadings[letter]
    // A scan of English reads most marks wrongly; letters are mistaken seldomer.
    if (readings === undefined || dice() > (kind === 'marks confused' ? 0.9 : 0.15)) return letter
    const read = readings.charAt(Math.floor(dice() * readings.length))
    return letter === small ? read : read.toUpperCase()
  }).join('')
}

/** The share of words of `right` that stand in `repaired` at the same place; hoá and hóa are one. */
export function shareRight(right: string, repaired: string): number {
  const [meant, found] = [wordsOf(right), wordsOf(repaired)]
  const same = meant.filter((word, at) => canonicalCase(word) === canonicalCase(found[at] ?? '')).length
  return same / meant.length
}

const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) || /\p{N}/u.test(word))
const canonicalCase = (word: string) =>
  `${canonical(word.replace(/^\P{L}+|\P{L}+$/gu, ''))}${word.charAt(0) === word.charAt(0).toUpperCase()}`
