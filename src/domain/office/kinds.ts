/**
 * What an office keeps about itself: the kinds of records, each with its fields. One table of fields serves the validation, the
 * screen and the workbooks, so that a kind is added here and nowhere else.
 */
import { type IsoDate, isIsoDate } from '../deadline/dates.ts'
import { ownWays } from './own-ways.ts'

/** What a field may hold. `lines` are several texts, `references` ids of records of the kinds `to`. */
export type Field = FieldWords &
  (
    | { readonly type: 'text'; readonly isLong?: boolean }
    | { readonly type: 'lines' }
    | { readonly type: 'date' }
    | { readonly type: 'number'; readonly least: number; readonly most: number }
    | { readonly type: 'yesNo' }
    | { readonly type: 'choice'; readonly choices: Readonly<Record<string, string>> }
    | { readonly type: 'reference'; readonly to: readonly OfficeKind[] }
    | { readonly type: 'references'; readonly to: readonly OfficeKind[] }
  )

interface FieldWords {
  readonly label: string
  readonly isRequired?: boolean
  /** Shown in the form alone, not as a column of the table. */
  readonly isDetail?: boolean
  /** What it is for, where its label does not say it. */
  readonly hint?: string
}

export type FieldValue = string | number | boolean | readonly string[] | null

/** Most characters of a text of one line, of a long one, and most lines of a list. */
export const most = { text: 500, longText: 20_000, lines: 500 } as const

/** The levels at which a body stands. */
export const levels = { central: 'Trung ương', province: 'Cấp tỉnh', commune: 'Cấp xã', other: 'Khác' } as const

export const bodyKinds = {
  party: 'Cơ quan Đảng',
  state: 'Cơ quan nhà nước',
  front: 'Mặt trận, đoàn thể, hội',
  armed: 'Lực lượng vũ trang',
  justice: 'Tòa án, viện kiểm sát, thi hành án',
  press: 'Báo, đài',
  school: 'Trường, viện, bệnh viện',
  company: 'Doanh nghiệp, ngân hàng',
  committee: 'Ban chỉ đạo, tổ giúp việc',
  other: 'Khác',
} as const

const kind = <Fields extends Readonly<Record<string, Field>>>(
  title: string,
  one: string,
  /** Whether what it says holds from a day to a day. */
  isDated: boolean,
  fields: Fields,
) => ({ title, one, isDated, fields })

