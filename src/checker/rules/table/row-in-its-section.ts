import { taskCellsReader } from '../../../domain/notice/table.ts'
import type { BodyDirectory } from '../../../domain/bodies/body-directory.ts'
import {
  type TableSection,
  type Item,
  type Notice,
  type TaskCells,
  taskAppendices,
} from '../../../domain/notice/notice.ts'
import { tableLabelsOf, readRoman } from '../../../domain/notice/numbering.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { item, notice, row, taskTable } from '../../examples.ts'
import { matchDirectives, sureMatch } from '../../reading/matches.ts'
import { readWords } from '../../reading/words.ts'
import { type Finding, type NoticeRule, type Reading, inCell } from '../../rule.ts'

/** Shared words of a heading of the body and the title of a section that speak of one subject. */
const fewestShared = 2
const mostlyShared = 0.5
/** A single row may have been put elsewhere on purpose. */
const fewestStrays = 2

export const rowInItsSection: NoticeRule = {
  name: 'row-in-its-section',
  id: 'TAB-07',
  severity: 'warning',
  detection: 'semantic',
  scope: 'notice',
  title: 'Nhiệm vụ có thể đặt sai nhóm',
  why: 'Where the row with the title of a section was lost, its tasks are counted under the section above.',
  check: (reading, { directory }) => findMisplaced(reading, directory),
  examples: {
    good: [
      notice(),
      // A section may hold what the body has under two headings.
      withSections(['Phát triển du lịch', [0, 1, 2, 3]]),
      withSections(['Phát triển du lịch', [0, 1]], ['Bảo hiểm y tế, an sinh xã hội', [2, 3]]),
    ],
    bad: [
      {
        notice: withSections(['Phát triển du lịch', [0, 1, 2, 3], 'I'], ['Tổ chức thực hiện', [], 'III']),
        finds: [
          {
            at: 'row 3 name',
            found: 'Khám sức khỏe miễn phí cho người cao tuổi',
            expected: 'Bảo hiểm y tế, an sinh xã hội',
          },
        ],
      },
      {
        notice: withSections(['Phát triển du lịch', [0, 2, 3]], ['Bảo hiểm y tế, an sinh xã hội', [1]]),
        finds: [
          {
            at: 'row 2 name',
            found: 'Khám sức khỏe miễn phí cho người cao tuổi',
            expected: 'Bảo hiểm y tế, an sinh xã hội',
          },
        ],
      },
    ],
  },
}

