import { resolveBody } from '../../../domain/bodies/body-directory.ts'
import type { BodyMention } from '../../../domain/bodies/body.ts'
import type { TaskField } from '../../../domain/notice/notice.ts'
import { fold } from '../../../domain/words/text.ts'
import { row, withRow, withRows } from '../../examples.ts'
import { findOddSpellings, findUnusual, type Usage } from '../../reading/usages.ts'
import { type NoticeRule, type RowReading, type RuleContext, inCell } from '../../rule.ts'

export const bodyNamedAlike: NoticeRule = {
  name: 'body-named-alike',
  id: 'TERM-01',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Một cơ quan nhiều cách ghi',
  why: 'A filter or a count by body falls apart when one body stands in the table under two abbreviations.',
  check: (reading, context) => {
    const named = reading.rows.map((one) => one.memory.of(namesIn, one, context))
    return [
      ...findOddSpellings('TERM-01', reading, context, say),
      ...findUnusual([
        ...named.flatMap(({ short }) => short),
        ...likeStrangers(named.flatMap(({ others }) => others)),
      ]).map(({ usage: { spot, found }, usual }) => ({
        spot,
        found,
        expected: usual,
        message: say(found, usual),
        fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
      })),
    ]
  },
  examples: {
    good: [
      // The full name and one short form of it.
      withRows(row({ lead: 'Sở Khoa học và Công nghệ' }), row({ lead: 'Sở KH&CN' })),
      withRows(row({ lead: 'Sở KH&CN', coordinating: 'Sở Tài chính' }), row({ lead: 'Sở KH&CN' })),
      withRow({ lead: 'Sở Nội vụ', coordinating: 'Sở Xây dựng; Sở Y tế' }),
      withRows(row({ lead: 'Sở KH&CN' }), row({ lead: 'Sở GD&ĐT' })),
      withRows(row({ lead: 'Trung tâm Phát triển quỹ đất tỉnh' }), row({ lead: 'Trung tâm PTNT tỉnh' })),
    ],
    bad: [
      {
        notice: withRows(
          row({ lead: 'Sở Nông nghiệp và Môi trường' }),
          row({ lead: 'Sở Nông nghiệp và Môi trường' }),
          row({ coordinating: 'Sở Tư pháp; Sở Nông nghiệp - Môi trường' }),
        ),
        finds: [
          {
            in: 'row 3 coordinating',
            found: 'Sở Nông nghiệp - Môi trường',
            expected: 'Sở Nông nghiệp và Môi trường',
            afterFix: 'Sở Tư pháp; Sở Nông nghiệp và Môi trường',
          },
        ],
      },
      {
        notice: withRows(
          row({ lead: 'Trung tâm Phát triển quỹ đất tỉnh' }),
          row({ lead: 'Trung tâm Phát triển quỹ đất tỉnh' }),
          row({ lead: 'Trung tâm PTQĐ tỉnh' }),
        ),
        finds: [
          {
            in: 'row 3 lead',
            found: 'Trung tâm PTQĐ tỉnh',
            expected: 'Trung tâm Phát triển quỹ đất tỉnh',
            afterFix: 'Trung tâm Phát triển quỹ đất tỉnh',
          },
        ],
      },
      {
        notice: withRows(
          row({ lead: 'Ban Quản lý Khu kinh tế Cửa Lạch' }),
          row({ lead: 'Ban Quản lý Khu kinh tế Cửa Lạch' }),
          row({ lead: 'Ban QL Khu kinh tế Cửa Lạch' }),
        ),
        finds: [
          {
            in: 'row 3 lead',
            found: 'Ban QL Khu kinh tế Cửa Lạch',
            expected: 'Ban Quản lý Khu kinh tế Cửa Lạch',
            afterFix: 'Ban Quản lý Khu kinh tế Cửa Lạch',
          },
        ],
      },
      {
        notice: withRows(
          row({ lead: 'Ban Quản lý dự án đầu tư xây dựng tỉnh' }),
          row({ coordinating: 'BQLDA đầu tư xây dựng tỉnh' }),
        ),
        finds: [
          {
            in: 'row 2 coordinating',
            found: 'BQLDA đầu tư xây dựng tỉnh',
            expected: 'Ban Quản lý dự án đầu tư xây dựng tỉnh',
            afterFix: 'Ban Quản lý dự án đầu tư xây dựng tỉnh',
          },
        ],
      },
      {
        notice: withRows(row({ lead: 'Sở KH&CN' }), row({ lead: 'Sở KH&CN' }), row({ lead: 'Sở KHCN' })),
        finds: [{ in: 'row 3 lead', found: 'Sở KHCN', expected: 'Sở KH&CN', afterFix: 'Sở KH&CN' }],
      },
      {
        notice: withRows(
          row({ coordinating: 'Sở KH&CN; Sở Tài chính' }),
          row({ coordinating: 'Sở KHCN; Sở Tài chính' }),
        ),
        finds: [
          { in: 'row 2 coordinating', found: 'Sở KHCN', expected: 'Sở KH&CN', afterFix: 'Sở KH&CN; Sở Tài chính' },
        ],
      },
    ],
  },
}

