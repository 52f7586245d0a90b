/**
 * `npm run build`: the command line as out/cli/cli.js, with the parts it loads when first needed beside it.
 * Everything is bundled but the database driver, which is native code.
 */
import { defineConfig } from 'vite'

export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: 'src/hosts/cli.ts',
    outDir: 'out/cli',
    target: 'node24',
    rolldownOptions: { output: { entryFileNames: 'cli.js' } },
  },
})
