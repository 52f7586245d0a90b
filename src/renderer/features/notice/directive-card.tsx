/** One directive: its words, whom it names and by when, its row, and what can be decided. */
import { Button, Select } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Difference, ListedDirective } from '../../../checker/directive-list.ts'
import { describePlace } from '../../../domain/errors.ts'
import { taskAppendices } from '../../../domain/notice/notice.ts'
import { tableLabelsOf } from '../../../domain/notice/numbering.ts'
import { isBodyRole, taskCellsReader, usualHeadings } from '../../../domain/notice/table.ts'
import type { DirectiveMark } from '../../../domain/office/records.ts'
import { type ProposedCells, proposedFields } from '../../../domain/tasks/proposed-row.ts'
import { fold } from '../../../domain/words/text.ts'
import { BodyProposed } from '../../notice-editor/body-proposals.tsx'
import { DirectiveClarity } from '../../notice-editor/clarity-chips.tsx'
import { TextField } from '../../ui/fields.tsx'
import { writeMoment } from '../../ui/words.ts'
import classes from './directive-panel.module.css'
import type { Desk } from './use-desk.ts'
import { bodyChanges } from './use-directives.ts'

/** Correcting the row before it is made, or choosing the row to link with. */
export type CardMode = 'plain' | 'correct' | 'link'

interface CardProps {
  readonly directive: ListedDirective
  readonly desk: Desk
  readonly isCurrent: boolean
  readonly mode: CardMode
  readonly setMode: (mode: CardMode) => void
  /** Does what a key does. */
  readonly run: (key: string) => void
}

