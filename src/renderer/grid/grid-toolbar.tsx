/** Above the grid: what is done with its lines and columns, each with its key. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { sortRows } from '../../domain/notice/edit-table.ts'
import type { Column, Notice } from '../../domain/notice/notice.ts'
import { ClarityMenu } from '../notice-editor/clarity-menu.tsx'
import { useEditor } from '../notice-editor/use-editor.ts'
import { writeCount } from '../ui/words.ts'
import classes from './grid.module.css'
import { compareBy } from './compare-rows.ts'
import type { Shown } from './selection.ts'
import type { TableActions } from './use-table-actions.ts'

interface GridToolbarProps {
  readonly shown: Shown
  readonly notice: Notice
  readonly actions: TableActions
  readonly hiddenCount: number
  readonly selectedRows: number
  readonly column: Column | undefined
  readonly openDialog: (name: 'columns' | 'advance') => void
  readonly givesTasks: boolean
  readonly openFind: () => void
  readonly drawer: { readonly isOpen: boolean; readonly toggle: () => void }
  /** The focus goes back to the cell. */
  readonly back: () => void
}

export function GridToolbar(props: GridToolbarProps) {
  const { shown, actions, hiddenCount, openDialog, openFind, drawer, back } = props
  const { edit, readOnly } = useEditor()
  const rows = shown.lines.filter(({ kind }) => kind === 'row').length
  const sections = shown.lines.length - rows
  const then = (action: () => void) => () => {
    action()
    back()
  }
  return (
    <div className={classes.bar} role="toolbar" aria-label="Thao tác với bảng">
      {!readOnly && (
        <>
          <Button size="compact-md" variant="light" title="Ctrl+Enter" onClick={then(() => actions.addRow('below'))}>
            Thêm hàng
          </Button>
          <Button size="compact-md" variant="default" title="Ctrl+Shift+Enter" onClick={then(actions.addSection)}>
            Thêm nhóm
          </Button>
          <RowMenu {...props} then={then} />
          <Button size="compact-md" variant="default" onClick={() => openDialog('columns')}>
            Cột{hiddenCount > 0 && ` (${hiddenCount} ẩn)`}
          </Button>
          {props.givesTasks && <ClarityMenu notice={props.notice} edit={edit} size="compact-md" label="Rõ" />}
        </>
      )}
      <Button size="compact-md" variant="default" title="Ctrl+F" onClick={openFind}>
        Tìm{readOnly ? '' : ', thay'}
      </Button>
      <span className={classes.count}>
        {/* Beside the row there is room for the buttons alone. */}
        {!drawer.isOpen && `${writeCount(rows)} hàng${sections > 0 ? `, ${writeCount(sections)} nhóm` : ''}`}
      </span>
      <Button
        size="compact-md"
        variant={drawer.isOpen ? 'light' : 'default'}
        title="F4"
        aria-pressed={drawer.isOpen}
        onClick={drawer.toggle}
      >
        Chi tiết hàng
      </Button>
    </div>
  )
}

function RowMenu(props: GridToolbarProps & { readonly then: (action: () => void) => () => void }) {
  const { notice, actions, selectedRows, column, then } = props
  const heading = column?.heading.replace(/\s+/g, ' ') ?? ''
  const several = selectedRows > 1 ? `${selectedRows} hàng đã chọn` : 'hàng này'
  const item = (label: string, key: string, action: () => void, isDisabled = false) => (
    <Menu.Item disabled={isDisabled} rightSection={<span className={classes.note}>{key}</span>} onClick={then(action)}>
      {label}
    </Menu.Item>
  )
  const sort = (direction: 1 | -1) => {
    if (column !== undefined) actions.apply('rows/sort', sortRows(compareBy(column, direction, notice.header.date)))
  }
  return (
    <Menu position="bottom-start" shadow="md" width={340} returnFocus={false}>
      <Menu.Target>
        <Button size="compact-md" variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
          Hàng
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item('Thêm hàng bên trên', '', () => actions.addRow('above'), actions.line?.kind !== 'row')}
        {item(`Chuyển ${several} lên`, 'Alt+Shift+↑', () => actions.move(-1))}
        {item(`Chuyển ${several} xuống`, 'Alt+Shift+↓', () => actions.move(1))}
        <Menu.Divider />
        {item('Tách hàng ở chỗ con trỏ', 'Alt+Shift+S', () => actions.split(null), actions.line?.kind !== 'row')}
        {item('Gộp các hàng đã chọn', 'Alt+Shift+M', actions.merge, selectedRows < 2)}
        {item('Điền theo ô bên trên', 'Ctrl+D', actions.fill)}
        <Menu.Divider />
        {item(`Xếp theo “${heading}” từ đầu`, '', () => sort(1), column === undefined)}
        {item(`Xếp theo “${heading}” từ cuối`, '', () => sort(-1), column === undefined)}
        <Menu.Divider />
        {props.givesTasks && (
          <Menu.Item onClick={() => props.openDialog('advance')}>Đưa kế hoạch lên sớm một quý …</Menu.Item>
        )}
        {item(`Xóa ${several}`, 'Ctrl+Delete', actions.remove)}
      </Menu.Dropdown>
    </Menu>
  )
}
