/** The table of the workflow: as people read it, and what must hold however it is changed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Doer, type Role, roles } from '../../../src/domain/office/roles.ts'
import {
  type NoticeEvent,
  type NoticeState,
  type RefusedStep,
  eventNames,
  eventsFor,
  explainRefusedStep,
  firstState,
  isEditable,
  isIssuedState,
  nextStep,
  noticeEvents,
  noticeStates,
  rolesOf,
  stateNames,
  usualWay,
  whoseTurn,
  workflow,
} from '../../../src/domain/office/workflow.ts'

/** Somebody with one role in an office's store. */
const doer = (role: Role): Doer => ({ roles: [role], isTrial: false })

/** The state after an event, or why it may not be. */
function nextState(state: NoticeState, event: NoticeEvent, who: Doer): NoticeState | { readonly refused: RefusedStep } {
  const step = nextStep({ state, deleted: event === 'restore' }, event, who)
  return 'refused' in step ? step : step.to
}

/** Every entry of the table. */
const entries = noticeStates.flatMap((from) =>
  noticeEvents.flatMap((event) => {
    const step = workflow[from][event]
    return step === undefined ? [] : [{ from, event, ...step }]
  }),
)
const who = { CDH: 'clerk, deputy, chief', DH: 'deputy, chief' }

test('the table', () => {
  const written = entries.map(
    ({ from, event, to, by, notByDrafter, onlyInTrial }) =>
      `${from} -${event}-> ${to}: ${by.join(', ')}${notByDrafter === true ? ', not who drafted' : ''}${onlyInTrial === true ? ', on trial' : ''}`,
  )
  expect(written).toEqual([
    `draft -save-> draft: ${who.CDH}`,
    `draft -delete-> draft: ${who.CDH}`,
    `draft -restore-> draft: ${who.CDH}`,
    `draft -waive-> draft: ${who.CDH}`,
    `draft -submit-> submitted: ${who.CDH}`,
    'draft -takeUp-> issued: registrar, archivist',
    `submitted -waive-> submitted: ${who.CDH}`,
    `submitted -takeBack-> draft: ${who.CDH}`,
    `submitted -return-> returned: ${who.DH}`,
    `submitted -approve-> approved: ${who.DH}, not who drafted`,
    'submitted -issue-> issued: admin, on trial',
    `returned -save-> returned: ${who.CDH}`,
    `returned -delete-> returned: ${who.CDH}`,
    `returned -restore-> returned: ${who.CDH}`,
    `returned -waive-> returned: ${who.CDH}`,
    `returned -submit-> submitted: ${who.CDH}`,
    `approved -waive-> approved: ${who.DH}`,
    `approved -takeBack-> draft: ${who.CDH}`,
    `approved -return-> returned: ${who.DH}`,
    `approved -sendToSignatory-> awaitingSignature: ${who.CDH}`,
    `awaitingSignature -waive-> awaitingSignature: ${who.DH}`,
    `awaitingSignature -takeBack-> draft: ${who.CDH}`,
    `awaitingSignature -return-> returned: ${who.DH}`,
    `awaitingSignature -markSigned-> signed: ${who.CDH}, registrar`,
    `awaitingSignature -changeByPen-> draft: ${who.CDH}`,
    `signed -waive-> signed: ${who.DH}`,
    'signed -return-> returned: registrar',
    'signed -issue-> issued: registrar',
    ...(['issued', 'corrected'] as const).flatMap((from) => [
      `${from} -beginCorrection-> ${from}: ${who.CDH}`,
      `${from} -beginReplacement-> ${from}: ${who.CDH}`,
      `${from} -correct-> corrected: registrar`,
      ...(from === 'corrected' ? ['corrected -liftCorrection-> issued: deputy, chief'] : []),
      `${from} -replace-> replaced: registrar`,
      `${from} -withdraw-> withdrawn: ${who.DH}`,
      `${from} -archive-> archived: archivist`,
    ]),
    'replaced -archive-> archived: archivist',
    'withdrawn -archive-> archived: archivist',
  ])
})

/** The states that a notice can come to from one. */
function reachableFrom(start: NoticeState): Set<NoticeState> {
  const reached = new Set<NoticeState>([start])
  for (const state of reached) for (const { from, to } of entries) if (from === state) reached.add(to)
  return reached
}

