/** The archivist's screen: what is searched, by what it is narrowed, what was found, and the one that is looked at. */
import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { IconArchive, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type FoundNotice, type SavedView, type SearchFilter, everything } from '../../../domain/archive/search.ts'
import { archivists, hasRole } from '../../../domain/office/roles.ts'
import { isIssuedState } from '../../../domain/office/workflow.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import { call } from '../../client.ts'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './archive.module.css'
import { CaseFiles } from './case-files.tsx'
import { Facets } from './facets.tsx'
import { Filing } from './filing.tsx'
import { Fixity } from './fixity.tsx'
import { Preview } from './preview.tsx'
import { print } from './print.ts'
import { Results, focusHit } from './results.tsx'
import { SaveView } from './save-view.tsx'

/** Hits that are read at first, a few windows of them, and that are added whenever their end is in sight. */
const shownAtOnce = 20
const addedAtOnce = 60
/** More than that is narrowed, not scrolled through. */
const mostShown = 200

interface ArchiveScreenProps {
  readonly openNotice: (id: string) => void
}

export function ArchiveScreen({ openNotice }: ArchiveScreenProps) {
  const { data: user } = useUser()
  const isArchivist = user !== undefined && hasRole(user, archivists)
  const search = useSearch(isArchivist)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<string | null>(null)
  // Where the window has no room for both, the preview takes the place of what narrows the search.
  const [isLooking, setLooking] = useState(false)
  const { data: answer, error, refetch } = search.found
  const [filing, setFiling] = useState<readonly string[]>([])
  const looked = answer?.hits.find(({ id }) => id === shown) ?? answer?.hits[0] ?? null
  const marked = answer?.hits.filter(({ id }) => (chosen.size === 0 ? id === looked?.id : chosen.has(id))) ?? []
  const toFile = marked.filter(({ isFiled, state }) => !isFiled && isIssuedState(state)).map(({ id }) => id)
  return (
    <>
      <ScreenHeading title="Lưu trữ">
        {isArchivist && <FilingButton count={toFile.length} run={() => setFiling(toFile)} />}
        <TakingOut marked={marked} />
        <CaseFiles />
        {isArchivist && <Fixity />}
        <SaveView words={search.words} filter={search.filter} />
      </ScreenHeading>
      <SearchBar search={search} chosen={chosen.size} isLooking={isLooking} look={setLooking} />
      <div className={classes.areas} data-looking={isLooking || undefined}>
        <Facets key={search.revision} words={search.query} filter={search.filter} setFilter={search.setFilter} />
        {error !== null ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : answer === undefined ? (
          <Waiting />
        ) : answer.hits.length === 0 ? (
          <NothingFound clear={() => search.replace('', everything)} />
        ) : (
          <Results
            hits={answer.hits}
            total={answer.documents}
            shown={looked?.id ?? null}
            show={setShown}
            chosen={chosen}
            choose={setChosen}
            openNotice={openNotice}
            preview={() => setLooking(true)}
            {...(search.canShowMore ? { showMore: search.showMore } : {})}
          />
        )}
        <Preview found={looked} openNotice={openNotice} />
      </div>
      <Filing
        notices={filing}
        year={Number((marked[0]?.issuedOn ?? today()).slice(0, 4))}
        close={() => (setFiling([]), setChosen(new Set()))}
      />
      <p className={classes.foot}>
        ↓ từ ô tìm kiếm vào danh sách · Dấu cách xem trước · Enter mở · Shift hoặc Ctrl và ↑ ↓ để chọn nhiều
      </p>
    </>
  )
}

function FilingButton({ count, run }: { readonly count: number; readonly run: () => void }) {
  return (
    <Button
      disabled={count === 0}
      title={count === 0 ? 'Văn bản đang chọn đã có trong hồ sơ hoặc chưa ban hành' : undefined}
      onClick={run}
    >
      {count > 1 ? `Xếp ${count} văn bản vào hồ sơ` : 'Xếp vào hồ sơ'}
    </Button>
  )
}

/** What was chosen, as files. */
function TakingOut({ marked }: { readonly marked: readonly FoundNotice[] }) {
  const issued = marked.filter(({ state }) => isIssuedState(state)).map(({ id }) => id)
  return (
    <Button
      variant="default"
      disabled={issued.length === 0}
      onClick={() => void print(call('archive.exportSelection', { notices: issued }))}
    >
      {issued.length > 1 ? `Xuất ${issued.length} văn bản` : 'Xuất văn bản'}
    </Button>
  )
}

