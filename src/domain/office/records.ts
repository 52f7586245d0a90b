/** What is kept about notices: lines of the list, rows of the audit. */
import { joinNumber } from '../words/citation.ts'
import { writeShortDate } from '../deadline/dates.ts'
import type { Amending, Notice } from '../notice/notice.ts'
import type { Spot } from '../notice/spot.ts'
import type { Absence } from './absence.ts'
import type { Role } from './roles.ts'
import type { NoticeEvent, NoticeState } from './workflow.ts'

/** A notice as it lies in the store. Times are ISO 8601 UTC. */
export interface StoredNotice {
  readonly notice: Notice
  /** SHA-256 of the stored text of the notice. */
  readonly contentHash: string
  readonly version: number
  readonly state: NoticeState
  readonly deleted: boolean
  readonly updatedAt: string
  readonly updatedBy: string
  /** Version of the office's data by which its task rows were made. */
  readonly office: number
  /** Version of the office's look that it keeps from its approval or issue on; null while it goes with the one in force. */
  readonly look: number | null
}

/** What a run of the checker left open, and how much was waived. */
export interface CheckCount {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly waived: number
}

/** A stored run of the checker: bound to the content that was checked, the rule set and the office's data. */
export interface CheckRun extends CheckCount {
  /** SHA-256 of the stored content. */
  readonly contentHash: string
  /** Version of the rule set. */
  readonly ruleSet: number
  /** Version of the office's data. */
  readonly office: number
  /** Catalogue ids of rules that broke down, so that what they would have found is not known. */
  readonly failedRules: readonly string[]
  /** ISO 8601 UTC. */
  readonly runAt: string
}

/** A finding that a person waived. Valid while the finding has the same key. */
export interface Waiver {
  readonly id: string
  /** Catalogue id of the rule. */
  readonly rule: string
  readonly key: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly spot: Spot
  readonly found: string
  readonly message: string
  readonly reason: string
  /** ISO 8601 UTC. */
  readonly waivedAt: string
  readonly waivedBy: string
}

/** task: becomes an obligation of its own; linked: a row carries it out; none: nothing follows from it. */
export const directiveDecisions = ['task', 'linked', 'none'] as const
export type DirectiveDecision = (typeof directiveDecisions)[number]

/** What a person decided of a directive of a draft. Valid while the directive has the same words. */
export interface DirectiveMark {
  /** Id of the item. */
  readonly part: string
  /** Digest of the words: of its own and of those that give it. */
  readonly digest: string
  /** The words it was decided of. */
  readonly words: string
  readonly decision: DirectiveDecision
  /** The row that carries it out, when the decision is `linked`. */
  readonly row: string | null
  /** A person pointed at the words: the reader did not find them. */
  readonly byHand: boolean
  /** ISO 8601 UTC. */
  readonly markedAt: string
  readonly markedBy: string
}

/** One line of the list of notices. */
export interface NoticeSummary {
  readonly id: string
  readonly kind: Notice['kind']
  readonly state: NoticeState
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: string | null
  readonly abstract: string
  readonly version: number
  readonly taskCount: number
  /** ISO 8601 UTC. */
  readonly updatedAt: string
  readonly deleted: boolean
  /** What the last run of the checker left open; null before the first run. */
  readonly check: CheckCount | null
}

/** A draft that holds a text block of the office. */
export interface BlockUse {
  readonly id: string
  /** What it is called: its meeting, else its abstract; may be empty. */
  readonly name: string
  /** How many of its parts are from the block. */
  readonly places: number
  /** ISO 8601 UTC. */
  readonly updatedAt: string
  readonly updatedBy: string
}

/** What somebody says about a notice, where it is about a place with the place. */
export interface Remark {
  readonly text: string
  readonly spot?: Spot | undefined
}

/** What a drafter answered to a remark. */
export interface RemarkAnswer {
  /** Its index among those of the step. */
  readonly remark: number
  readonly text: string
}

