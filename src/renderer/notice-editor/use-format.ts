/** The format a notice is set in: that of its day, in the look it keeps or in the office's present one. */
import { useMemo } from 'react'
import type { Notice } from '../../domain/notice/notice.ts'
import type { StoredNotice } from '../../domain/office/records.ts'
import { regimeOf, specs } from '../../page/format/formats.ts'
import { applyLook } from '../../page/format/look.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { call } from '../client.ts'
import { useCall } from '../use-call.ts'

type Kept = StoredNotice['look']

const asked = (look: Kept) => (look === null ? {} : { version: look })

/** The regime's own until the store has answered. `look`: the version the notice keeps; null for the one in force. */
export function useFormat(
  notice: Pick<Notice, 'regime' | 'header' | 'meeting'>,
  look: Kept,
): { readonly spec: FormatSpec; readonly lookName: string | null; readonly isKnown: boolean } {
  const { data, error } = useCall('look.get', asked(look))
  const regime = regimeOf(notice)
  const spec = useMemo(
    () => (data === undefined ? specs[regime] : applyLook(specs[regime], data.look)),
    [regime, data?.look],
  )
  return {
    spec,
    lookName: spec === specs[regime] ? null : (data?.name ?? null),
    isKnown: data !== undefined || error !== null,
  }
}

/** What of the office's look is no fault of a notice. */
export function useCustoms(...of: Parameters<typeof useFormat>): { readonly conclusionInType: boolean } {
  return { conclusionInType: useFormat(...of).spec.conclusion.inTypeName }
}

/** The same outside of a component. Throws CallFailed. */
export async function fetchFormat(notice: Notice, look: Kept): Promise<FormatSpec> {
  return applyLook(specs[regimeOf(notice)], (await call('look.get', asked(look))).look)
}
