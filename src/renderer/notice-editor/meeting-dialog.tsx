/** The meeting of a notice, changed afterwards: what it wrote is written anew, what was changed by hand stays unless asked. */
import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Notice } from '../../domain/notice/notice.ts'
import { type MeetingFacts, beginMeeting, factsOf, rewriteMeeting } from '../../domain/office/meeting.ts'
import type { OfficeRecord } from '../../domain/office/office-record.ts'
import { textOf } from '../../domain/office/office-record.ts'
import type { Office } from '../../domain/office/office.ts'
import { notifyDone } from '../ui/notify.tsx'
import { MeetingForm, MeetingPreview, faultOfMeeting } from './meeting-form.tsx'
import classes from './meeting.module.css'
import { newId, useEditor } from './use-editor.ts'
import { useMeetingSaving } from './use-meeting-saving.ts'
import { today, useOffice } from './use-office.ts'

export function MeetingButton({ notice }: { readonly notice: Notice }) {
  const { readOnly } = useEditor()
  const office = useOffice()
  const [isOpen, setOpen] = useState(false)
  if (readOnly || office === null) return null
  return (
    <div>
      <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
        Hồ sơ cuộc họp, viết lại mở đầu …
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Hồ sơ cuộc họp"
        size="min(1100px, 94vw)"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <MeetingDialog notice={notice} office={office} close={() => setOpen(false)} />
      </Modal>
    </div>
  )
}

interface DialogProps {
  readonly notice: Notice
  readonly office: Office
  readonly close: () => void
}

function MeetingDialog({ notice, office, close }: DialogProps) {
  const { edit } = useEditor()
  const record = recordOfNotice(notice, office)
  const [facts, setFacts] = useState<MeetingFacts>(() =>
    record === null ? factsOfNotice(notice, office) : factsOf(record),
  )
  const [all, setAll] = useState(false)
  const saving = useMeetingSaving()
  const fault = faultOfMeeting(facts)
  const before = record === null ? null : factsOf(record)
  const { kept } = rewriteMeeting(notice, facts, { record: '', before, ids: newId })

  async function write(): Promise<void> {
    const saved = await saving.save(facts, record?.id ?? null, office)
    if (saved === null) return
    edit(`meeting/${newId()}`, (now) => {
      const how = { record: saved.id, before, ids: newId, all }
      return rewriteMeeting(now, saved.facts, how).notice
    })
    close()
    notifyDone('Đã viết lại theo hồ sơ cuộc họp. Ctrl+Z để trở lại.')
  }

  return (
    <>
      <div className={classes.dialog}>
        <MeetingForm facts={facts} change={setFacts} office={office} />
        <MeetingPreview facts={facts} />
      </div>
      <div className={classes.actions}>
        <p className={classes.fault} role="status">
          {fault ?? (kept.length > 0 && !all ? `Giữ nguyên vì đã sửa tay: ${kept.join(', ')}.` : '')}
        </p>
        {kept.length > 0 && (
          <Checkbox
            label="Viết lại cả chỗ đã sửa tay"
            checked={all}
            onChange={({ currentTarget: { checked } }) => setAll(checked)}
          />
        )}
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        <Button disabled={fault !== null} loading={saving.isSaving} onClick={() => void write()}>
          Lưu và viết lại
        </Button>
      </div>
    </>
  )
}

function recordOfNotice({ meeting }: Notice, office: Office): OfficeRecord | null {
  return meeting?.record === undefined ? null : office.find({ kind: 'meeting', id: meeting.record })
}

/** What a notice without a record says of its meeting. */
function factsOfNotice({ meeting, conclusionAuthor }: Notice, office: Office): MeetingFacts {
  const [profile] = office.valid('profile', today())
  const begun = beginMeeting(textOf(profile?.values['committee']))
  if (meeting === null) return begun
  const { kind, ordinal, date, chair, attendees } = meeting
  return {
    ...begun,
    kind: kind === '' ? begun.kind : kind,
    ordinal,
    date,
    chair,
    author: conclusionAuthor === chair ? '' : conclusionAuthor,
    attendees: attendees === '' ? [] : [attendees],
  }
}
