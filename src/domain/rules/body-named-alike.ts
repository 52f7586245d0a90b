import { resolveBody } from '../body-directory.ts'
import type { BodyMention } from '../body.ts'
import type { TaskField } from '../notice.ts'
import { fold } from '../text.ts'
import { row, withRow, withRows } from './examples.ts'
import { findOddSpellings, findUnusual, type Usage } from './read-usages.ts'
import { type NoticeRule, type RowReading, type RuleContext, inCell } from './rule.ts'

export const bodyNamedAlike: NoticeRule = {
  name: 'body-named-alike',
  id: 'TERM-01',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Một cơ quan nhiều cách ghi',
  why: 'A filter or a count by body falls apart when one body stands in the table under two abbreviations.',
  check: (reading, context) => [
    ...findOddSpellings('TERM-01', reading, context, say),
    ...findUnusual(reading.rows.flatMap((one) => shortNames(one, context))).map(({ usage: { spot, found }, usual }) => ({
      spot,
      found,
      expected: usual,
      message: say(found, usual),
      fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
    })),
  ],
  examples: {
    good: [
      // The full name and one short form of it.
      withRows(row({ lead: 'Sở Khoa học và Công nghệ' }), row({ lead: 'Sở KH&CN' })),
      withRows(row({ lead: 'Sở KH&CN', coordinating: 'Sở Tài chính' }), row({ lead: 'Sở KH&CN' })),
      withRow({ lead: 'Sở Nội vụ', coordinating: 'Sở Xây dựng; Sở Y tế' }),
      withRows(row({ lead: 'Sở KH&CN' }), row({ lead: 'Sở GD&ĐT' })),
    ],
    bad: [withRows(row({ lead: 'Sở KH&CN' }), row({ lead: 'Sở KH&CN' }), row({ lead: 'Sở KHCN' })), withRows(row({ coordinating: 'Sở KH&CN; Sở Tài chính' }), row({ coordinating: 'Sở KHCN; Sở Tài chính' }))],
  },
}

function say(found: string, usual: string): string {
  return `“${found}” nơi khác trong văn bản ghi “${usual}”. Hãy ghi thống nhất một cách.`
}

const known = new WeakMap<RowReading, readonly Usage[]>()

/** The bodies in the cells of a row that are not written in full. */
function shortNames(reading: RowReading, { directory }: RuleContext): readonly Usage[] {
  const before = known.get(reading)
  if (before !== undefined) return before
  const { row: of, task } = reading
  const read = (field: TaskField, mentions: readonly BodyMention[]) =>
    mentions.flatMap(({ name, start }): Usage[] => {
      const body = resolveBody(name, directory)
      if (body === null || body.kind !== 'body' || of[field].slice(start, start + name.length) !== name || fold(name) === fold(body.name)) return []
      return [{ thing: body.id, way: name, spot: inCell(of, field, [start, start + name.length]), found: name }]
    })
  const found = [...read('directing', task.directing), ...read('lead', task.leads), ...read('coordinating', task.coordinating)]
  known.set(reading, found)
  return found
}
