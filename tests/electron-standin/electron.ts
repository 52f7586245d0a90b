/**
 * Stand-in for Electron's main-process module, for tests only: the app's own bundles run unchanged on Node, and its
 * windows are pages of a headless Chromium. What it lacks throws, and is named when it does.
 */
import { protocol } from './addresses.ts'
import { app } from './app.ts'
import { dialog, shell } from './dialogs.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { nativeTheme, screen } from './screen.ts'
import { session } from './session.ts'
import { strictObject } from './strict.ts'
import { utilityProcess } from './utility-process.ts'
import { BrowserWindow } from './window.ts'

export { BrowserWindow, Menu, app, dialog, ipcMain, nativeTheme, protocol, screen, session, shell, utilityProcess }

export default strictObject('electron', {
  BrowserWindow,
  Menu,
  app,
  dialog,
  ipcMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
})
