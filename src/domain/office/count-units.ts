/** How many copies the lines of recipients ask for: a body is one, a group as many as it has members. */
import { type Body, type BodyDirectory, resolveBody } from '../bodies/body-directory.ts'
import { isGroup, parseBodies } from '../bodies/body.ts'
import type { Distribution, Recipient } from '../notice/notice.ts'
import { fold, squeeze } from '../words/text.ts'

export interface CountedLine {
  /** Id of the recipient. */
  readonly id: string
  /** Null where a group of it has members that nobody listed or counted. */
  readonly units: number | null
  /** Names of the members of its groups, where they are listed. */
  readonly members: readonly string[]
  /** The groups that could not be counted. */
  readonly uncounted: readonly string[]
  /** So many at least: what could be counted, and of each other group two. */
  readonly least: number
}

export interface CountedDistribution {
  readonly lines: readonly CountedLine[]
  /** With the copy for the file; where groups could not be counted the least there can be. */
  readonly total: number
  readonly uncounted: readonly string[]
}

/** What an office says of a line itself: "Các thành viên Ban Chỉ đạo" are 21 copies. */
export interface SavedCopies {
  readonly name: string
  readonly copies: number | null
}

export function countDistribution(
  { recipients, fileCopy }: Pick<Distribution, 'recipients' | 'fileCopy'>,
  directory: BodyDirectory,
  saved: readonly SavedCopies[] = [],
): CountedDistribution {
  const given = new Map(saved.flatMap(({ name, copies }) => (copies === null ? [] : [[keyOf(name), copies] as const])))
  const lines = recipients.map((recipient) => countLine(recipient, directory, given.get(keyOf(recipient.name))))
  const sent = lines.reduce((sum, { least }) => sum + least, 0)
  return {
    lines,
    total: sent + (fileCopy.trim() === '' ? 0 : 1),
    uncounted: lines.flatMap(({ uncounted }) => uncounted),
  }
}

/** What makes a group of bodies. */
const leastOfGroup = 2

const keyOf = (name: string) => fold(squeeze(name))

function countLine({ id, name }: Recipient, directory: BodyDirectory, given: number | undefined): CountedLine {
  const named = parseBodies(name, directory).map((mention) => ({ mention, body: resolveBody(mention.name, directory) }))
  const counted = named.map(({ mention, body }) => ({
    name: mention.name,
    units: body === null ? (isGroup(mention.name) ? null : 1) : unitsOf(body, directory),
  }))
  const members = named.flatMap(({ body }) => (body?.kind === 'group' ? [...membersOf(body, directory)] : []))
  const uncounted = counted.flatMap((one) => (one.units === null ? [one.name] : []))
  if (given !== undefined)
    return { id, units: given, least: given, members: members.map((one) => one.name), uncounted: [] }
  const least = Math.max(
    1,
    counted.reduce((sum, one) => sum + (one.units ?? leastOfGroup), 0),
  )
  return {
    id,
    units: uncounted.length > 0 ? null : least,
    least,
    members: members.map((one) => one.name),
    uncounted,
  }
}

/** Null where it is not known. */
function unitsOf(body: Body, directory: BodyDirectory): number | null {
  if (body.kind === 'body') return 1
  if (body.generic) return null
  // What the office counted goes before what it listed: not every member need be listed.
  if (body.count !== null) return body.count
  const members = body.members.flatMap((id) => directory.byId.get(id) ?? []).filter(({ isValid }) => isValid)
  if (members.length === 0) return null
  const units = members.map((member) => unitsOf(member, directory))
  return units.some((one) => one === null) ? null : units.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

/** The bodies of a group and of the groups in it, each once. */
export function membersOf(group: Body, directory: BodyDirectory): ReadonlySet<Body> {
  return new Set(
    group.members.flatMap((id) => {
      const member = directory.byId.get(id)
      if (member === undefined || !member.isValid) return []
      return member.kind === 'group' ? [...membersOf(member, directory)] : [member]
    }),
  )
}
