/** What the registrar does with a notice: number and issue it, take up one of the past, send it out. */
import { Button, Modal } from '@mantine/core'
import { IconNumber, IconSend2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import { hasRole, issuers } from '../../../domain/office/roles.ts'
import { eventNames, eventsFor, isIssuedState } from '../../../domain/office/workflow.ts'
import { useUser } from '../../use-user.ts'
import { IssueForm } from './issue-form.tsx'
import { SendingList } from './sending-list.tsx'

interface RegistrarButtonsProps {
  readonly view: NoticeView
}

const titles = {
  issue: 'Cho số và ban hành',
  takeUp: eventNames.takeUp,
  sending: 'Gửi văn bản',
} as const
type Dialog = keyof typeof titles

export function RegistrarButtons({ view }: RegistrarButtonsProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const { data: user } = useUser()
  if (user === undefined) return null
  const events = eventsFor(view, user)
  const isPast = events.includes('takeUp') && view.originals.length > 0
  const offered: readonly Dialog[] = [
    ...(events.includes('issue') ? (['issue'] as const) : []),
    ...(isPast ? (['takeUp'] as const) : []),
    ...(isIssuedState(view.state) ? (['sending'] as const) : []),
  ]
  const close = () => setDialog(null)
  return (
    <>
      {offered.map((name) => (
        <Button
          key={name}
          variant={name === 'issue' ? 'filled' : 'default'}
          leftSection={name === 'sending' ? <IconSend2 size={20} aria-hidden /> : <IconNumber size={20} aria-hidden />}
          onClick={() => setDialog(name)}
        >
          {titles[name]}
        </Button>
      ))}
      <Modal
        opened={dialog !== null}
        onClose={close}
        size={dialog === 'sending' ? 'xl' : 'md'}
        title={dialog === null ? '' : titles[dialog]}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {dialog === 'sending' && <SendingList id={view.notice.id} canMark={hasRole(user, issuers)} />}
        {dialog !== null && dialog !== 'sending' && <IssueForm view={view} event={dialog} close={close} />}
      </Modal>
    </>
  )
}
