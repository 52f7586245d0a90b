/** How a host asks the screen for the pages of one paper, and learns that they are drawn. */

const page = 'print.html'
const kinds = ['notice', 'copy', 'sheet'] as const

/** What is printed: a notice, a certified copy of one, or a sheet that was just made (`print.sheet`). */
export interface Printed {
  readonly kind: (typeof kinds)[number]
  readonly id: string
}

/** Path and query of the page, for the address of the host. */
export function writePrintAddress({ kind, id }: Printed): string {
  return `${page}?${kind}=${encodeURIComponent(id)}`
}

/** What is to be drawn, from the query of the address; null where it says nothing of the kind. */
export function readPrintAddress(search: string): Printed | null {
  for (const kind of kinds) {
    const query = `?${kind}=`
    if (search.startsWith(query)) return { kind, id: decodeURIComponent(search.slice(query.length)) }
  }
  return null
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