/** A step that a notice took on its way. */
export interface StepTaken {
  readonly event: NoticeEvent
  /** ISO 8601 UTC. */
  readonly at: string
  readonly by: string
  /** The role that allowed it; null where the audit names none of today's. */
  readonly as: Role | null
  /** With which it was returned, or which the signatory wrote on the paper. */
  readonly remarks: readonly Remark[]
  /** Of a submission: to the remarks with which the notice came back. */
  readonly answers: readonly RemarkAnswer[]
  /** Why it was withdrawn, or by which paper it was corrected or replaced; empty for other steps. */
  readonly reason: string
}

/** By which somebody decides in the place of an approver. */
export interface Delegation {
  readonly id: string
  /** The paper it stands in. */
  readonly name: string
  /** Who gave it, and the role they gave. */
  readonly by: string
  readonly role: Role
  /** Its last day; null while it is open. */
  readonly until: string | null
}

/** How a notice came to where it stands. */
export interface Progress {
  /** The last first. */
  readonly steps: readonly StepTaken[]
  /** Whether the caller drafted it as it is, and so may not approve it. */
  readonly isDrafter: boolean
  /** The version that the caller last approved or returned: what changed since is what they have to read. */
  readonly decidedOn: number | null
  /** By which the caller may decide of it today though their own roles do not allow it; null for most. */
  readonly delegation: Delegation | null
  /** Those whose turn it is and who are away today. */
  readonly absent: readonly Absence[]
}

/** A notice that waits in a state. */
export interface WaitingNotice extends NoticeSummary {
  /** Who saved it last. */
  readonly drafter: string
  /** ISO 8601 UTC. */
  readonly since: string
  /** Whether the caller drafted it as it is. */
  readonly isDrafter: boolean
  /** By which the caller may decide of it today though their own roles do not allow it; null for most. */
  readonly delegation: Delegation | null
}

/** One saved version of a notice. */
export interface NoticeVersion {
  readonly version: number
  /** ISO 8601 UTC. */
  readonly savedAt: string
  readonly savedBy: string
}

/** What was uncertain when a notice was read from a text, for a person to review. */
export interface NewDoubt {
  readonly code: string
  readonly spot: Spot
  /** Line of the source it is about; none where it is about no line. */
  readonly line?: number | undefined
  readonly message: string
  readonly found?: string | undefined
  readonly settled: boolean
}

/** A stored doubt. Times are ISO 8601 UTC, null while nobody has reviewed it. */
export interface StoredDoubt {
  readonly position: number
  readonly code: string
  readonly spot: Spot
  readonly line: number | null
  readonly message: string
  readonly found: string
  readonly settledAt: string | null
  readonly settledBy: string | null
}

/** Number and symbol for people: "03-TB/CQTT", or that there is none yet. */
export function describeNumber({
  number,
  symbol,
}: {
  readonly number: number | null
  readonly symbol: string
}): string {
  return number === null ? 'chưa có số' : joinNumber(String(number).padStart(2, '0'), symbol)
}

/** An issued notice that has a number. */
export interface NumberHolder {
  readonly id: string
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: string | null
  readonly abstract: string
}

/** A paper that corrects or replaces another one, or the other one. */
export interface Amendment extends NumberHolder {
  readonly as: Amending['as']
  readonly state: NoticeState
}

/** "Thông báo số 24-TB/CQTT, ngày 05/4/2026: về …". */
export function describeHolder({ number, symbol, issuedOn, abstract }: NumberHolder): string {
  const day = issuedOn === null ? '' : `, ngày ${writeShortDate(issuedOn)}`
  return `Thông báo số ${describeNumber({ number, symbol })}${day}: ${abstract}`
}

/** One recorded action in the audit. */
export interface AuditRecord {
  readonly sequence: number
  /** ISO 8601 UTC. */
  readonly at: string
  readonly actor: string
  /** Id of the user; empty for somebody who could not sign in. */
  readonly actorId: string
  /** The one of their roles that allowed it. */
  readonly role: string
  /** Name of the call. */
  readonly call: string
  /** Id of what it was done to. */
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
  /** Binds the row to the one before. */
  readonly hash: string
}
