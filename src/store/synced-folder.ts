/**
 * A store in a folder that a program copies to other machines file by file: the copies are of different moments, and two
 * machines that write make two stores of one. It opens, because it may be the only place; it is told.
 */
import { readdirSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import synced from '../../resources/synced-folders.json' with { type: 'json' }
import { fold } from '../domain/words/text.ts'

/** What such a program makes of a file that two machines changed: "ket-luan (bản xung đột).db", "ket-luan-MAY2.db". */
const conflictCopy = /^ket-luan(?!\.(?:db|keys|anchor)(?:$|[.-])).*\.(?:db|keys|anchor)$/

/** What should be known of the folder of a store, in words. */
export function describeSynced(directory: string): readonly string[] {
  const folder = findSynced(directory)
  const copies = namesIn(directory).filter((name) => conflictCopy.test(name))
  return [
    ...(folder === null
      ? []
      : [
          `Kho nằm trong “${folder}”, thư mục được chép sang máy khác từng tệp một: kho có thể bị hỏng hoặc tách làm hai. Hãy chuyển kho ra ngoài, và dùng bản sao lưu để mang sang máy khác.`,
        ]),
    ...(copies.length === 0
      ? []
      : [
          `Cạnh kho có bản xung đột do chương trình đồng bộ tạo ra: ${copies.map((name) => `“${name}”`).join(', ')}. Đừng xóa; hãy giữ lại và báo người quản trị.`,
        ]),
  ]
}

/** The folder on the way to the store that is known to be synced; null where none is. */
export function findSynced(directory: string): string | null {
  let real = directory
  try {
    real = realpathSync.native(directory)
  } catch {
    // As it was named.
  }
  const starts = synced.folders.map(fold)
  return real.split(sep).find((part) => starts.some((start) => isNamed(fold(part), start))) ?? null
}

/** "OneDrive" and "OneDrive - Tỉnh ủy", but not "Onedriver". */
const isNamed = (folder: string, start: string): boolean =>
  folder === start || (folder.startsWith(start) && /^[^a-z0-9]/.test(folder.slice(start.length)))

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
