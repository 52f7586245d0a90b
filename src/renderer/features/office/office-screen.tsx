/** The office as data: one table for every kind of record, with a form beside it. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { IconFileImport, IconFileExport, IconPlus } from '@tabler/icons-react'
import { officeKeepers } from '../../../contract/call.ts'
import { type OfficeKind, officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { hasRole, listRoles } from '../../../domain/office/roles.ts'
import { today, useOffice } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { DropArea, chooseWorkbook } from './drop-area.tsx'
import { ImportPreview } from './import-preview.tsx'
import { KindList } from './kind-list.tsx'
import { KindTable } from './kind-table.tsx'
import classes from './office.module.css'
import { addForm, editForm } from './record-form.ts'
import { RecordDrawer } from './record-drawer.tsx'
import { useOpenForm } from './use-open-form.ts'
import { type TableFile, exportTable, useTableFile } from './use-table-file.ts'

interface OfficeScreenProps {
  readonly kind: OfficeKind
  readonly addressOf: (kind: OfficeKind) => string
  readonly choose: (kind: OfficeKind) => void
  readonly openNotice: (id: string) => void
}

export function OfficeScreen(props: OfficeScreenProps) {
  const { error, refetch } = useCall('office.get', {})
  const office = useOffice()
  const user = useUser()
  if (error !== null || user.error !== null)
    return (
      <div style={{ padding: 20 }}>
        <Failure error={error ?? user.error} retry={() => void Promise.all([refetch(), user.refetch()])} />
      </div>
    )
  if (office === null || user.data === undefined) return <Waiting />
  return <OfficeDesk {...props} office={office} readOnly={!hasRole(user.data, officeKeepers)} />
}

interface OfficeDeskProps extends OfficeScreenProps {
  readonly office: Office
  readonly readOnly: boolean
}

function OfficeDesk({ kind, addressOf, choose, openNotice, office, readOnly }: OfficeDeskProps) {
  const { form, setForm } = useOpenForm()
  const file = useTableFile()
  const [closings, setClosings] = useState(0)
  const add = () => setForm(addForm(kind, office.version))
  if (file.read !== null)
    return (
      <ImportPreview
        // Read again is another preview.
        key={`${file.read.preview.fileName}/${file.read.preview.version}`}
        preview={file.read.preview}
        office={office}
        readAgain={file.readAgain}
        leave={() => {
          choose(file.read?.preview.kind ?? kind)
          file.forget()
        }}
      />
    )
  return (
    <>
      <Heading kind={kind} readOnly={readOnly} file={file} add={add} />
      <Notes readOnly={readOnly} file={file} />
      <div className={classes.desk}>
        <KindList kind={kind} office={office} addressOf={addressOf} choose={choose} />
        <DropArea take={readOnly ? null : file.take}>
          {file.isReading ? (
            <Waiting what="Đang đọc bảng …" />
          ) : (
            <KindTable
              key={kind}
              kind={kind}
              office={office}
              closings={closings}
              add={readOnly ? null : add}
              open={(record) => setForm(editForm(record, office.version, today()))}
            />
          )}
        </DropArea>
      </div>
      {form !== null && (
        <RecordDrawer
          form={form}
          office={office}
          readOnly={readOnly}
          change={setForm}
          openNotice={openNotice}
          close={() => {
            setForm(null)
            setClosings(closings + 1)
          }}
        />
      )}
    </>
  )
}

/** Why nothing can be changed, and why a workbook was not read. */
function Notes({ readOnly, file }: Pick<HeadingProps, 'readOnly' | 'file'>) {
  return (
    <>
      {readOnly && (
        <Text className={classes.reason} role="note">
          Chỉ xem: các danh mục dùng chung cho cả cơ quan, do {listRoles(officeKeepers)} sửa.
        </Text>
      )}
      {file.refused !== null && (
        <div className={classes.reason}>
          <Failure error={file.refused} close={file.forget} />
        </div>
      )}
    </>
  )
}

interface HeadingProps {
  readonly kind: OfficeKind
  readonly readOnly: boolean
  readonly file: TableFile
  readonly add: () => void
}

function Heading({ kind, readOnly, file, add }: HeadingProps) {
  return (
    <ScreenHeading title="Cơ quan">
      {!readOnly && (
        <Button
          variant="default"
          leftSection={<IconFileImport size={20} aria-hidden />}
          onClick={() => chooseWorkbook(file.take)}
        >
          Nhập bảng
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconFileExport size={20} aria-hidden />}
        onClick={() => void exportTable(kind)}
      >
        Xuất bảng
      </Button>
      {!readOnly && (
        <Button leftSection={<IconPlus size={20} aria-hidden />} title="Insert" onClick={add}>
          Thêm {officeKinds[kind].one}
        </Button>
      )}
    </ScreenHeading>
  )
}
