/** What the checker found, beside the fields: grouped by place, filtered by gravity, mended by one key, or waived with a reason. */
import { Button, Group, Textarea } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { componentNames, describePlace } from '../../../domain/errors.ts'
import type { NoticeState } from '../../../domain/office/records.ts'
import type { PlacedFinding } from '../../../checker/check.ts'
import { severities } from '../../../checker/rule.ts'
import { Empty } from '../../ui/parts.tsx'
import { severityNames, writeMoment } from '../../ui/words.ts'
import classes from './check-panel.module.css'
import type { Checker } from './use-checker.ts'

interface CheckPanelProps {
  readonly checker: Checker
  readonly state: NoticeState
  readonly readOnly: boolean
  /** Rules that broke down in the last run over what is saved. */
  readonly failedRules: readonly string[]
}

export function CheckPanel({ checker, state, readOnly, failedRules }: CheckPanelProps) {
  const { verdict, hidden, setHidden } = checker
  const shown = verdict.open.filter(({ severity }) => !hidden.has(severity))
  const groups = Map.groupBy(shown, ({ place }) => place.component)
  const waived = <WaivedList checker={checker} readOnly={readOnly} />
  return (
    <>
      {/* Who approves sees first what others let stand. */}
      {state !== 'draft' && waived}
      <div className={classes.bar} role="group" aria-label="Lọc theo mức độ">
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            className={classes.filter}
            aria-pressed={!hidden.has(severity)}
            onClick={() => {
              const next = new Set(hidden)
              if (!next.delete(severity)) next.add(severity)
              setHidden(next)
            }}
          >
            {severityNames[severity]} {verdict.open.filter((finding) => finding.severity === severity).length}
          </button>
        ))}
        <span className={classes.keys}>F8: điểm kế tiếp. Ctrl+.: sửa</span>
      </div>
      {failedRules.length > 0 && (
        <p className={classes.message} role="status">
          Quy tắc {failedRules.join(', ')} gặp lỗi của chương trình nên chưa kiểm tra được. Các quy tắc khác vẫn chạy;
          lỗi đã được ghi lại.
        </p>
      )}
      {shown.length === 0 ? (
        <Empty
          title={verdict.open.length === 0 ? 'Không còn điểm nào cần xem' : 'Các điểm còn lại đang được ẩn'}
          icon={<IconCircleCheck size={40} stroke={1.3} color="#1d6b3a" aria-hidden />}
        />
      ) : (
        [...groups].map(([component, ofComponent]) => (
          <section key={component} aria-label={componentNames[component]}>
            <h2 className={classes.group}>
              {componentNames[component]} ({ofComponent.length})
            </h2>
            <ul className={classes.list}>
              {ofComponent.map((finding) => (
                <FindingCard key={finding.key} finding={finding} checker={checker} readOnly={readOnly} />
              ))}
            </ul>
          </section>
        ))
      )}
      {state === 'draft' && waived}
    </>
  )
}

interface FindingCardProps {
  readonly finding: PlacedFinding
  readonly checker: Checker
  readonly readOnly: boolean
}

function FindingCard({ finding, checker: { verdict, chosen, show, mend, waive }, readOnly }: FindingCardProps) {
  const { rule, title, severity, place, message, found, expected, fix, key, confidence } = finding
  const [isWaiving, setWaiving] = useState(false)
  const alike = verdict.open.filter((other) => other.rule === rule && other.fix !== undefined)
  return (
    <li className={classes.finding} data-tone={severity} data-chosen={chosen === key}>
      <p className={classes.head}>
        {title}
        <span className={classes.rule}>
          {severityNames[severity]}, {rule}
          {confidence !== undefined && `, tin cậy ${Math.round(confidence * 100)}%`}
        </span>
      </p>
      <p className={classes.message}>
        {describePlace(place)}: {message}
      </p>
      {fix !== undefined && found !== '' && expected !== '' && (
        <p className={classes.change}>
          <del>{found}</del> → <ins>{expected}</ins>
        </p>
      )}
      {isWaiving ? (
        <WaiverForm
          what={describePlace(place)}
          waive={(reason) => waive(finding, reason)}
          close={() => setWaiving(false)}
        />
      ) : (
        <div className={classes.deeds}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => show(finding)}
            aria-label={`Tới chỗ này: ${describePlace(place)}`}
          >
            Tới chỗ này
          </Button>
          {fix !== undefined && !readOnly && (
            <Button size="compact-sm" variant="light" onClick={() => mend([finding])}>
              {fix.label}
            </Button>
          )}
          {fix !== undefined && !readOnly && alike.length > 1 && (
            <Button size="compact-sm" variant="subtle" onClick={() => mend(alike)}>
              Sửa cả {alike.length} chỗ như vậy
            </Button>
          )}
          {!readOnly && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => setWaiving(true)}
              aria-label={`Bỏ qua có lý do: ${describePlace(place)}`}
            >
              Bỏ qua …
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** As the contract asks for it. */
const shortestReason = 5

interface WaiverFormProps {
  readonly what: string
  readonly waive: (reason: string) => Promise<boolean>
  readonly close: () => void
}

function WaiverForm({ what, waive, close }: WaiverFormProps) {
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
    if (event.nativeEvent.isComposing) return
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
          Thôi
        </Button>
      </Group>
    </div>
  )
}

function WaivedList({
  checker: { verdict, show, withdraw },
  readOnly,
}: {
  readonly checker: Checker
  readonly readOnly: boolean
}) {
  const { waived, expired } = verdict
  if (waived.length + expired.length === 0) return null
  return (
    <section aria-label="Đã bỏ qua có lý do">
      <h2 className={classes.group}>Đã bỏ qua có lý do ({waived.length})</h2>
      <ul className={classes.list}>
        {waived.map(({ finding, waiver }) => (
          <li key={waiver.id} className={classes.finding} data-tone="waived">
            <p className={classes.head}>
              {finding.title}
              <span className={classes.rule}>
                {severityNames[finding.severity]}, {finding.rule}
              </span>
            </p>
            <p className={classes.message}>
              {describePlace(finding.place)}: {finding.message}
            </p>
            <p className={classes.reason}>
              Lý do: {waiver.reason}{' '}
              <span className={classes.rule}>
                ({waiver.waivedBy}, {writeMoment(waiver.waivedAt)})
              </span>
            </p>
            <div className={classes.deeds}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => show(finding)}
                aria-label={`Tới chỗ này: ${describePlace(finding.place)}`}
              >
                Tới chỗ này
              </Button>
              {!readOnly && (
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => withdraw(waiver)}>
                  Không bỏ qua nữa
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {expired.length > 0 && (
        <details className={classes.expired}>
          <summary>{expired.length} lần bỏ qua đã hết hiệu lực vì chỗ đó đã được sửa</summary>
          <ul>
            {expired.map(({ id, place, message, reason, waivedBy }) => (
              <li key={id}>
                {describePlace(place)}: {message} Lý do khi đó: {reason} ({waivedBy})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
