/**
 * Which modules a build puts into one file. What is loaded together belongs together, because a file takes longer to find
 * and to open than to run: what is imported, however far down, from some first modules.
 */
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly isEntry: boolean; readonly importedIds: readonly string[] } | null
}

const at = (path: string) => resolve(import.meta.dirname, path)

/** The subjects of the calls (src/services/subjects.ts): loaded when first called, and together. */
const subjects = readdirSync(at('src/services')).map((name) => `src/services/${name}`)

/**
 * For Rolldown's `codeSplitting`. `first`: the first modules of each file; what two files need is in the one that is named
 * first, so that no two files need each other.
 */
export function bundledTogether(first: Readonly<Record<string, readonly string[]>>) {
  const files = new Map<string, string>()
  const follow = (id: string, file: string, modules: Modules): void => {
    if (files.has(id)) return
    const module = modules.getModuleInfo(id)
    // A program is a file of its own: whoever needs something of a file that holds it would run it.
    if (module?.isEntry !== true) files.set(id, file)
    for (const imported of module?.importedIds ?? []) follow(imported, file, modules)
  }
  const name = (id: string, modules: Modules): string | null => {
    if (files.size === 0)
      for (const [file, roots] of Object.entries({ ...first, subjects }))
        for (const root of roots) follow(at(root), file, modules)
    return files.get(id) ?? null
  }
  return { includeDependenciesRecursively: false, groups: [{ name }] }
}
