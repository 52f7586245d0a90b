/**
 * `npm run build`: the command line as out/cli/cli.js, with the parts it loads when first needed beside it.
 * Everything is bundled but the database driver, which is native code.
 */
import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { bundledTogether } from './bundled-together.ts'
import { recognitionFiles } from './recognition-files.ts'

export default defineConfig({
  plugins: [recognitionFiles()],
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
        codeSplitting: bundledTogether({
          reader: ['src/files/foreign-worker.ts'],
          // What every command loads, and what writes a notice as a document.
          base: [
            'src/hosts/cli/run.ts',
            'src/hosts/app-on-call.ts',
            'src/hosts/local-app.ts',
            'src/services/session.ts',
            'src/services/store.ts',
          ],
          papers: ['src/services/papers.ts', 'src/files/docx-write.ts'],
        }),
      },
    },
  },
})
