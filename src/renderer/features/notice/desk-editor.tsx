/** The text of the notice, with its head and its end as forms: the one part of the desk that is drawn with every key. */
import { startTransition } from 'react'
import { NoticeEditor } from '../../notice-editor/notice-editor.tsx'
import type { Desk } from './use-desk.ts'
import { useNewestDraft } from './use-working-draft.ts'

export function DeskEditor({ desk: { view, readOnly, working, navigation, checker } }: { readonly desk: Desk }) {
  const { present, revision } = useNewestDraft(view)
  return (
    <NoticeEditor
      notice={present}
      revision={revision}
      edit={working.edit}
      readOnly={readOnly}
      tab={navigation.tab}
      goTo={navigation.goTo}
      goal={navigation.goal}
      findings={checker.shown}
      onPart={(id, offset) =>
        startTransition(() => {
          navigation.setPart(id)
          if (offset !== undefined) checker.meet(id, offset)
        })
      }
      marks={checker.marks}
    />
  )
}
