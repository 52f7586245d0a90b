/** Ctrl+K: every action and every notice by a few letters, with or without accents. */
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileText, IconInfoCircle, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { describeNumber } from '../../domain/office/records.ts'
import { fold } from '../../domain/words/text.ts'
import { useCall } from '../use-call.ts'
import { noticeRoute } from './routes.ts'
import { useDestinations } from './use-destinations.ts'

export function Palette({ openAbout }: { readonly openAbout: () => void }) {
  const [, go] = useHashLocation()
  const destinations = useDestinations()
  const [words, setWords] = useState('')
  const [query] = useDebouncedValue(words, 120)
  const [isOpen, setOpen] = useState(false)
  const { data: found = [] } = useCall('notice.list', { query, limit: 8 }, isOpen)
  const actions: SpotlightActionData[] = [
    ...destinations.map(({ to, label, icon: Icon, key }) => ({
      id: to,
      label,
      description: `Alt+${key}`,
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => go(to),
    })),
    {
      id: 'about',
      label: 'Giới thiệu, chẩn đoán',
      leftSection: <IconInfoCircle size={20} aria-hidden />,
      onClick: openAbout,
    },
  ]
  const matching = actions.filter(({ label }) =>
    fold(words)
      .split(/\s+/)
      .every((word) => fold(label ?? '').includes(word)),
  )
  const notices: SpotlightActionData[] = found.map((notice) => ({
    id: notice.id,
    label: `${describeNumber(notice)}  ${notice.abstract}`,
    leftSection: <IconFileText size={20} aria-hidden />,
    onClick: () => go(noticeRoute(notice.id)),
  }))
  return (
    <Spotlight
      // The groups are filtered here and in the store: both know how to fold Vietnamese.
      filter={(_query, groups) => groups}
      actions={[
        { group: 'Đi tới', actions: matching },
        { group: 'Thông báo', actions: notices },
      ]}
      query={words}
      onQueryChange={setWords}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      shortcut="mod + K"
      tagsToIgnore={[]}
      nothingFound="Không tìm thấy. Thử ít chữ hơn."
      scrollable
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: 'Gõ tên lệnh, số hoặc trích yếu …',
        'aria-label': 'Tìm lệnh hoặc thông báo',
      }}
    />
  )
}
