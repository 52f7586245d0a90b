/** From a new or a trial store to an office's, in three steps: the office, its administrator, the first users. */
import { Button, Group, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Field, type FieldValue, fieldsOf } from '../../../domain/office/kinds.ts'
import type { OfficeData } from '../../../domain/office/office.ts'
import { usualIdleMinutes } from '../../../domain/office/user.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { FirstUsers, type FirstUser, NameFields } from './first-users.tsx'
import { Card, type NewPassphrase, NewPassphraseFields, faultOfNew, noPassphrase } from './parts.tsx'
import classes from './people.module.css'
import { RecoverySheets, type Shares } from './recovery.tsx'

interface SetupProps {
  /** At the first start: work first, decide later. */
  readonly tryFirst?: (() => void) | undefined
  /** Back to where one came from. */
  readonly cancel?: () => void
  readonly done?: () => void
}

export function Setup(props: SetupProps) {
  const { data, error, refetch } = useCall('office.get', {})
  return (
    <div className={classes.stage}>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <Steps {...props} office={data} />
      )}
    </div>
  )
}

const stepNames = ['Cơ quan', 'Quản trị', 'Người dùng đầu tiên', 'Mã khôi phục'] as const
/** The last one that is filled in: then the store is made. */
const lastFilled = 2

interface Administrator {
  readonly name: string
  readonly account: string
  readonly passphrase: NewPassphrase
}

interface Filled {
  readonly profile: Readonly<Record<string, FieldValue>>
  readonly administrator: Administrator
  readonly users: readonly FirstUser[]
}

/** Of each step, whether one may go on from it. */
const isFilled = ({ profile, administrator: { name, account, passphrase }, users }: Filled): readonly boolean[] => [
  profile['name'] !== '',
  name.trim() !== '' && account.trim() !== '' && passphrase.first !== '' && faultOfNew(passphrase) === null,
  users.every(
    (user) => user.name.trim() !== '' && user.account !== '' && user.passphrase !== '' && user.roles.length > 0,
  ),
]

function Steps({ office, tryFirst, cancel, done }: SetupProps & { readonly office: OfficeData }) {
  const client = useQueryClient()
  const [step, setStep] = useState(0)
  const [profile, setProfile] = useState(() => profileOf(office))
  const [administrator, setAdministrator] = useState<Administrator>({ name: '', account: '', passphrase: noPassphrase })
  const [users, setUsers] = useState<readonly FirstUser[]>([])
  const [shares, setShares] = useState<Shares | null>(null)
  const { mutate, isPending, error } = useWriteCall('store.protect')
  // Everything is asked anew, by the administrator.
  const enter = async () => {
    await client.invalidateQueries()
    done?.()
  }
  const isReady = isFilled({ profile, administrator, users })[step] === true
  const finish = () =>
    mutate(
      {
        profile,
        administrator: {
          name: administrator.name,
          account: administrator.account,
          passphrase: administrator.passphrase.first,
        },
        users: users.map(({ name, account, roles, passphrase }) => ({ name, account, roles, passphrase })),
      },
      { onSuccess: ({ recovery }) => (recovery === null ? void enter() : setShares(recovery)) },
    )
  const next = () => (step < lastFilled ? setStep(step + 1) : finish())
  const title = tryFirst === undefined ? 'Bảo vệ kho' : 'Bắt đầu dùng Kết Luận'
  if (shares !== null)
    return (
      <Card title={title} isWide>
        <StepList step={stepNames.length - 1} />
        <RecoverySheets
          shares={shares}
          passphrase={administrator.passphrase.first}
          done={() => void enter()}
          later={() => void enter()}
        />
      </Card>
    )
  return (
    <Card title={title} isWide>
      <StepList step={step} />
      <form onSubmit={(event) => (event.preventDefault(), isReady && next())}>
        {step === 0 && <OfficeFields profile={profile} change={setProfile} />}
        {step === 1 && <AdministratorFields value={administrator} change={setAdministrator} />}
        {step === 2 && <FirstUsers users={users} change={setUsers} />}
        {error !== null && <Failure error={error} />}
        <StepButtons
          step={step}
          back={() => setStep(step - 1)}
          isReady={isReady}
          isRunning={isPending}
          tryFirst={tryFirst}
          cancel={cancel}
        />
      </form>
    </Card>
  )
}

