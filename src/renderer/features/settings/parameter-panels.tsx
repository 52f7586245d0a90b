/** The numbers of the rules, and what every task must have. */
import { Checkbox, NativeSelect, NumberInput, Stack, Switch } from '@mantine/core'
import { clarityTests } from '../../../domain/tasks/clarity-tests.ts'
import type { RuleEntry } from '../../../contract/check.ts'
import { Panel } from '../../ui/parts.tsx'
import { clarityNames } from '../../ui/words.ts'
import type { ChangeParameter, RuleParameters } from './use-rule-set.ts'

export interface ParameterPanelProps {
  readonly parameters: RuleParameters
  readonly changeParameter: ChangeParameter
}

export function NumbersPanel({ parameters, changeParameter }: ParameterPanelProps) {
  return (
    <Panel title="Số liệu trong quy tắc">
      <Stack p="md" gap="sm">
        <NumberInput
          label="Số ngày làm việc ít nhất từ khi ban hành đến hạn"
          min={0}
          max={60}
          allowDecimal={false}
          value={parameters.shortestWorkingDays}
          onChange={(value) => typeof value === 'number' && changeParameter({ shortestWorkingDays: value })}
        />
        <NumberInput
          label="Số ngày nhiều nhất từ ngày họp đến ngày ban hành"
          min={0}
          max={365}
          allowDecimal={false}
          value={parameters.longestDaysAfterMeeting}
          onChange={(value) => typeof value === 'number' && changeParameter({ longestDaysAfterMeeting: value })}
        />
        <NativeSelect
          label="Nhiệm vụ kế hoạch từ quý nào phải sớm ít nhất 01 quý"
          value={String(parameters.advanceFromQuarter)}
          onChange={(event) => changeParameter({ advanceFromQuarter: Number(event.currentTarget.value) })}
          data={[
            { value: '1', label: 'Quý I' },
            { value: '2', label: 'Quý II' },
            { value: '3', label: 'Quý III' },
            { value: '4', label: 'Quý IV' },
          ]}
        />
        <Switch
          label="Máy này được soạn văn bản có dấu độ mật"
          checked={parameters.classifiedAllowed}
          onChange={(event) => changeParameter({ classifiedAllowed: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  )
}

interface ClarityPanelProps extends ParameterPanelProps {
  readonly rules: readonly RuleEntry[]
}

/** Below each test the rules that are run only where the office asks for it. */
export function ClarityPanel({ rules, parameters, changeParameter }: ClarityPanelProps) {
  return (
    <Panel title="Mỗi nhiệm vụ phải">
      <Stack p="md" gap={8}>
        {clarityTests.map((test) => (
          <Checkbox
            key={test}
            label={clarityNames[test]}
            description={rules
              .filter(({ clarity }) => clarity === test)
              .map(({ id, title }) => `${title} (${id})`)
              .join('; ')}
            checked={parameters.clarity.includes(test)}
            onChange={(event) =>
              changeParameter({
                clarity: clarityTests.filter((other) =>
                  other === test ? event.currentTarget.checked : parameters.clarity.includes(other),
                ),
              })
            }
          />
        ))}
      </Stack>
    </Panel>
  )
}
