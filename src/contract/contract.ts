/** What the app can do: all calls of all subjects. One file a subject; call.ts explains what a call is. */
import type { z } from 'zod'
import type { Call } from './call.ts'
import { backupCalls } from './backups.ts'
import { archiveCalls } from './archive.ts'
import { checkCalls } from './check.ts'
import { copyCalls } from './copies.ts'
import { directiveCalls } from './directives.ts'
import { exportCalls } from './exports.ts'
import { fixityCalls } from './fixity.ts'
import { followReportCalls } from './follow-reports.ts'
import { spendingCalls } from './spending.ts'
import { followCalls } from './follow-up.ts'
import { handoverCalls } from './handover.ts'
import { importCalls } from './imports.ts'
import { jobCalls } from './jobs.ts'
import { keyCalls } from './keys.ts'
import { loanCalls } from './loans.ts'
import { lookCalls } from './looks.ts'
import { noticeCalls } from './notices.ts'
import { obligationCalls } from './obligations.ts'
import { officeCalls } from './office.ts'
import { pastCalls } from './past-papers.ts'
import { letterCalls } from './letters.ts'
import { packageCalls } from './packages.ts'
import { presenceCalls } from './presence.ts'
import { registerCalls } from './register.ts'
import { repairCalls } from './repairing.ts'
import { retentionCalls } from './retention.ts'
import { searchCalls } from './search.ts'
import { storeCalls } from './store.ts'
import { sessionCalls } from './session.ts'
import { userCalls } from './users.ts'
import { versionCalls } from './versions.ts'
import { workflowCalls } from './workflow.ts'
import { workingCopyCalls } from './working-copies.ts'

export const contract = {
  ...noticeCalls,
  ...versionCalls,
  ...workflowCalls,
  ...importCalls,
  ...pastCalls,
  ...repairCalls,
  ...checkCalls,
  ...directiveCalls,
  ...obligationCalls,
  ...followCalls,
  ...followReportCalls,
  ...spendingCalls,
  ...exportCalls,
  ...registerCalls,
  ...copyCalls,
  ...archiveCalls,
  ...fixityCalls,
  ...handoverCalls,
  ...retentionCalls,
  ...loanCalls,
  ...searchCalls,
  ...storeCalls,
  ...backupCalls,
  ...officeCalls,
  ...lookCalls,
  ...userCalls,
  ...keyCalls,
  ...packageCalls,
  ...letterCalls,
  ...sessionCalls,
  ...workingCopyCalls,
  ...jobCalls,
  ...presenceCalls,
} as const

export type Contract = typeof contract
export type CallName = keyof Contract

/** What a caller may leave out (defaults), and what the handler gets. */
export type InputOf<Name extends CallName> = z.input<Contract[Name]['input']>
export type ParsedInputOf<Name extends CallName> = z.output<Contract[Name]['input']>
/** The value of the reply; an export or import that the user cancelled gives null, a host call gives whether it was done. */
export type OutputOf<Name extends CallName> =
  Contract[Name] extends Call<infer Kind, z.ZodType, infer Output>
    ? Kind extends 'export' | 'import'
      ? Output | null
      : Kind extends 'host'
        ? boolean
        : Output
    : never
