/** The text of the notice, with its head and its end as forms. */
import { NoticeEditor } from '../../notice-editor/notice-editor.tsx'
import type { Desk } from './use-desk.ts'

export function DeskEditor({ desk: { notice, readOnly, working, navigation, checker } }: { readonly desk: Desk }) {
  return (
    <NoticeEditor
      notice={notice}
      revision={working.draft.revision}
      edit={working.edit}
      readOnly={readOnly}
      tab={navigation.tab}
      goTo={navigation.goTo}
      goal={navigation.goal}
      findings={checker.shown}
      onPart={(id, offset) => {
        navigation.setPart(id)
        if (offset !== undefined) checker.meet(id, offset)
      }}
      marks={checker.marks}
    />
  )
}
