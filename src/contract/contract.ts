/**
 * What the app can do. The name of a call is the same string here, in the handlers, the screen, the command
 * line, the tests and the audit. The kind decides its path through the door:
 *
 * - read: on the database, gives a value
 * - write: in one transaction with its audit row
 * - export: makes bytes, asks the host to save them, then adds the audit row; null when the user cancels
 * - import: asks the host for a file and reads it; nothing is stored
 * - host: asks the host for a deed on the user's machine; false when the user cancels
 */
import { z } from 'zod'
import { type Component, componentNames } from '../domain/errors.ts'
import type { LearnedWording } from '../domain/lexicon/learn-wording.ts'
import type { Notice } from '../domain/notice.ts'
import { parseNotice } from '../domain/parse-notice.ts'
import type {
  AuditRecord,
  CheckCount,
  CheckRun,
  NoticeSummary,
  StoredDoubt,
  StoredNotice,
  Waiver,
} from '../domain/records.ts'
import type { PlacedFinding } from '../domain/rules/check.ts'
import type { KnownNotice, Severity } from '../domain/rules/rule.ts'
import { type RuleSetData, ruleSetSchema } from '../domain/rules/rule-set.ts'
import type { Verdict } from '../domain/rules/verdict.ts'
import type { NoticeTask } from '../domain/task.ts'
import type { Block, Doubt } from '../page/blocks.ts'
import { type Role, roles } from './wire.ts'

export type CallKind = 'read' | 'write' | 'export' | 'import' | 'host'

export interface Call<Kind extends CallKind, Input extends z.ZodType, Output> {
  readonly kind: Kind
  readonly input: Input
  readonly roles: readonly Role[]
  /** Carries the type of the reply; never a value. */
  readonly output?: Output
}

const define =
  <Kind extends CallKind>(kind: Kind) =>
  <Output>() =>
  <Input extends z.ZodType>(input: Input, allowed: readonly Role[] = roles): Call<Kind, Input, Output> => ({
    kind,
    input,
    roles: allowed,
  })

const read = define('read')
const write = define('write')
const exports = define('export')
const imports = define('import')
const host = define('host')

/** Who drafts. */
const drafters: readonly Role[] = ['clerk', 'deputy', 'admin']
/** Who brings old papers in. */
const importers: readonly Role[] = ['clerk', 'archivist', 'admin']

const noticeId = z.string().min(1).max(64)
const version = z.number().int().positive()
/** Through the gate, which refuses with the place in words. */
const notice = z.custom<Notice>().transform((value): Notice => parseNotice(value))
const nothing = z.object({}).strict()
const noticeRef = z.object({ id: noticeId }).strict()
const versionRef = z.object({ id: noticeId, version }).strict()

/** The file a notice was read from; base64, because only plain values cross the border. */
const original = z.object({ fileName: z.string().min(1).max(255), base64: z.base64() }).strict()
export type Original = z.infer<typeof original>

const place = z
  .object({
    component: z.enum(Object.keys(componentNames) as [Component, ...Component[]]),
    path: z.string().max(200).optional(),
    row: z.number().int().optional(),
    column: z.string().max(200).optional(),
    line: z.number().int().optional(),
  })
  .strict()

/** What was unsure on reading, as `notice.readText` gave it, and whether the user has settled it. */
const doubt = z
  .object({
    code: z.string().max(64),
    place,
    message: z.string().max(2000),
    found: z.string().max(20_000).optional(),
    settled: z.boolean().default(false),
  })
  .strict()

/** A mend of the checker that was carried out since the last save: for the history. */
const mended = z
  .object({
    rule: z.string().max(16),
    place: z.string().max(500),
    found: z.string().max(2000),
    label: z.string().max(2000),
  })
  .strict()
export type Mended = z.infer<typeof mended>

export interface NoticeView extends StoredNotice {
  readonly originals: readonly { readonly id: string; readonly fileName: string; readonly sha256: string }[]
  readonly doubts: readonly StoredDoubt[]
  readonly waivers: readonly Waiver[]
  /** The last run of the checker; null before the first. */
  readonly lastRun: CheckRun | null
}

export interface Saved {
  readonly id: string
  readonly version: number
}

export interface Recognition {
  readonly notice: Notice
  readonly doubts: readonly Doubt[]
  readonly original: Original
}

export interface Exported {
  readonly fileName: string
  readonly size: number
  readonly sha256: string
  /** Whether `file.show` can find it again: not in a browser, which keeps its downloads to itself. */
  readonly canShow: boolean
}

export interface StoreReport {
  readonly sound: boolean
  readonly notices: number
  readonly originals: number
  readonly auditRows: number
  /** Hash of the last audit row: kept elsewhere, it shows whether rows were cut off. */
  readonly auditHead: string
  /** What is wrong, each in words with its place. */
  readonly problems: readonly string[]
}

export interface CheckReport {
  /** What is open. */
  readonly findings: readonly PlacedFinding[]
  readonly waived: Verdict['waived']
  readonly expired: Verdict['expired']
  readonly count: CheckCount
  /** Version of the rule set the run was made by. */
  readonly ruleSet: number
}

/** A rule as people read about it. `severity` is that of the office; "off" when it is switched off. */
export interface RuleEntry {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly severity: Severity | 'off'
  /** That of the catalogue. */
  readonly usual: Severity
  readonly detection: string
  readonly why: string
}

