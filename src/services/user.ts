/** Who uses the program. */
import type { Handlers } from './handlers.ts'

export const userHandlers: Handlers<'user.get'> = {
  'user.get': ({ actor }) => Promise.resolve(actor),
}
