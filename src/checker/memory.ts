/** What was found in a text or a row is remembered with it: after an edit only what changed is looked at again. */

/** Something looked at by many. Plain lists by slot: all of it is asked for after every key, and a map costs several times as much. */
export interface Remembering {
  /** What was found here, by the slot of what looked. */
  readonly found: (readonly unknown[])[]
  /** By slot, 1 for what finds nothing here. Shared by all texts that say the same in a place of the same kind. */
  readonly silent: Uint8Array
}

/** More looks than there are; of those beyond, what finds nothing looks again. */
const mostSlots = 128
let taken = 0

/** Where nobody has looked yet. */
export function newSilence(): Uint8Array {
  return new Uint8Array(mostSlots)
}

/** What `look` finds in each part, in order; looks only where it has not looked before. Call it once for each kind of look: the slots are numbered for the life of the program. */
export function rememberLook<Part extends Remembering, Known, Found>(
  look: (part: Part, known: Known) => readonly Found[],
): (parts: readonly Part[], known: Known) => Found[] {
  const slot = taken
  taken += 1
  return (parts, known) => {
    const all: Found[] = []
    // Most parts have nothing: this loop runs for every look after every key.
    for (const part of parts) {
      if (part.silent[slot] === 1) continue
      const before = part.found[slot] as readonly Found[] | undefined
      const found = before ?? look(part, known)
      if (found.length === 0) part.silent[slot] = 1
      else {
        part.found[slot] = found
        all.push(...found)
      }
    }
    return all
  }
}
