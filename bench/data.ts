/**
 * An invented notice with as many appendix rows as asked for, the same on every run: some 228 characters
 * a row, with bodies, documents and days recurring as they do in real appendices.
 */
import { blankNotice } from '../src/domain/notice/blank-notice.ts'
import type { Item, Notice, TableRow, TableSection, TaskField } from '../src/domain/notice/notice.ts'
import { fillCells, standardColumns } from '../src/domain/notice/table.ts'
import { parseNotice } from '../src/domain/notice/parse-notice.ts'

/** Linear congruence: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const words = (
  'triển khai thực hiện nền tảng dữ liệu dùng chung kết nối chia sẻ cơ sở hạ tầng số bảo đảm an toàn thông tin ' +
  'rà soát hoàn thiện quy chế phối hợp nâng cao chất lượng dịch vụ công trực tuyến đào tạo nhân lực đổi mới sáng tạo ' +
  'xây dựng kế hoạch bố trí kinh phí đặt hàng nghiên cứu ứng dụng công nghệ chiến lược trên địa bàn toàn tỉnh ' +
  'tháo gỡ điểm nghẽn thúc đẩy doanh nghiệp khởi nghiệp phát triển vùng phủ sóng di động băng rộng trung tâm ' +
  'điều hành số hóa hồ sơ tái sử dụng kết quả giám sát tiến độ đánh giá mức độ hài lòng của người dân'
).split(' ')
const bodies = [
  'Sở Khoa học và Công nghệ',
  'Sở Tài chính',
  'Sở Nội vụ',
  'Sở Y tế',
  'Sở Xây dựng',
  'Công an tỉnh',
  'Sở Giáo dục và Đào tạo',
  'Văn phòng UBND tỉnh',
  'Sở Nông nghiệp và Môi trường',
  'Đại học Hà Lâm',
  'UBND các xã, phường',
]
const directors = ['Tỉnh ủy', 'Đảng ủy UBND tỉnh', 'Ban Chỉ đạo', 'UBND tỉnh']
const documents = ['NQ/TW', 'QĐ/BCĐ', 'KH/TU', 'CTr/TU', 'KH/UBND'].flatMap((symbol) =>
  Array.from({ length: 8 }, (_, index) => `${17 * index + 4}-${symbol}`),
)
const days = ['15/4', '30/5', '20/10']
const results = ['Quyết định', 'Kế hoạch', 'Báo cáo', 'Đề án', 'Nghị quyết']
const periods = ['Quý I/2026', 'Quý II/2026', 'Thường xuyên', 'Năm 2026', '30/5/2026', '15/01/2026', '20/10/2026']

interface Writer {
  readonly pick: <Value>(values: readonly Value[]) => Value
  readonly phrase: (least: number, most: number) => string
  readonly chance: (share: number) => boolean
}

function writerOf(random: () => number): Writer {
  const pick = <Value>(values: readonly Value[]): Value => {
    const picked = values[Math.floor(random() * values.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  return {
    pick,
    chance: (share) => random() < share,
    phrase: (least, most) => {
      const count = least + Math.floor(random() * (most - least))
      const text = Array.from({ length: count }, () => pick(words)).join(' ')
      return text.charAt(0).toUpperCase() + text.slice(1)
    },
  }
}

function makeRow(index: number, { pick, phrase, chance }: Writer): TableRow {
  const texts: Readonly<Record<TaskField, string>> = {
    name: `${phrase(12, 23)}.`,
    directing: pick(directors),
    lead: pick(bodies),
    coordinating: chance(0.6) ? `${pick(bodies)}; ${pick(bodies)}` : pick(bodies),
    requiredResult: `${pick(results)} ${phrase(6, 14).toLowerCase()}`,
    plannedTime: pick(periods),
    sourceDocument: `${pick(documents)}${chance(0.3) ? `; ${pick(documents)}` : ''}`,
    assigned: chance(0.5) ? pick(periods) : chance(0.7) ? `Hoàn thành trước ngày ${pick(days)}/2026` : '',
  }
  const cells = fillCells(standardColumns, ({ role }) => (role === null || role === 'ordinal' ? '' : texts[role]))
  return { id: `row-${index}`, cells }
}

const rowsOfSection = 12

function makeSections(count: number, writer: Writer): TableSection[] {
  const sections: TableSection[] = []
  for (let first = 0; first < count; first += rowsOfSection) {
    const length = Math.min(rowsOfSection, count - first)
    const rows = Array.from({ length }, (_, at) => makeRow(first + at + 1, writer))
    sections.push({ id: `section-${sections.length + 1}`, title: writer.phrase(6, 12).toUpperCase(), rows })
  }
  return sections
}

function makeItems(writer: Writer, parts: number): Item[] {
  const text = (least: number, most: number) => [{ kind: 'text', text: `${writer.phrase(least, most)}.` }] as const
  return Array.from({ length: parts }, (_, part) => ({
    id: `part-${part}`,
    marker: 'roman',
    content: [{ kind: 'text', text: writer.phrase(8, 12) }],
    items: Array.from({ length: 6 }, (__, item) => ({
      id: `item-${part}-${item}`,
      marker: 'arabic',
      content: [
        ...text(50, 80),
        { kind: 'text', text: ' ' },
        { kind: 'deadline', id: `deadline-${part}-${item}`, written: 'Hoàn thành trước ngày 15/4/2026.' },
      ],
      items: Array.from({ length: 2 }, (___, dash) => ({
        id: `dash-${part}-${item}-${dash}`,
        marker: 'dash',
        content: text(20, 40),
        items: [],
      })),
    })),
  }))
}

/** The notice with an appendix of `rows` tasks, and 19 items in each part of its body; another seed gives other words. */
export function makeNotice(rows: number, parts = 5, seed = 777): Notice {
  const writer = writerOf(randomFrom(seed))
  return parseNotice({
    ...blankNotice('bench', 'conclusion'),
    header: {
      superiorOrgan: 'TỈNH ỦY HÀ LÂM',
      issuingOrgans: [{ id: 'organ', name: 'CƠ QUAN THƯỜNG TRỰC\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ' }],
      number: 21,
      symbol: 'TB/CQTT',
      place: 'Hà Lâm',
      date: '2026-03-20',
      month: null,
    },
    abstract: ['kết luận của đồng chí Trưởng Ban Chỉ đạo tại Phiên họp thứ nhất năm 2026'],
    intro: [{ id: 'intro', content: [{ kind: 'text', text: `${writer.phrase(60, 80)}.` }] }],
    grounds: [{ id: 'grounds', content: [{ kind: 'text', text: `${writer.phrase(30, 40)}, kết luận như sau:` }] }],
    items: makeItems(writer, parts),
    distribution: {
      recipients: bodies.map((name, index) => ({ id: `recipient-${index}`, name, role: '' })),
      fileCopy: 'Văn phòng',
      typist: 'LTAn',
      unit: 'P.TH',
      copies: 60,
    },
    signatures: [
      {
        id: 'signer',
        authority: 'T/M CƠ QUAN THƯỜNG TRỰC',
        title: 'THỦ TRƯỞNG',
        concurrentTitle: '',
        signatory: 'Lê Thanh An',
      },
    ],
    appendices: [
      {
        kind: 'tasks',
        id: 'appendix',
        title: 'DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ',
        issuedBy: '',
        columns: standardColumns,
        sections: makeSections(rows, writer),
      },
    ],
  })
}
