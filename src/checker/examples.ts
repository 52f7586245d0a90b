/** Small notices for the examples of rules: each builder changes one thing of a notice that no rule objects to. */
import { blankNotice } from '../domain/notice/blank-notice.ts'
import type { Inline, Item, Marker, Notice, TaskRow } from '../domain/notice/notice.ts'

/** Stands in for the id of a part until `notice` numbers it: builders keep no count. */
const unnumbered = 'example'
const toNumber = /^example(?:-\d+)?$/

/** Numbers the parts in reading order, those of another example that were put in included; ids that an example gives itself stay. */
function numberParts<Value>(value: Value, next: () => string): Value {
  if (Array.isArray(value)) return value.map((part: unknown) => numberParts(part, next)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      key === 'id' && typeof part === 'string' && toNumber.test(part) ? next() : numberParts(part, next),
    ]),
  ) as Value
}

/** A paragraph's content: strings are text, other nodes as they are. */
export function content(...parts: readonly (string | Inline)[]): Inline[] {
  return parts.map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part))
}

export function deadline(written: string, sourceEmphasis?: 'none' | 'bold' | 'italic'): Inline {
  return sourceEmphasis === undefined
    ? { kind: 'deadline', id: unnumbered, written }
    : { kind: 'deadline', id: unnumbered, written, sourceEmphasis }
}

/** "(1) …; (2) …"; a pair gives the written label of an entry. */
export function enumeration(
  family: 'digits' | 'roman' | 'letters',
  ...entries: readonly (string | readonly [label: string, text: string])[]
): Inline {
  return {
    kind: 'enumeration',
    id: unnumbered,
    family,
    entries: entries.map((entry) =>
      typeof entry === 'string'
        ? { id: unnumbered, content: content(entry) }
        : { id: unnumbered, writtenLabel: entry[0], content: content(entry[1]) },
    ),
  }
}

export function item(
  marker: Marker,
  parts: string | readonly (string | Inline)[],
  items: readonly Item[] = [],
  writtenLabel?: string,
): Item {
  const base = {
    id: unnumbered,
    marker,
    content: typeof parts === 'string' ? content(parts) : content(...parts),
    items,
  }
  return writtenLabel === undefined ? base : { ...base, writtenLabel }
}

/** A row that meets every rule, with some cells changed. */
export function row(cells: Partial<Omit<TaskRow, 'id'>> = {}): TaskRow {
  return {
    id: unnumbered,
    name: 'Xây dựng kho dữ liệu dùng chung của tỉnh',
    directing: 'UBND tỉnh',
    lead: 'Sở Khoa học và Công nghệ',
    coordinating: 'Sở Tài chính; Công an tỉnh',
    requiredResult: '01 kho dữ liệu được nghiệm thu và đưa vào vận hành',
    plannedTime: 'Quý IV năm 2026',
    sourceDocument: 'Kế hoạch số 21-KH/TU, ngày 02/02/2026',
    assigned: 'Hoàn thành trước ngày 30/9/2026',
    ...cells,
  }
}

/** A complete notice of a made-up province, with some parts changed. */
export function notice(changes: Partial<Notice> = {}): Notice {
  let count = 0
  const made: Notice = {
    ...blankNotice(unnumbered, 'conclusion'),
    header: {
      superiorOrgan: 'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC,\nCÔNG NGHỆ TỈNH HÀ LÂM',
      issuingOrgan: 'CƠ QUAN THƯỜNG TRỰC',
      number: 18,
      symbol: 'TB/CQTT',
      place: 'Hà Lâm',
      date: '2026-04-14',
    },
    abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo tại Phiên họp thứ hai năm 2026'],
    meeting: { kind: 'Phiên họp', ordinal: 'thứ hai năm 2026', date: '2026-04-10', chair: '', attendees: '' },
    intro: [{ id: unnumbered, content: content('Ngày 10/4/2026, Ban Chỉ đạo tổ chức Phiên họp thứ hai năm 2026.') }],
    grounds: [
      {
        id: unnumbered,
        content: content('Trên cơ sở báo cáo của Cơ quan Thường trực, đồng chí Bí thư Tỉnh ủy kết luận như sau:'),
      },
    ],
    items: [item('arabic', 'Các cơ quan thực hiện nhiệm vụ tại Phụ lục kèm theo Thông báo này.')],
    closing: [
      {
        id: unnumbered,
        role: 'announcement',
        content: content('Cơ quan Thường trực thông báo để các cơ quan biết, thực hiện.'),
      },
    ],
    distribution: {
      recipients: [
        { id: unnumbered, name: 'Thường trực Tỉnh ủy', role: 'báo cáo' },
        { id: unnumbered, name: 'Đảng ủy UBND tỉnh, UBND tỉnh', role: 'thực hiện' },
        { id: unnumbered, name: 'Các sở, ban, ngành, Công an tỉnh', role: 'thực hiện' },
      ],
      fileCopy: 'Văn phòng Tỉnh ủy',
      typist: 'LTHg',
      unit: 'P.CĐS-CY',
      copies: 120,
    },
    signature: {
      authority: '',
      title: 'CHÁNH VĂN PHÒNG TỈNH ỦY',
      concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO',
      signatory: 'Vi Trọng Nghĩa',
    },
    appendices: [
      {
        id: unnumbered,
        title: 'DANH MỤC NHIỆM VỤ',
        issuedBy: 'Cơ quan Thường trực Ban Chỉ đạo',
        sections: [{ id: unnumbered, title: 'Thể chế', rows: [row()] }],
      },
    ],
    ...changes,
  }
  return numberParts(made, () => `example-${(count += 1)}`)
}

/** A notice whose appendix holds these rows. */
export function withRows(...rows: readonly TaskRow[]): Notice {
  return notice({
    appendices: [
      {
        id: unnumbered,
        title: 'DANH MỤC NHIỆM VỤ',
        issuedBy: 'Cơ quan Thường trực Ban Chỉ đạo',
        sections: [{ id: unnumbered, title: 'Thể chế', rows }],
      },
    ],
  })
}

/** A notice with one row, some of its cells changed. */
export function withRow(cells: Partial<Omit<TaskRow, 'id'>>): Notice {
  return withRows(row(cells))
}

/** A notice whose body is one paragraph of these words. */
export function withText(...parts: readonly (string | Inline)[]): Notice {
  return notice({ items: [item('arabic', parts)] })
}
