/** The forms of following up: an extension, a result, its approval or refusal, the reopening. */
import { Button, Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import type { StageEntry } from '../../../domain/follow-up/follow-up.ts'
import { readBase64 } from '../../client.ts'
import { today } from '../../notice-editor/use-office.ts'
import { DateField, FieldRow, TextField } from '../../ui/fields.tsx'
import { useWriteCall } from '../../use-call.ts'
import { Frame, failed } from './form-frame.tsx'

interface Target {
  readonly obligation: string
  readonly occasion: string
  readonly seen: number
}

interface FormProps {
  readonly target: Target
  readonly close: () => void
}

interface EntryFormProps extends FormProps {
  readonly kind: StageEntry['kind']
  /** The current last day. */
  readonly until: string | null
}

export function EntryForm({ kind, until, ...props }: EntryFormProps) {
  switch (kind) {
    case 'extension':
      return <ExtensionForm until={until} {...props} />
    case 'result':
      return <ResultForm {...props} />
    default:
      return <WordsForm kind={kind} {...props} />
  }
}

function ExtensionForm({ target, until, close }: FormProps & { readonly until: string | null }) {
  const extending = useWriteCall('follow.extend')
  const [document, setDocument] = useState('')
  const [decidedOn, setDecidedOn] = useState<string | null>(today())
  const [requestedBy, setRequestedBy] = useState('')
  const [requestedOn, setRequestedOn] = useState<string | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [acceptsLate, setAcceptsLate] = useState(false)
  const [note, setNote] = useState('')
  const isLate = until !== null && requestedOn !== null && requestedOn > until
  const isReady =
    document.trim() !== '' &&
    requestedBy.trim() !== '' &&
    decidedOn !== null &&
    requestedOn !== null &&
    next !== null &&
    (!isLate || acceptsLate)
  const send = () =>
    extending.attempt(
      {
        ...target,
        document,
        requestedBy,
        note,
        acceptsLate: isLate && acceptsLate,
        decidedOn: decidedOn ?? '',
        requestedOn: requestedOn ?? '',
        until: next ?? '',
      },
      failed,
    )
  return (
    <Frame kind="extension" {...{ isReady, send, close }} isPending={extending.isPending}>
      <FieldRow widths="2fr 1fr">
        <TextField label="Văn bản đồng ý gia hạn (số, ký hiệu)" value={document} onChange={setDocument} />
        <DateField label="Ngày văn bản" value={decidedOn} onChange={setDecidedOn} />
      </FieldRow>
      <FieldRow widths="2fr 1fr">
        <TextField label="Cơ quan đề nghị" value={requestedBy} onChange={setRequestedBy} />
        <DateField label="Ngày đề nghị" value={requestedOn} onChange={setRequestedOn} />
      </FieldRow>
      {isLate && (
        <Checkbox
          label="Đề nghị gửi sau khi đã quá hạn; cấp có thẩm quyền vẫn đồng ý"
          checked={acceptsLate}
          onChange={(event) => setAcceptsLate(event.currentTarget.checked)}
        />
      )}
      <FieldRow widths="1fr 2fr">
        <DateField label="Hạn mới" value={next} onChange={setNext} />
        <TextField label="Ghi chú" value={note} onChange={setNote} />
      </FieldRow>
    </Frame>
  )
}

function ResultForm({ target, close }: FormProps) {
  const entering = useWriteCall('follow.enterResult')
  const chooser = useRef<HTMLInputElement>(null)
  const [document, setDocument] = useState('')
  const [doneOn, setDoneOn] = useState<string | null>(today())
  const [note, setNote] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const isReady = doneOn !== null && (document.trim() !== '' || file !== null)
  const send = async () => {
    const given = file === null ? null : { fileName: file.name, base64: await readBase64(file) }
    return entering.attempt({ ...target, document, note, doneOn: doneOn ?? '', file: given }, failed)
  }
  return (
    <Frame kind="result" {...{ isReady, send, close }} isPending={entering.isPending}>
      <FieldRow widths="2fr 1fr">
        <TextField label="Văn bản kết quả (số, ký hiệu)" value={document} onChange={setDocument} />
        <DateField label="Ngày hoàn thành" value={doneOn} onChange={setDoneOn} />
      </FieldRow>
      <div>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Chọn tệp chứng minh"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
        <Button variant="default" onClick={() => chooser.current?.click()}>
          {file === null ? 'Đính tệp chứng minh …' : `Tệp: ${file.name}`}
        </Button>
      </div>
      <TextField
        label="Nội dung kết quả"
        hint="Cần văn bản hoặc tệp chứng minh. Nhiệm vụ chỉ hoàn thành khi người khác duyệt."
        lines
        value={note}
        onChange={setNote}
      />
    </Frame>
  )
}

/** An approval may say something, a refusal and a reopening must say why. */
function WordsForm({
  kind,
  target,
  close,
}: FormProps & { readonly kind: Exclude<StageEntry['kind'], 'extension' | 'result'> }) {
  const approving = useWriteCall('follow.approve')
  const refusing = useWriteCall('follow.refuse')
  const reopening = useWriteCall('follow.reopen')
  const [words, setWords] = useState('')
  const isPending = approving.isPending || refusing.isPending || reopening.isPending
  const send = () => {
    if (kind === 'approval') return approving.attempt({ ...target, note: words }, failed)
    return (kind === 'refusal' ? refusing : reopening).attempt({ ...target, reason: words }, failed)
  }
  return (
    <Frame kind={kind} isReady={kind === 'approval' || words.trim().length >= 3} {...{ send, close, isPending }}>
      <TextField label={kind === 'approval' ? 'Ý kiến (nếu có)' : 'Lý do'} lines value={words} onChange={setWords} />
    </Frame>
  )
}
