/** Where others are in the notice that is open here; they are told where this desk is. */
import { useQuery } from '@tanstack/react-query'
import { type Present, presentFor } from '../../../contract/presence.ts'
import { call } from '../../client.ts'

export function usePresence(id: string, part: string | null): readonly Present[] {
  const input = { id, part }
  const { data = [] } = useQuery({
    queryKey: ['presence.at', input],
    queryFn: () => call('presence.at', input),
    refetchInterval: presentFor / 3,
    placeholderData: (before: readonly Present[] | undefined) => before,
  })
  return data
}
