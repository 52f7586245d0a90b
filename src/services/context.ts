import type { OlderKind } from '../files/file-kind.ts'
import type { Made } from '../contract/changes.ts'
import type { JobStatus } from '../contract/jobs.ts'
import type { Present } from '../contract/presence.ts'
import type { Printed } from '../contract/print-page.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Actor } from '../domain/office/roles.ts'
import type { CheckMemory } from '../checker/memory.ts'
import type { ReadableDb, WritableDb } from '../store/db.ts'
import type { Cost, Passphrases } from '../store/passphrases.ts'
import type { Store } from '../store/store.ts'
import type { Looks } from './looks.ts'
import type { Offices } from './offices.ts'
import type { PrintedSheets } from './printed-sheets.ts'
import type { Session } from './sessions.ts'

/** What the dispatcher (app.ts) needs from outside; fakes in tests. */
export interface Ports {
  readonly store: Store
  /** The moment now, ISO 8601 UTC. */
  readonly clock: () => string
  /** A new id, unique for ever. */
  readonly ids: () => string
  readonly files: Files
  /** Papers of older programs as DOCX; none where no program of this machine does it. */
  readonly toDocx?: ToDocx
  /** Takes a defect; the id is what the user sees. */
  readonly log: (defect: Defect) => void
  /** Whether a store in which nobody has worked asks first what it is for: this machine's own does. */
  readonly asksAtFirstStart?: boolean
  /** Is told of every change once it is in the store, and of the connection it came by. */
  readonly told?: (change: Made, by: Session) => void
  /** What passphrases cost; tests alone ask for less than the standard. */
  readonly passphraseCost?: Cost
}

/** Gives the bytes of a DOCX. Refuses `source.noOffice` and `source.damaged`. */
export type ToDocx = (bytes: Uint8Array, kind: OlderKind) => Promise<Uint8Array>

export interface Defect {
  readonly id: string
  readonly call: string
  readonly error: unknown
}

/**
 * Bytes in and out of the machine, and paper: dialogs on the desktop, downloads in a browser, paths on the
 * command line. Null or false when the user cancels.
 */
export interface Files {
  open(kind: 'notice'): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null>
  /** Saves whole or not at all; gives the name it was saved under, and whether `show` can find it again. */
  save(suggestion: {
    readonly fileName: string
    readonly bytes: Uint8Array
  }): Promise<{ readonly fileName: string; readonly canShow: boolean } | null>
  /** Shows a file that was saved before: in its folder, or opened with the program the user has for it. */
  show(fileName: string, how: 'folder' | 'program'): Promise<boolean>
  /** Prints the page that the screen shows; the dialog begins with so many copies where it can. */
  print(title: string, copies: number): Promise<boolean>
  /** The pages of a saved paper as a browser prints them into a PDF. Refuses `pdf.noBrowser` where there is none. */
  makePdf(printed: Printed): Promise<Uint8Array>
}

/** What a service is given for one call: it can read, and only read. */
export interface Context {
  readonly db: ReadableDb
  readonly actor: Actor
  /** The connection it came by. */
  readonly session: Session
  readonly passphrases: Passphrases
  /** Refuses unless this is the caller's passphrase; a wrong one is counted although the call refuses. */
  readonly proveAgain: (passphrase: string | undefined) => Promise<void>
  readonly now: string
  readonly ids: () => string
  readonly store: Pick<
    Store,
    'describe' | 'readApart' | 'anchor' | 'standingAtOpening' | 'readOnly' | 'backups' | 'keyring'
  >
  readonly offices: Offices
  readonly looks: Looks
  readonly printedSheets: PrintedSheets
  /** Says where the caller is in a notice, and gives where others are. */
  readonly isAt: (place: { readonly notice: string; readonly part: string | null }) => readonly Present[]
  /** Tells the audit that the words of a secret paper are read; of another one it does nothing. */
  readonly tellReading: (paper: Pick<Notice, 'id' | 'marks'>) => Promise<void>
  readonly toDocx: ToDocx | undefined
  /** One for the whole app: the checker stores its lexicon in it. */
  readonly memory: CheckMemory
  /** Logs a defect that does not stop the call; gives the id under which it was logged. */
  readonly logDefect: (error: unknown) => string
  readonly task: Task
}

/** How a long call reports its progress. */
export interface Task {
  /** Reports how far it is, and lets other calls have their turn. Throws when nobody wants the result any more. */
  readonly step: (step: string, done: number, total: number) => Promise<void>
}

/** Long calls in progress. */
export interface Jobs {
  readonly start: (owner: string, call: string, run: (task: Task) => Promise<unknown>) => string
  readonly status: (owner: string, id: string) => Promise<JobStatus>
  readonly cancel: (owner: string, id: string) => Promise<JobStatus>
  /** Cancels all and waits until they have ended. */
  readonly stop: () => Promise<void>
}

/** What the calls about jobs are given. */
export interface JobDesk {
  readonly jobs: Jobs
  /** Refuses the call as the dispatcher would, or gives the function that carries it out. */
  readonly admit: (call: string, input: unknown) => (task: Task) => Promise<unknown>
}

/** What the calls about the session are given: they write what must stay though they refuse, such as a failure. */
export interface SessionDesk {
  readonly isOwnStore: boolean
  readonly transact: <Result>(work: (db: WritableDb) => Promise<Result>) => Promise<Result>
  /** Adds a row to the audit in a transaction of `transact`. */
  readonly audit: (db: WritableDb, who: Actor | null, subject: string, details: object) => Promise<void>
}

/** The context of a call of kind `keep`: with its transaction. */
export interface KeepContext extends Context {
  readonly db: WritableDb
}

/** What a write is given: its transaction, in which no other write can come between. */
export interface WriteContext extends KeepContext {
  /** Sequence of the audit's last row: the same as when something was read, and nothing was written since. */
  readonly head: number
}
