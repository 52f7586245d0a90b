/** A record beside the table: its form, its history. Closing asks once where something is typed and not saved. */
import { Button, Drawer, Group, Tabs, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { type OfficeRecord } from '../../../domain/office/office-record.ts'
import { nameOn } from '../../../domain/office/record-words.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { BlockUses } from './block-uses.tsx'
import classes from './office.module.css'
import { type RecordForm, isChanged } from './record-form.ts'
import { RecordFields } from './record-fields.tsx'
import { RecordHistory } from './record-history.tsx'
import { SaveConflict } from './save-conflict.tsx'
import { useRecordSaving } from './use-record-saving.ts'

interface RecordDrawerProps {
  readonly form: RecordForm
  readonly office: Office
  readonly readOnly: boolean
  readonly change: (form: RecordForm) => void
  readonly close: () => void
  readonly openNotice: (id: string) => void
}

export function RecordDrawer({ form, office, readOnly, change, close, openNotice }: RecordDrawerProps) {
  const [isAsking, setAsking] = useState(false)
  const { base } = form
  const { title, one } = officeKinds[form.kind]
  const leave = () => {
    if (!isChanged(form)) close()
    else setAsking(!isAsking)
  }
  return (
    <Drawer
      opened
      onClose={leave}
      position="right"
      size={580}
      title={base === null ? `Thêm ${one}` : `${title}: ${nameOn(base, today())}`}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      classNames={{ content: classes.drawer, body: classes.drawerBody, title: classes.drawerTitle }}
    >
      <RecordTabs
        form={form}
        office={office}
        readOnly={readOnly}
        change={(next) => {
          setAsking(false)
          change(next)
        }}
        close={close}
        openNotice={openNotice}
        leave={leave}
        asking={isAsking ? { goOn: () => setAsking(false) } : null}
      />
    </Drawer>
  )
}

interface RecordTabsProps extends RecordDrawerProps {
  readonly leave: () => void
  readonly asking: { readonly goOn: () => void } | null
}

function RecordTabs({ form, office, readOnly, change, close, openNotice, leave, asking }: RecordTabsProps) {
  const saving = useRecordSaving({ form, office, readOnly, close })
  const { base } = form
  const content = (
    <>
      <div className={classes.drawerScroll}>
        {saving.isConflict && base !== null && (
          <SaveConflict
            base={base}
            readIn={form.readIn}
            office={office}
            goOn={(theirs, readIn) => {
              change(saving.continueFrom(theirs, readIn))
            }}
          />
        )}
        {saving.generalFault !== null && <Failure error={new Error(saving.generalFault)} />}
        <RecordFields form={form} office={office} faults={saving.faults} readOnly={readOnly} change={change} />
        {form.kind === 'textBlock' && base !== null && <BlockUses id={base.id} openNotice={openNotice} />}
      </div>
      <RecordFoot form={form} readOnly={readOnly} saving={saving} leave={leave} discard={close} asking={asking} />
    </>
  )
  if (base === null) return content
  return (
    <Tabs defaultValue="form" keepMounted={false} className={classes.tabs}>
      <Tabs.List>
        <Tabs.Tab value="form">Nội dung</Tabs.Tab>
        <Tabs.Tab value="history">Lịch sử</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="form" className={classes.tabPanel}>
        {content}
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.tabPanel}>
        <HistoryPanel
          base={base}
          office={office}
          canRestore={!readOnly && !isChanged(form)}
          restore={(record) => void saving.restore(record)}
        />
      </Tabs.Panel>
    </Tabs>
  )
}

interface HistoryPanelProps {
  readonly base: OfficeRecord
  readonly office: Office
  readonly canRestore: boolean
  readonly restore: (record: OfficeRecord) => void
}

function HistoryPanel({ base, office, canRestore, restore }: HistoryPanelProps) {
  return (
    <div className={classes.drawerScroll}>
      <RecordHistory record={base} office={office} restore={canRestore ? restore : null} />
    </div>
  )
}

interface RecordFootProps {
  readonly form: RecordForm
  readonly readOnly: boolean
  readonly saving: ReturnType<typeof useRecordSaving>
  readonly leave: () => void
  readonly discard: () => void
  readonly asking: RecordTabsProps['asking']
}

function RecordFoot({ form, readOnly, saving, leave, discard, asking }: RecordFootProps) {
  if (asking !== null) return <AskAboutTyped goOn={asking.goOn} discard={discard} />
  return (
    <div className={classes.drawerFoot}>
      {!readOnly && form.base !== null && (
        <Button variant="subtle" c="var(--brand)" disabled={saving.isSaving} onClick={() => void saving.remove()}>
          Xóa
        </Button>
      )}
      <Group ml="auto" gap="xs">
        <Button variant="default" onClick={leave}>
          {readOnly ? 'Đóng' : 'Hủy'}
        </Button>
        {!readOnly && (
          <Button loading={saving.isSaving} title="Ctrl+S" onClick={() => void saving.save()}>
            {form.base === null ? 'Thêm' : 'Lưu'}
          </Button>
        )}
      </Group>
    </div>
  )
}

/** Asked once, in place of the buttons: the next Escape goes on. */
function AskAboutTyped({ goOn, discard }: { readonly goOn: () => void; readonly discard: () => void }) {
  const goingOn = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    goingOn.current?.focus()
    return () => (before instanceof HTMLElement ? before.focus() : undefined)
  }, [])
  return (
    <div className={classes.drawerFoot} role="alertdialog" aria-label="Nội dung chưa lưu">
      <Text fw={600}>Nội dung đã gõ chưa được lưu.</Text>
      <Group ml="auto" gap="xs">
        <Button variant="default" onClick={discard}>
          Bỏ nội dung đã gõ
        </Button>
        <Button ref={goingOn} onClick={goOn}>
          Sửa tiếp
        </Button>
      </Group>
    </div>
  )
}
