/** The strip over both ways to begin: back, what is missing, and the draft itself. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconFilePlus } from '@tabler/icons-react'
import { ScreenHeading } from '../../ui/parts.tsx'
import { useBeginKeys } from './use-begin-keys.ts'
import classes from './begin.module.css'

interface BeginHeadingProps {
  readonly title: string
  /** Why it cannot begin yet; null when it can. */
  readonly fault: string | null
  readonly isWorking: boolean
  readonly begin: () => void
  readonly leave: () => void
}

export function BeginHeading({ title, fault, isWorking, begin, leave }: BeginHeadingProps) {
  const beginOnce = () => {
    if (fault === null && !isWorking) begin()
  }
  useBeginKeys(beginOnce, leave)
  return (
    <ScreenHeading
      title={title}
      before={
        <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
          Về trang chủ
        </Button>
      }
    >
      <span className={classes.fault} role="status">
        {fault}
      </span>
      <Button
        leftSection={<IconFilePlus size={20} aria-hidden />}
        disabled={fault !== null}
        loading={isWorking}
        onClick={beginOnce}
      >
        Tạo bản dự thảo (Ctrl+Enter)
      </Button>
    </ScreenHeading>
  )
}
