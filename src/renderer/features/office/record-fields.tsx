/** The form of a record, made from the fields of its kind. */
import { Group, Stack, Text } from '@mantine/core'
import { fieldsOf, officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { DeedChoice, StateChoice } from './deed-choice.tsx'
import { DayInput, FieldInput } from './field-input.tsx'
import type { FormFaults, RecordForm } from './record-form.ts'

interface RecordFieldsProps {
  readonly form: RecordForm
  readonly office: Office
  readonly faults: FormFaults
  readonly readOnly: boolean
  readonly change: (form: RecordForm) => void
}

export function RecordFields({ form, office, faults, readOnly, change }: RecordFieldsProps) {
  const { kind, base, deed, values } = form
  const { isDated } = officeKinds[kind]
  const hasFields = deed !== 'end'
  return (
    <Stack gap="sm">
      {base !== null && isDated && !readOnly && <DeedChoice form={form} faults={faults} change={change} />}
      {readOnly && <StateChoice form={form} change={change} />}
      {hasFields &&
        fieldsOf(kind).map(([name, field], at) => (
          <FieldInput
            key={name}
            name={name}
            field={field}
            typed={values[name] ?? ''}
            fault={faults.get(name)}
            readOnly={readOnly}
            isFirst={at === 0}
            office={office}
            own={base?.id ?? null}
            change={(typed) => change({ ...form, values: { ...values, [name]: typed } })}
          />
        ))}
      {isDated && (deed === 'add' || deed === 'correct') && (
        <Group align="start">
          <DayInput
            label="Hiệu lực từ ngày"
            description="Bỏ trống: từ trước đến nay."
            readOnly={readOnly}
            data-field="from"
            error={faults.get('from')}
            typed={form.from}
            change={(from) => change({ ...form, from })}
          />
          <DayInput
            label="Đến hết ngày"
            description="Bỏ trống: chưa hết."
            readOnly={readOnly}
            data-field="until"
            error={faults.get('until')}
            typed={form.until}
            change={(until) => change({ ...form, until })}
          />
        </Group>
      )}
      {base !== null && (
        <Text size="sm" c="var(--quiet)">
          Mã: {base.id}
        </Text>
      )}
    </Stack>
  )
}
