/** The case files: what each holds, with its sheets, and the lists that are printed of it. */
import { Button, Group, Modal, NavLink, Stack, Table, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import type { Exported } from '../../../contract/exports.ts'
import { type CaseFile, type Piece, codeOf, sheetRanges } from '../../../domain/archive/case-file.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { archivists, hasRole } from '../../../domain/office/roles.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { call } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { CountField } from '../../ui/fields.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { HandoverDesk } from './handover.tsx'
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
        <Tabs.Tab value="handover">Giao nộp</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="files">
        <FileList />
      </Tabs.Panel>
      <Tabs.Panel value="retention">
        <RetentionDesk />
      </Tabs.Panel>
      <Tabs.Panel value="handover">
        <HandoverDesk />
      </Tabs.Panel>
    </Tabs>
  )
}

async function print(exporting: Promise<Exported | null>): Promise<void> {
  try {
    const exported = await exporting
    if (exported !== null) notifyExported(exported)
  } catch (error) {
    notifyFailed('Chưa xuất được', error)
  }
}

function FileList() {
  const { data: files } = useCall('caseFile.list', { year: null })
  const [chosen, setChosen] = useState<string | null>(null)
  if (files === undefined) return null
  if (files.length === 0)
    return <Text>Chưa có hồ sơ nào. Hãy chọn văn bản đã ban hành trong danh sách rồi “Xếp vào hồ sơ”.</Text>
  const shown = files.find(({ id }) => id === chosen) ?? files[0]
  return (
    <Group align="flex-start" wrap="nowrap">
      <Stack gap={0} w={300}>
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
    </Group>
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
    <Stack style={{ flex: 1, minWidth: 0 }}>
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
            <Table.Td>{describeNumber(piece)}</Table.Td>
            <Table.Td>{piece.issuedOn === null ? '' : writeShortDate(piece.issuedOn)}</Table.Td>
            <Table.Td>{piece.abstract}</Table.Td>
            <Table.Td w={90}>
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
            <Table.Td>{ranges[at]}</Table.Td>
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

function Lists({ file, year }: { readonly file: string; readonly year: number }) {
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => void print(call('caseFile.exportPieces', { file, as: 'docx' }))}>
        Mục lục văn bản (Word)
      </Button>
      <Button variant="default" onClick={() => void print(call('caseFile.exportPieces', { file, as: 'xlsx' }))}>
        Mục lục văn bản (Excel)
      </Button>
      <Button variant="default" onClick={() => void print(call('caseFile.exportCover', { file }))}>
        Bìa hồ sơ
      </Button>
      <Button variant="default" onClick={() => void print(call('caseFile.exportList', { year, as: 'docx' }))}>
        Mục lục hồ sơ năm {year}
      </Button>
    </Group>
  )
}
