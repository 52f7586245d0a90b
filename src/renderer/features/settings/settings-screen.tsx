/** Settings of this machine. */
import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Panel, ScreenHeading } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'

const shortcuts = [
  ['Ctrl+K', 'Tìm lệnh hoặc thông báo'],
  ['Alt+1 … Alt+8', 'Trang chủ, Thông báo, Nhập văn bản, Cơ quan, Cài đặt, Sổ văn bản, Lưu trữ, Theo dõi'],
  ['Ctrl+S', 'Lưu thông báo, mục danh mục đang mở'],
  ['Insert', 'Thêm một mục vào danh mục đang xem'],
  ['Ctrl+Z, Ctrl+Y', 'Hoàn tác, làm lại'],
  ['Ctrl+E', 'Xuất tệp Word'],
  ['Ctrl+P', 'In trang văn bản'],
  ['Alt+0', 'Đưa mẫu trình bày về đúng quy định'],
  ['F8', 'Tới lỗi hoặc lưu ý kế tiếp'],
  ['Ctrl+.', 'Sửa lỗi đang chọn'],
] as const

interface SettingsScreenProps {
  readonly textSize: {
    readonly size: string
    readonly choices: Readonly<Record<string, string>>
    readonly setSize: (size: string) => void
  }
  readonly openRules: () => void
  readonly openLook: () => void
  /** What has to be done, above all else. */
  readonly first?: ReactNode
  /** Who works here. */
  readonly children?: ReactNode
}

export function SettingsScreen({ textSize, openRules, openLook, first, children }: SettingsScreenProps) {
  return (
    <>
      <ScreenHeading title="Cài đặt" />
      <div
        style={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 16,
          padding: '16px 20px',
          maxWidth: 760,
          overflow: 'auto',
          alignContent: 'start',
        }}
      >
        {first}
        <Panel title="Cỡ chữ trên màn hình">
          <Stack p="md" gap="xs" align="flex-start">
            <SegmentedControl
              aria-label="Cỡ chữ"
              value={textSize.size}
              onChange={textSize.setSize}
              data={Object.entries(textSize.choices).map(([value, label]) => ({ value, label }))}
            />
            <Text size="sm" c="var(--quiet)">
              Chỉ đổi cỡ chữ của chương trình. Cỡ chữ của văn bản theo thể thức quy định.
            </Text>
          </Stack>
        </Panel>
        <Panel title="Kiểm tra văn bản">
          <Stack p="md" gap="xs" align="flex-start">
            <Text>Mức độ của từng quy tắc, số ngày, các tiêu chí “rõ” và từ ngữ riêng của cơ quan.</Text>
            <Button variant="default" onClick={openRules}>
              Mở bộ quy tắc
            </Button>
          </Stack>
        </Panel>
        <Panel title="Mẫu trình bày">
          <Stack p="md" gap="xs" align="flex-start">
            <Text>Lề, cỡ chữ, khoảng cách, dấu câu, câu chữ của văn bản, trong khuôn khổ quy định thể thức.</Text>
            <Button variant="default" onClick={openLook}>
              Mở mẫu trình bày
            </Button>
          </Stack>
        </Panel>
        {children}
        <StorePanel />
        <ShortcutsPanel />
      </div>
    </>
  )
}

function StorePanel() {
  const { data } = useCall('store.diagnostics', {})
  return (
    <Panel title="Kho dữ liệu">
      <Stack p="md" gap="xs">
        <Text style={{ overflowWrap: 'anywhere' }}>{data?.directory ?? '…'}</Text>
        <Text size="sm" c="var(--quiet)">
          Kho được mã hóa. Chưa khóa kho thì tệp khóa nằm cạnh kho và trong mỗi bản sao lưu, mất tệp này là không mở lại
          được. Đã khóa thì kho chỉ mở bằng mật khẩu của người dùng hoặc mã khôi phục.
        </Text>
      </Stack>
    </Panel>
  )
}

function ShortcutsPanel() {
  return (
    <Panel title="Phím tắt">
      <Stack p="md" gap={6}>
        {shortcuts.map(([keys, what]) => (
          <div key={keys} style={{ display: 'grid', gridTemplateColumns: '150px 1fr', gap: 12 }}>
            <kbd style={{ fontFamily: 'inherit', fontWeight: 600 }}>{keys}</kbd>
            <span>{what}</span>
          </div>
        ))}
      </Stack>
    </Panel>
  )
}
