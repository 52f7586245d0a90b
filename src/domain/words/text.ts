/** Characters: what may be in a notice, and how text is folded for comparison. Text is NFC everywhere (F-PAGE-16). */

/**
 * C0 and C1 controls except tab and newline, non-characters, lone surrogates, and private use, where each font has
 * signs of its own (and the file writers have their markers). Passed through, they make a DOCX or XLSX that no
 * program opens (docx and exceljs do not stop U+FFFE).
 */
const forbidden =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\uE000-\uF8FF]|[\uDB80-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** What is invisible: byte order mark, zero-width space and joiners, word joiner, soft hyphen, marks of direction. */
const invisible = '\\uFEFF\\u200B-\\u200F\\u2060-\\u2064\\u00AD\\u061C\\u180E\\u202A-\\u202E\\u2066-\\u2069'
const removable = new RegExp(`${forbidden.source}|[${invisible}]`, 'g')

/**
 * What stands for a usual sign: a letter that looks like Đ (Icelandic, African), a hyphen that does not break
 * (Word's own, copied), the bullets and the hyphen of Word's symbol fonts.
 */
const replacements: ReadonlyMap<string, string> = new Map([
  ['\u00D0', 'Đ'],
  ['\u0189', 'Đ'],
  ['\u00F0', 'đ'],
  ['\u0256', 'đ'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\uF02D', '-'],
  ...['\uF0B7', '\uF0A7', '\uF0D8', '\uF076', '\uF06E', '\uF0A8', '\uF0FC', '\uF071'].map(
    (bullet) => [bullet, '•'] as const,
  ),
])
const replaceable = new RegExp(`[${[...replacements.keys()].join('')}]`, 'g')

/** Line ends: of all systems, Word's own inside a paragraph (U+000B) and between pages (U+000C). */
const lineEnds = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g
const lineEndsButWords = /\r\n?|[\u000C\u0085\u2028\u2029]/g

/** Index of the first character that may not be in a notice, or -1. */
export function findForbidden(text: string): number {
  return text.search(forbidden)
}

/** A text as it may be in a notice, and how many characters were removed from it and replaced in it. */
export interface CleanedText {
  readonly text: string
  readonly removed: number
  readonly replaced: number
}

/** NFC, line ends as \n, forbidden and invisible characters removed, look-alikes as the usual sign. */
export function cleanText(text: string): CleanedText {
  return clean(text, lineEnds, '')
}

/** The same, with Word's line ends inside a paragraph (U+000B) left: in a row of a pasted table they end no row. */
export function cleanLines(text: string): CleanedText {
  return clean(text, lineEndsButWords, '\u000B')
}

function clean(text: string, ends: RegExp, kept: string): CleanedText {
  let removed = 0
  let replaced = 0
  const cleaned = text
    .replace(ends, '\n')
    .replace(replaceable, (sign) => {
      replaced += 1
      return replacements.get(sign) ?? sign
    })
    .replace(removable, (sign) => {
      if (sign === kept) return sign
      removed += 1
      return ''
    })
  return { text: cleaned.normalize('NFC'), removed, replaced }
}

/** What was done to a text, in Vietnamese; empty when nothing was. */
export function describeCleaning({ removed, replaced }: Omit<CleanedText, 'text'>): string {
  return [
    removed === 0 ? '' : `Đã bỏ ${removed} ký tự điều khiển hoặc ký tự không hiện hình.`,
    replaced === 0
      ? ''
      : `Đã thay ${replaced} ký tự lạ bằng ký tự thường dùng (chữ Đ gõ sai mã, gạch nối, dấu đầu dòng).`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** All runs of blanks (no-break and thin spaces too) as one space, ends trimmed. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Text without any blank: for "equal, blanks aside". */
export function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** Lower case without tone and vowel marks, đ as d: "Chuyển đổi" and "chuyen doi" are equal (hazard H17). */
export function fold(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const letter = foldedLetters[text.charCodeAt(at)]
    if (letter === undefined) return foldAny(text)
    folded += letter
  }
  return folded
}

function foldAny(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[đĐÐðƉɖ]/g, 'd')
    .toLowerCase()
}

/** By code: what Vietnamese is written with. Letter by letter is three times as quick; others (Greek, halves of pairs) hang on their neighbours. */
const foldedLetters: readonly (string | undefined)[] = Array.from({ length: 0x2070 }, (_, code) => {
  const isKnown = code < 0x0370 || (code >= 0x1e00 && code < 0x1f00) || code >= 0x2000
  return isKnown ? foldAny(String.fromCharCode(code)) : undefined
})

/** All matches of a global pattern, as `matchAll` finds them but without its copy of the pattern, which costs more than the search: thousands of texts are searched for what most of them do not have. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return found
}

/** With a capital at the start, as a sentence or a name of a place in a list begins. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
