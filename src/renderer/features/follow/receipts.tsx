/** Who of several units sent a plan or a report, and who did not; one key away to write that it came. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { UnitReceipt } from '../../../domain/follow-up/receipts.ts'
import { today } from '../../notice-editor/use-office.ts'
import { DateField, FieldRow, TextField } from '../../ui/fields.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import classes from './follow.module.css'
import { Frame, failed } from './form-frame.tsx'

interface ReceiptsProps {
  readonly obligation: string
  readonly occasion: string
  readonly seen: number
  readonly mayWrite: boolean
}

export function Receipts({ obligation, occasion, seen, mayWrite }: ReceiptsProps) {
  const { data = [] } = useCall('follow.receipts', { obligation, occasion })
  const [unit, setUnit] = useState<string | null>(null)
  if (data.length < 2 && data.every(({ receipt }) => receipt === null)) return null
  const came = data.filter(({ receipt }) => receipt !== null).length
  return (
    <section aria-label="Văn bản của các đơn vị">
      <h3>
        Văn bản của các đơn vị: {came}/{data.length} đã gửi
      </h3>
      <ul className={classes.receipts}>
        {data.map((one) => (
          <li key={one.unit.id ?? one.unit.name}>
            <span>{one.unit.name}</span>
            <span className={one.isLate ? classes.late : classes.quiet}>{describe(one)}</span>
            {mayWrite && one.receipt === null && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Đã nhận văn bản của ${one.unit.name}`}
                onClick={() => setUnit(one.unit.name)}
              >
                Đã nhận …
              </Button>
            )}
            {unit === one.unit.name && one.receipt === null && (
              <ReceiptForm target={{ obligation, occasion, seen }} unit={unit} close={() => setUnit(null)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function describe({ receipt, isLate }: UnitReceipt): string {
  if (receipt === null) return isLate ? 'Chưa gửi, quá hạn' : 'Chưa gửi'
  return `${writeShortDate(receipt.receivedOn)}${isLate ? ', trễ' : ''}${receipt.document === '' ? '' : `, ${receipt.document}`}`
}

interface ReceiptFormProps {
  readonly target: { readonly obligation: string; readonly occasion: string; readonly seen: number }
  readonly unit: string
  readonly close: () => void
}

function ReceiptForm({ target, unit, close }: ReceiptFormProps) {
  const receiving = useWriteCall('follow.receive')
  const [document, setDocument] = useState('')
  const [receivedOn, setReceivedOn] = useState<string | null>(today())
  const send = () => receiving.attempt({ ...target, unit, document, receivedOn: receivedOn ?? '' }, failed)
  return (
    <Frame kind="receipt" isReady={receivedOn !== null} isPending={receiving.isPending} send={send} close={close}>
      <FieldRow widths="2fr 1fr">
        <TextField label="Văn bản (số, ký hiệu)" value={document} onChange={setDocument} />
        <DateField label="Ngày nhận" value={receivedOn} onChange={setReceivedOn} />
      </FieldRow>
    </Frame>
  )
}
