/** A book as a file: as a workbook to go on with, as Word or PDF to be read and bound. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { Exported, SheetForm } from '../../contract/exports.ts'
import { notifyExported } from './exported.ts'
import { notifyFailed, notifyRunning } from './notify.tsx'

export type BookForm = SheetForm | 'xlsx'

const labels: Readonly<Record<BookForm, string>> = {
  xlsx: 'Bảng tính Excel (.xlsx)',
  docx: 'Tệp Word (.docx)',
  pdf: 'Tệp PDF (.pdf)',
}

interface BookMenuProps {
  readonly label: string
  readonly make: (as: BookForm) => Promise<Exported | null>
  readonly variant?: 'filled' | 'default'
  readonly disabled?: boolean
}

export function BookMenu({ label, make, variant = 'filled', disabled = false }: BookMenuProps) {
  const [isWorking, setWorking] = useState(false)
  async function save(as: BookForm): Promise<void> {
    setWorking(true)
    const running = notifyRunning('Đang tạo tệp …')
    try {
      const exported = await make(as)
      if (exported !== null) notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa xuất được sổ', error)
    } finally {
      running.end()
      setWorking(false)
    }
  }
  return (
    <Menu position="bottom-end" shadow="md" returnFocus>
      <Menu.Target>
        <Button
          variant={variant}
          leftSection={<IconFileExport size={20} aria-hidden />}
          rightSection={<IconChevronDown size={18} aria-hidden />}
          disabled={disabled}
          loading={isWorking}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(labels) as BookForm[]).map((as) => (
          <Menu.Item key={as} onClick={() => void save(as)}>
            {labels[as]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