/** By kind. The first field names the record. */
export const officeKinds = {
  profile: kind('Cơ quan sử dụng', 'hồ sơ cơ quan', true, {
    name: { type: 'text', label: 'Tên cơ quan', isRequired: true },
    superiorOrgan: { type: 'text', label: 'Cơ quan cấp trên', hint: 'Dòng đầu góc trái của thông báo.' },
    issuingOrgan: { type: 'text', label: 'Cơ quan ban hành' },
    committee: { type: 'text', label: 'Ban Chỉ đạo', hint: 'Tên đầy đủ của Ban Chỉ đạo mà cơ quan giúp việc.' },
    place: { type: 'text', label: 'Địa danh', hint: 'Đứng trước ngày ban hành.' },
    symbol: { type: 'text', label: 'Ký hiệu thông báo', hint: 'Ví dụ: TB/BCĐ.' },
    assignmentSymbol: { type: 'text', label: 'Ký hiệu thông báo phân công', isDetail: true },
    draftingUnit: { type: 'text', label: 'Đơn vị soạn thảo', hint: 'Trong dòng ký hiệu số bản, ví dụ: P.CĐS-CY.' },
    fileCopy: { type: 'text', label: 'Nơi lưu', isDetail: true, hint: 'Sau chữ “Lưu”.' },
    signers: { type: 'references', to: ['post'], label: 'Người ký thường dùng' },
    recipientList: { type: 'text', label: 'Danh sách nơi nhận thường dùng', isDetail: true },
    directives: {
      type: 'choice',
      choices: { required: 'Chờ xử lý hết', optional: 'Không chờ' },
      label: 'Trình ký duyệt khi còn nội dung giao chưa xử lý',
      isDetail: true,
      hint: 'Nội dung giao ở thân văn bản chưa vào phụ lục và chưa ghi là không phát sinh nhiệm vụ. Để trống: chờ xử lý hết.',
    },
    ...ownWays,
  }),
  body: kind('Cơ quan, tổ chức', 'cơ quan', true, {
    name: { type: 'text', label: 'Tên', isRequired: true },
    aliases: { type: 'lines', label: 'Tên khác, tên tắt' },
    type: { type: 'choice', choices: bodyKinds, label: 'Loại' },
    level: { type: 'choice', choices: levels, label: 'Cấp', isRequired: true },
    parent: { type: 'reference', to: ['body'], label: 'Thuộc' },
    successor: { type: 'reference', to: ['body'], label: 'Cơ quan kế tục', isDetail: true },
    note: { type: 'text', label: 'Ghi chú', isDetail: true, isLong: true },
  }),
  group: kind('Nhóm cơ quan', 'nhóm', true, {
    name: { type: 'text', label: 'Tên', isRequired: true },
    aliases: { type: 'lines', label: 'Cách gọi khác' },
    level: { type: 'choice', choices: levels, label: 'Cấp', isRequired: true },
    members: { type: 'references', to: ['body', 'group'], label: 'Thành viên' },
    count: {
      type: 'number',
      least: 1,
      most: 10_000,
      label: 'Số đơn vị',
      hint: 'Khi không kê từng thành viên: để tính số bản phát hành.',
    },
    description: { type: 'text', label: 'Mô tả', isDetail: true, isLong: true },
    generic: {
      type: 'yesNo',
      label: 'Không chỉ đích danh',
      isDetail: true,
      hint: 'Ví dụ “các đơn vị liên quan”: không ai chịu trách nhiệm.',
    },
    nouns: { type: 'lines', label: 'Danh từ của nhóm', isDetail: true },
    tails: { type: 'lines', label: 'Từ đi sau', isDetail: true },
  }),
  person: kind('Người', 'người', true, {
    name: { type: 'text', label: 'Họ và tên', isRequired: true },
    account: {
      type: 'text',
      label: 'Tên đăng nhập',
      isDetail: true,
      hint: 'Của người này trong chương trình: để biết ai duyệt thay theo ủy quyền.',
    },
    rank: { type: 'text', label: 'Học hàm, cấp bậc', hint: 'Ví dụ: Đại tá. Khối chữ ký chỉ ghi họ tên.' },
    note: { type: 'text', label: 'Ghi chú', isDetail: true, isLong: true },
  }),
  post: kind('Chức vụ', 'chức vụ', true, {
    title: { type: 'text', label: 'Chức vụ', isRequired: true },
    body: { type: 'reference', to: ['body'], label: 'Cơ quan' },
    holder: { type: 'reference', to: ['person'], label: 'Người giữ' },
    signatureTitle: { type: 'text', label: 'Chức vụ ở khối chữ ký', hint: 'Khi ghi khác tên chức vụ.' },
    authority: { type: 'choice', choices: { TM: 'T/M', KT: 'K/T', TL: 'T/L' }, label: 'Ký', isDetail: true },
    onBehalfOf: { type: 'text', label: 'Thay mặt, thay', isDetail: true, hint: 'Tên sau T/M, K/T hoặc T/L.' },
    concurrent: { type: 'text', label: 'Kiêm', isDetail: true, hint: 'Chức vụ dưới chữ “kiêm” ở khối chữ ký.' },
  }),
  delegation: kind('Ủy quyền ký', 'ủy quyền', true, {
    name: { type: 'text', label: 'Văn bản ủy quyền', isRequired: true, hint: 'Ví dụ: Giấy ủy quyền số 12-GUQ/VPTU.' },
    giver: { type: 'reference', to: ['post'], label: 'Chức vụ ủy quyền', isRequired: true },
    receiver: { type: 'reference', to: ['post'], label: 'Chức vụ được ủy quyền', isRequired: true },
    authority: { type: 'choice', choices: { TL: 'T/L', KT: 'K/T' }, label: 'Ký', hint: 'Để trống: T/L.' },
    rights: {
      type: 'choice',
      choices: { sign: 'Ký văn bản', approve: 'Duyệt dự thảo', both: 'Ký và duyệt' },
      label: 'Ủy quyền',
      hint: 'Để trống: ký văn bản.',
    },
    symbols: { type: 'lines', label: 'Ký hiệu văn bản', isDetail: true, hint: 'Bỏ trống: mọi văn bản.' },
    scope: { type: 'text', label: 'Phạm vi', isLong: true },
  }),
  absence: kind('Vắng mặt', 'lần vắng mặt', true, {
    reason: {
      type: 'text',
      label: 'Lý do',
      isRequired: true,
      hint: 'Ví dụ: Nghỉ phép, Đi công tác. Ghi ngày vắng ở “Từ ngày”, “Đến ngày”.',
    },
    person: { type: 'reference', to: ['person'], label: 'Người', isRequired: true },
    note: { type: 'text', label: 'Ghi chú', isDetail: true, isLong: true },
  }),
  membership: kind('Thành viên Ban Chỉ đạo', 'thành viên', true, {
    role: { type: 'text', label: 'Vai trò trong Ban Chỉ đạo', isRequired: true },
    order: { type: 'number', least: 1, most: 1000, label: 'Thứ tự', isRequired: true },
    person: { type: 'reference', to: ['person'], label: 'Người' },
    post: { type: 'reference', to: ['post'], label: 'Chức vụ' },
    committee: { type: 'reference', to: ['body'], label: 'Ban', isDetail: true },
  }),
  term: kind('Nhiệm kỳ', 'nhiệm kỳ', true, {
    name: { type: 'text', label: 'Nhiệm kỳ', isRequired: true, hint: 'Ví dụ: 2025 - 2030. Số văn bản đếm lại từ 01.' },
    organ: { type: 'text', label: 'Cơ quan', hint: 'Bỏ trống: áp dụng cho mọi cơ quan.' },
  }),
  meeting: kind('Cuộc họp', 'cuộc họp', false, {
    kind: { type: 'text', label: 'Loại', isRequired: true, hint: 'Phiên họp, Hội nghị …' },
    ordinal: { type: 'text', label: 'Lần thứ', hint: 'Ví dụ: thứ ba năm 2026.' },
    date: { type: 'date', label: 'Ngày họp', isRequired: true },
    endDate: { type: 'date', label: 'Đến ngày', isDetail: true },
    committee: { type: 'text', label: 'Của', hint: 'Tên đầy đủ của Ban Chỉ đạo.' },
    shortName: { type: 'text', label: 'Gọi tắt là', isDetail: true, hint: 'Ghi sau tên đầy đủ ở đoạn mở đầu.' },
    subject: { type: 'text', label: 'Nội dung họp', isLong: true, hint: 'Bắt đầu bằng “để …” hoặc “về …”.' },
    place: { type: 'text', label: 'Địa điểm', isDetail: true },
    chair: { type: 'text', label: 'Chủ trì' },
    author: { type: 'text', label: 'Người kết luận', isDetail: true },
    reporters: { type: 'lines', label: 'Báo cáo tại cuộc họp', isDetail: true },
    attendees: { type: 'lines', label: 'Dự họp', isDetail: true },
  }),
  documentType: kind('Loại văn bản', 'loại văn bản', true, {
    name: { type: 'text', label: 'Tên loại', isRequired: true },
    abbreviation: { type: 'text', label: 'Viết tắt', isRequired: true },
    issuer: { type: 'choice', choices: { party: 'Đảng', state: 'Nhà nước', either: 'Cả hai' }, label: 'Của' },
  }),
  series: kind('Dãy số', 'dãy số', true, {
    name: { type: 'text', label: 'Tên dãy số', isRequired: true },
    organ: { type: 'text', label: 'Cơ quan ban hành', isRequired: true },
    symbols: { type: 'lines', label: 'Ký hiệu', hint: 'Mỗi dòng một ký hiệu chung dãy số này. Bỏ trống: mọi loại.' },
    first: { type: 'number', least: 1, most: 99_999, label: 'Bắt đầu từ số' },
  }),
  dayOff: kind('Ngày nghỉ, ngày làm bù', 'ngày', false, {
    date: { type: 'date', label: 'Ngày', isRequired: true },
    type: {
      type: 'choice',
      choices: { off: 'Nghỉ', work: 'Làm bù' },
      label: 'Nghỉ hay làm',
      isRequired: true,
    },
    note: { type: 'text', label: 'Theo' },
  }),
  recipient: kind('Danh sách nơi nhận', 'nơi nhận', true, {
    list: { type: 'text', label: 'Danh sách', isRequired: true },
    order: { type: 'number', least: 1, most: 1000, label: 'Thứ tự', isRequired: true },
    name: { type: 'text', label: 'Nơi nhận', isRequired: true, isLong: true },
    role: { type: 'text', label: 'Để', hint: 'Trong ngoặc: báo cáo, thực hiện …' },
    copies: { type: 'number', least: 0, most: 100_000, label: 'Số bản', hint: 'Bỏ trống: theo số đơn vị của nhóm.' },
  }),
  textBlock: kind('Đoạn văn mẫu', 'đoạn văn mẫu', true, {
    name: { type: 'text', label: 'Tên', isRequired: true },
    use: {
      type: 'choice',
      choices: {
        duty: 'Nhiệm vụ chung của thành viên',
        closing: 'Đoạn kết',
        grounds: 'Trên cơ sở',
        item: 'Mục nội dung',
        basis: 'Căn cứ',
      },
      label: 'Dùng làm',
      isRequired: true,
    },
    text: { type: 'text', label: 'Nội dung', isRequired: true, isLong: true },
  }),
  retention: kind('Thời hạn bảo quản', 'thời hạn', true, {
    title: { type: 'text', label: 'Nhóm hồ sơ, tài liệu', isRequired: true, isLong: true },
    years: { type: 'number', least: 1, most: 200, label: 'Số năm', hint: 'Tính từ hết năm của văn bản cuối cùng.' },
    permanent: { type: 'yesNo', label: 'Vĩnh viễn' },
    basis: { type: 'text', label: 'Căn cứ', hint: 'Văn bản quy định thời hạn này, mục nào.', isLong: true },
  }),
  document: kind('Văn bản đã biết', 'văn bản', true, {
    number: { type: 'text', label: 'Số, ký hiệu', isRequired: true, hint: 'Ví dụ: 57-NQ/TW.' },
    type: { type: 'text', label: 'Loại' },
    date: { type: 'date', label: 'Ngày ban hành', isRequired: true },
    issuer: { type: 'text', label: 'Cơ quan ban hành' },
    title: { type: 'text', label: 'Trích yếu', isLong: true },
    replacedBy: { type: 'reference', to: ['document'], label: 'Bị thay thế bởi' },
  }),
} as const satisfies Readonly<Record<string, ReturnType<typeof kind>>>

