/** The fields of a copy that is being made. */
import { Button } from '@mantine/core'
import { type CopyKind, copyNames } from '../../../domain/office/notice-copy.ts'
import type { Office } from '../../../domain/office/office.ts'
import { signersOn } from '../../../domain/office/signers.ts'
import type { Block } from '../../../page/blocks.ts'
import { today } from '../../notice-editor/use-office.ts'
import { ChoiceField, CountField, DateField, FieldRow, TextField } from '../../ui/fields.tsx'
import { remarksOn } from './issue-form.tsx'
import { CopyParts } from './copy-parts.tsx'
import classes from './copy.module.css'
import type { CopyForm } from './use-copy-terms.ts'

interface CopyFieldsProps {
  readonly form: CopyForm
  readonly office: Office
  /** Of the whole notice. */
  readonly blocks: readonly Block[]
}

const kindHints: Readonly<Record<CopyKind, string>> = {
  whole: 'Toàn văn, do cơ quan đã ban hành văn bản sao.',
  onward: 'Toàn văn, do cơ quan nhận văn bản sao tiếp.',
  extract: 'Một phần văn bản, do cơ quan ban hành hoặc lưu trữ đang giữ bản gốc.',
}

export function CopyFields({ form, office, blocks }: CopyFieldsProps) {
  const { terms, next, change } = form
  const remarks = next === undefined || terms.number === null ? [] : remarksOn(next, terms.number, today())
  return (
    <>
      <ChoiceField
        label="Loại bản sao"
        value={terms.kind}
        onChange={form.setKind}
        choices={copyNames}
        hint={kindHints[terms.kind]}
      />
      {terms.kind === 'extract' && (
        <CopyParts blocks={blocks} chosen={terms.parts} choose={(parts) => change({ parts })} />
      )}
      <FieldRow widths="1fr 1fr">
        <CountField label="Số bản sao" value={terms.number} onChange={form.setNumber} />
        <TextField label="Ký hiệu" value={terms.symbol} onChange={(symbol) => change({ symbol })} />
        <DateField label="Ngày sao" value={terms.date} onChange={form.setDate} />
        <TextField label="Địa danh" value={terms.place} onChange={(place) => change({ place })} />
      </FieldRow>
      {remarks.map((remark) => (
        <p key={remark} className={classes.note} role="status">
          {remark}
        </p>
      ))}
      <TextField label="Cơ quan sao" lines value={terms.organ} onChange={(organ) => change({ organ })} />
      <TextField
        label="Cơ quan cấp trên"
        lines
        value={terms.superiorOrgan}
        onChange={(superiorOrgan) => change({ superiorOrgan })}
      />
      <SignatureFields form={form} office={office} />
      <TextField
        label="Nơi nhận bản sao"
        lines
        value={form.recipients}
        onChange={form.setRecipients}
        hint="Mỗi dòng một nơi nhận."
      />
      <TextField label="Nơi lưu" value={terms.fileCopy} onChange={(fileCopy) => change({ fileCopy })} />
    </>
  )
}

function SignatureFields({ form: { terms, change }, office }: Pick<CopyFieldsProps, 'form' | 'office'>) {
  const { signature } = terms
  const signers = signersOn(office, terms.date ?? today()).filter(({ refused }) => refused === '')
  const set = (more: Partial<typeof signature>) => change({ signature: { ...signature, ...more } })
  const none = ''
  const key = signers.find(({ block }) => block.signatory === signature.signatory && block.title === signature.title)
  return (
    <>
      {signers.length > 0 && (
        <ChoiceField
          label="Người ký bản sao"
          value={key?.key ?? none}
          onChange={(chosen) => {
            const signer = signers.find((one) => one.key === chosen)
            if (signer !== undefined) change({ signature: signer.block })
          }}
          choices={{
            [none]: 'Ghi tay bên dưới',
            ...Object.fromEntries(signers.map((one) => [one.key, one.label])),
          }}
        />
      )}
      <FieldRow widths="1fr 1fr">
        <TextField label="Quyền hạn" value={signature.authority} onChange={(authority) => set({ authority })} />
        <TextField label="Chức vụ" value={signature.title} onChange={(title) => set({ title })} />
      </FieldRow>
      <TextField label="Họ và tên người ký" value={signature.signatory} onChange={(signatory) => set({ signatory })} />
    </>
  )
}

interface CopyButtonsProps {
  readonly form: CopyForm
  readonly isWorking: boolean
  readonly make: () => void
  readonly close: () => void
}

export function CopyButtons({ form, isWorking, make, close }: CopyButtonsProps) {
  return (
    <div className={classes.buttons}>
      <Button variant="default" onClick={close}>
        Hủy
      </Button>
      <Button disabled={!form.isComplete || form.refused !== ''} loading={isWorking} onClick={make}>
        Cấp số và tạo bản sao
      </Button>
    </div>
  )
}
