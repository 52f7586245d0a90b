/**
 * What an office may change of the official format: one entry a change, with the places of the format it sets and its
 * bounds. Within the bounds a page can still be set; what the regime itself allows is narrower and stands in the format
 * (its value, or the range in `limits`). Beyond that a change is a departure, which the screen marks with its rule.
 */
import type { FormatSpec } from './spec.ts'

export type LookGroup = 'margins' | 'sizes' | 'spacing' | 'blocks' | 'punctuation' | 'words' | 'emphasis'

export const lookGroupNames: Readonly<Record<LookGroup, string>> = {
  margins: 'Lề trang',
  sizes: 'Cỡ chữ',
  spacing: 'Khoảng cách',
  blocks: 'Thành phần',
  punctuation: 'Dấu câu',
  words: 'Câu chữ',
  emphasis: 'Kiểu chữ',
}

interface Change {
  readonly label: string
  readonly group: LookGroup
  /** Entries of the format; the first one gives the value and the rules. */
  readonly paths: readonly [string, ...string[]]
}

export interface NumberChange extends Change {
  readonly kind: 'number'
  readonly unit: 'mm' | 'pt' | 'dòng'
  readonly least: number
  readonly most: number
  readonly step: number
  /** The range in the format that the regime leaves; without one it has one value. */
  readonly limit?: keyof FormatSpec['limits']
}

/** On or off. `isOption`: the regime leaves the choice. `isText`: a text of the format that stands or does not. */
export interface SwitchChange extends Change {
  readonly kind: 'switch'
  readonly isOption?: true
  readonly isText?: true
}

/** One of several texts; the regime's own is among them or is added. */
export interface ChoiceChange extends Change {
  readonly kind: 'choice'
  readonly choices: readonly string[]
}

/** Free words on one line; those in braces are filled in and must stay. */
export interface WordsChange extends Change {
  readonly kind: 'words'
  readonly longest: number
}

export type LookChange = NumberChange | SwitchChange | ChoiceChange | WordsChange

type Bounds = Pick<NumberChange, 'least' | 'most' | 'step'> & { readonly limit?: keyof FormatSpec['limits'] }

const number = (
  group: LookGroup,
  label: string,
  unit: NumberChange['unit'],
  paths: Change['paths'],
  bounds: Bounds,
): NumberChange => ({ kind: 'number', group, label, unit, paths, ...bounds })
/** A type size in pt, of all lines that belong together. */
const size = (label: string, looks: readonly [string, ...string[]], bounds: Omit<Bounds, 'step'>): NumberChange => {
  const [first, ...others] = looks
  const paths: Change['paths'] = [`${first}.size`, ...others.map((look) => `${look}.size`)]
  return number('sizes', label, 'pt', paths, { ...bounds, step: 0.5 })
}
const onOff = (
  group: LookGroup,
  label: string,
  path: string,
  more: Pick<SwitchChange, 'isOption' | 'isText'> = {},
): SwitchChange => ({ kind: 'switch', group, label, paths: [path], ...more })
const oneOf = (label: string, path: string, choices: readonly string[]): ChoiceChange => ({
  kind: 'choice',
  group: 'punctuation',
  label,
  paths: [path],
  choices,
})
const words = (label: string, path: string, longest: number): WordsChange => ({
  kind: 'words',
  group: 'words',
  label,
  paths: [path],
  longest,
})