function NothingFound({ clear }: { readonly clear: () => void }) {
  return (
    <Empty
      title="Không tìm thấy văn bản nào"
      icon={<IconArchive size={40} stroke={1.3} aria-hidden />}
      action={{ label: 'Bỏ mọi điều kiện', run: clear }}
    >
      Gõ không dấu cũng được; chữ trong ngoặc kép phải liền nhau.
    </Empty>
  )
}

function useSearch(isArchivist: boolean) {
  const [words, setWords] = useState('')
  const [query] = useDebouncedValue(words, 120)
  const [asked, setFilter] = useState<SearchFilter | null>(null)
  // What is written by hand beside the results is taken anew from a filter that came from elsewhere.
  const [revision, setRevision] = useState(0)
  const [more, setMore] = useState({ of: '', limit: shownAtOnce })
  // The archivist's home is what is still to be filed.
  const filter = asked ?? (isArchivist ? { ...everything, filed: false } : everything)
  // More of one search is not more of the next.
  const key = JSON.stringify([query, filter])
  const limit = more.of === key ? more.limit : shownAtOnce
  const found = useCall('search.find', { words: query, isTyping: true, filter, limit })
  return {
    words,
    setWords,
    query,
    filter,
    setFilter,
    revision,
    found,
    canShowMore: limit < mostShown,
    showMore: () => setMore({ of: key, limit: Math.min(mostShown, limit + addedAtOnce) }),
    replace: (next: string, nextFilter: SearchFilter) => {
      setWords(next)
      setFilter(nextFilter)
      setRevision(revision + 1)
    },
  }
}

/** From the search box into the list; during a composition the key is the input method's. */
function enterList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing || event.keyCode === 229) return
  event.preventDefault()
  focusHit(0)
}

interface SearchBarProps {
  readonly search: ReturnType<typeof useSearch>
  /** How many of the hits were marked. */
  readonly chosen: number
  readonly isLooking: boolean
  readonly look: (isLooking: boolean) => void
}

function SearchBar({ search, chosen, isLooking, look }: SearchBarProps) {
  const { words, setWords, found } = search
  const field = useRef<HTMLInputElement>(null)
  const { data: views } = useCall('search.views', {})
  useHotkeys([['mod+F', () => field.current?.select()]], [])
  function openView(name: string | null): void {
    const view = views?.find((one) => one.name === name)
    if (view === undefined) return
    search.replace(view.words, filterOf(view))
    field.current?.focus()
  }
  const counts = found.data
  return (
    <div className={classes.bar}>
      <TextInput
        ref={field}
        className={classes.search}
        aria-label="Tìm trong kho lưu trữ"
        placeholder="Nội dung, số, cơ quan, người, phụ lục, bản gốc; không cần dấu"
        leftSection={<IconSearch size={20} aria-hidden />}
        rightSection={words === '' ? null : <CloseButton aria-label="Xóa chữ đang tìm" onClick={() => setWords('')} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={enterList}
        data-autofocus
      />
      <span className={classes.count} role="status">
        {counts === undefined
          ? ''
          : `${writeCount(counts.documents)} văn bản${counts.rows > 0 ? `, ${writeCount(counts.rows)} hàng` : ''}${chosen > 1 ? `, đang chọn ${chosen}` : ''}`}
      </span>
      {views !== undefined && views.length > 0 && (
        <Select
          aria-label="Bộ lọc đã lưu"
          placeholder="Bộ lọc đã lưu"
          data={views.map(({ name }) => name)}
          value={null}
          onChange={openView}
        />
      )}
      <Button variant="subtle" onClick={() => search.replace('', everything)}>
        Bỏ lọc
      </Button>
      <Button className={classes.looking} variant="default" onClick={() => look(!isLooking)}>
        {isLooking ? 'Thu hẹp kết quả' : 'Xem trước'}
      </Button>
    </div>
  )
}

function filterOf({ filter, isDueByToday }: SavedView): SearchFilter {
  return isDueByToday ? { ...filter, dueTo: today() } : filter
}
