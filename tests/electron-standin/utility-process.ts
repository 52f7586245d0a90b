/** Electron's utilityProcess: a Node process of its own, with a line to this one. */
import { type ChildProcess, fork } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import type { ForkOptions } from 'electron'
import { isBrowserThere } from './browser.ts'
import { note } from './notes.ts'
import { StrictEmitter, missing, strictObject } from './strict.ts'

const knownOptions = ['env', 'execArgv', 'cwd', 'stdio', 'serviceName']
const register = new URL('utility-register.ts', import.meta.url).href
const running = new Set<UtilityProcess>()

function readStdio(
  stdio: ForkOptions['stdio'] = 'inherit',
): ['ignore', 'pipe' | 'ignore' | 'inherit', 'pipe' | 'ignore' | 'inherit', 'ipc'] {
  const [input, output, errors] = typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio
  if (input !== 'ignore') throw new TypeError('stdin value must be ignore')
  const check = (value: string | undefined) =>
    value === 'pipe' || value === 'ignore' || value === 'inherit' ? value : missing(`utilityProcess stdio '${value}'`)
  return ['ignore', check(output), check(errors), 'ipc']
}

class UtilityProcess extends StrictEmitter {
  readonly #child: ChildProcess
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  #hasSpawned = false
  #hasEnded = false

  constructor(
    modulePath: string,
    args: readonly string[],
    { env, execArgv = [], cwd, stdio, serviceName = 'Node Utility Process' }: ForkOptions,
  ) {
    super('utilityProcess', ['spawn', 'exit', 'message', 'error'])
    this.#child = fork(modulePath, args, {
      execArgv: [...execArgv, '--import', register],
      serialization: 'advanced',
      stdio: readStdio(stdio),
      env: { ...(env ?? process.env) },
      ...(cwd === undefined ? {} : { cwd }),
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    running.add(this)
    const { pid = 0 } = this.#child
    this.#child.once('spawn', () => {
      this.#hasSpawned = true
      note('utilityProcess', { pid, serviceName, modulePath })
      this.emit('spawn')
    })
    this.#child.on('message', ({ value }: { readonly value: unknown }) => this.emit('message', value))
    // 'close' comes after the last message and the last line; 'exit' may overtake them.
    this.#child.once('close', (code, signal) => this.#end(code ?? (signal === null ? 0 : constants.signals[signal])))
    this.#child.once('error', () => this.#end(1))
  }

  #end(code: number): void {
    if (this.#hasEnded) return
    note('utilityExit', { pid: this.#child.pid ?? 0, code })
    this.#hasEnded = true
    running.delete(this)
    this.emit('exit', code)
  }

  get pid(): number | undefined {
    return this.#hasSpawned && !this.#hasEnded ? this.#child.pid : undefined
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) missing('utilityProcess.postMessage with ports')
    // The structured clone makes plain objects and plain bytes of everything, as Electron's does.
    if (!this.#hasEnded) this.#child.send({ value: structuredClone(message) })
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export type { UtilityProcess }

export const utilityProcess = strictObject('utilityProcess', {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!isBrowserThere()) throw new Error('utilityProcess cannot be created before app is ready.')
    for (const name of Object.keys(options))
      if (!knownOptions.includes(name)) missing(`the utilityProcess option ${name}`)
    return new UtilityProcess(modulePath, args, options)
  },
})

/** With the app its processes end. */
export function endUtilityProcesses(): void {
  for (const child of running) child.kill()
}
