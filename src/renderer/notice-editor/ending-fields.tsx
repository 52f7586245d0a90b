/** The end of a notice: who receives it, and who signs. */
import { blankSignature } from '../../domain/notice/blank-notice.ts'
import { changeById, mostSignatures } from '../../domain/notice/edit-notice.ts'
import { useContext, useMemo } from 'react'
import type { Distribution, Notice, Signature } from '../../domain/notice/notice.ts'
import { CountField, FieldRow, TextField } from '../ui/fields.tsx'
import { Marks } from '../ui/marks.ts'
import { AddButton } from './add-button.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import type { EditorPlace } from './places.ts'
import { marksOfLines, readRecipientLines, writeRecipient } from './recipient-lines.ts'
import { BodyProposals } from './body-proposals.tsx'
import { CopyCount, ProposedRecipients, SavedLists } from './recipient-tools.tsx'
import { SignerChoice } from './signer-choice.tsx'
import { newId, useEditor } from './use-editor.ts'

interface EndingFieldsProps {
  readonly notice: Notice
  readonly goTo: (place: EditorPlace) => void
}

export function EndingFields({ notice, goTo }: EndingFieldsProps) {
  const { signatures } = notice
  const [signature] = signatures
  const leave = () =>
    goTo({
      tab: 'ending',
      id: signature?.id ?? 'signatureBlock',
      ...(signature === undefined ? {} : { field: 'title' }),
    })
  return (
    <>
      <RecipientFields notice={notice} leave={leave} />
      <CopyFields notice={notice} />
      <SignatureBlocks notice={notice} goTo={goTo} />
    </>
  )
}

interface RecipientFieldsProps {
  readonly notice: Notice
  /** Enter after the last one. */
  readonly leave: () => void
}

function RecipientFields({ notice, leave }: RecipientFieldsProps) {
  const { edit, readOnly } = useEditor()
  const marks = useContext(Marks)
  const { recipients } = notice.distribution
  return (
    <fieldset className={classes.group} data-part="recipients" disabled={readOnly}>
      <legend>Nơi nhận</legend>
      <Marks
        value={useMemo(() => new Map([['recipients/lines', marksOfLines(recipients, marks)]]), [recipients, marks])}
      >
        <BodyProposals header={notice.header}>
          <TextField
            lines
            hiddenLabel
            label="Nơi nhận, mỗi nơi một dòng"
            place="recipients"
            spot="recipients/lines"
            leave={leave}
            lineIds={recipients.map(({ id }) => id)}
            placeholder="Mỗi nơi một dòng: Thường trực Tỉnh ủy (báo cáo)"
            hint="Gạch đầu dòng và dấu cuối dòng do thể thức đặt. Vai trò ghi trong ngoặc ở cuối dòng. Dòng bắt đầu bằng “Lưu” là nơi lưu."
            value={recipients.map(writeRecipient).join('\n')}
            onChange={(text) =>
              edit('recipients/lines', (now) => ({
                ...now,
                distribution: readRecipientLines(text, now.distribution, newId),
              }))
            }
          />
        </BodyProposals>
      </Marks>
      <SavedLists notice={notice} />
      <ProposedRecipients notice={notice} />
    </fieldset>
  )
}

function CopyFields({ notice }: { readonly notice: Notice }) {
  const { distribution } = notice
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
      <CopyCount notice={notice} />
    </fieldset>
  )
}

type EditSignatures = (key: string, change: (blocks: readonly Signature[]) => readonly Signature[]) => void

function SignatureBlocks({ notice, goTo }: EndingFieldsProps) {
  const { signatures } = notice
  const { edit, readOnly } = useEditor()
  const change: EditSignatures = (key, apply) => edit(key, (now) => ({ ...now, signatures: apply(now.signatures) }))
  return (
    <fieldset className={classes.group} data-part="signatureBlock" disabled={readOnly}>
      <legend>Khối chữ ký</legend>
      {signatures.map((signature, at) => (
        <SignatureFields key={signature.id} notice={notice} signature={signature} at={at} change={change} />
      ))}
      {signatures.length < mostSignatures && (
        <AddButton
          label={signatures.length === 0 ? 'Thêm khối chữ ký' : 'Thêm người cùng ký'}
          add={() => {
            const id = newId()
            change('signatures/add', (blocks) => [...blocks, blankSignature(id)])
            goTo({ tab: 'ending', id: placeOf(id, signatures.length) })
          }}
        />
      )}
    </fieldset>
  )
}

/** The name under which a block is gone to. */
const placeOf = (id: string, at: number): string => (at === 0 ? 'signatureBlock' : id)

const signatureFields: readonly { readonly field: Exclude<keyof Signature, 'id'>; readonly label: string }[] = [
  { field: 'authority', label: 'Quyền hạn (T/M, K/T, T/L …)' },
  { field: 'title', label: 'Chức vụ' },
  { field: 'concurrentTitle', label: 'Chức vụ kiêm' },
  { field: 'signatory', label: 'Họ và tên người ký' },
]

interface SignatureFieldsProps {
  readonly notice: Notice
  readonly signature: Signature
  readonly at: number
  readonly change: EditSignatures
}

function SignatureFields({ notice, signature, at, change }: SignatureFieldsProps) {
  const { id } = signature
  const count = notice.signatures.length
  return (
    <div className={`${classes.stack} ${classes.signer}`} data-part={id} role="group" aria-label={`Người ký ${at + 1}`}>
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
      <SignerChoice
        notice={notice}
        signature={signature}
        place={placeOf(id, at)}
        choose={(block) => change(`${id}/signer`, (blocks) => changeById(blocks, id, () => ({ id, ...block })))}
      />
      {signatureFields.map(({ field, label }, index) => (
        <TextField
          key={field}
          lines={field !== 'signatory'}
          label={label}
          {...(index === 0 ? { place: placeOf(id, at) } : {})}
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
