/** The parts of a notice as one list, each with what was found in it: what the outline shows. */
import type { PlacedFinding } from '../../checker/check.ts'
import { enumerationsOf } from '../../domain/notice/inline.ts'
import { type Notice, countTasks } from '../../domain/notice/notice.ts'
import { walkItems } from '../../domain/notice/numbering.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import type { EditorPlace } from './places.ts'
import { requiredParts } from './required-parts.ts'

export interface OutlineEntry {
  readonly key: string
  readonly label: string
  readonly words: string
  readonly depth: number
  readonly place: EditorPlace
  readonly isMissing: boolean
  /** Whether anything is written there. */
  readonly isWritten: boolean
  readonly errors: number
  /** Findings that are no errors. */
  readonly others: number
  /** Directives that nobody has decided of. */
  readonly directives: number
}

/** Deeper items are counted with the one above them. */
const deepest = 1
const wordsShown = 60

type Bare = Omit<OutlineEntry, 'errors' | 'others' | 'directives'>

const makeEntry = (
  key: string,
  label: string,
  place: EditorPlace,
  isMissing = false,
  words = '',
  isWritten = !isMissing,
): Bare => ({ key, label, words, depth: 0, place, isMissing, isWritten })

export interface OutlineOf {
  readonly entries: readonly OutlineEntry[]
  /** Key of the entry that a part of the notice is in. */
  readonly entryOf: (part: string) => string
}

/** `openDirectives`: the parts of directives that nobody has decided of, one for each. */
export function outlineOf(
  notice: Notice,
  findings: readonly PlacedFinding[],
  openDirectives: readonly string[] = [],
): OutlineOf {
  const owners = new Map<string, string>()
  const entries = [...listOpening(notice, owners), ...listItems(notice, owners), ...listEnding(notice, owners)]
  // Thousands of rows: looked at when something in them is asked for.
  let elsewhere: ReadonlyMap<string, string> | null = null
  const entryOf = (part: string) => {
    const owner = owners.get(part)
    if (owner !== undefined) return owner
    elsewhere ??= ownersElsewhere(notice)
    return elsewhere.get(part) ?? 'head'
  }
  const counts = new Map<string, { errors: number; others: number }>()
  for (const { spot, severity } of findings) {
    const key = entryOf(spot.part)
    const count = counts.get(key) ?? { errors: 0, others: 0 }
    if (severity === 'error') count.errors += 1
    else count.others += 1
    counts.set(key, count)
  }
  // Lines that are in no place are something to look at, each of them.
  if (notice.unplaced.length > 0) counts.set('unplaced', { errors: 0, others: notice.unplaced.length })
  const directives = new Map<string, number>()
  for (const part of openDirectives) directives.set(entryOf(part), (directives.get(entryOf(part)) ?? 0) + 1)
  return {
    entries: entries.map((entry) => ({
      ...entry,
      ...(counts.get(entry.key) ?? { errors: 0, others: 0 }),
      directives: directives.get(entry.key) ?? 0,
    })),
    entryOf,
  }
}

/** What is in none of the lists above: recipients and the parts of appendices; all else is of the head. */
function ownersElsewhere({ distribution, appendices }: Notice): ReadonlyMap<string, string> {
  const owners = new Map(
    ['recipients', 'signatureBlock', ...distribution.recipients.map(({ id }) => id)].map((id) => [id, 'ending']),
  )
  for (const appendix of appendices) {
    owners.set(appendix.id, 'appendix')
    if (appendix.kind === 'text') for (const { id } of appendix.paragraphs) owners.set(id, 'appendix')
    else
      for (const section of appendix.sections) {
        owners.set(section.id, 'appendix')
        for (const { id } of section.rows) owners.set(id, 'appendix')
      }
  }
  return owners
}

