/** Status sheets: sent out for all leads by one key, and taken in again after each row was looked at. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type JudgedRow, type RowVerdict, verdictNames } from '../../../domain/follow-up/sheet-rows.ts'
import type { Told } from '../../../domain/follow-up/side-entries.ts'
import type { Original } from '../../../contract/imports.ts'
import { call, readBase64 } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyDone, notifyFailed, notifyRunning } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'
import classes from './follow.module.css'

interface ReadFiles {
  readonly files: readonly Original[]
  readonly rows: readonly JudgedRow[]
}

/** What goes out and what was read, with what is running meanwhile. */
function useSheets(on: string | null) {
  const [read, setRead] = useState<ReadFiles | null>(null)
  const [isWorking, setWorking] = useState(false)
  async function work(title: string, deed: () => Promise<void>): Promise<void> {
    setWorking(true)
    const running = notifyRunning('Đang đọc, ghi phiếu …')
    try {
      await deed()
    } catch (error) {
      notifyFailed(title, error)
    } finally {
      running.end()
      setWorking(false)
    }
  }
  const send = () =>
    work('Chưa lập được phiếu', async () => {
      const exported = await call('follow.exportLeadSheets', { on })
      if (exported !== null) notifyExported(exported)
    })
  const take = (chosen: readonly File[]) =>
    work('Chưa đọc được phiếu', async () => {
      const files: Original[] = []
      for (const file of chosen) files.push({ fileName: file.name, base64: await readBase64(file) })
      setRead({ files, rows: await call('follow.readSheets', { files }) })
    })
  return { read, isWorking, send, take }
}

export function SheetsDialog({ on, close }: { readonly on: string | null; readonly close: () => void }) {
  const chooser = useRef<HTMLInputElement>(null)
  const { read, isWorking, send, take } = useSheets(on)
  return (
    <Modal
      opened
      onClose={close}
      size={read === null ? 'lg' : 1100}
      title="Phiếu báo cáo của các cơ quan chủ trì"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <Stack>
        <p className={classes.explained}>
          Mỗi cơ quan chủ trì một phiếu Excel với các nhiệm vụ chưa xong của mình. Cơ quan ghi tình trạng, ngày, kết quả
          rồi gửi lại; chương trình đối chiếu từng hàng trước khi nhận.
        </p>
        <Group gap="xs">
          <Button variant={read === null ? 'filled' : 'default'} loading={isWorking} onClick={() => void send()}>
            Lập phiếu cho mọi cơ quan
          </Button>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept=".xlsx"
            aria-label="Chọn phiếu gửi về"
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              if (chosen.length > 0) void take(chosen)
            }}
          />
          <Button variant="default" loading={isWorking} onClick={() => chooser.current?.click()}>
            Đọc phiếu gửi về …
          </Button>
        </Group>
        {read !== null && <Judged key={read.files.map(({ fileName }) => fileName).join()} read={read} close={close} />}
      </Stack>
    </Modal>
  )
}

/** Nothing is to be done about these: they are counted. */
const isQuiet = (verdict: RowVerdict) => verdict === 'empty' || verdict === 'same'

/** What needs a person first. */
const verdictOrder = Object.keys(verdictNames) as readonly RowVerdict[]

function Judged({ read: { files, rows }, close }: { readonly read: ReadFiles; readonly close: () => void }) {
  const taking = useWriteCall('follow.takeSheets')
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const ready = new Set([...rows.filter(({ verdict }) => verdict === 'new').map(({ key }) => key), ...chosen.keys()])
  async function take(): Promise<void> {
    const picked = [...chosen].map(([key, sha256]) => ({ key, sha256 }))
    const taken = await taking.attempt({ files: [...files], chosen: picked }, 'Chưa nhận được phiếu')
    if (taken === null) return
    notifyDone(`Đã nhận ${taken.taken} hàng, ${taken.results} kết quả chờ duyệt hoàn thành.`)
    close()
  }
  const byVerdict = Map.groupBy(rows, ({ verdict }) => verdict)
  const shown = verdictOrder.filter((verdict) => byVerdict.has(verdict) && !isQuiet(verdict))
  const quiet = verdictOrder.filter((verdict) => byVerdict.has(verdict) && isQuiet(verdict))
  return (
    <>
      <div className={classes.judged} hidden={shown.length === 0}>
        <table>
          <thead>
            <tr>
              <th>Nhận hay không</th>
              <th>Nhiệm vụ</th>
              <th>Cơ quan báo</th>
              <th>Phiếu</th>
            </tr>
          </thead>
          <tbody>
            {shown.flatMap((verdict) =>
              (byVerdict.get(verdict) ?? []).map((row) => (
                <JudgedLine
                  key={`${row.sha256} ${row.key} ${row.at}`}
                  row={row}
                  isChosen={chosen.get(row.key) === row.sha256}
                  choose={() => setChosen(new Map([...chosen, [row.key, row.sha256]]))}
                />
              )),
            )}
          </tbody>
        </table>
      </div>
      {quiet.length > 0 && (
        <p className={classes.explained}>
          {quiet.map((verdict) => `${verdictNames[verdict]}: ${byVerdict.get(verdict)?.length ?? 0} hàng`).join('; ')}.
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        <Button loading={taking.isPending} disabled={ready.size === 0} onClick={() => void take()}>
          Nhận {ready.size} hàng
        </Button>
      </Group>
    </>
  )
}

interface JudgedLineProps {
  readonly row: JudgedRow
  readonly isChosen: boolean
  readonly choose: () => void
}

function JudgedLine({ row, isChosen, choose }: JudgedLineProps) {
  const { verdict, why, name, told, others, lead, file, at } = row
  return (
    <tr data-verdict={verdict}>
      <td>
        <strong>{verdictNames[verdict]}</strong>
        {why !== '' && <p>{why}</p>}
        {verdict === 'conflict' && (
          <Button
            size="compact-sm"
            variant={isChosen ? 'filled' : 'default'}
            aria-pressed={isChosen}
            aria-label={`Nhận bản này, tệp ${file}: ${name}`}
            onClick={choose}
          >
            Nhận bản này
          </Button>
        )}
      </td>
      <td className={classes.judgedName}>{name}</td>
      <td>
        {told === null ? '–' : describeTold(told)}
        {others.map((other) => (
          <p key={other.sha256}>
            Bản {other.file}: {describeTold(other)}
          </p>
        ))}
      </td>
      <td>
        {lead}
        <p>
          {file}
          {at !== null && `, hàng ${at}`}
        </p>
      </td>
    </tr>
  )
}

function describeTold({ status, toldOn, result, document, note }: Told): string {
  const day = toldOn === null ? '' : ` ${writeShortDate(toldOn)}`
  return [`${status}${day}`, result, document, note].filter((part) => part !== '').join('. ')
}
