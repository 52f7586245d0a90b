/** Made-up notices of a made-up province that strain the page: what a judge of the pages looks at. */
import type { Column, Notice, PlainTable, TableRow, TaskAppendix } from '../../src/domain/notice/notice.ts'
import { standardColumns } from '../../src/domain/notice/table.ts'
import { appendix, deadline, item, notice, paragraph, row, section } from './build.ts'
import { type Composed, composed } from './samples.ts'

const sentence =
  'Các cơ quan, đơn vị tiếp tục rà soát, hoàn thiện nội dung được giao và báo cáo kết quả về Cơ quan Thường trực. '
const works = [
  'Xây dựng kho dữ liệu dùng chung của tỉnh và quy chế khai thác',
  'Hoàn thành số hóa hồ sơ lưu trữ lịch sử giai đoạn 2026 - 2030 theo Kế hoạch số 1234/ĐA-UBND-KHCN',
  'Mở rộng mạng truyền số liệu chuyên dùng tới 100 % xã, phường, đặc khu',
  'Rà soát quy trình nội bộ, cắt giảm tối thiểu 30 % thời gian giải quyết thủ tục hành chính',
]
const times = ['Trước ngày 30/9/2026', 'Tháng 12/2026', 'Quý III/2026', 'Hằng quý', 'Giai đoạn 2026 - 2030', '']
const leads = [
  'Sở Khoa học và Công nghệ',
  'Ban Tuyên giáo và Dân vận Tỉnh ủy',
  'Sở Nông nghiệp và Môi trường',
  'Văn phòng Tỉnh ủy',
]
const papers = ['08-CTr/BCĐ, ngày 16/01/2026', '1234/ĐA-UBND-KHCN', '21-CTr/BCĐ', 'Công văn số 105-CV/TU']

/** Row `at` of a table: its words come round in turns of different lengths. */
function workRow(at: number): TableRow {
  const pick = (list: readonly string[]) => list[at % list.length] ?? ''
  return row({
    name: `${pick(works)}${at % 5 === 0 ? `; ${sentence.trim()}` : '.'}`,
    lead: pick(leads),
    coordinating: at % 3 === 0 ? `${leads.join('; ')}; UBND các xã, phường` : 'Các sở, ban, ngành',
    requiredResult: at % 4 === 0 ? `Báo cáo kết quả; kinh phí 1.250.000.000 đồng` : 'Quyết định của UBND tỉnh',
    plannedTime: pick(times),
    sourceDocument: pick(papers),
    assigned: at % 2 === 0 ? '' : 'Giao Sở chủ trì báo cáo trước ngày 15/6/2026.',
  })
}

const workRows = (count: number) => Array.from({ length: count }, (_, at) => workRow(at))

/** A table of tasks in these columns of the standard nine. */
function tableOf(roles: readonly Column['role'][], rows: readonly TableRow[]): TaskAppendix {
  const columns = standardColumns.filter(({ role }) => roles.includes(role))
  const kept = new Set(columns.map(({ id }) => id))
  const cut = rows.map(({ id, cells }) => ({
    id,
    cells: Object.fromEntries(Object.entries(cells).filter(([column]) => kept.has(column))),
  }))
  const half = Math.ceil(cut.length / 2)
  return {
    ...appendix(section('NHIỆM VỤ TRỌNG TÂM', ...cut.slice(0, half)), section('NHIỆM VỤ KHÁC', ...cut.slice(half))),
    columns,
  }
}

const plainTable: PlainTable = {
  id: 'units',
  columns: [
    { id: 'stt', role: 'ordinal', heading: 'STT' },
    { id: 'unit', role: null, heading: 'Đơn vị' },
    { id: 'money', role: null, heading: 'Kinh phí (đồng)' },
    { id: 'time', role: null, heading: 'Thời hạn' },
  ],
  sections: [
    {
      id: 'units-1',
      title: '',
      rows: leads.map((unit, at) => ({
        id: `unit-${at}`,
        cells: { unit, money: '1.250.000.000', time: 'trước ngày 30/11/2026' },
      })),
    },
  ],
}

const recipients = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `to-${at}`, name: `Đảng ủy xã Thượng Lâm ${at + 1}`, role: '' }))

const signature = (authority: string, title: string, signatory: string, concurrentTitle = '') => ({
  id: signatory,
  authority,
  title,
  concurrentTitle,
  signatory,
})

const items = (count: number) => Array.from({ length: count }, () => item('1.', sentence.repeat(3).trim()))

const marked = (marks: Partial<Notice['marks']>, changes: Partial<Notice> = {}) =>
  notice({ marks: { secrecy: null, urgency: null, circulation: '', draft: null, ...marks }, ...changes })

const longAbstract =
  'kết luận của đồng chí Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh Hà Lâm tại Phiên họp thứ hai năm 2026 của Ban Chỉ đạo với Ban Thường vụ các đảng ủy trực thuộc Tỉnh ủy'

const fiveLevels = item('I.', 'VỀ KẾT QUẢ THỰC HIỆN NHIỆM VỤ', [
  item('1.', 'Về thể chế, giai đoạn 2026 - 2030', [
    item('1.1.', `${sentence}Kinh phí 1.250.000.000 đồng, trong 15 ngày làm việc, đạt 95 % kế hoạch.`, [
      item('a)', `${sentence}Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 về kinh tế - xã hội.`, [
        item('-', [`${sentence}Xong `, deadline('trước ngày 30 tháng 9 năm 2026'), '.']),
        item('-', `${sentence}Báo cáo trước 17 giờ 00, ngày 05/02/2026; tốc độ 10 Gbps; bình quân 3,5 %/năm.`),
      ]),
    ]),
  ]),
  item('2.', `${sentence}Kế hoạch số 1234/KH-UBND, ngày 10/3/2026; quý I năm 2026; tháng 12/2026.`),
])

