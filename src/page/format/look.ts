/**
 * The look of an office: what it changed of the official format, for each regime apart. The empty look is the regime's
 * own. Pure: the versions of looks are the store's.
 */
import { z } from 'zod'
import { findForbidden } from '../../domain/words/text.ts'
import { type Regime, rulesOf, specs } from './formats.ts'
import { type LookChange, type LookKey, lookChangeOf, lookChanges, lookKeys } from './look-changes.ts'
import type { FormatSpec } from './spec.ts'

export type LookValue = number | boolean | string
/** Only what differs from the regime's own. */
export type LookValues = Readonly<Partial<Record<LookKey, LookValue>>>
export type OfficeLook = Readonly<Record<Regime, LookValues>>

export const emptyLook: OfficeLook = { hd36: {}, hd05: {} }

/** Type needs so much of its size as the height of a line, or letters with marks are cut. */
const leastLeading = 1.15

const isKey = (key: string): key is LookKey => Object.hasOwn(lookChanges, key)

function valueAt(spec: FormatSpec, path: string): unknown {
  let value: unknown = spec
  for (const key of path.split('.')) value = Reflect.get(value as object, key)
  return value
}

/** What the regime has for a change. */
export function ownValue(regime: Regime, key: LookKey): LookValue {
  const change = lookChangeOf(key)
  const value = valueAt(specs[regime], change.paths[0])
  if (change.kind === 'switch' && change.isText === true) return value !== ''
  return value as LookValue
}

/** The value a look has for a change: its own, or the regime's. */
export function valueIn(look: OfficeLook, regime: Regime, key: LookKey): LookValue {
  return look[regime][key] ?? ownValue(regime, key)
}

/** The texts among which a choice is made, the regime's own first. */
export function choicesOf(regime: Regime, key: LookKey): readonly string[] {
  const change = lookChangeOf(key)
  return change.kind === 'choice' ? [...new Set([String(ownValue(regime, key)), ...change.choices])] : []
}

/** What the regime leaves to the office; null where it has one value. */
export function allowedRange(regime: Regime, change: LookChange): { min: number; max?: number | undefined } | null {
  return change.kind === 'number' && change.limit !== undefined ? specs[regime].limits[change.limit] : null
}

/**
 * The rules that a value departs from; none where it is the regime's own, within its range, an option it gives, or what no
 * rule speaks of.
 */
export function departureOf(regime: Regime, key: LookKey, value: LookValue): readonly string[] {
  const change = lookChangeOf(key)
  if (value === ownValue(regime, key)) return []
  if (change.kind === 'switch' && change.isOption === true) return []
  const range = allowedRange(regime, change)
  if (range !== null && typeof value === 'number' && value >= range.min && value <= (range.max ?? Infinity)) return []
  return rulesOf(regime, change.paths[0])
}

/** How many values of a look depart from the regime. */
export function countDepartures(look: OfficeLook, regime: Regime): number {
  return lookKeys.filter((key) => departureOf(regime, key, valueIn(look, regime, key)).length > 0).length
}

/** A look with one value more; one that is the regime's own is none. */
export function withValue(look: OfficeLook, regime: Regime, key: LookKey, value: LookValue): OfficeLook {
  const { [key]: _before, ...others } = look[regime]
  return { ...look, [regime]: value === ownValue(regime, key) ? others : { ...others, [key]: value } }
}

/** The format with a look: the very format where nothing is changed. */
export function applyLook(spec: FormatSpec, look: OfficeLook): FormatSpec {
  const values = look[spec.name]
  let changed = spec
  for (const key of lookKeys) {
    const value = values[key]
    if (value === undefined) continue
    const change = lookChangeOf(key)
    for (const path of change.paths) changed = replaceAt(changed, path.split('.'), asWritten(change, spec, path, value))
  }
  return changed === spec ? spec : fitColumns(changed, spec)
}

function asWritten(change: LookChange, spec: FormatSpec, path: string, value: LookValue): LookValue {
  if (change.kind !== 'switch' || change.isText !== true) return value
  return value === true ? (valueAt(spec, path) as string) : ''
}

/** Changes have values of the type of their entries: `lookSchema` sees to that. */
function replaceAt<Tree extends object>(tree: Tree, [key = '', ...rest]: readonly string[], value: LookValue): Tree {
  if (!Object.hasOwn(tree, key)) throw new Error(`no entry ${key} in the format`)
  return { ...tree, [key]: rest.length === 0 ? value : replaceAt(Reflect.get(tree, key) as object, rest, value) }
}

const widthOf = ({ width, left, right }: FormatSpec['page']) => width - left - right

/** The two columns of the head and of the signatures share the width that the margins leave, as they did before. */
function fitColumns(changed: FormatSpec, { page: before }: FormatSpec): FormatSpec {
  const { page, header, signature } = changed
  if (widthOf(page) === widthOf(before)) return changed
  const fit = <Columns extends { readonly leftColumn: number; readonly rightColumn: number }>(columns: Columns) => {
    const total = columns.leftColumn + columns.rightColumn
    const leftColumn = Math.round((columns.leftColumn * widthOf(page) * 10) / total) / 10
    return { ...columns, leftColumn, rightColumn: Math.round((widthOf(page) - leftColumn) * 10) / 10 }
  }
  return { ...changed, header: fit(header), signature: fit(signature) }
}