export type OfficeKind =
  | 'profile'
  | 'body'
  | 'group'
  | 'person'
  | 'post'
  | 'delegation'
  | 'absence'
  | 'membership'
  | 'term'
  | 'meeting'
  | 'documentType'
  | 'series'
  | 'dayOff'
  | 'recipient'
  | 'textBlock'
  | 'retention'
  | 'document'

export const officeKindNames = Object.keys(officeKinds) as readonly OfficeKind[]

/** The fields of a kind, in their order. */
export function fieldsOf(of: OfficeKind): readonly (readonly [string, Field])[] {
  return Object.entries(officeKinds[of].fields)
}

/** What a field holds while nothing was said. */
export function emptyValue(field: Field): FieldValue {
  switch (field.type) {
    case 'text':
    case 'choice':
    case 'reference':
      return ''
    case 'lines':
    case 'references':
      return []
    case 'yesNo':
      return false
    case 'date':
    case 'number':
      return null
  }
}

/** Why a field cannot hold a value, in words; null when it can. */
export function faultOf(field: Field, value: FieldValue): string | null {
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return field.isRequired === true ? 'chưa có nội dung' : null
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return 'không phải chữ'
      return faultOfText(value, field.isLong === true ? most.longText : most.text)
    case 'reference':
      return typeof value === 'string' ? null : 'không phải một mã'
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.choices, value) ? null : 'không có trong danh sách chọn'
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? null : 'không phải một ngày có thật'
    case 'number':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'không phải số nguyên'
      return value < field.least || value > field.most ? `phải từ ${field.least} đến ${field.most}` : null
    case 'yesNo':
      return typeof value === 'boolean' ? null : 'phải là có hoặc không'
    case 'lines':
    case 'references':
      return faultOfLines(value)
  }
}

function faultOfText(value: string, longest: number): string | null {
  return value.length > longest ? `dài ${value.length} chữ cái, quá ${longest}` : null
}

function faultOfLines(value: FieldValue): string | null {
  if (!Array.isArray(value)) return 'không phải danh sách'
  const lines: readonly unknown[] = value
  if (lines.length > most.lines) return `có ${lines.length} dòng, quá ${most.lines}`
  const long = lines.find((line) => typeof line !== 'string' || line.trim() === '' || line.length > most.text)
  return long === undefined ? null : 'có dòng trống hoặc quá dài'
}

/** A day of a record's validity; null where it is open. */
export type OpenDay = IsoDate | null
