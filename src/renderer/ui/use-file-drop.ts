/** A place that a file can be dropped on: whether one is over it, and what its element listens to. */
import { type DragEvent, useState } from 'react'

/** `take`: null where nothing may be dropped. */
export function useFileDrop(take: ((file: File) => void) | null) {
  const [isOver, setOver] = useState(false)
  return {
    isOver: isOver && take !== null,
    listeners: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault()
        setOver(event.dataTransfer.types.includes('Files'))
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file !== undefined) take?.(file)
      },
    },
  }
}
