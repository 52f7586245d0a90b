/**
 * The process of its own in which the store and the exports run: a long export never holds up the window, and
 * a crash here takes neither the window nor what is typed in it along. The session is here too: a crash signs out. Its
 * arguments are whether the store is this machine's own, and its folder.
 */
import { Refusal } from '../src/domain/errors.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalAppOnCall } from '../src/hosts/app-on-call.ts'
import { openSession } from '../src/services/sessions.ts'
import type { FromService, ShellAnswer, ShellRequest, ToService } from './protocol.ts'

const shell = process.parentPort
const directory = process.argv.at(-1) ?? ''
const isOwnStore = process.argv.at(-2) === 'own'
/** There is one window. */
const session = openSession()
const asked = new Map<number, (value: ShellAnswer) => void>()
let lastAsk = 0

function send(message: FromService): void {
  shell.postMessage(message)
}

function ask(request: ShellRequest): Promise<ShellAnswer> {
  lastAsk += 1
  const id = lastAsk
  send({ kind: 'ask', id, ask: request })
  return new Promise((answered) => asked.set(id, answered))
}

const askPath = async (request: ShellRequest) => {
  const value = await ask(request)
  return typeof value === 'string' ? value : null
}

const files = diskFiles(
  {
    openFrom: () => askPath({ action: 'chooseFile' }),
    saveTo: (fileName) => askPath({ action: 'chooseTarget', fileName }),
    show: async (fileName, how) => (await ask({ action: 'show', fileName, how })) === true,
    print: async (title, copies) => (await ask({ action: 'print', title, copies })) === true,
    makePdf: async (printed) => {
      const pdf = await ask({ action: 'makePdf', printed })
      if (pdf instanceof Uint8Array) return pdf
      throw new Refusal('pdf.failed', typeof pdf === 'string' ? pdf : '')
    },
  },
  directory,
)
const app = openLocalAppOnCall(
  directory,
  files,
  ({ id, call, error }) => {
    process.stderr.write(`${id} ${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  },
  { asksAtFirstStart: isOwnStore, backsUpDaily: true },
)

shell.on('message', ({ data }: { data: ToService }) => {
  switch (data.kind) {
    case 'call':
      void app.call(data.name, data.input, session).then((reply) => send({ kind: 'reply', id: data.id, reply }))
      return
    case 'answer':
      asked.get(data.id)?.(data.value)
      asked.delete(data.id)
      return
    case 'close':
      void app.close().finally(() => send({ kind: 'closed' }))
  }
})
