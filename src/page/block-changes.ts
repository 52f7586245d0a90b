/**
 * Parts that were put in as text blocks of the office, and what the office has made of these blocks since: offered for each
 * part, never done unasked. What was written otherwise by hand is told apart.
 */
import type { IsoDate } from '../domain/deadline/dates.ts'
import { type FromBlock, linesOfBlock } from '../domain/notice/from-block.ts'
import type { Inline, Item, Notice } from '../domain/notice/notice.ts'
import { plainText } from '../domain/notice/plain-text.ts'
import { retargetReferences } from '../domain/notice/retarget-references.ts'
import { textOf } from '../domain/office/office-record.ts'
import type { Office } from '../domain/office/office.ts'
import { foldedWords, countShared } from '../domain/words/words.ts'
import { squeeze } from '../domain/words/text.ts'
import { editInline } from './recognize/edit-inline.ts'
import { findMarker } from './recognize/markers.ts'

export interface BlockChange {
  readonly key: string
  readonly kind: 'changed' | 'removed' | 'added'
  /** What the office calls the block. */
  readonly name: string
  /** The part it is about; of a new line the one that it comes after. */
  readonly part: string
  /** The words there now, and those of the block; '' where there are none. */
  readonly before: string
  readonly after: string
  /** Whether somebody wrote it otherwise than the block said. */
  readonly isByHand: boolean
  /** What a new line remembers; null for others. */
  readonly origin: FromBlock | null
}

export interface BlockOffer {
  readonly changes: readonly BlockChange[]
  /** What the parts remember once it was decided; null for one whose line is gone. */
  readonly remembered: ReadonlyMap<string, FromBlock | null>
}

/** What the blocks of the office have become since they were put into a notice; no changes where all is as it was. */
export function blockChangesOf(notice: Notice, office: Office, on: IsoDate): BlockOffer {
  const changes: BlockChange[] = []
  const remembered = new Map<string, FromBlock | null>()
  const used = partsFromBlocks(notice)
  if (used.length === 0) return { changes, remembered }
  const blocks = new Map(
    office
      .valid('textBlock', on)
      .map(({ id, values }) => [id, { name: textOf(values['name']), lines: linesOfBlock(textOf(values['text'])) }]),
  )
  for (const use of usesOf(used)) {
    const { block, text } = use[0].fromBlock
    const now = blocks.get(block)
    if (now === undefined || squeeze(text) === now.lines.join(' ')) continue
    const matched = matchLines(linesOfBlock(text), now.lines)
    changes.push(...changesOfParts(use, matched, now), ...addedLines(use, matched, now))
    for (const { id, fromBlock } of use) {
      const line = matched[fromBlock.line] ?? -1
      remembered.set(id, line === -1 ? null : { block, line, text: now.lines.join('\n') })
    }
  }
  return { changes, remembered }
}

interface BlockPart {
  readonly id: string
  readonly words: string
  /** What counts it; null where it is no item. */
  readonly marker: Item['marker'] | null
  /** Whether something stands below it, so that it cannot go. */
  readonly holds: boolean
  readonly fromBlock: FromBlock
}

/** In reading order. */
function partsFromBlocks({ bases, intro, grounds, items, closing, numbering }: Notice): BlockPart[] {
  const found: BlockPart[] = []
  const note = (
    { id, fromBlock }: Pick<Item, 'id' | 'fromBlock'>,
    words: string,
    marker: BlockPart['marker'] = null,
    holds = false,
  ) => {
    if (fromBlock !== undefined) found.push({ id, words, marker, holds, fromBlock })
  }
  const noteItems = (list: readonly Item[]): void => {
    for (const item of list) {
      const holds = item.items.length > 0 || item.tables !== undefined
      note(item, plainText(item.content, numbering), item.marker, holds)
      noteItems(item.items)
    }
  }
  for (const basis of bases) note(basis, basis.text)
  for (const part of [...intro, ...grounds]) note(part, plainText(part.content, numbering))
  noteItems(items)
  for (const part of closing) note(part, plainText(part.content, numbering))
  return found
}

