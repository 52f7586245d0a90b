/** About box: version, store, and facts to report when asking for help. */
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { Failure } from '../ui/failure.tsx'
import { Waiting } from '../ui/parts.tsx'
import { useCall } from '../use-call.ts'
import classes from './app.module.css'

const runtimeNames: Readonly<Record<string, string>> = { electron: 'Electron', chrome: 'Chromium', node: 'Node' }

export function About() {
  const { data, error, refetch } = useCall('store.diagnostics', {})
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  const facts: readonly (readonly [string, string])[] = [
    ['Phiên bản', data.version],
    [
      'Nền',
      Object.entries(data.runtime)
        .map(([name, version]) => `${runtimeNames[name] ?? name} ${version}`)
        .join(', '),
    ],
    ['Hệ điều hành', data.system],
    ['Kho dữ liệu', data.directory],
    ['Cơ sở dữ liệu', data.database],
    ['Các bước đã nâng cấp', data.steps.join(', ')],
  ]
  return (
    <Stack gap="md">
      <Text>
        <strong>Kết Luận</strong>: soạn, kiểm tra và xuất thông báo kết luận đúng thể thức. Chương trình làm việc trên
        máy này, không gửi gì ra ngoài.
      </Text>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => [<dt key={`${name}/name`}>{name}</dt>, <dd key={`${name}/value`}>{value}</dd>])}
      </dl>
      <Group justify="flex-end">
        <CopyButton value={facts.map(([name, value]) => `${name}: ${value}`).join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Đã chép' : 'Chép thông tin chẩn đoán'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  )
}
