/** "Khóa của kho", among the settings of an administrator: who can open the store, the shares on paper, another key. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { KeysState } from '../../../contract/keys.ts'
import { administrators, hasRole } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { Panel } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { PassphraseField } from './parts.tsx'
import { RecoverySheets, type Shares } from './recovery.tsx'

export function useKeysState(): KeysState | null {
  const { data: user } = useUser()
  const isAsked = user !== undefined && !user.isTrial && hasRole(user, administrators)
  const { data } = useCall('keys.state', {}, isAsked)
  return isAsked ? (data ?? null) : null
}

type Open = 'shares' | 'renew' | null

export function KeysPanel() {
  const state = useKeysState()
  const [open, setOpen] = useState<Open>(null)
  if (state === null || state.kind === 'none') return null
  const isOpen = state.kind === 'open'
  return (
    <Panel title="Khóa của kho">
      <Stack p="md" gap="xs" align="flex-start">
        {isOpen ? (
          <Text c="var(--warn)">
            Khóa còn để trần cạnh kho: ai chép được thư mục của kho hoặc một bản sao lưu là đọc được. Làm mã khôi phục,
            gõ lại để xác nhận, rồi kho chỉ còn mở bằng mật khẩu.
          </Text>
        ) : (
          <Text>Kho chỉ mở được bằng mật khẩu của người dùng, hoặc bằng hai phần mã khôi phục cùng nhau.</Text>
        )}
        {state.recoveryMadeAt !== null && (
          <Text size="sm" c="var(--quiet)">
            Mã khôi phục làm lúc {writeMoment(state.recoveryMadeAt)}.
          </Text>
        )}
        {state.without.length > 0 && (
          <Text size="sm">
            Chưa tự mở được kho: {state.without.join(', ')}.{' '}
            {isOpen
              ? 'Người này cần đăng nhập lại một lần trước khi khóa kho; nếu không, sau đó phải đặt lại mật khẩu.'
              : 'Hãy đặt lại mật khẩu cho người này.'}
          </Text>
        )}
        {state.signers.length > 0 && (
          <details>
            <summary>Khóa ký của từng người, để so với tệp xác nhận</summary>
            <ul style={{ margin: '6px 0 0', paddingLeft: 20 }}>
              {state.signers.map(({ name, key }) => (
                <li key={key}>
                  <code style={{ fontFamily: 'var(--letters-apart)' }}>{key}</code> {name}
                </li>
              ))}
            </ul>
          </details>
        )}
        <Group gap="sm">
          <Button variant={isOpen ? 'filled' : 'default'} onClick={() => setOpen('shares')}>
            {isOpen ? 'Làm mã khôi phục và khóa kho …' : 'Làm mã khôi phục mới …'}
          </Button>
          {!isOpen && (
            <Button variant="default" onClick={() => setOpen('renew')}>
              Đổi khóa của kho …
            </Button>
          )}
        </Group>
      </Stack>
      {open === 'shares' && <SharesDialog locks={isOpen} close={() => setOpen(null)} />}
      {open === 'renew' && <RenewDialog close={() => setOpen(null)} />}
    </Panel>
  )
}

function SharesDialog({ locks, close }: { readonly locks: boolean; readonly close: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [shares, setShares] = useState<Shares | null>(null)
  const { mutate, isPending, error } = useWriteCall('keys.makeRecovery')
  const make = () => mutate({ passphrase }, { onSuccess: (made) => setShares(made.shares) })
  const done = () => {
    notifyDone(locks ? 'Đã khóa kho: từ bây giờ chỉ mật khẩu mở được kho.' : 'Mã khôi phục mới đã thay bộ cũ.')
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title="Mã khôi phục"
      size={shares === null ? 'md' : 'xl'}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {shares === null ? (
        <PassphraseForm
          words={
            locks
              ? 'Chương trình làm hai phần mã để in ra. Khi đã gõ lại, kho được sao lưu và mang khóa mới.'
              : 'Bộ mã cũ vẫn dùng được cho tới khi bộ mới được gõ lại.'
          }
          send="Làm mã khôi phục"
          {...{ passphrase, setPassphrase, isPending, error, close, run: make }}
        />
      ) : (
        <RecoverySheets shares={shares} passphrase={locks ? passphrase : null} done={done} later={close} />
      )}
    </Modal>
  )
}

function RenewDialog({ close }: { readonly close: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const { mutate, isPending, error } = useWriteCall('keys.renew')
  const run = () =>
    mutate(
      { passphrase },
      {
        onSuccess: () => {
          notifyDone('Đã sao lưu và đổi khóa của kho.')
          close()
        },
      },
    )
  return (
    <Modal opened onClose={close} title="Đổi khóa của kho" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <PassphraseForm
        words="Nên đổi khi có người rời cơ quan hoặc nghi mật khẩu bị lộ. Kho được sao lưu, chép sang bản mang khóa mới, kiểm tra rồi mới thay; mật khẩu của mọi người và mã khôi phục không đổi."
        send="Đổi khóa"
        {...{ passphrase, setPassphrase, isPending, error, close, run }}
      />
    </Modal>
  )
}

interface PassphraseFormProps {
  readonly words: string
  readonly send: string
  readonly passphrase: string
  readonly setPassphrase: (passphrase: string) => void
  readonly isPending: boolean
  readonly error: unknown
  readonly run: () => void
  readonly close: () => void
}

function PassphraseForm({ words, send, passphrase, setPassphrase, isPending, error, run, close }: PassphraseFormProps) {
  return (
    <form onSubmit={(event) => (event.preventDefault(), run())}>
      <Stack gap="md">
        <Text>{words}</Text>
        <PassphraseField label="Mật khẩu của bạn" value={passphrase} change={setPassphrase} autoFocus />
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Hủy
          </Button>
          <Button type="submit" loading={isPending} disabled={passphrase === ''}>
            {send}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
