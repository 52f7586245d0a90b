/** A log that never grows without end: of the older half one file is kept beside it. */
import { appendFile, rename, stat } from 'node:fs/promises'

/** Bytes of a log, and characters of one entry. */
const largestLog = 1_000_000
const longestEntry = 20_000

/** Adds to a log; what cannot be written is lost, as there is nowhere else to report it. */
export async function appendToLog(file: string, text: string, most: number = largestLog): Promise<void> {
  const entry = text.length > longestEntry ? `${text.slice(0, longestEntry)} …\n` : text
  try {
    const { size } = await stat(file).catch(() => ({ size: 0 }))
    if (size + Buffer.byteLength(entry) > most) await rename(file, `${file}.1`).catch(() => {})
    await appendFile(file, entry, { mode: 0o600 })
  } catch {
    // Logging must not crash the program, for example on a full disk.
  }
}
