/** What Ctrl+K does on the desk: saving, exporting, going to an item, a row, a finding. */
import { sayPath } from '../../../domain/notice/path-words.ts'
import { capitalize } from '../../../domain/words/text.ts'
import { describePlace } from '../../../domain/errors.ts'
import { walkItems } from '../../../domain/notice/numbering.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { allTables } from '../../../domain/notice/notice.ts'
import { findEditorSpot } from '../../notice-editor/places.ts'
import type { Deed } from '../../ui/deeds.ts'
import type { Desk } from './use-desk.ts'

export function deedsOf(desk: Desk): readonly Deed[] {
  const { notice, readOnly, saving, exporting, printing, navigation, checker, blocks } = desk
  const save: Deed = { id: 'save', label: 'Lưu', description: 'Ctrl+S', run: () => void saving.save() }
  const fromBlocks: Deed = {
    id: 'blocks',
    label: `Sửa theo đoạn văn mẫu (${blocks.changes.length} chỗ)`,
    run: blocks.open,
  }
  return [
    ...(readOnly ? [] : [save]),
    ...(blocks.changes.length === 0 ? [] : [fromBlocks]),
    { id: 'docx', label: 'Xuất Word', description: 'Ctrl+E', run: () => void exporting.exportPaper('docx') },
    { id: 'print', label: 'In', description: 'Ctrl+P', run: printing.requestPrint },
    { id: 'next', label: 'Xem điểm kế tiếp', description: 'F8', run: checker.showNext },
    ...walkItems(notice).map(({ item, path }) => ({
      id: `item/${item.id}`,
      label: `${capitalize(sayPath(path))}: ${shorten(plainText(item.content, notice.numbering))}`,
      run: () => navigation.goTo({ tab: 'body', id: item.id }),
    })),
    ...rowsOf(notice).map(({ id, label }) => ({
      id: `row/${id}`,
      label,
      run: () => navigation.goTo(findEditorSpot(notice, { part: id, field: 'whole' })),
    })),
    ...checker.shown.map(({ key, place, message, spot }) => ({
      id: `finding/${key}`,
      label: `${describePlace(place)}: ${message}`,
      run: () => navigation.goTo(findEditorSpot(notice, spot)),
    })),
  ]
}

/** As much as one line shows, by whole words. */
function shorten(text: string): string {
  if (text.length <= shownLetters) return text
  const blank = text.lastIndexOf(' ', shownLetters)
  return `${text.slice(0, blank === -1 ? shownLetters : blank)} …`
}

const shownLetters = 70

function rowsOf(notice: Desk['notice']): { readonly id: string; readonly label: string }[] {
  return allTables(notice).flatMap(({ columns, sections }) => {
    const named = columns.find(({ role }) => role === 'name') ?? columns.find(({ role }) => role !== 'ordinal')
    return sections
      .flatMap(({ rows }) => rows)
      .map(({ id, cells }, at) => ({ id, label: `Hàng ${at + 1}: ${shorten(cells[named?.id ?? ''] ?? '')}` }))
  })
}
