/** Which drafts go along, and what opens the file. */
import { Button, Checkbox, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { isEditable } from '../../../domain/office/workflow.ts'
import { type NoticeSummary, describeNumber } from '../../../domain/office/records.ts'
import { notifyExported } from '../../ui/exported.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'

export const leastPackagePassphrase = 12

export function MakeDialog({ close }: { readonly close: () => void }) {
  const { data } = useCall('notice.list', {})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [passphrase, setPassphrase] = useState('')
  const { mutate, isPending, error } = useWriteCall('package.export')
  const drafts = (data ?? []).filter(({ state }) => isEditable(state))
  const send = () =>
    mutate(
      { ids: [...chosen], passphrase },
      {
        onSuccess: (exported) => {
          if (exported === null) return
          notifyExported(exported)
          close()
        },
      },
    )
  const isReady = chosen.length > 0 && passphrase.length >= leastPackagePassphrase
  return (
    <Modal opened onClose={close} title="Gói dự thảo" size="lg" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <form onSubmit={(event) => (event.preventDefault(), isReady && send())}>
        <Stack gap="md">
          {data === undefined && <Waiting />}
          {data !== undefined && drafts.length === 0 && <Text>Kho không có dự thảo nào.</Text>}
          {drafts.length > 0 && <DraftChoice drafts={drafts} chosen={chosen} choose={setChosen} />}
          <PasswordInput
            label="Mật khẩu của gói"
            description={`Từ ${leastPackagePassphrase} ký tự. Báo cho người nhận bằng cách khác, không để cùng USB.`}
            value={passphrase}
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Hiện hoặc ẩn mật khẩu của gói' }}
          />
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Hủy
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady}>
              Lưu gói …
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface DraftChoiceProps {
  readonly drafts: readonly NoticeSummary[]
  readonly chosen: readonly string[]
  readonly choose: (ids: string[]) => void
}

function DraftChoice({ drafts, chosen, choose }: DraftChoiceProps) {
  return (
    <Checkbox.Group label="Dự thảo" value={[...chosen]} onChange={choose}>
      <Stack gap={6} mt={6} mah={260} style={{ overflow: 'auto' }} tabIndex={0} role="group" aria-label="Các dự thảo">
        {drafts.map(({ id, abstract, number, symbol }) => (
          <Checkbox
            key={id}
            value={id}
            label={number === null ? abstract : `${describeNumber({ number, symbol })} ${abstract}`}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