/** Facts about the program and its store, for whoever helps the user. */
export interface Diagnostics {
  readonly version: string
  /** Versions of what the program runs on, by name: node, electron, chrome. */
  readonly runtime: Readonly<Record<string, string>>
  readonly system: string
  readonly directory: string
  readonly sqliteVersion: string
  readonly journalMode: string
  readonly steps: readonly string[]
}

export const contract = {
  'notice.create': write<Saved>()(
    z.object({ notice, original: original.optional(), doubts: z.array(doubt).max(100_000).default([]) }).strict(),
    [...drafters, 'archivist'],
  ),
  'notice.list': read<readonly NoticeSummary[]>()(
    z
      .object({
        query: z.string().max(200).default(''),
        includeDeleted: z.boolean().default(false),
        limit: z.number().int().min(1).max(1000).default(200),
        offset: z.number().int().min(0).default(0),
      })
      .strict(),
  ),
  'notice.count': read<number>()(
    z.object({ query: z.string().max(200).default(''), includeDeleted: z.boolean().default(false) }).strict(),
  ),
  'notice.get': read<NoticeView>()(noticeRef),
  'notice.tasks': read<readonly NoticeTask[]>()(noticeRef),
  'notice.save': write<Saved>()(
    z.object({ id: noticeId, version, notice, fixes: z.array(mended).max(10_000).default([]) }).strict(),
    drafters,
  ),
  'notice.deleteDraft': write<Saved>()(versionRef, drafters),
  'notice.restoreDraft': write<Saved>()(versionRef, drafters),
  'notice.settleDoubt': write<{ readonly id: string; readonly position: number }>()(
    z.object({ id: noticeId, position: z.number().int().min(0), settled: z.boolean() }).strict(),
    [...drafters, 'archivist'],
  ),
  'notice.readText': read<Recognition>()(
    z
      .object({ text: z.string().max(20_000_000), fileName: z.string().min(1).max(255).default('van-ban-da-dan.txt') })
      .strict(),
    importers,
  ),
  /** A file that was dropped on the screen. */
  'notice.readOriginal': read<Recognition>()(original, importers),
  'notice.readFile': imports<Recognition>()(nothing, importers),
  'notice.check': write<CheckReport>()(noticeRef),
  /** A text that is not in the store: read, checked, forgotten. */
  'notice.checkFile': imports<CheckReport>()(nothing),
  /** What the rules know of the other notices, for the run on the screen while one types. */
  'notice.known': read<readonly KnownNotice[]>()(noticeRef),
  /** Wording of the office's issued notices, for the same run. */
  'lexicon.learned': read<LearnedWording>()(nothing),
  /** Lets a finding of the stored notice stand, with the reason. */
  'notice.waive': write<Waiver>()(
    z.object({ id: noticeId, key: z.string().min(1).max(64), reason: z.string().trim().min(5).max(2000) }).strict(),
    drafters,
  ),
  'notice.withdrawWaiver': write<{ readonly id: string }>()(
    z.object({ id: noticeId, waiver: z.string().min(1).max(64) }).strict(),
    drafters,
  ),
  /** Draft to submitted, through the gate. */
  'notice.submit': write<Saved>()(versionRef, drafters),
  /** Submitted back to draft. */
  'notice.takeBack': write<Saved>()(versionRef, drafters),
  /** Submitted to issued, through the gate; it cannot be changed from then on. */
  'notice.issue': write<Saved>()(versionRef, ['deputy', 'admin']),
  'ruleSet.get': read<RuleSetData>()(nothing),
  /** `version` is the one the changes were made from. */
  'ruleSet.save': write<{ readonly version: number }>()(ruleSetSchema, drafters),
  'rule.list': read<readonly RuleEntry[]>()(nothing),
  'notice.preview': read<readonly Block[]>()(noticeRef),
  'notice.exportDocx': exports<Exported>()(noticeRef),
  'notice.exportXlsx': exports<Exported>()(noticeRef),
  'notice.exportText': exports<Exported>()(noticeRef),
  'notice.print': host()(noticeRef),
  'file.show': host()(z.object({ fileName: z.string().min(1).max(4096), how: z.enum(['folder', 'program']) }).strict()),
  'audit.list': read<readonly AuditRecord[]>()(
    z
      .object({
        limit: z.number().int().min(1).max(1000).default(100),
        before: z.number().int().positive().nullable().default(null),
        subject: z.string().max(64).default(''),
      })
      .strict(),
    ['deputy', 'archivist', 'admin'],
  ),
  'store.verify': read<StoreReport>()(nothing, ['archivist', 'admin']),
  'store.diagnostics': read<Diagnostics>()(nothing),
} as const

export type Contract = typeof contract
export type CallName = keyof Contract

/** What a caller may leave out (defaults), and what the handler gets. */
export type InputOf<Name extends CallName> = z.input<Contract[Name]['input']>
export type ParsedInputOf<Name extends CallName> = z.output<Contract[Name]['input']>
/** The value of the reply; an export or import that the user cancelled gives null, a host's deed says whether it was done. */
export type OutputOf<Name extends CallName> =
  Contract[Name] extends Call<infer Kind, z.ZodType, infer Output>
    ? Kind extends 'export' | 'import'
      ? Output | null
      : Kind extends 'host'
        ? boolean
        : Output
    : never
