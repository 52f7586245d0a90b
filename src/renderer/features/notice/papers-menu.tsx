/** The files and prints of the notice; in the same menu, deleting it. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileExport, IconMailForward, IconPrinter, IconTrash } from '@tabler/icons-react'
import { eventNames } from '../../../domain/office/workflow.ts'
import { type PaperKind, type Papers, papers } from './use-papers.ts'

interface PapersMenuProps {
  readonly exporting: Papers
  readonly print: () => Promise<void>
  readonly remove: () => void
  readonly canRemove: boolean
  /** Null where there is no other desk, or it may not go there. */
  readonly send: (() => void) | null
  /** Whether there is an approval to print. */
  readonly isApproved: boolean
  readonly isIssued: boolean
  /** A deleted draft has no papers. */
  readonly deleted: boolean
  /** Filled when nothing more urgent is. */
  readonly variant: 'filled' | 'default'
}

const offered = ({ isApproved, isIssued }: Pick<PapersMenuProps, 'isApproved' | 'isIssued'>): PaperKind[] =>
  (Object.keys(papers) as PaperKind[]).filter(
    (kind) => (isApproved || !ofApproval.has(kind)) && (isIssued || kind !== 'proof'),
  )

const ofApproval: ReadonlySet<PaperKind> = new Set(['approval', 'approvalPdf'])

export function PapersMenu({
  exporting: { isWorking, exportPaper },
  print,
  remove,
  canRemove,
  send,
  deleted,
  variant,
  ...steps
}: PapersMenuProps) {
  return (
    <Button.Group>
      <Button
        variant={variant}
        leftSection={<IconFileExport size={20} aria-hidden />}
        disabled={deleted}
        loading={isWorking}
        title="Xuất Word (Ctrl+E)"
        onClick={() => void exportPaper('docx')}
      >
        <span className="where-wide">Xuất Word</span>
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant={variant}
            px={8}
            aria-label="Các loại xuất khác và thao tác"
            style={{ borderLeft: '1px solid rgba(255,255,255,.35)' }}
          >
            <IconChevronDown size={20} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered(steps).map((kind) => (
            <Menu.Item
              key={kind}
              leftSection={<IconFileExport size={18} aria-hidden />}
              disabled={deleted}
              onClick={() => void exportPaper(kind)}
            >
              {papers[kind].label}
            </Menu.Item>
          ))}
          <OtherDeeds print={print} send={send} remove={remove} canRemove={canRemove} deleted={deleted} />
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  )
}

type OtherDeedsProps = Pick<PapersMenuProps, 'print' | 'send' | 'remove' | 'canRemove' | 'deleted'>

/** What makes no file. */
function OtherDeeds({ print, send, remove, canRemove, deleted }: OtherDeedsProps) {
  return (
    <>
      <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => void print()}>
        In trang văn bản …
      </Menu.Item>
      {send !== null && (
        <Menu.Item leftSection={<IconMailForward size={18} aria-hidden />} disabled={deleted} onClick={send}>
          Gửi sang bàn bên …
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item color="red.8" leftSection={<IconTrash size={18} aria-hidden />} disabled={!canRemove} onClick={remove}>
        {eventNames.delete}
      </Menu.Item>
    </>
  )
}
