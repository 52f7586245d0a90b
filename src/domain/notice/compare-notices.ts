/**
 * What differs between two versions of a notice, part by part: added, removed, changed word by word, moved. Labels that only
 * follow from another change are no change. Pure and nearly linear in the size of the notices.
 */
import { type Place, describePlace } from '../errors.ts'
import { type Replaced, increasing, replacedIn, runsOf, tokensOf } from './compare-words.ts'
import { matchParts } from './match-parts.ts'
import { type ComparedPart, type PartField, partsOf } from './notice-parts.ts'
import type { Notice } from './notice.ts'
import { placesOf } from './places.ts'
import { type Spot, wholeOf } from './spot.ts'

/** Where something is in one of the two versions, and its words there. */
export interface ChangeSide {
  readonly spot: Spot
  readonly place: Place
  /** "III.5", "r45"; "" for what has no label. */
  readonly label: string
  readonly text: string
}

export interface AddedChange {
  readonly kind: 'added'
  readonly before: null
  readonly after: ChangeSide
}
export interface RemovedChange {
  readonly kind: 'removed'
  readonly before: ChangeSide
  readonly after: null
}
/** The part is elsewhere among those it is with, or with others. What changed in it is a change of its own. */
export interface MovedChange {
  readonly kind: 'moved'
  readonly before: ChangeSide
  readonly after: ChangeSide
}
/** One field of a part; `replaced` is empty where only the look of the label is another. */
export interface ChangedText {
  readonly kind: 'changed'
  readonly before: ChangeSide
  readonly after: ChangeSide
  readonly replaced: readonly Replaced[]
}
export type NoticeChange = AddedChange | RemovedChange | MovedChange | ChangedText

/** All changes from one version to the other, in the order of the later one. */
export function compareNotices(before: Notice, after: Notice): NoticeChange[] {
  const [left, right] = [partsOf(before), partsOf(after)]
  const matched = matchParts(left, right)
  matchByChildren(left, right, matched)
  const [sideBefore, sideAfter] = [sideIn(before), sideIn(after)]
  const moved = movedOf(left, right, matched)
  const ordered: { readonly order: number; readonly change: NoticeChange }[] = []
  let order = -1
  for (const one of left) {
    const other = matched.get(one)
    if (other === undefined) {
      // What went stands where it was: after what came before it.
      if (one.words !== '')
        ordered.push({ order: order + 0.5, change: { kind: 'removed', before: sideBefore(one), after: null } })
      continue
    }
    if (!moved.has(one)) order = other.at
    for (const change of changesOf(one, other, moved.has(one), sideBefore, sideAfter))
      ordered.push({ order: other.at, change })
  }
  const known = new Set(matched.values())
  for (const other of right)
    if (!known.has(other) && other.words !== '')
      ordered.push({ order: other.at, change: { kind: 'added', before: null, after: sideAfter(other) } })
  return ordered.sort((a, b) => a.order - b.order).map(({ change }) => change)
}

type SideOf = (part: ComparedPart, field?: PartField) => ChangeSide

function sideIn(notice: Notice): SideOf {
  const { placeOf } = placesOf(notice)
  return (part, field) => {
    const spot = field === undefined ? wholeOf(part.id) : { part: part.id, field: field.field }
    const label = part.kind === 'row' ? `r${part.label}` : part.label
    return { spot, place: placeOf(spot), label, text: field === undefined ? part.words : field.text }
  }
}

function* changesOf(
  one: ComparedPart,
  other: ComparedPart,
  isMoved: boolean,
  sideBefore: SideOf,
  sideAfter: SideOf,
): Generator<NoticeChange> {
  if (isMoved) yield { kind: 'moved', before: sideBefore(one), after: sideAfter(other) }
  else if (one.form !== other.form)
    yield { kind: 'changed', before: sideBefore(one), after: sideAfter(other), replaced: [] }
  const later = new Map(other.fields.map((field) => [field.key, field]))
  for (const field of one.fields) {
    const next = later.get(field.key)
    later.delete(field.key)
    const replaced = compareFields(field, next ?? { ...field, text: '', labels: [] })
    if (replaced.length > 0)
      yield {
        kind: 'changed',
        before: sideBefore(one, field),
        after: next === undefined ? { ...sideAfter(other), text: '' } : sideAfter(other, next),
        replaced,
      }
  }
  for (const field of later.values())
    if (field.text !== '')
      yield {
        kind: 'changed',
        before: { ...sideBefore(one), text: '' },
        after: sideAfter(other, field),
        replaced: [{ before: [0, 0], after: [0, field.text.length] }],
      }
}

