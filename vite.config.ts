/**
 * `npm run build`: the command line as one file, out/cli.js, with everything but the database driver, which is
 * native code. The rooms and the resources they import are bundled; tests are not.
 */
import { defineConfig } from 'vite'

export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
  build: { ssr: 'src/hosts/cli.ts', outDir: 'out', target: 'node24', rolldownOptions: { output: { entryFileNames: 'cli.js' } } },
})
