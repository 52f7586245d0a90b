/** Where a workbook can be dropped, and choosing one. */
import type { ReactNode } from 'react'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import classes from './office.module.css'

interface DropAreaProps {
  /** Null where nothing may be dropped. */
  readonly take: ((file: File) => void) | null
  readonly children: ReactNode
}

export function DropArea({ take, children }: DropAreaProps) {
  const { isOver, listeners } = useFileDrop(take)
  return (
    <section className={classes.records} aria-label="Danh mục" data-over={isOver} {...listeners}>
      {children}
    </section>
  )
}

export function chooseWorkbook(take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.xlsx'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file !== undefined) take(file)
  })
  input.click()
}
