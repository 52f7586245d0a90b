/** By what a search is narrowed: values with their counts, and what is written by hand. */
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { CountedFacet, SearchFilter } from '../../../domain/archive/search.ts'
import { stateNames } from '../../../domain/office/workflow.ts'
import { ChoiceField, DateField, TextField } from '../../ui/fields.tsx'
import { writeCount } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import classes from './archive.module.css'

interface FacetsProps {
  readonly words: string
  readonly filter: SearchFilter
  readonly setFilter: (filter: SearchFilter) => void
}

const titles: readonly (readonly [CountedFacet, string])[] = [
  ['filed', 'Hồ sơ'],
  ['year', 'Năm'],
  ['kind', 'Loại'],
  ['state', 'Trạng thái'],
  ['organ', 'Cơ quan ban hành'],
  ['signer', 'Người ký'],
]

const kindNames: Readonly<Record<string, string>> = {
  conclusion: 'Kết luận',
  assignment: 'Phân công nhiệm vụ',
  report: 'Báo cáo, đôn đốc',
}

function nameValue(facet: CountedFacet, value: string): string {
  if (facet === 'filed') return value === '1' ? 'Đã xếp hồ sơ' : 'Chưa xếp hồ sơ'
  if (facet === 'kind') return kindNames[value] ?? value
  return facet === 'state' ? (Object.entries(stateNames).find(([state]) => state === value)?.[1] ?? value) : value
}

const valueOf = (facet: CountedFacet, value: string) => (facet === 'filed' ? value === '1' : value)

export function Facets({ words, filter, setFilter }: FacetsProps) {
  const { data: counts } = useCall('search.facets', { words, isTyping: true, filter })
  return (
    <section className={classes.facets} aria-label="Thu hẹp kết quả">
      {titles.map(([facet, title]) => {
        const values = counts?.[facet] ?? []
        return values.length === 0 ? null : (
          <div key={facet} role="group" aria-label={title}>
            <h2>{title}</h2>
            {values.map(({ value, count }) => {
              const isChosen = filter[facet] === valueOf(facet, value)
              return (
                <button
                  key={value}
                  type="button"
                  className={classes.facet}
                  aria-pressed={isChosen}
                  onClick={() => setFilter({ ...filter, [facet]: isChosen ? null : valueOf(facet, value) })}
                >
                  <span>{nameValue(facet, value)}</span>
                  <span>{writeCount(count)}</span>
                </button>
              )
            })}
          </div>
        )
      })}
      <RowFields filter={filter} setFilter={setFilter} />
    </section>
  )
}

const roleChoices = { either: 'Chủ trì, phối hợp', lead: 'Chủ trì', coordinating: 'Phối hợp' } as const

/** What is asked of rows; taken over once typing pauses. */
function RowFields({ filter, setFilter }: Omit<FacetsProps, 'words'>) {
  const [body, setBody] = useState(filter.body ?? '')
  const [cited, setCited] = useState(filter.cited ?? '')
  const [later] = useDebouncedValue({ body: body.trim() || null, cited: cited.trim() || null }, 400)
  useEffect(() => {
    if (later.body !== filter.body || later.cited !== filter.cited) setFilter({ ...filter, ...later })
    // Only what was typed here changes the filter; a view that is opened brings its own fields.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [later])
  return (
    <div role="group" aria-label="Hàng phụ lục">
      <h2>Hàng phụ lục</h2>
      <TextField label="Cơ quan được giao" value={body} onChange={setBody} />
      <ChoiceField
        label="Vai trò"
        value={filter.bodyRole ?? 'either'}
        onChange={(role) => setFilter({ ...filter, bodyRole: role === 'either' ? null : role })}
        choices={roleChoices}
      />
      <DateField label="Hạn từ ngày" value={filter.dueFrom} onChange={(dueFrom) => setFilter({ ...filter, dueFrom })} />
      <DateField label="Hạn đến ngày" value={filter.dueTo} onChange={(dueTo) => setFilter({ ...filter, dueTo })} />
      <TextField label="Văn bản được dẫn" placeholder="41-KH/TU" value={cited} onChange={setCited} />
      {(body !== '' || cited !== '') && (
        <Button size="xs" variant="subtle" onClick={() => (setBody(''), setCited(''))}>
          Xóa
        </Button>
      )}
    </div>
  )
}
