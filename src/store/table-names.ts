/** The tables as people are told of them. */
import type { Schema } from './schema.ts'

const names: Readonly<Record<keyof Schema, string>> = {
  notice: 'thông báo',
  notice_version: 'các bản đã lưu',
  task: 'nhiệm vụ',
  task_body: 'cơ quan của nhiệm vụ',
  original: 'tệp gốc',
  kept_file: 'tệp đã xuất',
  export: 'các lần xuất tệp',
  doubt: 'điểm cần xem',
  rule_set: 'bộ quy tắc',
  check_run: 'lần kiểm tra',
  waiver: 'điểm bỏ qua',
  learned_wording: 'từ ngữ đã học',
  office_version: 'các phiên bản dữ liệu cơ quan',
  office_record: 'dữ liệu cơ quan',
  office_look: 'các mẫu trình bày',
  working_copy: 'bản đang gõ',
  issued_number: 'số đã cấp',
  number_note: 'số để dành, bỏ, ghi tay',
  notice_copy: 'các bản sao y, sao lục, trích sao',
  sending: 'sổ giao',
  directive_mark: 'các quyết định về nội dung giao',
  obligation: 'nhiệm vụ đã giao',
  obligation_body: 'cơ quan của nhiệm vụ đã giao',
  follow_entry: 'sổ theo dõi nhiệm vụ',
  follow_snapshot: 'số liệu đã báo cáo',
  spending: 'số liệu giải ngân',
  user: 'người dùng',
  signing_key: 'khóa ký của người dùng',
  audit_signature: 'chữ ký của nhật ký',
  unknown_account: 'các lần đăng nhập bằng tên không có',
  store_kind: 'loại kho',
  letter_box: 'hộp thư giữa hai máy',
  search_document: 'chỉ mục tìm kiếm: văn bản',
  search_part: 'chỉ mục tìm kiếm: các phần',
  search_facet: 'chỉ mục tìm kiếm: tiêu chí',
  document_words: 'chỉ mục tìm kiếm: chữ của văn bản',
  row_words: 'chỉ mục tìm kiếm: chữ của hàng',
  saved_view: 'bộ lọc đã lưu',
  past_paper: 'kết quả nhập hàng loạt',
  table_layout: 'cách đọc các mẫu bảng Excel',
  scan: 'bản quét',
  case_file: 'hồ sơ lưu trữ',
  case_piece: 'văn bản trong hồ sơ',
  handover: 'các lần giao nộp',
  case_hold: 'lý do giữ lại hồ sơ',
  loan: 'sổ mượn hồ sơ',
  destruction: 'các lần tiêu hủy',
  audit: 'nhật ký',
  audit_head: 'dòng cuối của nhật ký',
}

/** Every table of the program. */
export const allTables = Object.keys(names) as readonly (keyof Schema)[]

/** "nhật ký" for "audit"; a table that is not the program's own by its name in the database. */
export function nameTable(whole: string): string {
  // SQLite keeps an index of words in tables of its own.
  const table = whole.replace(/^(document_words|row_words)_\w+$/, '$1')
  return Object.hasOwn(names, table) ? `"${names[table as keyof Schema]}"` : `"${table}"`
}
