/**
 * `npm run build`: the command line as out/cli/cli.js, with the parts it loads when first needed beside it.
 * Everything is bundled but the database driver, which is native code.
 */
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null
}

/**
 * What commands load together is one file, because a file takes longer to find and to open than to run: what is imported,
 * however far down, from the modules that every command loads, and from those that write a notice as a document.
 */
const together = {
  base: ['src/hosts/cli/run.ts', 'src/hosts/local-app.ts', 'src/services/session.ts', 'src/services/store.ts'],
  papers: ['src/services/papers.ts', 'src/files/docx-write.ts'],
}

/** Rolldown's question in which file a module belongs; null leaves it to Rolldown. */
function fileOf() {
  const files = new Map<string, string>()
  const follow = (id: string, file: string, modules: Modules): void => {
    if (files.has(id)) return
    files.set(id, file)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) follow(imported, file, modules)
  }
  return (id: string, modules: Modules): string | null => {
    if (files.size === 0)
      for (const [file, roots] of Object.entries(together))
        for (const root of roots) follow(resolve(import.meta.dirname, root), file, modules)
    return files.get(id) ?? null
  }
}

export default defineConfig({
  resolve: { alias: { unzipper: resolve(import.meta.dirname, 'src/files/no-unzipper.ts') } },
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: 'out/cli',
    target: 'node24',
    rolldownOptions: {
      input: { cli: 'src/hosts/cli.ts', 'foreign-worker': 'src/files/foreign-worker.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // Comments alone are half of it. Names stay: a defect is reported with them.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        codeSplitting: { groups: [{ name: fileOf() }] },
      },
    },
  },
})
