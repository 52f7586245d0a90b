/** Characters: what may stand in a notice, and how text is folded for comparison. Text is NFC everywhere (F-PAGE-16). */

/**
 * C0 and C1 controls except tab and newline, non-characters, lone surrogates, and the private-use
 * pair that the file writers use as markers. Passed through, they make a DOCX or XLSX that no
 * program opens (docx and exceljs do not stop U+FFFE).
 */
const forbidden =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\uE000-\uE0FF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** The same, and what is invisible: byte order mark, zero-width space, word joiner, soft hyphen. */
const removable = new RegExp(`${forbidden.source}|[\\uFEFF\\u200B\\u2060\\u00AD]`, 'g')

/** Index of the first character that may not stand in a notice, or -1. */
export function findForbidden(text: string): number {
  return text.search(forbidden)
}

/** NFC, line ends as \n, forbidden and invisible characters removed. Returns the text and how many were removed. */
export function cleanText(text: string): { text: string; removed: number } {
  let removed = 0
  const kept = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(removable, () => {
    removed += 1
    return ''
  })
  return { text: kept.normalize('NFC'), removed }
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
    .replace(/[đĐ]/g, 'd')
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
