/** What whoever approves is to have read: what was waived and why, what is left open, with what it was returned before. */
import type { PlacedFinding } from '../../../checker/check.ts'
import { describePlace } from '../../../domain/errors.ts'
import { lastRemarks } from '../../../domain/office/remarks.ts'
import type { ClarityTest } from '../../../domain/tasks/clarity-tests.ts'
import { clarityNames, severityNames, writeMoment } from '../../ui/words.ts'
import type { Desk } from './use-desk.ts'
import classes from './way.module.css'

export function ApprovalBasis({ desk: { checker, progress, notice } }: { readonly desk: Desk }) {
  const { verdict, placeOf, isChecked, openDoubts } = checker
  if (!isChecked) return <p role="status">Đang kiểm tra …</p>
  const { waived } = verdict
  const left = verdict.open.filter(({ severity }) => severity !== 'info')
  const before = lastRemarks(progress)
  return (
    <div className={classes.basis}>
      {waived.length > 0 && (
        <section aria-label="Đã bỏ qua có lý do">
          <h3>Đã bỏ qua có lý do ({waived.length})</h3>
          <ul>
            {waived.map(({ finding, waiver }) => (
              <li key={waiver.id}>
                <Line finding={finding} />
                <br />
                <em>Lý do:</em> {waiver.reason} ({waiver.waivedBy}, {writeMoment(waiver.waivedAt)})
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <section aria-label="Lỗi và cảnh báo còn lại">
          <h3>Lỗi và cảnh báo còn lại ({left.length})</h3>
          <ul>
            {left.map((finding) => (
              <li key={finding.key}>
                <Line finding={finding} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {notice.clarity !== undefined && <p>{sayChosen(notice.clarity)}</p>}
      {openDoubts > 0 && <p>Còn {openDoubts} điểm của bản gốc chưa ai xem.</p>}
      {waived.length + left.length + openDoubts === 0 && <p>Không điểm nào bị bỏ qua, không còn lỗi hay cảnh báo.</p>}
      {before !== null && (
        <section aria-label="Ý kiến lần trước">
          <h3>
            Ý kiến lần trước ({before.step.by}, {writeMoment(before.step.at)})
          </h3>
          <ul>
            {before.remarks.map(({ text, spot, answer }, at) => (
              <li key={`${at}/${text}`}>
                {spot !== undefined && `${describePlace(placeOf(spot))}: `}
                {text}
                <br />
                <em>Trả lời:</em> {answer === '' ? 'chưa có' : answer}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function sayChosen(tests: readonly ClarityTest[]): string {
  return tests.length === 0
    ? 'Thông báo này không xét tiêu chí “rõ” nào (chọn riêng, khác quy tắc của cơ quan).'
    : `Thông báo này chỉ xét các tiêu chí: ${tests.map((test) => clarityNames[test].toLowerCase()).join(', ')} (chọn riêng, khác quy tắc của cơ quan).`
}

function Line({ finding: { severity, place, message } }: { readonly finding: PlacedFinding }) {
  return (
    <>
      <strong>{severityNames[severity]}.</strong> {describePlace(place)}: {message}
    </>
  )
}