/** Why a value cannot be used, in words; null where it can. */
export function refuseValue(regime: Regime, key: LookKey, value: unknown): string | null {
  const change = lookChangeOf(key)
  const named = `“${change.label}”`
  switch (change.kind) {
    case 'number': {
      const { least, most, step, unit } = change
      if (typeof value !== 'number' || !Number.isFinite(value)) return `${named} phải là một số.`
      if (value < least || value > most) return `${named} phải từ ${write(least)} đến ${write(most)} ${unit}.`
      return Number.isInteger(value / step) ? null : `${named} đi từng ${write(step)} ${unit}.`
    }
    case 'switch':
      return typeof value === 'boolean' ? null : `${named} chỉ bật hoặc tắt.`
    case 'choice':
      return choicesOf(regime, key).some((choice) => choice === value) ? null : `${named} không có cách ghi này.`
    case 'words':
      return refuseWords(named, value, String(ownValue(regime, key)), change.longest)
  }
}

const write = (value: number) => String(value).replace('.', ',')

/** The places that are filled in. */
const filled = (text: string) => (text.match(/\{[^{}]*\}/g) ?? []).toSorted().join(' ')

/** Fixed words may be changed, what is filled in must stay, each once. */
function refuseWords(named: string, value: unknown, own: string, longest: number): string | null {
  if (typeof value !== 'string' || value.trim() === '') return `${named} chưa có chữ.`
  if (value.length > longest) return `${named} dài hơn ${longest} ký tự.`
  if (findForbidden(value) !== -1 || /[\n\t]/.test(value)) return `${named} có ký tự không được phép.`
  if (filled(value) === filled(own) && !/[{}]/.test(value.replace(/\{\w+\}/g, ''))) return null
  return filled(own) === ''
    ? `${named} không dùng dấu ngoặc nhọn.`
    : `${named} phải giữ nguyên mỗi chỗ điền một lần: ${filled(own)}.`
}

/** What does not go together though each value is good; null where the page can be set. */
export function refuseTogether(look: OfficeLook, regime: Regime): string | null {
  const { body, header } = applyLook(specs[regime], look)
  if (body.lineSpacing < body.look.size * leastLeading)
    return `Cách dòng ${write(body.lineSpacing)} pt quá hẹp cho cỡ chữ ${write(body.look.size)}: dấu của chữ sẽ bị cắt. Cần ít nhất ${write(Math.ceil(body.look.size * leastLeading * 2) / 2)} pt.`
  if (header.rightColumn < header.heading.ruleLength)
    return `Lề trái và lề phải chỉ còn để ${write(header.rightColumn)} mm cho tiêu đề “${header.heading.text}”, cần ${write(header.heading.ruleLength)} mm. Hãy giảm một trong hai lề.`
  return null
}

const valuesOf = (regime: Regime) =>
  z
    .record(z.string().max(40), z.union([z.number(), z.boolean(), z.string().max(400).normalize('NFC')]))
    .superRefine((values, context) => {
      for (const [key, value] of Object.entries(values)) {
        const message = isKey(key) ? refuseValue(regime, key, value) : `Không có mục “${key}” trong mẫu trình bày.`
        if (message !== null) context.addIssue({ code: 'custom', path: [key], message })
      }
    })
    .transform((values): LookValues => {
      const look = { ...emptyLook, [regime]: values as LookValues }
      // In the order of the table and without the regime's own, so that equal looks are stored as equal texts.
      return Object.fromEntries(
        lookKeys.flatMap((key) => {
          const value = valueIn(look, regime, key)
          return value === ownValue(regime, key) ? [] : [[key, value]]
        }),
      )
    })

export const lookSchema = z
  .object({ hd36: valuesOf('hd36'), hd05: valuesOf('hd05') })
  .strict()
  .superRefine((look, context) => {
    for (const regime of ['hd36', 'hd05'] as const) {
      const message = refuseTogether(look, regime)
      if (message !== null) context.addIssue({ code: 'custom', path: [regime], message })
    }
  })

export const lookName = z.string().normalize('NFC').trim().min(1).max(80)

/** A look as a file: to be carried to another machine. */
const lookFile = z
  .object({ kind: z.literal('ket-luan-look'), form: z.literal(1), name: lookName, look: lookSchema })
  .strict()
export type NamedLook = Pick<z.infer<typeof lookFile>, 'name' | 'look'>

export function writeLookFile({ name, look }: NamedLook): string {
  return `${JSON.stringify({ kind: 'ket-luan-look', form: 1, name, look }, null, 2)}\n`
}

/** Throws a ZodError, or a SyntaxError where the text is no JSON. */
export function readLookFile(text: string): NamedLook {
  const { name, look } = lookFile.parse(JSON.parse(text))
  return { name, look }
}
