/** The end of a notice: who receives it, and who signs. */
import { blankSignature } from '../../domain/notice/blank-notice.ts'
import { changeById } from '../../domain/notice/edit-notice.ts'
import type { Distribution, Notice, Recipient, Signature } from '../../domain/notice/notice.ts'
import { CountField, FieldRow, TextField } from '../ui/fields.tsx'
import { AddButton } from './add-button.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { newId, useEditor } from './use-editor.ts'

export function EndingFields({ notice: { distribution, signatures } }: { readonly notice: Notice }) {
  return (
    <>
      <RecipientFields distribution={distribution} />
      <CopyFields distribution={distribution} />
      <SignatureBlocks signatures={signatures} />
    </>
  )
}

/** Changes the list of recipients; `key` as for every edit. */
type EditRecipients = (key: string, change: (list: readonly Recipient[]) => readonly Recipient[]) => void

function RecipientFields({ distribution }: { readonly distribution: Distribution }) {
  const { edit, readOnly } = useEditor()
  const editRecipients: EditRecipients = (key, change) =>
    edit(key, (now) => ({
      ...now,
      distribution: { ...now.distribution, recipients: change(now.distribution.recipients) },
    }))
  return (
    <fieldset className={classes.group} disabled={readOnly}>
      <legend>Nơi nhận</legend>
      <p className={classes.hint}>Gạch đầu dòng, dấu chấm phẩy và dấu chấm do thể thức đặt; ở đây chỉ ghi tên.</p>
      {distribution.recipients.map((recipient, index) => (
        <RecipientRow key={recipient.id} recipient={recipient} index={index} editRecipients={editRecipients} />
      ))}
      <AddButton
        label="Thêm nơi nhận"
        add={() => editRecipients('recipients/add', (list) => [...list, { id: newId(), name: '', role: '' }])}
      />
    </fieldset>
  )
}

interface RecipientRowProps {
  readonly recipient: Recipient
  readonly index: number
  readonly editRecipients: EditRecipients
}

function RecipientRow({ recipient: { id, name, role }, index, editRecipients }: RecipientRowProps) {
  return (
    <div className={classes.recipient} data-part={id}>
      <TextField
        hiddenLabel
        label={`Nơi nhận ${index + 1}`}
        place={id}
        spot={`${id}/name`}
        value={name}
        onChange={(value) =>
          editRecipients(`${id}/name`, (list) => changeById(list, id, (part) => ({ ...part, name: value })))
        }
      />
      <TextField
        hiddenLabel
        label={`Vai trò của nơi nhận ${index + 1}`}
        placeholder="(vai trò)"
        spot={`${id}/role`}
        value={role}
        onChange={(value) =>
          editRecipients(`${id}/role`, (list) => changeById(list, id, (part) => ({ ...part, role: value })))
        }
      />
      <PartMenu
        of={`nơi nhận ${index + 1}`}
        actions={() => [
          {
            label: 'Thêm nơi nhận bên dưới',
            run: () =>
              editRecipients('recipients/add', (list) =>
                list.toSpliced(index + 1, 0, { id: newId(), name: '', role: '' }),
              ),
          },
          {
            label: 'Chuyển lên',
            run: () => editRecipients('recipients/move', (list) => moveBy(list, index, -1)),
          },
          {
            label: 'Chuyển xuống',
            run: () => editRecipients('recipients/move', (list) => moveBy(list, index, 1)),
          },
          {
            label: 'Xóa nơi nhận này',
            danger: true,
            run: () => editRecipients('recipients/remove', (list) => list.filter((part) => part.id !== id)),
          },
        ]}
      />
    </div>
  )
}

