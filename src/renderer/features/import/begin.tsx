/** Where papers come in: pasted, as a file, or many at a time; and what waits since then. */
import { Button, Progress } from '@mantine/core'
import { IconClipboardText, IconFileUpload, IconListCheck, IconTrash } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { describeCounts } from '../../../domain/archive/past-papers.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { Panel } from '../../ui/parts.tsx'
import { type NamedFile, sortFiles, useFilesDrop } from '../../ui/use-file-drop.ts'
import { writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { isBusy, useBatchRun } from './batch-run.ts'
import classes from './import.module.css'

interface BeginProps {
  readonly text: string
  readonly setText: (text: string) => void
  readonly readText: () => void
  readonly takeFiles: (files: readonly NamedFile[]) => void
  readonly openQueue: () => void
  readonly openBatch: (batch: string) => void
}

export function Begin({ text, setText, readText, takeFiles, openQueue, openBatch }: BeginProps) {
  return (
    <div className={classes.start}>
      <PastePlace text={text} setText={setText} read={readText} />
      <div style={{ display: 'grid', gap: 16, alignContent: 'start', overflow: 'auto' }}>
        <DropPlace take={takeFiles} />
        <Waiting openQueue={openQueue} />
        <Batches openBatch={openBatch} />
        <WhatFollows />
      </div>
    </div>
  )
}

interface PastePlaceProps {
  readonly text: string
  readonly setText: (text: string) => void
  readonly read: () => void
}

function PastePlace({ text, setText, read }: PastePlaceProps) {
  function clear(): void {
    const before = text
    setText('')
    notifyDone('Đã xóa văn bản trong ô dán.', [{ label: 'Hoàn tác', run: () => setText(before) }])
  }

  return (
    <section
      className={`${classes.paste} panel`}
      aria-label="Dán văn bản"
      style={{ background: 'var(--paper)', border: '1px solid var(--line)', borderRadius: 8 }}
    >
      <textarea
        className={classes.pasteArea}
        aria-label="Văn bản của thông báo"
        placeholder="Dán toàn văn thông báo vào đây, cả bảng phụ lục (chép từ Word, Excel, PDF hoặc thư điện tử)."
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={classes.pasteFoot}>
        <Button leftSection={<IconClipboardText size={20} aria-hidden />} disabled={text.trim() === ''} onClick={read}>
          Đọc văn bản đã dán
        </Button>
        {text !== '' && (
          <Button variant="subtle" leftSection={<IconTrash size={18} aria-hidden />} onClick={clear}>
            Xóa
          </Button>
        )}
      </div>
    </section>
  )
}

const readable = '.docx,.doc,.rtf,.odt,.pdf,.xlsx,.txt'

function DropPlace({ take }: { readonly take: (files: readonly NamedFile[]) => void }) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const { isOver, listeners } = useFilesDrop(take)
  function chosen({ currentTarget: input }: ChangeEvent<HTMLInputElement>): void {
    const found = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    input.value = ''
    if (found.length > 0) take(sortFiles(found))
  }
  return (
    <section className={classes.drop} aria-label="Chọn tệp" data-over={isOver} {...listeners}>
      <IconFileUpload size={36} stroke={1.3} aria-hidden />
      <p>Thả vào đây một tệp, nhiều tệp hoặc cả thư mục: Word, PDF (cả bản quét), Excel, văn bản (.txt)</p>
      <div className={classes.choices}>
        <Button variant="default" onClick={() => files.current?.click()}>
          Chọn tệp …
        </Button>
        <Button variant="default" onClick={() => folder.current?.click()}>
          Chọn thư mục …
        </Button>
      </div>
      <input ref={files} type="file" hidden multiple accept={readable} onChange={chosen} />
      <input ref={folder} type="file" hidden {...{ webkitdirectory: '' }} onChange={chosen} />
    </section>
  )
}

function Waiting({ openQueue }: { readonly openQueue: () => void }) {
  const { data: waiting } = useCall('review.queue', {})
  if (waiting === undefined || waiting.length === 0) return null
  return (
    <Panel title="Chờ rà soát">
      <div className={classes.waiting}>
        <p>
          Còn {waiting.length} văn bản chờ rà soát ({waiting.reduce((sum, { open }) => sum + open, 0)} điểm).
        </p>
        <Button variant="light" leftSection={<IconListCheck size={20} aria-hidden />} onClick={openQueue}>
          Rà soát tiếp
        </Button>
      </div>
    </Panel>
  )
}

const mostBatches = 4

function Batches({ openBatch }: { readonly openBatch: (batch: string) => void }) {
  const { data: batches } = useCall('batch.list', {})
  const run = useBatchRun()
  const known = (batches ?? []).slice(0, mostBatches)
  if (known.length === 0 && run === null) return null
  return (
    <Panel title="Các đợt nhập nhiều tệp">
      <ul className={classes.batches}>
        {run !== null && isBusy(run) && (
          <li>
            <button type="button" className={classes.batch} onClick={() => openBatch(run.batch)}>
              <span>
                Đang nhập {run.papers.length}/{run.total} tệp
              </span>
              <Progress value={(100 * run.papers.length) / run.total} aria-label="Đã nhập" />
            </button>
          </li>
        )}
        {known
          .filter(({ batch }) => run === null || !isBusy(run) || batch !== run.batch)
          .map(({ batch, at, by, ...counts }) => (
            <li key={batch}>
              <button type="button" className={classes.batch} onClick={() => openBatch(batch)}>
                <strong>
                  {writeMoment(at)}, {by}
                </strong>
                <span className={classes.quiet}>{describeCounts(counts)}</span>
              </button>
            </li>
          ))}
      </ul>
    </Panel>
  )
}

function WhatFollows() {
  return (
    <Panel title="Rồi sẽ ra sao?">
      <p style={{ margin: 0, padding: '12px 16px' }} className={classes.quiet}>
        Một tệp hoặc văn bản dán: xem những điểm chưa chắc cạnh bản gốc, rồi mới lưu. Nhiều tệp: từng tệp được lưu thành
        dự thảo kèm bản gốc, tệp không đọc được thì nêu lý do, điểm chưa chắc chờ rà soát.
      </p>
    </Panel>
  )
}
