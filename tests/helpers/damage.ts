/** Damages the files of a store and looks at what is told of it: for the tests and for `npm run faults`. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CallFunction, CallFailed, connect } from '../../src/contract/client.ts'
import { Refusal } from '../../src/domain/errors.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { uuidV7 } from '../../src/services/ids.ts'
import { openStore } from '../../src/store/open.ts'
import { allTables } from '../../src/store/table-names.ts'
import { appendix, item, notice, row, section } from './build.ts'

export const storeFiles = ['ket-luan.db', 'ket-luan.db-wal', 'ket-luan.anchor', 'store.key'] as const

/** Copies the files of a store as they are: of one that is open, what a crash would leave. */
export function copyStore(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const name of storeFiles) if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name))
}

export function flipByte(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(file, bytes)
}

export function cutAt(file: string, size: number): void {
  truncateSync(file, size)
}

/** Works on a store as an office would: three notices, one saved again and checked, one being typed. */
export async function fillStore(call: CallFunction): Promise<string[]> {
  const ids: string[] = []
  for (const name of ['đầu', 'giữa', 'cuối']) {
    const id = uuidV7()
    ids.push(id)
    const draft = notice({
      id,
      abstract: [`kết luận phiên ${name}`],
      items: [item('1.', 'Giao Sở Y tế rà soát, báo cáo trước ngày 10/5/2026.')],
      appendices: [appendix(section('Thể chế', ...Array.from({ length: 10 }, () => row())))],
    })
    const original = { fileName: `${name}.txt`, base64: Buffer.from('nội dung gốc '.repeat(2000)).toString('base64') }
    await call('notice.create', { notice: draft, original })
    if (name === 'đầu') await call('notice.save', { id, version: 1, notice: { ...draft, abstract: ['bản sửa'] } })
    await call('notice.check', { id })
    await call('workingCopy.keep', { version: name === 'đầu' ? 2 : 1, notice: { ...draft, abstract: ['đang gõ'] } })
  }
  return ids
}

/** What is told of a store, and what can be read of it. */
export interface Look {
  /** The code with which it does not open; null when it does. */
  readonly refused: string | null
  /** What the verification says; null when it was refused. */
  readonly sound: boolean | null
  /** Everything that was said of damage and loss, in words. */
  readonly words: readonly string[]
  /** What was told as a defect of the program. */
  readonly defects: readonly string[]
  /** All rows of all tables; null when not all can be read. */
  readonly rows: string | null
}

export async function lookAt(directory: string, ids: readonly string[]): Promise<Look> {
  const words: string[] = []
  const defects: string[] = []
  try {
    const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => defects.push(String(error)))
    const call = connect(direct(app, openSession()))
    const ask = async <Result>(work: Promise<Result>): Promise<Result | null> => {
      try {
        return await work
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        words.push(error.message)
        return null
      }
    }
    const state = await ask(call('store.state', {}))
    words.push(...[state?.gap ?? null, state?.damage ?? null].filter((text) => text !== null))
    const report = await ask(call('store.verify', {}))
    words.push(...(report?.problems ?? []))
    await ask(call('notice.list', {}))
    await ask(call('audit.list', {}))
    for (const id of ids) {
      await ask(call('notice.get', { id }))
      await ask(call('notice.tasks', { id }))
      await ask(call('workingCopy.get', { id }))
    }
    await app.close()
    return { refused: null, sound: report?.sound ?? null, words, defects, rows: await readRows(directory) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: error.code, sound: null, words: [...words, error.message], defects, rows: null }
  }
}

/** All rows, to prove that a damaged byte meant nothing. */
export async function readRows(directory: string): Promise<string | null> {
  try {
    const store = await openStore({ directory })
    try {
      const rows: unknown[] = []
      for (const table of allTables) rows.push(await store.db.selectFrom(table).selectAll().execute())
      return JSON.stringify(rows)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** How a fault was taken. `harmless`: nothing was said, and every row is as it was. `silent` must never be. */
export type Verdict = 'named' | 'noticed' | 'harmless' | 'silent' | 'defect'

/** A part of the store, a file or a notice. */
const named =
  /Bảng "|bảng "|[Nn]hật ký|Thông báo [0-9a-f-]{36}|thông báo [0-9a-f-]{36}|ket-luan\.|bản đang gõ|[Tt]ệp khóa/

export function judge(look: Look, rowsBefore: string | null): Verdict {
  if (look.defects.length > 0 || look.words.some((text) => /SqliteError|malformed|not a database/.test(text)))
    return 'defect'
  if (look.refused !== null || look.sound !== true)
    return look.words.some((text) => named.test(text)) ? 'named' : 'noticed'
  return look.rows !== null && look.rows === rowsBefore ? 'harmless' : 'silent'
}
