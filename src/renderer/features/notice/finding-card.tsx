/** One finding: a line; the one at hand with the text found, the text expected, and what can be done about it. */
import { Button, Group, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { PlacedFinding } from '../../../checker/check.ts'
import { describePlace } from '../../../domain/errors.ts'
import { type Fix, newRecipient } from '../../../domain/notice/spot.ts'
import { severityNames } from '../../ui/words.ts'
import classes from './check-panel.module.css'
import type { Checker } from './use-checker.ts'

interface FindingCardProps {
  readonly finding: PlacedFinding
  readonly checker: Checker
  readonly readOnly: boolean
}

export function FindingCard(props: FindingCardProps) {
  const { finding, checker } = props
  const { rule, severity, place, message, key } = finding
  if (checker.chosen === key) return <ChosenFinding {...props} />
  return (
    <li className={classes.finding} data-tone={severity}>
      <button type="button" className={classes.line} onClick={() => checker.show(finding)} title={message}>
        <span className="only-heard">Tới chỗ này: </span>
        <strong>{describePlace(place)}</strong>
        <span className={classes.lineWords}>{message}</span>
        <span className={classes.rule}>
          <span className="only-heard">{severityNames[severity]}, </span>
          {rule}
        </span>
      </button>
    </li>
  )
}

function ChosenFinding({ finding, checker, readOnly }: FindingCardProps) {
  const { rule, severity, place, message, found, expected, fix, confidence } = finding
  const [isWaiving, setWaiving] = useState(false)
  return (
    <li className={classes.finding} data-tone={severity} data-chosen>
      <p className={classes.head}>
        {describePlace(place)}
        <span className={classes.rule}>
          {severityNames[severity]}, {rule}
          {confidence !== undefined && `, tin cậy ${Math.round(confidence * 100)}%`}
        </span>
      </p>
      <p className={classes.message}>{message}</p>
      {fix !== undefined && found !== '' && expected !== '' && !isAdding(fix) && (
        <p className={classes.change}>
          <del>{found}</del> → <ins>{expected}</ins>
        </p>
      )}
      {isWaiving ? (
        <WaiverForm
          what={describePlace(place)}
          waive={(reason) => checker.waive(finding, reason)}
          close={() => setWaiving(false)}
        />
      ) : (
        <FindingActions finding={finding} checker={checker} readOnly={readOnly} beginWaiver={() => setWaiving(true)} />
      )}
    </li>
  )
}

/** What is found stays as it is: a line of recipients comes on top. */
const isAdding = ({ changes }: Fix) => changes.every(({ spot }) => spot.field === newRecipient.field)

interface FindingActionsProps extends FindingCardProps {
  readonly beginWaiver: () => void
}

function FindingActions({
  finding,
  checker: { show, applyFixes, mayWaive },
  readOnly,
  beginWaiver,
}: FindingActionsProps) {
  const { place, fix } = finding
  return (
    <div className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => show(finding)}
        aria-label={`Tới chỗ này: ${describePlace(place)}`}
      >
        Tới chỗ này
      </Button>
      {fix !== undefined && !readOnly && (
        <Button size="compact-sm" variant="light" onClick={() => applyFixes([finding])}>
          {fix.label}
        </Button>
      )}
      {mayWaive && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={beginWaiver}
          aria-label={`Bỏ qua có lý do: ${describePlace(place)}`}
        >
          Bỏ qua …
        </Button>
      )}
    </div>
  )
}

/** As the contract asks for it. */
const shortestReason = 5

interface WaiverFormProps {
  readonly what: string
  readonly waive: (reason: string) => Promise<boolean>
  readonly close: () => void
}

export function WaiverForm({ what, waive, close }: WaiverFormProps) {
  const [reason, setReason] = useState('')
  const [isWorking, setWorking] = useState(false)
  const isReady = reason.trim().length >= shortestReason
  async function confirm(): Promise<void> {
    if (!isReady || isWorking) return
    setWorking(true)
    const isDone = await waive(reason)
    setWorking(false)
    if (isDone) close()
  }
  function onKey(event: KeyboardEvent): void {
    // Enter and Esc in the midst of a syllable belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && event.ctrlKey) void confirm()
  }
  return (
    <div className={classes.waiver} onKeyDown={onKey}>
      <Textarea
        autosize
        minRows={2}
        data-autofocus
        autoFocus
        label={`Lý do bỏ qua (${what})`}
        description="Người duyệt đọc lý do này trước tiên. Khi chỗ này được sửa, việc bỏ qua hết hiệu lực."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap={6} mt={8}>
        <Button size="compact-md" disabled={!isReady} loading={isWorking} onClick={() => void confirm()}>
          Bỏ qua với lý do này
        </Button>
        <Button size="compact-md" variant="default" onClick={close}>
          Hủy
        </Button>
      </Group>
    </div>
  )
}
