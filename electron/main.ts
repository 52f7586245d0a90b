/** The desktop shell: one instance, one window on the screen, one channel to the service process. */
import { type BrowserWindow, app, dialog, ipcMain, session } from 'electron'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { userStoreDirectory } from '../src/hosts/machine-user.ts'
import { startServiceProcess } from './service-process.ts'
import { serveShell } from './files.ts'
import { setMenu } from './menu.ts'
import { isOwnAddress, readEnvironment, registerScreenScheme, serveScreen } from './screen.ts'
import { guardSession, openWindow } from './window.ts'
import { readPlace } from './window-place.ts'

const { store, handover } = readArguments(process.argv.slice(1))
// One program for one store: its lock, its log and the place of its window lie in a folder of the store's own. So a
// second start with another --store opens that one, and one with the same store comes to the window that is there.
if (store !== userStoreDirectory())
  app.setPath(
    'userData',
    join(app.getPath('userData'), `kho-${createHash('sha256').update(store).digest('hex').slice(0, 16)}`),
  )

registerScreenScheme()
if (app.requestSingleInstanceLock()) void start()
else app.quit()

/** What the program was started with: a store of its own, a handover package that was double-clicked. */
function readArguments(words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { store: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  return {
    store: typeof values.store === 'string' && values.store !== '' ? resolve(values.store) : userStoreDirectory(),
    handover: positionals.find((word) => word.endsWith('.ketluan')),
  }
}

async function start(): Promise<void> {
  await app.whenReady()
  app.setAppUserModelId('vn.ketluan.desktop')
  const environment = readEnvironment(app.isPackaged)
  guardSession(session.defaultSession, environment)
  serveScreen(join(import.meta.dirname, '../renderer'))
  setMenu(environment.developing)

  let window: BrowserWindow | null = null
  const service = startServiceProcess({
    directory: store,
    isOwnStore: store === userStoreDirectory(),
    logFile: join(app.getPath('userData'), 'defects.log'),
    handleRequest: serveShell(() => window, environment),
    onCrash: () =>
      showMessage(
        'Phần xử lý dữ liệu đã dừng đột ngột và được khởi động lại.',
        'Dữ liệu đã lưu không bị ảnh hưởng. Việc đang làm dở thì hãy làm lại.',
      ),
  })
  ipcMain.handle('call', ({ senderFrame }, name: unknown, input: unknown) => {
    // Only the screen itself asks: no frame inside it, no page of another origin.
    if (senderFrame === null || senderFrame.parent !== null || !isOwnAddress(senderFrame.url, environment))
      throw new Error('This page may not call.')
    return service.call(String(name), input)
  })

  function showMessage(message: string, detail: string): void {
    if (window !== null)
      void dialog.showMessageBox(window, { type: 'info', message, detail, buttons: ['Đã hiểu'], noLink: true })
  }
  function showHandover(path: string | undefined): void {
    if (path !== undefined) showMessage('Phiên bản này chưa mở được gói bàn giao.', path)
  }

  window = openWindow(environment, readPlace())
  window.on('closed', () => {
    window = null
  })
  window.once('show', () => showHandover(handover))
  app.on('second-instance', (_event, words) => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
    showHandover(readArguments(words.slice(1)).handover)
  })
  app.on('window-all-closed', () => app.quit())
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void service.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
