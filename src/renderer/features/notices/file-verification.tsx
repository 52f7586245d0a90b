/** Whether a file somebody holds is what was issued: chosen or dropped, answered in words, with the places that were changed. */
import { Button, Modal, Stack, Text } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { FileReport, FileVerdict } from '../../../contract/exports.ts'
import { call, readBase64 } from '../../client.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import classes from './notices.module.css'

const verdictNames: Readonly<Record<FileVerdict, string>> = {
  issued: 'Đúng bản đã ban hành',
  approved: 'Đúng bản đã duyệt',
  draft: 'Bản dự thảo hiện nay',
  older: 'Bản cũ',
  changed: 'Đã bị thay đổi',
  unknown: 'Không nhận ra',
}

const mostShown = 50

export function FileVerification({ openNotice }: { readonly openNotice: (id: string) => void }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconFileCheck size={20} aria-hidden />} onClick={() => setOpened(true)}>
        Kiểm tra tệp
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="lg"
        title="Tệp này có đúng là bản đã ban hành?"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <Verification openNotice={openNotice} />
      </Modal>
    </>
  )
}

function Verification({ openNotice }: { readonly openNotice: (id: string) => void }) {
  const { fileName, report, error, isWorking, verify } = useVerification()
  const { isOver, listeners } = useFileDrop((file) => void verify(file))
  return (
    <Stack>
      <label className={classes.drop} data-over={isOver} {...listeners}>
        <span>Thả tệp Word, Excel, PDF vào đây, hoặc chọn tệp</span>
        <input
          type="file"
          aria-label="Chọn tệp để kiểm tra"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file !== undefined) void verify(file)
          }}
        />
      </label>
      {isWorking && <Waiting what="Đang so với kho …" />}
      {error !== null && <Failure error={error} />}
      {report !== null && <Verdict fileName={fileName} report={report} openNotice={openNotice} />}
    </Stack>
  )
}

interface VerdictProps {
  readonly fileName: string
  readonly report: FileReport
  readonly openNotice: (id: string) => void
}

function Verdict({ fileName, report: { verdict, words, notice, differences }, openNotice }: VerdictProps) {
  return (
    <section role="status" aria-label="Kết quả">
      <Text fw={600}>
        {fileName}: {verdictNames[verdict]}
      </Text>
      <Text>{words}</Text>
      {differences.length > 0 && (
        <ul className={classes.differences}>
          {differences.slice(0, mostShown).map(({ place, before, after }, at) => (
            <li key={`${place}/${String(at)}`}>
              {place}: <del>{before}</del> <ins>{after}</ins>
            </li>
          ))}
        </ul>
      )}
      {differences.length > mostShown && <Text>Và {differences.length - mostShown} chỗ nữa.</Text>}
      {notice !== null && (
        <Button mt="sm" variant="default" onClick={() => openNotice(notice.id)}>
          Mở thông báo
        </Button>
      )}
    </section>
  )
}

function useVerification() {
  const [fileName, setFileName] = useState('')
  const [report, setReport] = useState<FileReport | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isWorking, setWorking] = useState(false)
  async function verify(file: File): Promise<void> {
    setFileName(file.name)
    setReport(null)
    setError(null)
    setWorking(true)
    try {
      setReport(await call('export.verify', { fileName: file.name, base64: await readBase64(file) }))
    } catch (failure) {
      setError(failure)
    } finally {
      setWorking(false)
    }
  }
  return { fileName, report, error, isWorking, verify }
}