function listOpening(notice: Notice, owners: Map<string, string>): Bare[] {
  const missing = new Set(
    requiredParts(notice)
      .filter(({ isThere }) => !isThere)
      .map(({ name }) => name),
  )
  for (const { id } of notice.bases) owners.set(id, 'bases')
  for (const { id } of notice.intro) owners.set(id, 'intro')
  for (const { id } of notice.grounds) owners.set(id, 'grounds')
  owners.set('bases', 'bases')
  owners.set('meeting', 'head')
  return [
    makeEntry(
      'head',
      'Đầu văn bản',
      { tab: 'head', id: null },
      missing.has('Cơ quan ban hành') || missing.has('Trích yếu'),
    ),
    ...(notice.bases.length > 0 || notice.kind === 'assignment'
      ? [
          makeEntry(
            'bases',
            'Căn cứ',
            { tab: 'body', id: notice.bases[0]?.id ?? 'basis' },
            false,
            '',
            notice.bases.length > 0,
          ),
        ]
      : []),
    makeEntry('intro', 'Mở đầu', { tab: 'body', id: notice.intro[0]?.id ?? 'intro' }, missing.has('Mở đầu')),
    ...(notice.grounds.length > 0 || (notice.amends?.as !== 'correct' && notice.kind !== 'report')
      ? [
          makeEntry(
            'grounds',
            'Cơ sở kết luận',
            { tab: 'body', id: notice.grounds[0]?.id ?? 'grounds' },
            missing.has('Cơ sở kết luận'),
            '',
            notice.grounds.length > 0,
          ),
        ]
      : []),
    ...(notice.items.length === 0 ? [makeEntry('items', 'Nội dung', { tab: 'body', id: 'item' }, true)] : []),
  ]
}

function listItems(notice: Notice, owners: Map<string, string>): Bare[] {
  const entries: Bare[] = []
  for (const { item, label, depth } of walkItems(notice)) {
    const { id } = item
    if (depth <= deepest) {
      const words = plainText(item.content, notice.numbering).slice(0, wordsShown)
      entries.push({
        key: id,
        label,
        words,
        depth,
        place: { tab: 'body', id },
        isMissing: words === '',
        isWritten: words !== '',
      })
    }
    const key = entries.at(-1)?.key ?? id
    owners.set(id, key)
    for (const { entries: inside } of enumerationsOf(item.content))
      for (const entry of inside) owners.set(entry.id, key)
    for (const table of item.tables ?? [])
      for (const part of [table, ...table.sections, ...table.sections.flatMap(({ rows }) => rows)])
        owners.set(part.id, key)
  }
  return entries
}

function listEnding(notice: Notice, owners: Map<string, string>): Bare[] {
  const parts = requiredParts(notice)
  const isMissing = (...names: readonly string[]) => parts.some(({ name, isThere }) => !isThere && names.includes(name))
  for (const { id } of notice.closing) owners.set(id, 'closing')
  for (const { id } of notice.unplaced) owners.set(id, 'unplaced')
  owners.set('signature', 'signature')
  for (const { id } of notice.signatures) owners.set(id, 'signature')
  const closing: EditorPlace = { tab: 'body', id: notice.closing[0]?.id ?? 'closing' }
  const { recipients } = notice.distribution
  const rows = countTasks(notice)
  const unplaced = notice.unplaced[0]
  return [
    makeEntry('closing', 'Phần kết', closing, isMissing('Phần kết')),
    ...(unplaced === undefined ? [] : [makeEntry('unplaced', 'Dòng chưa xếp chỗ', { tab: 'body', id: unplaced.id })]),
    makeEntry(
      'ending',
      'Nơi nhận',
      { tab: 'ending', id: 'recipients' },
      isMissing('Nơi nhận', 'Lưu'),
      recipients.length > 0 ? `${recipients.length} nơi` : '',
    ),
    makeEntry(
      'signature',
      'Chữ ký',
      { tab: 'ending', id: 'signatureBlock' },
      isMissing('Chữ ký'),
      notice.signatures[0]?.signatory ?? '',
    ),
    makeEntry('appendix', 'Phụ lục', { tab: 'appendix', id: null }, false, rows > 0 ? `${rows} hàng` : ''),
  ]
}
