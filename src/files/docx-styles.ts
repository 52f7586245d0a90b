/** Paragraph styles of the official page, from the format: one for each component, so that no run repeats its look. */
import {
  AlignmentType,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'
import type { FormatSpec, Look } from '../page/format/spec.ts'

/** 1 mm and 1 pt in twips (twentieths of a point). */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}
export function pointTwips(points: number): number {
  return Math.round(points * 20)
}

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  justified: AlignmentType.JUSTIFIED,
} as const

function runOf(look: Look): IRunStylePropertiesOptions {
  return {
    size: look.size * 2,
    sizeComplexScript: look.size * 2,
    ...(look.bold ? { bold: true, boldComplexScript: true } : {}),
    ...(look.italic ? { italics: true, italicsComplexScript: true } : {}),
    ...(look.underline === true ? { underline: {} } : {}),
  }
}

/** All four font channels: with one of them missing, letters with marks fall back to another face (hazard H9). */
function fontOf({ typeface: face }: FormatSpec): NonNullable<IRunStylePropertiesOptions['font']> {
  return { ascii: face, hAnsi: face, eastAsia: face, cs: face }
}

function documentRun(spec: FormatSpec): IRunStylePropertiesOptions {
  return {
    font: fontOf(spec),
    language: { value: spec.language, eastAsia: spec.language, bidirectional: spec.language },
    ...runOf(spec.body.look),
  }
}

/** All styles. Those that Word offers by itself, headings and title, look like the page, not like Word. */
export function documentStyles(spec: FormatSpec): IStylesOptions {
  const { body, typeName, characters } = spec
  const plain = { font: fontOf(spec), color: characters.colour, italics: false }
  const heading = { run: { ...runOf({ ...body.look, bold: body.headingBold }), ...plain } }
  return {
    default: {
      document: { run: documentRun(spec) },
      title: { run: { ...runOf(typeName), ...plain } },
      heading1: heading,
      heading2: heading,
      heading3: heading,
      heading4: heading,
      heading5: heading,
      heading6: heading,
    },
    // The face stands in every style, so that a part pasted into another document keeps it.
    paragraphStyles: paragraphStyles(spec).map((each) => ({ ...each, run: { ...each.run, font: fontOf(spec) } })),
  }
}

/** Height of the empty line below a table of the body, pt: Word joins two tables with nothing between them. */
const tableSpace = 6

