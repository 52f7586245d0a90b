/** Who is signed in. Screens ask `useUser` for what their user may do; this is for signing in and out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CallFailed } from '../contract/client.ts'
import type { InputOf } from '../contract/contract.ts'
import type { SessionView } from '../contract/session.ts'
import { call } from './client.ts'
import { sessionKey, useCall } from './use-call.ts'

export function useSession() {
  return useCall('session.get', {})
}

type SessionCall =
  | 'session.signIn'
  | 'session.signOut'
  | 'session.touch'
  | 'session.lock'
  | 'session.unlock'
  | 'session.changePassphrase'
  | 'keys.recover'

/** A call that changes the session: afterwards whatever is shown is asked anew, by whom the session is then. */
export function useSessionCall<Name extends SessionCall>(name: Name) {
  const client = useQueryClient()
  return useMutation<SessionView, CallFailed, InputOf<Name>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input) as Promise<SessionView>,
    onSuccess: (view) => {
      const before = client.getQueryData<SessionView>(sessionKey)
      client.setQueryData(sessionKey, view)
      if (view.state === 'active' && before?.state !== 'active')
        return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    },
  })
}
