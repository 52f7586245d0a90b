/** Every shared part of the screen in its states, for developers: `npm run screens`. Not part of the built app. */
import { Button, Group, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { IconFiles } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { CallFailed } from '../contract/client.ts'
import { noticeStates } from '../domain/office/workflow.ts'
import { theme } from './app/theme.ts'
import './app/theme.css'
import { DoubtList } from './ui/doubts.tsx'
import { Failure } from './ui/failure.tsx'
import { ChoiceField, CountField, DateField, FieldRow, TextField } from './ui/fields.tsx'
import { notifyDone, notifyFailed } from './ui/notify.tsx'
import { Empty, Panel, ScreenHeading, Waiting } from './ui/parts.tsx'
import { StateBadge } from './ui/state-badge.tsx'

const refusal = new CallFailed({
  code: 'notice.invalid',
  message: 'Thông báo có chỗ chưa hợp lệ. Nơi nhận, mục 3: không được để trống.',
  details: { place: { component: 'recipients', path: '3' } },
})
const defect = new CallFailed({
  code: 'defect',
  message: 'Chương trình gặp lỗi. Mã lỗi: 01a2b3c4. Dữ liệu đã lưu không bị ảnh hưởng.',
  details: { id: '01a2b3c4' },
})

function Buttons() {
  return (
    <ScreenHeading title="Các phần dùng chung">
      <Button>Việc chính</Button>
      <Button variant="default">Việc khác</Button>
      <Button variant="subtle">Việc nhỏ</Button>
      <Button disabled>Chưa làm được</Button>
      <Button loading>Đang làm</Button>
    </ScreenHeading>
  )
}

function Fields() {
  const [text, setText] = useState('Sở Khoa học và Công nghệ')
  const [lines, setLines] = useState('BAN CHỈ ĐẠO VỀ PHÁT TRIỂN\nKHOA HỌC, CÔNG NGHỆ TỈNH HÀ LÂM')
  const [day, setDay] = useState<string | null>('2026-04-01')
  const [count, setCount] = useState<number | null>(13)
  const [choice, setChoice] = useState<'one' | 'other'>('one')
  return (
    <div style={{ display: 'grid', gap: 12, padding: 16 }}>
      <FieldRow widths="1fr 1fr">
        <TextField label="Một dòng" value={text} onChange={setText} />
        <TextField label="Không sửa được" disabled value={text} onChange={setText} />
        <TextField
          lines
          label="Nhiều dòng"
          hint="Xuống dòng ở đâu thì trang in xuống dòng ở đó."
          value={lines}
          onChange={setLines}
        />
        <TextField label="Còn trống" placeholder="(vai trò)" value="" onChange={() => {}} />
        <DateField label="Ngày" value={day} onChange={setDay} />
        <CountField label="Số" value={count} onChange={setCount} />
        <ChoiceField
          label="Chọn một"
          choices={{ one: 'Theo ngày ban hành', other: 'Hướng dẫn 05' }}
          value={choice}
          onChange={setChoice}
        />
      </FieldRow>
    </div>
  )
}

function Doubts() {
  const [settled, setSettled] = useState<ReadonlySet<number>>(new Set([1]))
  const doubts = [
    {
      place: { component: 'appendix', row: 4, line: 132 } as const,
      message: 'Hàng 4 bị tách qua trang: đã nối 1 ô (cột 9).',
    },
    {
      place: { component: 'recipients', line: 110 } as const,
      message: 'Ký hiệu người đánh máy chưa có số lượng bản phát hành.',
    },
  ]
  return (
    <DoubtList
      doubts={doubts.map((doubt, index) => ({ ...doubt, settled: settled.has(index) }))}
      chosen={0}
      showLabel="Tới chỗ này"
      show={() => {}}
      settle={(index, isSettled) =>
        setSettled(isSettled ? new Set([...settled, index]) : new Set([...settled].filter((other) => other !== index)))
      }
    />
  )
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div style={{ breakInside: 'avoid', marginBottom: 16 }}>
      <Panel title={name}>{children}</Panel>
    </div>
  )
}

function PartsPage() {
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <Notifications position="bottom-right" />
      <Buttons />
      <main style={{ padding: 20, columns: 2, columnGap: 16 }}>
        <Part name="Trạng thái">
          <Group p="md">
            {noticeStates.map((state) => (
              <StateBadge key={state} state={state} deleted={false} />
            ))}
            <StateBadge state="draft" deleted />
          </Group>
        </Part>
        <Part name="Ô nhập">
          <Fields />
        </Part>
        <Part name="Từ chối và lỗi">
          <div style={{ display: 'grid', gap: 12, padding: 16 }}>
            <Failure error={refusal} retry={() => {}} />
            <Failure error={defect} close={() => {}} />
          </div>
        </Part>
        <Part name="Điểm cần xem">
          <Doubts />
        </Part>
        <Part name="Chưa có gì">
          <Empty
            title="Kho chưa có thông báo nào"
            icon={<IconFiles size={40} stroke={1.3} aria-hidden />}
            action={{ label: 'Nhập thông báo đầu tiên', run: () => {} }}
          >
            Dán văn bản của một thông báo đã có, hoặc chọn tệp Word.
          </Empty>
        </Part>
        <Part name="Đang chờ">
          <Waiting what="Đang mở thông báo …" />
        </Part>
        <Part name="Thông tin ngắn">
          <Group p="md">
            <Button
              variant="default"
              onClick={() => notifyDone('Đã xóa bản dự thảo.', [{ label: 'Hoàn tác', run: () => {} }])}
            >
              Đã làm, có hoàn tác
            </Button>
            <Button variant="default" onClick={() => notifyFailed('Chưa xuất được tệp', refusal)}>
              Chưa làm được
            </Button>
          </Group>
        </Part>
      </main>
    </MantineProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('parts.html has no #root')
createRoot(root).render(<PartsPage />)
