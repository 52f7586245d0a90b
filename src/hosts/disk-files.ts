/** The Files port on paths: for the command line and the tests. */
import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Refusal } from '../domain/errors.ts'
import type { Files } from '../services/context.ts'
import { syncDirectory } from '../store/sync-directory.ts'

/** Larger than any notice; refused before memory is asked for. */
const largestFile = 64_000_000

/** What one call reads or writes. `keepOut`: a folder that exports must not write into, the store's own. */
export interface DiskPaths {
  readonly openFrom?: string | undefined
  readonly saveTo?: string | undefined
  readonly keepOut?: string | undefined
}

/** Files at fixed paths: what `open` reads and where `save` writes. */
export function diskFiles(paths: DiskPaths): Files {
  return {
    open: async () => (paths.openFrom === undefined ? null : readWhole(paths.openFrom)),
    save: async ({ bytes }) => {
      if (paths.saveTo === undefined) return null
      if (paths.keepOut !== undefined && isInside(resolve(paths.saveTo), resolve(paths.keepOut))) {
        throw new Refusal('file.writeFailed', `"${resolve(paths.saveTo)}" nằm trong thư mục kho dữ liệu. Hãy chọn thư mục khác.`, { found: paths.saveTo })
      }
      await writeWhole(paths.saveTo, bytes)
      return { fileName: resolve(paths.saveTo) }
    },
  }
}

async function readWhole(path: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    const { size, isRegular } = await stat(path).then((found) => ({ size: found.size, isRegular: found.isFile() }))
    if (!isRegular) throw new Refusal('file.readFailed', `"${path}": không phải tệp thường.`, { found: path })
    if (size > largestFile) {
      throw new Refusal('source.tooLarge', `Tệp nặng ${Math.round(size / 1e6)} MB, nhiều nhất được ${largestFile / 1e6} MB.`, { found: path })
    }
    return { fileName: basename(path), bytes: await readFile(path) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('file.readFailed', `"${path}": ${reasonOf(error)}.`, { found: path })
  }
}

/** Writes beside the target and renames: a failed write leaves the old file as it was. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const target = resolve(path)
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw new Refusal('file.writeFailed', `"${target}": ${reasonOf(error)}.`, { found: target })
  }
  try {
    syncDirectory(dirname(target))
  } catch {
    // The file stands; some file systems cannot sync a directory.
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'không có thư mục hoặc tệp này',
  EACCES: 'không có quyền',
  EPERM: 'không có quyền',
  EBUSY: 'tệp đang được chương trình khác mở',
  ENOSPC: 'đĩa đã đầy',
  EISDIR: 'đây là thư mục, không phải tệp',
  ENOTDIR: 'đường dẫn đi qua một tệp',
  EROFS: 'ổ đĩa chỉ cho đọc',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (code || String(error))
}
