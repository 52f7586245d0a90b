/** Marks that the official form sets around a text, typed along with it: they must not be printed twice. */

/** A role without the brackets around it: "(báo cáo)" is "báo cáo". Brackets inside stay. */
export function bareRole(written: string): string {
  let bare = written.trim()
  for (;;) {
    const close = closingOf(bare)
    if (bare.startsWith('(') && close === bare.length - 1) bare = bare.slice(1, -1).trim()
    else if (bare.startsWith('(') && close === -1) bare = bare.slice(1).trim()
    else if (bare.endsWith(')') && !bare.includes('(')) bare = bare.slice(0, -1).trim()
    else return bare
  }
}

/** Where the bracket at the start of a text closes; -1 where none does. */
function closingOf(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '(') depth += 1
    if (text.charAt(at) === ')') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** An entry of "Nơi nhận" without the dash in front and the mark at its end. */
export function bareEntry(written: string): string {
  return written
    .trim()
    .replace(/^[-–]\s+/, '')
    .replace(/\s*;+$/, '')
}

/** Who keeps the file copy, without the word "Lưu" and the marks of an entry. */
export function bareKeeper(written: string): string {
  return bareEntry(written)
    .replace(/^Lưu(?!\p{L}| trữ)\s*:?\s*/u, '')
    .replace(/(?<!\.)\.$/, '')
}
