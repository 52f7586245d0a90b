/** Bodies that have work, or are spoken to, and that the list of recipients does not reach: for the rules and for the desk. */
import { type Body, type BodyDirectory, resolveBody } from '../../domain/bodies/body-directory.ts'
import { type BodyMention, isGroup, parseBodies } from '../../domain/bodies/body.ts'
import { fold } from '../../domain/words/text.ts'
import type { Reading, RowReading, TextUnit } from '../rule.ts'
import { chargedIn } from './directives.ts'
import { type Reached, isReached, isUnknownReached, readReached } from './recipients.ts'

/** A body that the table gives work to. */
export interface Assigned {
  readonly body: Body | null
  readonly mention: BodyMention
  /** The first row where it stands. */
  readonly first: RowReading
  readonly field: 'lead' | 'coordinating'
  readonly ordinals: string[]
}

/** Each body that has work in the table and is not reached, lead before coordinating, with the rows where it stands. */
export function unreachedAssigned(reading: Reading, directory: BodyDirectory): readonly Assigned[] {
  const reached = readReached(reading, directory)
  return [...assignedBodies(reading, directory).values()].filter(({ body, mention }) =>
    body === null ? !isUnknownReached(mention.name, reached) : !isReached(body, reached, directory),
  )
}

function assignedBodies({ rows, ordinals }: Reading, directory: BodyDirectory): ReadonlyMap<string, Assigned> {
  const bodies = new Map<string, Body | null>()
  const assigned = new Map<string, Assigned>()
  const add = (first: RowReading, field: Assigned['field'], mention: BodyMention) => {
    let body = bodies.get(mention.name)
    if (body === undefined) bodies.set(mention.name, (body = resolveBody(mention.name, directory)))
    const key = body?.id ?? fold(mention.name)
    const ordinal = ordinals.get(first.row.id) ?? ''
    const before = assigned.get(key)
    if (before === undefined) assigned.set(key, { body, mention, first, field, ordinals: [ordinal] })
    else if (before.ordinals.at(-1) !== ordinal) before.ordinals.push(ordinal)
  }
  for (const reading of rows) {
    for (const mention of reading.task.leads) add(reading, 'lead', mention)
    for (const mention of reading.task.coordinating) add(reading, 'coordinating', mention)
  }
  return assigned
}

/** A body that the text speaks to, by its name; the place where it stands. */
export interface Addressed {
  readonly unit: TextUnit
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Each body that is spoken to and not reached, once, where it stands first. */
export function unreachedAddressed(reading: Reading, directory: BodyDirectory): readonly Addressed[] {
  const reached = readReached(reading, directory)
  const announcements = new Set(
    reading.notice.closing.filter(({ role }) => role === 'announcement').map(({ id }) => id),
  )
  const told = new Set<string>()
  return reading.texts.flatMap((unit) =>
    missedIn(unit, announcements, reached, directory).flatMap((missed): Addressed[] => {
      if (told.has(missed.name)) return []
      told.add(missed.name)
      return [{ unit, ...missed }]
    }),
  )
}

type Missed = Omit<Addressed, 'unit'>

function missedIn(
  unit: TextUnit,
  announcements: ReadonlySet<string>,
  reached: Reached,
  directory: BodyDirectory,
): readonly Missed[] {
  if (unit.kind === 'item') {
    // A person gets the notice as a member of the committee, whatever becomes of the office.
    return chargedIn(unit, directory).flatMap(({ body, start, end, asPerson }) =>
      asPerson || isReached(body, reached, directory) ? [] : [{ name: body.name, start, end }],
    )
  }
  return announcements.has(unit.spot.part) ? missedInAnnouncement(unit.text, reached, directory) : []
}

/** "… thông báo để UBND tỉnh, các sở, ban, ngành biết, thực hiện." */
const announces = /thông báo\s(?:[^.;]{1,200}?\s)?để\s+(?=\p{Lu}|các\s)/u
const announced =
  /[,\s]*(?:để\s+)?(?<!\p{L})(?:được\s+)?(?:biết|nghiêm túc|triển khai|tổ chức thực hiện|thực hiện|chỉ đạo)(?!\p{L})/u

function missedInAnnouncement(text: string, reached: Reached, directory: BodyDirectory): Missed[] {
  const opens = announces.exec(text)
  if (opens === null) return []
  const from = opens.index + opens[0].length
  const length = text.slice(from).search(announced)
  const list = length === -1 ? text.slice(from) : text.slice(from, from + length)
  return parseBodies(list, directory).flatMap(({ name, start, end }) => {
    const body = resolveBody(name, directory)
    const isMissed =
      body === null ? !isGroup(name) && !isUnknownReached(name, reached) : !isReached(body, reached, directory)
    return isMissed ? [{ name: body?.name ?? name, start: from + start, end: from + end }] : []
  })
}

/** The lines that a list of recipients lacks, each body once: those of the table first, then those of the text. */
export function proposeRecipients(reading: Reading, directory: BodyDirectory): readonly string[] {
  const names = [
    ...unreachedAssigned(reading, directory).map(({ body, mention }) => body?.name ?? mention.name),
    ...unreachedAddressed(reading, directory).map(({ name }) => asLine(name)),
  ]
  return [...new Map(names.map((name) => [fold(name), name])).values()]
}

/** As a line begins. */
export const asLine = (name: string): string => name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
