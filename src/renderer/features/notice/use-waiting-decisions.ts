/** Decisions on directives that waited for a save: they are recorded once the words and rows they rest on are saved. */
import { listDirectives } from '../../../checker/directive-list.ts'
import { localDirectory } from '../../../domain/bodies/body-directory.ts'
import { taskAppendices } from '../../../domain/notice/notice.ts'
import { type Decision, type Draft, findDraft, forgetDecisions, putDraft } from '../../notice-editor/notice-drafts.ts'
import { directoryFor, fetchOffice } from '../../notice-editor/use-office.ts'
import { useWriteCall } from '../../use-call.ts'

/** Gives a function that records them; false when they could not be, and wait on. */
export function useWaitingDecisions(id: string): () => Promise<boolean> {
  const marking = useWriteCall('directive.mark')
  return async () => {
    const draft = findDraft(id)
    if (draft === null || draft.decisions.length === 0) return true
    const decisions = await applicable(draft)
    const failed = 'Đã lưu văn bản, chưa ghi được quyết định về nội dung giao'
    if (decisions.length > 0) {
      const input = { id, version: draft.baseVersion, decisions }
      if ((await marking.attempt(input, failed)) === null) return false
    }
    const later = findDraft(id)
    if (later !== null) putDraft(forgetDecisions(later, draft.decisions))
    return true
  }
}

/** Those whose words and row are saved: of what was undone or rewritten meanwhile nothing was decided. */
async function applicable({ base, decisions }: Draft): Promise<Decision[]> {
  const office = await fetchOffice()
  const pointedAt = decisions.flatMap(({ part, words }) => (words === undefined ? [] : [{ part, words }]))
  const { directives } = listDirectives(base, [], {
    directory: localDirectory(directoryFor(office, base.header), base.header.place),
    isDayOff: office.calendar.isDayOff,
    pointedAt,
  })
  const known = new Set(directives.map(({ spot, digest }) => `${spot.part} ${digest}`))
  const rows = new Set(
    taskAppendices(base).flatMap(({ sections }) => sections.flatMap((section) => section.rows.map((row) => row.id))),
  )
  return decisions.filter(
    ({ part, digest, row }) => known.has(`${part} ${digest}`) && (typeof row !== 'string' || rows.has(row)),
  )
}
