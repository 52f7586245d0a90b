/**
 * Vietnamese text in the letters of old fonts, for tests: written apart from the program's own tables, from the keyboards that
 * people typed with. TCVN3 goes by numbers in the order of its standard, VNI by base letter and mark.
 */
const marks = { grave: '\u0300', acute: '\u0301', hook: '\u0309', tilde: '\u0303', dot: '\u0323' } as const
const { grave, acute, hook, tilde, dot } = marks

/** Code of each letter of TCVN 5712:1993, VN3: five tones a letter, in the order of the standard. */
const rowsOfTcvn3: readonly (readonly [string, readonly string[], readonly number[]])[] = [
  ['a', [grave, hook, tilde, acute, dot], [0xb5, 0xb6, 0xb7, 0xb8, 0xb9]],
  ['ă', [grave, hook, tilde, acute, dot], [0xbb, 0xbc, 0xbd, 0xbe, 0xc6]],
  ['â', [grave, hook, tilde, acute, dot], [0xc7, 0xc8, 0xc9, 0xca, 0xcb]],
  ['e', [grave, hook, tilde, acute, dot], [0xcc, 0xce, 0xcf, 0xd0, 0xd1]],
  ['ê', [grave, hook, tilde, acute, dot], [0xd2, 0xd3, 0xd4, 0xd5, 0xd6]],
  ['i', [grave, hook, tilde, acute, dot], [0xd7, 0xd8, 0xdc, 0xdd, 0xde]],
  ['o', [grave, hook, tilde, acute, dot], [0xdf, 0xe1, 0xe2, 0xe3, 0xe4]],
  ['ô', [grave, hook, tilde, acute, dot], [0xe5, 0xe6, 0xe7, 0xe8, 0xe9]],
  ['ơ', [grave, hook, tilde, acute, dot], [0xea, 0xeb, 0xec, 0xed, 0xee]],
  ['u', [grave, hook, tilde, acute, dot], [0xef, 0xf1, 0xf2, 0xf3, 0xf4]],
  ['ư', [grave, hook, tilde, acute, dot], [0xf5, 0xf6, 0xf7, 0xf8, 0xf9]],
  ['y', [grave, hook, tilde, acute, dot], [0xfa, 0xfb, 0xfc, 0xfd, 0xfe]],
]
const tcvn3 = new Map<string, string>([
  ['ă', '\u00A8'],
  ['â', '\u00A9'],
  ['ê', '\u00AA'],
  ['ô', '\u00AB'],
  ['ơ', '\u00AC'],
  ['ư', '\u00AD'],
  ['đ', '\u00AE'],
  ['Ă', '\u00A1'],
  ['Â', '\u00A2'],
  ['Ê', '\u00A3'],
  ['Ô', '\u00A4'],
  ['Ơ', '\u00A5'],
  ['Ư', '\u00A6'],
  ['Đ', '\u00A7'],
])
for (const [letter, tones, codes] of rowsOfTcvn3)
  tones.forEach((tone, at) => tcvn3.set((letter + tone).normalize('NFC'), String.fromCharCode(codes[at] ?? 0)))

/** Capitals with a tone have no code: their fonts draw the small ones as capitals. */
export function asTcvn3(text: string): string {
  return Array.from(text, (letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter).join('')
}

/** Keys of the marks in VNI: the tone on a plain letter, on one with a circumflex, on one with a breve. */
const vniTones: Readonly<Record<string, readonly [string, string, string]>> = {
  '': ['', 'â', 'ê'],
  [acute]: ['ù', 'á', 'é'],
  [grave]: ['ø', 'à', 'è'],
  [hook]: ['û', 'å', 'ú'],
  [tilde]: ['õ', 'ã', 'ü'],
  [dot]: ['ï', 'ä', 'ë'],
}
const vniOfI: Readonly<Record<string, string>> = { [acute]: 'í', [grave]: 'ì', [hook]: 'æ', [tilde]: 'ó', [dot]: 'ò' }

export function asVni(text: string): string {
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase()
    const written = vniOf(small)
    return letter === small ? written : written.toUpperCase()
  }).join('')
}

function vniOf(letter: string): string {
  if (letter === 'đ') return 'ñ'
  const [base = '', ...above] = letter.normalize('NFD')
  const tone = above.find((mark) => Object.values<string>(marks).includes(mark)) ?? ''
  if (base === 'i') return tone === '' ? 'i' : (vniOfI[tone] ?? '')
  if (base === 'y' && tone === dot) return 'î'
  const [plain, roof, breve] = vniTones[tone] ?? ['', '', '']
  const horned = above.includes('\u031B')
  if (horned) return (base === 'o' ? 'ô' : 'ö') + plain
  if (above.includes('\u0302')) return base + roof
  return base + (above.includes('\u0306') ? breve : plain)
}