/** The parts of one insertion: lines of a block in their order. */
type Use = [BlockPart, ...BlockPart[]]

function usesOf(parts: readonly BlockPart[]): Use[] {
  const uses: Use[] = []
  for (const part of parts) {
    const { block, line, text } = part.fromBlock
    const last = uses.at(-1)
    const before = last?.at(-1)?.fromBlock
    if (last !== undefined && before?.block === block && before.text === text && before.line < line) last.push(part)
    else uses.push([part])
  }
  return uses
}

interface BlockNow {
  readonly name: string
  readonly lines: readonly string[]
}

function changesOfParts(use: Use, matched: readonly number[], { name, lines }: BlockNow): BlockChange[] {
  const was = linesOfBlock(use[0].fromBlock.text)
  return use.flatMap(({ id, words, marker, holds, fromBlock }): BlockChange[] => {
    const old = wordsOf(was[fromBlock.line] ?? '', marker)
    const isByHand = withoutEnd(words) !== withoutEnd(old)
    const common = { key: id, name, part: id, before: words, isByHand, origin: null }
    const now = lines[matched[fromBlock.line] ?? -1]
    if (now === undefined) return holds ? [] : [{ ...common, kind: 'removed', after: '' }]
    const after = withEndOf(words, old, wordsOf(now, marker))
    return after === words ? [] : [{ ...common, kind: 'changed', after }]
  })
}

/** New lines come after the part of the line before them: the last that is counted as they are. */
function addedLines(use: Use, matched: readonly number[], { name, lines }: BlockNow): BlockChange[] {
  const known = new Set(matched)
  return lines.flatMap((written, line): BlockChange[] => {
    if (known.has(line)) return []
    const before = use.filter((one) => (matched[one.fromBlock.line] ?? -1) < line)
    const own = findMarker(written)?.marker
    const { id, marker, fromBlock } = before.findLast((one) => one.marker === own) ?? before.at(-1) ?? use[0]
    const origin = { block: fromBlock.block, line, text: lines.join('\n') }
    const after = wordsOf(written, marker)
    return [{ key: `${id}/${line}`, kind: 'added', name, part: id, before: '', after, isByHand: false, origin }]
  })
}

/** For each line of a block the one it is now; -1 where it is gone. Equal lines first, then in order what is alike. */
function matchLines(was: readonly string[], is: readonly string[]): number[] {
  const taken = new Set<number>()
  const matched = was.map((line) => {
    const at = is.findIndex((other, index) => other === line && !taken.has(index))
    if (at !== -1) taken.add(at)
    return at
  })
  was.forEach((line, index) => {
    if (matched[index] !== -1) return
    const free = is.flatMap((other, at) => (taken.has(at) ? [] : [{ at, share: shareOf(line, other) }]))
    const [best] = free.toSorted((one, other) => other.share - one.share)
    // A block of one line stays that block, whatever it says now.
    if (best === undefined || (best.share < alike && was.length + is.length > 2)) return
    matched[index] = best.at
    taken.add(best.at)
  })
  return matched
}

/** Share of common words from which two lines are one line that was changed. */
const alike = 0.4

function shareOf(one: string, other: string): number {
  const [words, others] = [new Set(foldedWords(one)), new Set(foldedWords(other))]
  return (2 * countShared(words, others)) / Math.max(1, words.size + others.size)
}

function wordsOf(line: string, marker: BlockPart['marker']): string {
  const found = marker === null ? null : findMarker(line)
  return squeeze(line.slice(found?.length ?? 0))
}

const endMark = /[\s;,.]*$/u
const withoutEnd = (words: string): string => squeeze(words).replace(endMark, '')

/** A duty of a list ends in a semicolon, the last one in a stop: the mark stays as the list has it. */
function withEndOf(now: string, old: string, next: string): string {
  if (withoutEnd(next) === withoutEnd(now)) return now
  const [mark = ''] = endMark.exec(now) ?? []
  const [blockMark = ''] = endMark.exec(old) ?? []
  return mark === blockMark ? next : `${withoutEnd(next)}${mark}`
}

