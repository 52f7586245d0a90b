/**
 * The way of a notice from draft to archive as one table: state × event × role → state. The contract takes from it who may
 * call, the services where a notice goes, the screen what it offers and how it is called; the database repeats none of it.
 */
import {
  type Doer,
  type Role,
  approvers,
  archivists,
  drafters,
  issuers,
  joinOr,
  listRoles,
  roleAmong,
  pastKeepers,
  roles,
} from './roles.ts'

/** In the order in which most notices pass them. */
export const noticeStates = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'awaitingSignature',
  'signed',
  'issued',
  'corrected',
  'replaced',
  'withdrawn',
  'archived',
] as const
export type NoticeState = (typeof noticeStates)[number]

/** In which a notice begins. */
export const firstState: NoticeState = 'draft'

export const noticeEvents = [
  'save',
  'delete',
  'restore',
  'waive',
  'submit',
  'takeBack',
  'return',
  'approve',
  'sendToSignatory',
  'markSigned',
  'changeByPen',
  'issue',
  'takeUp',
  'beginCorrection',
  'beginReplacement',
  'correct',
  'liftCorrection',
  'replace',
  'withdraw',
  'archive',
] as const
export type NoticeEvent = (typeof noticeEvents)[number]

const standingEvents: readonly NoticeEvent[] = [
  'save',
  'delete',
  'restore',
  'waive',
  'beginCorrection',
  'beginReplacement',
]
/** Those that take a notice on its way; after the others it stands where it stood. */
export const stepEvents = noticeEvents.filter((event) => !standingEvents.includes(event))

/** In which a notice waits for somebody to approve it. */
export const approvalState: NoticeState = 'submitted'
/** In which a notice waits for its drafter to mend it. */
export const returnedState: NoticeState = 'returned'

/** One way out of a state. */
export interface Step {
  readonly to: NoticeState
  readonly by: readonly Role[]
  /** Whoever drafted the notice may not do it, whatever the role. */
  readonly notByDrafter?: true
  /** There is it only in a trial store, whose one user does the work of all and can have nobody else approve. */
  readonly onlyInTrial?: true
}

type Steps = Readonly<Partial<Record<NoticeEvent, Step>>>

/** While somebody works on it. The mark of deletion stands beside the state (`Standing`). */
const work = (state: NoticeState): Steps => ({
  save: { to: state, by: drafters },
  delete: { to: state, by: drafters },
  restore: { to: state, by: drafters },
  waive: { to: state, by: drafters },
  submit: { to: 'submitted', by: drafters },
})

/** Of what is approved only who approves may let a finding stand: nobody else sees the waiver before the notice goes out. */
const waiveApproved = (state: NoticeState): Step => ({ to: state, by: approvers })

/**
 * What happens to a paper that people have in their hands: its content stays, what it is worth changes. A draft that is to
 * correct or replace it is begun while it holds, and does so when it is issued itself, by whoever issues that.
 */
const afterlife = (state: NoticeState): Steps => ({
  beginCorrection: { to: state, by: drafters },
  beginReplacement: { to: state, by: drafters },
  correct: { to: 'corrected', by: issuers },
  replace: { to: 'replaced', by: issuers },
  withdraw: { to: 'withdrawn', by: approvers },
  archive: { to: 'archived', by: archivists },
})

