/** Every version of a record: who, when, what changed; an earlier one can be put back. */
import { Button } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import type { RecordVersion as Version } from '../../../domain/office/office-record.ts'
import type { Office } from '../../../domain/office/office.ts'
import type { OfficeRecord } from '../../../domain/office/office-record.ts'
import { type NameOf, differencesOf, namesOn } from '../../../domain/office/record-words.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { DifferenceList } from './difference-list.tsx'
import classes from './office.module.css'

interface RecordHistoryProps {
  readonly record: OfficeRecord
  readonly office: Office
  /** Null where this user may not change records. */
  readonly restore: ((record: OfficeRecord) => void) | null
}

export function RecordHistory({ record: { kind, id }, office, restore }: RecordHistoryProps) {
  const { data, error, refetch, isPlaceholderData } = useCall('office.history', { kind, id })
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  if (data === undefined || isPlaceholderData) return <Waiting />
  const nameOf = namesOn(office, today())
  return (
    <ol className={classes.history} aria-label="Các bản đã lưu">
      {data.map((version, at) => (
        <VersionEntry
          key={version.version}
          version={version}
          before={data[at + 1]?.record ?? null}
          nameOf={nameOf}
          restore={at === 0 ? null : restore}
        />
      ))}
    </ol>
  )
}

interface VersionEntryProps {
  readonly version: Version
  readonly before: OfficeRecord | null
  readonly nameOf: NameOf
  readonly restore: ((record: OfficeRecord) => void) | null
}

function VersionEntry({ version: { version, record, savedAt, savedBy }, before, nameOf, restore }: VersionEntryProps) {
  return (
    <li>
      <div className={classes.versionHead}>
        <strong>Phiên bản {version}</strong>
        <span className={classes.quiet}>
          {savedAt === '' ? 'danh mục ban đầu' : `${savedBy}, ${writeMoment(savedAt)}`}
        </span>
        {restore !== null && record !== null && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRestore size={16} aria-hidden />}
            aria-label={`Khôi phục bản này: phiên bản ${version}`}
            onClick={() => restore(record)}
          >
            Khôi phục bản này
          </Button>
        )}
      </div>
      {record === null ? (
        <p className={classes.quiet}>Đã xóa.</p>
      ) : (
        <DifferenceList differences={differencesOf(before, record, nameOf)} />
      )}
    </li>
  )
}
