/** Lists of phrases of the office. */
import { Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { Panel } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'

interface PhrasesPanelProps {
  readonly title: string
  readonly description: string
  readonly phrases: readonly string[]
  readonly change: (phrases: readonly string[]) => void
  readonly children?: ReactNode
}

/** A list of phrases, one a line; empty lines go when it is saved. */
export function PhrasesPanel({ title, description, phrases, change, children }: PhrasesPanelProps) {
  return (
    <Panel title={title}>
      <Stack p="md" gap={6}>
        <Textarea
          aria-label={`${title}, mỗi dòng một cụm`}
          description={description}
          autosize
          minRows={4}
          maxRows={10}
          value={phrases.join('\n')}
          onChange={({ currentTarget: { value } }) => change(value === '' ? [] : value.split('\n'))}
        />
        {children}
      </Stack>
    </Panel>
  )
}

/** How much the checker knows from the notices this office has issued. */
export function LearnedNote() {
  const { data } = useCall('lexicon.learned', {})
  if (data === undefined) return null
  const count = data.phrases.length + data.names.length
  return (
    <Text size="sm" c="var(--quiet)">
      {count === 0
        ? 'Chưa học được từ ngữ nào từ văn bản đã ban hành: mỗi cụm từ phải có trong ít nhất hai văn bản.'
        : `Đã học ${writeCount(data.phrases.length)} cụm từ và ${writeCount(data.names.length)} tên gọi từ văn bản đã ban hành.`}
    </Text>
  )
}
