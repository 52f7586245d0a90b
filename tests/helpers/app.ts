/** An app over a real store in a folder of its own, with fakes only for the ports. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import type { Actor, Role } from '../../src/domain/office/roles.ts'
import { direct } from '../../src/hosts/direct.ts'
import { type App, createApp } from '../../src/services/app.ts'
import type { Defect, Files } from '../../src/services/context.ts'
import type { Store } from '../../src/store/store.ts'
import { countIds } from './build.ts'
import { openTestStore } from './database.ts'

const folders: string[] = []
const stores: Store[] = []

/** A new empty folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export interface TestApp {
  readonly app: App
  readonly store: Store
  /** As a clerk, unless another role is asked for. */
  readonly call: CallFunction
  readonly as: (role: Role) => CallFunction
  readonly defects: Defect[]
  /** What exports saved, in order. */
  readonly saved: { fileName: string; bytes: Uint8Array }[]
  /** What the next import opens. */
  toOpen: { fileName: string; bytes: Uint8Array } | null
}

export async function openTestApp(
  directory: string = temporaryFolder(),
  files: Partial<Files> = {},
  clock?: () => string,
): Promise<TestApp> {
  const store = await openTestStore(directory)
  stores.push(store)
  const defects: Defect[] = []
  let tick = 0
  const result = { toOpen: null, saved: [] } as unknown as { -readonly [Key in keyof TestApp]: TestApp[Key] }
  const app = createApp({
    store,
    clock:
      clock ??
      (() => {
        tick += 1
        return new Date(Date.UTC(2026, 3, 10, 8, 0, tick)).toISOString()
      }),
    ids: countIds('new'),
    files: {
      open: () => Promise.resolve(result.toOpen),
      save: (file) => {
        result.saved.push(file)
        return Promise.resolve({ fileName: file.fileName, canShow: false })
      },
      show: () => Promise.resolve(false),
      print: () => Promise.resolve(false),
      makePdf: () => Promise.reject(new Error('no browser here')),
      ...files,
    },
    log: (defect) => defects.push(defect),
  })
  const as = (role: Role) => connect(direct(app, { name: role, role } satisfies Actor))
  return Object.assign(result, { app, store, defects, as, call: as('clerk') })
}

/** Rows in every table, for "nothing was half-stored". */
export async function countRows(store: Store): Promise<Record<string, number>> {
  const tables = ['notice', 'notice_version', 'task', 'task_body', 'original', 'audit'] as const
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { count } = await store.db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    counts[table] = count
  }
  return counts
}
