/** The case files: what each holds, with its sheets, and the lists that are printed of it. */
import { Button, Group, Menu, Modal, NavLink, Stack, Table, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { type CaseFile, type Piece, codeOf, sheetRanges } from '../../../domain/archive/case-file.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { archivists, hasRole } from '../../../domain/office/roles.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { call } from '../../client.ts'
import { CountField } from '../../ui/fields.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './archive.module.css'
import { HandoverDesk } from './handover.tsx'
import { LoanDesk } from './loans.tsx'
import { print } from './print.ts'
import { RetentionDesk } from './retention.tsx'

export function CaseFiles() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Hồ sơ
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="96%"
        title="Hồ sơ lưu trữ"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {opened && <Leaves />}
      </Modal>
    </>
  )
}

function Leaves() {
  const { data: user } = useUser()
  if (user === undefined || !hasRole(user, archivists)) return <FileList />
  return (
    <Tabs defaultValue="files" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="files">Các hồ sơ</Tabs.Tab>
        <Tabs.Tab value="retention">Thời hạn bảo quản</Tabs.Tab>
        <Tabs.Tab value="loans">Cho mượn</Tabs.Tab>
        <Tabs.Tab value="handover">Giao nộp</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="files">
        <FileList />
      </Tabs.Panel>
      <Tabs.Panel value="retention">
        <RetentionDesk />
      </Tabs.Panel>
      <Tabs.Panel value="loans">
        <LoanDesk />
      </Tabs.Panel>
      <Tabs.Panel value="handover">
        <HandoverDesk />
      </Tabs.Panel>
    </Tabs>
  )
}

function FileList() {
  const { data: files } = useCall('caseFile.list', { year: null })
  const [chosen, setChosen] = useState<string | null>(null)
  if (files === undefined) return null
  if (files.length === 0)
    return <Text>Chưa có hồ sơ nào. Hãy chọn văn bản đã ban hành trong danh sách rồi “Xếp vào hồ sơ”.</Text>
  const shown = files.find(({ id }) => id === chosen) ?? files[0]
  return (
    <div className={classes.files}>
      <Stack gap={0} className={classes.fileList}>
        {files.map((file) => (
          <NavLink
            key={file.id}
            component="button"
            active={file.id === shown?.id}
            label={`${codeOf(file)}, ${file.year}: ${file.title}`}
            description={`${file.pieces} văn bản, ${file.sheets} tờ${describeWay(file)}`}
            onClick={() => setChosen(file.id)}
          />
        ))}
      </Stack>
      {shown !== undefined && <OneFile key={shown.id} id={shown.id} year={shown.year} />}
    </div>
  )
}

/** Whether it is on its way to the archive. */
function describeWay({ handover, isHandedOver }: CaseFile): string {
  if (isHandedOver) return '. Đã giao nộp'
  return handover === null ? '' : '. Chờ biên nhận giao nộp'
}

function OneFile({ id, year }: { readonly id: string; readonly year: number }) {
  const { data } = useCall('caseFile.get', { file: id })
  if (data === undefined || data.file.id !== id) return null
  return (
    <Stack gap="xs" style={{ minWidth: 0 }}>
      <Text fw={600}>{data.file.title}</Text>
      <Text size="sm">
        {data.file.fonds}. Thời hạn bảo quản: {data.file.retention === '' ? 'chưa đặt' : data.file.retention}
      </Text>
      <Pieces file={id} pieces={data.pieces} isLocked={data.file.handover !== null || data.file.destruction !== null} />
      <Lists file={id} year={year} />
    </Stack>
  )
}

interface PiecesProps {
  readonly file: string
  readonly pieces: readonly Piece[]
  readonly isLocked: boolean
}

function Pieces({ file, pieces, isLocked }: PiecesProps) {
  const { data: user } = useUser()
  const counting = useWriteCall('caseFile.countSheets')
  const takingOut = useWriteCall('caseFile.takeOut')
  const mayChange = !isLocked && user !== undefined && hasRole(user, archivists)
  const ranges = sheetRanges(pieces)
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Số, ký hiệu</Table.Th>
          <Table.Th>Ngày</Table.Th>
          <Table.Th>Trích yếu</Table.Th>
          <Table.Th>Số tờ</Table.Th>
          <Table.Th>Tờ số</Table.Th>
          <Table.Th>Bản quét</Table.Th>
          {mayChange && <Table.Th>Việc khác</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pieces.map((piece, at) => (
          <Table.Tr key={piece.noticeId}>
            <Table.Td className={classes.number}>{describeNumber(piece)}</Table.Td>
            <Table.Td>{piece.issuedOn === null ? '' : writeShortDate(piece.issuedOn)}</Table.Td>
            <Table.Td>{piece.abstract}</Table.Td>
            <Table.Td miw={90}>
              <CountField
                label={`Số tờ của ${describeNumber(piece)}`}
                hiddenLabel
                disabled={!mayChange}
                value={piece.sheets}
                onChange={(sheets) =>
                  void counting.attempt({ file, notice: piece.noticeId, sheets }, 'Chưa ghi được số tờ')
                }
              />
            </Table.Td>
            <Table.Td className={classes.number}>{ranges[at]}</Table.Td>
            <Table.Td>{piece.scans}</Table.Td>
            {mayChange && (
              <Table.Td>
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => void takingOut.attempt({ file, notice: piece.noticeId }, 'Chưa lấy ra được')}
                >
                  Lấy ra
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** What is printed of a file and of its year, in each form it can be had. */
function Lists({ file, year }: { readonly file: string; readonly year: number }) {
  const lists = [
    { name: 'Mục lục văn bản', make: (as: Form) => call('caseFile.exportPieces', { file, as }), forms: allForms },
    {
      name: 'Bìa hồ sơ',
      make: (as: Form) => call('caseFile.exportCover', { file, as: as === 'pdf' ? as : 'docx' }),
      forms: ['docx', 'pdf'],
    },
    {
      name: `Mục lục hồ sơ năm ${year}`,
      make: (as: Form) => call('caseFile.exportList', { year, as }),
      forms: allForms,
    },
  ] as const
  return (
    <Group gap="xs">
      {lists.map(({ name, make, forms }) => (
        <Menu key={name} position="bottom-start">
          <Menu.Target>
            <Button variant="default">{name} ▾</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {forms.map((as) => (
              <Menu.Item key={as} onClick={() => void print(make(as))}>
                {name} ({formNames[as]})
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ))}
    </Group>
  )
}

const formNames = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF' } as const
type Form = keyof typeof formNames
const allForms: readonly Form[] = ['docx', 'pdf', 'xlsx']
