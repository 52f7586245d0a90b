/** A copy of what was typed and not saved is there, from before a crash or a reload: it is opened or thrown away. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { WorkingCopy } from '../../../contract/working-copies.ts'
import type { Doer } from '../../../domain/office/roles.ts'
import { eventsFor } from '../../../domain/office/workflow.ts'
import { findDraft, isChanged, putDraft, reopenDraft } from '../../notice-editor/notice-drafts.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { KeptChanges } from './kept-changes.tsx'

/** The copy that waits for a decision; null when there is none, undefined while it is not known. */
export function useKeptCopy(view: NoticeView, doer: Doer) {
  const { id } = view.notice
  const [isDecided, setDecided] = useState(() => {
    const draft = findDraft(id)
    return (draft !== null && isChanged(draft)) || !eventsFor(view, doer).includes('save')
  })
  const { data, error, isFetching } = useCall('workingCopy.get', { id }, !isDecided)
  const isKnown = !isFetching && (data !== undefined || error !== null)
  const hasNone = isDecided || (isKnown && (data ?? null) === null)
  useEffect(() => {
    if (hasNone) setDecided(true)
  }, [hasNone])
  return { copy: hasNone ? null : isKnown ? data : undefined, decide: () => setDecided(true) }
}

interface KeptCopyDialogProps {
  readonly view: NoticeView
  readonly copy: WorkingCopy
  readonly decide: () => void
}

export function KeptCopyDialog({ view, copy, decide }: KeptCopyDialogProps) {
  const dropping = useWriteCall('workingCopy.drop')
  const isBehind = copy.version < view.version
  function open(): void {
    putDraft(reopenDraft(view.notice, copy.version, copy.notice))
    decide()
  }
  async function drop(): Promise<void> {
    if ((await dropping.attempt({ id: copy.id }, 'Chưa bỏ được')) === null) return
    decide()
    notifyDone('Đã bỏ bản đang soạn.', [{ label: 'Hoàn tác', run: open }])
  }
  return (
    <Modal
      opened
      onClose={open}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="xl"
      title="Có bản đang soạn chưa lưu"
    >
      <Stack>
        <Text>
          Có bản đang soạn lúc {writeMoment(copy.keptAt)} chưa lưu.
          {isBehind &&
            ` Sau đó bản ${view.version} đã được ${view.updatedBy} lưu lúc ${writeMoment(view.updatedAt)}. Mở bản đang soạn rồi lưu thì chương trình gộp hai bản; chỗ nào không gộp được thì hỏi giữ bản nào.`}
        </Text>
        <KeptChanges saved={view.notice} kept={copy.notice} savedName={`Bản ${view.version} đã lưu`} />
        <Group className="dialog-buttons" justify="flex-end">
          <Button variant="default" loading={dropping.isPending} onClick={() => void drop()}>
            {isBehind ? `Bỏ, dùng bản ${view.version} đã lưu` : 'Bỏ'}
          </Button>
          <Button data-autofocus onClick={open}>
            Mở bản này
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
