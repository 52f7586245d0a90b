/**
 * The archive of an office after many years: `npm run bench archive [NOTICES]`. Notices with ten rows each, made by a
 * generator; the search through the door beside a bare query of the same words, as the screen asks it; the index made
 * anew; the kept files of a year checked while others call.
 */
import { sql } from 'kysely'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallFunction, connect, runJob } from '../src/contract/client.ts'
import { everything } from '../src/domain/archive/search.ts'
import { readQuery } from '../src/domain/archive/search-words.ts'
import type { Notice } from '../src/domain/notice/notice.ts'
import { tasksOf } from '../src/domain/tasks/task.ts'
import { resolveBody } from '../src/domain/bodies/body-directory.ts'
import { createOffices } from '../src/services/offices.ts'
import { createApp } from '../src/services/app.ts'
import { uuidV7 } from '../src/services/ids.ts'
import { openSession } from '../src/services/sessions.ts'
import { transact } from '../src/store/db.ts'
import { writeMatch } from '../src/store/dialect/words.ts'
import { sha256 } from '../src/store/hash.ts'
import { columnsOf, insertNotice } from '../src/store/notices.ts'
import { type SqliteStore, openStore } from '../src/store/open.ts'
import { insertScan } from '../src/store/scans.ts'
import { replaceTasks, taskRows } from '../src/store/tasks.ts'
import { makeNotice } from './data.ts'
import { ninetyFifth } from './desktop-writing.ts'
import { median } from './median.ts'
import { withUnits } from './unit.ts'
import { noFiles } from './no-files.ts'

const reach = { ofBare: 1.5, list: 100, turn: 50 }
const usualNotices = 10_000
const rowsOfNotice = 10
const filesOfYear = 3000
/** KiB: a page of text and one of a scanner. */
const sizesOfFiles = [40, 400]
const insertedAtOnce = 200
const rounds = 9
/** As the screen asks. */
const shown = 20

const queries = [
  'chuyen doi so',
  'đổi mới sáng tạo',
  'an toàn thông tin',
  'trung tâm điều hành',
  '"ha tang so"',
  'sở tài chính kế hoạch',
  'khởi nghi*',
  'bang rong',
  '21-TB/CQTT',
  '38-KH/TU',
  'lê thanh an',
  'tháo gỡ điểm nghẽn doanh nghiệp',
  'nghien cuu ung dung cong nghe chien luoc tren dia ban',
  'hài lòng',
  'không có chữ này đâu xyz',
]

const stampAt = (minute: number) => ({
  at: new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString(),
  by: 'bench',
  byId: 'bench',
})

function noticeAt(at: number): Notice {
  const one = makeNotice(rowsOfNotice, 1, at + 1)
  const date = new Date(Date.UTC(2016, 0, 1 + (at % 3650))).toISOString().slice(0, 10)
  return { ...one, id: uuidV7(), header: { ...one.header, number: 1 + (at % 400), date } }
}

async function fill({ db: whole }: SqliteStore, notices: number): Promise<void> {
  const directory = (await createOffices().current(whole)).directoryOn('2026-01-01')
  for (let first = 0; first < notices; first += insertedAtOnce)
    await transact(whole, async (db) => {
      for (let at = first; at < Math.min(notices, first + insertedAtOnce); at += 1) {
        const notice = noticeAt(at)
        await insertNotice(db, columnsOf(notice, 1), stampAt(at))
        await replaceTasks(
          db,
          notice.id,
          taskRows(notice, tasksOf(notice), (name) => resolveBody(name, directory)?.id ?? null),
        )
      }
    })
}

/** Scans that stand for the files of a year. */
async function fillFiles({ db: whole }: SqliteStore): Promise<void> {
  const notices = await whole.selectFrom('notice').select('id').limit(filesOfYear).execute()
  for (let first = 0; first < filesOfYear; first += insertedAtOnce)
    await transact(whole, async (db) => {
      for (let at = first; at < first + insertedAtOnce; at += 1) {
        const content = Buffer.alloc((sizesOfFiles[at % sizesOfFiles.length] ?? 1) * 1024, `tep ${at} `)
        const facts = { kind: 'pdf' as const, pages: 1, sha256: sha256(content), content }
        await insertScan(
          db,
          notices[at % notices.length]?.id ?? '',
          { id: uuidV7(), fileName: `quet-${at}.pdf`, ...facts },
          stampAt(at),
        )
      }
    })
}

/** ms of the processor: what others do on the machine is not counted. */
async function timeWork(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/** ms of the clock. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The same words asked of the index alone: how many there are, and the latest of them. */
async function askBare({ db }: SqliteStore, words: string): Promise<void> {
  const match = writeMatch({ terms: readQuery(words), form: 'folded', goesOn: true })
  await sql`select count(*) from document_words where document_words match ${match}`.execute(db)
  await sql`select d.notice_id, d.abstract from document_words w join search_document d on d.id = w.rowid
    where document_words match ${match} order by d.issued_on desc limit ${shown}`.execute(db)
}

/** MiB, without what is only not collected yet. */
function memory(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1024 / 1024
}
const judge = (value: number, most: number) => `${value <= most ? 'reached' : '**missed**'} (<= ${most})`
const printRow = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)

