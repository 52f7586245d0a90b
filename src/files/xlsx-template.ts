/**
 * The workbook as exceljs writes it: everything but the rows of the tables, which one prototype row of
 * each kind stands for. exceljs is loaded on first use, because loading it takes a quarter second.
 */
import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { squeeze } from '../domain/words/text.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { writeSymbol } from '../page/compose/official-text.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { facts, factsSheet, helperHeadings, idHeading } from './xlsx-form.ts'
import type { SheetPlan, StatusOf } from './xlsx-plan.ts'
import { type Styles, stylesOf } from './xlsx-styles.ts'
import {
  type Prototype,
  type WorkbookTemplate,
  contentOf,
  cutWorkbook,
  digitMillimetres,
  letterOf,
  prototypeHeight,
  prototypeNumber,
  prototypes,
} from './xlsx-cut.ts'
import { trialWords } from './paper-identity.ts'
import { readZip } from './zip-read.ts'

/** Writes the workbook of the plans with prototype rows, and cuts it. */
export async function makeTemplate(
  notice: Notice,
  plans: readonly SheetPlan[],
  spec: FormatSpec,
  { status, isTrial }: { readonly status: StatusOf | null; readonly isTrial: boolean },
): Promise<WorkbookTemplate> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  setProperties(workbook, notice, plans, spec)
  if (isTrial) workbook.keywords = trialWords
  const styles = stylesOf(spec)
  for (const [index, plan] of plans.entries()) await addSheet(workbook, plan, index, styles, spec)
  addFacts(workbook, notice, plans, spec, status)
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

function inches(millimetres: number): number {
  return millimetres / 25.4
}

async function addSheet(
  workbook: Workbook,
  plan: SheetPlan,
  index: number,
  styles: Styles,
  spec: FormatSpec,
): Promise<void> {
  const { landscapePage: page, pageNumber } = spec
  // The file stands alone: its first sheet opens it, as the first page opens the notice.
  const firstNumbered = index === 0 ? pageNumber.firstPage : pageNumber.appendixFirstPage
  const { headingRow, lastRow } = plan
  const lastLetter = letterOf(plan.printed)
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
  setColumns(sheet, plan)
  addTitles(sheet, plan, styles, lastLetter)
  addHeadings(sheet, plan, styles)
  // With the ids: sorting moves what is inside the filter only, and the ids must go with their rows.
  sheet.autoFilter = `A${headingRow}:${letterOf(plan.width)}${lastRow}`
  prototypes.forEach((prototype, at) => addPrototype(sheet, headingRow + 1 + at, prototype, plan, styles))
  if (plan.kind === 'status') await lockPlan(sheet, plan)
}

/** Widths in characters of columns beside the table. */
const helperWidths = { section: 24, lastDay: 13, order: 9.5 } as const

function setColumns(sheet: Worksheet, { columns, statusColumns, helpers, width }: SheetPlan): void {
  ;[...columns, ...statusColumns].forEach((column, at) => {
    const own = sheet.getColumn(at + 1)
    own.width = Math.round((column.width / digitMillimetres) * 100) / 100
    if ('hidden' in column && column.hidden) own.hidden = true
  })
  helpers.forEach((helper, at) => (sheet.getColumn(width - helpers.length + at).width = helperWidths[helper]))
  const ids = sheet.getColumn(width)
  ids.width = 10
  ids.hidden = true
}

function addHeadings(sheet: Worksheet, plan: SheetPlan, styles: Styles): void {
  const row = sheet.getRow(plan.headingRow)
  row.height = plan.headingHeight
  const texts = [
    ...[...plan.columns, ...plan.statusColumns].map(({ heading }) => heading),
    ...plan.helpers.map((helper) => helperHeadings[helper]),
    idHeading,
  ]
  texts.forEach((text, at) => {
    const cell = row.getCell(at + 1)
    cell.value = writable(text)
    cell.style = at < plan.printed ? styles.heading : at < plan.width - 1 ? styles.helperHeading : styles.id
  })
}

/** Only what the office in charge fills in can be changed. There is no password: the lock is against slips. */
async function lockPlan(sheet: Worksheet, { columns, statusColumns, headingRow, lastRow }: SheetPlan): Promise<void> {
  await sheet.protect('', {
    selectLockedCells: false,
    sort: true,
    autoFilter: true,
    formatRows: true,
    formatColumns: true,
  })
  // exceljs has validations of ranges, but no type for them.
  const validations: unknown = Reflect.get(sheet, 'dataValidations')
  const { add } = validations as { add: (range: string, validation: DataValidation) => void }
  statusColumns.forEach(({ heading, kind, choices, strict = false, hint }, at) => {
    if (lastRow === headingRow) return
    const letter = letterOf(columns.length + at + 1)
    const rule: Pick<DataValidation, 'type' | 'formulae' | 'operator'> =
      kind === 'day'
        ? { type: 'date', operator: 'greaterThan', formulae: [firstDay] }
        : choices === undefined
          ? { type: 'textLength', operator: 'lessThanOrEqual', formulae: [longestAnswer] }
          : { type: 'list', formulae: [`"${choices.join(',')}"`] }
    add.call(validations, `${letter}${headingRow + 1}:${letter}${lastRow}`, {
      ...rule,
      allowBlank: true,
      showInputMessage: true,
      promptTitle: heading,
      prompt: hint,
      showErrorMessage: strict || choices === undefined,
      errorTitle: heading,
      error: kind === 'day' ? 'Hãy ghi một ngày, như 15/4/2026.' : hint,
    })
  })
}

/** Days before it are slips of the pen. */
const firstDay = new Date(Date.UTC(2000, 0, 1))
const longestAnswer = 2000

function addTitles(sheet: Worksheet, plan: SheetPlan, styles: Styles, lastLetter: string): void {
  let number = 1
  for (const [at, title] of plan.titles.entries()) {
    const first = number
    for (const height of plan.titleHeights[at] ?? []) {
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
  const content = contentOf(prototype)
  for (let at = 0; at < plan.width; at += 1) {
    const cell = row.getCell(at + 1)
    cell.style = styles.of(prototype, plan, at)
    // A text that is in the sheet anyhow, so that the prototypes leave nothing behind.
    if (content === 'text') cell.value = idHeading
    if (content === 'number' && at < plan.width - 1) cell.value = prototypeNumber
  }
}

function addFacts(
  workbook: Workbook,
  notice: Notice,
  plans: readonly SheetPlan[],
  spec: FormatSpec,
  status: StatusOf | null,
): void {
  const sheet = workbook.addWorksheet(factsSheet, { state: 'veryHidden' })
  sheet.addRow([facts.notice, writable(notice.id)])
  for (const { kind, sheetName, appendixId } of plans)
    if (kind !== 'leads') sheet.addRow([facts.appendix, sheetName, writable(appendixId)])
  sheet.addRow([facts.format, spec.name, String(spec.version)])
  if (status !== null) sheet.addRow([facts.kind, 'status', writable(status.lead ?? '')])
}
