/** What is wrong with the store as a whole, above every screen: it lacks something, or it cannot be written to. */
import { Button } from '@mantine/core'
import { IconDatabaseExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useCall } from '../use-call.ts'
import classes from './app.module.css'

/** Remarks can be put away; what stops all writing stays. */
export function StoreBanner() {
  const { data } = useCall('store.state', {})
  const [isRead, setRead] = useState(false)
  if (data === undefined) return null
  const lasting = [data.gap, data.readOnly].filter((text) => text !== null)
  const shown = isRead ? lasting : [...lasting, ...data.remarks]
  if (shown.length === 0) return null
  return (
    <section
      className={`${classes.storeBanner} no-print`}
      role={lasting.length > 0 ? 'alert' : 'status'}
      aria-label="Tình trạng kho"
    >
      <IconDatabaseExclamation size={22} aria-hidden />
      <div>
        {shown.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      {lasting.length === 0 && (
        <Button size="xs" variant="default" onClick={() => setRead(true)}>
          Đã rõ
        </Button>
      )}
    </section>
  )
}
