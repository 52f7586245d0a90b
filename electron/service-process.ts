/** Starts, calls and closes the service process (service-main.ts), and restarts it when it dies. */
import { utilityProcess, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import type { CallError, Reply } from '../src/contract/wire.ts'
import type { Actor } from '../src/domain/office/roles.ts'
import { refusalTexts } from '../src/domain/errors.ts'
import { appendToLog } from '../src/hosts/bounded-log.ts'
import type { FromService, ShellRequest, ToService } from './protocol.ts'

export interface ServiceProcessOptions {
  /** Folder of the store. */
  readonly directory: string
  /** Where defects are written. */
  readonly logFile: string
  /** Does what only the shell can do. */
  readonly handleRequest: (request: ShellRequest) => Promise<string | boolean | null>
  /** Called when the process died; calls in progress have been refused by then. */
  readonly onCrash: () => void
}

export interface ServiceProcess {
  readonly call: (name: string, input: unknown, actor: Actor) => Promise<Reply<unknown>>
  /** Lets the store close its files; resolves when the process is gone, at most five seconds later. */
  readonly close: () => Promise<void>
}

const stopped: CallError = { code: 'program.restarted', message: refusalTexts['program.restarted'], details: {} }
const closingTime = 5000

/** Starts the service process. A dead one is replaced when the next call comes. */
export function startServiceProcess({
  directory,
  logFile,
  handleRequest,
  onCrash,
}: ServiceProcessOptions): ServiceProcess {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  let lastCall = 0
  let closing = false
  let child: UtilityProcess | null = start()

  function start(): UtilityProcess {
    const started = utilityProcess.fork(join(import.meta.dirname, 'service-main.js'), [directory], {
      serviceName: 'Kết Luận: kho dữ liệu',
      stdio: 'pipe',
    })
    started.stderr?.on('data', (text: Buffer) => void appendToLog(logFile, text.toString('utf8')))
    started.on('message', (message: FromService) => receive(started, message))
    started.on('exit', () => {
      child = null
      if (closing) return
      for (const settle of waiting.values()) settle({ ok: false, error: stopped })
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
        .catch(() => null)
        .then((value) => from.postMessage({ kind: 'answer', id: message.id, value } satisfies ToService))
    }
    if (message.kind === 'closed') from.kill()
  }

  return {
    call(name, input, actor) {
      child ??= start()
      lastCall += 1
      const id = lastCall
      child.postMessage({ kind: 'call', id, name, input, actor } satisfies ToService)
      return new Promise((settle) => waiting.set(id, settle))
    },
    async close() {
      closing = true
      const running = child
      if (running === null) return
      const gone = new Promise<void>((exited) => running.on('exit', () => exited()))
      running.postMessage({ kind: 'close' } satisfies ToService)
      const timer = setTimeout(() => running.kill(), closingTime)
      await gone
      clearTimeout(timer)
    },
  }
}
