/** Builders that read like the document: notice({ items: [item('I.', 'Đánh giá', [item('1.', '…')])] }). */
import { blankNotice } from '../../src/domain/notice/blank-notice.ts'
import { taskAppendices } from '../../src/domain/notice/notice.ts'
import type {
  DeadlineNode,
  Enumeration,
  Inline,
  Item,
  Marker,
  Notice,
  Paragraph,
  Table,
  TableRow,
  TableSection,
  TaskAppendix,
  TaskField,
} from '../../src/domain/notice/notice.ts'
import { fillCells, standardColumns } from '../../src/domain/notice/table.ts'
import type { ReadLine } from '../../src/page/blocks.ts'
import { findMarker } from '../../src/page/recognize/markers.ts'

/** Ids in order: id-1, id-2 … */
export function countIds(prefix = 'id'): () => string {
  let count = 0
  return () => {
    count += 1
    return `${prefix}-${count}`
  }
}

const nextId = countIds('b')

type Content = string | readonly (string | Inline)[]

function inline(content: Content): Inline[] {
  const parts = typeof content === 'string' ? [content] : content
  return parts.map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part))
}

export function deadline(written: string): DeadlineNode {
  return { kind: 'deadline', id: nextId(), written }
}

export function enumeration(family: Enumeration['family'], ...entries: Content[]): Enumeration {
  return {
    kind: 'enumeration',
    id: nextId(),
    family,
    entries: entries.map((entry) => ({ id: nextId(), content: inline(entry) })),
  }
}

export function paragraph(content: Content): Paragraph {
  return { id: nextId(), content: inline(content) }
}

/** An item by the look of its label: 'I.', '1.', '1.1.', 'a)', '-', '+' or '' for an unmarked paragraph. */
export function item(label: string, content: Content, items: readonly Item[] = []): Item {
  const marker: Marker = label === '' ? 'none' : (findMarker(`${label} x`)?.marker ?? 'none')
  return { id: nextId(), marker, content: inline(content), items }
}

/** The words of a row of the office's own table, and its STT where it was written otherwise. */
export type RowWords = Partial<Record<TaskField, string>> & {
  readonly id?: string
  readonly writtenOrdinal?: string
}

/** A row of the office's own table; what is not said is empty. */
export function bareRow({ id = nextId(), writtenOrdinal, ...words }: RowWords = {}): TableRow {
  const cells = fillCells(standardColumns, ({ role }) =>
    role === null || role === 'ordinal' ? '' : (words[role] ?? ''),
  )
  return { id, ...(writtenOrdinal === undefined ? {} : { writtenOrdinal }), cells }
}

/** A row filled like one of a real table, with some words changed. */
export function row(words: RowWords = {}): TableRow {
  return bareRow({
    name: 'Xây dựng kho dữ liệu dùng chung của tỉnh',
    directing: 'UBND tỉnh',
    lead: 'Sở KH&CN',
    coordinating: 'Các sở, ban, ngành',
    requiredResult: 'Kho dữ liệu đi vào hoạt động',
    plannedTime: 'Quý III',
    sourceDocument: '21-CTr/BCĐ',
    assigned: 'Hoàn thành trước ngày 30/6/2026',
    ...words,
  })
}

export function section(title: string, ...rows: TableRow[]): TableSection {
  return { id: nextId(), title, rows }
}

export function appendix(...sections: TableSection[]): TaskAppendix {
  return {
    kind: 'tasks',
    id: nextId(),
    title: 'DANH MỤC NHIỆM VỤ',
    issuedBy: 'Cơ quan Thường trực Ban Chỉ đạo',
    columns: standardColumns,
    sections,
  }
}

/** The rows of all task tables. */
export function rowsOf(of: Pick<Notice, 'appendices'>): TableRow[] {
  return taskAppendices(of).flatMap(({ sections }) => sections.flatMap(({ rows }) => rows))
}

/** A notice with its tables changed: by what edit-table.ts makes. */
export function changeTables(of: Notice, change: <Of extends Table>(table: Of) => Of): Notice {
  return { ...of, appendices: of.appendices.map((part) => (part.kind === 'text' ? part : change(part))) }
}

/** A notice in which each row of its tables has some other words. */
export function withWords(of: Notice, words: Partial<Record<TaskField, string>>): Notice {
  return {
    ...of,
    appendices: of.appendices.map((part) => {
      if (part.kind === 'text') return part
      const changed = Object.fromEntries(
        part.columns.flatMap(({ id, role }) =>
          role !== null && role !== 'ordinal' && words[role] !== undefined ? [[id, words[role]]] : [],
        ),
      )
      const sections = part.sections.map((one) => ({
        ...one,
        rows: one.rows.map((only) => ({ ...only, cells: { ...only.cells, ...changed } })),
      }))
      return { ...part, sections }
    }),
  }
}

/** A complete small conclusion notice of a made-up province; `changes` replace its parts. */
export function notice(changes: Partial<Notice> = {}): Notice {
  return {
    ...blankNotice(nextId(), 'conclusion'),
    header: {
      superiorOrgan: 'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN\nKHOA HỌC, CÔNG NGHỆ TỈNH HÀ LÂM',
      issuingOrgans: [{ id: nextId(), name: 'CƠ QUAN THƯỜNG TRỰC' }],
      number: 7,
      symbol: 'TB/CQTT',
      place: 'Hà Lâm',
      date: '2026-04-05',
      month: null,
    },
    abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy tại Phiên họp thứ hai Ban Chỉ đạo'],
    intro: [paragraph('Ngày 02/4/2026, Ban Chỉ đạo đã họp Phiên thứ hai.')],
    grounds: [paragraph('Trên cơ sở báo cáo của Cơ quan Thường trực, đồng chí Bí thư Tỉnh ủy kết luận như sau:')],
    items: [item('1.', 'Các cấp ủy tiếp tục quán triệt nhiệm vụ được giao.')],
    closing: [
      {
        id: nextId(),
        role: 'announcement',
        content: inline('Cơ quan Thường trực thông báo để các cơ quan biết, thực hiện.'),
      },
    ],
    distribution: {
      recipients: [
        { id: nextId(), name: 'Thường trực Tỉnh ủy', role: 'báo cáo' },
        { id: nextId(), name: 'Các sở, ban, ngành', role: '' },
      ],
      fileCopy: 'Văn phòng Tỉnh ủy',
      typist: '',
      unit: 'P.CĐS-CY',
      copies: 120,
    },
    signatures: [
      {
        id: nextId(),
        authority: '',
        title: 'CHÁNH VĂN PHÒNG',
        concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO',
        signatory: 'Trần Văn Minh',
      },
    ],
    ...changes,
  }
}

/** What a text reader found: a line for each string, '' for a blank line; lines count from 1. */
export function readLines(texts: readonly string[], whole = false): ReadLine[] {
  return texts.flatMap((text, index): ReadLine[] => {
    const gapBefore = index === 0 || texts[index - 1] === ''
    return text === '' ? [] : [{ kind: 'line', line: index + 1, runs: [{ text }], gapBefore, whole }]
  })
}
