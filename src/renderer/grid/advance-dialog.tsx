/** "Đưa lên sớm một quý" for all rows it applies to, as one step; a row that keeps its time says why. */
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import {
  type AdvanceProposal,
  exceptRow,
  listExceptions,
  proposeAdvances,
} from '../../checker/reading/advance-plans.ts'
import { readForRules, rememberReading } from '../../checker/reading/reading.ts'
import { changeCell } from '../../domain/notice/edit-notice.ts'
import type { Notice, TableAppendix } from '../../domain/notice/notice.ts'
import { editInline } from '../../page/recognize/edit-inline.ts'
import { newId, useEditor } from '../notice-editor/use-editor.ts'
import { directoryFor, useOffice } from '../notice-editor/use-office.ts'
import { useRuleSet } from '../notice-editor/use-rule-set.ts'
import { notifyDone } from '../ui/notify.tsx'
import classes from './grid.module.css'

interface AdvanceDialogProps {
  readonly notice: Notice
  readonly table: TableAppendix
  readonly isOpen: boolean
  readonly close: () => void
}

export function AdvanceDialog(props: AdvanceDialogProps) {
  const { isOpen, close } = props
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Đưa kế hoạch lên sớm một quý"
      size="70rem"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {isOpen && <Proposals {...props} />}
    </Modal>
  )
}

/** Reads the rows of a notice with the bodies of its day. */
function useReader(header: Notice['header']) {
  const office = useOffice()
  return useMemo(() => {
    if (office === null) return null
    const directory = localDirectory(directoryFor(office, header), header.place)
    return (notice: Notice) => readForRules(notice, rememberReading(notice, directory))
  }, [office, header])
}

function Proposals({ notice, table, close }: AdvanceDialogProps) {
  const { edit } = useEditor()
  const { set } = useRuleSet()
  const from = set.parameters.advanceFromQuarter
  const read = useReader(notice.header)
  const [kept, setKept] = useState<ReadonlyMap<string, string>>(new Map())
  const [isListed, setListed] = useState(false)
  const proposals = useMemo(() => {
    const own = new Set(table.sections.flatMap(({ rows }) => rows.map(({ id }) => id)))
    return read === null ? [] : proposeAdvances(read(notice), from).filter(({ row }) => own.has(row))
  }, [read, notice, table, from])
  const moved = proposals.filter(({ row, after }) => after !== null && !kept.has(row))
  const special = proposals.filter(({ row, after }) => after === null || (kept.get(row) ?? '').trim() !== '')

  function apply(): void {
    edit(`advance/${newId()}`, (now) => {
      const written = proposals.reduce((of, proposal) => {
        const text = textOf(proposal, kept)
        return text === null ? of : changeCell(of, proposal.row, proposal.column, text)
      }, now)
      const list = isListed && read !== null ? listExceptions(read(written), from) : null
      return list === null ? written : addParagraph(written, list)
    })
    close()
    notifyDone(`Đã ghi ${moved.length} nhiệm vụ lên sớm một quý.`)
  }

  if (proposals.length === 0) return <p>Không còn nhiệm vụ nào kế hoạch từ quý {from} trở đi mà chưa sớm một quý.</p>
  return (
    <>
      <p className={classes.note}>
        Các nhiệm vụ kế hoạch từ quý {from} trở đi chưa sớm một quý. Bỏ chọn nhiệm vụ giữ thời gian theo kế hoạch và ghi
        lý do đặc thù; không ghi lý do thì nhiệm vụ ấy được để nguyên.
      </p>
      <div className={classes.preview} tabIndex={0} role="group" aria-label="Các nhiệm vụ">
        <ProposalTable proposals={proposals} kept={kept} setKept={setKept} />
      </div>
      <Checkbox
        mt="sm"
        disabled={special.length === 0}
        label={`Thêm danh sách ${special.length} nhiệm vụ đặc thù vào cuối nội dung thông báo, để in`}
        checked={isListed}
        onChange={(event) => setListed(event.currentTarget.checked)}
      />
      <Group className="dialog-buttons" justify="flex-end" mt="xs">
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        <Button data-autofocus onClick={apply}>
          Ghi vào bảng
        </Button>
      </Group>
    </>
  )
}

type Keeping = Pick<ProposalLineProps, 'kept' | 'setKept'>

function ProposalTable({ proposals, kept, setKept }: Keeping & { readonly proposals: readonly AdvanceProposal[] }) {
  return (
    <table>
      <thead>
        <tr>
          {['STT', 'Nhiệm vụ', 'Kế hoạch', 'Đang ghi', 'Sẽ ghi'].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.row} proposal={proposal} kept={kept} setKept={setKept} />
        ))}
      </tbody>
    </table>
  )
}

/** What is written for a row: the earlier time, or why it keeps its own; null for nothing. */
function textOf(proposal: AdvanceProposal, kept: ReadonlyMap<string, string>): string | null {
  const reason = kept.get(proposal.row)
  if (proposal.after === null) return null
  if (reason === undefined) return proposal.after
  return reason.trim() === '' ? null : exceptRow(proposal, reason)
}

function addParagraph(notice: Notice, text: string): Notice {
  const content = editInline([], text, notice.numbering, newId)
  return { ...notice, items: [...notice.items, { id: newId(), marker: 'none', content, items: [] }] }
}

interface ProposalLineProps {
  readonly proposal: AdvanceProposal
  readonly kept: ReadonlyMap<string, string>
  readonly setKept: (kept: ReadonlyMap<string, string>) => void
}

function ProposalLine({ proposal, kept, setKept }: ProposalLineProps) {
  const { row, ordinal, name, planned, before, after } = proposal
  const reason = kept.get(row)
  const change = (next: string | null) => {
    const all = new Map(kept)
    if (next === null) all.delete(row)
    else all.set(row, next)
    setKept(all)
  }
  return (
    <tr>
      <td>
        <Checkbox
          size="xs"
          label={ordinal}
          aria-label={`Đưa nhiệm vụ ${ordinal} lên sớm một quý`}
          disabled={after === null}
          checked={after !== null && reason === undefined}
          onChange={(event) => change(event.currentTarget.checked ? null : '')}
        />
      </td>
      <td>{name}</td>
      <td>{planned}</td>
      <td>{before}</td>
      <td>
        {after === null ? (
          'Giữ nguyên: nhiệm vụ đặc thù'
        ) : reason === undefined ? (
          after
        ) : (
          <TextInput
            size="xs"
            aria-label={`Lý do đặc thù của nhiệm vụ ${ordinal}`}
            placeholder="Lý do đặc thù"
            maxLength={300}
            value={reason}
            onChange={(event) => change(event.currentTarget.value)}
          />
        )}
      </td>
    </tr>
  )
}
