/** Somebody else saved the same record meanwhile: what they changed, and going on without losing what was typed. */
import { Button, Group } from '@mantine/core'
import type { Office } from '../../../domain/office/office.ts'
import type { OfficeRecord } from '../../../domain/office/office-record.ts'
import { differencesOf, namesOn } from '../../../domain/office/record-words.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { DifferenceList } from './difference-list.tsx'
import classes from './office.module.css'

interface SaveConflictProps {
  readonly base: OfficeRecord
  readonly readIn: number
  readonly office: Office
  /** Goes on from what they saved; null where they removed the record. */
  readonly goOn: (theirs: OfficeRecord | null, readIn: number) => void
}

export function SaveConflict({ base, readIn, office, goOn }: SaveConflictProps) {
  const { data, error, refetch } = useCall('office.history', { kind: base.kind, id: base.id })
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  const last = data?.[0]
  if (last === undefined || last.version <= readIn) return <Waiting what="Đang đọc bản mới …" />
  const isRemoved = last.record === null
  return (
    <div className={classes.conflict} role="alert">
      <p>
        <strong>
          {last.savedBy} đã {isRemoved ? 'xóa' : 'sửa'} mục này lúc {writeMoment(last.savedAt)}.
        </strong>{' '}
        Nội dung bạn gõ vẫn còn ở dưới, chưa được lưu.
      </p>
      {!isRemoved && <DifferenceList differences={differencesOf(base, last.record, namesOn(office, today()))} />}
      <Group mt="xs">
        <Button size="compact-md" onClick={() => goOn(last.record, last.version)}>
          {isRemoved ? 'Thêm lại từ nội dung tôi đã gõ' : 'Lấy bản mới, giữ những ô tôi đã gõ'}
        </Button>
      </Group>
    </div>
  )
}
