import { useState } from 'react'

/** Printing the official page. What is printed is what is saved, so changes are saved first. */
export function usePrinting(save: () => Promise<boolean>) {
  const [isPrinting, setPrinting] = useState(false)

  async function print(): Promise<void> {
    if (await save()) setPrinting(true)
  }

  return { isPrinting, print, done: () => setPrinting(false) }
}
