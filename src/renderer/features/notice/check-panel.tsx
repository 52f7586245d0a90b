/** Findings beside the fields: grouped by place, filtered by severity, fixed with one key, or waived with a reason. */
import { IconCircleCheck } from '@tabler/icons-react'
import { componentNames } from '../../../domain/errors.ts'
import { type NoticeState, isEditable } from '../../../domain/office/workflow.ts'
import { severities } from '../../../checker/rule.ts'
import { Empty } from '../../ui/parts.tsx'
import { severityNames } from '../../ui/words.ts'
import classes from './check-panel.module.css'
import { FindingCard } from './finding-card.tsx'
import type { Checker } from './use-checker.ts'
import { WaivedList } from './waived-list.tsx'

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
      {/* Reviewers see the waived findings first; authors see them last. */}
      {!isEditable(state) && waived}
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
        [...groups].map(([component, findings]) => (
          <section key={component} aria-label={componentNames[component]}>
            <h2 className={classes.group}>
              {componentNames[component]} ({findings.length})
            </h2>
            <ul className={classes.list}>
              {findings.map((finding) => (
                <FindingCard key={finding.key} finding={finding} checker={checker} readOnly={readOnly} />
              ))}
            </ul>
          </section>
        ))
      )}
      {isEditable(state) && waived}
    </>
  )
}
