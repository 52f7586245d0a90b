/** Findings beside the text: grouped by rule, filtered by severity, fixed with one key, or waived with a reason. */
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type NoticeState, isEditable } from '../../../domain/office/workflow.ts'
import type { PlacedFinding } from '../../../checker/check.ts'
import { severities } from '../../../checker/rule.ts'
import type { EditorPlace } from '../../notice-editor/places.ts'
import { requiredParts } from '../../notice-editor/required-parts.ts'
import { Empty } from '../../ui/parts.tsx'
import { severityNames } from '../../ui/words.ts'
import classes from './check-panel.module.css'
import { FindingCard } from './finding-card.tsx'
import type { Checker } from './use-checker.ts'
import { WaivedList } from './waived-list.tsx'

interface CheckPanelProps {
  readonly checker: Checker
  readonly notice: Notice
  readonly goTo: (place: EditorPlace) => void
  readonly state: NoticeState
  readonly readOnly: boolean
  /** Rules that broke down in the last run over what is saved. */
  readonly failedRules: readonly string[]
}

export function CheckPanel({ checker, notice, goTo, state, readOnly, failedRules }: CheckPanelProps) {
  const { verdict, shown } = checker
  const isComplete = requiredParts(notice).every(({ isThere }) => isThere)
  const waived = <WaivedList checker={checker} />
  return (
    <>
      {/* Reviewers see the waived findings first; authors see them last. */}
      {!isEditable(state) && waived}
      <SeverityFilter checker={checker} />
      {failedRules.length > 0 && (
        <p className={classes.message} role="status">
          Quy tắc {failedRules.join(', ')} gặp lỗi của chương trình nên chưa kiểm tra được. Các quy tắc khác vẫn chạy;
          lỗi đã được ghi lại.
        </p>
      )}
      {!isComplete && <MissingParts notice={notice} goTo={goTo} />}
      {shown.length === 0 && verdict.open.length > 0 && <Empty title="Các điểm còn lại đang được ẩn" />}
      {verdict.open.length === 0 && isComplete && checker.isChecked && (
        <Empty
          title="Không còn điểm nào cần xem"
          icon={<IconCircleCheck size={40} stroke={1.3} color="#1d6b3a" aria-hidden />}
        />
      )}
      {[...Map.groupBy(shown, ({ rule }) => rule)].map(([rule, findings]) => (
        <RuleGroup key={rule} findings={findings} checker={checker} readOnly={readOnly} />
      ))}
      {isEditable(state) && waived}
    </>
  )
}

function SeverityFilter({ checker: { verdict, hidden, setHidden } }: Pick<CheckPanelProps, 'checker'>) {
  return (
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
    </div>
  )
}

/** What no notice goes out without: a list to tick off, so that an empty notice is never green. */
function MissingParts({ notice, goTo }: Pick<CheckPanelProps, 'notice' | 'goTo'>) {
  return (
    <section aria-label="Các phần phải có">
      <h2 className={classes.group}>Các phần phải có</h2>
      <ul className={classes.parts}>
        {requiredParts(notice).map(({ name, isThere, place }) => (
          <li key={name} data-there={isThere}>
            {isThere ? (
              <>✓ {name}</>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => goTo(place)}>
                {name}: còn trống
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RuleGroupProps extends Pick<CheckPanelProps, 'checker' | 'readOnly'> {
  readonly findings: readonly PlacedFinding[]
}

/** The findings of one rule: what can be fixed in one place can be fixed in all. */
function RuleGroup({ findings, checker, readOnly }: RuleGroupProps) {
  const [first] = findings
  const fixable = findings.filter(({ fix }) => fix !== undefined)
  if (first === undefined) return null
  return (
    <section aria-label={`${first.title} (${first.rule})`}>
      <h2 className={classes.group}>
        {first.title} ({findings.length})
        {fixable.length > 1 && !readOnly && (
          <Button size="compact-sm" variant="subtle" onClick={() => checker.applyFixes(fixable)}>
            Sửa cả {fixable.length}
          </Button>
        )}
      </h2>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <FindingCard key={finding.key} finding={finding} checker={checker} readOnly={readOnly} />
        ))}
      </ul>
    </section>
  )
}
