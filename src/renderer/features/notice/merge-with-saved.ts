/** Somebody else saved meanwhile: what both did is put together, where it fits. */
import { mergeNotices } from '../../../domain/notice/merge-notices.ts'
import { call } from '../../client.ts'
import { findDraft, mergeDraft, putDraft } from '../../notice-editor/notice-drafts.ts'
import { newId } from '../../notice-editor/use-editor.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'

/** Whether the draft holds both changes now; else somebody has to choose. */
export async function mergeWithSaved(id: string): Promise<boolean> {
  const draft = findDraft(id)
  if (draft === null) return false
  const saved = await call('notice.get', { id })
  if (saved.version <= draft.baseVersion) return false
  // What was typed before a reload was begun from an earlier version than the one the draft was reopened over.
  const base = await call('notice.version', { id, version: draft.baseVersion })
  const merged = mergeNotices(base.notice, draft.present, saved.notice, newId)
  if (merged === null) return false
  putDraft(mergeDraft(draft, saved.notice, saved.version, merged.notice))
  const count = merged.doubled.length
  if (count === 0) notifyDone(`Đã gộp với thay đổi của ${saved.updatedBy}; không chỗ nào trùng nhau.`)
  else
    notifyFailed(
      `${count} chỗ hai người cùng sửa`,
      new Error(`Cả hai bản được giữ liền nhau: bản của bạn trước, bản của ${saved.updatedBy} ngay sau. Hãy xem lại.`),
    )
  return true
}
