/** Scans of a signed paper: attached, looked at, taken out as files. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Scan, scanKinds } from '../../../domain/archive/case-file.ts'
import { hasRole, pastKeepers } from '../../../domain/office/roles.ts'
import { call, readBase64 } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { writeMoment, writeSize } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './archive.module.css'

export function Scans({ id }: { readonly id: string }) {
  const { data: user } = useUser()
  const { data: scans = [] } = useCall('scan.list', { id })
  const attaching = useWriteCall('scan.attach')
  const chooser = useRef<HTMLInputElement>(null)
  async function attach(file: File): Promise<void> {
    const base64 = await readBase64(file)
    const attached = await attaching.attempt({ id, fileName: file.name, base64 }, 'Chưa đính kèm được bản quét')
    if (attached !== null) notifyDone(`Đã đính kèm bản quét, ${attached.pages} trang.`)
  }
  return (
    <Stack className={classes.facts}>
      {scans.length === 0 && <Text>Chưa có bản quét của bản đã ký.</Text>}
      {scans.map((scan) => (
        <OneScan key={scan.id} scan={scan} />
      ))}
      {user !== undefined && hasRole(user, pastKeepers) && (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff"
            aria-label="Chọn bản quét"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file !== undefined) void attach(file)
            }}
          />
          <Button variant="default" loading={attaching.isPending} onClick={() => chooser.current?.click()}>
            Đính kèm bản quét
          </Button>
        </>
      )}
    </Stack>
  )
}

function OneScan({ scan }: { readonly scan: Scan }) {
  const [isShown, setShown] = useState(false)
  const { data: image } = useCall('scan.get', { scan: scan.id }, isShown)
  const canShow = scan.kind === 'png' || scan.kind === 'jpeg'
  async function save(): Promise<void> {
    try {
      const exported = await call('scan.export', { scan: scan.id })
      if (exported !== null) notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa lưu được bản quét', error)
    }
  }
  return (
    <section aria-label={scan.fileName}>
      <strong>{scan.fileName}</strong>
      <Text size="sm">
        {scan.pages} trang, {writeSize(scan.size)}, {scan.attachedBy}, {writeMoment(scan.attachedAt)}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        SHA-256: {scan.sha256}
      </Text>
      <Group gap="xs" mt={4}>
        {canShow && (
          <Button size="xs" variant="light" onClick={() => setShown(!isShown)}>
            {isShown ? 'Ẩn' : 'Xem'}
          </Button>
        )}
        <Button size="xs" variant="light" onClick={() => void save()}>
          Lấy tệp
        </Button>
      </Group>
      {isShown && image !== undefined && (
        <img className={classes.scan} alt={scan.fileName} src={`data:${scanKinds[scan.kind]};base64,${image.base64}`} />
      )}
    </section>
  )
}
