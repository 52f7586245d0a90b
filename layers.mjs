/**
 * Who may import whom. The linter reads this table (oxlint.config.ts); ARCHITECTURE.md explains it.
 * A room not named in another room's list may not be imported from there.
 */
export const layers = {
  domain: [],
  checker: ['domain'],
  page: ['domain'],
  contract: ['domain', 'checker', 'page'],
  files: ['domain', 'checker', 'page'],
  store: ['domain', 'checker'],
  services: ['domain', 'checker', 'page', 'contract', 'files', 'store'],
  hosts: ['domain', 'checker', 'contract', 'services', 'store'],
  renderer: ['domain', 'checker', 'page', 'contract'],
}

/** The only rooms that may import these packages: everything else asks the room. */
export const homes = {
  kysely: ['store'],
  'better-sqlite3': ['store'],
  pg: ['store'],
  docx: ['files'],
  exceljs: ['files'],
  fflate: ['files'],
  'pdfjs-dist': ['files'],
  'tesseract.js-core': ['files'],
  saxes: ['files'],
  zod: ['domain', 'checker', 'page', 'contract'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  '@mantine/core': ['renderer'],
  '@tanstack/react-query': ['renderer'],
  // The desktop shell, electron/, stands outside src/ and is the only code that imports it.
  electron: [],
}

/** Rooms that run without Node; the TypeScript projects keep the DOM out of all but the screen. */
export const withoutNode = ['domain', 'checker', 'page', 'contract', 'renderer']
