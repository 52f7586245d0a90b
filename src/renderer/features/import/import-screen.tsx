/** Bringing in a notice that exists: paste or file, then what was understood beside the source, then into the store. */
import { Button } from '@mantine/core'
import { IconClipboardText, IconFileUpload, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Recognition } from '../../../contract/imports.ts'
import { readBase64 } from '../../client.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { Panel, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { useWriteCall } from '../../use-call.ts'
import classes from './import.module.css'
import type { RepairDraft } from './repair-draft.ts'
import { RepairScreen } from './repair-screen.tsx'
import { Review } from './review.tsx'

/** A text whose words are repaired, as it was read before, with what was decided so far. */
interface Repair {
  readonly damaged: Recognition
  readonly draft: RepairDraft | null
}

export function ImportScreen({ openNotice }: { readonly openNotice: (id: string) => void }) {
  const [text, setText] = useState('')
  const [read, setRead] = useState<Recognition | null>(null)
  const [repair, setRepair] = useState<Repair | null>(null)
  const [isRepairing, setRepairing] = useState(false)

  if (read !== null) {
    const isSame = repair?.damaged.original.base64 === read.original.base64
    return (
      <Review
        read={read}
        leave={() => setRead(null)}
        repair={() => {
          if (!isSame) setRepair({ damaged: read, draft: null })
          setRepairing(true)
          setRead(null)
        }}
        openNotice={openNotice}
      />
    )
  }
  if (repair !== null && isRepairing) {
    const { damaged, draft } = repair
    return (
      <RepairScreen
        original={damaged.original}
        draft={draft}
        setDraft={(next) => setRepair({ damaged, draft: next })}
        leave={() => {
          setRepairing(false)
          setRead(damaged)
        }}
        understood={setRead}
      />
    )
  }
  return <Begin text={text} setText={setText} take={setRead} />
}

interface BeginProps {
  readonly text: string
  readonly setText: (text: string) => void
  readonly take: (recognition: Recognition) => void
}

/** Paste or file. */
function Begin({ text, setText, take }: BeginProps) {
  const readText = useWriteCall('notice.readText')
  const readFile = useWriteCall('notice.readFile')
  const readOriginal = useWriteCall('notice.readOriginal')
  const ways = [readText, readFile, readOriginal]
  const failed = ways.find(({ error }) => error !== null)

  function begin(): void {
    for (const way of ways) way.reset()
  }
  function understood(recognition: Recognition | null): void {
    if (recognition !== null) take(recognition)
  }
  async function takeDropped(file: File): Promise<void> {
    try {
      readOriginal.mutate({ fileName: file.name, base64: await readBase64(file) }, { onSuccess: understood })
    } catch (error) {
      notifyFailed(`Chưa đọc được tệp ${file.name}`, error)
    }
  }

  return (
    <>
      <ScreenHeading title="Nhập văn bản" />
      {failed !== undefined && (
        <div style={{ padding: '16px 20px 0' }}>
          <Failure error={failed.error} close={() => failed.reset()} />
        </div>
      )}
      {ways.some(({ isPending }) => isPending) ? (
        <Waiting what="Đang đọc văn bản …" />
      ) : (
        <div className={classes.start}>
          <PastePlace
            text={text}
            setText={setText}
            read={() => {
              begin()
              readText.mutate({ text }, { onSuccess: understood })
            }}
          />
          <div style={{ display: 'grid', gap: 16, alignContent: 'start' }}>
            <DropPlace
              take={(file) => {
                begin()
                void takeDropped(file)
              }}
              choose={() => {
                begin()
                readFile.mutate({}, { onSuccess: understood })
              }}
            />
            <WhatFollows />
          </div>
        </div>
      )}
    </>
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

function DropPlace({ take, choose }: { readonly take: (file: File) => void; readonly choose: () => void }) {
  const { isOver, listeners } = useFileDrop(take)
  return (
    <section className={classes.drop} aria-label="Chọn tệp" data-over={isOver} {...listeners}>
      <IconFileUpload size={40} stroke={1.3} aria-hidden />
      <p>Thả tệp Word (.docx), PDF có chữ, Excel (.xlsx) hoặc văn bản (.txt) vào đây</p>
      <Button variant="default" onClick={choose}>
        Chọn tệp …
      </Button>
    </section>
  )
}

function WhatFollows() {
  return (
    <Panel title="Rồi sẽ ra sao?">
      <p style={{ margin: 0, padding: '12px 16px' }} className={classes.quiet}>
        Chương trình tách văn bản thành các phần, mục, nhiệm vụ và nơi nhận, rồi cho xem những điểm chưa chắc cạnh bản
        gốc. Chưa có gì được lưu cho tới khi bạn đồng ý.
      </p>
    </Panel>
  )
}