export const workflow: Readonly<Record<NoticeState, Steps>> = {
  draft: {
    ...work('draft'),
    // A paper that was issued before it came here: nobody approves it again.
    takeUp: { to: 'issued', by: pastKeepers },
  },
  returned: work('returned'),
  submitted: {
    waive: { to: 'submitted', by: drafters },
    takeBack: { to: 'draft', by: drafters },
    return: { to: 'returned', by: approvers },
    approve: { to: 'approved', by: approvers, notByDrafter: true },
    issue: { to: 'issued', by: ['admin'], onlyInTrial: true },
  },
  approved: {
    waive: waiveApproved('approved'),
    // An approval is for one content: to be edited, the notice leaves the approved state.
    takeBack: { to: 'draft', by: drafters },
    return: { to: 'returned', by: approvers },
    sendToSignatory: { to: 'awaitingSignature', by: drafters },
  },
  awaitingSignature: {
    waive: waiveApproved('awaitingSignature'),
    takeBack: { to: 'draft', by: drafters },
    return: { to: 'returned', by: approvers },
    markSigned: { to: 'signed', by: [...drafters, 'registrar'] },
    changeByPen: { to: 'draft', by: drafters },
  },
  signed: {
    waive: waiveApproved('signed'),
    // The registrar looks at form, number and day before the notice goes out.
    return: { to: 'returned', by: issuers },
    issue: { to: 'issued', by: issuers },
  },
  issued: afterlife('issued'),
  corrected: {
    ...afterlife('corrected'),
    // Its last correction was withdrawn, by whoever withdraws that.
    liftCorrection: { to: 'issued', by: approvers },
  },
  replaced: { archive: { to: 'archived', by: archivists } },
  withdrawn: { archive: { to: 'archived', by: archivists } },
  archived: {},
}

export const stateNames: Readonly<Record<NoticeState, string>> = {
  draft: 'Dự thảo',
  submitted: 'Trình ký duyệt',
  returned: 'Đã trả lại',
  approved: 'Đã duyệt',
  awaitingSignature: 'Chờ ký',
  signed: 'Đã ký',
  issued: 'Đã ban hành',
  corrected: 'Đã đính chính',
  replaced: 'Đã được thay thế',
  withdrawn: 'Đã thu hồi',
  archived: 'Đã lưu trữ',
}

export const eventNames: Readonly<Record<NoticeEvent, string>> = {
  save: 'Lưu',
  delete: 'Xóa bản dự thảo',
  restore: 'Khôi phục',
  waive: 'Bỏ qua có lý do',
  submit: 'Trình ký duyệt',
  takeBack: 'Rút lại để sửa',
  return: 'Trả lại',
  approve: 'Duyệt',
  sendToSignatory: 'Trình người ký',
  markSigned: 'Ghi nhận đã ký',
  changeByPen: 'Người ký đã sửa trên bản trình',
  issue: 'Ban hành',
  takeUp: 'Ghi nhận đã ban hành',
  beginCorrection: 'Soạn văn bản đính chính',
  beginReplacement: 'Soạn thông báo thay thế',
  correct: 'Đính chính',
  liftCorrection: 'Thu hồi văn bản đính chính',
  replace: 'Thay thế',
  withdraw: 'Thu hồi',
  archive: 'Đưa vào lưu trữ',
}

/** Where a notice stands: its state, and whether it was deleted in it. */
export interface Standing {
  readonly state: NoticeState
  readonly deleted: boolean
}

export type RefusedStep = 'otherState' | 'otherRole' | 'deleted' | 'notDeleted'

/** A step that somebody may take, and which of their roles allows it. */
export type AllowedStep = Step & { readonly as: Role }

/** Where an event leads a notice when somebody causes it, or why they may not. Who drafted it is the caller's to ask. */
export function nextStep(
  { state, deleted }: Standing,
  event: NoticeEvent,
  doer: Doer,
): AllowedStep | { readonly refused: RefusedStep } {
  if (deleted && event !== 'restore') return { refused: 'deleted' }
  const step = stepFrom(state, event, doer.isTrial)
  if (step === undefined) return { refused: 'otherState' }
  if (!deleted && event === 'restore') return { refused: 'notDeleted' }
  const as = roleAmong(doer, step.by)
  return as === null ? { refused: 'otherRole' } : { ...step, as }
}

function stepFrom(state: NoticeState, event: NoticeEvent, isTrial: boolean): Step | undefined {
  const step = workflow[state][event]
  return step?.onlyInTrial === true && !isTrial ? undefined : step
}