function say(found: string, usual: string): string {
  return `“${found}” nơi khác trong văn bản ghi “${usual}”. Hãy ghi thống nhất một cách.`
}

interface Names {
  /** Of bodies that the directory knows, and that are not written in full. */
  readonly short: readonly Usage[]
  /** Names in full, and those it does not know: `thing` is as written. */
  readonly others: readonly Usage[]
}

function namesIn(reading: RowReading, { directory }: RuleContext): Names {
  const { row: of, task } = reading
  const short: Usage[] = []
  const others: Usage[] = []
  const read = (field: TaskField, mentions: readonly BodyMention[]) => {
    for (const { name, start } of mentions) {
      if (of[field].slice(start, start + name.length) !== name) continue
      const body = resolveBody(name, directory)
      const spot = inCell(of, field, [start, start + name.length])
      if (body === null || withoutJoints(name) === withoutJoints(body.name))
        others.push({ thing: name, way: name, spot, found: name })
      else if (body.kind === 'body') short.push({ thing: body.id, way: name, spot, found: name })
    }
  }
  read('directing', task.directing)
  read('lead', task.leads)
  read('coordinating', task.coordinating)
  return { short, others }
}

const initials = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u

/**
 * "Trung tâm PTQĐ tỉnh" where "Trung tâm Phát triển quỹ đất tỉnh" stands elsewhere, "Sở Nông nghiệp - Môi trường" for
 * "Sở Nông nghiệp và Môi trường": the directory does not know the one, so they are counted as two.
 */
function likeStrangers(others: readonly Usage[]): Usage[] {
  const names = new Set(others.map(({ way }) => way))
  const joined = Map.groupBy(names, withoutJoints)
  const longOf = new Map(
    [...names].flatMap((name) => {
      const long = initials.test(name)
        ? [...names].find((other) => other !== name && isShortFor(name, other))
        : (joined.get(withoutJoints(name)) ?? []).find(
            (other) => other !== name && / và /u.test(other) && fold(other) !== fold(name),
          )
      return long === undefined ? [] : [[name, long] as const]
    }),
  )
  const longs = new Set(longOf.values())
  return others.flatMap((usage) => {
    const thing = longOf.get(usage.way) ?? (longs.has(usage.way) ? usage.way : null)
    return thing === null ? [] : [{ ...usage, thing }]
  })
}

/** The words of a name, whatever joins them. */
function withoutJoints(name: string): string {
  return fold(name)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== 'va')
    .join(' ')
}

/** Each word of the short name is one of the long name, or the first letters of the words that follow there. */
function isShortFor(short: string, long: string): boolean {
  const words = fold(long).split(/[^\p{L}\d]+/u)
  let at = 0
  for (const word of short.split(/[^\p{L}\d]+/u)) {
    const folded = fold(word)
    if (folded === words[at]) at += 1
    else if (
      initials.test(word) &&
      folded.split('').every((letter, index) => words[at + index]?.startsWith(letter) === true)
    )
      at += folded.length
    else return false
  }
  return at === words.length
}
