/**
 * The process behind command-line.ts. Each message is a command: the program's file is run anew with its words, while
 * the modules below it stay loaded, which is what takes most of the time of a command in a process of its own.
 */
import type { CommandDone, CommandToRun } from './command-line.ts'

/** Takes the place of a stream's `write` and gives back what was written meanwhile. */
function collect(stream: NodeJS.WriteStream): () => string {
  const write = stream.write.bind(stream)
  let text = ''
  stream.write = (chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    return true
  }
  return () => {
    stream.write = write
    return text
  }
}

async function answer({ number, args, environment }: CommandToRun): Promise<void> {
  process.argv = [process.execPath, 'src/hosts/cli.ts', ...args]
  Object.assign(process.env, environment)
  process.exitCode = 0
  const [takeOut, takeError] = [collect(process.stdout), collect(process.stderr)]
  try {
    await import(`../../src/hosts/cli.ts?run=${number}`)
  } finally {
    // The program's own listener, one more with each run.
    process.stdout.removeAllListeners('error')
  }
  const done: CommandDone = { status: process.exitCode, out: takeOut(), error: takeError() }
  process.exitCode = 0
  process.send?.(done)
}

process.on('message', (command: CommandToRun) => {
  void answer(command)
})
