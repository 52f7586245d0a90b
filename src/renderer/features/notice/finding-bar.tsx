/** The finding at hand, below the text it is in, with the keys for it. It stays where it is while one goes from one to the next. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlacedFinding } from '../../../checker/check.ts'
import { describePlace } from '../../../domain/errors.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { requiredParts } from '../../notice-editor/required-parts.ts'
import { severityNames } from '../../ui/words.ts'
import { WaiverForm } from './finding-card.tsx'
import classes from './finding-bar.module.css'
import type { Checker } from './use-checker.ts'
import type { Desk } from './use-desk.ts'

export function FindingBar({ desk: { notice, checker, navigation, readOnly } }: { readonly desk: Desk }) {
  const { current, shown } = checker
  const [missing] = requiredParts(notice).filter(({ isThere }) => !isThere)
  return (
    <section
      className={classes.bar}
      id="desk-findings"
      aria-label="Điểm đang xem"
      data-tone={current?.severity ?? 'none'}
    >
      {current !== null ? (
        <CurrentFinding finding={current} checker={checker} readOnly={readOnly} enter={navigation.enter} />
      ) : (
        <Bar words={summarize(checker, notice)}>
          {shown.length > 0 && <BarButton label="Xem điểm kế tiếp" keys="F8" run={checker.showNext} />}
          {shown.length === 0 && missing !== undefined && (
            <BarButton label={`Tới ${missing.name}`} run={() => navigation.goTo(missing.place)} />
          )}
        </Bar>
      )}
    </section>
  )
}

/** What is left to look at, while nothing is at hand. */
function summarize({ isChecked, shown, verdict, openDoubts, leftovers }: Checker, notice: Notice): string {
  const missing = requiredParts(notice)
    .filter(({ isThere }) => !isThere)
    .map(({ name }) => name)
  const { errors } = verdict.count
  const left = [
    errors > 0 ? `${errors} lỗi` : '',
    shown.length > errors ? `${shown.length - errors} cảnh báo và lưu ý` : '',
    openDoubts > 0 ? `${openDoubts} điểm cần xem của bản gốc` : '',
    leftovers.length > 0 ? `${leftovers.length} chỗ của thông báo trước chưa xem` : '',
    missing.length > 0 ? `còn thiếu: ${missing.join(', ')}` : '',
  ].filter((words) => words !== '')
  const words = left.join(', ')
  if (words !== '') return words.charAt(0).toUpperCase() + words.slice(1)
  return isChecked ? 'Không còn điểm nào cần xem' : 'Đang kiểm tra …'
}

function Bar({ words, children }: { readonly words: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.line}>
      {/* Long words scroll here: they must be reached by the keyboard. */}
      <div className={classes.words} role="group" aria-label="Điểm đang xem" tabIndex={0}>
        {words}
      </div>
      <div className={classes.actions}>{children}</div>
    </div>
  )
}

interface BarButtonProps {
  readonly label: string
  readonly keys?: string
  readonly run: () => void
  readonly isMain?: boolean
}

function BarButton({ label, keys, run, isMain = false }: BarButtonProps) {
  return (
    <Button size="compact-sm" variant={isMain ? 'filled' : 'default'} onClick={run}>
      {label}
      {keys !== undefined && <kbd className={classes.keys}>{keys}</kbd>}
    </Button>
  )
}

interface CurrentFindingProps extends Pick<Desk, 'checker' | 'readOnly'> {
  readonly finding: PlacedFinding
  readonly enter: Desk['navigation']['enter']
}

function CurrentFinding({ finding, checker, readOnly, enter }: CurrentFindingProps) {
  const { severity, place, message, fix, rule } = finding
  const { shown, verdict, waiving } = checker
  const at = shown.indexOf(finding)
  const alike = verdict.open.filter((other) => other.rule === rule && other.fix !== undefined)
  return (
    <>
      {waiving === finding.key && (
        <div className={classes.waiver}>
          <WaiverForm
            what={describePlace(place)}
            waive={(reason) => checker.waive(finding, reason)}
            close={() => {
              checker.endWaiver()
              enter('document')
            }}
          />
        </div>
      )}
      <Bar
        words={
          <>
            <strong className={classes.count}>
              {severityNames[severity]} {at + 1}/{shown.length}
            </strong>{' '}
            {describePlace(place)}: {message}
          </>
        }
      >
        {fix !== undefined && !readOnly && <BarButton isMain label={fix.label} keys="Ctrl+." run={checker.fixChosen} />}
        {fix !== undefined && !readOnly && alike.length > 1 && (
          <BarButton label={`Sửa cả ${alike.length}`} run={() => checker.applyFixes(alike)} />
        )}
        {checker.mayWaive && <BarButton label="Bỏ qua …" keys="Ctrl+Shift+." run={checker.beginWaiver} />}
        <BarButton label="Tiếp" keys="F8" run={checker.showNext} />
      </Bar>
    </>
  )
}
