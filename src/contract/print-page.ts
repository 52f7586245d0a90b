/** How a host asks the screen for the pages of one notice, and learns that they are drawn. */

const page = 'print.html'
const query = '?notice='

/** Path and query of the page, for the address of the host. */
export function writePrintAddress(id: string): string {
  return `${page}${query}${encodeURIComponent(id)}`
}

/** Id of the notice, from the query of the address. */
export function readPrintAddress(search: string): string {
  return search.startsWith(query) ? decodeURIComponent(search.slice(query.length)) : ''
}

const failure = 'failed: '

/** What the page writes into the attribute `data-printed` of its document. */
export const reportPrinted = {
  done: 'done',
  failed: (reason: string) => `${failure}${reason}`,
} as const

/** The attribute read by a script of the host: null while the page is being drawn, or is not there yet. */
export const printedScript = 'document.documentElement?.dataset.printed ?? null'

/** Why the pages could not be drawn; null when they are. */
export function readFailure(outcome: string): string | null {
  return outcome.startsWith(failure) ? outcome.slice(failure.length) : null
}