describe('every entry', () => {
  test('leads to a known state, and somebody may cause it', () => {
    for (const { to, by } of entries) {
      expect(noticeStates).toContain(to)
      expect(by.length).toBeGreaterThan(0)
      expect(new Set(by).size).toBe(by.length)
    }
  })

  test('is closed to the admin, but for the one user of a trial store', () => {
    expect(entries.filter(({ by, onlyInTrial }) => by.includes('admin') && onlyInTrial !== true)).toEqual([])
  })

  test('makes an editable notice of one that is not only by taking it back, returning it or the pen', () => {
    const opening = entries.filter(({ from, to }) => !isEditable(from) && isEditable(to))
    expect(new Set(opening.map(({ event }) => event))).toEqual(new Set(['takeBack', 'return', 'changeByPen']))
  })

  test('saves, deletes and restores only what is editable, and without changing the state', () => {
    for (const { from, event, to } of entries) {
      if (!['save', 'delete', 'restore'].includes(event)) continue
      expect([from, isEditable(from), to]).toEqual([from, true, from])
    }
  })

  test('closes an editable notice by submission, or as a paper that was issued before', () => {
    const closing = entries.filter(({ from, to }) => isEditable(from) && !isEditable(to))
    expect(closing.map(({ from, event, to }) => [from, event, to])).toEqual([
      ['draft', 'submit', 'submitted'],
      ['draft', 'takeUp', 'issued'],
      ['returned', 'submit', 'submitted'],
    ])
  })

  test('of approval is closed to who drafted', () => {
    for (const { event, notByDrafter } of entries) expect(notByDrafter === true).toBe(event === 'approve')
  })
})

describe('a state', () => {
  test('is reached from a draft, whichever it is', () => {
    expect(reachableFrom(firstState)).toEqual(new Set(noticeStates))
  })

  test('is left again, but for the archive', () => {
    expect(noticeStates.filter((state) => Object.keys(workflow[state]).length === 0)).toEqual(['archived'])
  })

  test('after the issue is never one before it, and counts as issued', () => {
    expect(reachableFrom('issued')).toEqual(new Set(noticeStates.filter(isIssuedState)))
    expect(noticeStates.filter((state) => isIssuedState(state) && isEditable(state))).toEqual([])
  })

  test('has a name and one whose turn it is; that one can do something, but for the signatory', () => {
    for (const state of noticeStates) {
      expect(stateNames[state]).not.toBe('')
      const turn = whoseTurn(state)
      if (turn !== null && turn !== 'signatory')
        expect([state, eventsFor({ state, deleted: false }, doer(turn)).length > 0]).toEqual([state, true])
    }
    expect(whoseTurn('archived')).toBeNull()
    expect(new Set(Object.values(stateNames)).size).toBe(noticeStates.length)
    expect(new Set(Object.values(eventNames)).size).toBe(noticeEvents.length)
  })

  test('of the usual way follows from the one before', () => {
    expect(usualWay).toEqual(['draft', 'submitted', 'approved', 'awaitingSignature', 'signed', 'issued', 'archived'])
    for (const [at, to] of usualWay.entries())
      if (at > 0) expect(entries.some((entry) => entry.from === usualWay[at - 1] && entry.to === to)).toBe(true)
  })
})