async function benchSearch(store: SqliteStore, call: CallFunction): Promise<void> {
  const [ours, bare, facets]: [number[], number[], number[]] = [[], [], []]
  const before = memory()
  printRow('words', 'notices', 'door', 'bare', 'facets (ms of the processor)')
  printRow('---', '---', '---', '---', '---')
  for (const words of queries) {
    const [found, asked, counted]: [number[], number[], number[]] = [[], [], []]
    let documents = 0
    for (let round = 0; round < rounds; round += 1) {
      asked.push(await timeWork(() => askBare(store, words)))
      const find = async () => {
        documents = (await call('search.find', { words, limit: shown })).documents
      }
      found.push(await timeWork(find))
      counted.push(await timeWork(() => call('search.facets', { words })))
    }
    ours.push(...found)
    bare.push(...asked)
    facets.push(...counted)
    printRow(words, String(documents), ...[found, asked, counted].map((times) => median(times).toFixed(1)))
  }
  const [door = 0, alone = 0, counts = 0] = [ours, bare, facets].map((times) =>
    ninetyFifth(times.toSorted((one, other) => one - other)),
  )
  const list = await timeWork(() => call('search.find', { words: '', limit: shown }))
  const narrowed = { ...everything, body: 'Công an tỉnh', dueTo: '2026-04-20' }
  const askNarrowed = () => call('search.find', { words: '', filter: narrowed, limit: shown })
  const cold = await timeWork(askNarrowed)
  const warm: number[] = []
  for (let round = 0; round < rounds; round += 1) warm.push(await timeWork(askNarrowed))
  const rows = median(warm)
  const { documents, rows: found } = await askNarrowed()
  console.log('\n| what | processor, ms | reach |\n| --- | --- | --- |')
  printRow('a search, 95th percentile', withUnits(door), judge(door / alone, reach.ofBare))
  printRow('a bare query of the same words, 95th percentile', withUnits(alone), '')
  printRow('the list without words', withUnits(list), judge(list, reach.list))
  printRow(`a body with its days: ${documents} notices, ${found} rows`, withUnits(rows), judge(rows, reach.list))
  printRow('the same the first time, its pages decrypted', withUnits(cold), '')
  printRow('the facets, 95th percentile', withUnits(counts), judge(counts, reach.list))
  printRow('memory before and after, MiB', `${before.toFixed(0)}, ${memory().toFixed(0)}`, '')
}

async function benchRebuilding(call: CallFunction): Promise<void> {
  let steps = 0
  let longest = 0
  const whole = await time(async () => {
    for (let after: string | null = null; ; steps += 1) {
      const began = performance.now()
      const { next }: { readonly next: string | null } = await call('search.rebuild', { after })
      longest = Math.max(longest, performance.now() - began)
      if (next === null) return
      after = next
    }
  })
  printRow('the index made anew', withUnits(whole, 0), `${steps} steps, the longest ${longest.toFixed(0)} ms`)
  printRow('memory after it, MiB', memory().toFixed(0), '')
}

/** How long another call waits for its turn while the files are read. */
async function benchFixity(call: CallFunction): Promise<void> {
  const turns: number[] = []
  const state = { isChecking: true }
  const checking = time(() => runJob(call, 'fixity.check', {})).finally(() => {
    state.isChecking = false
  })
  while (state.isChecking) {
    turns.push(await time(() => call('caseFile.list', {})))
    await new Promise((done) => setTimeout(done, 5))
  }
  const whole = await checking
  const waits = turns.toSorted((one, other) => one - other)
  printRow(`${filesOfYear} files checked`, withUnits(whole, 0), '')
  printRow(
    'another call meanwhile, 95th percentile',
    withUnits(ninetyFifth(waits)),
    judge(ninetyFifth(waits), reach.turn),
  )
  printRow('and the longest', withUnits(waits.at(-1) ?? 0), '')
}

/** Prints the tables. */
export async function benchArchive(notices = usualNotices): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ket-luan-archive-'))
  try {
    const store = await openStore({ directory })
    const filling = await time(() => fill(store, notices))
    await fillFiles(store)
    const size = statSync(join(directory, 'ket-luan.db')).size / 1024 / 1024
    console.log(
      `${notices} notices with ${notices * rowsOfNotice} rows: ${(filling / notices).toFixed(1)} ms each, ${size.toFixed(0)} MiB with ${filesOfYear} files\n`,
    )
    const app = createApp({
      store,
      clock: () => new Date().toISOString(),
      ids: uuidV7,
      files: noFiles,
      log: ({ error }) => {
        throw error
      },
    })
    const session = openSession()
    const call = connect((name, input) => app.call(name, input, session))
    await benchSearch(store, call)
    await benchFixity(call)
    await benchRebuilding(call)
    await app.stop()
    await store.close()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
