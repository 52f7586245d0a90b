/** The two regimes of the official format, and which one a notice falls under. */
import hd05 from '../../../resources/formats/hd05.json' with { type: 'json' }
import hd36 from '../../../resources/formats/hd36.json' with { type: 'json' }
import type { Notice } from '../../domain/notice/notice.ts'
import { once } from '../../domain/words/once.ts'
import { type FormatSpec, valuesOfShipped } from './spec.ts'

export type Regime = FormatSpec['name']

const files: Readonly<Record<Regime, unknown>> = { hd36, hd05 }

const [read36, read05] = [once(() => valuesOfShipped(hd36)), once(() => valuesOfShipped(hd05))]

/** Both formats by name, each read when it is first asked for. */
export const specs: Readonly<Record<Regime, FormatSpec>> = {
  get hd36() {
    return read36()
  },
  get hd05() {
    return read05()
  },
}

/**
 * The regime of a notice: the one set for it, else by its date of issue (F-GOV-6). A draft has no date of
 * issue yet: the day of its meeting stands in, and without one the regime now in force.
 */
export function regimeOf(notice: Pick<Notice, 'regime' | 'header' | 'meeting'>): Regime {
  if (notice.regime !== 'byDate') return notice.regime
  const from = hd05.from.value
  return (notice.header.date ?? notice.meeting?.date ?? from) < from ? 'hd36' : 'hd05'
}

/** The format a notice is set in. */
export function specFor(notice: Pick<Notice, 'regime' | 'header' | 'meeting'>): FormatSpec {
  return specs[regimeOf(notice)]
}

/** Ids of the rules that a value of a format rests on, by its path: "page.left" gives F-PAGE-6. Empty for the office's practice. */
export function rulesOf(regime: Regime, path: string): readonly string[] {
  let entry: unknown = files[regime]
  for (const key of path.split('.'))
    entry = typeof entry === 'object' && entry !== null ? Reflect.get(entry, key) : null
  const rules: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'rules') : null
  if (!Array.isArray(rules)) throw new Error(`no entry ${path} in the format ${regime}`)
  return rules.filter((rule): rule is string => typeof rule === 'string' && rule !== 'house')
}
