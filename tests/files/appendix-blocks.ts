/** A notice of the invented province and blocks of its appendices, for the tests of the workbook. */
import { blankNotice } from '../../src/domain/notice/blank-notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import type { Block, SectionRow, TableRow, CellsRow } from '../../src/page/blocks.ts'
import { standardColumns } from '../../src/domain/notice/table.ts'
import { setColumns } from '../../src/page/compose/columns.ts'
import { specs } from '../../src/page/format/formats.ts'

export const spec = specs.hd05

export const notice: Notice = {
  ...blankNotice('notice-21', 'conclusion'),
  header: {
    superiorOrgan: 'TỈNH ỦY HÀ LÂM',
    issuingOrgans: [{ id: 'organ', name: 'CƠ QUAN THƯỜNG TRỰC\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ' }],
    number: 21,
    symbol: 'TB/CQTT',
    place: 'Hà Lâm',
    date: '2026-06-01',
    month: null,
  },
}

export const link = '(Kèm theo Thông báo số 21-TB/CQTT, ngày 01/6/2026 của Cơ quan Thường trực)'

export function section(id: string, label: string, title: string): SectionRow {
  return { kind: 'section', id, label, title }
}

/** A task row from the cells that matter: the others are filled in. */
export function task(
  ordinal: string,
  cells: { readonly name?: string; readonly planned?: string; readonly assigned?: string } = {},
): CellsRow {
  const { name = 'Xây dựng kho dữ liệu dùng chung', planned = 'Quý II/2026', assigned = '' } = cells
  const [lead, coordinating] = ['Sở Khoa học và Công nghệ', 'Sở Tài chính; Công an tỉnh']
  return {
    kind: 'cells',
    id: `row-${ordinal}`,
    cells: [ordinal, name, 'Tỉnh ủy', lead, coordinating, 'Kế hoạch', planned, '57-NQ/TW', assigned],
  }
}

/** The office's own columns on the page. */
export const columns = setColumns(standardColumns, 'landscape', spec)

/** Heading and table of one appendix. */
export function appendix(rows: readonly TableRow[], id = 'appendix', label = 'PHỤ LỤC'): Block[] {
  const title = 'DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ'
  return [
    { kind: 'pages', orientation: 'landscape' },
    { kind: 'appendixHeading', id, label, title, link },
    { kind: 'table', id, orientation: 'landscape', columns, rows },
  ]
}

export const rows: readonly TableRow[] = [
  section('section-1', 'I', 'HẠ TẦNG SỐ'),
  task('1', { planned: '15/01/2026', assigned: '05/4/2026' }),
  task('2', { planned: 'Thường xuyên', assigned: 'Hoàn thành trước ngày 15/4/2026' }),
  section('section-2', 'II', 'DỮ LIỆU SỐ'),
  task('3', { name: 'Rà soát dữ liệu:\n- Dân cư;\n- Đất đai.', planned: '5/4/2026', assigned: '05/04/2026' }),
]
