/** A notice begun as an earlier one: which one, and what of it comes along. */
import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type Copied, beginLike } from '../../../domain/office/begin-like.ts'
import { findLeftovers } from '../../../domain/office/leftovers.ts'
import { type NewDoubt, type NoticeSummary, describeNumber } from '../../../domain/office/records.ts'
import { useNoticeCreation } from '../../notice-editor/new-notice.ts'
import { newId } from '../../notice-editor/use-editor.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, Panel, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { BeginHeading } from './begin-heading.tsx'
import classes from './begin.module.css'

interface LikeScreenProps {
  readonly openNotice: (id: string) => void
  readonly leave: () => void
}

/** As many as anyone looks through; letters find the others. */
const shown = 40

export function LikeScreen({ openNotice, leave }: LikeScreenProps) {
  const [chosen, setChosen] = useState<NoticeSummary | null>(null)
  const earlier = useCall('notice.get', { id: chosen?.id ?? '' }, chosen !== null)
  const [asked, setAsked] = useState<Partial<Copied>>({})
  const notice = chosen !== null && earlier.data?.notice.id === chosen.id ? earlier.data.notice : null
  // Who does what is the next time mostly the same; what was concluded is not.
  const copied: Copied = { text: notice?.kind === 'assignment', rows: false, ...asked }
  const begun = useBegun(notice, copied)
  const creation = useNoticeCreation(openNotice)
  const begin = () => {
    if (begun !== null) void creation.begin({ ...begun.notice, id: newId() }, begun.left)
  }
  return (
    <>
      <BeginHeading
        title="Như thông báo trước"
        fault={begun === null ? 'Hãy chọn một thông báo.' : null}
        isWorking={creation.isCreating}
        begin={begin}
        leave={leave}
      />
      <div className={classes.body}>
        <EarlierChoice chosen={chosen} choose={setChosen} />
        <CopyChoice copied={copied} change={setAsked} left={begun?.left ?? null} />
      </div>
    </>
  )
}

interface EarlierChoiceProps {
  readonly chosen: NoticeSummary | null
  readonly choose: (notice: NoticeSummary) => void
}

function EarlierChoice({ chosen, choose }: EarlierChoiceProps) {
  const [words, setWords] = useState('')
  const [query] = useDebouncedValue(words, 120)
  const found = useCall('notice.list', { query, limit: shown })
  return (
    <Panel title="Thông báo trước">
      <div className={classes.panel}>
        <TextInput
          aria-label="Tìm thông báo trước"
          placeholder="Số, trích yếu, vài chữ trong văn bản"
          leftSection={<IconSearch size={20} aria-hidden />}
          autoFocus
          value={words}
          onChange={({ currentTarget: { value } }) => setWords(value)}
        />
        {found.error !== null ? (
          <Failure error={found.error} retry={() => void found.refetch()} />
        ) : found.data === undefined ? (
          <Waiting />
        ) : found.data.length === 0 ? (
          <Empty title={query === '' ? 'Kho chưa có thông báo nào' : 'Không tìm thấy thông báo nào'}>
            Thử ít chữ hơn, hoặc nhập một thông báo đã có.
          </Empty>
        ) : (
          <NoticeChoice notices={found.data} chosen={chosen} choose={choose} />
        )}
      </div>
    </Panel>
  )
}

interface CopyChoiceProps {
  readonly copied: Copied
  readonly change: (copied: Copied) => void
  /** What will be left over; null before a notice was chosen. */
  readonly left: readonly NewDoubt[] | null
}

function CopyChoice({ copied, change, left }: CopyChoiceProps) {
  return (
    <Panel title="Mang sang bản mới">
      <div className={classes.panel}>
        <div className={classes.choices}>
          <Checkbox
            label="Lời văn của các mục (không chọn: chỉ các đề mục)"
            checked={copied.text}
            onChange={({ currentTarget: { checked } }) => change({ ...copied, text: checked })}
          />
          <Checkbox
            label="Các hàng của phụ lục và bảng (không chọn: chỉ các cột)"
            checked={copied.rows}
            onChange={({ currentTarget: { checked } }) => change({ ...copied, rows: checked })}
          />
        </div>
        <p className={classes.quiet}>
          Số, ngày ban hành, ngày và lần họp để trống. Nơi nhận, chữ ký, mở đầu, phần kết luôn được mang sang.
        </p>
        {left === null ? <p className={classes.quiet}>Chọn một thông báo ở bên trái.</p> : <LeftList left={left} />}
      </div>
    </Panel>
  )
}

function useBegun(notice: Notice | null, { text, rows }: Copied) {
  return useMemo(() => {
    if (notice === null) return null
    const begun = beginLike(notice, notice.id, { text, rows })
    return { notice: begun, left: findLeftovers(begun) }
  }, [notice, text, rows])
}

interface NoticeChoiceProps extends EarlierChoiceProps {
  readonly notices: readonly NoticeSummary[]
}

function NoticeChoice({ notices, chosen, choose }: NoticeChoiceProps) {
  return (
    <ul className={classes.list} role="radiogroup" aria-label="Thông báo trước">
      {notices.map((notice) => (
        <li key={notice.id} role="presentation">
          <label>
            <input type="radio" name="earlier" checked={chosen?.id === notice.id} onChange={() => choose(notice)} />
            <span className={classes.number}>{describeNumber(notice)}</span>
            <span className={classes.abstract}>{notice.abstract || 'Chưa có trích yếu'}</span>
            <span className={classes.quiet}>{notice.issuedOn === null ? '' : writeShortDate(notice.issuedOn)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** So many are shown; all are listed beside the draft. */
const mostNamed = 30

function LeftList({ left }: { readonly left: readonly NewDoubt[] }) {
  if (left.length === 0) return <p className={classes.quiet}>Không có ngày, số, tên nào của thông báo trước còn lại.</p>
  return (
    <>
      <p className={classes.quiet}>{left.length} chỗ của thông báo trước sẽ được liệt kê để xem lại từng chỗ:</p>
      {/* Scrolled by keys. */}
      <ul className={classes.left} tabIndex={0} aria-label="Còn từ thông báo trước">
        {left.slice(0, mostNamed).map(({ found = '' }, at) => (
          <li key={at}>{found}</li>
        ))}
        {left.length > mostNamed && <li>… và {left.length - mostNamed} chỗ khác</li>}
      </ul>
    </>
  )
}
