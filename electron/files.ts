/** What the service process asks of the shell: dialogs for paths, showing saved files, printing the page. */
import { type BrowserWindow, type FileFilter, dialog, shell } from 'electron'
import { basename, extname } from 'node:path'
import { printPages } from './print-window.ts'
import type { Environment } from './screen.ts'
import type { ShellAnswer, ShellRequest } from './protocol.ts'

const kinds: Readonly<Record<string, string>> = {
  '.docx': 'Văn bản Word',
  '.xlsx': 'Bảng tính Excel',
  '.txt': 'Văn bản thuần',
  '.pdf': 'Tài liệu PDF',
}

const toImport: FileFilter[] = [
  {
    name: 'Thông báo (Word, PDF, Excel, văn bản thuần)',
    extensions: ['docx', 'doc', 'rtf', 'odt', 'pdf', 'xlsx', 'txt'],
  },
  { name: 'Mọi tệp', extensions: ['*'] },
]

/** Handles requests of the service process, with dialogs over the open window; without a window nothing is done. */
export function serveShell(
  findWindow: () => BrowserWindow | null,
  environment: Environment,
): (request: ShellRequest) => Promise<ShellAnswer> {
  // Only what this program saved is shown: the page cannot have any other file opened.
  const saved = new Set<string>()
  return async (request) => {
    const window = findWindow()
    if (window === null) return null
    switch (request.action) {
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
          defaultPath: basename(request.fileName),
          filters: filterFor(request.fileName),
        })
        if (canceled || filePath === '') return null
        saved.add(filePath)
        return filePath
      }
      case 'show':
        if (!saved.has(request.fileName)) return false
        if (request.how === 'program') return (await shell.openPath(request.fileName)) === ''
        shell.showItemInFolder(request.fileName)
        return true
      case 'makePdf':
        return printPages(environment, request.printed)
      case 'print':
        return new Promise((printed) =>
          window.webContents.print({ printBackground: true, copies: request.copies }, (success) => printed(success)),
        )
    }
  }
}

function filterFor(fileName: string): FileFilter[] {
  const extension = extname(fileName)
  return [{ name: kinds[extension] ?? 'Tệp', extensions: [extension.slice(1)] }]
}
