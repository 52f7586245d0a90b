/** The end of a notice: who receives it, and who signs. */
import { changeById } from '../../domain/notice/edit-notice.ts'
import type { Distribution, Notice, Recipient, Signature } from '../../domain/notice/notice.ts'
import { CountField, FieldRow, TextField } from '../ui/fields.tsx'
import { AddButton } from './body-fields.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { newId, useEditor } from './use-editor.ts'

export function EndingFields({ notice: { distribution, signature } }: { readonly notice: Notice }) {
  const { edit, readOnly } = useEditor()
  const setDistribution = (change: Partial<Distribution>) =>
    edit(`distribution/${Object.keys(change).join()}`, (now) => ({
      ...now,
      distribution: { ...now.distribution, ...change },
    }))
  const setSignature = (field: keyof Signature, value: string) =>
    edit(`signature/${field}`, (now) => ({ ...now, signature: { ...now.signature, [field]: value } }))
  const editRecipients = (key: string, change: (list: readonly Recipient[]) => readonly Recipient[]) =>
    edit(key, (now) => ({
      ...now,
      distribution: { ...now.distribution, recipients: change(now.distribution.recipients) },
    }))
  return (
    <>
      <fieldset className={classes.group} disabled={readOnly}>
        <legend>Nơi nhận</legend>
        <p className={classes.hint}>Gạch đầu dòng, dấu chấm phẩy và dấu chấm do thể thức đặt; ở đây chỉ ghi tên.</p>
        {distribution.recipients.map(({ id, name, role }, index) => (
          <div className={classes.recipient} key={id} data-part={id}>
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
              deeds={() => [
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
        ))}
        <AddButton
          label="Thêm nơi nhận"
          add={() => editRecipients('recipients/add', (list) => [...list, { id: newId(), name: '', role: '' }])}
        />
      </fieldset>
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
      <fieldset className={classes.group} data-part="signatureBlock" disabled={readOnly}>
        <legend>Khối chữ ký</legend>
        <div className={classes.stack}>
          <TextField
            lines
            label="Quyền hạn (T/M, K/T, T/L …)"
            place="signatureBlock"
            value={signature.authority}
            onChange={(value) => setSignature('authority', value)}
          />
          <TextField lines label="Chức vụ" value={signature.title} onChange={(value) => setSignature('title', value)} />
          <TextField
            lines
            label="Chức vụ kiêm"
            value={signature.concurrentTitle}
            onChange={(value) => setSignature('concurrentTitle', value)}
          />
          <TextField
            label="Họ và tên người ký"
            value={signature.signatory}
            onChange={(value) => setSignature('signatory', value)}
          />
        </div>
      </fieldset>
    </>
  )
}

function moveBy<Part>(list: readonly Part[], index: number, by: -1 | 1): readonly Part[] {
  const part = list[index]
  return part === undefined || index + by < 0 ? list : list.toSpliced(index, 1).toSpliced(index + by, 0, part)
}
