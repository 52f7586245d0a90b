import { useCall } from './use-call.ts'

/** Who works here. What their roles may not do is not offered. */
export function useUser() {
  return useCall('user.get', {})
}
