/** The checker: runs, waivers, rule sets. */
import { rolesOf } from '../domain/office/workflow.ts'
import { z } from 'zod'
import { imports, noticeId, noticeRef, nothing, officeKeepers, read, write } from './call.ts'
import type { PlacedFinding } from '../checker/check.ts'
import type { LearnedWording } from '../checker/lexicon/learn-wording.ts'
import type { KnownNotice, Severity } from '../checker/rule.ts'
import { type RuleSetData, ruleSetSchema } from '../checker/rule-set.ts'
import type { Verdict } from '../checker/verdict.ts'
import type { CheckCount, Waiver } from '../domain/office/records.ts'
import type { ClarityTest } from '../domain/tasks/clarity-tests.ts'

export interface CheckReport {
  /** What is open. */
  readonly findings: readonly PlacedFinding[]
  readonly waived: Verdict['waived']
  readonly expired: Verdict['expired']
  readonly count: CheckCount
  /** Version of the rule set the run was made by. */
  readonly ruleSet: number
  /** Version of the office's data it read. */
  readonly office: number
  /** Rules that broke down on this notice, each with the id under which the defect was logged. */
  readonly failed: readonly FailedRule[]
}

export interface FailedRule {
  readonly rule: string
  readonly title: string
  readonly defect: string
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
  /** The "rõ" test it holds a notice to; null when it is run whatever the office asks for. */
  readonly clarity: ClarityTest | null
  readonly why: string
}

export const checkCalls = {
  'notice.check': write<CheckReport>()(noticeRef),
  /** A text that is not in the store: read, checked, forgotten. */
  'notice.checkFile': imports<CheckReport>()(nothing),
  /** What the rules know of the other notices, for the run on the screen while one types. */
  'notice.known': read<readonly KnownNotice[]>()(noticeRef),
  /** Wording of the office's issued notices, for the same run. */
  'lexicon.learned': read<LearnedWording>()(nothing),
  /** Waives a finding of the stored notice, with the reason. */
  'notice.waive': write<Waiver>()(
    z.object({ id: noticeId, key: z.string().min(1).max(64), reason: z.string().trim().min(5).max(2000) }).strict(),
    rolesOf('waive'),
  ),
  'notice.withdrawWaiver': write<{ readonly id: string }>()(
    z.object({ id: noticeId, waiver: z.string().min(1).max(64) }).strict(),
    rolesOf('waive'),
  ),
  'ruleSet.get': read<RuleSetData>()(nothing),
  /** `version` is the one the changes were made from. */
  'ruleSet.save': write<{ readonly version: number }>()(ruleSetSchema, officeKeepers),
  'rule.list': read<readonly RuleEntry[]>()(nothing),
} as const
