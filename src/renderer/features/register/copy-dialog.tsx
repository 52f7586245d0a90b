/** Certified copies of an issued notice: those that were made, and a new one beside the page as it will look. */
import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useDeferredValue, useMemo, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type NoticeCopy, copyNames } from '../../../domain/office/notice-copy.ts'
import type { Office } from '../../../domain/office/office.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { type NoticeState, stateNames } from '../../../domain/office/workflow.ts'
import type { Block } from '../../../page/blocks.ts'
import { type ShownTerms, composeCopy } from '../../../page/compose/copy.ts'
import { compose } from '../../../page/compose/compose.ts'
import type { FormatSpec } from '../../../page/format/spec.ts'
import { call } from '../../client.ts'
import { useFormat } from '../../notice-editor/use-format.ts'
import { today, useOffice, usePhrases } from '../../notice-editor/use-office.ts'
import { PageView } from '../../page-view/page-view.tsx'
import { notifyExported } from '../../ui/exported.ts'
import { notifyDone, notifyFailed, notifyRunning } from '../../ui/notify.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { CopyButtons, CopyFields } from './copy-form.tsx'
import classes from './copy.module.css'
import { useCopyForm } from './use-copy-terms.ts'

interface CopyDialogProps {
  readonly view: NoticeView
  /** Others read and export what was made. */
  readonly canMake: boolean
}

export function CopyDialog({ view, canMake }: CopyDialogProps) {
  const { notice, state } = view
  const { data: copies } = useCall('copy.list', { id: notice.id })
  const office = useOffice()
  const { spec, isKnown } = useFormat(notice, view.look)
  const [isMaking, setMaking] = useState(false)
  if (copies === undefined || office === null || !isKnown) return <Waiting />
  if (isMaking || (canMake && copies.length === 0))
    return <NewCopy view={view} office={office} spec={spec} close={() => setMaking(false)} />
  return (
    <>
      <Standing state={state} />
      <MadeCopies copies={copies} />
      {canMake && (
        <div className={classes.buttons}>
          <Button onClick={() => setMaking(true)}>Làm bản sao mới</Button>
        </div>
      )}
    </>
  )
}

/** A copy of what holds no longer would mislead. */
function Standing({ state }: { readonly state: NoticeState }) {
  if (state !== 'corrected' && state !== 'replaced' && state !== 'withdrawn') return null
  const words = state === 'corrected' ? 'Gửi kèm văn bản đính chính.' : 'Văn bản không còn hiệu lực.'
  return (
    <p className={classes.warning} role="status">
      {stateNames[state]}. {words}
    </p>
  )
}

const forms = { docx: 'Word', pdf: 'PDF', archive: 'PDF/A' } as const

function MadeCopies({ copies }: { readonly copies: readonly NoticeCopy[] }) {
  const [isWorking, setWorking] = useState(false)
  async function save(id: string, as: keyof typeof forms): Promise<void> {
    setWorking(true)
    const running = notifyRunning('Đang tạo tệp …')
    try {
      const exported = await call('copy.export', { id, as })
      if (exported !== null) notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa xuất được bản sao', error)
    } finally {
      running.end()
      setWorking(false)
    }
  }
  if (copies.length === 0) return <p className={classes.note}>Chưa có bản sao nào của văn bản này.</p>
  return (
    <ul className={classes.made} aria-label="Bản sao đã làm">
      {copies.map((copy) => (
        <li key={copy.id}>
          <span>
            <strong>{describeNumber(copy)}</strong>, {copyNames[copy.kind].toLocaleLowerCase('vi')}, ngày{' '}
            {writeShortDate(copy.date)}, {copy.signature.signatory} ký
          </span>
          {(Object.keys(forms) as (keyof typeof forms)[]).map((as) => (
            <Button
              key={as}
              size="compact-md"
              variant="default"
              disabled={isWorking}
              aria-label={`Xuất ${forms[as]} bản sao ${describeNumber(copy)}`}
              onClick={() => void save(copy.id, as)}
            >
              {forms[as]}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  )
}

interface NewCopyProps {
  readonly view: NoticeView
  readonly office: Office
  readonly spec: FormatSpec
  readonly close: () => void
}

function NewCopy({ view, office, spec, close }: NewCopyProps) {
  const { notice } = view
  const form = useCopyForm(notice, office, spec)
  const making = useWriteCall('copy.make')
  const phrases = usePhrases(notice.header)
  const whole = useMemo(() => compose(notice, spec, phrases), [notice, spec, phrases])
  const { terms } = form
  // Typing comes first; the page follows as soon as there is time. What is said is new with every drawing, its words are not.
  const shown = useDeferredValue(JSON.stringify(pageTerms(terms)))
  const blocks = useMemo(
    () => composeCopy(notice, spec, JSON.parse(shown) as ShownTerms, phrases),
    [notice, spec, phrases, shown],
  )
  async function make(): Promise<void> {
    const { number, date } = terms
    if (number === null || date === null || !form.isComplete || form.refused !== '') return
    const input = { ...terms, number, date, parts: [...terms.parts], recipients: [...terms.recipients] }
    const made = await making.attempt({ ...input, notice: notice.id }, 'Chưa tạo được bản sao')
    if (made === null) return
    notifyDone(`Đã cấp số ${describeNumber(made)}. Xuất Word hoặc PDF để in, ký và đóng dấu.`)
    close()
  }
  return (
    <div className={classes.dialog}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <div className={classes.fields}>
          <Standing state={view.state} />
          <CopyFields form={form} office={office} blocks={whole} />
          {form.refused !== '' && (
            <p className={classes.warning} role="status">
              {form.refused}
            </p>
          )}
        </div>
        <CopyButtons form={form} isWorking={making.isPending} make={() => void make()} close={close} />
      </form>
      <CopyPage blocks={blocks} spec={spec} lookAt={form.lookAt} />
    </div>
  )
}

/** The page while the day is still to be said. */
function pageTerms({ date, ...terms }: ReturnType<typeof useCopyForm>['terms']): ShownTerms {
  return { ...terms, date: date ?? today() }
}

const pixelsPerMillimetre = 96 / 25.4
/** Left free beside a sheet that fits, px. */
const margin = 40

interface CopyPageProps {
  readonly blocks: readonly Block[]
  readonly spec: FormatSpec
  readonly lookAt: string
}

function CopyPage({ blocks, spec, lookAt }: CopyPageProps) {
  const { ref, width } = useElementSize()
  const fit = (sheet: number) => Math.min(1.5, Math.max(0.3, (width - margin) / (sheet * pixelsPerMillimetre)))
  return (
    <div className={classes.page} ref={ref}>
      {width > 0 && (
        <PageView
          blocks={blocks}
          spec={spec}
          scale={{ portrait: fit(spec.page.width), landscape: fit(spec.landscapePage.width) }}
          current={lookAt}
          isMarked={false}
        />
      )}
    </div>
  )
}
