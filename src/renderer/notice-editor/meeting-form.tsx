/** The record of a meeting as a form, and what a notice will say of it. */
import { useMemo } from 'react'
import { type MeetingFacts, writeMeeting } from '../../domain/office/meeting.ts'
import type { Office } from '../../domain/office/office.ts'
import { participantsOf } from '../../domain/office/people.ts'
import { DateField, FieldRow, TextField } from '../ui/fields.tsx'
import { SuggestField, SuggestedLines } from '../ui/suggest-field.tsx'
import classes from './meeting.module.css'
import { today } from './use-office.ts'

const usualKinds = ['Phiên họp', 'Hội nghị', 'Cuộc họp', 'Buổi làm việc']

interface MeetingFormProps {
  readonly facts: MeetingFacts
  readonly change: (facts: MeetingFacts) => void
  readonly office: Office
}

export function MeetingForm({ facts, change, office }: MeetingFormProps) {
  const kinds = useMemo(() => {
    const used = office.ofKind('meeting').map(({ states }) => states.at(-1)?.values['kind'])
    return [...new Set([...usualKinds, ...used.filter((kind) => typeof kind === 'string')])]
  }, [office])
  const set = (part: Partial<MeetingFacts>) => change({ ...facts, ...part })
  return (
    <div className={classes.form}>
      <FieldRow widths="minmax(0, 1fr) minmax(0, 1.3fr) minmax(0, 1.15fr) minmax(0, 1.15fr)">
        <SuggestField label="Loại" value={facts.kind} onChange={(kind) => set({ kind })} choices={kinds} />
        <SuggestField
          label="Lần thứ"
          value={facts.ordinal}
          onChange={(ordinal) => set({ ordinal })}
          choices={[]}
          placeholder="thứ ba năm 2026"
        />
        <DateField label="Ngày họp" value={facts.date} onChange={(date) => set({ date })} />
        <DateField label="Đến ngày" value={facts.endDate} onChange={(endDate) => set({ endDate })} />
      </FieldRow>
      <FieldRow widths="minmax(0, 2fr) minmax(0, 1fr)">
        <TextField label="Của" value={facts.committee} onChange={(committee) => set({ committee })} />
        <TextField label="Gọi tắt là" value={facts.shortName} onChange={(shortName) => set({ shortName })} />
      </FieldRow>
      <FieldRow widths="minmax(0, 2fr) minmax(0, 1fr)">
        <TextField
          label="Nội dung họp"
          value={facts.subject}
          onChange={(subject) => set({ subject })}
          placeholder="để …, hoặc về …"
        />
        <TextField label="Địa điểm" value={facts.place} onChange={(place) => set({ place })} />
      </FieldRow>
      <PeopleFields facts={facts} set={set} office={office} />
    </div>
  )
}

interface PeopleFieldsProps {
  readonly facts: MeetingFacts
  readonly set: (part: Partial<MeetingFacts>) => void
  readonly office: Office
}

function PeopleFields({ facts, set, office }: PeopleFieldsProps) {
  const participants = useMemo(() => participantsOf(office, facts.date ?? today()), [office, facts.date])
  const people = useMemo(() => participants.filter((one) => one.startsWith('đồng chí')), [participants])
  return (
    <>
      <SuggestField
        label="Chủ trì"
        value={facts.chair}
        onChange={(chair) => set({ chair })}
        choices={people}
        placeholder="đồng chí …, chức vụ"
      />
      <SuggestField
        label="Người kết luận (để trống nếu là người chủ trì)"
        value={facts.author}
        onChange={(author) => set({ author })}
        choices={people}
      />
      <FieldRow widths="repeat(2, minmax(0, 1fr))">
        <SuggestedLines
          label="Báo cáo tại cuộc họp"
          addLabel="Thêm người, cơ quan báo cáo"
          lines={facts.reporters}
          onChange={(reporters) => set({ reporters })}
          choices={participants}
        />
        <SuggestedLines
          label="Thành phần dự"
          addLabel="Thêm người, chức vụ, nhóm"
          lines={facts.attendees}
          onChange={(attendees) => set({ attendees })}
          choices={participants}
        />
      </FieldRow>
    </>
  )
}

/** What is written into the notice. */
export function MeetingPreview({ facts }: { readonly facts: MeetingFacts }) {
  const words = useMemo(() => writeMeeting(facts), [facts])
  const parts = [
    ['Trích yếu', words.abstract.join('\n')],
    ['Mở đầu', words.intro],
    ['Cơ sở kết luận', words.grounds],
  ] as const
  return (
    <dl className={classes.preview} aria-label="Sẽ ghi vào thông báo">
      {parts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-empty={text === ''}>{text === '' ? 'Chưa đủ thông tin để viết' : text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is missing before the record can be kept; null when nothing is. */
export function faultOfMeeting({ kind, date, endDate }: MeetingFacts): string | null {
  if (kind.trim() === '') return 'Hãy ghi loại cuộc họp: Phiên họp, Hội nghị …'
  if (date === null) return 'Hãy ghi ngày họp.'
  if (endDate !== null && endDate < date) return 'Ngày cuối của cuộc họp trước ngày đầu.'
  return null
}
