/** Directives that the reader missed: a person pointed at their words; whom these name and by when is read as ever. */
import type { BodyDirectory } from '../bodies/body-directory.ts'
import { readDeadline } from '../deadline/deadline.ts'
import type { Notice } from '../notice/notice.ts'
import { walkItems } from '../notice/numbering.ts'
import { plainText } from '../notice/plain-text.ts'
import { type Charge, type Directive, digestOf, directivesOf, readCharge, readWorks } from './directives.ts'

/** Words of an item, as they stand there. */
export interface PointedWords {
  /** Id of the item. */
  readonly part: string
  readonly words: string
}

/** What the words at which a person pointed give to do; null where the item no longer has them. */
export function directiveByHand(
  notice: Pick<Notice, 'items' | 'header' | 'numbering' | 'distribution'>,
  { part, words }: PointedWords,
  directory: BodyDirectory,
): Directive | null {
  const item = walkItems(notice).find((one) => one.item.id === part)?.item
  const text = item === undefined ? '' : plainText(item.content, notice.numbering)
  const start = words.trim() === '' ? -1 : text.indexOf(words)
  if (start === -1) return null
  const within = readCharge({ text: words }, directory)
  const { charged, unknownBodies, unknownCoordinating } = leads(within) ? within : readCharge({ text }, directory)
  const [work] = readWorks({ text: words, holdsEntries: false }, { segments: [] })
  const { writtenDeadline = '', urgency = '' } = work ?? {}
  return {
    part,
    start,
    end: start + words.length,
    text: words,
    label: '',
    opening: '',
    writtenDeadline,
    urgency,
    charged,
    unknownBodies,
    unknownCoordinating,
    deadline: writtenDeadline === '' ? null : readDeadline(writtenDeadline, { issuedOn: notice.header.date }),
  }
}

/** The same as long as the item has the words. */
export function digestOfWords(words: string): string {
  return digestOf({ opening: '', text: words })
}

/** The directives that are read and those pointed at, in reading order; words that are read already are there once. */
export function directivesWith(
  notice: Pick<Notice, 'items' | 'header' | 'numbering' | 'distribution'>,
  directory: BodyDirectory,
  pointedAt: readonly PointedWords[],
): readonly Directive[] {
  return mergeByHand(notice, directivesOf(notice, directory), directory, pointedAt)
}

/** The same for directives that somebody has read already. */
export function mergeByHand(
  notice: Pick<Notice, 'items' | 'header' | 'numbering' | 'distribution'>,
  read: readonly Directive[],
  directory: BodyDirectory,
  pointedAt: readonly PointedWords[],
): readonly Directive[] {
  if (pointedAt.length === 0) return read
  const known = new Set(read.map((one) => `${one.part} ${digestOf(one)}`))
  const added = pointedAt.flatMap((one) => {
    const key = `${one.part} ${digestOfWords(one.words)}`
    if (known.has(key)) return []
    known.add(key)
    return directiveByHand(notice, one, directory) ?? []
  })
  if (added.length === 0) return read
  const places = new Map(walkItems(notice).map(({ item }, at) => [item.id, at]))
  const placeOf = ({ part }: Directive) => places.get(part) ?? 0
  return [...read, ...added].sort((one, other) => placeOf(one) - placeOf(other) || one.start - other.start)
}

function leads({ charged, unknownBodies }: Charge): boolean {
  return unknownBodies.length > 0 || charged.some(({ as }) => as === 'lead')
}
