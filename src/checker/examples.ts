/** Small notices for the examples of rules: each builder changes one thing of a notice that no rule objects to. */
import { blankNotice } from '../domain/notice/blank-notice.ts'
import type {
  Inline,
  Item,
  Marker,
  Notice,
  Signature,
  TableRow,
  TableSection,
  TaskAppendix,
  TaskField,
} from '../domain/notice/notice.ts'
import { fillCells, standardColumns } from '../domain/notice/table.ts'
import type { KnownNotice } from './rule.ts'

/** Stands in for the id of a part until `notice` numbers it: builders keep no count. */
const unnumbered = 'example'
const toNumber = /^example(?:-\d+)?$/

/** Numbers the parts in reading order, those of another example that were put in included; ids that an example gives itself stay. */
function numberParts<Value>(value: Value, next: () => string): Value {
  if (Array.isArray(value)) return value.map((part: unknown) => numberParts(part, next)) as Value
  if (typeof value !== 'object' || value === null) return value
  // Hundreds of examples are made whenever a program starts: no lists of entries in between.
  const numbered: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const part: unknown = Reflect.get(value, key)
    numbered[key] = key === 'id' && typeof part === 'string' && toNumber.test(part) ? next() : numberParts(part, next)
  }
  return numbered as Value
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

/** The words of a row that meets every rule. */
const wordsOfRow: Readonly<Record<TaskField, string>> = {
  name: 'Xây dựng kho dữ liệu dùng chung của tỉnh',
  directing: 'UBND tỉnh',
  lead: 'Sở Khoa học và Công nghệ',
  coordinating: 'Sở Tài chính; Công an tỉnh',
  requiredResult: '01 kho dữ liệu được nghiệm thu và đưa vào vận hành',
  plannedTime: 'Quý IV năm 2026',
  sourceDocument: 'Kế hoạch số 21-KH/TU, ngày 02/02/2026',
  assigned: 'Hoàn thành trước ngày 30/9/2026',
}

/** Words of a row by what they say, and its STT where it was written otherwise. */
export type RowWords = Partial<Record<TaskField, string>> & { readonly writtenOrdinal?: string }

/** A row of the office's own table that meets every rule, with some cells changed. */
export function row({ writtenOrdinal, ...changes }: RowWords = {}): TableRow {
  const words = { ...wordsOfRow, ...changes }
  const cells = fillCells(standardColumns, ({ role }) => (role === null || role === 'ordinal' ? '' : words[role]))
  return { id: unnumbered, ...(writtenOrdinal === undefined ? {} : { writtenOrdinal }), cells }
}

/** An appendix of tasks in the office's own table. */
export function taskTable(...sections: readonly TableSection[]): TaskAppendix {
  return {
    kind: 'tasks',
    id: unnumbered,
    title: 'DANH MỤC NHIỆM VỤ',
    issuedBy: 'Cơ quan Thường trực Ban Chỉ đạo',
    columns: standardColumns,
    sections,
  }
}

/** The signature block of `notice()` with some parts changed. */
export function signedBy(changes: Partial<Signature>): Pick<Notice, 'signatures'> {
  return { signatures: [{ ...signer, ...changes }] }
}

const signer: Signature = {
  id: 'signer',
  authority: '',
  title: 'CHÁNH VĂN PHÒNG TỈNH ỦY',
  concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO',
  signatory: 'Vi Trọng Nghĩa',
}

/** A complete notice of a made-up province, with some parts changed. */
export function notice(changes: Partial<Notice> = {}): Notice {
  let count = 0
  const made: Notice = {
    ...blankNotice(unnumbered, 'conclusion'),
    header: {
      superiorOrgan: 'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC,\nCÔNG NGHỆ TỈNH HÀ LÂM',
      issuingOrgans: [{ id: 'organ', name: 'CƠ QUAN THƯỜNG TRỰC' }],
      number: 18,
      symbol: 'TB/CQTT',
      place: 'Hà Lâm',
      date: '2026-04-14',
      month: null,
    },
    abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo tại Phiên họp thứ hai năm 2026'],
    meeting: {
      kind: 'Phiên họp',
      ordinal: 'thứ hai năm 2026',
      date: '2026-04-10',
      month: null,
      chair: '',
      attendees: '',
    },
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
    signatures: [signer],
    appendices: [taskTable({ id: unnumbered, title: 'Thể chế', rows: [row()] })],
    ...changes,
  }
  return numberParts(made, () => `example-${(count += 1)}`)
}

/** A notice whose appendix holds these rows. */
export function withRows(...rows: readonly TableRow[]): Notice {
  return notice({ appendices: [taskTable({ id: unnumbered, title: 'Thể chế', rows })] })
}

/** A notice with one row, some of its cells changed. */
export function withRow(words: RowWords): Notice {
  return withRows(row(words))
}

/** A notice with one row in a table of these columns alone. */
export function withColumns(roles: readonly TaskField[], words: RowWords): Notice {
  const columns = standardColumns.filter(({ role }) => role === 'ordinal' || roles.some((one) => one === role))
  const { id, cells } = row(words)
  const kept = fillCells(columns, ({ id: column }) => cells[column] ?? '')
  const table = taskTable({ id: unnumbered, title: 'Thể chế', rows: [{ id, cells: kept }] })
  return notice({ appendices: [{ ...table, columns }] })
}

/** A notice whose body is one paragraph of these words. */
export function withText(...parts: readonly (string | Inline)[]): Notice {
  return notice({ items: [item('arabic', parts)] })
}

/** Another notice of the office, issued before the one that is checked. */
export function knownNotice(
  changes: Partial<KnownNotice> & Pick<KnownNotice, 'id' | 'number' | 'issuedOn'>,
): KnownNotice {
  return {
    symbol: 'TB/CQTT',
    typeName: 'THÔNG BÁO',
    abstract: 'kết luận của đồng chí Bí thư Tỉnh ủy',
    state: 'issued',
    signatory: 'Vi Trọng Nghĩa',
    signatoryTitle: 'CHÁNH VĂN PHÒNG TỈNH ỦY',
    replaces: '',
    recipients: [],
    tasks: [],
    ...changes,
  }
}
