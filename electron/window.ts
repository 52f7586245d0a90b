/** The window and its security rules: sandboxed, nowhere to go, nothing permitted, no network. */
import { BrowserWindow, type Session, type WebContents, type WebPreferences, dialog } from 'electron'
import { join } from 'node:path'
import { type Environment, isOwnAddress } from './screen.ts'
import { type WindowPlace, keepPlace } from './window-place.ts'

/** Copying text, after a click of the user's, is all the screen may ask for. */
const permitted = 'clipboard-sanitized-write'

/** Refuses every other permission, every download and every request that is not for the screen's own files. */
export function guardSession(session: Session, environment: Environment): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === permitted))
  session.setPermissionCheckHandler((_contents, permission) => permission === permitted)
  session.setDevicePermissionHandler(() => false)
  // Chromium would fetch dictionaries.
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !isOwnAddress(url, environment) && !/^(?:data|blob|devtools):/.test(url) }),
  )
}

/** What a page of the screen may do, in whichever window it is shown. */
export function preferencesOf({ developing }: Environment): WebPreferences {
  return {
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: developing,
  }
}

/** The page goes nowhere and opens nothing. */
export function guardContents(webContents: WebContents, environment: Environment): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url, environment)) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Opens the window on the screen. */
export function openWindow(environment: Environment, place: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Kết Luận',
    backgroundColor: '#f4f5f7',
    autoHideMenuBar: true,
    webPreferences: preferencesOf(environment),
  })
  if (place.maximized) window.maximize()
  keepPlace(window)
  const { webContents } = window
  window.once('ready-to-show', () => window.show())
  guardContents(webContents, environment)
  webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Còn thay đổi chưa lưu.',
      detail: 'Đóng cửa sổ thì phần chưa lưu được giữ lại; lần mở sau chương trình hỏi mở lại hay bỏ.',
      buttons: ['Ở lại để lưu', 'Đóng'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (choice === 1) event.preventDefault()
  })
  webContents.on('render-process-gone', () => webContents.reload())
  void window.loadURL(environment.address)
  return window
}
