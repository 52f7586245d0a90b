/** Starts, calls and closes the service process (service-main.ts), and restarts it when it dies. */
import { utilityProcess, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import type { CallError, Reply } from '../src/contract/wire.ts'
import { refusalTexts } from '../src/domain/errors.ts'
import { appendToLog } from '../src/hosts/bounded-log.ts'
import type { FromService, ShellAnswer, ShellRequest, ToService } from './protocol.ts'

export interface ServiceProcessOptions {
  /** Folder of the store. */
  readonly directory: string
  /** This machine's own store, not one named at the start. */
  readonly isOwnStore: boolean
  /** Where defects are written. */
  readonly logFile: string
  /** Does what only the shell can do. */
  readonly handleRequest: (request: ShellRequest) => Promise<ShellAnswer>
  /** Called when the process died; calls in progress have been refused by then. */
  readonly onCrash: () => void
}

export interface ServiceProcess {
  readonly call: (name: string, input: unknown) => Promise<Reply<unknown>>
  /**
   * Lets the store close its files and resolves when the process has ended. After five seconds it is killed; one second
   * later this resolves in any case, so that a process that cannot be killed does not keep the program from quitting.
   */
  readonly close: () => Promise<void>
}

const restartedError: CallError = { code: 'program.restarted', message: refusalTexts['program.restarted'], details: {} }
/** ms until a process that does not close is killed, and from then until it is no longer waited for. */
const closingTime = 5000
const dyingTime = 1000

/** Starts the service process. A dead one is replaced when the next call comes. */
export function startServiceProcess({
  directory,
  isOwnStore,
  logFile,
  handleRequest,
  onCrash,
}: ServiceProcessOptions): ServiceProcess {
  const words = [isOwnStore ? 'own' : 'named', directory]
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  let lastCall = 0
  let closing = false
  let child: UtilityProcess | null = start()

  function start(): UtilityProcess {
    const started = utilityProcess.fork(join(import.meta.dirname, 'service-main.js'), words, {
      serviceName: 'Kết Luận: kho dữ liệu',
      stdio: 'pipe',
    })
    started.stderr?.on('data', (text: Buffer) => void appendToLog(logFile, text.toString('utf8')))
    started.on('message', (message: FromService) => receive(started, message))
    started.on('exit', () => {
      child = null
      if (closing) return
      for (const resolve of waiting.values()) resolve({ ok: false, error: restartedError })
      waiting.clear()
      onCrash()
    })
    return started
  }

  function receive(from: UtilityProcess, message: FromService): void {
    if (message.kind === 'reply') {
      waiting.get(message.id)?.(message.reply)
      waiting.delete(message.id)
    }
    if (message.kind === 'ask') {
      void handleRequest(message.ask)
        // A dialog that fails counts as cancelled: the service process waits for an answer.
        .catch(() => null)
        .then((value) => from.postMessage({ kind: 'answer', id: message.id, value } satisfies ToService))
    }
    if (message.kind === 'closed') from.kill()
  }

  return {
    call(name, input) {
      child ??= start()
      lastCall += 1
      const id = lastCall
      child.postMessage({ kind: 'call', id, name, input } satisfies ToService)
      return new Promise((resolve) => waiting.set(id, resolve))
    },
    async close() {
      closing = true
      const running = child
      if (running === null) return
      const ended = untilGone(running)
      running.postMessage({ kind: 'close' } satisfies ToService)
      await ended
    },
  }
}

/** Resolves when a process has ended, or when it is no longer waited for. */
function untilGone(running: UtilityProcess): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      running.kill()
      setTimeout(resolve, dyingTime)
    }, closingTime)
    running.on('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
