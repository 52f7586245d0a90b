/** A letter that does not go in by itself: both desks have changed the draft, it is none here any more, or it is damaged. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { LetterView } from '../../../contract/letters.ts'
import { describeChange } from '../../../domain/notice/compare-notices.ts'
import type { DraftStanding } from '../../../domain/office/draft-package.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import classes from './letters.module.css'

/** More nobody reads in a dialog. */
const mostChanges = 200

interface LetterDialogProps {
  readonly letter: LetterView
  readonly close: () => void
}

export function LetterDialog({ letter, close }: LetterDialogProps) {
  const { id, desk } = letter
  const { data, error } = useCall('letters.read', { letter: id })
  const taking = useWriteCall('letters.take')
  const keeping = useWriteCall('letters.keepOwn')
  const { changes = [], standing = null } = data?.drafts[0] ?? {}
  const isKnown = data !== undefined || error !== null
  async function take(): Promise<void> {
    if ((await taking.attempt({ letter: id, over: true }, 'Chưa nhận được thư')) === null) return
    notifyDone('Đã lấy bản trong thư; bản trước vẫn ở Các bản đã lưu.')
    close()
  }
  async function keep(): Promise<void> {
    if ((await keeping.attempt({ letter: id }, 'Chưa ghi được')) === null) return
    notifyDone(`Đã giữ bản đang có; ${desk} được báo.`)
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={standing === 'conflict' ? 'Hai bên cùng sửa' : 'Chưa nhận được thư'}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <Stack gap="md">
        <Explanation standing={standing} letter={letter} />
        {error !== null && <Failure error={error} />}
        {data === undefined && error === null && <Waiting />}
        {changes.length > 0 && (
          <ul tabIndex={0} aria-label="Chỗ khác" className={classes.changes}>
            {changes.slice(0, mostChanges).map((change, at) => (
              <li key={at}>{describeChange(change)}</li>
            ))}
          </ul>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Để sau
          </Button>
          <Button variant="default" loading={keeping.isPending} disabled={!isKnown} onClick={() => void keep()}>
            Giữ bản đang có
          </Button>
          {standing === 'conflict' && (
            <Button loading={taking.isPending} onClick={() => void take()}>
              Lấy bản trong thư
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

interface ExplanationProps extends Pick<LetterDialogProps, 'letter'> {
  readonly standing: DraftStanding | null
}

function Explanation({ standing, letter: { abstract, desk } }: ExplanationProps) {
  if (standing === 'conflict')
    return (
      <Text>
        “{abstract}” đã được sửa ở cả hai bàn. Dưới đây là từng chỗ, từ bản đang có sang bản trong thư của {desk}.
      </Text>
    )
  if (standing !== 'closed') return null
  return (
    <Text>
      “{abstract}” ở đây không còn là dự thảo nên không nhận bản của {desk}. Nếu đang trình ký duyệt thì rút lại để sửa
      rồi nhận; nếu không thì giữ bản đang có.
    </Text>
  )
}