function CopyFields({ distribution }: { readonly distribution: Distribution }) {
  const { edit, readOnly } = useEditor()
  const setDistribution = (change: Partial<Distribution>) =>
    edit(`distribution/${Object.keys(change).join()}`, (now) => ({
      ...now,
      distribution: { ...now.distribution, ...change },
    }))
  return (
    <fieldset className={classes.group} data-part="signatureBlock" disabled={readOnly}>
      <legend>Lưu và số bản</legend>
      <FieldRow widths="1.6fr 1fr 1fr 90px">
        <TextField
          label="Lưu"
          value={distribution.fileCopy}
          onChange={(value) => setDistribution({ fileCopy: value })}
        />
        <TextField
          label="Người đánh máy"
          value={distribution.typist}
          onChange={(value) => setDistribution({ typist: value })}
        />
        <TextField
          label="Đơn vị soạn"
          value={distribution.unit}
          onChange={(value) => setDistribution({ unit: value })}
        />
        <CountField
          label="Số bản"
          value={distribution.copies}
          onChange={(value) => setDistribution({ copies: value })}
        />
      </FieldRow>
    </fieldset>
  )
}

type EditSignatures = (key: string, change: (blocks: readonly Signature[]) => readonly Signature[]) => void

function SignatureBlocks({ signatures }: { readonly signatures: readonly Signature[] }) {
  const { edit, readOnly } = useEditor()
  const change: EditSignatures = (key, apply) => edit(key, (now) => ({ ...now, signatures: apply(now.signatures) }))
  return (
    <fieldset className={classes.group} data-part="signatureBlock" disabled={readOnly}>
      <legend>Khối chữ ký</legend>
      {signatures.map((signature, at) => (
        <SignatureFields key={signature.id} signature={signature} at={at} count={signatures.length} change={change} />
      ))}
      {signatures.length < mostSignatures && (
        <AddButton
          label={signatures.length === 0 ? 'Thêm khối chữ ký' : 'Thêm người cùng ký'}
          add={() => change('signatures/add', (blocks) => [...blocks, blankSignature(newId())])}
        />
      )}
    </fieldset>
  )
}

/** As many as a notice may have. */
const mostSignatures = 6

const signatureFields: readonly { readonly field: Exclude<keyof Signature, 'id'>; readonly label: string }[] = [
  { field: 'authority', label: 'Quyền hạn (T/M, K/T, T/L …)' },
  { field: 'title', label: 'Chức vụ' },
  { field: 'concurrentTitle', label: 'Chức vụ kiêm' },
  { field: 'signatory', label: 'Họ và tên người ký' },
]

interface SignatureFieldsProps {
  readonly signature: Signature
  readonly at: number
  readonly count: number
  readonly change: EditSignatures
}

function SignatureFields({ signature, at, count, change }: SignatureFieldsProps) {
  const { id } = signature
  return (
    <div className={classes.stack} data-part={id} role="group" aria-label={`Người ký ${at + 1}`}>
      {count > 1 && (
        <div className={classes.line}>
          <strong>Người ký {at + 1}</strong>
          <PartMenu
            of={`người ký ${at + 1}`}
            actions={() => [
              { label: 'Chuyển lên', run: () => change('signatures/move', (blocks) => moveBy(blocks, at, -1)) },
              { label: 'Chuyển xuống', run: () => change('signatures/move', (blocks) => moveBy(blocks, at, 1)) },
              {
                label: 'Bỏ khối chữ ký này',
                danger: true,
                run: () => change('signatures/remove', (blocks) => blocks.filter((block) => block.id !== id)),
              },
            ]}
          />
        </div>
      )}
      {signatureFields.map(({ field, label }, index) => (
        <TextField
          key={field}
          lines={field !== 'signatory'}
          label={label}
          {...(index === 0 ? { place: at === 0 ? 'signatureBlock' : id } : {})}
          spot={`${id}/${field}`}
          value={signature[field]}
          onChange={(value) =>
            change(`${id}/${field}`, (blocks) => changeById(blocks, id, (block) => ({ ...block, [field]: value })))
          }
        />
      ))}
    </div>
  )
}

function moveBy<Part>(list: readonly Part[], index: number, by: -1 | 1): readonly Part[] {
  const part = list[index]
  return part === undefined || index + by < 0 ? list : list.toSpliced(index, 1).toSpliced(index + by, 0, part)
}
