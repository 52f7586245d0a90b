/** Where a workbook can be dropped, and choosing one. */
import { type DragEvent, type ReactNode, useState } from 'react'
import classes from './office.module.css'

interface DropAreaProps {
  /** Null where nothing may be dropped. */
  readonly take: ((file: File) => void) | null
  readonly children: ReactNode
}

export function DropArea({ take, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) take?.(file)
  }
  return (
    <section
      className={classes.records}
      aria-label="Danh mục"
      data-over={isOver && take !== null}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(event.dataTransfer.types.includes('Files'))
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
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
