/**
 * What the checker remembers, so that after an edit only what changed is read and checked again. A memory belongs to
 * whoever has notices checked (a window, the app, a test); the modules of the checker keep nothing themselves.
 *
 * What is kept is found again by the function that made it. It must be a function of a module: one made anew for each
 * call would never be met again.
 */

export interface CheckMemory {
  /**
   * What `read` makes of a value: made once, and kept for as long as the value lives. What `read` is given besides is
   * no part of the key: it must stay the same for as long as the memory does, as the directory does for a reading.
   */
  readonly of: <From extends WeakKey, Rest extends readonly unknown[], Value>(
    read: (from: From, ...rest: Rest) => Value,
    from: From,
    ...rest: Rest
  ) => Value
  /** What `make` makes now. It is given what it made last, and gives that back where nothing it is made of changed. */
  readonly next: <Rest extends readonly unknown[], Value>(
    make: (before: Value | undefined, ...rest: Rest) => Value,
    ...rest: Rest
  ) => Value
  /** The number of a check, counted from 0: what it found of a part is kept in lists by this index. */
  readonly indexOf: (check: WeakKey) => number
}

/** A memory in which nothing is remembered yet. */
export function createMemory(): CheckMemory {
  const values = new Map<unknown, WeakMap<WeakKey, unknown>>()
  const last = new Map<unknown, unknown>()
  const indexes = new Map<unknown, number>()
  return {
    of: <From extends WeakKey, Rest extends readonly unknown[], Value>(
      read: (from: From, ...rest: Rest) => Value,
      from: From,
      ...rest: Rest
    ): Value => {
      let known = values.get(read)
      if (known === undefined) values.set(read, (known = new WeakMap()))
      const before = known.get(from) as Value | undefined
      if (before !== undefined) return before
      const value = read(from, ...rest)
      known.set(from, value)
      return value
    },
    next: <Rest extends readonly unknown[], Value>(
      make: (before: Value | undefined, ...rest: Rest) => Value,
      ...rest: Rest
    ): Value => {
      const value = make(last.get(make) as Value | undefined, ...rest)
      last.set(make, value)
      return value
    },
    indexOf: (check) => {
      let index = indexes.get(check)
      if (index === undefined) indexes.set(check, (index = indexes.size))
      return index
    },
  }
}

/** Something that many checks go over: a text, a row. Plain lists by index: all of it is asked for after every key, and a map costs several times as much. */
export interface CheckedPart {
  /** The memory that numbers the checks. */
  readonly memory: CheckMemory
  /** What was found here, by the index of the check. */
  readonly found: (readonly unknown[])[]
  /** By index, 1 for a check that finds nothing here. Shared by all texts that say the same in a place of the same kind. */
  readonly noFinding: Uint8Array
}

/** More checks than there are; one beyond is made again where it finds nothing. */
const mostChecks = 128

/** Where nothing was checked yet. */
export function newNoFinding(): Uint8Array {
  return new Uint8Array(mostChecks)
}

/** What `check` finds in each of some parts of one memory, in order; checked is only what it has not been made for before. `known` must stay the same for as long as the memory does. */
export function checkParts<Part extends CheckedPart, Known, Found>(
  check: (part: Part, known: Known) => readonly Found[],
  parts: readonly Part[],
  known: Known,
): Found[] {
  const all: Found[] = []
  const index = parts[0]?.memory.indexOf(check) ?? 0
  // Most parts have nothing: this loop runs for every check after every key.
  for (const part of parts) {
    if (part.noFinding[index] === 1) continue
    const before = part.found[index] as readonly Found[] | undefined
    const found = before ?? check(part, known)
    if (found.length === 0) part.noFinding[index] = 1
    else {
      part.found[index] = found
      all.push(...found)
    }
  }
  return all
}
