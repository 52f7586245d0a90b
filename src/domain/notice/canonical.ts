/** The one serialisation of a notice: what the store keeps, what is hashed, and what will be signed. */
import type { Notice } from './notice.ts'

/**
 * The notice as JSON with sorted keys, NFC, without undefined: equal notices give equal characters, whatever wrote
 * them and in whatever order. The notice must have been validated (parse-notice.ts), which makes its text NFC.
 */
export function canonicalText(notice: Notice): string {
  return canonicalJson(notice)
}

/** Any plain value in the same way; its text must be NFC. */
export function canonicalJson(value: unknown): string {
  return write(value)
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry)}`).join(',')}}`
}