const made: Readonly<Record<string, Notice>> = {
  'long-abstract': notice({
    abstract: [longAbstract],
    appendices: [{ ...tableOf(['ordinal', 'name', 'lead', 'plannedTime'], workRows(3)), title: longAbstract }],
  }),
  'chosen-lines': notice({
    typeName: 'THÔNG BÁO KẾT LUẬN',
    abstract: [
      'CỦA ĐỒNG CHÍ BÍ THƯ TỈNH ỦY, TRƯỞNG BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ VÀ ĐỔI MỚI SÁNG TẠO',
      'Tại Phiên họp thứ hai của Ban Chỉ đạo',
    ],
    signatures: [signature('T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ THƯỜNG TRỰC', 'Lê Thị Thu Hà')],
  }),
  'long-date': notice({
    header: {
      ...notice().header,
      superiorOrgan: 'BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TỈNH\nHÀ LÂM',
      issuingOrgans: [{ id: 'organ', name: 'BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ' }],
      place: 'Thượng Lâm Tây',
      date: '2026-12-30',
    },
  }),
  'five-levels': notice({ items: [fiveLevels, fiveLevels, fiveLevels] }),
  'long-row': notice({
    appendices: [
      tableOf(
        standardColumns.map(({ role }) => role),
        [...workRows(100), row({ name: sentence.repeat(40).trim() }), ...workRows(99)],
      ),
    ],
  }),
  'two-appendices': notice({
    items: [{ ...item('1.', 'Kinh phí thực hiện:'), tables: [plainTable] }, ...items(4)],
    appendices: [
      tableOf(['ordinal', 'name', 'lead', 'plannedTime', 'requiredResult'], workRows(12)),
      {
        kind: 'text',
        id: 'text',
        title: 'ĐỀ CƯƠNG BÁO CÁO',
        issuedBy: '',
        paragraphs: Array.from({ length: 14 }, () => paragraph(sentence.repeat(3).trim())),
      },
      { ...plainTable, kind: 'plain', title: 'DANH SÁCH ĐƠN VỊ', issuedBy: '' },
    ],
  }),
  joint: notice({
    header: {
      ...notice().header,
      superiorOrgan: 'TỈNH ỦY HÀ LÂM',
      issuingOrgans: [
        { id: 'first', name: 'BAN TỔ CHỨC' },
        { id: 'second', name: 'BAN TUYÊN GIÁO VÀ DÂN VẬN' },
      ],
      symbol: 'TB/BTCTU-BTGDVTU',
    },
    signatures: [
      signature('K/T TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN', 'PHÓ TRƯỞNG BAN', 'Nguyễn Thị Minh Hằng'),
      signature('', 'TRƯỞNG BAN TỔ CHỨC', 'Trần Văn Minh'),
    ],
  }),
  'joint-four': notice({
    signatures: [
      signature('', 'TRƯỞNG BAN TỔ CHỨC', 'Trần Văn Minh'),
      signature('K/T TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN', 'PHÓ TRƯỞNG BAN', 'Nguyễn Thị Minh Hằng'),
      signature('', 'CHÁNH VĂN PHÒNG', 'Lê Văn An', 'ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO'),
      signature('T/M ỦY BAN KIỂM TRA', 'CHỦ NHIỆM', 'Phạm Thu Hương'),
    ],
  }),
  contact: notice({
    items: items(12),
    contact:
      'Chi tiết liên hệ: Phòng Cơ yếu - Công nghệ thông tin, Văn phòng Tỉnh ủy Hà Lâm, điện thoại 0280.3855.123.',
  }),
  'marks-urgent': marked({ secrecy: 'toiMat', urgency: 'thuongKhan', circulation: 'Lưu hành nội bộ', draft: 2 }),
  'marks-timed': marked({
    urgency: 'hoaTocHenGio',
    circulation: 'Không phổ biến trên các phương tiện thông tin đại chúng',
  }),
  'marks-new': marked(
    { secrecy: 'mat', urgency: 'hoaToc', circulation: 'Xem xong trả lại' },
    { regime: 'hd05', distribution: { ...notice().distribution, typist: 'LeThuHa', unit: '', copies: 178 } },
  ),
  'no-organ': marked(
    { urgency: 'khan' },
    {
      header: { ...notice().header, superiorOrgan: '', issuingOrgans: [], number: null, place: '', date: null },
      distribution: { ...notice().distribution, typist: 'LeThuHa', unit: '', copies: 178 },
    },
  ),
  'five-columns': notice({
    appendices: [tableOf(['ordinal', 'name', 'lead', 'requiredResult', 'plannedTime'], workRows(30))],
  }),
  'six-columns': notice({
    appendices: [tableOf(['ordinal', 'name', 'lead', 'coordinating', 'requiredResult', 'plannedTime'], workRows(40))],
  }),
  'nine-columns': notice({
    appendices: [
      tableOf(
        standardColumns.map(({ role }) => role),
        workRows(55),
      ),
    ],
  }),
  // The signature block ends within a line of the foot: nothing may make a page of its own after it.
  ...Object.fromEntries(
    (
      [
        [1, 23],
        [8, 26],
        [8, 27],
      ] as const
    ).map(([paragraphs, count]) => [
      `recipients-${count}`,
      notice({
        items: items(paragraphs),
        distribution: { ...notice().distribution, recipients: recipients(count) },
        appendices: [tableOf(['ordinal', 'name', 'lead', 'plannedTime'], workRows(6))],
      }),
    ]),
  ),
}

/** The notices by name, composed. */
export const strainedPapers: Readonly<Record<string, Composed>> = Object.fromEntries(
  Object.entries(made).map(([name, of]) => [name, composed(of)]),
)
