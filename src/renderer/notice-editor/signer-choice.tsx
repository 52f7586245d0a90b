/** Choosing who signs: those who hold a post on the day of the notice, and those to whom one delegated it. */
import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { writeShortDate } from '../../domain/deadline/dates.ts'
import type { Notice, Signature } from '../../domain/notice/notice.ts'
import { refuseBlock, signersOn } from '../../domain/office/signers.ts'
import { fold } from '../../domain/words/text.ts'
import classes from './editor.module.css'
import { useEditor } from './use-editor.ts'
import { today, useOffice } from './use-office.ts'

interface SignerChoiceProps {
  readonly notice: Notice
  readonly signature: Signature
  /** Names the field for "go to this place". */
  readonly place: string
  readonly choose: (block: Omit<Signature, 'id'>) => void
}

export function SignerChoice({ notice: { header }, signature, place, choose }: SignerChoiceProps) {
  const { readOnly } = useEditor()
  const office = useOffice()
  const on = header.date ?? today()
  const signers = useMemo(() => (office === null ? [] : signersOn(office, on)), [office, on])
  if (signers.length === 0) return null
  const refused = refuseBlock(signature, signers)
  return (
    <div>
      {!readOnly && (
        <Select
          data-place={place}
          label={`Chọn người ký (ngày ${writeShortDate(on)})`}
          placeholder="Gõ tên hoặc chức vụ, không dấu cũng được"
          data={signers.map(({ key, label, refused: why }) => ({
            value: key,
            label: why === '' ? label : `${label}. Không ký được: ${why}`,
            disabled: why !== '',
          }))}
          value={null}
          searchable
          selectFirstOptionOnChange
          nothingFoundMessage="Không có người nào như vậy"
          comboboxProps={{ withinPortal: false }}
          filter={({ options, search }) => {
            const words = fold(search).split(/\s+/)
            return options.filter((one) => 'value' in one && words.every((word) => fold(one.label).includes(word)))
          }}
          onChange={(key) => {
            const chosen = signers.find((one) => one.key === key && one.refused === '')
            if (chosen !== undefined) choose(chosen.block)
          }}
        />
      )}
      {refused !== '' && (
        <p className={classes.refusedSigner} role="alert">
          Không ký được: {refused}
        </p>
      )}
    </div>
  )
}
