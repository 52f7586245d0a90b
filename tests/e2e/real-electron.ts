/**
 * The desktop app on Electron itself, for machines that have its program.
 * THIS DRIVER HAS NOT BEEN RUN: it was written where only Electron's types are at hand.
 */
import type * as ElectronModule from 'electron'
import { type ChildProcess, spawnSync } from 'node:child_process'
import { type ElectronApplication, _electron } from 'playwright-core'
import type { Note } from '../electron-standin/notes.ts'
import { type LaunchOptions, endProcess } from '../electron-standin/launch.ts'
import type { AppUnderTest } from './app-under-test.ts'

/** Begins a line of the app's standard output that is a note for the test. */
const noteMark = '@@note '
const patience = 10_000

interface Answers {
  readonly queues: Record<string, unknown[]>
}

/**
 * Runs in Electron's main process: puts the test's answers in the place of dialogs and printing.
 * It is sent as source text, so it uses no name from outside itself.
 */
function replaceDialogs({ app, dialog, shell, BrowserWindow }: typeof ElectronModule, mark: string): void {
  const queues: Answers['queues'] = {}
  const note = (kind: string, data: unknown) => process.stdout.write(`${mark}${JSON.stringify({ kind, data })}\n`)
  const take = async (method: string): Promise<unknown> => {
    for (let turn = 0; turn < 250; turn += 1) {
      const found = queues[method]?.shift()
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`no answer of the test to ${method}`)
  }
  Object.assign(globalThis, { answersOfTheTest: { queues } })
  for (const method of ['showOpenDialog', 'showSaveDialog', 'showMessageBox'] as const) {
    const ask = (...args: unknown[]) => {
      note('dialog', { method, options: args.at(-1) })
      return take(method)
    }
    Object.assign(dialog, { [method]: ask })
  }
  Object.assign(dialog, {
    showMessageBoxSync(...args: unknown[]) {
      note('dialog', { method: 'showMessageBoxSync', options: args.at(-1) })
      return (queues.showMessageBox?.shift() as { response: number } | undefined)?.response ?? 0
    },
    showErrorBox: (title: string, content: string) => note('errorBox', { title, content }),
  })
  Object.assign(shell, {
    openPath: (path: string) => Promise.resolve((note('openPath', { path }), '')),
    showItemInFolder: (path: string) => note('showItemInFolder', { path }),
    openExternal: (url: string) => Promise.resolve(note('openExternal', { url })),
  })
  const replacePrint = (contents: Electron.WebContents) =>
    Object.assign(contents, {
      print(options: unknown, callback?: (success: boolean, reason: string) => void) {
        note('print', { options })
        const success = queues.print?.shift() !== false
        setImmediate(() => callback?.(success, success ? '' : 'Print job canceled'))
      },
    })
  for (const window of BrowserWindow.getAllWindows()) replacePrint(window.webContents)
  app.on('web-contents-created', (_event, contents) => replacePrint(contents))
}

/** Starts the app on Electron's program. */
export async function launchElectron(
  program: string,
  { mainFile, userData, arguments: words = [], environment = {} }: LaunchOptions,
): Promise<AppUnderTest> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({
    executablePath: program,
    args: [
      mainFile,
      `--user-data-dir=${userData}`,
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      ...words,
    ],
    env: { ...Object.fromEntries(defined), ...environment },
    timeout: patience,
  })
  const child = app.process()
  const notes: Note[] = []
  let output = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    output += bytes.toString('utf8')
    const lines = output.split('\n')
    output = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith(noteMark)) notes.push(JSON.parse(line.slice(noteMark.length)) as Note)
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await app.evaluate(replaceDialogs, noteMark)
  return wrapElectron(app, child, exited, notes)
}

function wrapElectron(
  app: ElectronApplication,
  child: ChildProcess,
  exited: Promise<number | null>,
  notes: Note[],
): AppUnderTest {
  const answer = (method: string, result: unknown) =>
    app.evaluate(
      (_electronModule, given) => {
        const { queues } = (globalThis as unknown as { answersOfTheTest: Answers }).answersOfTheTest
        queues[given.method] = [...(queues[given.method] ?? []), given.result]
      },
      { method, result },
    )
  let doorPid: number | undefined
  const findDoor = async () => {
    doorPid = await app.evaluate(
      ({ app: electronApp }) =>
        electronApp
          .getAppMetrics()
          .find(({ type, serviceName }) => type === 'Utility' && serviceName === 'node.mojom.NodeService')?.pid,
    )
  }
  return {
    async window() {
      const page = await app.firstWindow({ timeout: patience })
      page.setDefaultTimeout(patience)
      page.on('dialog', () => {})
      await page.waitForLoadState()
      await findDoor()
      return page
    },
    pages: () => app.windows(),
    answerSave: (path) => answer('showSaveDialog', { canceled: path === null, filePath: path ?? '' }),
    answerOpen: (path) => answer('showOpenDialog', { canceled: path === null, filePaths: path === null ? [] : [path] }),
    answerMessage: (response) => answer('showMessageBox', { response, checkboxChecked: false }),
    answerPrint: (success) => answer('print', success),
    async menu(...labels) {
      await app.evaluate(({ Menu, BrowserWindow }, path) => {
        let items = Menu.getApplicationMenu()?.items ?? []
        let found: Electron.MenuItem | undefined
        for (const label of path) {
          found = items.find((item) => item.label === label)
          items = found?.submenu?.items ?? []
        }
        if (found === undefined) throw new Error(`no menu item ${path.join(' > ')}`)
        const clicked = found
        setImmediate(() => clicked.click(undefined, BrowserWindow.getAllWindows()[0], undefined))
      }, labels)
    },
    notes: () => [...notes],
    invokeFrom: (frame, channel, ...args) =>
      app.evaluate(
        async ({ BrowserWindow, ipcMain }, given) => {
          type Handler = (event: object, ...args: unknown[]) => unknown
          const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> }
          const sender = BrowserWindow.getAllWindows()[0]?.webContents
          const parent = given.frame.isTop ? null : sender?.mainFrame
          const senderFrame = { url: given.frame.url, origin: new URL(given.frame.url).origin, parent }
          return handlers.get(given.channel)?.(
            { sender, senderFrame, type: 'frame', processId: 2, frameId: 0 },
            ...given.args,
          )
        },
        { frame, channel, args },
      ),
    describe: () => `notes: ${notes.map((note) => JSON.stringify(note)).join('\n  ')}`,
    async close() {
      await app.evaluate(({ app: electronApp }) => setImmediate(() => electronApp.quit()))
      return exited
    },
    kill: () => {
      killTree(child)
      return exited
    },
    killDoorProcess: () => endProcess(doorPid),
  }
}

/** Electron's other processes end with its main process, but on Windows only if they are named as well. */
function killTree(child: ChildProcess): void {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
  else endProcess(child.pid)
}