function withSections(
  ...sections: readonly (readonly [title: string, rows: readonly number[], label?: string])[]
): Notice {
  const tasks = [
    ['Lập quy hoạch chi tiết khu du lịch hồ Vân Trì', 'Sở Xây dựng'],
    ['Tổ chức lễ hội hoa đào vùng cao biên giới', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['Khám sức khỏe miễn phí cho người cao tuổi', 'Sở Y tế'],
    ['Trao suất quà cho gia đình liệt sĩ nhân dịp lễ', 'Sở Nội vụ'],
  ] as const
  const order = ([name, lead]: (typeof tasks)[number]) =>
    item('dash', `Giao ${lead} ${name.charAt(0).toLowerCase()}${name.slice(1)}.`)
  const [first, second, third, fourth] = tasks
  return notice({
    numbering: sections.some(([, , label]) => label !== undefined) ? 'frozen' : 'computed',
    items: [
      item('arabic', 'Phát triển du lịch', [order(first), order(second)]),
      item('arabic', 'Bảo hiểm y tế, an sinh xã hội', [order(third), order(fourth)]),
    ],
    appendices: [
      taskTable(
        ...sections.map(([title, rows, writtenLabel], at): TableSection => ({
          id: `section-${at}`,
          title,
          writtenLabel,
          rows: rows.map((index) =>
            row({ name: tasks[index]?.[0] ?? '', lead: tasks[index]?.[1] ?? '', requiredResult: '', assigned: '' }),
          ),
        })),
      ),
    ],
  })
}

interface Heading {
  readonly text: string
  readonly words: ReadonlySet<string>
}

function readHeading(text: string): Heading {
  return { text, words: new Set(readWords(text).words) }
}

/** The heading that each item stands under. */
function headingsOf(
  items: readonly Item[],
  numbering: Notice['numbering'],
  above: Heading | null = null,
): readonly (readonly [id: string, heading: Heading])[] {
  return items.flatMap((part) => {
    const own = part.items.length > 0 ? readHeading(plainText(part.content, numbering)) : null
    return [...(above === null ? [] : [[part.id, above] as const]), ...headingsOf(part.items, numbering, own)]
  })
}

function isOneSubject(one: Heading, other: Heading): boolean {
  const shared = [...one.words].filter((word) => other.words.has(word)).length
  return shared >= fewestShared && shared >= Math.min(one.words.size, other.words.size) * mostlyShared
}

function findMisplaced(reading: Reading, directory: BodyDirectory): Finding[] {
  const {
    notice: { items, appendices, numbering },
  } = reading
  const headings = new Map(headingsOf(items, numbering))
  const asked = new Map<string, Heading>()
  for (const matched of matchDirectives(reading, directory)) {
    const heading = headings.get(matched.directive.part)
    const match = sureMatch(matched)
    if (heading !== undefined && match !== null) asked.set(match.reading.row.id, heading)
  }
  const all = [...new Set(headings.values())]
  const sections = taskAppendices({ appendices }).flatMap((appendix) => {
    const { sections: labels } = tableLabelsOf(appendix, numbering)
    const cellsOf = taskCellsReader(appendix.columns)
    return appendix.sections.map(({ title, rows }, at) => ({
      title: readHeading(title),
      rows: rows.map(cellsOf),
      isFollowedByGap: isGap(labels[at], labels[at + 1]),
    }))
  })
  return sections.flatMap(({ title, rows, isFollowedByGap }): Finding[] => {
    // Only where the body has the same subject under a heading of its own can anything be said.
    if (!all.some((heading) => isOneSubject(heading, title))) return []
    const strays = rows.flatMap((of) => {
      const heading = asked.get(of.id)
      return heading === undefined || isOneSubject(heading, title)
        ? []
        : [{ of, heading, home: sections.find((other) => isOneSubject(heading, other.title))?.title ?? null }]
    })
    return [...Map.groupBy(strays, ({ heading }) => heading)].flatMap(([heading, group]): Finding[] => {
      const [first] = group
      // A section may hold what the body has under two headings, unless a numeral is missing after it.
      if (first === undefined || group.length < fewestStrays || (first.home === null && !isFollowedByGap)) return []
      const subject = first.home?.text ?? heading.text
      const start = startOf(rows, first.of, heading, asked)
      return [
        {
          spot: inCell(start, 'name'),
          found: start.name,
          expected: subject,
          message:
            first.home === null
              ? `Từ hàng này có ít nhất ${group.length} nhiệm vụ thuộc “${subject}” nhưng nằm trong nhóm “${title.text}”. Có thể đã mất dòng tiêu đề nhóm; hãy kiểm tra lại.`
              : `Từ hàng này có ít nhất ${group.length} nhiệm vụ thuộc “${subject}” nhưng nằm trong nhóm “${title.text}”. Hãy chuyển về đúng nhóm.`,
          confidence: 0.5,
        },
      ]
    })
  })
}

/** The first row of a lost section: rows just above the first that is surely of the heading, while they speak of it and nobody says otherwise. */
function startOf(
  rows: readonly TaskCells[],
  first: TaskCells,
  heading: Heading,
  asked: ReadonlyMap<string, Heading>,
): TaskCells {
  let at = rows.indexOf(first)
  for (let above = rows[at - 1]; above !== undefined; above = rows[at - 1]) {
    const words = new Set(readWords(above.name).words)
    const shared = [...heading.words].filter((word) => words.has(word)).length
    if (asked.has(above.id) || shared <= fewestShared) break
    at -= 1
  }
  return rows[at] ?? first
}

/** "II", then "IV". */
function isGap(label: string | undefined, next: string | undefined): boolean {
  const [from, to] = [readRoman(bare(label)), readRoman(bare(next))]
  return from !== null && to !== null && to > from + 1
}

function bare(label = ''): string {
  return label.replace(/[^\p{L}]/gu, '')
}
