/** The Files port on paths: for the command line and the tests. */
import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Refusal, codeOf, findDiskRefusal } from '../domain/errors.ts'
import type { Files } from '../services/context.ts'
import { syncDirectory } from '../store/sync-directory.ts'
import { noteUnderWay } from './under-way.ts'

/** Larger than any notice; refused before memory is asked for. */
const largestFile = 64_000_000

/** Where paths come from: the command line's arguments, or the user in a dialog. Null when there is none. */
export interface PathChooser {
  readonly openFrom: () => Promise<string | null>
  readonly saveTo: (fileName: string) => Promise<string | null>
  readonly show: Files['show']
  readonly print: Files['print']
  readonly makePdf: Files['makePdf']
}

const refused = () => Promise.resolve(false)

/** Files on the disk of this machine. `keepOut`: a folder that exports must not write into, the store's own. */
export function diskFiles(chooser: Partial<PathChooser>, keepOut: string): Files {
  return {
    open: async () => {
      const path = (await chooser.openFrom?.()) ?? null
      return path === null ? null : readWhole(path)
    },
    save: async ({ fileName, bytes }) => {
      const path = (await chooser.saveTo?.(fileName)) ?? null
      if (path === null) return null
      const target = resolve(path)
      if (isInside(target, resolve(keepOut))) {
        throw new Refusal('file.writeFailed', `"${target}" nằm trong thư mục kho dữ liệu. Hãy chọn thư mục khác.`, {
          found: path,
        })
      }
      await writeWhole(target, bytes, keepOut)
      return { fileName: target, canShow: chooser.show !== undefined }
    },
    show: chooser.show ?? refused,
    print: chooser.print ?? refused,
    makePdf: chooser.makePdf ?? (() => Promise.reject(new Refusal('pdf.noBrowser'))),
  }
}

async function readWhole(path: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    const { size, isRegular } = await stat(path).then((found) => ({ size: found.size, isRegular: found.isFile() }))
    if (!isRegular) throw new Refusal('file.readFailed', `"${path}": không phải tệp thường.`, { found: path })
    if (size > largestFile) {
      throw new Refusal(
        'source.tooLarge',
        `Tệp nặng ${Math.round(size / 1e6)} MB, nhiều nhất được ${largestFile / 1e6} MB.`,
        { found: path },
      )
    }
    return { fileName: basename(path), bytes: await readFile(path) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw (
      findDiskRefusal(error, path) ?? new Refusal('file.readFailed', `"${path}": ${reasonOf(error)}.`, { found: path })
    )
  }
}

/**
 * Writes beside the target and renames: a failed write leaves the old file as it was. Readable by this user alone;
 * noted in the store while it lasts, so that a killed program leaves nothing behind for good.
 */
export async function writeWhole(path: string, bytes: Uint8Array, store: string): Promise<void> {
  const target = resolve(path)
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  const forget = noteUnderWay(store, beside)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw (
      findDiskRefusal(error, target) ??
      new Refusal('file.writeFailed', `"${target}": ${reasonOf(error)}.`, { found: target })
    )
  } finally {
    forget()
  }
  try {
    syncDirectory(dirname(target))
  } catch {
    // The file is in place; some file systems cannot sync a directory.
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'không có thư mục hoặc tệp này',
  EISDIR: 'đây là thư mục, không phải tệp',
  ENOTDIR: 'đường dẫn đi qua một tệp',
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return reasons[code] ?? (code || String(error))
}
