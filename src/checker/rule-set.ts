/** A rule set: which rules run, how grave they are, and the numbers and words in them. Data, versioned, set by the office. */
import { z } from 'zod'
import shipped from '../../resources/rules/default.json' with { type: 'json' }
import type { Notice } from '../domain/notice/notice.ts'
import { type ClarityTest, clarityTests } from '../domain/tasks/clarity-tests.ts'
import { findForbidden } from '../domain/words/text.ts'
import type { Rule, Severity } from './rule.ts'
import { severities } from './rule.ts'

/** More and longer ones than any office has written. */
const mostPhrases = 2000
const longestPhrase = 200
const mostGaps = 3
const mostSeverities = 1000

/** A phrase of the office: some words on one line. */
const phrase = z
  .string()
  .max(longestPhrase, { error: `có cụm từ dài hơn ${longestPhrase} ký tự` })
  .refine((value) => findForbidden(value) === -1 && !/[\n\t]/.test(value), { error: 'có ký tự không được phép' })
  .refine((value) => /[\p{L}\p{N}]/u.test(value), { error: 'có cụm từ không có chữ nào' })
  // Each stands for up to three words: many of them fit a text in too many ways.
  .refine((value) => value.split('…').length <= mostGaps + 1, { error: `có cụm từ có hơn ${mostGaps} dấu “…”` })
  .normalize('NFC')
const phrases = z
  .array(phrase)
  .max(mostPhrases, { error: `có nhiều hơn ${mostPhrases} cụm từ` })
  .readonly()

const parameters = z
  .object({
    shortestWorkingDays: z.number().int().min(0).max(60),
    advanceFromQuarter: z.number().int().min(1).max(4),
    longestDaysAfterMeeting: z.number().int().min(0).max(365),
    classifiedAllowed: z.boolean(),
    clarity: z.array(z.enum(clarityTests)).max(clarityTests.length).readonly(),
    officeWords: phrases,
    // Sets saved before these were parameters go on with the shipped lists.
    genericLeads: phrases.default(shipped.parameters.genericLeads),
    vagueResults: phrases.default(shipped.parameters.vagueResults),
  })
  .strict()

/** What is stored: severities that differ from the catalogue ("off" switches a rule off), and the parameters. */
export const ruleSetSchema = z
  .object({
    /** Raised with each change; kept with each run. */
    version: z.number().int().positive(),
    severities: z
      .record(z.string().max(16), z.enum([...severities, 'off']))
      .refine((value) => Object.keys(value).length <= mostSeverities, { error: 'có quá nhiều quy tắc' }),
    parameters,
  })
  .strict()

export type RuleSetData = z.infer<typeof ruleSetSchema>

export interface RuleSet extends RuleSetData {
  /** Null when the rule is switched off, or holds to a "rõ" test that the office does not ask for. */
  readonly severityOf: (rule: Rule) => Severity | null
}

/** The "rõ" tests that a notice is held to: its own, otherwise those of the office. */
export function askedFor(
  { clarity }: Pick<Notice, 'clarity'>,
  { parameters: of }: RuleSetData,
): readonly ClarityTest[] {
  const chosen = clarity ?? of.clarity
  return clarityTests.filter((test) => chosen.includes(test))
}

/** The rule set as it holds for a notice, which may choose its "rõ" tests itself. */
export function ruleSetFor(notice: Pick<Notice, 'clarity'>, set: RuleSet): RuleSet {
  const { clarity } = notice
  return clarity === undefined ? set : readySet({ ...set, parameters: { ...set.parameters, clarity } })
}

/** Reads a rule set. A semantic rule stays an info: it may not block. */
export function readRuleSet(json: unknown): RuleSet {
  return readySet(ruleSetSchema.parse(json))
}

function readySet(data: RuleSetData): RuleSet {
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
