import type { CallFunction } from '../../src/contract/client.ts'

/** Says of every directive of a draft that no task follows from it, so that it may be submitted. */
export async function decideNone(
  call: CallFunction,
  seen: { readonly id: string; readonly version: number },
): Promise<void> {
  const { directives } = await call('directive.list', { id: seen.id })
  const decisions = directives.map(({ spot, digest }) => ({ part: spot.part, digest, decision: 'none' as const }))
  if (decisions.length > 0) await call('directive.mark', { ...seen, decisions })
}
