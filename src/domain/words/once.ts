/** A constant that takes a moment to make, made when it is first asked for: the same for all, so it is no state. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}
