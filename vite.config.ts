/**
 * `npm run build`: the command line as out/cli/cli.js, with the parts it loads when first needed beside it.
 * Everything is bundled but the database driver, which is native code.
 */
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  resolve: { alias: { unzipper: resolve(import.meta.dirname, 'src/files/no-unzipper.ts') } },
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: 'out/cli',
    target: 'node24',
    rolldownOptions: {
      input: { cli: 'src/hosts/cli.ts', 'foreign-worker': 'src/files/foreign-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
