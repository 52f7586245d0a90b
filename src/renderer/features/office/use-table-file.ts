/** A workbook of records: out as it is, and in as a look at what it would change. */
import { useState } from 'react'
import type { Original } from '../../../contract/imports.ts'
import { type OfficeKind } from '../../../domain/office/kinds.ts'
import type { TablePreview } from '../../../domain/office/table-preview.ts'
import { call, readBase64 } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyFailed, notifyRunning } from '../../ui/notify.tsx'

export interface ReadFile {
  readonly preview: TablePreview
  readonly file: Original
}

export function useTableFile() {
  const [read, setRead] = useState<ReadFile | null>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const [isReading, setReading] = useState(false)

  async function readOriginal(file: Original): Promise<void> {
    setReading(true)
    setRefused(null)
    try {
      setRead({ preview: await call('office.readTable', file), file })
    } catch (error) {
      setRead(null)
      setRefused(error)
    } finally {
      setReading(false)
    }
  }
  async function take(file: File): Promise<void> {
    try {
      await readOriginal({ fileName: file.name, base64: await readBase64(file) })
    } catch (error) {
      notifyFailed(`Chưa đọc được tệp ${file.name}`, error)
    }
  }
  return {
    read,
    isReading,
    refused,
    forget: () => (setRead(null), setRefused(null)),
    take: (file: File) => void take(file),
    readAgain: () => (read === null ? undefined : void readOriginal(read.file)),
  }
}

export type TableFile = ReturnType<typeof useTableFile>

export async function exportTable(kind: OfficeKind): Promise<void> {
  const running = notifyRunning('Đang tạo tệp …')
  try {
    const exported = await call('office.exportTable', { kind })
    if (exported !== null) notifyExported(exported)
  } catch (error) {
    notifyFailed('Chưa xuất được bảng', error)
  } finally {
    running.end()
  }
}
