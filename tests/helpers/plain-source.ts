/**
 * A source text without what a reader is expected to drop or put together, and without blanks: what the
 * plain text of the recognised notice must equal. Written without any of the product's code.
 */
const tags = /<\/?(?:p|ul|ol|li|i|b|em|strong|br)\b[^>]*>/gi

export function plainSource(source: string, removed: readonly string[]): string {
  const pageNumbers = removed.filter((text) => /^\d+$/.test(text))
  const lines = source.split('\n').filter((line) => {
    const at = pageNumbers.indexOf(line.trim())
    if (at !== -1) pageNumbers.splice(at, 1)
    return at === -1
  })
  return joinRows(lines)
    .map((line) => (line.trim() === '*' ? line : line.replaceAll('*', '')))
    .map((line) => (/^\s*\|.*\|\s*$/.test(line) ? line.replace(/\|/g, '') : line))
    .filter((line) => !/^\s*(?:---+\s*){4,}$|^[\s:-]*-{3}[\s:-]*-{3}[\s:-]*$/.test(line))
    .join('\n')
    .replace(tags, '')
    .replace(/^#+\s/gm, '')
    .replace(/\s+/gu, '')
}

/** Rows split over a page break put together cell by cell; a header row repeated on a later page dropped. */
function joinRows(lines: readonly string[]): string[] {
  const joined: string[] = []
  let last = -1
  let header = ''
  for (const line of lines) {
    const cells = line.split('\t')
    if (cells.length < 4) {
      joined.push(line)
      if (line.startsWith('PHỤ LỤC')) header = ''
      if (line.trim() !== '' && /\p{Ll}{3}/u.test(line) && !line.includes('\t')) last = -1
      continue
    }
    if (/^(?:STT|TT)$/.test(cells[0]!.trim())) {
      if (line.trim() === header) continue
      header = line.trim()
    }
    if (cells[0]!.trim() === '' && last !== -1) {
      const above = joined[last]!.split('\t')
      joined[last] = above.map((cell, index) => `${cell}${cells[index] ?? ''}`).join('\t')
      continue
    }
    joined.push(line)
    last = joined.length - 1
  }
  return joined
}
