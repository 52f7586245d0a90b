/** Pages with one fault each, made by the plain library: what the judge of the paper must see. */
import {
  AlignmentType,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

export interface BrokenPage {
  readonly objection: RegExp
  readonly make: () => Promise<Uint8Array>
}

type Element = Paragraph | Table

const size = 28
const font = 'Times New Roman'

/** A paragraph broken at "|"; without them as LibreOffice sets it. */
function text(content: string, options: { readonly centred?: boolean; readonly bold?: boolean } = {}): Paragraph {
  return new Paragraph({
    alignment: options.centred === true ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { after: 120, line: 360, lineRule: LineRuleType.EXACT },
    children: content
      .split('|')
      .map(
        (part, at) =>
          new TextRun({ text: part, size, font, bold: options.bold === true, ...(at > 0 ? { break: 1 } : {}) }),
      ),
  })
}

/** A justified paragraph; "~" is no place to break. */
function justified(content: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { after: 120, line: 360, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: content.replaceAll('~', '\u00A0'), size, font })],
  })
}

/** Twips: a millimetre more than the organ's name. */
const organWidth = 2330

const filler = 'Các cơ quan, đơn vị tiếp tục rà soát nội dung được giao.'

/** A table of an ordinal and a text, its type in points. */
function table(cells: readonly (readonly string[])[], points = 11, bold = false, first = 1000, centred = false): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    margins: first === 1000 ? {} : { left: 0, right: 0 },
    columnWidths: [first, 7000],
    rows: cells.map(
      (row) =>
        new TableRow({
          children: row.map(
            (cell, at) =>
              new TableCell({
                width: { size: [first, 7000][at] ?? 0, type: WidthType.DXA },
                children: [
                  new Paragraph({
                    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
                    children: cell
                      .split('|')
                      .map(
                        (words, line) =>
                          new TextRun({ text: words, size: points * 2, font, bold, break: line > 0 ? 1 : 0 }),
                      ),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

const rows = Array.from({ length: 6 }, (_, at) => [String(at + 1), filler])

function page(objection: RegExp, ...children: readonly Element[]): BrokenPage {
  const make = async () => {
    const properties = {
      page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, left: 1701, right: 850 } },
    }
    return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ properties, children: [...children] }] })))
  }
  return { objection, make }
}

const nextPage = () =>
  new Paragraph({ pageBreakBefore: true, children: [new TextRun({ text: 'Trang cuối.', size, font })] })

export function makeBrokenPapers(): Record<string, BrokenPage> {
  return {
    'a date torn from its word': page(/a date torn/, text('Hoàn thành trước ngày|30/9/2026 theo kế hoạch.')),
    'a date torn inside': page(/a date torn/, text('Hoàn thành trước ngày 30/9/2|026 theo kế hoạch.')),
    'a month torn from its year': page(
      /a number torn|a date torn/,
      text('Báo cáo trong tháng 9|năm 2026 theo quy định.'),
    ),
    'a quarter torn': page(/a quarter torn/, text('Hoàn thành trong quý|III/2026 theo kế hoạch.')),
    'a number torn from its unit': page(
      /a number torn/,
      text('Kinh phí thực hiện là 1.250.000.000|đồng từ ngân sách.'),
    ),
    'a number torn inside': page(/a number torn/, text('Kinh phí thực hiện là 1.250.0|00.000 đồng từ ngân sách.')),
    'a symbol torn': page(/a symbol torn/, text('Thực hiện Kế hoạch số 1234/ĐA-|UBND-KHCN của tỉnh.')),
    'a range torn': page(/a range torn/, text('Chương trình giai đoạn 2026|- 2030 của tỉnh.')),
    'a line that begins with a dash': page(/begins with a dash/, text('Phát triển kinh tế|- xã hội của tỉnh nhà.')),
    'a line full of holes': page(
      /full of holes/,
      justified(
        'Các cơ quan, đơn vị nghiêm túc triển khai thực hiện xong trước ngày~30~tháng~12~năm~2026 theo kế hoạch.',
      ),
    ),
    'a date torn where there is no hole': page(
      /a date torn/,
      justified(
        'Các cơ quan, đơn vị tiếp tục rà soát, nghiêm túc triển khai thực hiện xong từ ngày 30/9/2026 theo kế hoạch.',
      ),
    ),
    'a syllable alone in a cell': page(
      /a syllable alone/,
      text(filler),
      table([['1', 'Sở Nông nghiệp và Môi|trường']], 11, false, 1000, true),
    ),
    'a title right below a name': page(
      /right below a name/,
      text(filler),
      text('Trần Văn Minh|CHÁNH VĂN PHÒNG', { centred: true, bold: true }),
    ),
    'a name torn': page(
      /torn/,
      text('kết luận của đồng chí Trưởng Ban Tuyên giáo và|Dân vận Trung ương tại Hội nghị', {
        centred: true,
        bold: true,
      }),
    ),
    'a page with one line': page(/only 1 lines/, text(filler), text(filler), nextPage()),
    'a section row at the foot': page(
      /a section row at the foot/,
      text(filler),
      table([...rows, ['I', 'NHIỆM VỤ TRỌNG TÂM']], 11, true),
      nextPage(),
      text(filler),
    ),
    'small type in a table': page(/9 pt in a table/, text(filler), table(rows, 9)),
    'an organ beside its date without a gap': page(
      /the head too close/,
      table([['TỈNH ỦY HÀ LÂM', 'Hà Lâm, ngày 05 tháng 4 năm 2026']], 14, false, organWidth),
      text('THÔNG BÁO', { centred: true, bold: true }),
      text(filler),
    ),
    'a signature alone': page(
      /a signature without a line/,
      text('CHÁNH VĂN PHÒNG', { centred: true }),
      text('Trần Văn Minh', { centred: true, bold: true }),
    ),
  }
}
