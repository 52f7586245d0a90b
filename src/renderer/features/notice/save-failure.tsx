/** Why the draft was not saved, with a link to the place that has to be corrected. */
import { Button } from '@mantine/core'
import { CallFailed } from '../../../contract/client.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type EditorPlace, findEditorPlace } from '../../notice-editor/places.ts'
import { Failure } from '../../ui/failure.tsx'
import classes from './notice.module.css'
import type { Saving } from './use-saving.ts'

interface SaveFailureProps {
  readonly saving: Pick<Saving, 'error' | 'forget' | 'save'>
  readonly notice: Notice
  readonly goTo: (place: EditorPlace) => void
}

export function SaveFailure({ saving: { error, forget, save }, notice, goTo }: SaveFailureProps) {
  const failedPlace = error instanceof CallFailed ? error.error.details.place : undefined
  return (
    <div className={classes.saveFailure}>
      <Failure
        error={error}
        {...(failedPlace === undefined ? { retry: () => void save() } : { retry: undefined })}
        close={forget}
      />
      {failedPlace !== undefined && (
        <Button mt={8} size="compact-md" variant="light" onClick={() => goTo(findEditorPlace(notice, failedPlace))}>
          Tới chỗ cần sửa
        </Button>
      )}
    </div>
  )
}
