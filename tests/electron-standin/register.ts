/** `node --import register.ts out/main/main.js`: there `electron` is the stand-in. */
import { registerHooks } from 'node:module'
import { sayVersions } from './versions.ts'

const standin = new URL('electron.ts', import.meta.url).href

sayVersions('browser')
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standin, shortCircuit: true }
      : next(specifier, context),
})
