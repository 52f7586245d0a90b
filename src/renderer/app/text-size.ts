/** The size of all letters on the screen, kept on this machine. */
import { useEffect, useState } from 'react'

/** "x" and the per cent of the usual size (bare numbers would not keep their order), with its name. */
export const textSizes = { x100: 'Vừa', 'x112.5': 'Lớn', x125: 'Rất lớn' } as const
export type TextSize = keyof typeof textSizes

const storageKey = 'ket-luan-text-size'

const isTextSize = (text: string): text is TextSize => Object.hasOwn(textSizes, text)

export interface TextSizeSetting {
  readonly size: TextSize
  /** Sizes that are not among the choices are passed over. */
  readonly setSize: (size: string) => void
}

/** Reads the kept size and applies it: everything is measured in rem. */
export function useTextSize(): TextSizeSetting {
  const [size, setSize] = useState<TextSize>(() => {
    const kept = localStorage.getItem(storageKey)
    return kept !== null && isTextSize(kept) ? kept : 'x100'
  })
  useEffect(() => {
    document.documentElement.style.fontSize = `${size.slice(1)}%`
    localStorage.setItem(storageKey, size)
  }, [size])
  return { size, setSize: (next) => (isTextSize(next) ? setSize(next) : undefined) }
}