interface StepButtonsProps {
  readonly step: number
  readonly back: () => void
  readonly isReady: boolean
  readonly isRunning: boolean
  readonly tryFirst: (() => void) | undefined
  readonly cancel: (() => void) | undefined
}

function StepButtons({ step, back, isReady, isRunning, tryFirst, cancel }: StepButtonsProps) {
  return (
    <Group justify="space-between" mt="lg">
      <Group>
        {step > 0 && (
          <Button variant="default" onClick={back}>
            Quay lại
          </Button>
        )}
        {tryFirst !== undefined && (
          <Button variant="subtle" onClick={tryFirst}>
            Dùng thử trước
          </Button>
        )}
        {cancel !== undefined && (
          <Button variant="subtle" onClick={cancel}>
            Hủy
          </Button>
        )}
      </Group>
      <Button type="submit" loading={isRunning} disabled={!isReady}>
        {step < lastFilled ? 'Tiếp tục' : 'Lập kho của cơ quan'}
      </Button>
    </Group>
  )
}

function StepList({ step }: { readonly step: number }) {
  return (
    <ol className={`${classes.steps} no-print`} aria-label="Các bước">
      {stepNames.map((name, at) => (
        <li key={name} aria-current={at === step ? 'step' : undefined}>
          {at + 1}. {name}
        </li>
      ))}
    </ol>
  )
}

/** Texts of the office's own record, and when the screen locks. What else it may choose has its usual value until it does. */
const askedFields = fieldsOf('profile').filter(([name, { type }]) => type === 'text' || name === 'idleMinutes')

function profileOf({ records }: OfficeData): Record<string, FieldValue> {
  const values = records.find(({ kind }) => kind === 'profile')?.states.at(-1)?.values ?? {}
  return Object.fromEntries(
    askedFields.map(([name]) => [name, values[name] ?? (name === 'idleMinutes' ? usualIdleMinutes : '')]),
  )
}

interface OfficeFieldsProps {
  readonly profile: Readonly<Record<string, FieldValue>>
  readonly change: (profile: Record<string, FieldValue>) => void
}

function OfficeFields({ profile, change }: OfficeFieldsProps) {
  return (
    <>
      <p className={classes.quiet}>
        Một lần cho cả cơ quan; thông báo mới lấy từ đây. Chỉ tên cơ quan là bắt buộc, các ô khác sửa được sau.
      </p>
      <div className={classes.fields} style={{ marginTop: 12 }}>
        {askedFields.map(([name, field], at) => (
          <TextInput
            key={name}
            label={field.label}
            withAsterisk={field.isRequired === true}
            description={field.hint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={writeValue(profile[name])}
            onChange={({ currentTarget }) => change({ ...profile, [name]: readValue(field, currentTarget.value) })}
            inputMode={field.type === 'number' ? 'numeric' : 'text'}
            autoFocus={at === 0}
          />
        ))}
      </div>
    </>
  )
}

const writeValue = (value: FieldValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function readValue({ type }: Field, typed: string): FieldValue {
  if (type !== 'number') return typed
  const digits = typed.replaceAll(/\D/g, '')
  return digits === '' ? null : Number(digits)
}

interface AdministratorFieldsProps {
  readonly value: Administrator
  readonly change: (value: Administrator) => void
}

function AdministratorFields({ value, change }: AdministratorFieldsProps) {
  return (
    <div style={{ display: 'grid', gap: 14, maxWidth: 520 }}>
      <p className={classes.quiet}>
        Quản trị thêm người dùng và đặt lại mật khẩu. Những gì đã soạn trong kho dùng thử là của quản trị.
      </p>
      <NameFields user={value} change={change} />
      <NewPassphraseFields value={value.passphrase} change={(passphrase) => change({ ...value, passphrase })} />
    </div>
  )
}
