/** Parts of the screens about people: the card they stand on, fields of a passphrase, the roles of somebody. */
import { Button, Checkbox, Group, PasswordInput, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Role, roleNames, roles as allRoles } from '../../../domain/office/roles.ts'
import { passphraseRule } from '../../../domain/office/user.ts'
import classes from './people.module.css'

/** The card of a screen that stands alone: its title beside the program's mark. */
export function Card({
  title,
  isWide = false,
  children,
}: {
  readonly title: string
  readonly isWide?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={`${classes.card} ${isWide ? classes.wide : ''}`}>
      <div className={`${classes.brand} no-print`}>
        <div className={classes.mark} aria-hidden>
          KL
        </div>
        <h1>{title}</h1>
      </div>
      {children}
    </div>
  )
}

interface PassphraseFieldProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly isNew?: boolean
  readonly description?: string
  readonly error?: string | null
  readonly autoFocus?: boolean
}

export function PassphraseField({
  label,
  value,
  change,
  isNew = false,
  autoFocus = false,
  ...rest
}: PassphraseFieldProps) {
  return (
    <PasswordInput
      {...rest}
      label={label}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      data-autofocus={autoFocus}
      autoFocus={autoFocus}
      visibilityToggleButtonProps={{ 'aria-label': `Hiện hoặc ẩn: ${label}` }}
    />
  )
}

/** What is chosen and typed once more: nobody sees what they type. */
export interface NewPassphrase {
  readonly first: string
  readonly second: string
}

export const noPassphrase: NewPassphrase = { first: '', second: '' }

/** What is wrong with what was typed; null when it can be sent. */
export function faultOfNew({ first, second }: NewPassphrase): string | null {
  return first === second ? null : 'Hai lần nhập chưa giống nhau.'
}

export function NewPassphraseFields({
  value,
  change,
  autoFocus = false,
}: {
  readonly value: NewPassphrase
  readonly change: (value: NewPassphrase) => void
  readonly autoFocus?: boolean
}) {
  return (
    <>
      <PassphraseField
        label="Mật khẩu mới"
        description={passphraseRule}
        value={value.first}
        change={(first) => change({ ...value, first })}
        isNew
        autoFocus={autoFocus}
      />
      <PassphraseField
        label="Nhập lại mật khẩu mới"
        value={value.second}
        change={(second) => change({ ...value, second })}
        isNew
        error={value.second === '' ? null : faultOfNew(value)}
      />
    </>
  )
}

export function RoleChecks({
  roles,
  change,
  label,
}: {
  readonly roles: readonly Role[]
  readonly change: (roles: readonly Role[]) => void
  readonly label: string
}) {
  return (
    <Checkbox.Group
      label={label}
      value={[...roles]}
      onChange={(chosen) => change(allRoles.filter((role) => chosen.includes(role)))}
    >
      <Group gap="md" mt={6}>
        {allRoles.map((role) => (
          <Checkbox key={role} value={role} label={roleNames[role]} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

/** A passphrase that is handed over and used once. */
export function OneTimeField({ value, change }: { readonly value: string; readonly change: (value: string) => void }) {
  return (
    <TextInput
      label="Mật khẩu dùng một lần"
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      autoComplete="off"
      rightSectionWidth={86}
      rightSection={
        <Button size="compact-sm" variant="subtle" onClick={() => change(makeOneTime())}>
          Tạo mới
        </Button>
      }
    />
  )
}

const initials = 'bcdghklmnprstv'
const vowels = 'aeiou'

/** "kemo-tari-bunu-sodi": read out and typed without an error, 49 bits. */
export function makeOneTime(): string {
  return Array.from({ length: 4 }, () => drawSyllable() + drawSyllable()).join('-')
}

const drawSyllable = () => drawLetter(initials) + drawLetter(vowels)

function drawLetter(letters: string): string {
  // Numbers beyond the last whole multiple would make the first letters likelier.
  const bound = 256 - (256 % letters.length)
  for (;;) {
    const [number = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (number < bound) return letters.charAt(number % letters.length)
  }
}
