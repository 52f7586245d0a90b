/** A rule set: which rules run, how grave they are, and the numbers and words in them. Data, versioned, set by the office. */
import { z } from 'zod'
import shipped from '../../resources/rules/default.json' with { type: 'json' }
import { clarityTests } from './clarity.ts'
import type { Rule, Severity } from './rule.ts'
import { severities } from './rule.ts'

const parameters = z
  .object({
    shortestWorkingDays: z.number().int().min(0).max(60),
    advanceFromQuarter: z.number().int().min(1).max(4),
    longestDaysAfterMeeting: z.number().int().min(0).max(365),
    classifiedAllowed: z.boolean(),
    clarity: z.array(z.enum(clarityTests)).readonly(),
    officeWords: z.array(z.string().min(1)).readonly(),
    // Sets saved before these were parameters go on with the shipped lists.
    genericLeads: z.array(z.string().min(1)).readonly().default(shipped.parameters.genericLeads),
    vagueResults: z.array(z.string().min(1)).readonly().default(shipped.parameters.vagueResults),
  })
  .strict()

/** What is stored: severities that differ from the catalogue ("off" silences a rule), and the parameters. */
export const ruleSetSchema = z
  .object({
    /** Raised with each change; kept with each run. */
    version: z.number().int().positive(),
    severities: z.record(z.string(), z.enum([...severities, 'off'])),
    parameters,
  })
  .strict()

export type RuleSetData = z.infer<typeof ruleSetSchema>

export interface RuleSet extends RuleSetData {
  /** Null when the rule is switched off, or holds to a "rõ" test that the office does not ask for. */
  readonly severityOf: (rule: Rule) => Severity | null
}

/** Reads a rule set. A semantic rule stays an info: it may not block. */
export function readRuleSet(json: unknown): RuleSet {
  const data = ruleSetSchema.parse(json)
  return {
    ...data,
    severityOf: (rule) => {
      const severity = data.severities[rule.id] ?? rule.severity
      const isAskedFor = rule.clarity === undefined || data.parameters.clarity.includes(rule.clarity)
      if (severity === 'off' || !isAskedFor) return null
      return rule.detection === 'semantic' ? 'info' : severity
    },
  }
}