/** What somebody may do with a notice now; less where they drafted it themselves. */
export function eventsFor(standing: Standing, doer: Doer, isDrafter = false): readonly NoticeEvent[] {
  return noticeEvents.filter((event) => {
    const step = nextStep(standing, event, doer)
    return !('refused' in step) && !(isDrafter && step.notByDrafter === true)
  })
}

/** From the usual next one to those that lead back; the others are for when something happened. */
const usualEvents: readonly NoticeEvent[] = ['submit', 'approve', 'sendToSignatory', 'markSigned', 'takeBack']

/** Of what somebody may do, what most do next. */
export function usualEvent(events: readonly NoticeEvent[]): NoticeEvent | null {
  return usualEvents.find((event) => events.includes(event)) ?? null
}

/** Who may cause an event in some state. */
export function rolesOf(event: NoticeEvent): readonly Role[] {
  return roles.filter((role) => noticeStates.some((state) => workflow[state][event]?.by.includes(role) === true))
}

/** What somebody who is away can leave to another: deciding of drafts. */
export const delegableEvents: readonly NoticeEvent[] = ['approve', 'return']

/** Who may ask for an event: those of the table, and drafters to whom it can be delegated. */
export function callersOf(event: NoticeEvent): readonly Role[] {
  const by = rolesOf(event)
  return delegableEvents.includes(event) ? roles.filter((role) => by.includes(role) || drafters.includes(role)) : by
}

/** Whether its content may be changed. */
export function isEditable(state: NoticeState): boolean {
  return workflow[state].save !== undefined
}

const issuedStates: ReadonlySet<NoticeState> = new Set(['issued', 'corrected', 'replaced', 'withdrawn', 'archived'])

/** Whether it is a paper that went out, whatever happened to it since: it has its number and is in the register. */
export function isIssuedState(state: NoticeState): boolean {
  return issuedStates.has(state)
}

/** Whether what it says of another paper still holds: it went out and was not withdrawn. */
export function holdsStill(state: NoticeState): boolean {
  return isIssuedState(state) && state !== 'withdrawn'
}

/** What most notices go through, for showing where one stands. */
export const usualWay: readonly NoticeState[] = noticeStates.filter(
  (state) => !['returned', 'corrected', 'replaced', 'withdrawn'].includes(state),
)

/** Where on the usual way a state is that is beside it. */
export function usualPlace(state: NoticeState): NoticeState {
  if (usualWay.includes(state)) return state
  return isEditable(state) ? firstState : 'issued'
}

/** Whose turn it is; the signatory works on paper and has no role here. Null: nobody's any more. */
const turns: Readonly<Record<NoticeState, Role | 'signatory' | null>> = {
  draft: 'clerk',
  submitted: 'deputy',
  returned: 'clerk',
  approved: 'clerk',
  awaitingSignature: 'signatory',
  signed: 'registrar',
  issued: 'archivist',
  corrected: 'archivist',
  replaced: 'archivist',
  withdrawn: 'archivist',
  archived: null,
}

export function whoseTurn(state: NoticeState): Role | 'signatory' | null {
  return turns[state]
}

/** A refused step in words: what the notice is, and when or by whom it can be done. */
export function explainRefusedStep(
  { state }: Standing,
  event: NoticeEvent,
  refused: RefusedStep,
  { isTrial }: Pick<Doer, 'isTrial'>,
): string {
  switch (refused) {
    case 'deleted':
      return ''
    case 'notDeleted':
      return 'Thông báo chưa bị xóa.'
    case 'otherRole':
      return `“${eventNames[event]}” khi thông báo ở bước “${stateNames[state]}” là việc của: ${listRoles(workflow[state][event]?.by ?? [])}.`
    case 'otherState': {
      const from = noticeStates.filter((one) => stepFrom(one, event, isTrial) !== undefined)
      return `Thông báo đang ở bước “${stateNames[state]}”; “${eventNames[event]}” chỉ làm được ở bước ${joinOr(from.map((one) => `“${stateNames[one]}”`))}.`
    }
  }
}
