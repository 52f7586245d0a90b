/** Which "rõ" tests this notice is held to: its own choice, or what the office asks for. */
import { Button, Checkbox, Divider, Popover, Stack } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { askedFor } from '../../checker/rule-set.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { clarityTests } from '../../domain/tasks/clarity-tests.ts'
import { clarityNames } from '../ui/words.ts'
import { type Editor, newId } from './use-editor.ts'
import { useRuleSet } from './use-rule-set.ts'

interface ClarityMenuProps {
  readonly notice: Pick<Notice, 'clarity'>
  readonly edit: Editor['edit']
  readonly size: 'compact-sm' | 'compact-md'
  /** As the button says it. */
  readonly label: string
}

export function ClarityMenu({ notice, edit, size, label }: ClarityMenuProps) {
  const { set } = useRuleSet()
  const asked = askedFor(notice, set)
  const isOwn = notice.clarity !== undefined
  const own = isOwn ? ` (${asked.length}, riêng)` : ''
  const choose = (clarity: Notice['clarity']) =>
    edit(`clarity/${newId()}`, ({ clarity: _before, ...now }) => (clarity === undefined ? now : { ...now, clarity }))
  return (
    <Popover position="bottom-start" shadow="md" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size={size}
          variant="default"
          aria-label={`Tiêu chí rõ${own}`}
          rightSection={<IconChevronDown size={15} aria-hidden />}
        >
          {label}
          {own}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Tiêu chí rõ của thông báo này">
        <Stack gap="xs">
          <Checkbox
            label="Theo quy tắc của cơ quan"
            checked={!isOwn}
            onChange={() => choose(isOwn ? undefined : asked)}
          />
          <Divider />
          {clarityTests.map((test) => (
            <Checkbox
              key={test}
              label={clarityNames[test]}
              checked={asked.includes(test)}
              onChange={() => choose(clarityTests.filter((one) => asked.includes(one) !== (one === test)))}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
