/** One's own passphrase, changed at any time. */
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useSessionCall } from '../../use-session.ts'
import { NewPassphraseFields, PassphraseField, faultOfNew, noPassphrase } from './parts.tsx'

export function OwnPassphrase({ close }: { readonly close: () => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState(noPassphrase)
  const { mutate, isPending, error } = useSessionCall('session.changePassphrase')
  const send = () =>
    mutate(
      { current, next: next.first },
      {
        onSuccess: () => {
          notifyDone('Đã đổi mật khẩu.')
          close()
        },
      },
    )
  return (
    <form onSubmit={(event) => (event.preventDefault(), send())}>
      <Stack gap="md">
        <PassphraseField label="Mật khẩu hiện nay" value={current} change={setCurrent} autoFocus />
        <NewPassphraseFields value={next} change={setNext} />
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Hủy
          </Button>
          <Button
            type="submit"
            loading={isPending}
            disabled={current === '' || next.first === '' || faultOfNew(next) !== null}
          >
            Đổi mật khẩu
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
