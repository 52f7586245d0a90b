/** A table came from the clipboard: what it would become, before it does. */
import { Button, Group, Loader, Modal, Radio } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { changeAppendix } from '../../domain/notice/edit-notice.ts'
import type { TableAppendix } from '../../domain/notice/notice.ts'
import { findLength, noticeLimits } from '../../domain/notice/limits.ts'
import { mostColumns } from '../../domain/notice/table.ts'
import type { Cells } from '../../page/clipboard/clipboard-table.ts'
import {
  type PastedTable,
  type Target,
  becomesRows,
  isBlank,
  newColumn,
  nowhere,
  pasteCells,
  pasteRows,
  pastedColumns,
  proposeTargets,
  readPasted,
} from '../../page/clipboard/plan-paste.ts'
import { newId, useEditor } from '../notice-editor/use-editor.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { notifyDone } from '../ui/notify.tsx'
import { writeCount } from '../ui/words.ts'
import classes from './grid.module.css'
import type { Place } from './selection.ts'
import type { Pasted } from './use-grid-keys.ts'
import type { TableActions } from './use-table-actions.ts'

interface PasteDialogProps {
  readonly table: TableAppendix
  readonly pasted: Pasted
  readonly at: Place
  readonly actions: TableActions
  readonly close: () => void
}

export function PasteDialog(props: PasteDialogProps) {
  const { pasted, close } = props
  return (
    <Modal
      opened={pasted !== null}
      onClose={close}
      title="Dán bảng"
      size="80rem"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {pasted === 'reading' && <Working what="Đang đọc bảng đã chép …" />}
      {pasted !== null && pasted !== 'reading' && <PastePreview {...props} cells={pasted} />}
    </Modal>
  )
}

/** Said before the work begins, which holds up the window. */
function Working({ what }: { readonly what: string }) {
  return (
    <p className={classes.working} role="status">
      <Loader size="sm" aria-hidden /> {what}
    </p>
  )
}

/** rows: rows of the table, by its columns. columns: the same with the columns that were pasted. cells: over the cells from one on. */
type Way = 'rows' | 'columns' | 'cells'

const longestPreview = 60
/** More of them may take half a second on the machine of an office. */
const manyRows = 300

function PastePreview({ table, cells, at, actions, close }: PasteDialogProps & { readonly cells: Cells }) {
  const { edit } = useEditor()
  const pasted = useMemo(() => readPasted(cells), [cells])
  const columns = useMemo(() => (isBlank(table) ? pastedColumns(pasted) : null), [pasted, table])
  const [way, setWay] = useState<Way>(() =>
    columns !== null ? 'columns' : becomesRows(pasted, table) ? 'rows' : 'cells',
  )
  const [targets, setTargets] = useState<readonly Target[]>(() => proposeTargets(pasted, table))
  const rows = pasted.sections.reduce((sum, section) => sum + section.rows.length, 0)
  const sections = pasted.sections.filter(({ title }) => title !== null).length
  const tooLong = findTooLong(pasted)

  function paste(): void {
    if (way === 'cells') actions.apply('paste', pasteCells(cells, at, newId))
    if (way === 'rows') actions.apply('paste', pasteRows(pasted, targets, at.line === '' ? null : at.line, newId))
    if (way === 'columns' && columns !== null)
      edit(`paste/${newId()}`, (now) =>
        changeAppendix(now, table.id, (part) => (part.kind === 'text' ? part : takeOver(part, pasted, columns))),
      )
    close()
    notifyDone(
      way === 'cells' ? `Đã dán ${writeCount(cells.length)} hàng ô.` : `Đã dán ${describeRows(rows, sections)}.`,
    )
  }

  return (
    <>
      <Radio.Group value={way} onChange={(next) => setWay(next)} aria-label="Cách dán">
        <Group gap="lg">
          {columns !== null && <Radio value="columns" label="Thành bảng mới, lấy cột theo bảng đã dán" />}
          <Radio value="rows" label="Thành hàng mới, theo các cột của phụ lục" />
          <Radio value="cells" label="Ghi vào các ô, từ ô đang chọn" />
        </Group>
      </Radio.Group>
      <p className={classes.note}>
        {way === 'cells'
          ? `${writeCount(cells.length)} hàng ô được ghi đè từ ô đang chọn; thiếu hàng thì thêm ở cuối bảng.`
          : `${describeRows(rows, sections)}${pasted.headings === null ? '; không thấy hàng tiêu đề, các cột lấy theo thứ tự' : ''}${pasted.dropped > 0 ? `; bỏ ${pasted.dropped} hàng chỉ ghi số cột, tổng cộng hoặc lặp tiêu đề` : ''}. Số thứ tự được đánh lại.`}
      </p>
      <Remarks pasted={pasted} tooLong={tooLong} />
      <div className={classes.preview} tabIndex={0} role="group" aria-label="Xem trước bảng sẽ dán">
        <Preview {...{ table, pasted, way, targets, setTargets }} />
      </div>
      <PasteButtons rows={cells.length} isBlocked={tooLong !== null} paste={paste} close={close} />
    </>
  )
}

/** The first cell that is too long, by its place. */
function findTooLong({ cells, headings }: PastedTable): string | null {
  for (const [row, texts] of cells.entries())
    for (const [column, text] of texts.entries()) {
      const complaint = findLength(text, noticeLimits.cell)
      const heading = (headings?.[column] ?? '').replace(/\s+/g, ' ')
      const at = headings === null ? row + 1 : row
      if (complaint !== null) return `Hàng ${at}, cột ${heading === '' ? column + 1 : `“${heading}”`}: ô ${complaint}`
    }
  return null
}

