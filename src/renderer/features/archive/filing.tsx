/** Files the chosen papers: into a case file that is there, or into a new one. */
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { codeOf, proposeTitle } from '../../../domain/archive/case-file.ts'
import { ChoiceField, CountField, TextField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'

interface FilingProps {
  readonly notices: readonly string[]
  readonly year: number
  readonly close: () => void
}

const newFile = 'new'

export function Filing({ notices, year, close }: FilingProps) {
  return (
    <Modal
      opened={notices.length > 0}
      onClose={close}
      title={`Xếp ${notices.length} văn bản vào hồ sơ`}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {notices.length > 0 && <FilingForm notices={notices} year={year} close={close} />}
    </Modal>
  )
}

/** The title of a new file: what is typed, before that what its first paper proposes. */
function useTitle(id: string): [string, (title: string) => void] {
  const { data: first } = useCall('notice.get', { id })
  const [typed, setTyped] = useState<string | null>(null)
  return [typed ?? (first === undefined ? '' : proposeTitle(first.notice)), setTyped]
}

function FilingForm({ notices, year: usualYear, close }: FilingProps) {
  const { data: files } = useCall('caseFile.list', { year: null })
  const opening = useWriteCall('caseFile.open')
  const putting = useWriteCall('caseFile.put')
  const takingOut = useWriteCall('caseFile.takeOut')
  const [file, setFile] = useState<string>(newFile)
  const [title, setTitle] = useTitle(notices[0] ?? '')
  const [fonds, setFonds] = useState('')
  const [heading, setHeading] = useState('TB')
  const [year, setYear] = useState<number | null>(usualYear)
  const choices = Object.fromEntries([
    [newFile, 'Lập hồ sơ mới'],
    ...(files ?? []).map((one) => [one.id, `${codeOf(one)}, ${one.year}: ${one.title}`]),
  ])
  async function put(): Promise<void> {
    const failed = 'Chưa xếp được vào hồ sơ'
    let id = file
    if (file === newFile) {
      const opened = await opening.attempt({ title, heading, fonds, year: year ?? usualYear }, 'Chưa lập được hồ sơ')
      if (opened === null) return
      id = opened.file
      setFile(id)
    }
    if ((await putting.attempt({ file: id, notices: [...notices] }, failed)) === null) return
    close()
    const undo = async () => {
      for (const notice of notices) await takingOut.attempt({ file: id, notice }, 'Chưa lấy ra được')
    }
    notifyDone(`Đã xếp ${notices.length} văn bản vào hồ sơ.`, [{ label: 'Hoàn tác', run: () => void undo() }])
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void put()
      }}
    >
      <Stack>
        <ChoiceField label="Hồ sơ" value={file} onChange={setFile} choices={choices} />
        {file === newFile && (
          <>
            <TextField label="Tiêu đề hồ sơ" value={title} onChange={setTitle} lines />
            <TextField label="Ký hiệu đề mục" hint="Sau số hồ sơ, ví dụ: 01.TB" value={heading} onChange={setHeading} />
            <TextField
              label="Phông"
              hint="Để trống: phông của cơ quan ban hành trong hồ sơ cơ quan."
              value={fonds}
              onChange={setFonds}
            />
            <CountField label="Năm" value={year} onChange={setYear} />
            <Text size="sm">Số hồ sơ được cấp tiếp theo trong năm.</Text>
          </>
        )}
        <Button type="submit" loading={opening.isPending || putting.isPending} disabled={title.trim().length < 3}>
          Xếp vào hồ sơ
        </Button>
      </Stack>
    </form>
  )
}
