/** What a package holds beside this store; each draft is taken in by its own button. */
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PackageView, ReceivedDraft } from '../../../contract/packages.ts'
import { describeChange } from '../../../domain/notice/compare-notices.ts'
import { call, readBase64 } from '../../client.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useWriteCall } from '../../use-call.ts'
import { leastPackagePassphrase } from './make-dialog.tsx'

interface Opened {
  readonly base64: string
  readonly passphrase: string
  readonly view: PackageView
}

export function TakeDialog({ file, close }: { readonly file: File; readonly close: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isOpening, setOpening] = useState(false)
  async function open(): Promise<void> {
    setOpening(true)
    try {
      const base64 = opened?.base64 ?? (await readBase64(file))
      setOpened({ base64, passphrase, view: await call('package.read', { base64, passphrase }) })
      setError(null)
    } catch (failure) {
      setError(failure)
    } finally {
      setOpening(false)
    }
  }
  return (
    <Modal opened onClose={close} title={`Nhận gói ${file.name}`} size="lg" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <Stack gap="md">
        {opened === null ? (
          <form onSubmit={(event) => (event.preventDefault(), void open())}>
            <Stack gap="md">
              <PasswordInput
                label="Mật khẩu của gói"
                description={`Do người gửi báo, từ ${leastPackagePassphrase} ký tự.`}
                value={passphrase}
                onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
                autoComplete="off"
                data-autofocus
                visibilityToggleButtonProps={{ 'aria-label': 'Hiện hoặc ẩn mật khẩu của gói' }}
              />
              <Group justify="flex-end">
                <Button type="submit" loading={isOpening} disabled={passphrase.length < leastPackagePassphrase}>
                  Mở gói
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <Drafts opened={opened} readAgain={() => void open()} />
        )}
        {error !== null && <Failure error={error} />}
        {opened !== null && (
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Xong
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}

function Drafts({ opened, readAgain }: { readonly opened: Opened; readonly readAgain: () => void }) {
  const { by, at, signedWith, drafts } = opened.view
  return (
    <>
      <Text>
        Do {by} gói, {writeMoment(at)}; {signedWith === null ? 'gói không ký.' : `khóa ký ${signedWith}.`}
      </Text>
      <Stack
        gap="sm"
        component="ul"
        aria-label="Dự thảo trong gói"
        style={{ margin: 0, padding: 0, listStyle: 'none' }}
      >
        {drafts.map((draft) => (
          <Draft key={draft.id} draft={draft} opened={opened} taken={readAgain} />
        ))}
      </Stack>
    </>
  )
}

const standings: Readonly<Record<ReceivedDraft['standing'], string>> = {
  new: 'mới',
  same: 'giống bản đang có',
  newer: 'mới hơn bản đang có',
  older: 'cũ hơn bản đang có',
  conflict: 'hai bên cùng sửa',
  closed: 'ở đây không còn là dự thảo',
}
const takable: Readonly<Partial<Record<ReceivedDraft['standing'], string>>> = {
  new: 'Nhận',
  newer: 'Nhận bản mới',
  conflict: 'Lấy bản trong gói',
}

interface DraftProps {
  readonly draft: ReceivedDraft
  readonly opened: Opened
  readonly taken: () => void
}

function Draft({ draft: { id, abstract, standing, changes }, opened: { base64, passphrase }, taken }: DraftProps) {
  const { attempt, isPending } = useWriteCall('package.take')
  const deed = takable[standing]
  async function take(): Promise<void> {
    const done = await attempt({ base64, passphrase, id, over: standing === 'conflict' }, 'Chưa nhận được dự thảo')
    if (done === null) return
    notifyDone(standing === 'conflict' ? 'Đã lấy bản trong gói; bản trước vẫn ở Các bản đã lưu.' : 'Đã nhận dự thảo.')
    taken()
  }
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text>{abstract}</Text>
          <Text size="sm" c={standing === 'conflict' ? 'var(--warn)' : 'var(--quiet)'}>
            {standings[standing]}
          </Text>
        </div>
        {deed !== undefined && (
          <Button size="xs" variant="default" loading={isPending} onClick={() => void take()} style={{ flexShrink: 0 }}>
            {deed}
          </Button>
        )}
      </Group>
      {changes.length > 0 && (
        <ul
          tabIndex={0}
          aria-label="Chỗ khác"
          style={{ margin: '6px 0 0', paddingLeft: 20, maxHeight: 200, overflow: 'auto' }}
        >
          {changes.slice(0, 200).map((change, at) => (
            <li key={at}>{describeChange(change)}</li>
          ))}
        </ul>
      )}
    </li>
  )
}
