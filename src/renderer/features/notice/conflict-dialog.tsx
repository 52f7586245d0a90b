/** Somebody else saved meanwhile: both versions are kept, and the user decides which one to continue with. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { dropDraft } from '../../notice-editor/notice-drafts.ts'
import { Failure } from '../../ui/failure.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import type { Saving } from './use-saving.ts'

interface ConflictDialogProps {
  readonly id: string
  readonly baseVersion: number
  readonly saving: Pick<Saving, 'isConflict' | 'forget' | 'save'>
}

export function ConflictDialog({ id, baseVersion, saving: { isConflict, forget, save } }: ConflictDialogProps) {
  return (
    <Modal
      opened={isConflict}
      onClose={forget}
      title="Thông báo đã được sửa ở nơi khác"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <Conflict
        id={id}
        baseVersion={baseVersion}
        overwrite={(version) => {
          forget()
          void save(version)
        }}
        giveUp={() => {
          dropDraft(id)
          forget()
        }}
      />
    </Modal>
  )
}

function Conflict({
  id,
  baseVersion,
  overwrite,
  giveUp,
}: {
  readonly id: string
  readonly baseVersion: number
  readonly overwrite: (version: number) => void
  readonly giveUp: () => void
}) {
  const { data: read, error } = useCall('notice.get', { id })
  // What was read before the conflict is the version we began from.
  const data = read !== undefined && read.version > baseVersion ? read : undefined
  return (
    <Stack>
      {error !== null && <Failure error={error} />}
      <Text>
        {data === undefined ? '' : `Bản ${data.version} do ${data.updatedBy} lưu lúc ${writeMoment(data.updatedAt)}. `}
        Thay đổi của bạn vẫn còn trên màn hình. Cả hai bản đều được giữ trong lịch sử, dù chọn cách nào.
      </Text>
      <Group className="dialog-buttons" justify="flex-end">
        <Button variant="default" onClick={giveUp}>
          Lấy bản mới, bỏ thay đổi của tôi
        </Button>
        <Button disabled={data === undefined} onClick={() => data !== undefined && overwrite(data.version)}>
          Lưu bản của tôi thành bản mới nhất
        </Button>
      </Group>
    </Stack>
  )
}
