/**
 * The process of its own in which the store and the exports run: a long export never holds up the window, and
 * a crash here takes neither the window nor what is typed in it along. Its argument is the folder of the store.
 */
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalAppOnCall } from '../src/hosts/local-app.ts'
import type { FromDoor, ShellDeed, ToDoor } from './protocol.ts'

const shell = process.parentPort
const directory = process.argv.at(-1) ?? ''
const asked = new Map<number, (value: string | boolean | null) => void>()
let lastAsk = 0

function tell(message: FromDoor): void {
  shell.postMessage(message)
}

function ask(deed: ShellDeed): Promise<string | boolean | null> {
  lastAsk += 1
  const id = lastAsk
  tell({ kind: 'ask', id, ask: deed })
  return new Promise((answered) => asked.set(id, answered))
}

const askPath = async (deed: ShellDeed) => {
  const value = await ask(deed)
  return typeof value === 'string' ? value : null
}

const files = diskFiles(
  {
    openFrom: () => askPath({ deed: 'chooseFile' }),
    saveTo: (fileName) => askPath({ deed: 'chooseTarget', fileName }),
    show: async (fileName, how) => (await ask({ deed: 'show', fileName, how })) === true,
    print: async (title) => (await ask({ deed: 'print', title })) === true,
  },
  directory,
)
const app = openLocalAppOnCall(directory, files, ({ id, call, error }) => {
  process.stderr.write(`${id} ${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
})

shell.on('message', ({ data }: { data: ToDoor }) => {
  switch (data.kind) {
    case 'call':
      void app.call(data.name, data.input, data.actor).then((reply) => tell({ kind: 'reply', id: data.id, reply }))
      return
    case 'answer':
      asked.get(data.id)?.(data.value)
      asked.delete(data.id)
      return
    case 'close':
      void app.close().finally(() => tell({ kind: 'closed' }))
  }
})
