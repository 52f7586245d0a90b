/** Remarks with which a notice came back, and what its drafter answered when it was submitted again. An approval closes them. */
import type { Remark, StepTaken } from './records.ts'

export interface AnsweredRemark extends Remark {
  /** '' while nobody answered it. */
  readonly answer: string
}

export interface LastRemarks {
  /** With which they were made. */
  readonly step: StepTaken
  readonly remarks: readonly AnsweredRemark[]
}

/** The remarks of the last step that had some, with the answers of the submission after it. `steps`: the last first. */
export function lastRemarks(steps: readonly StepTaken[]): LastRemarks | null {
  const at = steps.findIndex(({ remarks }) => remarks.length > 0)
  const step = steps[at]
  if (step === undefined) return null
  const answers = steps.slice(0, at).find(({ event }) => event === 'submit')?.answers ?? []
  const remarks = step.remarks.map((remark, index) => ({
    ...remark,
    answer: answers.find((answer) => answer.remark === index)?.text ?? '',
  }))
  return { step, remarks }
}
