/** How the cells of a workbook look: one frozen object for each look, as exceljs knows a style again by the object. */
import type { Alignment, Borders, Style } from 'exceljs'
import type { FormatSpec, Look } from '../page/format/spec.ts'
import type { Prototype } from './xlsx-cut.ts'
import { dayFormats, unseenFormat } from './xlsx-form.ts'
import type { PlannedTitle, SheetPlan } from './xlsx-plan.ts'

type CellStyle = Readonly<Partial<Style>>

export interface Styles {
  readonly titles: Readonly<Record<PlannedTitle['look'], CellStyle>>
  readonly heading: CellStyle
  readonly helperHeading: CellStyle
  readonly id: CellStyle
  /** Of a cell in a prototype row; `at` counts all columns of the sheet, from 0. */
  readonly of: (prototype: Prototype, plan: SheetPlan, at: number) => CellStyle
}

/** Columns beside the table are set off from it: they are no part of the document. */
const helperColour = { argb: 'FF595959' }

const thin = { style: 'thin' } as const
const box: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }

function aligned(horizontal: 'left' | 'center', vertical: 'top' | 'middle' = 'top'): Partial<Alignment> {
  return { horizontal, vertical, wrapText: true }
}

export function stylesOf(spec: FormatSpec): Styles {
  const { appendix, typeface } = spec
  const fontOf = (look: Look) => ({
    name: typeface,
    size: look.size,
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
  })
  const title = (look: Look): CellStyle => Object.freeze({ font: fontOf(look), alignment: aligned('center') })
  const helper = { name: typeface, size: appendix.cellLook.size, color: helperColour }
  const known = new Map<string, CellStyle>()
  const once = (style: CellStyle): CellStyle => {
    const key = JSON.stringify(style)
    const same = known.get(key) ?? Object.freeze(style)
    known.set(key, same)
    return same
  }
  const id: CellStyle = Object.freeze({ font: { name: typeface, size: appendix.cellLook.size } })
  return {
    titles: {
      labelLook: title(appendix.labelLook),
      titleLook: title(appendix.titleLook),
      linkLook: title(appendix.linkLook),
    },
    heading: Object.freeze({
      font: fontOf(appendix.columnHeadingLook),
      border: box,
      alignment: aligned('center', 'middle'),
    }),
    helperHeading: Object.freeze({ font: { ...helper, bold: true }, alignment: aligned('center', 'middle') }),
    id,
    of: (prototype, plan, at) => {
      const { columns, statusColumns, helpers } = plan
      const status = statusColumns[at - columns.length]
      const column = columns[at]
      const beside = helpers[at - columns.length - statusColumns.length]
      if (column !== undefined || status !== undefined)
        return once(
          prototype.startsWith('section')
            ? { font: fontOf(appendix.sectionLook), ...sectionCell(prototype, plan, at) }
            : { font: fontOf(appendix.cellLook), ...tableCell(prototype, plan, at) },
        )
      if (beside === undefined) return id
      // Not broken into lines: it must not make the row higher.
      const alignment = { horizontal: beside === 'section' ? 'left' : 'center', vertical: 'top' } as const
      return once({ font: helper, alignment, ...(beside === 'lastDay' ? { numFmt: dayFormats.paddedMonth } : {}) })
    },
  }
}

function tableCell(prototype: Prototype, { columns, statusColumns }: SheetPlan, at: number): CellStyle {
  const column = columns[at]
  if (column === undefined) {
    const status = statusColumns[at - columns.length]
    return {
      border: box,
      alignment: aligned(status?.align ?? 'left'),
      protection: { locked: false },
      ...(status?.kind === 'day' ? { numFmt: dayFormats.paddedMonth } : {}),
    }
  }
  const look = { border: box, alignment: aligned(column.align) }
  if (prototype === 'repeatedText' || prototype === 'repeatedNumber') return { ...look, numFmt: unseenFormat }
  const isDay = (prototype === 'paddedMonth' || prototype === 'bareMonth') && column.role !== 'ordinal'
  return isDay ? { ...look, numFmt: dayFormats[prototype] } : look
}

/** The title runs over the empty cells to its right, so no line may cross it; nor one between the rows of a long title. */
function sectionCell(prototype: Prototype, { columns, printed }: SheetPlan, at: number): CellStyle {
  const hasLabel = columns.length > 1 && columns[0]?.role === 'ordinal'
  const sides = { left: hasLabel ? at <= 1 : at === 0, right: at === printed - 1 || (hasLabel && at === 0) }
  const border: Partial<Borders> = {
    ...(prototype.startsWith('sectionMore') ? {} : { top: thin }),
    ...(prototype.startsWith('sectionFirst') ? {} : { bottom: thin }),
    ...(sides.left ? { left: thin } : {}),
    ...(sides.right ? { right: thin } : {}),
  }
  const isLabel = hasLabel && at === 0
  return { border, alignment: isLabel ? aligned('center') : { horizontal: 'left', vertical: 'top' } }
}