/** The styles by id. Their Vietnamese names are what Word's gallery shows; a comma would split a name in two. */
// oxlint-disable-next-line max-lines-per-function -- one table, in the order of Word's gallery.
function paragraphStyles(spec: FormatSpec): IParagraphStyleOptions[] {
  const { header, signature, recipients, appendix, body } = spec
  const centred = (id: string, name: string, look: Look, paragraph: IParagraphStyleOptions['paragraph'] = {}) =>
    style(id, name, look, { alignment: AlignmentType.CENTER, ...paragraph })
  const inHead = (id: string, name: string, look: Look, paragraph: IParagraphStyleOptions['paragraph'] = {}) =>
    style(id, name, look, { alignment: alignments[header.align], ...paragraph })
  const cell = { spacing: { before: 20, after: 20 } }
  return [
    inHead('PartyHeading', 'Tiêu đề Đảng', header.heading.look),
    // The rule is the border of an empty paragraph, two points high, indented to the length of the heading (F-HEAD-5, F-HEAD-9).
    centred(
      'HeadingRule',
      'Đường kẻ dưới tiêu đề',
      { ...header.heading.look, size: 2 },
      { spacing: { after: 60, line: 40, lineRule: LineRuleType.EXACT } },
    ),
    inHead('SuperiorOrgan', 'Cơ quan cấp trên', header.superiorOrgan),
    inHead('IssuingOrgan', 'Cơ quan ban hành', header.issuingOrgan),
    inHead('Asterisk', 'Dấu sao', header.asterisk.look),
    inHead('NumberLine', 'Số và ký hiệu', header.number.look),
    inHead('PlaceDate', 'Địa danh và ngày tháng', header.placeDate.look),
    coloured(inHead('Secrecy', 'Độ mật', header.secrecy.look), header.secrecy.colour),
    coloured(inHead('Urgency', 'Độ khẩn', header.urgency.look, { spacing: { before: 60 } }), header.urgency.colour),
    inHead('Circulation', 'Phạm vi lưu hành', header.circulation, { spacing: { before: 60 } }),
    inHead('DraftMark', 'Dự thảo', header.draft.look, { spacing: { before: 60 } }),
    centred('TypeName', 'Tên loại', spec.typeName, { spacing: { before: pointTwips(18) }, keepNext: true }),
    centred('Abstract', 'Trích yếu', spec.abstract, { keepNext: true }),
    centred('Separator', 'Gạch dưới trích yếu', spec.separator.look, { spacing: { after: pointTwips(12) } }),
    style('BodyText', 'Nội dung', body.look, {
      alignment: alignments[body.align],
      indent: { firstLine: twips(body.firstLineIndent) },
      spacing: {
        after: pointTwips(body.spacingAfter),
        line: pointTwips(body.lineSpacing),
        lineRule: LineRuleType.EXACT,
      },
    }),
    {
      ...style('ItemHeading', 'Tiêu đề mục', { ...body.look, bold: body.headingBold }, { keepNext: true }),
      basedOn: 'BodyText',
    },
    style('RecipientsLabel', 'Nơi nhận (tiêu đề)', recipients.labelLook, {}),
    style('Recipient', 'Nơi nhận', recipients.itemLook, {}),
    style('TypistMark', 'Người đánh máy và số bản', spec.typistMark.look, { spacing: { before: 60 } }),
    centred('Authority', 'Thể thức ký', signature.authority),
    centred('SignTitle', 'Chức vụ người ký', signature.title),
    centred('SignTitleFirst', 'Chức vụ trên chữ kiêm', signature.titleBeforeConcurrent),
    centred('Concurrently', 'Chữ kiêm', signature.concurrentlyLook),
    centred('ConcurrentTitle', 'Chức vụ kiêm', signature.concurrentTitle),
    centred('Signatory', 'Họ tên người ký', signature.signatory),
    style('Contact', 'Thông tin liên hệ', spec.contact.look, {}),
    style('TableSpace', 'Khoảng cách dưới bảng', body.look, {
      spacing: { line: pointTwips(tableSpace), lineRule: LineRuleType.EXACT },
    }),
    // After the last table of a section Word wants a line of text: a point high, it starts no page of its own.
    style(
      'SectionEnd',
      'Dòng cuối phần',
      { ...body.look, size: 1 },
      {
        spacing: { line: pointTwips(1), lineRule: LineRuleType.EXACT },
      },
    ),
    style('PageNumber', 'Số trang', spec.pageNumber.look, { alignment: alignments[spec.pageNumber.align] }),
    centred('AppendixLabel', 'Phụ lục (số)', appendix.labelLook, { keepNext: true }),
    centred('AppendixTitle', 'Phụ lục (tên)', appendix.titleLook, { keepNext: true }),
    centred('AppendixLink', 'Phụ lục (dẫn chiếu)', appendix.linkLook, {
      spacing: { after: pointTwips(8) },
      keepNext: true,
    }),
    centred('ColumnHeading', 'Bảng: tiêu đề cột', appendix.columnHeadingLook, cell),
    centred('CellCenter', 'Bảng: ô giữa', appendix.cellLook, cell),
    style('CellLeft', 'Bảng: ô trái', appendix.cellLook, cell),
    centred('SectionLabel', 'Bảng: số nhóm', appendix.sectionLook, { ...cell, keepNext: true }),
    style('SectionTitle', 'Bảng: tên nhóm', appendix.sectionLook, { ...cell, keepNext: true }),
  ]
}

function coloured(of: IParagraphStyleOptions, color: string): IParagraphStyleOptions {
  return { ...of, run: { ...of.run, color } }
}

function style(
  id: string,
  name: string,
  look: Look,
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: runOf(look), paragraph: paragraph ?? {} }
}
