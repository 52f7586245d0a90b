/**
 * Who may import whom. The linter reads this table (oxlint.config.ts); ARCHITECTURE.md explains it.
 * A room not named in another room's list may not be imported from there.
 */
export const layers = {
  domain: [],
  page: ['domain'],
  contract: ['domain', 'page'],
  files: ['domain', 'page'],
  store: ['domain'],
  services: ['domain', 'page', 'contract', 'files', 'store'],
  hosts: ['domain', 'contract', 'services', 'store'],
}

/** The only rooms that may import these packages: everything else asks the room. */
export const homes = {
  kysely: ['store'],
  'better-sqlite3': ['store'],
  docx: ['files'],
  exceljs: ['files'],
  fflate: ['files'],
  saxes: ['files'],
  zod: ['domain', 'page', 'contract'],
}

/** Rooms that run anywhere: no Node, no DOM. */
export const pure = ['domain', 'page', 'contract']
