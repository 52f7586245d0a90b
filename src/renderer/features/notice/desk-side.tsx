/** Beside the text: the official page, the list of findings, the doubts of the import. */
import { useMemo } from 'react'
import type { Notice } from '../../../domain/notice/notice.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import { makeIsGone } from '../../../domain/office/leftovers.ts'
import type { StoredDoubt } from '../../../domain/office/records.ts'
import { EditorTabs } from '../../notice-editor/editor-tabs.tsx'
import { findEditorSpot, findTab } from '../../notice-editor/places.ts'
import { DoubtList } from '../../ui/doubts.tsx'
import { useWriteCall } from '../../use-call.ts'
import { CheckPanel } from './check-panel.tsx'
import { DirectivePanel } from './directive-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import classes from './notice.module.css'
import { OfficialPage } from './official-page.tsx'
import type { Desk } from './use-desk.ts'

/** A report orders nothing: it has no directives to be decided of. */
function directiveTab({ notice, directives: { open } }: Desk) {
  if (notice.kind === 'report') return []
  return [{ tab: 'tasks' as const, label: 'Nội dung giao', count: open, warn: open > 0 }]
}

export function DeskSide({ desk }: { readonly desk: Desk }) {
  const { view, notice, readOnly, navigation, checker } = desk
  const doubts = useShownDoubts(view.doubts, notice)
  const left = doubts.filter(({ settled }) => !settled).length
  const { errors } = checker.verdict.count
  const { side } = navigation
  return (
    <section className={classes.side} id="desk-side" aria-label="Bên cạnh văn bản">
      <EditorTabs
        label="Bên cạnh văn bản"
        panel="side-pane"
        tabs={[
          { tab: 'page', label: 'Trang' },
          { tab: 'check', label: 'Kiểm tra', count: checker.verdict.open.length, warn: errors > 0 },
          ...directiveTab(desk),
          ...(doubts.length === 0 ? [] : [{ tab: 'doubts' as const, label: 'Cần xem', count: left, warn: left > 0 }]),
          { tab: 'history', label: 'Lịch sử' },
        ]}
        tab={side}
        setTab={navigation.showSide}
      />
      <div className={classes.sidePane} id="side-pane" role="tabpanel" aria-labelledby={`tab-${side}`}>
        {side === 'page' && (
          <OfficialPage
            notice={notice}
            look={view.look}
            current={navigation.part}
            onPick={(picked) => {
              const found = findTab(notice, picked)
              if (found !== null) navigation.goTo({ tab: found, id: picked })
            }}
          />
        )}
        {side === 'check' && (
          <div className={classes.sideScroll}>
            <CheckPanel
              checker={checker}
              notice={notice}
              goTo={navigation.goTo}
              state={view.state}
              readOnly={readOnly}
              failedRules={view.lastRun?.failedRules ?? []}
            />
          </div>
        )}
        {side === 'tasks' && <DirectivePanel desk={desk} />}
        {side === 'history' && <HistoryPanel desk={desk} />}
        {side === 'doubts' && <Doubts desk={desk} doubts={doubts} />}
      </div>
    </section>
  )
}

type ShownDoubts = ReturnType<typeof useShownDoubts>

function Doubts({ desk: { id, notice, navigation }, doubts }: { readonly desk: Desk; readonly doubts: ShownDoubts }) {
  const settling = useWriteCall('notice.settleDoubt')
  return (
    <div className={classes.sideScroll}>
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
    </div>
  )
}

/** The doubts with their places in the current notice. */
function useShownDoubts(doubts: readonly StoredDoubt[], notice: Notice) {
  const { placeOf } = useMemo(() => placesOf(notice), [notice])
  const isGone = useMemo(() => makeIsGone(notice), [notice])
  return doubts.map((doubt) => ({
    spot: doubt.spot,
    place: { ...placeOf(doubt.spot), line: doubt.line ?? undefined },
    message: doubt.message,
    settled: doubt.settledAt !== null || isGone(doubt),
  }))
}
