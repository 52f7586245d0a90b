import { useCall } from './use-call.ts'

/** Who works here. What their role may not do is not offered. */
export function useUser() {
  return useCall('user.get', {})
}
