/** One process per folder of data: the first holds a lock file, later ones leave their arguments beside it. */
import {
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { userData } from './identity.ts'
import { noteError } from './notes.ts'

interface Announcement {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

// Asked for anew: the app may have set another folder before it takes the lock.
const lockFile = () => join(userData, 'standin.lock')
const announcements = () => join(userData, 'standin-instances')
let isHeld = false

function isOwnerAlive(): boolean {
  try {
    process.kill(Number(readFileSync(lockFile(), 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

/** Takes the lock, or tells its owner of this start and says false. */
export function takeLock(additionalData: unknown, onSecondInstance: (announcement: Announcement) => void): boolean {
  if (isHeld) return true
  mkdirSync(announcements(), { recursive: true })
  for (;;) {
    try {
      writeSync(openSync(lockFile(), 'wx'), String(process.pid))
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isOwnerAlive()) {
        announce({ argv: process.argv, workingDirectory: process.cwd(), additionalData })
        return false
      }
      // Its owner was killed.
      rmSync(lockFile(), { force: true })
    }
  }
  isHeld = true
  const receive = () => {
    for (const name of readdirSync(announcements()).filter((file) => file.endsWith('.json'))) {
      const file = join(announcements(), name)
      const announcement = JSON.parse(readFileSync(file, 'utf8')) as Announcement
      rmSync(file)
      onSecondInstance(announcement)
    }
  }
  watch(announcements(), { persistent: false }, () => {
    try {
      receive()
    } catch (error) {
      noteError(error)
    }
  })
  return true
}

function announce(announcement: Announcement): void {
  const file = join(announcements(), String(process.pid))
  writeFileSync(file, JSON.stringify(announcement))
  renameSync(file, `${file}.json`)
}

/** Gives the lock back at the end. */
export function releaseLock(): void {
  if (isHeld) rmSync(lockFile(), { force: true })
  isHeld = false
}

export const isLockHeld = (): boolean => isHeld
