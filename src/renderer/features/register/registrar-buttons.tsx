/** What the registrar does with a notice: number and issue it, take up one of the past, send it out, copy it. */
import { Button, Modal } from '@mantine/core'
import { IconCopyCheck, IconNumber, IconSend2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import { hasRole, issuers, pastKeepers } from '../../../domain/office/roles.ts'
import { eventNames, eventsFor, isIssuedState } from '../../../domain/office/workflow.ts'
import { useUser } from '../../use-user.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { IssueForm } from './issue-form.tsx'
import { SendingList } from './sending-list.tsx'

interface RegistrarButtonsProps {
  readonly view: NoticeView
}

const titles = {
  issue: 'Cho số và ban hành',
  takeUp: eventNames.takeUp,
  sending: 'Gửi văn bản',
  copies: 'Bản sao',
} as const
type Dialog = keyof typeof titles
const sizes: Readonly<Record<Dialog, string>> = { issue: 'md', takeUp: 'md', sending: 'xl', copies: '1240px' }
const icons = { issue: IconNumber, takeUp: IconNumber, sending: IconSend2, copies: IconCopyCheck } as const

export function RegistrarButtons({ view }: RegistrarButtonsProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const { data: user } = useUser()
  if (user === undefined) return null
  const events = eventsFor(view, user)
  const isPast = events.includes('takeUp') && view.originals.length > 0
  const offered: readonly Dialog[] = [
    ...(events.includes('issue') ? (['issue'] as const) : []),
    ...(isPast ? (['takeUp'] as const) : []),
    ...(isIssuedState(view.state) ? (['sending', 'copies'] as const) : []),
  ]
  const close = () => setDialog(null)
  return (
    <>
      {offered.map((name) => {
        const Icon = icons[name]
        return (
          <Button
            key={name}
            variant={name === 'issue' ? 'filled' : 'default'}
            leftSection={<Icon size={20} aria-hidden />}
            title={titles[name]}
            onClick={() => setDialog(name)}
          >
            <span className="where-wide">{titles[name]}</span>
          </Button>
        )
      })}
      <Modal
        opened={dialog !== null}
        onClose={close}
        size={dialog === null ? 'md' : sizes[dialog]}
        title={dialog === null ? '' : titles[dialog]}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {dialog === 'sending' && <SendingList id={view.notice.id} canMark={hasRole(user, issuers)} />}
        {dialog === 'copies' && <CopyDialog view={view} canMake={hasRole(user, pastKeepers)} />}
        {(dialog === 'issue' || dialog === 'takeUp') && <IssueForm view={view} event={dialog} close={close} />}
      </Modal>
    </>
  )
}