function compareFields(one: PartField, other: PartField): Replaced[] {
  if (one.text === other.text) return []
  return replacedIn(tokensOf(one.text, one.labels), tokensOf(other.text, other.labels))
}

type Matched = Map<ComparedPart, ComparedPart>

/** A heading that was written anew is still the same where most of what is below it is. From the inside out. */
function matchByChildren(left: readonly ComparedPart[], right: readonly ComparedPart[], matched: Matched): void {
  const known = new Set(matched.values())
  const later = new Map(right.map((part) => [part.id, part]))
  const free = left.filter((part) => !matched.has(part)).reverse()
  const votes = new Map(free.map(({ id }) => [id, new Map<string, number>()]))
  const vote = (one: ComparedPart, other: ComparedPart) => {
    const of = votes.get(one.parent)
    of?.set(other.parent, (of.get(other.parent) ?? 0) + 1)
  }
  for (const [one, other] of matched) vote(one, other)
  for (const one of free) {
    const of = [...(votes.get(one.id) ?? [])].sort(([, a], [, b]) => b - a)
    const total = of.reduce((sum, [, count]) => sum + count, 0)
    const [id, count] = of[0] ?? ['', 0]
    const other = later.get(id)
    if (other === undefined || known.has(other) || other.kind !== one.kind || count * 2 <= total) continue
    matched.set(one, other)
    known.add(other)
    vote(one, other)
  }
}

/** Which parts of `left` are elsewhere: among others, or in another order among the same. */
function movedOf(left: readonly ComparedPart[], right: readonly ComparedPart[], matched: Matched): Set<ComparedPart> {
  const parents = new Map<string, string>()
  for (const [one, other] of matched) parents.set(one.id, other.id)
  const moved = new Set<ComparedPart>()
  const siblings = new Map<string, ComparedPart[]>()
  for (const one of left) {
    const other = matched.get(one)
    if (other === undefined) continue
    if ((parents.get(one.parent) ?? one.parent) !== other.parent) moved.add(one)
    else {
      const list = siblings.get(`${one.kind}/${one.parent}`)
      if (list === undefined) siblings.set(`${one.kind}/${one.parent}`, [one])
      else list.push(one)
    }
  }
  for (const list of siblings.values()) {
    const stayed = new Set(
      increasing(list.map((one, at) => [at, matched.get(one)?.at ?? 0] as const)).map(([at]) => list[at]),
    )
    for (const one of list) if (!stayed.has(one)) moved.add(one)
  }
  return moved
}

/** A change in a line for people: "r45, cột Thời hạn: Quý III → Quý II". */
export function describeChange(change: NoticeChange): string {
  switch (change.kind) {
    case 'added':
      return `${nameOf(change.after)}: thêm “${shorten(change.after.text)}”`
    case 'removed':
      return `${nameOf(change.before)}: bỏ “${shorten(change.before.text)}”`
    case 'moved':
      return `${describeMove(change)}: chuyển chỗ “${shorten(change.after.text)}”`
    case 'changed':
      return change.replaced.length === 0
        ? `${nameOf(change.after)}: đổi cách đánh dấu “${shorten(change.after.text)}”`
        : `${nameOf(change.after)}: ${change.replaced.map((one) => describeReplaced(change, one)).join('; ')}`
  }
}

function describeMove({ before, after }: MovedChange): string {
  return before.label === '' || after.label === '' ? nameOf(after) : `${before.label} → ${after.label}`
}

function describeReplaced({ before, after }: ChangedText, replaced: Replaced): string {
  const went = shorten(before.text.slice(...replaced.before))
  const came = shorten(after.text.slice(...replaced.after))
  if (went === '') return `thêm “${came}”`
  return came === '' ? `bỏ “${went}”` : `${went} → ${came}`
}

/** Long words are cut in a line: the whole stands beside it. */
const longestQuoted = 120

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= longestQuoted ? line : `${line.slice(0, line.lastIndexOf(' ', longestQuoted))} …`
}

/** "r45, cột Quý": rows by their STT, anything else as its place is called. */
export function nameOf({ label, place }: ChangeSide): string {
  if (!/^r\S/.test(label)) return describePlace(place)
  return place.column === undefined ? label : `${label}, cột ${place.column}`
}

/** The runs of a changed text, for showing it with its words marked. */
export function changedRuns({ before, after, replaced }: ChangedText) {
  return runsOf(before.text, after.text, replaced)
}
