/** The command "import": one file, or all files of a folder, of which a bad one never stops the rest. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CallFailed } from '../../contract/client.ts'
import type { Recognition } from '../../contract/imports.ts'
import {
  type PastPaper,
  countOutcomes,
  describeCounts,
  describeTwin,
  isAboutFile,
  largestPaper,
  tooLarge,
} from '../../domain/archive/past-papers.ts'
import { describePlace } from '../../domain/errors.ts'
import { placesOf } from '../../domain/notice/places.ts'
import { type Answer, type Session, WrongUse, only } from './command.ts'

export async function importPapers(session: Session, words: readonly string[]): Promise<Answer> {
  const path = only(words, 'TỆP hoặc THƯ_MỤC')
  return isFolder(path) ? importFolder(session, path) : importFile(session, path)
}

async function importFile({ call }: Session, path: string): Promise<Answer> {
  const read = await call('notice.readFile', {}, { openFrom: path })
  if (read === null) throw new WrongUse('import TỆP')
  const id = await keep(call, read)
  const { placeOf } = placesOf(read.notice)
  const doubts = read.doubts.map(
    ({ spot, line, message }) => `  - ${describePlace({ ...placeOf(spot), line })}: ${message}`,
  )
  return {
    value: { id, doubts: read.doubts, twins: read.twins },
    lines: [
      `Đã nhập: ${id}`,
      ...read.twins.map((twin) => `${describeTwin(twin)}: ${twin.id}`),
      doubts.length === 0 ? 'Không có điểm nào cần xem lại.' : `Cần xem lại ${doubts.length} điểm:`,
      ...doubts,
    ],
  }
}

/** Puts what was read into the store; gives its id. */
async function keep(call: Session['call'], { notice, original, doubts }: Recognition): Promise<string> {
  const { id } = await call('notice.create', { notice, original, doubts: [...doubts] })
  return id
}

async function importFolder({ call, options }: Session, folder: string): Promise<Answer> {
  const files = filesOf(folder)
  if (files.length === 0) throw new WrongUse('import THƯ_MỤC: thư mục không có tệp nào')
  const batch = crypto.randomUUID()
  const papers: PastPaper[] = []
  for (const [at, path] of files.entries()) {
    const file = relative(folder, path)
    if (!options.json && process.stderr.isTTY) process.stderr.write(`\r${at + 1}/${files.length} ${file}\u001B[K`)
    papers.push(await take(call, batch, file, path))
  }
  const counts = countOutcomes(papers)
  return {
    value: {
      batch,
      ...counts,
      files: papers.map(({ path: file, outcome, notice: id, note: message }) => ({ file, outcome, id, message })),
    },
    lines: [
      `${describeCounts(counts)}.`,
      ...papers.filter(({ note }) => note !== '').map(({ path, note }) => `  ${path}: ${note}`),
    ],
    ...(counts.refused > 0 ? { exitCode: 1 as const } : {}),
  }
}

/** A file that is refused only once it is kept is noted with the reason; what would meet every file ends the run. */
async function take(call: Session['call'], batch: string, file: string, path: string): Promise<PastPaper> {
  const { size } = statSync(path)
  const refuse = (reason: string) => call('batch.refuse', { batch, path: file, size, reason })
  if (size > largestPaper) return refuse(tooLarge(size))
  try {
    return await call('batch.take', { batch, path: file, base64: readFileSync(path).toString('base64') })
  } catch (error) {
    if (!(error instanceof CallFailed)) return refuse(`Không mở được tệp: ${String(error)}`)
    if (!isAboutFile(error.error.code)) throw error
    return refuse(error.message)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Files at any depth, by name; those that programs hide or keep while a file is open are none. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/^(?:\.|~\$)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((one, other) => one.localeCompare(other, 'vi'))
}
