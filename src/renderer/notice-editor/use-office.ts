/** The office's data as the screen reads it: the version in force, made ready once. */
import { useMemo } from 'react'
import { type Office, type OfficeData, makeOffice } from '../../domain/office/office.ts'
import { type IsoDate, dayInVietnam } from '../../domain/deadline/dates.ts'
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { type Phrases, makePhraseReader, shippedPhrases } from '../../page/compose/phrases.ts'
import { call } from '../client.ts'
import { queryClient, useCall } from '../use-call.ts'

/** One for the window: every reader of a version shares it. */
const made = new WeakMap<OfficeData, Office>()

function officeOf(data: OfficeData): Office {
  const before = made.get(data)
  if (before !== undefined) return before
  const office = makeOffice(data)
  made.set(data, office)
  return office
}

/** Null until the store has answered. */
export function useOffice(): Office | null {
  const { data } = useCall('office.get', {})
  return useMemo(() => (data === undefined ? null : officeOf(data)), [data])
}

/** The same outside of a component. Throws CallFailed. */
export async function fetchOffice(): Promise<Office> {
  return officeOf(await queryClient.fetchQuery({ queryKey: ['office.get', {}], queryFn: () => call('office.get', {}) }))
}

export const today = (): IsoDate => dayInVietnam(new Date().toISOString())

/** The bodies with the names they have on the day of a notice; on today's while it has none. */
export function directoryFor(office: Office, header: Pick<Notice['header'], 'date'>): BodyDirectory {
  return office.directoryOn(header.date ?? today())
}

/** One for the window, as above. */
export const phrasesFor = makePhraseReader()

/** What centred lines of the page of a notice do not tear; those that ship until the store has answered. */
export function usePhrases(header: Pick<Notice['header'], 'date'>): Phrases {
  const office = useOffice()
  return office === null ? shippedPhrases : phrasesFor(directoryFor(office, header))
}
