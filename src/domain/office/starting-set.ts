/** What a new office begins with: the agencies every province has, the types of documents, announced days off, texts. */
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import daysOff from '../../../resources/calendar/days-off.json' with { type: 'json' }
import starting from '../../../resources/office/starting-set.json' with { type: 'json' }
import documentTypes from '../../../resources/words/document-types.json' with { type: 'json' }
import { fold } from '../words/text.ts'
import type { OfficeKind } from './kinds.ts'
import { type OfficeRecord, type Values, newRecord, parseRecord } from './office-record.ts'

/** Made anew with each call: a pure layer keeps nothing. */
export function startingSet(): readonly OfficeRecord[] {
  return [...startingBodies(), ...startingTypes(), ...startingDays(), ...startingLists()].map(parseRecord)
}

function startingBodies(): OfficeRecord[] {
  const typeOf = new Map(
    Object.entries(starting.typesOfBodies).flatMap(([type, ids]) => ids.map((id) => [id, type] as const)),
  )
  return bodies.bodies.map((entry) => {
    const { id, kind, ...given } = entry
    if (kind === 'group') return newRecord('group', id, given)
    return newRecord('body', id, { ...given, type: typeOf.get(id) ?? '' })
  })
}

function startingTypes(): OfficeRecord[] {
  const state = new Set<string>(starting.typesOfTheState)
  const party = new Set<string>(starting.typesOfTheParty)
  return Object.entries(documentTypes.types).flatMap(([abbreviation, names]) =>
    names.map((name) => {
      const issuer = state.has(name) ? 'state' : party.has(name) ? 'party' : 'either'
      return newRecord('documentType', idFrom(name), { name, abbreviation, issuer })
    }),
  )
}

function startingDays(): OfficeRecord[] {
  return Object.values(daysOff).flatMap(({ off, work }) => [
    ...off.map((date) => newRecord('dayOff', date, { date, type: 'off', note: 'Thông báo nghỉ lễ của Nhà nước' })),
    ...work.map((date) => newRecord('dayOff', date, { date, type: 'work', note: 'Làm bù ngày nghỉ hoán đổi' })),
  ])
}

function startingLists(): OfficeRecord[] {
  return [...numbered('textBlock', starting.textBlocks), ...numbered('recipient', starting.recipients)]
}

function numbered(kind: OfficeKind, entries: readonly Values[]): OfficeRecord[] {
  return entries.map((entry, at) => newRecord(kind, `${idFrom(kind)}-${at + 1}`, entry))
}

/** The id of a new record with a name, one that no other has. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const base = idFrom(name)
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base.slice(0, 55).replace(/-+$/, '')}-${count}`
  return id
}

/** "Nghị quyết" -> "nghi-quyet". */
export function idFrom(name: string): string {
  return (
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'muc'
  )
}
