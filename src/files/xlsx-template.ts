/**
 * The workbook as exceljs writes it: everything but the rows of the tables, which one prototype row of
 * each kind stands for. exceljs is loaded on first use, because loading it takes a quarter second.
 */
import type { Alignment, Style, Workbook, Worksheet } from 'exceljs'
import { squeeze } from '../domain/words/text.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { writeSymbol } from '../page/compose/official-text.ts'
import type { FormatSpec, Look } from '../page/format/spec.ts'
import { dayFormats, facts, factsSheet, idHeading } from './xlsx-form.ts'
import type { SheetPlan } from './xlsx-plan.ts'
import {
  type Prototype,
  type WorkbookTemplate,
  cutWorkbook,
  digitMillimetres,
  letterOf,
  prototypeHeight,
  prototypeNumber,
  prototypes,
} from './xlsx-cut.ts'
import { readZip } from './zip-read.ts'

/** Writes the workbook of the plans with prototype rows, and cuts it. */
export async function makeTemplate(
  notice: Notice,
  plans: readonly SheetPlan[],
  spec: FormatSpec,
): Promise<WorkbookTemplate> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  setProperties(workbook, notice, plans, spec)
  const styles = stylesOf(spec)
  plans.forEach((plan, index) => addSheet(workbook, plan, index, styles, spec))
  addFacts(workbook, notice, plans, spec)
  // Stored, not deflated: the parts are taken out again at once.
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  return cutWorkbook(readZip(new Uint8Array(written)), plans, spec)
}

function setProperties(workbook: Workbook, notice: Notice, plans: readonly SheetPlan[], spec: FormatSpec): void {
  const organ = squeeze(notice.header.issuingOrgans.map(({ name }) => name).join(' - '))
  // Not the clock: equal notices give equal files.
  const moment = new Date(`${notice.header.date ?? '2000-01-01'}T00:00:00Z`)
  const [first] = plans
  workbook.title = squeeze(first?.titles.find((title) => title.look === 'titleLook')?.text ?? first?.sheetName ?? '')
  workbook.subject = writeSymbol(notice, spec)
  workbook.creator = organ
  workbook.lastModifiedBy = organ
  workbook.company = organ
  workbook.created = moment
  workbook.modified = moment
}

type CellStyle = Readonly<Partial<Style>>
interface Styles {
  readonly titles: Readonly<Record<SheetPlan['titles'][number]['look'], CellStyle>>
  readonly heading: CellStyle
  readonly sectionLabel: CellStyle
  readonly sectionTitle: CellStyle
  readonly cell: (align: 'left' | 'center', format?: keyof typeof dayFormats) => CellStyle
  readonly id: CellStyle
}

function aligned(horizontal: 'left' | 'center', vertical: 'top' | 'middle' = 'top'): Partial<Alignment> {
  return { horizontal, vertical, wrapText: true }
}

function inches(millimetres: number): number {
  return millimetres / 25.4
}

/** One frozen object for each look: exceljs knows a style again by the object, not by what is in it. */
function stylesOf(spec: FormatSpec): Styles {
  const { appendix, typeface } = spec
  const thin = { style: 'thin' } as const
  const border = { top: thin, left: thin, bottom: thin, right: thin }
  const fontOf = (look: Look) => ({
    name: typeface,
    size: look.size,
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
  })
  const title = (look: Look): CellStyle => Object.freeze({ font: fontOf(look), alignment: aligned('center') })
  const cells = new Map<string, CellStyle>()
  return {
    titles: {
      labelLook: title(appendix.labelLook),
      titleLook: title(appendix.titleLook),
      linkLook: title(appendix.linkLook),
    },
    heading: Object.freeze({
      font: fontOf(appendix.columnHeadingLook),
      border,
      alignment: aligned('center', 'middle'),
    }),
    sectionLabel: Object.freeze({ font: fontOf(appendix.sectionLook), border, alignment: aligned('center') }),
    sectionTitle: Object.freeze({ font: fontOf(appendix.sectionLook), border, alignment: aligned('left') }),
    cell: (align, format) => {
      const key = `${align} ${format}`
      const style =
        cells.get(key) ??
        Object.freeze({
          font: fontOf(appendix.cellLook),
          border,
          alignment: aligned(align),
          ...(format === undefined ? {} : { numFmt: dayFormats[format] }),
        })
      cells.set(key, style)
      return style
    },
    id: Object.freeze({ font: { name: typeface, size: appendix.cellLook.size } }),
  }
}

