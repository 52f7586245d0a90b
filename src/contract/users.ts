/** The users of an office's store; a trial store becomes an office's. */
import { z } from 'zod'
import { administrators, nothing, read, write } from './call.ts'
import { passphrase } from './session.ts'
import type { Actor } from '../domain/office/roles.ts'
import { roles } from '../domain/office/roles.ts'
import type { User } from '../domain/office/user.ts'

const userId = z.string().min(1).max(64)
const account = z.string().min(1).max(200)
const name = z.string().min(1).max(300)
const someRoles = z.array(z.enum(roles)).max(roles.length).readonly()
/** `mustChange`: somebody else knows the passphrase, so the user sets an own one at the first sign-in. */
const newUser = z
  .object({ account, name, roles: someRoles, passphrase, mustChange: z.boolean().default(true) })
  .strict()
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()])

export const userCalls = {
  /** The caller: the screen offers only what their roles may do. */
  'user.get': read<Actor>()(nothing),
  'user.list': read<readonly User[]>()(nothing, administrators),
  'user.add': write<{ readonly id: string }>()(newUser, administrators),
  'user.change': write<{ readonly id: string }>()(
    z.object({ id: userId, name, roles: someRoles, state: z.enum(['active', 'disabled']) }).strict(),
    administrators,
  ),
  /** Another passphrase, which the user must change at the next sign-in. */
  'user.resetPassphrase': write<{ readonly id: string }>()(
    z.object({ id: userId, passphrase }).strict(),
    administrators,
  ),
  /**
   * Makes an office's store of a trial store, with everything that is in it. The caller becomes the administrator;
   * `profile` are fields of the office's own record.
   */
  'store.protect': write<{
    readonly administrator: string
    /** The two shares, shown once; null where a server holds the store. */
    readonly recovery: readonly [string, string] | null
  }>()(
    z
      .object({
        profile: z.record(z.string().max(64), fieldValue).default({}),
        administrator: z
          .object({
            account,
            name,
            passphrase,
            roles: someRoles.default(['admin']),
            mustChange: z.boolean().default(false),
          })
          .strict(),
        users: z.array(newUser).max(200).default([]),
      })
      .strict(),
    administrators,
  ),
  /** Leaves a new store a trial store: nobody is asked again. */
  'store.keepTrial': write<null>()(nothing, administrators),
} as const
