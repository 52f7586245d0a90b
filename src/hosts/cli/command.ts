/** What a command of the command line is given, what it answers, and how it reads its words. */
import type { CallName, InputOf, OutputOf } from '../../contract/contract.ts'

export interface Options {
  readonly store: string
  readonly json: boolean
  readonly docx: string | undefined
  readonly xlsx: string | undefined
  readonly text: string | undefined
  readonly pdf: string | undefined
  /** The PDF as the archive wants it. */
  readonly archive: boolean
  readonly statusSheet: string | undefined
  /** Whose tasks a status sheet holds. */
  readonly lead: string | undefined
  /** Versions that are compared, and the file with both. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly redline: string | undefined
  /** The verification file: one to be written, one to verify with. */
  readonly proof: string | undefined
  readonly with: string | undefined
  /** A package of drafts. */
  readonly package: string | undefined
  /** Of a bag. */
  readonly zip: string | undefined
  /** What `--to` says where it is a folder. */
  readonly folder: string | undefined
  /** What would be lost is known, and accepted. */
  readonly yes: boolean
  /** Of the finding that is waived, and why. */
  readonly key: string | undefined
  readonly reason: string | undefined
  /** Who signs in. */
  readonly user: string | undefined
  /** File of an office's profile and users. */
  readonly office: string | undefined
  /** Of a series of numbers, and of a paper in it. */
  readonly organ: string | undefined
  readonly symbol: string | undefined
  readonly number: number | undefined
  /** ISO. */
  readonly date: string | undefined
  /** The day that is looked at, and the days a board lies between. ISO. */
  readonly on: string | undefined
  readonly between: { readonly from?: string | undefined; readonly to?: string | undefined }
  readonly year: number | undefined
  /** How copies go out; only what did not yet. */
  readonly channel: string | undefined
  readonly unsent: boolean
  /** Of a PostgreSQL server, in place of a store in a folder. */
  readonly database: string | undefined
  /** Where a server listens, and by which names it is reached. */
  readonly listen: string | undefined
  readonly name: string | undefined
}

/** The paths a call reads or writes. */
interface Paths {
  readonly openFrom?: string
  readonly saveTo?: string
}

/** One run of a command: calls go through the dispatcher (services/app.ts). */
export interface Session {
  readonly options: Options
  readonly call: <Name extends CallName>(name: Name, input: InputOf<Name>, paths?: Paths) => Promise<OutputOf<Name>>
}

/** What a command prints: a value for --json, lines for people. */
export interface Answer {
  readonly value: unknown
  readonly lines: readonly string[]
  /** When the command was carried out and found something wrong: 1, or 3 for errors in a notice. */
  readonly exitCode?: 1 | 3
}

/** The commands of one subject, by name. */
export type Commands = Readonly<Record<string, (session: Session, words: readonly string[]) => Promise<Answer>>>

/** Wrong use: exit 2. */
export class WrongUse extends Error {}

/** For a command without words. */
export function none(words: readonly string[]): void {
  if (words.length > 0) throw new WrongUse(`thừa "${words.join(' ')}"`)
}

/** The one word a command needs; `name` is shown when it is missing. */
export function only(words: readonly string[], name: string): string {
  const [word] = words
  if (word === undefined || words.length > 1) throw new WrongUse(`cần đúng một ${name}`)
  return word
}