/** In the order of the screen. The keys are stored: they never change their meaning. */
export const lookChanges = {
  // The margins of a back, and of a landscape page, which is the sheet turned with its binding edge up, go with them.
  marginTop: number('margins', 'Lề trên', 'mm', ['page.top', 'landscapePage.right'], { least: 18, most: 35, step: 1 }),
  marginBottom: number('margins', 'Lề dưới', 'mm', ['page.bottom', 'landscapePage.left'], {
    least: 15,
    most: 35,
    step: 1,
  }),
  marginLeft: number('margins', 'Lề trái', 'mm', ['page.left', 'page.back.right', 'landscapePage.top'], {
    least: 20,
    most: 40,
    step: 1,
  }),
  marginRight: number('margins', 'Lề phải', 'mm', ['page.right', 'page.back.left', 'landscapePage.bottom'], {
    least: 10,
    most: 25,
    step: 1,
  }),
  mirrored: onOff('margins', 'In hai mặt: lề mặt sau đối xứng', 'page.mirrored', { isOption: true }),

  sizeTypeName: size('Tên loại', ['typeName'], { least: 14, most: 18, limit: 'typeNameSize' }),
  sizeAbstract: size('Trích yếu', ['abstract'], { least: 13, most: 16, limit: 'abstractSize' }),
  sizeBody: size('Nội dung', ['body.look'], { least: 13, most: 16, limit: 'bodySize' }),
  sizeOrgans: size('Tên cơ quan', ['header.superiorOrgan', 'header.issuingOrgan'], { least: 12, most: 15 }),
  sizeNumber: size('Số và ký hiệu', ['header.number.look'], { least: 12, most: 15 }),
  sizeDate: size('Địa danh, ngày tháng', ['header.placeDate.look'], { least: 12, most: 15 }),
  sizeSignature: size(
    'Khối chữ ký',
    [
      'signature.signatory',
      'signature.authority',
      'signature.title',
      'signature.titleBeforeConcurrent',
      'signature.concurrentlyLook',
      'signature.concurrentTitle',
    ],
    { least: 12, most: 15 },
  ),
  sizeRecipients: size('Nơi nhận', ['recipients.itemLook'], { least: 10, most: 14 }),
  sizeAppendix: size('Tiêu đề phụ lục', ['appendix.titleLook', 'appendix.labelLook', 'appendix.linkLook'], {
    least: 12,
    most: 16,
  }),
  sizeCells: size(
    'Chữ trong bảng phụ lục',
    ['appendix.cellLook', 'appendix.columnHeadingLook', 'appendix.sectionLook'],
    { least: 10, most: 13, limit: 'cellSize' },
  ),
  sizePageNumber: size('Số trang', ['pageNumber.look'], { least: 11, most: 14 }),

  indent: number('spacing', 'Thụt đầu dòng', 'mm', ['body.firstLineIndent'], { least: 0, most: 15, step: 0.5 }),
  spacing: number('spacing', 'Cách đoạn', 'pt', ['body.spacingAfter'], {
    least: 0,
    most: 18,
    step: 1,
    limit: 'spacingAfter',
  }),
  lineSpacing: number('spacing', 'Cách dòng (chính xác)', 'pt', ['body.lineSpacing'], {
    least: 16,
    most: 26,
    step: 0.5,
    limit: 'lineSpacing',
  }),
  signatureRoom: number('spacing', 'Khoảng trống để ký', 'dòng', ['signature.blankLines'], {
    least: 3,
    most: 7,
    step: 1,
  }),

  typeWithConclusion: onOff('blocks', 'Tên loại ghi “THÔNG BÁO KẾT LUẬN”', 'conclusion.inTypeName'),
  asterisk: onOff('blocks', 'Dấu sao dưới tên cơ quan', 'header.asterisk.text', { isText: true }),
  separator: onOff('blocks', 'Gạch dưới trích yếu', 'separator.text', { isText: true }),
  contactRule: onOff('blocks', 'Đường kẻ trên thông tin liên hệ', 'contact.ruleAbove'),
  rowsMaySplit: onOff('blocks', 'Cho hàng dài của bảng sang trang sau', 'appendix.rowsMaySplit', { isOption: true }),

  recipientsEnd: oneOf('Sau mỗi nơi nhận', 'recipients.end', [',', ';']),
  recipientsLastEnd: oneOf('Sau nơi nhận cuối', 'recipients.lastEnd', ['.', ';', '']),
  basisEnd: oneOf('Sau mỗi căn cứ', 'basis.end', [';', ',']),
  basisLastEnd: oneOf('Sau căn cứ cuối, trước lời dẫn', 'basis.lastBeforeEnacting', [',', ';', '.']),
  fileCopy: oneOf('Dòng lưu', 'recipients.fileCopy', ['Lưu {keeper}', 'Lưu: {keeper}']),
  numberLine: oneOf('Dòng số', 'header.number.pattern', ['Số {number}-{symbol}', 'Số: {number}-{symbol}']),

  recipientsLabel: words('Tiêu đề nơi nhận', 'recipients.label', 40),
  appendixLabel: words('Tên phụ lục', 'appendix.label', 40),
  appendixNumbered: words('Tên khi có nhiều phụ lục', 'appendix.numberedLabel', 40),
  appendixLink: words('Dòng chú dẫn phụ lục', 'appendix.link', 200),

  headingBold: onOff('emphasis', 'Tiêu đề mục in đậm', 'body.headingBold'),
  labelBold: onOff('emphasis', 'Số thứ tự của khoản in đậm', 'body.labelBold'),
  deadlineBold: onOff('emphasis', 'Thời hạn in đậm', 'body.deadline.bold'),
  deadlineItalic: onOff('emphasis', 'Thời hạn in nghiêng', 'body.deadline.italic'),
  roleItalic: onOff('emphasis', '“(báo cáo)”, “(thực hiện)” in nghiêng', 'recipients.roleItalic'),
  titleBold: onOff('emphasis', 'Chức vụ trên chữ “kiêm” in đậm', 'signature.titleBeforeConcurrent.bold'),
} as const satisfies Readonly<Record<string, LookChange>>

export type LookKey = keyof typeof lookChanges
export const lookKeys = Object.keys(lookChanges) as readonly LookKey[]
/** The same by key, where it does not matter which one it is. */
export const lookChangeOf = (key: LookKey): LookChange => lookChanges[key]
