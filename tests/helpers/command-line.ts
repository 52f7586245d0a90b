/** The command line for tests: in a process of its own as others call it, or quickly in one process for many commands. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface CommandToRun {
  /** Counts the commands of a process. */
  readonly number: number
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

export interface CommandDone {
  readonly status: number | null
  readonly out: string
  readonly error: string
}

/** Runs a command as others do: a new process. */
export function runInNewProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): CommandDone {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/hosts/cli.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { status, out: stdout, error: stderr }
}

/** Runs commands one after the other in one process that starts with the first of them. */
export class CommandLine {
  #process: ChildProcess | undefined
  #count = 0

  /** Gives what a new process would have given. Rejects when the process ends instead of answering. */
  run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<CommandDone> {
    this.#process ??= fork(join(import.meta.dirname, 'command-line-process.ts'), { cwd: root, execArgv: [] })
    this.#count += 1
    const child = this.#process
    const command: CommandToRun = { number: this.#count, args, environment }
    return new Promise((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`The process of the commands ended with ${code}.`))
      child.once('exit', gone)
      child.once('message', (done: CommandDone) => {
        child.off('exit', gone)
        resolve(done)
      })
      child.send(command)
    })
  }

  end(): void {
    this.#process?.kill()
  }
}
