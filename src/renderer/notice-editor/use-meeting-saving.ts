/** Keeping the record of a meeting with the office's data. */
import { noFacts, recordOf, type MeetingFacts } from '../../domain/office/meeting.ts'
import { freeId, nameOf } from '../../domain/office/office-record.ts'
import type { Office } from '../../domain/office/office.ts'
import { useWriteCall } from '../use-call.ts'

const isFilled = (line: string) => line.trim() !== ''

/** Without the blank lines and ends that typing leaves. */
function tidy(facts: MeetingFacts): MeetingFacts {
  const texts = Object.entries(facts).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ])
  return {
    ...noFacts,
    ...(Object.fromEntries(texts) as Partial<MeetingFacts>),
    reporters: facts.reporters.filter(isFilled).map((line) => line.trim()),
    attendees: facts.attendees.filter(isFilled).map((line) => line.trim()),
  }
}

/** Gives a function that saves a meeting and gives its id and what was saved; null when it was refused. */
export function useMeetingSaving() {
  const saving = useWriteCall('office.saveMeeting')
  async function save(
    facts: MeetingFacts,
    known: string | null,
    office: Office,
  ): Promise<{ readonly id: string; readonly facts: MeetingFacts } | null> {
    const kept = tidy(facts)
    const named = nameOf(recordOf(kept, 'new'))
    const id = known ?? freeId(`${named} ${kept.date ?? ''}`, new Set(office.ofKind('meeting').map((each) => each.id)))
    const saved = await saving.attempt({ readIn: office.version, record: recordOf(kept, id) }, 'Chưa lưu được cuộc họp')
    return saved === null ? null : { id, facts: kept }
  }
  return { save, isSaving: saving.isPending }
}
