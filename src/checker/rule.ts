/**
 * A rule of the checker: what it demands, why, and how it is found broken. One file holds one rule; its examples
 * are its test. A rule sees the notice as it was read once (reading.ts) and what is known around it; never the store.
 */
import type { BodyDirectory } from '../domain/bodies/body-directory.ts'
import type { IsoDate } from '../domain/deadline/dates.ts'
import type { FoundSpelling } from './lexicon/find-spellings.ts'
import type { WordingFault } from './lexicon/wording-fault.ts'
import type { Notice, TaskCells, TaskField } from '../domain/notice/notice.ts'
import type { Fix, Spot } from '../domain/notice/spot.ts'
import type { Signer } from '../domain/office/signers.ts'
import type { NoticeState } from '../domain/office/workflow.ts'
import type { ClarityTest } from '../domain/tasks/clarity-tests.ts'
import type { Task } from '../domain/tasks/task.ts'
import type { CheckMemory, CheckedPart } from './memory.ts'

/** An error blocks submission and issue unless it is waived; a warning and an info never do. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** How a rule decides. A semantic one only hints, with its confidence, and is an info whatever the catalogue says. */
export type Detection =
  'mechanical' | 'calendar' | 'lexicon' | 'structural' | 'crossReference' | 'crossRow' | 'crossDocument' | 'semantic'

/** What a rule found. Texts are Vietnamese. */
export interface Finding {
  readonly spot: Spot
  /** The words that stand there; empty when something is missing. */
  readonly found: string
  /** What was expected; empty when no words can say it. */
  readonly expected: string
  /** One sentence: what is wrong, and what to do. */
  readonly message: string
  readonly fix?: Fix | undefined
  /** From 0 to 1; given by semantic rules alone. */
  readonly confidence?: number | undefined
}

/** One running text of the notice, as it is printed. */
export interface TextUnit extends CheckedPart {
  readonly spot: Spot
  readonly text: string
  readonly kind:
    | 'organ'
    | 'abstract'
    | 'basis'
    | 'paragraph'
    | 'item'
    | 'entry'
    | 'cell'
    | 'sectionTitle'
    | 'appendixTitle'
    | 'recipient'
    | 'signature'
  /** Of a cell: what its column says; null for a column without a role. */
  readonly role?: TaskField | null | undefined
  /** Plain characters of run-in enumerations are in their entries too: this text holds them all. */
  readonly holdsEntries: boolean
}

/** A row as a rule sees it. Neighbours and labels are for rules of the whole notice. */
export interface RowReading extends CheckedPart {
  /** Its words by what they say; a column that the table does not have is no empty cell (`row.columns`). */
  readonly row: TaskCells
  readonly task: Task
}

/** What an office may set: numbers, phrases, sets. */
export interface RuleParameters {
  /** DL-08: fewer working days between issue and deadline are too few. */
  readonly shortestWorkingDays: number
  /** DL-02: planned quarters from this one on are to be advanced. */
  readonly advanceFromQuarter: number
  /** REG-02: days between meeting and document. */
  readonly longestDaysAfterMeeting: number
  /** Whether a secrecy mark may stand on a notice of this office. */
  readonly classifiedAllowed: boolean
  /** M11: which "rõ" tests every assignment must meet. Rules name the test they hold it to. */
  readonly clarity: readonly ClarityTest[]
  /** Phrases of the office that no lexicon rule objects to. */
  readonly officeWords: readonly string[]
  /** TAB-18: leads that name nobody; compared without marks and "các" in front. */
  readonly genericLeads: readonly string[]
  /** TAB-13: phrases that no one can count. "…" stands for up to three words, a full stop for the end of the cell. */
  readonly vagueResults: readonly string[]
}

/** Another notice as rules of the register see it. */
export interface KnownNotice {
  readonly id: string
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: IsoDate | null
  readonly typeName: string
  readonly abstract: string
  readonly state: NoticeState
  readonly signatory: string
  readonly signatoryTitle: string
  /** Ids of what it replaces are not known; the words of the clause are. */
  readonly replaces: string
  readonly recipients: readonly string[]
  readonly tasks: readonly {
    readonly ordinal: string
    readonly name: string
    readonly assigned: string
    readonly assignedUntil: IsoDate | null
  }[]
}

