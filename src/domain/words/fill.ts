/** Texts with `{fields}`, as the resources write the wording of what the program proposes. */

/** Stand for brackets that somebody typed, which are none of the wording. */
const [opening, closing] = ['\u{E000}', '\u{E001}']

/** What stands in brackets is there only where its own fields are. Null where a field is missing. */
export function fill(text: string, values: Readonly<Record<string, string>>): string | null {
  let rest = text
  for (;;) {
    const inner = /\[([^[\]]*)\]/u.exec(rest)
    if (inner === null) break
    rest =
      rest.slice(0, inner.index) +
      (fillFields(inner[1] ?? '', values) ?? '') +
      rest.slice(inner.index + inner[0].length)
  }
  return fillFields(rest, values)?.replaceAll(opening, '[').replaceAll(closing, ']') ?? null
}

function fillFields(text: string, values: Readonly<Record<string, string>>): string | null {
  let isWhole = true
  const filled = text.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name] ?? ''
    if (value === '') isWhole = false
    return value.replaceAll('[', opening).replaceAll(']', closing)
  })
  return isWhole ? filled : null
}
