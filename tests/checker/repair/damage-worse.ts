/** Worse damage than lost marks: blanks, cut lines, letters of one shape, letters a font did not have, words of another language. */
export const worseKinds = [
  'bad print',
  'blanks',
  'lines cut',
  'signs for letters',
  'letters gone',
  'respelled',
] as const
export type WorseKind = (typeof worseKinds)[number]

/** A number from 0 to 1 for each step, always the same row. */
export function makeDice(): () => number {
  let state = 20_260_401
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

type Dice = () => number

const makers: Readonly<Record<WorseKind, (line: string, next: string, dice: Dice) => string>> = {
  'bad print': (line, _, dice) =>
    loseBlanks(
      mapWords(line, (word) => printBadly(word, dice)),
      dice,
      0.02,
    ),
  blanks: (line, _, dice) =>
    loseBlanks(
      mapWords(line, (word) => addBlank(word, dice)),
      dice,
      0.04,
    ),
  'lines cut': (line) => line,
  'signs for letters': (line) => mapWords(line, (word) => loseLetters(word, () => '□')),
  'letters gone': (line) => mapWords(line, (word) => loseLetters(word, traceOf)).trimEnd(),
  respelled: (line, _, dice) => mapWords(line, (word) => respell(withoutMarks(word), dice)),
}

export function damageWorse(text: string, kind: WorseKind): string {
  const dice = makeDice()
  const lines = text.normalize('NFC').split('\n')
  if (kind === 'lines cut') return cutLines(lines, dice).join('\n')
  return lines.map((line, at) => makers[kind](line, lines[at + 1] ?? '', dice)).join('\n')
}

/** Words alone: numbers, codes and ordinals stay. */
function mapWords(line: string, damage: (word: string) => string): string {
  return line
    .split(/(\s+)/)
    .map((word) =>
      /\p{N}|[-/&@]|^\P{L}*[IVX]+\P{L}*$/u.test(word) || /^\P{L}*\p{Lu}{2,}\P{L}*$/u.test(word) ? word : damage(word),
    )
    .join('')
}

const shapes: Readonly<Record<string, string>> = {
  l: '1I', i: 'l', m: 'rn', h: 'b', b: 'h', c: 'e', e: 'c', g: 'q', O: '0', o: '0', t: 'l', n: 'u', u: 'n', I: 'l', đ: 'd',
} // prettier-ignore
const marksMisread: Readonly<Record<string, string>> = {
  ế: 'êé', ề: 'êè', ể: 'ê', ệ: 'ê', ấ: 'â', ầ: 'âà', ậ: 'âạ', ố: 'ôó', ồ: 'ôò', ộ: 'ôọ', ổ: 'ô', ơ: 'o', ờ: 'ò', ớ: 'ó', ợ: 'ọ', ư: 'u',
  ứ: 'ú', ừ: 'ù', ự: 'ụ', ử: 'ủ', ữ: 'ũ', ả: 'à', ạ: 'a', ă: 'ã', ị: 'i', ủ: 'ú', ụ: 'u',
} // prettier-ignore

function printBadly(word: string, dice: Dice): string {
  return Array.from(word, (letter) => {
    const marks = marksMisread[letter]
    if (marks !== undefined) return dice() < 0.4 ? marks.charAt(Math.floor(dice() * marks.length)) : letter
    const shape = shapes[letter]
    if (shape === undefined || dice() > 0.05) return letter
    return letter === 'm' ? shape : shape.charAt(Math.floor(dice() * shape.length))
  }).join('')
}

const loseBlanks = (line: string, dice: Dice, share: number) =>
  line.replace(/(?<=\p{L}) (?=\p{L})/gu, (blank) => (dice() < share ? '' : blank))

function addBlank(word: string, dice: Dice): string {
  if (!/^\p{L}{3,}$/u.test(word) || dice() > 0.06) return word
  const at = 1 + Math.floor(dice() * (word.length - 1))
  return `${word.slice(0, at)} ${word.slice(at)}`
}

const countMarks = (letter: string) => letter.normalize('NFD').match(/\p{M}/gu)?.length ?? 0

/** Letters with two marks. */
const loseLetters = (word: string, trace: (letter: string) => string) =>
  Array.from(word, (letter) => (countMarks(letter) === 2 ? trace(letter.toLowerCase()) : letter)).join('')

/** A font always does the same for a letter: nothing, a blank, a sign. */
const traceOf = (letter: string) => ['', ' ', '□'][(letter.codePointAt(0) ?? 0) % 3] ?? ''

/** The last word of every third line is cut by a hyphen. */
function cutLines(lines: readonly string[], dice: Dice): string[] {
  const cut = [...lines]
  for (let at = 0; at + 1 < cut.length; at += 1) {
    const [line = '', next = ''] = [cut[at], cut[at + 1]]
    const word = /\p{Ll}{3,}$/u.exec(line)?.[0]
    if (word === undefined || !/^\p{Ll}/u.test(next) || dice() > 0.6) continue
    const half = 1 + Math.floor(dice() * (word.length - 1))
    cut[at] = `${line.slice(0, line.length - word.length + half)}-`
    cut[at + 1] = `${word.slice(half)} ${next}`
  }
  return cut
}

const withoutMarks = (word: string) =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

/** Words that a checker of English knows. */
const english = new Set(
  (
    'the then than that this thin thing think thank them they there these her here hen hem hop hot how hung hand hang had hat ' +
    'can cat car card cot cop cow cut cup cue con come cong chin chip chop chair chat china dan dean deal den dine ding dim dot dog dug due dun duct ' +
    'gas gain gin giant gum goal go kin kind king keep key lad lag lake land lane lay lie line lint long loan lot low luck lung man mat may men met ' +
    'mob mood moon moth mud much mug nag name nail net new next night nine noon not now nun nut pan path pay pen phone photo pin pit pot pun put ' +
    'quay quit quite ran rang rat ray red ring rung run sad sang say sing sink sit six so song soon such sun sung tact tan tang tape tea ten tent text ' +
    'thick thou thumb tie tip tin tone too top trail train tram trim trip trunk true truck tune turn van vane vat vice view void vote yen yet you'
  ).split(' '),
)

function respell(word: string, dice: Dice): string {
  const [, small] = /^(\p{Ll}+)\P{L}*$/u.exec(word) ?? []
  if (small === undefined || small.length < 3 || dice() > 0.12) return word
  const found = [...neighbours(small)].filter((one) => english.has(one))
  const taken = found[Math.floor(dice() * found.length)]
  return taken === undefined ? word : word.replace(small, taken)
}

function* neighbours(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at += 1) {
    const [before, behind] = [word.slice(0, at), word.slice(at)]
    yield before + behind.slice(1)
    if (behind.length > 1) yield before + behind.charAt(1) + behind.charAt(0) + behind.slice(2)
    for (const letter of 'abcdefghiklmnopqrstuvwxy') {
      yield before + letter + behind
      yield before + letter + behind.slice(1)
    }
  }
}
