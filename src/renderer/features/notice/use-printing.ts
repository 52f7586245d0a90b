import { useState } from 'react'

/**
 * State of a print request; `Printing` (printing.tsx) prints while `isPrinting`. What is printed is what is saved, so
 * changes are saved first.
 */
export function usePrinting(save: () => Promise<boolean>) {
  const [isPrinting, setPrinting] = useState(false)

  async function requestPrint(): Promise<void> {
    if (await save()) setPrinting(true)
  }

  return { isPrinting, requestPrint, done: () => setPrinting(false) }
}
