/** Who works here, among the settings; and the way from a trial store to the office's. */
import { Button, Stack, Text } from '@mantine/core'
import { administrators, hasRole } from '../../../domain/office/roles.ts'
import { Panel } from '../../ui/parts.tsx'
import { useUser } from '../../use-user.ts'
import { Setup } from './setup.tsx'

interface PeoplePanelProps {
  readonly openUsers: () => void
  readonly openProtection: () => void
}

/** For those alone who may do something here. */
export function PeoplePanel({ openUsers, openProtection }: PeoplePanelProps) {
  const { data: user } = useUser()
  if (user === undefined || !hasRole(user, administrators)) return null
  return (
    <Panel title="Người dùng">
      <Stack p="md" gap="xs" align="flex-start">
        <Text>
          {user.isTrial
            ? 'Đây là kho dùng thử: không hỏi mật khẩu. Bảo vệ kho thì mọi nội dung vẫn còn, và mỗi người đăng nhập bằng mật khẩu của mình.'
            : 'Ai làm việc trong kho, với vai trò nào; thêm người, ngừng hoạt động, đặt lại mật khẩu.'}
        </Text>
        <Button variant="default" onClick={user.isTrial ? openProtection : openUsers}>
          {user.isTrial ? 'Bảo vệ kho' : 'Mở danh sách người dùng'}
        </Button>
      </Stack>
    </Panel>
  )
}

/** "Bảo vệ kho": when it is done, one is where one works. */
export function Protection({ leave }: { readonly leave: () => void }) {
  return <Setup cancel={leave} done={leave} />
}
