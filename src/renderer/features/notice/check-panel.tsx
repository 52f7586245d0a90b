/** What the checker found, beside the fields: grouped by place, filtered by gravity, mended by one key. */
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { componentNames, describePlace } from '../../../domain/errors.ts'
import type { PlacedFinding } from '../../../domain/rules/check.ts'
import { type Severity, severities } from '../../../domain/rules/rule.ts'
import { Empty } from '../../ui/parts.tsx'
import classes from './check-panel.module.css'

export const severityNames: Readonly<Record<Severity, string>> = { error: 'Lỗi', warning: 'Cảnh báo', info: 'Lưu ý' }

interface CheckPanelProps {
  readonly findings: readonly PlacedFinding[]
  readonly hidden: ReadonlySet<Severity>
  readonly setHidden: (hidden: ReadonlySet<Severity>) => void
  readonly chosen: PlacedFinding | null
  readonly show: (finding: PlacedFinding) => void
  readonly mend: (findings: readonly PlacedFinding[]) => void
}

export function CheckPanel({ findings, hidden, setHidden, chosen, show, mend }: CheckPanelProps) {
  const shown = findings.filter(({ severity }) => !hidden.has(severity))
  const groups = Map.groupBy(shown, ({ place }) => place.component)
  return (
    <>
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
            {severityNames[severity]} {findings.filter((finding) => finding.severity === severity).length}
          </button>
        ))}
        <span className={classes.keys}>F8: điểm kế tiếp. Ctrl+.: sửa</span>
      </div>
      {shown.length === 0 ? (
        <Empty title={findings.length === 0 ? 'Không thấy lỗi nào' : 'Các điểm còn lại đang được ẩn'} icon={<IconCircleCheck size={40} stroke={1.3} color="#1d6b3a" aria-hidden />} />
      ) : (
        [...groups].map(([component, ofComponent]) => (
          <section key={component} aria-label={componentNames[component]}>
            <h2 className={classes.group}>
              {componentNames[component]} ({ofComponent.length})
            </h2>
            <ul className={classes.list}>
              {ofComponent.map((finding) => (
                <FindingCard key={keyOf(finding)} finding={finding} isChosen={chosen !== null && keyOf(chosen) === keyOf(finding)} alike={alikeWithFix(findings, finding)} show={show} mend={mend} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  )
}

/** The same finding is the same card, though the run was another one. */
export function keyOf({ rule, spot, found, message }: PlacedFinding): string {
  return `${rule}/${spot.part}/${spot.field}/${spot.span?.join('-') ?? ''}/${found}/${message}`
}

function alikeWithFix(findings: readonly PlacedFinding[], { rule }: PlacedFinding): readonly PlacedFinding[] {
  return findings.filter((finding) => finding.rule === rule && finding.fix !== undefined)
}

interface FindingCardProps {
  readonly finding: PlacedFinding
  readonly isChosen: boolean
  readonly alike: readonly PlacedFinding[]
  readonly show: (finding: PlacedFinding) => void
  readonly mend: (findings: readonly PlacedFinding[]) => void
}

function FindingCard({ finding, isChosen, alike, show, mend }: FindingCardProps) {
  const { rule, title, severity, place, message, found, expected, fix } = finding
  return (
    <li className={classes.finding} data-tone={severity} data-chosen={isChosen} data-finding={keyOf(finding)}>
      <p className={classes.head}>
        {title}
        <span className={classes.rule}>
          {severityNames[severity]}, {rule}
        </span>
      </p>
      <p className={classes.message}>
        {describePlace(place)}: {message}
      </p>
      {found !== '' && expected !== '' && (
        <p className={classes.change}>
          <del>{found}</del> → <ins>{expected}</ins>
        </p>
      )}
      <div className={classes.deeds}>
        <Button size="compact-sm" variant="default" onClick={() => show(finding)} aria-label={`Tới chỗ này: ${describePlace(place)}`}>
          Tới chỗ này
        </Button>
        {fix !== undefined && (
          <Button size="compact-sm" variant="light" onClick={() => mend([finding])}>
            {fix.label}
          </Button>
        )}
        {fix !== undefined && alike.length > 1 && (
          <Button size="compact-sm" variant="subtle" onClick={() => mend(alike)}>
            Sửa cả {alike.length} chỗ như vậy
          </Button>
        )}
      </div>
    </li>
  )
}
