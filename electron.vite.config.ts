/**
 * The desktop app: out/main (the shell and the service process), out/preload, out/renderer (the screen).
 * Everything is bundled but the database driver, which is native code and the only entry of `dependencies`.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import { bundledTogether } from './bundled-together.ts'
import { recognitionFiles } from './recognition-files.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [recognitionFiles()],
    resolve: { alias: { unzipper: at('src/files/no-unzipper.ts') } },
    build: {
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          'service-main': at('electron/service-main.ts'),
          'foreign-worker': at('src/files/foreign-worker.ts'),
        },
        // The preload is CommonJS by necessity; here the names of chunks only have to be stable.
        output: {
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: bundledTogether({
            shell: ['electron/main.ts'],
            reader: ['src/files/foreign-worker.ts'],
            service: ['electron/service-main.ts'],
          }),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron, and must be CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    // One file of the screen is as well as several: it never comes over a network.
    build: {
      minify: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: { index: at('src/renderer/index.html'), print: at('src/renderer/print.html') } },
    },
  },
})
