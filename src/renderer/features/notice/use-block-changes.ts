/** What the office changed in text blocks that stand in this draft: offered once, changed in one step. */
import { useDeferredValue, useMemo, useState } from 'react'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type BlockOffer, blockChangesOf, decideBlockChanges } from '../../../page/block-changes.ts'
import type { Editor } from '../../notice-editor/use-editor.ts'
import { newId } from '../../notice-editor/use-editor.ts'
import { today, useOffice } from '../../notice-editor/use-office.ts'
import { notifyDone } from '../../ui/notify.tsx'

const nothing: BlockOffer = { changes: [], remembered: new Map() }

export function useBlockChanges(notice: Notice, readOnly: boolean, edit: Editor['edit']) {
  const office = useOffice()
  const later = useDeferredValue(notice)
  const offer = useMemo(
    () => (office === null || readOnly ? nothing : blockChangesOf(later, office, later.header.date ?? today())),
    [office, readOnly, later],
  )
  const [isOpen, setOpen] = useState(false)

  function decide(chosen: ReadonlySet<string>): void {
    edit(`blocks/${newId()}`, (now) => decideBlockChanges(now, offer, chosen, newId))
    setOpen(false)
    notifyDone(
      chosen.size === 0
        ? 'Đã giữ nguyên lời đang viết.'
        : `Đã sửa ${chosen.size} chỗ theo đoạn văn mẫu. Ctrl+Z trả lại.`,
    )
  }

  return { changes: offer.changes, isOpen, open: () => setOpen(true), close: () => setOpen(false), decide }
}

export type BlockChanges = ReturnType<typeof useBlockChanges>
