/** The Files port on paths: for the command line and the tests. */
import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../domain/errors.ts'
import type { Files } from '../services/context.ts'
import { syncDirectory } from '../store/sync-directory.ts'

/** Larger than any notice; refused before memory is asked for. */
const largestFile = 64_000_000

/** Files at fixed paths: what `open` reads and where `save` writes. */
export function diskFiles(paths: { readonly openFrom?: string | undefined; readonly saveTo?: string | undefined }): Files {
  return {
    open: async () => (paths.openFrom === undefined ? null : readWhole(paths.openFrom)),
    save: async ({ bytes }) => {
      if (paths.saveTo === undefined) return null
      await writeWhole(paths.saveTo, bytes)
      return { fileName: resolve(paths.saveTo) }
    },
  }
}

async function readWhole(path: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    const { size } = await stat(path)
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
    syncDirectory(dirname(target))
  } catch (error) {
    await rm(beside, { force: true })
    throw new Refusal('file.writeFailed', `"${target}": ${reasonOf(error)}.`, { found: target })
  }
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
