import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'

export function AddButton({ label, add }: { readonly label: string; readonly add: () => void }) {
  return (
    <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
      {label}
    </Button>
  )
}
