/** A notice begun from its meeting: the record is kept, and writes the title, the opening and the grounds. */
import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { beginNotice } from '../../../domain/office/begin-notice.ts'
import { type MeetingFacts, beginMeeting, factsOf, rewriteMeeting } from '../../../domain/office/meeting.ts'
import { type OfficeRecord, nameOf, textOf } from '../../../domain/office/office-record.ts'
import type { Office } from '../../../domain/office/office.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { MeetingForm, MeetingPreview, faultOfMeeting } from '../../notice-editor/meeting-form.tsx'
import { useNoticeCreation } from '../../notice-editor/new-notice.ts'
import { newId } from '../../notice-editor/use-editor.ts'
import { useMeetingSaving } from '../../notice-editor/use-meeting-saving.ts'
import { today, useOffice } from '../../notice-editor/use-office.ts'
import { Panel, Waiting } from '../../ui/parts.tsx'
import { BeginHeading } from './begin-heading.tsx'
import classes from './begin.module.css'

interface BeginProps {
  readonly openNotice: (id: string) => void
  readonly leave: () => void
}

export function MeetingScreen(props: BeginProps) {
  const office = useOffice()
  return office === null ? <Waiting /> : <MeetingBeginning {...props} office={office} />
}

function MeetingBeginning({ openNotice, leave, office }: BeginProps & { readonly office: Office }) {
  const [profile] = office.valid('profile', today())
  const committee = textOf(profile?.values['committee'])
  const [known, setKnown] = useState<string | null>(null)
  const [facts, setFacts] = useState<MeetingFacts>(() => beginMeeting(committee))
  const saving = useMeetingSaving()
  const creation = useNoticeCreation(openNotice)
  const fault = faultOfMeeting(facts)
  const isWorking = saving.isSaving || creation.isCreating

  function choose(id: string): void {
    const record = office.find({ kind: 'meeting', id })
    setKnown(record?.id ?? null)
    setFacts(record === null ? beginMeeting(committee) : factsOf(record))
  }

  async function begin(): Promise<void> {
    const saved = await saving.save(facts, known, office)
    if (saved === null) return
    // A second try after a refusal changes the record that is there by now.
    setKnown(saved.id)
    const blank = beginNotice(newId(), 'conclusion', office, today())
    await creation.begin(rewriteMeeting(blank, saved.facts, { record: saved.id, before: null, ids: newId }).notice)
  }

  return (
    <>
      <BeginHeading
        title="Thông báo kết luận từ cuộc họp"
        fault={fault}
        isWorking={isWorking}
        begin={() => void begin()}
        leave={leave}
      />
      <div className={classes.body}>
        <Panel title="Cuộc họp">
          <div className={classes.panel}>
            <MeetingChoice office={office} known={known} choose={choose} />
            <MeetingForm facts={facts} change={setFacts} office={office} />
          </div>
        </Panel>
        <Panel title="Sẽ ghi vào thông báo">
          <div className={classes.panel}>
            <MeetingPreview facts={facts} />
            <p className={classes.quiet}>Các đoạn này sửa được trong bản dự thảo; sửa cuộc họp thì viết lại được.</p>
          </div>
        </Panel>
      </div>
    </>
  )
}

interface MeetingChoiceProps {
  readonly office: Office
  readonly known: string | null
  readonly choose: (id: string) => void
}

function MeetingChoice({ office, known, choose }: MeetingChoiceProps) {
  const meetings = useMemo(() => meetingsOf(office), [office])
  return (
    <NativeSelect
      label="Cuộc họp"
      autoFocus
      value={known ?? ''}
      data={[
        { value: '', label: 'Cuộc họp mới' },
        ...meetings.map((record) => ({ value: record.id, label: describeMeeting(record) })),
      ]}
      onChange={({ currentTarget: { value } }) => choose(value)}
    />
  )
}

const dateOf = (record: OfficeRecord) => factsOf(record).date ?? ''

/** The latest first. */
function meetingsOf(office: Office): readonly OfficeRecord[] {
  return office.ofKind('meeting').toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)))
}

function describeMeeting(record: OfficeRecord): string {
  const { date, shortName, committee } = factsOf(record)
  const of = shortName === '' ? committee : shortName
  return (
    [nameOf(record), of].filter((words) => words !== '').join(' ') + (date === null ? '' : `, ${writeShortDate(date)}`)
  )
}
