/** The fields of the notice, with what the checker found and the doubts of its import under tabs of their own. */
import { useMemo } from 'react'
import type { Notice } from '../../../domain/notice/notice.ts'
import type { StoredDoubt } from '../../../domain/office/records.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import { NoticeEditor } from '../../notice-editor/notice-editor.tsx'
import { findEditorSpot } from '../../notice-editor/places.ts'
import { DoubtList } from '../../ui/doubts.tsx'
import { useWriteCall } from '../../use-call.ts'
import { CheckPanel } from './check-panel.tsx'
import type { Desk } from './use-desk.ts'

export function DeskEditor({
  desk: { id, view, notice, readOnly, working, navigation, checker },
}: {
  readonly desk: Desk
}) {
  const settling = useWriteCall('notice.settleDoubt')
  const doubts = useShownDoubts(view.doubts, notice)
  const left = doubts.filter(({ settled }) => !settled).length
  return (
    <NoticeEditor
      notice={notice}
      revision={working.draft.revision}
      edit={working.edit}
      readOnly={readOnly}
      tab={navigation.tab}
      setTab={navigation.setTab}
      goal={navigation.goal}
      openRow={navigation.openRow}
      setOpenRow={navigation.chooseRow}
      onPart={navigation.setPart}
      check={{
        errors: checker.verdict.count.errors,
        count: checker.verdict.open.length,
        list: (
          <CheckPanel
            checker={checker}
            state={view.state}
            readOnly={readOnly}
            failedRules={view.lastRun?.failedRules ?? []}
          />
        ),
        marks: checker.marks,
      }}
      doubts={
        doubts.length === 0
          ? null
          : {
              left,
              list: (
                <DoubtList
                  doubts={doubts}
                  chosen={null}
                  showLabel="Tới chỗ này"
                  show={(index) => {
                    const doubt = doubts[index]
                    if (doubt !== undefined) navigation.goTo(findEditorSpot(notice, doubt.spot))
                  }}
                  settle={(position, settled) => void settling.attempt({ id, position, settled }, 'Chưa ghi được')}
                />
              ),
            }
      }
    />
  )
}

/** The doubts with their places in the current notice. */
function useShownDoubts(doubts: readonly StoredDoubt[], notice: Notice) {
  const { placeOf } = useMemo(() => placesOf(notice), [notice])
  return doubts.map(({ spot, line, message, settledAt }) => ({
    spot,
    place: { ...placeOf(spot), line: line ?? undefined },
    message,
    settled: settledAt !== null,
  }))
}