/**
 * The notice with the chosen changes made and the others refused: neither is offered again. What refers to parts by their
 * labels follows.
 */
export function decideBlockChanges(
  notice: Notice,
  offer: BlockOffer,
  chosen: ReadonlySet<string>,
  ids: () => string,
): Notice {
  const made = offer.changes.filter(({ key }) => chosen.has(key))
  const changed = new Map(made.flatMap(({ kind, part, after }) => (kind === 'changed' ? [[part, after]] : [])))
  const settled = mapParts(notice, (part) => {
    const origin = offer.remembered.get(part.id)
    if (origin === undefined) return part
    const words = changed.get(part.id)
    return remember(words === undefined ? part : withWords(part, words, notice, ids), origin)
  })
  // The last first: each comes right after its part.
  const added = made.filter(({ kind }) => kind === 'added').toReversed()
  const withAdded = added.reduce((now, change) => addAfter(now, change, ids), settled)
  const gone = new Set(made.filter(({ kind }) => kind === 'removed').map(({ part }) => part))
  return retargetReferences(notice, gone.size === 0 ? withAdded : removeParts(withAdded, gone)).notice
}

type Part = Item | Notice['bases'][number] | Notice['closing'][number] | Notice['intro'][number]

function withWords<Of extends Part>(part: Of, words: string, { numbering }: Notice, ids: () => string): Of {
  return 'content' in part
    ? { ...part, content: editInline(part.content, words, numbering, ids) }
    : { ...part, text: words }
}

function remember<Of extends Part>(part: Of, origin: FromBlock | null): Of {
  return { ...part, fromBlock: origin ?? undefined }
}

function mapParts(notice: Notice, change: <Of extends Part>(part: Of) => Of): Notice {
  const changeItem = (item: Item): Item => {
    const own = change(item)
    return own.items.length === 0 ? own : { ...own, items: own.items.map(changeItem) }
  }
  return {
    ...notice,
    bases: notice.bases.map((part) => change(part)),
    intro: notice.intro.map((part) => change(part)),
    grounds: notice.grounds.map((part) => change(part)),
    items: notice.items.map(changeItem),
    closing: notice.closing.map((part) => change(part)),
  }
}

function addAfter(notice: Notice, { part, after, origin }: BlockChange, ids: () => string): Notice {
  const content: readonly Inline[] = editInline([], after, notice.numbering, ids)
  const own = origin === null ? {} : { fromBlock: origin }
  const put = <Of extends { readonly id: string }>(parts: readonly Of[], make: (like: Of) => Of): readonly Of[] => {
    const at = parts.findIndex(({ id }) => id === part)
    const like = parts[at]
    return like === undefined ? parts : parts.toSpliced(at + 1, 0, make(like))
  }
  const putItem = (items: readonly Item[]): readonly Item[] =>
    put(
      items.map((item) => (item.items.length === 0 ? item : { ...item, items: putItem(item.items) })),
      ({ marker }) => ({ id: ids(), marker, content, items: [], ...own }),
    )
  return {
    ...notice,
    bases: put(notice.bases, () => ({ id: ids(), text: after, ...own })),
    intro: put(notice.intro, () => ({ id: ids(), content, ...own })),
    grounds: put(notice.grounds, () => ({ id: ids(), content, ...own })),
    items: putItem(notice.items),
    closing: put(notice.closing, ({ role }) => ({ id: ids(), role, content, ...own })),
  }
}

function removeParts(notice: Notice, gone: ReadonlySet<string>): Notice {
  const stays = ({ id }: { readonly id: string }) => !gone.has(id)
  const without = (items: readonly Item[]): readonly Item[] =>
    items.filter(stays).map((item) => (item.items.length === 0 ? item : { ...item, items: without(item.items) }))
  return {
    ...notice,
    bases: notice.bases.filter(stays),
    intro: notice.intro.filter(stays),
    grounds: notice.grounds.filter(stays),
    items: without(notice.items),
    closing: notice.closing.filter(stays),
  }
}
