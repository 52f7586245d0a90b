/** The head of a notice: organs, number, date, type and abstract, marks, the meeting. */
import { changeById } from '../../domain/notice/edit-notice.ts'
import type { Meeting, Notice, NoticeHeader } from '../../domain/notice/notice.ts'
import { specs } from '../../page/format/formats.ts'
import { ChoiceField, CountField, DateField, FieldRow, TextField } from '../ui/fields.tsx'
import classes from './editor.module.css'
import { AddButton } from './add-button.tsx'
import { MeetingButton } from './meeting-dialog.tsx'
import { PartMenu } from './part-menu.tsx'
import { newId, useEditor } from './use-editor.ts'

const secrecyNames = { none: 'Không', mat: 'Mật', toiMat: 'Tối mật', tuyetMat: 'Tuyệt mật' } as const
const urgencyNames = {
  none: 'Không',
  khan: 'Khẩn',
  thuongKhan: 'Thượng khẩn',
  hoaToc: 'Hỏa tốc',
  hoaTocHenGio: 'Hỏa tốc hẹn giờ',
} as const
const regimeNames = { byDate: 'Theo ngày ban hành', hd36: specs.hd36.title, hd05: specs.hd05.title } as const
const numberingNames = { computed: 'Tự động', frozen: 'Giữ như bản gốc' } as const
const unknownMeeting: Meeting = { kind: '', ordinal: '', date: null, month: null, chair: '', attendees: '' }

interface FieldsProps {
  readonly notice: Notice
}

export function HeadFields({ notice }: FieldsProps) {
  return (
    <>
      <OrganFields notice={notice} />
      <TypeFields notice={notice} />
      <MeetingFields notice={notice} />
      <MarkFields notice={notice} />
    </>
  )
}

function OrganFields({ notice: { header, contact } }: FieldsProps) {
  const { edit, readOnly } = useEditor()
  const setHeader = (field: keyof NoticeHeader, value: NoticeHeader[keyof NoticeHeader]) =>
    edit(`header/${field}`, (now) => ({ ...now, header: { ...now.header, [field]: value } }))
  return (
    <fieldset className={classes.group} data-part="header" disabled={readOnly}>
      <legend>Cơ quan, số và ngày</legend>
      <div className={classes.stack}>
        <TextField
          lines
          label="Cơ quan cấp trên"
          place="header"
          spot="header/superiorOrgan"
          value={header.superiorOrgan}
          onChange={(value) => setHeader('superiorOrgan', value)}
          hint="Xuống dòng ở đâu thì trang in xuống dòng ở đó."
        />
        <IssuingOrgans organs={header.issuingOrgans} />
        <FieldRow widths="minmax(80px, 1fr) minmax(110px, 1.4fr) minmax(120px, 1.6fr) minmax(130px, 1.4fr)">
          <CountField label="Số" value={header.number} onChange={(value) => setHeader('number', value)} />
          <TextField label="Ký hiệu" value={header.symbol} onChange={(value) => setHeader('symbol', value.trim())} />
          <TextField label="Nơi ban hành" value={header.place} onChange={(value) => setHeader('place', value)} />
          <DateField label="Ngày ban hành" value={header.date} onChange={(value) => setHeader('date', value)} />
        </FieldRow>
        {header.date === null && <KnownOfDay header={header} />}
        <TextField
          label="Thông tin liên hệ (chân trang đầu)"
          value={contact}
          onChange={(value) => edit('contact', (now) => ({ ...now, contact: value }))}
        />
      </div>
    </fieldset>
  )
}

/** What the page prints of a day that is not known yet. */
function KnownOfDay({ header: { month, year } }: { readonly header: NoticeHeader }) {
  if (month === null && year === undefined) return null
  return (
    <p className={classes.hint}>
      {month === null
        ? `Đã biết năm ${year}; ngày và tháng để trống khi in.`
        : `Đã biết tháng ${Number(month.slice(5))}/${month.slice(0, 4)}; ngày để trống khi in.`}
    </p>
  )
}

type Organs = NoticeHeader['issuingOrgans']
/** As many as a notice may have. */
const mostOrgans = 6

function IssuingOrgans({ organs }: { readonly organs: Organs }) {
  const { edit } = useEditor()
  const change = (key: string, apply: (of: Organs) => Organs) =>
    edit(key, (now) => ({ ...now, header: { ...now.header, issuingOrgans: apply(now.header.issuingOrgans) } }))
  return (
    <>
      {organs.map(({ id, name }, at) => (
        <div key={id} className={at > 0 ? classes.line : undefined} data-part={id}>
          <TextField
            lines
            label={at === 0 ? 'Cơ quan ban hành' : `Cơ quan cùng ban hành ${at}`}
            place={id}
            spot={`${id}/name`}
            value={name}
            onChange={(value) =>
              change(`${id}/name`, (of) => changeById(of, id, (organ) => ({ ...organ, name: value })))
            }
          />
          {at > 0 && (
            <PartMenu
              of={`cơ quan cùng ban hành ${at}`}
              actions={() => [
                {
                  label: 'Bỏ cơ quan này',
                  danger: true,
                  run: () => change('organs/remove', (of) => of.filter((organ) => organ.id !== id)),
                },
              ]}
            />
          )}
        </div>
      ))}
      {organs.length < mostOrgans && (
        <div>
          <AddButton
            label={organs.length === 0 ? 'Thêm cơ quan ban hành' : 'Thêm cơ quan cùng ban hành'}
            add={() => change('organs/add', (of) => [...of, { id: newId(), name: '' }])}
          />
        </div>
      )}
    </>
  )
}

