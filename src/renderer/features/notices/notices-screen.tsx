/** All notices, the last changed first; found by a few letters as one types. */
import { Button, CloseButton, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { IconFileImport, IconFiles, IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { hasRole, importers } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { FileVerification } from './file-verification.tsx'
import { NoticeTable } from './notice-table.tsx'
import classes from './notices.module.css'

interface NoticesScreenProps {
  readonly openNotice: (id: string) => void
  readonly openImport: () => void
}

export function NoticesScreen({ openNotice, openImport }: NoticesScreenProps) {
  const { data: user } = useUser()
  const mayImport = user !== undefined && hasRole(user, importers)
  const [words, setWords] = useState('')
  const [query] = useDebouncedValue(words, 120)
  const [includeDeleted, setIncludeDeleted] = useState(false)
  const total = useCall('notice.count', { query, includeDeleted })
  return (
    <>
      <ScreenHeading title="Thông báo">
        <FileVerification openNotice={openNotice} />
        {mayImport && (
          <Button leftSection={<IconFileImport size={20} aria-hidden />} onClick={openImport}>
            Nhập văn bản
          </Button>
        )}
      </ScreenHeading>
      <SearchBar
        words={words}
        setWords={setWords}
        total={total.data}
        includeDeleted={includeDeleted}
        setIncludeDeleted={setIncludeDeleted}
      />
      {total.error !== null ? (
        <div style={{ padding: 20 }}>
          <Failure error={total.error} retry={() => void total.refetch()} />
        </div>
      ) : total.data === undefined ? (
        <Waiting />
      ) : total.data > 0 ? (
        <NoticeTable
          key={`${query}/${String(includeDeleted)}`}
          query={query}
          includeDeleted={includeDeleted}
          total={total.data}
          openNotice={openNotice}
        />
      ) : query === '' ? (
        <Empty
          title="Kho chưa có thông báo nào"
          icon={<IconFiles size={40} stroke={1.3} aria-hidden />}
          {...(mayImport ? { action: { label: 'Nhập thông báo đầu tiên', run: openImport } } : {})}
        />
      ) : (
        <Empty
          title={`Không có thông báo nào chứa “${query}”`}
          action={{ label: 'Bỏ tìm kiếm', run: () => setWords('') }}
        >
          Mọi chữ đã gõ phải có trong số, ký hiệu, trích yếu hoặc tên người ký.
        </Empty>
      )}
    </>
  )
}

interface SearchBarProps {
  readonly words: string
  readonly setWords: (words: string) => void
  /** How many were found; undefined while they are counted. */
  readonly total: number | undefined
  readonly includeDeleted: boolean
  readonly setIncludeDeleted: (included: boolean) => void
}

function SearchBar({ words, setWords, total, includeDeleted, setIncludeDeleted }: SearchBarProps) {
  const searchField = useRef<HTMLInputElement>(null)
  useHotkeys([['mod+F', () => searchField.current?.select()]], [])
  return (
    <div className={classes.bar}>
      <TextInput
        ref={searchField}
        className={classes.search}
        aria-label="Tìm thông báo"
        placeholder="Số, ký hiệu, trích yếu, người ký; gõ không dấu cũng được"
        leftSection={<IconSearch size={20} aria-hidden />}
        rightSection={words === '' ? null : <CloseButton aria-label="Xóa chữ đang tìm" onClick={() => setWords('')} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      <span className={classes.count} role="status">
        {total === undefined ? '' : `${writeCount(total)} thông báo`}
      </span>
      <Switch
        style={{ marginLeft: 'auto' }}
        label="Cả bản đã xóa"
        checked={includeDeleted}
        onChange={(event) => setIncludeDeleted(event.currentTarget.checked)}
      />
    </div>
  )
}
