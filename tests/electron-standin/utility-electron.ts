/** What `electron` is in a utility process: nothing of the main process is there, and using it says so. */

function makeAbsent(name: string): object {
  return new Proxy(function absent() {}, {
    get(_target, key) {
      throw new Error(`electron stand-in: ${name}.${String(key)} is not there in a utility process`)
    },
    construct() {
      throw new Error(`electron stand-in: ${name} is not there in a utility process`)
    },
    apply() {
      throw new Error(`electron stand-in: ${name} is not there in a utility process`)
    },
  })
}

export const app = makeAbsent('app')
export const BrowserWindow = makeAbsent('BrowserWindow')
export const dialog = makeAbsent('dialog')
export const ipcMain = makeAbsent('ipcMain')
export const Menu = makeAbsent('Menu')
export const protocol = makeAbsent('protocol')
export const screen = makeAbsent('screen')
export const session = makeAbsent('session')
export const shell = makeAbsent('shell')
export const utilityProcess = makeAbsent('utilityProcess')
export default makeAbsent('electron')