function TypeFields({ notice }: FieldsProps) {
  const { edit, readOnly } = useEditor()
  return (
    <fieldset className={classes.group} disabled={readOnly}>
      <legend>Tên loại và trích yếu</legend>
      <div className={classes.stack}>
        <div data-part="typeName">
          <TextField
            label="Tên loại"
            place="typeName"
            value={notice.typeName}
            onChange={(value) => edit('typeName', (now) => ({ ...now, typeName: value }))}
          />
        </div>
        <div data-part="abstract">
          <TextField
            lines
            label="Trích yếu"
            place="abstract"
            spot="abstract/text"
            value={notice.abstract.join('\n')}
            onChange={(value) =>
              edit('abstract', (now) => ({ ...now, abstract: value === '' ? [] : value.split('\n') }))
            }
          />
        </div>
      </div>
    </fieldset>
  )
}

function MeetingFields({ notice }: FieldsProps) {
  const { edit, readOnly } = useEditor()
  const meeting = notice.meeting ?? unknownMeeting
  const setMeeting = (field: keyof Meeting, value: string | null) =>
    edit(`meeting/${field}`, (now) => ({ ...now, meeting: { ...(now.meeting ?? unknownMeeting), [field]: value } }))
  return (
    <fieldset className={classes.group} disabled={readOnly}>
      <legend>Cuộc họp và kết luận</legend>
      <div className={classes.stack}>
        <TextField
          label="Kết luận của ai"
          value={notice.conclusionAuthor}
          onChange={(value) => edit('conclusionAuthor', (now) => ({ ...now, conclusionAuthor: value }))}
        />
        <FieldRow widths="1fr 1.6fr 1fr">
          <TextField label="Loại cuộc họp" value={meeting.kind} onChange={(value) => setMeeting('kind', value)} />
          <TextField label="Lần thứ" value={meeting.ordinal} onChange={(value) => setMeeting('ordinal', value)} />
          <DateField label="Ngày họp" value={meeting.date} onChange={(value) => setMeeting('date', value)} />
        </FieldRow>
        <TextField label="Chủ trì" value={meeting.chair} onChange={(value) => setMeeting('chair', value)} />
        <TextField
          label="Thành phần dự"
          value={meeting.attendees}
          onChange={(value) => setMeeting('attendees', value)}
        />
        {notice.kind === 'conclusion' && <MeetingButton notice={notice} />}
      </div>
    </fieldset>
  )
}

function MarkFields({ notice }: FieldsProps) {
  const { edit, readOnly } = useEditor()
  const { marks } = notice
  const setMarks = (change: Partial<Notice['marks']>) =>
    edit(`marks/${Object.keys(change).join()}`, (now) => ({ ...now, marks: { ...now.marks, ...change } }))
  return (
    <fieldset className={classes.group} disabled={readOnly}>
      <legend>Dấu và thể thức</legend>
      <div className={classes.stack}>
        <FieldRow widths="repeat(3, minmax(0, 1fr))">
          <ChoiceField
            label="Độ mật"
            choices={secrecyNames}
            value={marks.secrecy ?? 'none'}
            onChange={(value) => setMarks({ secrecy: value === 'none' ? null : value })}
          />
          <ChoiceField
            label="Độ khẩn"
            choices={urgencyNames}
            value={marks.urgency ?? 'none'}
            onChange={(value) => setMarks({ urgency: value === 'none' ? null : value })}
          />
          <CountField label="Dự thảo lần" value={marks.draft} onChange={(value) => setMarks({ draft: value })} />
        </FieldRow>
        <TextField
          label="Chỉ dẫn lưu hành"
          value={marks.circulation}
          onChange={(value) => setMarks({ circulation: value })}
        />
        <FieldRow widths="repeat(2, minmax(0, 1fr))">
          <ChoiceField
            label="Thể thức"
            choices={regimeNames}
            value={notice.regime}
            onChange={(value) => edit('regime', (now) => ({ ...now, regime: value }))}
          />
          <ChoiceField
            label="Đánh số mục"
            choices={numberingNames}
            value={notice.numbering}
            onChange={(value) => edit('numbering', (now) => ({ ...now, numbering: value }))}
          />
        </FieldRow>
      </div>
    </fieldset>
  )
}