function addSheet(workbook: Workbook, plan: SheetPlan, index: number, styles: Styles, spec: FormatSpec): void {
  const { landscapePage: page, pageNumber } = spec
  // The file stands alone: its first sheet opens it, as the first page opens the notice.
  const firstNumbered = index === 0 ? pageNumber.firstPage : pageNumber.appendixFirstPage
  const { headingRow, lastRow, columns } = plan
  const lastLetter = letterOf(columns.length)
  const sheet = workbook.addWorksheet(plan.sheetName, {
    properties: { defaultRowHeight: 15.75, dyDescent: 0.25 },
    views: [{ state: 'frozen', ySplit: headingRow, topLeftCell: `A${headingRow + 1}` }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        top: inches(page.top),
        bottom: inches(page.bottom),
        left: inches(page.left),
        right: inches(page.right),
        header: inches(page.headerDistance),
        footer: inches(page.headerDistance),
      },
      printTitlesRow: `${headingRow}:${headingRow}`,
      // exceljs puts a dollar before the column only; without one before the row, the range would wander.
      printArea: `A$1:${lastLetter}$${lastRow}`,
      ...(pageNumber.restartInAppendix ? { firstPageNumber: 1 } : {}),
    },
    headerFooter: {
      differentFirst: !firstNumbered,
      oddHeader: `&C&"${spec.typeface},Regular"&${pageNumber.look.size}&P`,
    },
  })
  columns.forEach((column, at) => {
    sheet.getColumn(at + 1).width = Math.round((column.width / digitMillimetres) * 100) / 100
  })
  const ids = sheet.getColumn(columns.length + 1)
  ids.width = 10
  ids.hidden = true
  addTitles(sheet, plan, styles, lastLetter)
  const heading = sheet.getRow(headingRow)
  heading.height = plan.headingHeight
  const headings = [...columns.map((column) => column.heading), idHeading]
  headings.forEach((text, at) => {
    heading.getCell(at + 1).value = writable(text)
    heading.getCell(at + 1).style = at < columns.length ? styles.heading : styles.id
  })
  // With the ids: sorting moves what is inside the filter only, and the ids must go with their rows.
  sheet.autoFilter = `A${headingRow}:${letterOf(columns.length + 1)}${lastRow}`
  prototypes.forEach((prototype, at) => addPrototype(sheet, headingRow + 1 + at, prototype, plan, styles))
}

function addTitles(sheet: Worksheet, plan: SheetPlan, styles: Styles, lastLetter: string): void {
  let number = 1
  for (const title of plan.titles) {
    const first = number
    for (const height of title.heights) {
      sheet.getRow(number).height = height
      number += 1
    }
    sheet.getCell(first, 1).value = writable(title.text)
    sheet.getCell(first, 1).style = styles.titles[title.look]
    sheet.mergeCells(`A${first}:${lastLetter}${number - 1}`)
  }
}

/** exceljs writes "_x0041_" as it is, which every program reads as "A". */
function writable(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

function addPrototype(sheet: Worksheet, number: number, prototype: Prototype, plan: SheetPlan, styles: Styles): void {
  const row = sheet.getRow(number)
  row.height = prototypeHeight
  const section = prototype === 'sectionText' || prototype === 'sectionEmpty'
  const day = prototype === 'paddedMonth' || prototype === 'bareMonth' ? prototype : undefined
  const filled = prototype === 'sectionText' || prototype === 'text'
  plan.columns.forEach((column, at) => {
    const cell = row.getCell(at + 1)
    if (section) cell.style = at === 0 && column.role === 'ordinal' ? styles.sectionLabel : styles.sectionTitle
    else cell.style = styles.cell(column.align, column.role === 'ordinal' ? undefined : day)
    if (day !== undefined) cell.value = prototypeNumber
    // A text that is in the sheet anyhow, so that the prototypes leave nothing behind.
    else if (filled) cell.value = idHeading
  })
  const id = row.getCell(plan.columns.length + 1)
  id.style = styles.id
  if (filled) id.value = idHeading
}

function addFacts(workbook: Workbook, notice: Notice, plans: readonly SheetPlan[], spec: FormatSpec): void {
  const sheet = workbook.addWorksheet(factsSheet, { state: 'veryHidden' })
  sheet.addRow([facts.notice, writable(notice.id)])
  for (const plan of plans) sheet.addRow([facts.appendix, plan.sheetName, writable(plan.appendixId)])
  sheet.addRow([facts.format, spec.name, String(spec.version)])
}
