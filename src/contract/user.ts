/** Who uses the program. */
import { nothing, read } from './call.ts'
import type { Actor } from '../domain/office/roles.ts'

export const userCalls = {
  /** The caller: the screen offers only what this role may do. */
  'user.get': read<Actor>()(nothing),
} as const
