/** The recipients as lines, one each, as they are written and pasted: "Thường trực Tỉnh ủy (báo cáo)". */
import type { Distribution, Recipient } from '../../domain/notice/notice.ts'
import { bareEntry, bareKeeper } from '../../domain/notice/set-by-format.ts'
import { isMarkLine, parseMark, splitRole, startsRecipients } from '../../page/recognize/recognize-ending.ts'
import type { Mark } from '../ui/marks.ts'

export function writeRecipient({ name, role }: Pick<Recipient, 'name' | 'role'>): string {
  return role === '' ? name : `${name} (${role})`
}

/** Whether a line says who keeps the file copy. */
const isKeeper = (line: string) => /^(?:[-–]\s+)?Lưu(?!\p{L}| trữ)/u.test(line)

/** The distribution with the recipients of these lines; a line that stayed is the same recipient. */
export function readRecipientLines(text: string, before: Distribution, ids: () => string): Distribution {
  const known = new Set(before.recipients.map(writeRecipient))
  const lines = text
    .split('\n')
    // Pasted from running text: several in a line. A line that was there before stays as it was.
    .flatMap((line) => (known.has(line.trim()) || isKeeper(line.trim()) ? [line] : line.split(';')))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const keeper = lines.find((line) => isKeeper(line) && bareKeeper(line) !== '')
  const mark = lines.find(isMarkWithCopies)
  const entries = lines.filter((line) => !isKeeper(line) && !isMarkWithCopies(line) && !startsRecipients(line))
  const read = entries.map((line) => splitRole(bareEntry(line).replace(/[,.]$/, '').trim()))
  const recipients = keepIds(
    read.filter(({ name }) => name !== ''),
    before.recipients,
    ids,
  )
  return {
    ...before,
    ...(mark === undefined ? {} : parseMark(mark)),
    recipients,
    ...(keeper === undefined ? {} : { fileCopy: bareKeeper(keeper) }),
  }
}

const isMarkWithCopies = (line: string) => isMarkLine(line) && /\/\d+$/.test(line)

type Bare = Pick<Recipient, 'name' | 'role'>

function keepIds(read: readonly Bare[], before: readonly Recipient[], ids: () => string): Recipient[] {
  const shared = Math.min(read.length, before.length)
  let start = 0
  while (start < shared && isSame(read[start], before[start])) start += 1
  let end = 0
  while (end < shared - start && isSame(read.at(-1 - end), before.at(-1 - end))) end += 1
  return read.map((line, at) => {
    const was =
      at >= read.length - end
        ? before[before.length - (read.length - at)]
        : at < before.length - end
          ? before[at]
          : undefined
    return was !== undefined && isSame(line, was) ? was : { id: was?.id ?? ids(), ...line }
  })
}

function isSame(one: Bare | undefined, other: Bare | undefined): boolean {
  return one?.name === other?.name && one?.role === other?.role
}

/** What the fields of the recipients underline, as characters of all lines together. */
export function marksOfLines(
  recipients: readonly Recipient[],
  marks: ReadonlyMap<string, readonly Mark[]>,
): readonly Mark[] {
  let start = 0
  return recipients.flatMap((recipient) => {
    const inName = marks.get(`${recipient.id}/name`) ?? []
    const inRole = marks.get(`${recipient.id}/role`) ?? []
    const role = start + recipient.name.length + 2
    const placed = [
      ...inName.map((mark) => ({ ...mark, start: start + mark.start, end: start + mark.end })),
      ...inRole.map((mark) => ({ ...mark, start: role + mark.start, end: role + mark.end })),
    ]
    start += writeRecipient(recipient).length + 1
    return placed
  })
}
