/** What the door asks of the shell: dialogs for paths, showing saved files, printing the page. */
import { type BrowserWindow, type FileFilter, dialog, shell } from 'electron'
import { basename, extname } from 'node:path'
import type { ShellDeed } from './protocol.ts'

const kinds: Readonly<Record<string, string>> = {
  '.docx': 'Văn bản Word',
  '.xlsx': 'Bảng tính Excel',
  '.txt': 'Văn bản thuần',
}

const toImport: FileFilter[] = [
  { name: 'Thông báo (Word, văn bản thuần)', extensions: ['docx', 'txt'] },
  { name: 'Mọi tệp', extensions: ['*'] },
]

/** Carries out what the door asks, over the window that is open; without one nothing is done. */
export function serveShell(
  findWindow: () => BrowserWindow | null,
): (deed: ShellDeed) => Promise<string | boolean | null> {
  // Only what this program saved is shown: the page cannot have any other file opened.
  const saved = new Set<string>()
  return async (deed) => {
    const window = findWindow()
    if (window === null) return null
    switch (deed.deed) {
      case 'chooseFile': {
        const { canceled, filePaths } = await dialog.showOpenDialog(window, {
          title: 'Chọn thông báo để nhập',
          properties: ['openFile'],
          filters: toImport,
        })
        return canceled ? null : (filePaths[0] ?? null)
      }
      case 'chooseTarget': {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          title: 'Lưu tệp xuất',
          defaultPath: basename(deed.fileName),
          filters: filterFor(deed.fileName),
        })
        if (canceled || filePath === '') return null
        saved.add(filePath)
        return filePath
      }
      case 'show':
        if (!saved.has(deed.fileName)) return false
        if (deed.how === 'program') return (await shell.openPath(deed.fileName)) === ''
        shell.showItemInFolder(deed.fileName)
        return true
      case 'print':
        return new Promise((printed) =>
          window.webContents.print({ printBackground: true }, (success) => printed(success)),
        )
    }
  }
}

function filterFor(fileName: string): FileFilter[] {
  const extension = extname(fileName)
  return [{ name: kinds[extension] ?? 'Tệp', extensions: [extension.slice(1)] }]
}
