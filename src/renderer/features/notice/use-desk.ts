import type { NoticeView } from '../../../contract/notices.ts'
import type { Absence } from '../../../domain/office/absence.ts'
import type { Delegation, StepTaken } from '../../../domain/office/records.ts'
import type { Actor } from '../../../domain/office/roles.ts'
import { type NoticeEvent, delegableEvents, eventsFor } from '../../../domain/office/workflow.ts'
import { useBlockChanges } from './use-block-changes.ts'
import { useAnswers } from './use-answers.ts'
import { useChecker } from './use-checker.ts'
import { useCall } from '../../use-call.ts'
import { useDirectives } from './use-directives.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { type Navigation, useNavigation } from './use-navigation.ts'
import { usePapers } from './use-papers.ts'
import { usePrinting } from './use-printing.ts'
import { useRemoval } from './use-removal.ts'
import { useSaving } from './use-saving.ts'
import { type Ways, useSteps } from './use-steps.ts'
import { useWorkingCopy } from './use-working-copy.ts'
import { useWorkingDraft } from './use-working-draft.ts'

/**
 * All state of the notice being edited, in the order in which one part needs the other: the draft, the current place,
 * saving it, what the checker found in it, its exports. The parts of the screen are given it and change it by its functions.
 */
export function useDesk(view: NoticeView, doer: Actor, { leave, ...ways }: Ways, refresh: () => Promise<unknown>) {
  const { id } = view.notice
  const working = useWorkingDraft(view)
  const { draft } = working
  const notice = draft.present
  const { isDrafter, ...way } = useWay(id)
  const events = eventsOf(view, doer, isDrafter, way.delegation)
  const readOnly = !events.includes('save')
  const navigation = useNavigation(view.doubts.some(({ settledAt }) => settledAt === null) ? 'doubts' : 'page')
  const copy = useWorkingCopy(id)
  const saving = useSaving(id, refresh, copy)
  const { save } = saving
  const checker = useChecker({
    view,
    notice,
    readOnly,
    mayWaive: events.includes('waive'),
    goTo: navigation.goTo,
    save,
  })
  const directives = useDirectives({ notice, draft, readOnly, edit: working.edit, show: navigation.showDirectives })
  const blocks = useBlockChanges(notice, readOnly, working.edit)
  const exporting = usePapers(id, save)
  const printing = usePrinting(save)
  const removal = useRemoval(id, leave)
  const seen = { view, version: draft.baseVersion, events, isDrafter, isDelegate: way.delegation !== null }
  const answers = useAnswers()
  const steps = useSteps({ ...seen, asksPassphrase: !doer.isTrial, ...ways })
  const parts = { working, navigation, saving, checker, directives, exporting, printing }
  useDeskKeys(keysOf(parts))
  return {
    id,
    view,
    notice,
    events,
    readOnly,
    copy,
    blocks,
    removal,
    steps,
    answers,
    ...parts,
    ...way,
  }
}

type Keyed = Pick<Desk, 'working' | 'navigation' | 'saving' | 'checker' | 'directives' | 'exporting' | 'printing'>

function keysOf({ working, navigation, saving, checker, directives, exporting, printing }: Keyed) {
  return {
    'mod+S': () => saving.save(),
    'mod+Z': working.undo,
    'mod+Y': working.redo,
    'mod+shift+Z': working.redo,
    'mod+E': () => exporting.exportPaper('docx'),
    'mod+P': printing.requestPrint,
    F8: checker.showNext,
    F9: directives.enter,
    'mod+shift+D': directives.pointAtSelection,
    'mod+.': checker.fixChosen,
    // With Shift the key is another sign on most keyboards.
    'mod+shift+.': checker.beginWaiver,
    'mod+shift+>': checker.beginWaiver,
    ...keysOfPlaces(navigation),
  }
}

/** What the user may do by their own roles, and what somebody who is away left to them. */
function eventsOf(
  view: NoticeView,
  doer: Actor,
  isDrafter: boolean,
  delegation: Delegation | null,
): readonly NoticeEvent[] {
  const own = eventsFor(view, doer, isDrafter)
  if (delegation === null) return own
  const lent = eventsFor(view, { ...doer, roles: [delegation.role] }, isDrafter)
  return [...own, ...lent.filter((event) => delegableEvents.includes(event) && !own.includes(event))]
}

function keysOfPlaces(navigation: Navigation) {
  return {
    'mod+1': () => navigation.enter('outline'),
    'mod+2': () => navigation.goTo({ tab: 'body', id: null }),
    'mod+3': () => navigation.goTo({ tab: 'appendix', id: null }),
    'mod+\\': navigation.toggleSide,
    F6: () => navigation.enterNext(1),
    'shift+F6': () => navigation.enterNext(-1),
  }
}

function useWay(id: string) {
  const { data } = useCall('notice.progress', { id })
  return {
    progress: data?.steps ?? noSteps,
    // Until it is known who drafted it, nobody is offered to approve it.
    isDrafter: data?.isDrafter ?? true,
    /** Undefined while it is being asked. */
    decidedOn: data?.decidedOn,
    delegation: data?.delegation ?? null,
    absent: data?.absent ?? nobody,
  }
}

const noSteps: readonly StepTaken[] = []
const nobody: readonly Absence[] = []

export type Desk = ReturnType<typeof useDesk>
