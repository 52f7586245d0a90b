/**
 * Notices of earlier forms, brought to today's by ordered steps. A step takes a notice of its version and gives one of
 * the next; it trusts nothing, because the validation (parse-notice.ts) checks the result. A step is never changed once
 * a release has written its version.
 */
import { Refusal } from '../errors.ts'
import { modelVersion } from './notice.ts'
import { standardColumns, taskFields, usualHeadings } from './table.ts'

type Json = Readonly<Record<string, unknown>>

/** By the version they start from. The first form bore no version. */
const steps: Readonly<Record<number, (old: Json) => Json>> = { 1: nameColumns }

/** A notice of any earlier form in today's; whatever is no notice is returned as it is, for the validation to refuse. */
export function upgradeNotice(value: unknown): unknown {
  if (!isObject(value)) return value
  let now = value
  const { modelVersion: stated = 1 } = value
  // Not Number(stated): it throws for an object that cannot become one, as {"toString": null}.
  if (typeof stated !== 'number') return value
  let version = stated
  if (version > modelVersion) throw new Refusal('notice.newer', '', { found: String(version) })
  while (version < modelVersion) {
    const step = steps[version]
    if (step === undefined) return value
    version += 1
    now = { ...step(now), modelVersion: version }
  }
  return now
}

/** 1 to 2: columns belong to the table; several organs and signatures; unplaced lines; months without a day. */
function nameColumns(old: Json): Json {
  const { signature, ...kept } = old
  const { issuingOrgan, ...header } = objectIn(old, 'header')
  const { texts, ...form } = objectIn(old, 'sourceForm')
  const meeting = old['meeting']
  return {
    ...kept,
    header: { ...header, issuingOrgans: [{ id: 'organ-1', name: issuingOrgan ?? '' }], month: null },
    meeting: isObject(meeting) ? { ...meeting, month: null } : meeting,
    signatures: [{ ...(isObject(signature) ? signature : {}), id: 'signature-1' }],
    contact: '',
    unplaced: [],
    appendices: listOf(old['appendices']).map((appendix) => nameColumnsOf(appendix, isObject(texts) ? texts : {})),
    ...(old['sourceForm'] === undefined ? {} : { sourceForm: { ...form, texts: withoutColumns(texts) } }),
  }
}

/** The first form kept headings that differed from the usual ones beside the table: "appendix/<id>/column/3". */
function nameColumnsOf(appendix: Json, texts: Json): Json {
  const id = typeof appendix['id'] === 'string' ? appendix['id'] : ''
  const columns = standardColumns.map((column, at) => {
    const kept = texts[`appendix/${id}/column/${at}`]
    const usual = column.role === null ? '' : usualHeadings[column.role]
    return { ...column, heading: typeof kept === 'string' && kept !== '' ? kept : usual }
  })
  const sections = listOf(appendix['sections']).map((section) => ({
    ...section,
    rows: listOf(section['rows']).map((row) => {
      const cells = Object.fromEntries(taskFields.map((field) => [field, row[field] ?? '']))
      const rest = Object.fromEntries(Object.entries(row).filter(([key]) => !Object.hasOwn(cells, key)))
      return { ...rest, cells }
    }),
  }))
  return { ...appendix, kind: 'tasks', columns, sections }
}

function withoutColumns(texts: unknown): unknown {
  if (!isObject(texts)) return texts
  return Object.fromEntries(Object.entries(texts).filter(([place]) => !/^appendix\/.*\/column\/\d+$/.test(place)))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectIn(of: Json, key: string): Json {
  const value = of[key]
  return isObject(value) ? value : {}
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
