/** A short mark of a text, for telling whether it is still the same. No protection against forgery. */

/** 64 bits in hex of FNV-1a, run twice with different seeds over the UTF-16 units. */
export function digest(text: string): string {
  return half(text, 0x811c9dc5) + half(text, 0x9e3779b9)
}

function half(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // The last units have not spread over all bits yet.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
}
