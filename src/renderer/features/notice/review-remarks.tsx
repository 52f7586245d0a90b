/** The remarks of whoever reads: written beside the page, each pinned to the place that is being read. */
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Spot } from '../../../domain/notice/spot.ts'
import classes from './review.module.css'
import { onSend } from './dialog-parts.tsx'
import { Written, shortestRemark } from './step-dialogs.tsx'
import type { Desk } from './use-desk.ts'

interface RemarkFormProps {
  readonly desk: Desk
  readonly isOpen: boolean
  /** Null: about the whole notice. */
  readonly place: { readonly spot: Spot; readonly words: string } | null
  readonly open: () => void
  readonly close: () => void
}

export function RemarkForm({ desk, isOpen, place, open, close }: RemarkFormProps) {
  const { remarks, setRemarks, text, setText } = desk.steps
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  const isReady = text.trim().length >= shortestRemark
  function keep(): void {
    if (!isReady) return
    setRemarks([...remarks, { text: text.trim(), ...(place === null ? {} : { spot: place.spot }) }])
    setText('')
    close()
  }
  return (
    <div className={classes.remarks}>
      <Written desk={desk} />
      {isOpen ? (
        <>
          <Textarea
            ref={field}
            label={place === null ? 'Ý kiến về cả văn bản' : `Ý kiến về: ${place.words}`}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={(event) => {
              const isComposing = event.nativeEvent.isComposing || event.keyCode === 229
              if (event.key === 'Escape' && !isComposing) close()
              else onSend(keep)(event)
            }}
          />
          <div className={classes.buttons}>
            <Button size="compact-md" variant="default" onClick={close}>
              Hủy
            </Button>
            <Button size="compact-md" disabled={!isReady} onClick={keep}>
              Ghi ý kiến (Ctrl+Enter)
            </Button>
          </div>
        </>
      ) : (
        <Button size="compact-md" variant="default" onClick={open}>
          Ghi ý kiến …
        </Button>
      )}
    </div>
  )
}
