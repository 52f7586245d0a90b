/** The two shares on paper: shown once, printed, typed back; only then the key that lies open beside the store goes. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { dayInVietnam, writeShortDate } from '../../../domain/deadline/dates.ts'
import { Failure } from '../../ui/failure.tsx'
import { useWriteCall } from '../../use-call.ts'
import classes from './recovery.module.css'

export type Shares = readonly [string, string]

interface RecoverySheetsProps {
  readonly shares: Shares
  /** Of who is signed in, for giving the store another key; null where only the shares are new. */
  readonly passphrase: string | null
  readonly done: () => void
  readonly later: () => void
}

export function RecoverySheets({ shares, passphrase, done, later }: RecoverySheetsProps) {
  const [printed, setPrinted] = useState<1 | 2>(1)
  const { mutate: printShare, error } = useWriteCall('keys.printShare')
  const print = (part: 1 | 2) => {
    setPrinted(part)
    // Once the sheet to be printed is the one that was asked for.
    requestAnimationFrame(() => printShare({ part }))
  }
  return (
    <>
      <Stack gap="md" className="no-print">
        <p className={classes.lead}>
          Khi không ai còn mật khẩu, chỉ hai mã này cùng nhau mở lại được kho. In mỗi phần một tờ, giao{' '}
          <strong>hai người giữ ở hai nơi</strong>. Mã chỉ hiện lần này; chương trình không lưu lại.
        </p>
        <div className={classes.pair}>
          {shares.map((share, at) => (
            <Share key={share} part={at === 0 ? 1 : 2} share={share} print={print} />
          ))}
        </div>
        {error !== null && <Failure error={error} />}
        <TypeBack passphrase={passphrase} done={done} later={later} />
      </Stack>
      <PaperSheet part={printed} share={shares[printed - 1] ?? ''} />
    </>
  )
}

function TypeBack({ passphrase, done, later }: Omit<RecoverySheetsProps, 'shares'>) {
  const [typed, setTyped] = useState({ first: '', second: '' })
  const confirming = useWriteCall('keys.confirmRecovery')
  const renewing = useWriteCall('keys.renew')
  const [isConfirmed, setConfirmed] = useState(false)
  const error = confirming.error ?? renewing.error
  const renew = () => (passphrase === null ? done() : renewing.mutate({ passphrase }, { onSuccess: done }))
  const send = () =>
    isConfirmed
      ? renew()
      : confirming.mutate(typed, {
          onSuccess: () => {
            setConfirmed(true)
            renew()
          },
        })
  return (
    <form onSubmit={(event) => (event.preventDefault(), send())}>
      <Stack gap="md">
        <p className={classes.lead}>Gõ lại từ hai tờ đã in, để chắc rằng đọc được.</p>
        <div className={classes.pair}>
          <ShareField
            label="Gõ lại phần 1"
            value={typed.first}
            change={(first) => setTyped({ ...typed, first })}
            isOff={isConfirmed}
          />
          <ShareField
            label="Gõ lại phần 2"
            value={typed.second}
            change={(second) => setTyped({ ...typed, second })}
            isOff={isConfirmed}
          />
        </div>
        {error !== null && <Failure error={error} />}
        <Group justify="space-between">
          <Button variant="subtle" onClick={later}>
            Để sau
          </Button>
          <Button
            type="submit"
            loading={confirming.isPending || renewing.isPending}
            disabled={typed.first.trim() === '' || typed.second.trim() === ''}
          >
            {passphrase === null ? 'Xác nhận' : 'Xác nhận và khóa kho'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface ShareProps {
  readonly part: 1 | 2
  readonly share: string
  readonly print: (part: 1 | 2) => void
}

function Share({ part, share, print }: ShareProps) {
  return (
    <section className={classes.share} aria-label={`Mã khôi phục, phần ${part}`}>
      <Group justify="space-between">
        <strong>Phần {part}</strong>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => print(part)}
        >
          In phần {part}
        </Button>
      </Group>
      <Code share={share} />
    </section>
  )
}

/** In groups, five on a line. */
function Code({ share }: { readonly share: string }) {
  const groups = share.split('-')
  return (
    <p className={classes.code}>
      {groups.slice(0, 5).join(' ')}
      <br />
      {groups.slice(5).join(' ')}
    </p>
  )
}

interface ShareFieldProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly isOff?: boolean
  readonly autoFocus?: boolean
}

export function ShareField({ label, value, change, isOff = false, autoFocus = false }: ShareFieldProps) {
  return (
    <TextInput
      label={label}
      description="10 nhóm 4 ký tự; không phân biệt chữ hoa, chữ thường"
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      disabled={isOff}
      autoFocus={autoFocus}
      autoComplete="off"
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--letters-apart)', letterSpacing: '0.02em' } }}
    />
  )
}

/** What goes to the printer: one share, and who keeps it. */
function PaperSheet({ part, share }: Pick<ShareProps, 'part' | 'share'>) {
  return createPortal(
    <article className={`only-print ${classes.paper}`} aria-hidden>
      <h1>Mã khôi phục kho Kết Luận</h1>
      <h2>Phần {part} trong 2 phần</h2>
      <Code share={share} />
      <p>
        Làm ngày {writeShortDate(dayInVietnam(new Date().toISOString()))}. Cất trong phong bì niêm phong. Không để cùng
        chỗ với phần {3 - part}; không chụp ảnh, không gửi qua mạng.
      </p>
      <p>
        Dùng khi không ai còn mật khẩu: mở chương trình, ở màn hình Đăng nhập chọn “Không ai còn mật khẩu”, gõ cả hai
        phần. Một phần riêng lẻ không mở được gì.
      </p>
      <p className={classes.signature}>Người giữ: ……………………………………… Ngày nhận: ……………… Ký: ………………………</p>
    </article>,
    document.body,
  )
}
