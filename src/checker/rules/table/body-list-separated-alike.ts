import { type BodyMention, isGroup } from '../../../domain/bodies/body.ts'
import type { TaskField, TaskCells } from '../../../domain/notice/notice.ts'
import { squeeze } from '../../../domain/words/text.ts'
import { row, withRow, withRows } from '../../examples.ts'
import { checkParts } from '../../memory.ts'
import { type Finding, type NoticeRule, type RowReading, inCell } from '../../rule.ts'

const semicolons = (times: number) =>
  Array.from({ length: times }, () => row({ coordinating: 'Sở Y tế; Công an tỉnh' }))

export const bodyListSeparatedAlike: NoticeRule = {
  name: 'body-list-separated-alike',
  id: 'TAB-16',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Danh sách cơ quan dùng lẫn dấu phân cách',
  why: 'Names have commas of their own: where a comma also separates, "Sở Văn hóa, Thể thao và Du lịch" may be read as two.',
  check: ({ rows }) => [...checkParts(listsIn, rows, undefined).flatMap(judge), ...findOtherThanColumn(rows)],
  examples: {
    good: [
      withRow({}),
      withRows(...semicolons(9), row({ coordinating: 'Các sở, ban, ngành; UBND các xã, phường' })),
      withRows(
        ...semicolons(3),
        row({ coordinating: 'Sở Tài chính, Sở Y tế' }),
        row({ coordinating: 'Sở Nội vụ, Sở Y tế' }),
      ),
      withRow({ lead: 'Sở Văn hóa, Thể thao và Du lịch' }),
      withRow({ lead: 'Sở Tài chính, Sở Khoa học và Công nghệ' }),
      withRow({ lead: 'Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch' }),
      withRow({ coordinating: 'Các sở, ban, ngành; UBND các xã, phường' }),
      withRow({ coordinating: 'Sở Y tế; Đảng ủy, UBND các xã, phường' }),
      withRow({ coordinating: 'Sở Y tế; Công an tỉnh và UBND các xã' }),
      withRow({ coordinating: 'Sở KH&CN, Công an tỉnh, các đơn vị liên quan' }),
      withRow({ coordinating: '- Các Sở, ban, ngành;\n- UBND các xã, phường' }),
      withRow({ lead: 'Sở Nông nghiệp và Môi trường (Ban quản lý rừng đặc dụng, phòng hộ); Sở Tài chính' }),
    ],
    bad: [
      {
        notice: withRows(...semicolons(9), row({ coordinating: 'Sở Xây dựng, Hội Nông dân tỉnh' })),
        finds: [
          {
            in: 'row 10 coordinating',
            found: ',',
            expected: ';',
            afterFix: 'Sở Xây dựng; Hội Nông dân tỉnh',
          },
        ],
      },
      {
        notice: withRow({ lead: 'Sở Tài chính, Sở KH&CN; Sở Nông nghiệp và Môi trường' }),
        finds: [
          {
            in: 'row 1 lead',
            found: ',',
            expected: ';',
            afterFix: 'Sở Tài chính; Sở KH&CN; Sở Nông nghiệp và Môi trường',
          },
        ],
      },
      {
        notice: withRow({ coordinating: 'Sở Tài chính, Sở Y tế; các cơ quan, đơn vị có liên quan' }),
        finds: [
          {
            in: 'row 1 coordinating',
            found: ',',
            occurrence: 1,
            expected: ';',
            afterFix: 'Sở Tài chính; Sở Y tế; các cơ quan, đơn vị có liên quan',
          },
        ],
      },
      {
        notice: withRow({ lead: 'Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch' }),
        finds: [
          {
            in: 'row 1 lead',
            found: ',',
            occurrence: 1,
            expected: ';',
            afterFix: 'Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch',
          },
        ],
      },
    ],
  },
}

interface Gap {
  /** Place of the comma or semicolon. */
  readonly at: number
  readonly mark: ',' | ';'
}

/** A cell with two bodies or more. */
interface BodyList {
  readonly row: TaskCells
  readonly field: TaskField
  readonly mentions: readonly BodyMention[]
  readonly gaps: readonly Gap[]
}

function listsIn({ row: cells, task }: RowReading): BodyList[] {
  const lists = [
    ['directing', task.directing],
    ['lead', task.leads],
    ['coordinating', task.coordinating],
  ] as const
  return lists
    .map(([field, mentions]) => ({
      row: cells,
      field,
      mentions,
      gaps: mentions.length < 2 ? [] : gapsOf(cells[field], mentions),
    }))
    .filter(({ gaps }) => gaps.length > 0)
}

function judge(list: BodyList): Finding[] {
  const commas = list.gaps.filter(({ mark }) => mark === ',')
  const mixed = commas.length < list.gaps.length
  const inside = list.mentions.find(({ name }) => name.includes(',') && !isGroup(name))
  if (commas.length === 0 || (!mixed && inside === undefined)) return []
  return [
    withSemicolons(
      list,
      commas,
      mixed
        ? 'Danh sách này dùng lẫn dấu phẩy và dấu chấm phẩy giữa các cơ quan. Hãy dùng dấu chấm phẩy.'
        : `Tên "${inside?.name ?? ''}" có dấu phẩy, nên dấu phẩy giữa các cơ quan dễ gây hiểu nhầm. Hãy dùng dấu chấm phẩy giữa các cơ quan.`,
    ),
  ]
}

/** A column has its way only where nearly all of its lists go one way. */
const fewestLists = 5
const nearlyAll = 0.9

/** Lists with commas alone in a column of semicolons: each is clear, together they are read in two ways. */
function findOtherThanColumn(rows: readonly RowReading[]): Finding[] {
  const byColumn = Map.groupBy(
    checkParts(listsIn, rows, undefined).filter(({ mentions }) => mentions.some(({ name }) => !isGroup(name))),
    ({ field }) => field,
  )
  return [...byColumn.values()].flatMap((lists): Finding[] => {
    const others = lists.filter((list) => list.gaps.every(({ mark }) => mark === ',') && judge(list).length === 0)
    const usual = lists.length - others.length
    if (usual < fewestLists || usual < lists.length * nearlyAll) return []
    return others.map((list) =>
      withSemicolons(
        list,
        list.gaps,
        'Các ô khác của cột này ngăn cách cơ quan bằng dấu chấm phẩy, ô này bằng dấu phẩy. Hãy dùng dấu chấm phẩy.',
      ),
    )
  })
}

function withSemicolons({ row: cells, field }: BodyList, commas: readonly Gap[], message: string): Finding {
  const [first] = commas
  return {
    spot: inCell(cells, field, first === undefined ? undefined : [first.at, first.at + 1]),
    found: ',',
    expected: ';',
    message,
    fix: {
      label: 'Ngăn cách bằng dấu chấm phẩy',
      changes: commas.map(({ at }) => ({ spot: inCell(cells, field, [at, at + 1]), text: ';' })),
    },
  }
}

/** The marks between the bodies. "Đảng ủy, UBND các xã" is one body in two words, and no gap. */
function gapsOf(cell: string, mentions: readonly BodyMention[]): Gap[] {
  return mentions.flatMap((mention, index): Gap[] => {
    const next = mentions[index + 1]
    if (next === undefined) return []
    const between = cell.slice(mention.end, next.start)
    if (between.includes(';')) return [{ at: mention.end + between.indexOf(';'), mark: ';' }]
    const sharesHead = squeeze(cell.slice(mention.start, mention.end)) !== mention.name && mention.subUnit === ''
    return between.includes(',') && !sharesHead ? [{ at: mention.end + between.indexOf(','), mark: ',' }] : []
  })
}
