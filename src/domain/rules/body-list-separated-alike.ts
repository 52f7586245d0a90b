import { type BodyMention, isGroup } from '../body.ts'
import type { TaskField, TaskRow } from '../notice.ts'
import { squeeze } from '../text.ts'
import { withRow } from './examples.ts'
import { type Finding, type RowRule, inCell } from './rule.ts'

export const bodyListSeparatedAlike: RowRule = {
  name: 'body-list-separated-alike',
  id: 'TAB-16',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'row',
  title: 'Danh sách cơ quan dùng lẫn dấu phân cách',
  why: 'Names have commas of their own: where a comma also separates, "Sở Văn hóa, Thể thao và Du lịch" may be read as two.',
  check: ({ row, task }) => [...judge(row, 'directing', task.directing), ...judge(row, 'lead', task.leads), ...judge(row, 'coordinating', task.coordinating)],
  examples: {
    good: [
      withRow({}),
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
      withRow({ lead: 'Sở Tài chính, Sở KH&CN; Sở Nông nghiệp và Môi trường' }),
      withRow({ coordinating: 'Sở Tài chính, Sở Y tế; các cơ quan, đơn vị có liên quan' }),
      withRow({ lead: 'Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch' }),
    ],
  },
}

interface Gap {
  /** Place of the comma or semicolon. */
  readonly at: number
  readonly mark: ',' | ';'
}

function judge(row: TaskRow, field: TaskField, mentions: readonly BodyMention[]): Finding[] {
  if (mentions.length < 2) return []
  const cell = row[field]
  const gaps = gapsOf(cell, mentions)
  const commas = gaps.filter(({ mark }) => mark === ',')
  const [first] = commas
  if (first === undefined) return []
  const mixed = commas.length < gaps.length
  const inside = mentions.find(({ name }) => name.includes(',') && !isGroup(name))
  if (!mixed && inside === undefined) return []
  const changes = commas.map(({ at }) => ({ spot: inCell(row, field, [at, at + 1]), text: ';' }))
  const expected = commas.reduce((text, { at }) => `${text.slice(0, at)};${text.slice(at + 1)}`, cell)
  return [{
    spot: inCell(row, field, [first.at, first.at + 1]),
    found: ',',
    expected: squeeze(expected),
    message: mixed
      ? 'Danh sách này dùng lẫn dấu phẩy và dấu chấm phẩy giữa các cơ quan. Hãy dùng dấu chấm phẩy.'
      : `Tên "${inside?.name ?? ''}" có dấu phẩy, nên dấu phẩy giữa các cơ quan dễ gây hiểu nhầm. Hãy dùng dấu chấm phẩy giữa các cơ quan.`,
    fix: { label: 'Ngăn cách bằng dấu chấm phẩy', changes },
  }]
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
