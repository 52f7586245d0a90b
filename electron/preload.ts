/** Gives the page one function, and nothing else of Electron. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Reply } from '../src/contract/wire.ts'

contextBridge.exposeInMainWorld('bridge', {
  call: (name: string, input: unknown): Promise<Reply<unknown>> => ipcRenderer.invoke('call', name, input),
})
