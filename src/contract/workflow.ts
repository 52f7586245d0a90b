/** The steps of a notice on its way: one call for each event of the workflow, which also says who may call it. */
import { z } from 'zod'
import { noticeId, noticeRef, read, version, versionRef, write } from './call.ts'
import type { NumberHolder, Progress, WaitingNotice } from '../domain/office/records.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import { callersOf, noticeStates, rolesOf } from '../domain/office/workflow.ts'
import { type Saved, spot } from './notices.ts'
import { passphrase } from './session.ts'

export interface Issued extends Saved {
  /** Notices issued before with the same number: only a paper of the past may repeat one. */
  readonly repeats: readonly NumberHolder[]
}

/** What the registrar gives at issue. */
const given = {
  number: z.number().int().min(1).max(99_999).optional(),
  date: z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' }).optional(),
}

const remark = z.object({ text: z.string().trim().min(3).max(2000), spot: spot.optional() }).strict()
/** To a remark, by its index. */
const answer = z.object({ remark: z.number().int().min(0).max(199), text: z.string().trim().min(1).max(2000) }).strict()
const withRemarks = z.object({ id: noticeId, version, remarks: z.array(remark).min(1).max(200) }).strict()

const words = z.string().trim().max(2000)
const correctedPlace = z.object({ spot, old: words.min(1), new: words }).strict()

export const workflowCalls = {
  /** The steps it took, with the remarks of each. */
  'notice.progress': read<Progress>()(noticeRef),
  /** The notices of a state, from the one that waits longest. */
  'notice.waiting': read<readonly WaitingNotice[]>()(z.object({ state: z.enum(noticeStates) }).strict()),
  /** Through the gate; the content cannot be changed from then on. `answers`: to the remarks with which it came back. */
  'notice.submit': write<Saved>()(
    versionRef.extend({ answers: z.array(answer).max(200).default([]) }),
    rolesOf('submit'),
  ),
  /** Back to the drafter, who can change it again: an approval is void. */
  'notice.takeBack': write<Saved>()(versionRef, rolesOf('takeBack')),
  /** Back to the drafter, with what is to be changed. */
  'notice.return': write<Saved>()(withRemarks, callersOf('return')),
  /** Approves this content, by its hash. Not for whoever drafted it. Drafters need a delegation of an approver. */
  'notice.approve': write<Saved>()(
    versionRef.extend({
      /** The caller's, again; a trial store has none. */
      passphrase: passphrase.optional(),
      /** What was shown before the decision: ids of the waivers, positions of the open doubts. Others refuse it. */
      waivers: z.array(z.string().min(1).max(64)).max(10_000).default([]),
      doubts: z.array(z.number().int().min(0)).max(100_000).default([]),
    }),
    callersOf('approve'),
  ),
  'notice.sendToSignatory': write<Saved>()(versionRef, rolesOf('sendToSignatory')),
  /** The signatory signed the paper. */
  'notice.markSigned': write<Saved>()(versionRef, rolesOf('markSigned')),
  /** The signatory changed the paper by hand, as the remarks say: back to the drafter, who takes the changes over. */
  'notice.changeByPen': write<Saved>()(withRemarks, rolesOf('changeByPen')),
  /** Through the gate; its number is given for good. Number and day, where they are given, are written into the notice. */
  /** `next`: the number that follows in its series at that moment, whoever else issues. */
  'notice.issue': write<Issued>()(
    versionRef.extend({ ...given, number: z.union([given.number, z.literal('next')]) }),
    rolesOf('issue'),
  ),
  /** A paper that was issued before it came here: with its original, without gate and approval. */
  'notice.takeUp': write<Issued>()(versionRef.extend(given), rolesOf('takeUp')),
  /** The draft of a paper that corrects words of an issued notice; refuses words that do not stand at their place. */
  'notice.beginCorrection': write<Saved>()(
    versionRef.extend({ places: z.array(correctedPlace).min(1).max(100) }),
    rolesOf('beginCorrection'),
  ),
  /** A draft that replaces an issued notice: its text, with the clause that says so. */
  'notice.beginReplacement': write<Saved>()(versionRef, rolesOf('beginReplacement')),
  /** An issued notice holds no longer; it keeps its number. */
  'notice.withdraw': write<Saved>()(
    z.object({ id: noticeId, version, reason: z.string().trim().min(5).max(2000) }).strict(),
    rolesOf('withdraw'),
  ),
} as const