describe('a step', () => {
  test.each<[NoticeState, NoticeEvent, Role, ReturnType<typeof nextState>]>([
    ['draft', 'submit', 'clerk', 'submitted'],
    ['submitted', 'approve', 'deputy', 'approved'],
    ['submitted', 'approve', 'clerk', { refused: 'otherRole' }],
    ['submitted', 'issue', 'registrar', { refused: 'otherState' }],
    ['submitted', 'issue', 'admin', { refused: 'otherState' }],
    ['signed', 'issue', 'registrar', 'issued'],
    ['signed', 'issue', 'admin', { refused: 'otherRole' }],
    ['approved', 'waive', 'clerk', { refused: 'otherRole' }],
    ['signed', 'takeBack', 'clerk', { refused: 'otherState' }],
    ['approved', 'save', 'chief', { refused: 'otherState' }],
    ['issued', 'takeBack', 'chief', { refused: 'otherState' }],
  ])('%s, %s by %s', (state, event, role, result) => {
    expect(nextState(state, event, doer(role))).toEqual(result)
  })

  test('is allowed by any of the roles of a person, and says by which', () => {
    const both: Doer = { roles: ['clerk', 'deputy', 'registrar'], isTrial: false }
    const as = (state: NoticeState, event: NoticeEvent) => nextStep({ state, deleted: false }, event, both)
    expect(as('draft', 'submit')).toMatchObject({ to: 'submitted', as: 'clerk' })
    expect(as('submitted', 'return')).toMatchObject({ as: 'deputy' })
    expect(as('signed', 'return')).toMatchObject({ as: 'registrar' })
    expect(as('issued', 'archive')).toEqual({ refused: 'otherRole' })
  })

  test('is restoring alone where the notice is deleted, and never where it is not', () => {
    for (const state of ['draft', 'returned'] as const) {
      expect(eventsFor({ state, deleted: true }, doer('clerk'))).toEqual(['restore'])
      expect(eventsFor({ state, deleted: false }, doer('clerk'))).toEqual(['save', 'delete', 'waive', 'submit'])
      expect(nextStep({ state, deleted: false }, 'restore', doer('clerk'))).toEqual({ refused: 'notDeleted' })
      expect(nextStep({ state, deleted: true }, 'save', doer('clerk'))).toEqual({ refused: 'deleted' })
    }
  })

  test('is offered to a role exactly when the table lists it', () => {
    for (const state of noticeStates)
      for (const role of roles)
        for (const isTrial of [false, true])
          expect(eventsFor({ state, deleted: false }, { roles: [role], isTrial })).toEqual(
            noticeEvents.filter((event) => {
              const step = workflow[state][event]
              return event !== 'restore' && step?.by.includes(role) === true && (isTrial || step.onlyInTrial !== true)
            }),
          )
    for (const event of noticeEvents)
      expect(rolesOf(event)).toEqual(
        roles.filter((role) => entries.some((entry) => entry.event === event && entry.by.includes(role))),
      )
  })

  test('that is refused says where the notice is, and when or by whom it can be done', () => {
    const explain = (state: NoticeState, event: NoticeEvent, role: Role, isTrial = false) => {
      const asking = { roles: [role], isTrial }
      const step = nextStep({ state, deleted: false }, event, asking)
      return 'refused' in step ? explainRefusedStep({ state, deleted: false }, event, step.refused, asking) : null
    }
    expect(explain('submitted', 'issue', 'registrar', true)).toBe(
      '“Ban hành” khi thông báo ở bước “Trình ký duyệt” là việc của: Quản trị.',
    )
    expect(explain('submitted', 'issue', 'admin')).toBe(
      'Thông báo đang ở bước “Trình ký duyệt”; “Ban hành” chỉ làm được ở bước “Đã ký”.',
    )
    expect(explain('issued', 'save', 'clerk')).toBe(
      'Thông báo đang ở bước “Đã ban hành”; “Lưu” chỉ làm được ở bước “Dự thảo” hoặc “Đã trả lại”.',
    )
    expect(explain('draft', 'restore', 'clerk')).toBe('Thông báo chưa bị xóa.')
  })
})

test('whatever people try in whatever order: an issued notice stays one, and each came by a submission or was issued before', () => {
  const attempt = fc.tuple(fc.constantFrom(...noticeEvents), fc.constantFrom(...roles))
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
      let state: NoticeState = firstState
      const taken: NoticeEvent[] = []
      for (const [event, role] of attempts) {
        const next = nextState(state, event, { roles: [role], isTrial: true })
        if (typeof next !== 'string') continue
        expect(isIssuedState(next)).toBe(isIssuedState(state) || event === 'issue' || event === 'takeUp')
        if (event === 'issue') expect(taken.findLast((one) => isOpening(one) || one === 'submit')).toBe('submit')
        taken.push(event)
        state = next
      }
    }),
    { numRuns: 500 },
  )
})

const isOpening = (event: NoticeEvent) => ['takeBack', 'return', 'changeByPen'].includes(event)
