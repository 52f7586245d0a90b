/** A place that files can be dropped on: whether one is over it, and what its element listens to. */
import { type DragEvent, useState } from 'react'

/** A file with its path in the folder that was dropped or chosen, or its name. */
export interface NamedFile {
  readonly path: string
  readonly file: File
}

/** `take`: null where nothing may be dropped. */
export function useFileDrop(take: ((file: File) => void) | null) {
  return useDrop(take === null ? null : ({ files: [file] }) => file !== undefined && take(file))
}

/** Files and whole folders. */
export function useFilesDrop(take: (files: readonly NamedFile[]) => void) {
  return useDrop(({ items }) => {
    // The items are gone once the event is over; their entries stay.
    const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
    void Promise.all(entries.map(filesIn)).then((found) => take(sortFiles(found.flat())))
  })
}

function useDrop(take: ((dropped: DataTransfer) => void) | null) {
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
        take?.(event.dataTransfer)
      },
    },
  }
}

/** By path; without those that programs hide, or keep while a file is open. */
export function sortFiles(files: readonly NamedFile[]): NamedFile[] {
  return files
    .filter(({ file }) => !/^(?:\.|~\$)/.test(file.name))
    .toSorted((one, other) => one.path.localeCompare(other.path, 'vi'))
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    // A folder is given in parts, the last of them empty.
    const more = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (more.length === 0) break
    entries.push(...more)
  }
  return (await Promise.all(entries.map(filesIn))).flat()
}
