/** What is to be done to a record that exists, each in one line; a day where one is needed. */
import { NativeSelect, Radio, Stack, Text } from '@mantine/core'
import { writeValidity } from '../../../domain/office/record-words.ts'
import { DayInput } from './field-input.tsx'
import { type Deed, type FormFaults, type RecordForm, isChanged, showState, statesPutAway } from './record-form.ts'

const deeds: readonly { readonly deed: Deed; readonly label: string; readonly description: string }[] = [
  {
    deed: 'correct',
    label: 'Sửa cho đúng',
    description: 'Trước đây ghi sai: nội dung đúng áp dụng cho cả thời gian đã qua.',
  },
  {
    deed: 'change',
    label: 'Đổi từ ngày …',
    description: 'Như khi đổi tên: văn bản có ngày trước đó vẫn dùng nội dung cũ.',
  },
  {
    deed: 'end',
    label: 'Hết hiệu lực sau ngày …',
    description: 'Không còn từ hôm sau: không gợi ý nữa, văn bản cũ vẫn hiểu được.',
  },
]

interface DeedChoiceProps {
  readonly form: RecordForm
  readonly faults: FormFaults
  readonly change: (form: RecordForm) => void
}

export function DeedChoice({ form, faults, change }: DeedChoiceProps) {
  const putAway = statesPutAway(form)
  return (
    <Stack gap="xs">
      <Radio.Group
        label="Việc cần làm"
        value={form.deed}
        onChange={(deed) => change({ ...form, deed, ...(deed === 'correct' ? { day: '' } : {}) })}
      >
        <Stack gap={6} mt={4}>
          {deeds.map(({ deed, label, description }) => (
            <Radio key={deed} value={deed} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {(form.deed === 'change' || form.deed === 'end') && (
        <DayInput
          label={form.deed === 'change' ? 'Đổi từ ngày' : 'Ngày cuối cùng còn hiệu lực'}
          withAsterisk
          readOnly={false}
          data-field="day"
          error={faults.get('day')}
          typed={form.day}
          change={(day) => change({ ...form, day })}
        />
      )}
      {putAway > 0 && (
        <Text size="sm" c="var(--warn)" role="status">
          {putAway} giai đoạn bắt đầu sau đó sẽ bỏ đi (vẫn còn trong lịch sử).
        </Text>
      )}
      {form.deed !== 'end' && <StateChoice form={form} change={change} />}
    </Stack>
  )
}

/** Which of several states is in the fields. */
export function StateChoice({ form, change }: Pick<DeedChoiceProps, 'form' | 'change'>) {
  const states = form.base?.states ?? []
  if (states.length < 2) return null
  const isLocked = isChanged({ ...form, day: '' })
  return (
    <NativeSelect
      label="Giai đoạn đang xem"
      description={isLocked ? 'Lưu hoặc bỏ nội dung đã gõ rồi mới xem giai đoạn khác.' : undefined}
      disabled={isLocked}
      value={String(form.at)}
      data={states.map((state, at) => ({ value: String(at), label: writeValidity(state) }))}
      onChange={({ currentTarget: { value } }) => change(showState(form, Number(value)))}
    />
  )
}
