/** Calls as React hooks: `useCall` for reads, which are cached and refreshed, `useWriteCall` for calls that change data. */
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseQueryResult,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { CallFailed } from '../contract/client.ts'
import { isTouched } from '../contract/changes.ts'
import type { CallName, InputOf, OutputOf } from '../contract/contract.ts'
import { call } from './client.ts'
import { notifyFailed } from './ui/notify.tsx'

/** Under which the state of the session is kept. */
export const sessionKey = ['session.get', {}] as const

/** A refusal for want of a session: it is asked anew, and the screen shows how to get one. */
function noticeLostSession(error: unknown): void {
  if (error instanceof CallFailed && /^session\.(?:none|locked|mustChange)$|^user\.disabled$/.test(error.error.code))
    void queryClient.invalidateQueries({ queryKey: sessionKey })
}

/** No machine of this office is ever "online": without networkMode nothing would be asked. A refusal is no accident to try again. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeLostSession }),
  mutationCache: new MutationCache({ onError: noticeLostSession }),
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: true, staleTime: 2000 },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** The answer to a read call; the last one stays while the next is loading. `every`: asked again after so many milliseconds. */
export function useCall<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  enabled = true,
  every: number | false = false,
): UseQueryResult<OutputOf<Name>, CallFailed> {
  return useQuery<OutputOf<Name>, CallFailed>({
    // The same key for every reader of this answer: useWriteCall finds by it what a change touched.
    queryKey: [name, input],
    queryFn: () => call(name, input),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: every,
  })
}

/**
 * A call that changes data. Afterwards the reads it touched are repeated, and no others.
 * `attempt` gives the result, or shows the refusal under the title `failed` and gives null. Code after `await attempt`
 * runs even when the component is unmounted by then (undo from a notification); callbacks given to `mutate` do not.
 */
export function useWriteCall<Name extends CallName>(name: Name) {
  const client = useQueryClient()
  const mutation = useMutation<OutputOf<Name>, CallFailed, InputOf<Name>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: (_, input) =>
      client.invalidateQueries({
        predicate: ({ queryKey: [read, asked] }) => isTouched({ name: String(read), input: asked }, { name, input }),
      }),
  })
  async function attempt(input: InputOf<Name>, failed: string): Promise<OutputOf<Name> | null> {
    try {
      return await mutation.mutateAsync(input)
    } catch (error) {
      notifyFailed(failed, error)
      return null
    }
  }
  return { ...mutation, attempt }
}
