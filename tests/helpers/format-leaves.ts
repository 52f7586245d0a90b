/** An entry of a format file as it is written: the value with the rules it cites. */
export interface Leaf {
  readonly path: string
  readonly value: unknown
  readonly rules: readonly string[]
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Every entry of a format file. What is neither an entry nor a group of entries stands with no rules. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (!isTree(value)) return [{ path, value, rules: [] }]
  if ('value' in value) return [{ path, value: value['value'], rules: value['rules'] as string[] }]
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}.${key}`))
}
