import { type ComponentType, useEffect, useState } from 'react'
import { Waiting } from '../ui/parts.tsx'

/**
 * A screen that is read from disk later than the first one. Once read, it is drawn at once: React's own `lazy` shows
 * its fallback even then, and holds it for a third of a second.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): { readonly Screen: ComponentType<Props>; readonly read: () => Promise<void> } {
  let loaded: ComponentType<Props> | null = null
  const read = async () => {
    loaded ??= await load()
  }
  function Screen(props: Props) {
    const [isThere, setThere] = useState(loaded !== null)
    const [failure, setFailure] = useState<unknown>(null)
    useEffect(() => {
      if (!isThere) read().then(() => setThere(true), setFailure)
    }, [isThere])
    if (failure !== null) throw failure
    const Loaded = loaded
    return Loaded === null ? <Waiting /> : <Loaded {...props} />
  }
  return { Screen, read }
}
