/** What the columns of a workbook's table say: proposed by their headings, confirmed by somebody once for a layout. */
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { type ColumnRole, columnRoles, usualHeadings } from '../../../domain/notice/table.ts'
import type { TableLayout } from '../../../domain/notice/table-layout.ts'
import { useWriteCall } from '../../use-call.ts'
import classes from './import.module.css'

interface LayoutDialogProps {
  readonly layout: TableLayout
  readonly close: () => void
  /** It is remembered: the file is to be read again. */
  readonly confirmed: () => void
}

export function LayoutDialog({ layout, close, confirmed }: LayoutDialogProps) {
  const [roles, setRoles] = useState(layout.roles)
  const write = useWriteCall('layout.confirm')
  const hasName = roles.includes('name')

  async function confirm(): Promise<void> {
    const done = await write.attempt(
      { headings: [...layout.headings], roles: [...roles] },
      'Chưa ghi nhớ được mẫu bảng',
    )
    if (done !== null) confirmed()
  }

  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title="Các cột của bảng Excel này là gì?"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <Stack gap="xs">
        <Text size="sm">Xác nhận một lần: từ nay mọi tệp có hàng tiêu đề như thế được hiểu như vậy.</Text>
        <table className={classes.layout}>
          <thead>
            <tr>
              <th scope="col">Tiêu đề trong tệp</th>
              <th scope="col">Ghi</th>
            </tr>
          </thead>
          <tbody>
            {layout.headings.map((heading, at) => (
              <tr key={at}>
                <th scope="row">{heading === '' ? `Cột ${at + 1}` : heading}</th>
                <td>
                  <Select
                    size="sm"
                    aria-label={`Cột "${heading}" ghi`}
                    allowDeselect={false}
                    value={roles[at] ?? asItIs}
                    data={choicesFor(roles, at)}
                    onChange={(chosen) => setRoles(roles.map((role, index) => (index === at ? roleOf(chosen) : role)))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Group justify="space-between">
          <Text size="sm" c={hasName ? 'dimmed' : 'orange.9'}>
            {hasName ? '' : 'Không cột nào ghi tên nhiệm vụ: bảng được giữ nguyên, không thành bảng nhiệm vụ.'}
          </Text>
          <Button loading={write.isPending} onClick={() => void confirm()}>
            Ghi nhớ và đọc lại
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const asItIs = 'giữ nguyên'
const isRole = (value: string | null): value is ColumnRole => columnRoles.some((role) => role === value)
const roleOf = (chosen: string | null): ColumnRole | null => (isRole(chosen) ? chosen : null)

/** A role that another column has is not offered: each is one column's. */
function choicesFor(roles: readonly (ColumnRole | null)[], at: number) {
  const free = columnRoles.filter((role) => roles[at] === role || !roles.includes(role))
  return [
    ...free.map((role) => ({ value: role as string, label: usualHeadings[role] })),
    { value: asItIs, label: 'Giữ nguyên cột này' },
  ]
}
