/** What can be done about findings: fix them in the text, or waive one with a reason. */
import type { PlacedFinding } from '../../../checker/check.ts'
import { describePlace } from '../../../domain/errors.ts'
import type { Waiver } from '../../../domain/office/records.ts'
import { applyFix } from '../../../page/apply-fix.ts'
import { findDraft, fixDraft, putDraft, undoDraft } from '../../notice-editor/notice-drafts.ts'
import { newId } from '../../notice-editor/use-editor.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

/** Gives a function that carries out the fixes of findings, in one step of undo. */
export function useFixing(id: string, readOnly: boolean): (these: readonly PlacedFinding[]) => void {
  return (these) => {
    const now = findDraft(id)
    const fixes = these.flatMap(({ fix, rule, place, found }) =>
      fix === undefined ? [] : [{ fix, what: { rule, place: describePlace(place), found, label: fix.label } }],
    )
    if (now === null || readOnly || fixes.length === 0) return
    const changes = fixes.flatMap(({ fix }) => fix.changes)
    const fixedDraft = fixDraft(
      now,
      (present) => applyFix(present, { label: '', changes }, newId),
      fixes.map(({ what }) => what),
    )
    putDraft(fixedDraft)
    const takeBack = () => {
      const later = findDraft(id)
      if (later?.present === fixedDraft.present) putDraft(undoDraft(later))
      else notifyDone('Sau đó đã có thay đổi khác; dùng Ctrl+Z để lùi từng bước.')
    }
    notifyDone(fixes.length === 1 ? `Đã sửa: ${fixes[0]?.fix.label ?? ''}.` : `Đã sửa ${fixes.length} chỗ.`, [
      { label: 'Hoàn tác', run: takeBack },
    ])
  }
}

/** Waiving with a reason, and taking that back. What is waived is what is saved, so changes are saved first. */
export function useWaivers(id: string, save: () => Promise<boolean>) {
  const waiving = useWriteCall('notice.waive')
  const withdrawing = useWriteCall('notice.withdrawWaiver')

  async function waive(finding: PlacedFinding, reason: string): Promise<boolean> {
    if (!(await save())) return false
    const waiver = await waiving.attempt({ id, key: finding.key, reason }, 'Chưa bỏ qua được')
    if (waiver === null) return false
    notifyDone('Đã bỏ qua có lý do.', [{ label: 'Hoàn tác', run: () => withdraw(waiver) }])
    return true
  }

  function withdraw(waiver: Waiver): void {
    void withdrawing.attempt({ id, waiver: waiver.id }, 'Chưa rút lại được')
  }

  return { waive, withdraw }
}