interface PasteButtonsProps {
  readonly rows: number
  readonly isBlocked: boolean
  readonly paste: () => void
  readonly close: () => void
}

function PasteButtons({ rows, isBlocked, paste, close }: PasteButtonsProps) {
  const [isPasting, setPasting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // The dialog may have been opened before the table was read.
  useEffect(() => button.current?.focus(), [])

  /** Many rows are put in once that is said. */
  function begin(): void {
    if (rows <= manyRows) paste()
    else {
      setPasting(true)
      afterPaint(paste)
    }
  }

  return (
    <Group className="dialog-buttons" justify="flex-end" mt="xs">
      {isPasting && <Working what={`Đang dán ${writeCount(rows)} hàng …`} />}
      <Button variant="default" onClick={close}>
        Hủy
      </Button>
      <Button ref={button} data-autofocus disabled={isBlocked || isPasting} onClick={begin}>
        Dán
      </Button>
    </Group>
  )
}

/** What is to be looked at before it is pasted. */
function Remarks({ pasted, tooLong }: { readonly pasted: PastedTable; readonly tooLong: string | null }) {
  return (
    <>
      {pasted.leavings.length > 0 && (
        <p className={classes.warn}>
          Có ô chỉ ghi phần còn sót của Excel ({[...new Set(pasted.leavings)].join(', ')}): hãy xem lại bảng gốc.
        </p>
      )}
      {pasted.mayBeMerged.length > 0 && (
        <p className={classes.warn}>
          Hàng {pasted.mayBeMerged.slice(0, 12).join(', ')} để trống cơ quan chủ trì dưới hàng có ghi; có thể ô ấy gộp
          với ô của hàng trên trong bảng gốc.
        </p>
      )}
      {tooLong !== null && (
        <p className={classes.wrong} role="alert">
          {tooLong}: hãy tách ra rồi dán lại.
        </p>
      )}
    </>
  )
}

function describeRows(rows: number, sections: number): string {
  return `${writeCount(rows)} hàng${sections === 0 ? '' : `, ${writeCount(sections)} nhóm`}`
}

function takeOver(
  part: TableAppendix,
  pasted: PastedTable,
  { kind, columns }: NonNullable<ReturnType<typeof pastedColumns>>,
): TableAppendix {
  const { id, title, issuedBy } = part
  const blank = { id, title, issuedBy, columns, sections: [] }
  const targets = columns.map((column) => (column.role === 'ordinal' ? nowhere : column.id))
  return pasteRows(
    pasted,
    targets,
    null,
    newId,
  )(kind === 'tasks' ? { kind: 'tasks', ...blank } : { kind: 'plain', ...blank })
}

interface PreviewProps {
  readonly table: TableAppendix
  readonly pasted: PastedTable
  readonly way: Way
  readonly targets: readonly Target[]
  readonly setTargets: (targets: readonly Target[]) => void
}

function Preview({ table, pasted, way, targets, setTargets }: PreviewProps) {
  const { cells, headings, sections } = pasted
  if (way === 'cells')
    return (
      <table>
        <tbody>
          {cells.slice(0, longestPreview).map((row, at) => (
            <tr key={at}>
              {row.map((text, column) => (
                <td key={column}>
                  <div className={classes.previewWords}>{text}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  const width = cells[0]?.length ?? 0
  const lines = sections.flatMap(({ title, rows }) => [...(title === null ? [] : [title]), ...rows])
  const isLeft = (at: number) => way === 'rows' && targets[at] === nowhere
  return (
    <table>
      <thead>
        <tr>
          {Array.from({ length: width }, (_, at) => (
            <th key={at} scope="col">
              {headings?.[at] ?? `Cột ${at + 1}`}
              {way === 'rows' && (
                <TargetChoice {...{ table, at, targets, setTargets }} heading={headings?.[at] ?? `Cột ${at + 1}`} />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, longestPreview).map((line, at) =>
          typeof line === 'string' ? (
            <tr key={at} data-section>
              <td colSpan={width}>{line}</td>
            </tr>
          ) : (
            <tr key={at}>
              {line.map((text, column) => (
                <td key={column} data-left={isLeft(column) || undefined}>
                  <div className={classes.previewWords}>{text}</div>
                </td>
              ))}
            </tr>
          ),
        )}
        {lines.length > longestPreview && (
          <tr>
            <td colSpan={width}>… và {writeCount(lines.length - longestPreview)} hàng nữa</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

interface TargetChoiceProps extends Pick<PreviewProps, 'table' | 'targets' | 'setTargets'> {
  readonly at: number
  readonly heading: string
}

/** A column of the table takes one column of the clipboard: the one that had it goes nowhere. */
function TargetChoice({ table, at, heading, targets, setTargets }: TargetChoiceProps) {
  const choose = (target: Target) =>
    setTargets(
      targets.map((other, index) =>
        index === at ? target : other === target && target !== newColumn ? nowhere : other,
      ),
    )
  const room = mostColumns - table.columns.length - targets.filter((target) => target === newColumn).length
  return (
    <select
      aria-label={`Cột “${heading.replace(/\s+/g, ' ')}” ghi vào`}
      value={targets[at] ?? nowhere}
      onChange={(event) => choose(event.target.value)}
    >
      <option value={nowhere}>(bỏ cột này)</option>
      {table.columns
        .filter(({ role }) => role !== 'ordinal')
        .map((column, index) => (
          <option key={column.id} value={column.id}>
            {column.heading === '' ? `Cột ${index + 1}` : column.heading.replace(/\s+/g, ' ')}
          </option>
        ))}
      {(room > 0 || targets[at] === newColumn) && <option value={newColumn}>(thêm cột mới)</option>}
    </select>
  )
}
