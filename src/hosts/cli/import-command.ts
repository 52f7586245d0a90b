/** The command "import": one file, or all files of a folder, of which a bad one never stops the rest. */
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CallFailed } from '../../contract/client.ts'
import type { Recognition, Twin } from '../../contract/imports.ts'
import { dayInVietnam, writeShortDate } from '../../domain/deadline/dates.ts'
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
      ...read.twins.map(describeTwin),
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

function describeTwin({ kind, id, at }: Twin): string {
  const day = writeShortDate(dayInVietnam(at))
  return kind === 'sameFile'
    ? `Tệp này đã nhập ngày ${day}: ${id}`
    : `Trùng số, khác nội dung, với văn bản nhập ngày ${day}: ${id}`
}

/** What became of a file. */
interface FileResult {
  readonly file: string
  readonly outcome: 'read' | 'doubted' | 'duplicate' | 'refused'
  readonly id?: string
  readonly message?: string
}

async function importFolder({ call, options }: Session, folder: string): Promise<Answer> {
  const files = filesOf(folder)
  if (files.length === 0) throw new WrongUse('import THƯ_MỤC: thư mục không có tệp nào')
  const results: FileResult[] = []
  for (const [at, path] of files.entries()) {
    const file = relative(folder, path)
    if (!options.json && process.stderr.isTTY) process.stderr.write(`\r${at + 1}/${files.length} ${file}\u001B[K`)
    results.push({ file, ...(await tryFile(call, path)) })
  }
  const count = (outcome: FileResult['outcome']) => results.filter((one) => one.outcome === outcome).length
  const counts = {
    read: count('read'),
    doubted: count('doubted'),
    duplicate: count('duplicate'),
    refused: count('refused'),
  }
  return {
    value: { ...counts, files: results },
    lines: [
      `${files.length} tệp: ${counts.read} đọc được hết, ${counts.doubted} có điểm cần xem lại, ${counts.duplicate} đã có trong kho, ${counts.refused} không đọc được.`,
      ...results
        .filter(({ message }) => message !== undefined)
        .map(({ file, message }) => `  ${file}: ${message ?? ''}`),
    ],
    ...(counts.refused > 0 ? { exitCode: 1 as const } : {}),
  }
}

async function tryFile(call: Session['call'], path: string): Promise<Omit<FileResult, 'file'>> {
  try {
    const read = await call('notice.readFile', {}, { openFrom: path })
    const same = read?.twins.find(({ kind }) => kind === 'sameFile')
    if (read === null) return { outcome: 'refused', message: 'không mở được' }
    if (same !== undefined) return { outcome: 'duplicate', id: same.id, message: describeTwin(same) }
    const id = await keep(call, read)
    const notes = [
      ...read.twins.map(describeTwin),
      ...(read.doubts.length === 0 ? [] : [`${read.doubts.length} điểm cần xem lại`]),
    ]
    if (notes.length === 0) return { outcome: 'read', id }
    return { outcome: 'doubted', id, message: notes.join('; ') }
  } catch (error) {
    // A disk that is full, a store that is locked: every file after this one would say the same.
    if (!(error instanceof CallFailed) || !/^(?:source|notice)\./.test(error.error.code)) throw error
    return { outcome: 'refused', message: error.message }
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
