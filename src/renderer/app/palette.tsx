/** Ctrl+K: every action and every notice by a few letters, with or without accents. */
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBolt, IconFilePlus, IconFileText, IconInfoCircle, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { drafters, hasRole } from '../../domain/office/roles.ts'
import { describeNumber } from '../../domain/office/records.ts'
import { fold } from '../../domain/words/text.ts'
import { useDeeds } from '../ui/deeds.ts'
import { useCall } from '../use-call.ts'
import { noticeRoute, routes } from './routes.ts'
import { useDestinations } from './use-destinations.ts'
import { useUser } from '../use-user.ts'

const beginnings = [
  { to: routes.beginMeeting, label: 'Thông báo kết luận từ cuộc họp' },
  { to: routes.beginLike, label: 'Thông báo mới như thông báo trước' },
]

/** As many as anyone looks through; letters find the others. */
const mostDeeds = 8

/** Where to go and what to begin, from any screen. */
function usePlaces(openAbout: () => void): SpotlightActionData[] {
  const [, go] = useHashLocation()
  const destinations = useDestinations()
  const { data: user } = useUser()
  const mayDraft = user !== undefined && hasRole(user, drafters)
  return [
    ...destinations.map(({ to, label, icon: Icon, key }) => ({
      id: to,
      label,
      description: `Alt+${key}`,
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => go(to),
    })),
    ...(mayDraft ? beginnings : []).map(({ to, label }) => ({
      id: to,
      label,
      leftSection: <IconFilePlus size={20} aria-hidden />,
      onClick: () => go(to),
    })),
    {
      id: 'about',
      label: 'Giới thiệu, chẩn đoán',
      leftSection: <IconInfoCircle size={20} aria-hidden />,
      onClick: openAbout,
    },
  ]
}

/** What the screen below offers; nothing is asked of it while the palette is closed. */
function useOffered(isOpen: boolean): SpotlightActionData[] {
  const ask = useDeeds()
  if (!isOpen) return []
  return ask().map(({ id, label, description, run }) => ({
    id,
    label,
    ...(description === undefined ? {} : { description }),
    leftSection: <IconBolt size={20} aria-hidden />,
    // After the palette has given the focus back: what is gone to keeps it.
    onClick: () => setTimeout(run, 0),
  }))
}

export function Palette({ openAbout }: { readonly openAbout: () => void }) {
  const [, go] = useHashLocation()
  const [words, setWords] = useState('')
  const [query] = useDebouncedValue(words, 120)
  const [isOpen, setOpen] = useState(false)
  const { data: found = [] } = useCall('notice.list', { query, limit: 8 }, isOpen)
  const places = usePlaces(openAbout)
  const deeds = useOffered(isOpen)
  const sought = fold(words).split(/\s+/)
  const isSought = ({ label }: SpotlightActionData) => sought.every((word) => fold(label ?? '').includes(word))
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
        { group: 'Trong thông báo này', actions: deeds.filter(isSought).slice(0, mostDeeds) },
        { group: 'Đi tới', actions: places.filter(isSought) },
        { group: 'Thông báo', actions: notices },
        // Only where no group is left is it said that nothing was found.
      ].filter(({ actions }) => actions.length > 0)}
      query={words}
      onQueryChange={setWords}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      shortcut="mod + K"
      tagsToIgnore={[]}
      // In the text of a notice too: there it is wanted most.
      triggerOnContentEditable
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
