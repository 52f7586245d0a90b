/** Type check only: every name the stand-in offers is a name that Electron's own types have. */
import type * as Real from 'electron'
import type { protocol } from './addresses.ts'
import type { app } from './app.ts'
import type { dialog, shell } from './dialogs.ts'
import type { FrameMain } from './frames.ts'
import type { InvokeEvent, ipcMain } from './ipc-main.ts'
import type { Menu, MenuItem } from './menu.ts'
import type { nativeTheme, primaryDisplay, screen } from './screen.ts'
import type { defaultSession } from './session.ts'
import type { UtilityProcess, utilityProcess } from './utility-process.ts'
import type { WebContents } from './web-contents.ts'
import type { BrowserWindow } from './window.ts'

type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs | symbol>
type None<Names extends never> = Names

/** Does not compile when the stand-in offers a name that Electron lacks. */
export type Surface = [
  None<Unknown<typeof app, Real.App>>,
  None<Unknown<typeof app.commandLine, Real.CommandLine>>,
  None<Unknown<BrowserWindow, Real.BrowserWindow>>,
  None<Unknown<typeof BrowserWindow, typeof Real.BrowserWindow>>,
  None<Unknown<WebContents, Real.WebContents>>,
  None<Unknown<FrameMain, Real.WebFrameMain>>,
  None<Unknown<typeof defaultSession, Real.Session>>,
  None<Unknown<typeof defaultSession.webRequest, Real.WebRequest>>,
  None<Unknown<typeof protocol, Real.Protocol>>,
  None<Unknown<typeof ipcMain, Real.IpcMain>>,
  None<Unknown<InvokeEvent, Real.IpcMainInvokeEvent>>,
  None<Unknown<typeof dialog, Real.Dialog>>,
  None<Unknown<typeof shell, Real.Shell>>,
  None<Unknown<Menu, Real.Menu>>,
  None<Unknown<MenuItem, Real.MenuItem>>,
  None<Unknown<typeof screen, Real.Screen>>,
  None<Unknown<typeof primaryDisplay, Real.Display>>,
  None<Unknown<typeof nativeTheme, Real.NativeTheme>>,
  None<Unknown<typeof utilityProcess, typeof Real.utilityProcess>>,
  None<Unknown<UtilityProcess, Real.UtilityProcess>>,
]
