/** What a new office begins with: the agencies every province has, the types of documents, announced days off, texts. */
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import daysOff from '../../../resources/calendar/days-off.json' with { type: 'json' }
import starting from '../../../resources/office/starting-set.json' with { type: 'json' }
import documentTypes from '../../../resources/words/document-types.json' with { type: 'json' }
import type { OfficeKind } from './kinds.ts'
import { type OfficeRecord, type Values, idFrom, newRecord, parseRecord } from './office-record.ts'

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