/** What is known around the notice. */
export interface RuleContext {
  readonly parameters: RuleParameters
  readonly directory: BodyDirectory
  readonly isDayOff: (day: IsoDate) => boolean
  /** Faults of wording in a text; none where no lexicon was loaded. */
  readonly findWordingFaults: (text: string) => readonly WordingFault[]
  /** Spellings in a text of things that have several; none where no lexicon was loaded. */
  readonly findSpellings: (text: string) => readonly FoundSpelling[]
  /** What was unsure on reading the notice and no person has checked yet. */
  readonly doubts: readonly SourceDoubt[]
  /** The other notices of the store; empty where there is none. */
  readonly others: readonly KnownNotice[]
  /** The office prints "THÔNG BÁO KẾT LUẬN" by its look. */
  readonly conclusionInType?: boolean
  /** Who may sign on a day by the office's data, and who may not any more; nobody where no office is known. */
  readonly signersOn?: (on: IsoDate) => readonly Signer[]
}

/** A doubt of the recogniser, as it is stored. */
export interface SourceDoubt {
  readonly code: string
  readonly spot: Spot
  readonly message: string
  readonly found: string
}

/** A notice read once for all rules. */
export interface Reading {
  readonly notice: Notice
  readonly texts: readonly TextUnit[]
  readonly rows: readonly RowReading[]
  /** STT as printed, by row id. */
  readonly ordinals: ReadonlyMap<string, string>
  readonly issuedOn: IsoDate | null
  /** Keeps what is made of its parts for the next reading; nothing in it outlives a change of date, numbering or context. */
  readonly memory: CheckMemory
}

/**
 * A finding that a rule must give on an example, and all that its fix must change. With `in` it marks the words `found`
 * in that text; with `at` it is about the field as a whole, and `found` is what the rule says stands there.
 *
 * A place is its part, counted from 1 in reading order, and its field: "row 2 assigned", "header date", "recipient 3
 * name"; "item 2.1" is the first item under the second one. A paragraph's own text goes without a field: "item 2.1",
 * "closing 1", "abstract".
 */
export type ExpectedFinding = (
  | {
      readonly in: string
      readonly found: string
      /** Which one, from 1, where `found` stands there several times. */
      readonly occurrence?: number
    }
  | { readonly at: string; readonly found?: string }
) & {
  readonly expected?: string
  /** The text of the place once the fix was carried out; of every place it changes, when there are others. */
  readonly afterFix?: string | Readonly<Record<string, string>>
}

/** A notice in which a rule must find something, and everything that it must find there. */
export interface BadExample {
  readonly notice: Notice
  readonly finds: readonly ExpectedFinding[]
}

interface RuleFacts {
  /** File name of the rule: what it demands. */
  readonly name: string
  /** Id in the catalogue: "DL-02". */
  readonly id: string
  readonly severity: Severity
  readonly detection: Detection
  /** Vietnamese, as the panel shows it. */
  readonly title: string
  /** The "rõ" test that this rule holds a notice to: where the office does not ask for it, the rule is not run. */
  readonly clarity?: RuleParameters['clarity'][number]
  /** The recogniser sets this fault right itself: its doubt of one of these codes is a finding until a person has checked it. */
  readonly doubt?: readonly string[]
  /** Why it matters, in English. */
  readonly why: string
  /** Notices in which it must find nothing, and notices in which it must find something, with all that it finds. */
  readonly examples: { readonly good: readonly Notice[]; readonly bad: readonly BadExample[] }
  /** Known notices or other facts the examples need. */
  readonly exampleContext?: Partial<RuleContext>
}

/** Checks one text at a time: after an edit only that text is checked again. */
export interface TextRule extends RuleFacts {
  readonly scope: 'text'
  readonly check: (unit: TextUnit, context: RuleContext) => readonly Finding[]
}

/** Checks one row at a time. */
export interface RowRule extends RuleFacts {
  readonly scope: 'row'
  readonly check: (reading: RowReading, context: RuleContext & Pick<Reading, 'issuedOn'>) => readonly Finding[]
}

/** Checks the whole notice after every edit, so it must be quick. */
export interface NoticeRule extends RuleFacts {
  readonly scope: 'notice'
  readonly check: (reading: Reading, context: RuleContext) => readonly Finding[]
}

export type Rule = TextRule | RowRule | NoticeRule

/** A spot in a cell of a row. */
export function inCell({ id, columns }: TaskCells, field: TaskField, span?: readonly [number, number]): Spot {
  return { part: id, field: columns[field] ?? 'whole', span }
}
