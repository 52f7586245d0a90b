/** What a rule finds on an example, in the form in which the example states it: places by name instead of by id. */
import { enumerationsOf } from '../../src/domain/notice/inline.ts'
import { type Inline, type Item, type Notice, tableAppendices } from '../../src/domain/notice/notice.ts'
import type { Spot } from '../../src/domain/notice/spot.ts'
import { taskFields } from '../../src/domain/notice/table.ts'
import type { ExpectedFinding, Finding } from '../../src/checker/rule.ts'
import { applyFix, textAt } from '../../src/page/apply-fix.ts'
import { countIds } from './build.ts'

/** A part by its id, with a name that holds for every run and the fields whose text a fix can change. */
interface NamedPart {
  readonly id: string
  readonly name: string
  readonly fields: readonly string[]
  /** The deadlines in it: their emphasis is changed without their words. */
  readonly deadlines: readonly { readonly id: string; readonly emphasis: string }[]
}

/** The finding as an example states it. */
export function describeFinding(notice: Notice, { spot, found, expected, fix }: Finding): ExpectedFinding {
  return {
    ...describePlace(notice, spot, found),
    ...(expected === '' ? {} : { expected }),
    ...(fix === undefined
      ? {}
      : { afterFix: describeChange(notice, applyFix(notice, fix, countIds('afterFix')), spot) }),
  }
}

/** Place and words: what stays the same when a fix elsewhere in the text moves the finding. */
export function nameFinding(notice: Notice, { spot, found }: Finding): string {
  return `${namePlace(notice, spot)}: ${found}`
}

function describePlace(notice: Notice, spot: Spot, found: string): ExpectedFinding {
  const place = namePlace(notice, spot)
  if (spot.span === undefined) return found === '' ? { at: place } : { at: place, found }
  const [start, end] = spot.span
  const text = textAt(notice, spot) ?? ''
  const words = text.slice(start, end)
  if (words === '') throw new Error(`${place}: no words at ${start}-${end}`)
  const starts = startsOf(text, words)
  return starts.length === 1
    ? { in: place, found: words }
    : { in: place, found: words, occurrence: starts.indexOf(start) + 1 }
}

function startsOf(text: string, words: string): number[] {
  const starts: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) starts.push(at)
  return starts
}

/** Every text that differs; alone the text of the finding's own place when no other one does. */
function describeChange(before: Notice, after: Notice, spot: Spot): NonNullable<ExpectedFinding['afterFix']> {
  const [old, now] = [textsOf(before), textsOf(after)]
  const changed = [...new Set([...old.keys(), ...now.keys()])]
    .filter((place) => old.get(place) !== now.get(place))
    .map((place) => [place, now.get(place) ?? ''] as const)
  const all = [...changed, ...changedEmphasis(before, after)]
  const [only] = all
  return all.length === 1 && only?.[0] === namePlace(before, spot) ? only[1] : Object.fromEntries(all)
}

/** "item 1 deadline 2 emphasis". Deadlines that the changed words are read as anew had no emphasis before. */
function changedEmphasis(before: Notice, after: Notice): [place: string, emphasis: string][] {
  const now = new Map(partsOf(after).flatMap(({ deadlines }) => deadlines.map(({ id, emphasis }) => [id, emphasis])))
  return partsOf(before).flatMap(({ name, deadlines }) =>
    deadlines.flatMap(({ id, emphasis }, index): [string, string][] => {
      const changed = now.get(id) ?? emphasis
      return changed === emphasis ? [] : [[`${name} deadline ${index + 1} emphasis`, changed]]
    }),
  )
}

/** "row 2 assigned"; what has no name here throws, so that no example can be about nothing. */
function namePlace(notice: Notice, { part, field }: Spot): string {
  const named = partsOf(notice).find(({ id }) => id === part)
  if (named === undefined) throw new Error(`no part ${part} in the notice`)
  return joinField(named.name, field)
}

function joinField(name: string, field: string): string {
  return field === 'text' ? name : `${name} ${field}`
}

/** All texts of a notice by their places. */
function textsOf(notice: Notice): Map<string, string> {
  return new Map(
    partsOf(notice).flatMap(({ id, name, fields }) =>
      fields.map((field): [string, string] => [joinField(name, field), textAt(notice, { part: id, field }) ?? '']),
    ),
  )
}

/** Every part that a spot can name, in reading order. */
function partsOf(notice: Notice): NamedPart[] {
  const { bases, intro, grounds, closing, distribution, appendices } = notice
  const sections = tableAppendices(notice).flatMap((appendix) => appendix.sections)
  const single = (id: string, ...fields: string[]) => ({ id, name: id, fields, deadlines: [] })
  return [
    single('document'),
    single('header', 'superiorOrgan', 'symbol', 'place'),
    ...count('organ', notice.header.issuingOrgans, ['name']),
    single('typeName', 'text'),
    single('abstract', 'text'),
    single('meeting'),
    single('bases'),
    ...count('basis', bases, ['text']),
    ...count('intro', intro, ['text']),
    ...count('grounds', grounds, ['text']),
    ...partsOfItems(notice.items, 'item '),
    ...count('closing', closing, ['text']),
    single('recipients', 'fileCopy'),
    ...count('recipient', distribution.recipients, ['name', 'role']),
    single('signature'),
    ...count('signature', notice.signatures, ['title', 'signatory']),
    ...count('appendix', appendices, ['title']),
    ...count('section', sections, ['title', 'label']),
    ...count(
      'row',
      sections.flatMap(({ rows }) => rows),
      [...taskFields, 'label'],
    ),
  ]
}

function count(
  name: string,
  parts: readonly { readonly id: string; readonly content?: readonly Inline[] }[],
  fields: readonly string[],
): NamedPart[] {
  return parts.map(({ id, content = [] }, index) => ({
    id,
    name: `${name} ${index + 1}`,
    fields,
    deadlines: deadlinesOf(content),
  }))
}

/** "item 2", then what stands under it: "item 2.1". */
function partsOfItems(items: readonly Item[], prefix: string): NamedPart[] {
  return items.flatMap(({ id, content, items: below }, index): NamedPart[] => {
    const name = `${prefix}${index + 1}`
    const entries = enumerationsOf(content).flatMap((one) => one.entries)
    return [
      { id, name, fields: ['text', 'label'], deadlines: deadlinesOf(content) },
      ...entries.map((entry, at) => ({ id: entry.id, name: `${name} entry ${at + 1}`, fields: [], deadlines: [] })),
      ...partsOfItems(below, `${name}.`),
    ]
  })
}

function deadlinesOf(content: readonly Inline[]): NamedPart['deadlines'] {
  return content.flatMap((node) => {
    if (node.kind === 'text') return []
    return node.kind === 'deadline'
      ? [{ id: node.id, emphasis: node.sourceEmphasis ?? 'official' }]
      : node.entries.flatMap((entry) => deadlinesOf(entry.content))
  })
}
