/** The office's look: its versions, and looks as files. */
import { z } from 'zod'
import { exports, nothing, officeKeepers, read, version, write } from './call.ts'
import { type NamedLook, type OfficeLook, lookName, lookSchema } from '../page/format/look.ts'
import type { Exported } from './exports.ts'
import { original } from './imports.ts'

export interface SavedLook {
  readonly version: number
  readonly name: string
  /** ISO 8601 UTC; empty for the regime's own. */
  readonly savedAt: string
  readonly savedBy: string
  readonly look: OfficeLook
}

const named = z.object({ name: lookName, look: lookSchema }).strict()

export const lookCalls = {
  /** The look in force, or an earlier version, which issued notices keep. */
  'look.get': read<SavedLook>()(z.object({ version: version.optional() }).strict()),
  /** Every version, the last first. */
  'look.list': read<readonly SavedLook[]>()(nothing),
  /** Puts the next version in force; `from` is the one it was made from. */
  'look.save': write<{ readonly version: number }>()(named.extend({ from: version }), officeKeepers),
  /** A look as a file for another machine: as it stands on the screen, saved or not. */
  'look.exportFile': exports<Exported>()(named),
  /** Reads such a file. Nothing is stored. */
  'look.readFile': read<NamedLook>()(original, officeKeepers),
} as const
