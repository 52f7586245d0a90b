/** The steps the user may take with a notice beyond its draft: the usual next one as a button, the others in its menu. */
import { Button, Menu } from '@mantine/core'
import {
  IconArrowBackUpDouble,
  IconBan,
  IconCheck,
  IconChevronDown,
  IconEraser,
  IconMessageReply,
  IconPencil,
  IconReplace,
  IconSignature,
  IconUserShare,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { eventNames, usualEvent } from '../../../domain/office/workflow.ts'
import type { OfferedStep, Steps } from './use-steps.ts'

const icons: Readonly<Record<OfferedStep, ComponentType<{ readonly size: number }>>> = {
  approve: IconCheck,
  sendToSignatory: IconUserShare,
  markSigned: IconSignature,
  takeBack: IconArrowBackUpDouble,
  return: IconMessageReply,
  changeByPen: IconPencil,
  beginCorrection: IconEraser,
  beginReplacement: IconReplace,
  withdraw: IconBan,
}
const keys: Readonly<Partial<Record<OfferedStep, string>>> = { approve: 'A', return: 'R' }
const opensDialog: ReadonlySet<OfferedStep> = new Set([
  'approve',
  'return',
  'changeByPen',
  'beginCorrection',
  'withdraw',
])

const nameOf = (step: OfferedStep) => (opensDialog.has(step) ? `${eventNames[step]} …` : eventNames[step])

export function StepsMenu({ steps: { steps, begin, isWorking } }: { readonly steps: Steps }) {
  if (steps.length === 0) return null
  const usual = steps.find((step) => step === usualEvent(steps)) ?? null
  const others = steps.filter((step) => step !== usual)
  const UsualIcon = usual === null ? null : icons[usual]
  const variant = usual === 'takeBack' ? 'default' : 'filled'
  return (
    <Button.Group>
      {usual !== null && UsualIcon !== null && (
        <Button
          variant={variant}
          leftSection={<UsualIcon size={20} aria-hidden />}
          loading={isWorking}
          onClick={() => begin(usual)}
        >
          {nameOf(usual)}
        </Button>
      )}
      {others.length > 0 && (
        <Menu position="bottom-end" shadow="md" returnFocus>
          <Menu.Target>
            {usual === null ? (
              <Button variant="default" rightSection={<IconChevronDown size={18} aria-hidden />}>
                Các bước
              </Button>
            ) : (
              <Button
                variant={variant}
                px={8}
                aria-label="Các bước khác"
                style={variant === 'filled' ? { borderLeft: '1px solid rgba(255,255,255,.35)' } : {}}
              >
                <IconChevronDown size={20} aria-hidden />
              </Button>
            )}
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((step) => {
              const Icon = icons[step]
              return (
                <Menu.Item
                  key={step}
                  leftSection={<Icon size={18} aria-hidden />}
                  rightSection={keys[step] === undefined ? null : <kbd>{keys[step]}</kbd>}
                  onClick={() => begin(step)}
                >
                  {nameOf(step)}
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </Button.Group>
  )
}
