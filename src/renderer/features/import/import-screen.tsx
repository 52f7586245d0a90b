/** Bringing in papers that exist: one is reviewed beside its source before it is kept, many are kept and reviewed later. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { CallFailed } from '../../../contract/client.ts'
import type { Recognition } from '../../../contract/imports.ts'
import { findRoles } from '../../../page/recognize/recognize-columns.ts'
import { call } from '../../client.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { Failure } from '../../ui/failure.tsx'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import type { NamedFile } from '../../ui/use-file-drop.ts'
import { beginBatch, isBusy, useBatchRun } from './batch-run.ts'
import { BatchScreen } from './batch-screen.tsx'
import { Begin } from './begin.tsx'
import { LayoutDialog } from './layout-dialog.tsx'
import type { RepairDraft } from './repair-draft.ts'
import { RepairScreen } from './repair-screen.tsx'
import { Review } from './review.tsx'
import { ReviewQueue } from './review-queue.tsx'
import { useReading } from './use-reading.ts'

/** A text whose words are repaired, as it was read before, with what was decided so far. */
interface Repair {
  readonly damaged: Recognition
  readonly draft: RepairDraft | null
}

type Shown = 'begin' | 'queue' | { readonly batch: string }

export function ImportScreen({ openNotice }: { readonly openNotice: (id: string) => void }) {
  const [text, setText] = useState('')
  const run = useBatchRun()
  // Whoever comes back while files are coming in sees how far they are.
  const [shown, setShown] = useState<Shown>(run !== null && isBusy(run) ? { batch: run.batch } : 'begin')
  const [read, setRead] = useState<Recognition | null>(null)
  const [repair, setRepair] = useState<Repair | null>(null)
  const [isRepairing, setRepairing] = useState(false)

  if (read !== null) {
    const isSame = repair?.damaged.original.base64 === read.original.base64
    return (
      <Review
        read={read}
        leave={() => setRead(null)}
        readAgain={() =>
          void readOriginal(read).then(setRead, (error: unknown) => notifyFailed('Chưa đọc lại được', error))
        }
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
  const leave = () => setShown('begin')
  const openQueue = () => setShown('queue')
  if (shown === 'queue') return <ReviewQueue leave={leave} openNotice={openNotice} />
  if (shown !== 'begin')
    return <BatchScreen batch={shown.batch} leave={leave} openNotice={openNotice} openQueue={openQueue} />
  return <Beginning text={text} setText={setText} take={setRead} show={setShown} />
}

const readOriginal = ({ original }: Recognition) => call('notice.readOriginal', original)

/** A table whose headings say nothing to the program: somebody may say what they mean. */
function UnknownTable({ error, readAgain }: { readonly error: unknown; readonly readAgain: () => void }) {
  const [isAsked, setAsked] = useState(false)
  const headings = error instanceof CallFailed ? error.error.details.headings : undefined
  if (!Array.isArray(headings) || !headings.every((heading) => typeof heading === 'string')) return null
  return (
    <>
      <Button mt="xs" variant="light" onClick={() => setAsked(true)}>
        Tệp có bảng: chỉ ra mỗi cột ghi gì …
      </Button>
      {isAsked && (
        <LayoutDialog
          layout={{ headings, roles: findRoles(headings) }}
          close={() => setAsked(false)}
          confirmed={readAgain}
        />
      )}
    </>
  )
}

interface BeginningProps {
  readonly text: string
  readonly setText: (text: string) => void
  readonly take: (recognition: Recognition) => void
  readonly show: (shown: Shown) => void
}

function Beginning({ text, setText, take, show }: BeginningProps) {
  const { reading, error, readText, readFile, readAgain, stop, forget } = useReading(take)

  function takeFiles(files: readonly NamedFile[]): void {
    const [first, ...more] = files
    if (first !== undefined && more.length === 0) readFile(first.file)
    else if (first !== undefined) show({ batch: beginBatch(files) })
  }

  return (
    <>
      <ScreenHeading title="Nhập văn bản" />
      {error !== null && (
        <div style={{ padding: '16px 20px 0' }}>
          <Failure error={error} close={forget} />
          <UnknownTable error={error} readAgain={readAgain} />
        </div>
      )}
      {reading === null ? (
        <Begin
          text={text}
          setText={setText}
          readText={() => readText(text)}
          takeFiles={takeFiles}
          openQueue={() => show('queue')}
          openBatch={(batch) => show({ batch })}
        />
      ) : (
        <div>
          <Waiting
            what={reading.total > 1 ? `${reading.step} ${reading.done}/${reading.total}` : 'Đang đọc văn bản …'}
          />
          {reading.total > 1 && (
            <div style={{ textAlign: 'center' }}>
              <Button variant="default" onClick={stop}>
                Dừng
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}