export function DirectiveCard(props: CardProps) {
  const { directive, desk, isCurrent, mode } = props
  const { label, opening, text, mark, byHand, row } = directive
  const { choose } = desk.directives
  const key = `${directive.spot.part} ${directive.digest}`
  return (
    <li
      className={classes.card}
      data-decided={mark !== null}
      data-current={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${describePlace({ ...directive.place, path: `${directive.place.path ?? ''}${label}` })}: ${mark === null ? 'chưa xử lý' : describeMark(mark, row)}`}
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={() => choose(key)}
      onClick={(event) => {
        // A button decides, and the next one is at hand.
        if (event.target instanceof Element && event.target.closest('button, input, textarea') === null) choose(key)
      }}
    >
      <p className={classes.words}>
        {label !== '' && <strong>{label} </strong>}
        {isCurrent && opening !== '' && <span className={classes.opening}>{opening} </span>}
        {text}
      </p>
      <Facts directive={directive} />
      <DirectiveClarity directive={directive} notice={desk.notice} isFull={isCurrent} />
      {byHand && <p className={classes.note}>Thêm bằng tay</p>}
      {mark !== null && (
        <p className={classes.decided}>
          ✓ {describeMark(mark, row)}
          <span className={classes.by}>
            {mark.markedAt === '' ? 'ghi khi lưu' : `${mark.markedBy}, ${writeMoment(mark.markedAt)}`}
          </span>
          {isCurrent && !desk.readOnly && (
            <KeyButton label="Bỏ quyết định" sign="Del" run={() => props.run('Delete')} />
          )}
        </p>
      )}
      {mark === null && row !== null && (
        <p className={classes.row}>
          {row.sure ? 'Hàng' : 'Có thể là hàng'} {row.ordinal}: {row.name}
        </p>
      )}
      {directive.differences.length > 0 && (
        <Differences
          differences={directive.differences}
          ordinal={row?.ordinal ?? ''}
          equalize={isCurrent && !desk.readOnly ? props.run : null}
          reachesBody={bodyChanges(directive).length > 0}
        />
      )}
      {isCurrent && mark === null && !desk.readOnly && mode === 'plain' && <Actions {...props} />}
      {mode === 'correct' && <CorrectForm {...props} />}
      {mode === 'link' && <RowChoice {...props} />}
    </li>
  )
}

function describeMark({ decision }: DirectiveMark, row: ListedDirective['row']): string {
  if (decision === 'none') return 'Không phát sinh nhiệm vụ'
  if (decision === 'task') return 'Nhiệm vụ riêng, không vào phụ lục'
  return row === null ? 'Đã nối với phụ lục' : `Hàng ${row.ordinal}: ${row.name}`
}

function Facts({ directive: { proposed, limit } }: Pick<CardProps, 'directive'>) {
  const facts = [
    ['Chỉ đạo', proposed.directing],
    ['Chủ trì', proposed.lead],
    ['Phối hợp', proposed.coordinating],
    ['Thời hạn', limit.deadline],
  ].filter(([, words]) => words !== '')
  return (
    <p className={classes.facts}>
      {facts.map(([name, words]) => (
        <span key={name}>
          <span className={classes.fact}>{name}</span> {words}
        </span>
      ))}
    </p>
  )
}

interface KeyButtonProps {
  readonly label: string
  readonly sign: string
  readonly run: () => void
  readonly isMain?: boolean
}

function KeyButton({ label, sign, run, isMain = false }: KeyButtonProps) {
  return (
    <Button size="compact-xs" variant={isMain ? 'filled' : 'default'} onClick={run} tabIndex={-1}>
      {label}
      <kbd className={classes.sign}>{sign}</kbd>
    </Button>
  )
}

function Actions({ directive: { row }, run }: CardProps) {
  const isSure = row?.sure === true
  return (
    <div className={classes.actions}>
      {isSure ? (
        <KeyButton isMain label={`Nối với hàng ${row.ordinal}`} sign="Enter" run={() => run('Enter')} />
      ) : (
        <KeyButton isMain label="Đưa vào phụ lục" sign="Enter" run={() => run('Enter')} />
      )}
      {isSure && <KeyButton label="Thêm hàng mới" sign="P" run={() => run('P')} />}
      <KeyButton label="Sửa rồi đưa vào …" sign="S" run={() => run('S')} />
      <KeyButton label="Nối với hàng …" sign="N" run={() => run('N')} />
      <KeyButton label="Không phát sinh nhiệm vụ" sign="K" run={() => run('K')} />
      <KeyButton label="Nhiệm vụ riêng" sign="R" run={() => run('R')} />
      <KeyButton label="Tới chỗ này" sign="G" run={() => run('G')} />
    </div>
  )
}

const differenceNames = { deadline: 'Thời hạn', lead: 'Chủ trì', target: 'Chỉ tiêu' } as const

interface DifferencesProps {
  readonly differences: readonly Difference[]
  readonly ordinal: string
  /** Does what a key does. */
  readonly equalize: CardProps['run'] | null
  /** Whether the body can be made to say what the row says. */
  readonly reachesBody: boolean
}

/** Body and row side by side. */
function Differences({ differences, ordinal, equalize, reachesBody }: DifferencesProps) {
  return (
    <div className={classes.differences}>
      <table>
        <thead>
          <tr>
            <th scope="col">Khác nhau</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Hàng {ordinal}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ of, inBody, inRow, field, span }) => (
            <tr key={`${field} ${span[0]}`}>
              <th scope="row">{differenceNames[of]}</th>
              <td>{inBody}</td>
              <td>{inRow === '' ? '(chưa ghi)' : inRow}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {equalize !== null && <KeyButton label="Sửa hàng theo nội dung" sign="=" run={() => equalize('=')} />}
      {equalize !== null && reachesBody && (
        <KeyButton label="Sửa nội dung theo hàng" sign="Shift+=" run={() => equalize('+')} />
      )}
    </div>
  )
}

/** The row as it will be. */
function CorrectForm({ directive, desk, setMode }: CardProps) {
  const [cells, setCells] = useState<ProposedCells>(directive.proposed)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  return (
    <div ref={form} className={classes.form} role="group" aria-label="Hàng sẽ đưa vào phụ lục">
      {proposedFields.map((field) => (
        <BodyProposed key={field} isBodies={isBodyRole(field)} header={desk.notice.header}>
          <TextField
            label={usualHeadings[field]}
            value={cells[field]}
            onChange={(words) => setCells((now) => ({ ...now, [field]: words }))}
          />
        </BodyProposed>
      ))}
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          onClick={() => {
            desk.directives.accept([directive], cells)
            setMode('plain')
          }}
        >
          Đưa vào phụ lục
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setMode('plain')}>
          Hủy
        </Button>
      </div>
    </div>
  )
}

function RowChoice({ directive, desk, setMode }: CardProps) {
  const rows = rowsToLink(desk.notice)
  return (
    <div className={classes.form}>
      <Select
        label="Nối với hàng"
        placeholder={rows.length === 0 ? 'Phụ lục chưa có hàng nào' : 'Gõ số hoặc vài chữ, không dấu cũng được'}
        data={rows}
        searchable
        autoFocus
        selectFirstOptionOnChange
        nothingFoundMessage="Không có hàng nào như vậy"
        comboboxProps={{ withinPortal: false }}
        limit={40}
        filter={({ options, search, limit }) => {
          const words = fold(search).split(/\s+/)
          return options
            .filter((option) => 'value' in option && words.every((word) => fold(option.label).includes(word)))
            .slice(0, limit)
        }}
        onChange={(row) => {
          if (row === null) return
          setMode('plain')
          desk.directives.decide([{ directive, decision: 'linked', row }])
        }}
      />
    </div>
  )
}

function rowsToLink(notice: Desk['notice']): { readonly value: string; readonly label: string }[] {
  return taskAppendices(notice).flatMap((table) => {
    const labels = tableLabelsOf(table, notice.numbering)
    const cellsOf = taskCellsReader(table.columns)
    return table.sections.flatMap(({ rows }, at) =>
      rows.map((row, index) => ({ value: row.id, label: `${labels.rows[at]?.[index] ?? ''}. ${cellsOf(row).name}` })),
    )
  })
}
